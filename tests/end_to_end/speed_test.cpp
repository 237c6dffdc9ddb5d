// How soon a touch is on the glass, and what a frame costs the whole process, rasteriser included. Figures are printed and
// never asserted: they are this machine's. Run with "[speed]" for all sizes.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "rig_or_skip.h"
#include "table.h"

using namespace end_to_end;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

double ms_since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

// CPU of all threads of a process so far, rasteriser's too.
double cpu_ms(int pid) {
  double ns = 0;
  for (const auto& task : std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/task")) {
    std::ifstream in(task.path() / "schedstat");
    double on_cpu = 0;
    in >> on_cpu;
    ns += on_cpu;
  }
  return ns * 1e-6;
}

double pss_mb(int pid) {
  std::ifstream in("/proc/" + std::to_string(pid) + "/smaps_rollup");
  for (std::string word; in >> word;) {
    double kb = 0;
    if (word == "Pss:" && in >> kb) return kb / 1024;
  }
  return 0;
}

double share(std::vector<double> values, double at) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, static_cast<std::size_t>(at * static_cast<double>(values.size())))];
}

// Notes that a contact can reach, apart from each other, from the front.
struct Grip {
  std::string id;
  Px at;
};
std::vector<Grip> grips(Table& table, std::size_t wanted) {
  const auto targets = table.kiosk().targets();
  std::vector<Grip> found;
  for (auto it = targets.rbegin(); it != targets.rend() && found.size() < wanted; ++it) {
    if (it->kind != "note") continue;
    if (const auto at = reachable_place(targets, "note", it->id);
        at && std::none_of(found.begin(), found.end(), [&](const Grip& g) { return std::hypot(g.at.x - at->x, g.at.y - at->y) < 125; }))
      found.push_back({it->id, *at});
  }
  return found;
}

// Contacts drag a note each for `frames` scans at the pace of a screen; what a drawn frame cost on the average.
void drag(Table& table, const std::string& what, std::size_t contacts, int frames) {
  const std::vector<Grip> held = grips(table, contacts);
  REQUIRE_FALSE(held.empty());
  const int pid = static_cast<int>(table.kiosk().child().pid());
  for (std::size_t i = 0; i < held.size(); ++i) {
    table.rig().down(static_cast<int>(i), held[i].at).sync();
    if (i % 3 == 2) pause(60ms);  // a hand, not a palm
  }
  const auto place = [&](std::size_t i, int frame) {
    return Px{held[i].at.x + 40 * std::sin(frame * 0.09 + static_cast<double>(i)), held[i].at.y + 30 * std::sin(frame * 0.13)};
  };
  double cpu = 0;
  long drawn = 0;
  Clock::time_point start;
  for (int frame = 0; frame < frames + 30; ++frame) {
    if (frame == 30) {  // lifted by now
      drawn = table.catch_up().at("frames");
      cpu = cpu_ms(pid);
      start = Clock::now();
    }
    for (std::size_t i = 0; i < held.size(); ++i) table.rig().move(static_cast<int>(i), place(i, frame));
    table.rig().sync();
    pause(16ms);
  }
  const nlohmann::json stats = table.catch_up();
  const double seconds = ms_since(start) / 1000;
  const long frames_drawn = stats.at("frames").get<long>() - drawn;
  std::cout << what << ": " << held.size() << " contacts, " << frames_drawn << " frames, " << (cpu_ms(pid) - cpu) / static_cast<double>(frames_drawn)
            << " ms CPU a frame, " << static_cast<double>(frames_drawn) / seconds << " frames/s, " << stats.at("draw_calls") << " draw calls, "
            << stats.at("allocations") << " allocations, stages p50 "
            << stats.at("cpu_ms").at("input").at("p50").get<double>() + stats.at("cpu_ms").at("gestures").at("p50").get<double>() +
                   stats.at("cpu_ms").at("hands").at("p50").get<double>() + stats.at("cpu_ms").at("panels").at("p50").get<double>() +
                   stats.at("cpu_ms").at("journal").at("p50").get<double>() + stats.at("cpu_ms").at("scene").at("p50").get<double>()
            << " ms + draw " << stats.at("cpu_ms").at("draw").at("p50") << " ms, PSS " << pss_mb(pid) << " MB\n";
  for (std::size_t i = 0; i < held.size(); ++i) table.rig().up(static_cast<int>(i));
  table.rig().sync();
  REQUIRE(table.kiosk().settled(20'000));
}

// Single moves, each after a rest: from the panel's scan to a frame that shows it.
void lone_moves(Table& table, const std::string& what, int moves) {
  const Grip held = grips(table, 1).at(0);
  table.rig().down(0, held.at).sync();
  pause(100ms);
  table.rig().move(0, {held.at.x + 12, held.at.y}).sync();
  pause(100ms);
  std::vector<double> took;
  const auto middle = [&] {
    for (const Target& target : table.kiosk().targets("note"))
      if (target.id == held.id) return target.center();
    FAIL("the note is gone");
    return Px{};
  };
  const Px before = middle();
  for (int i = 0; i < moves; ++i) {
    const long drawn = table.kiosk().stats().at("frames");
    pause(60ms);
    const double x = held.at.x + 12 + (i % 2 ? 0 : 10);
    const auto sent = Clock::now();
    table.rig().move(0, {x, held.at.y}).sync();
    pause(40ms);  // a question is an event too: asked later, it holds nothing up
    const nlohmann::json stats = table.kiosk().stats();
    REQUIRE(stats.at("frames").get<long>() > drawn);
    took.push_back(stats.at("presented_us").get<double>() / 1000 - std::chrono::duration<double, std::milli>(sent.time_since_epoch()).count());
    if (i % 10 == 0) {  // the frame that was drawn is the one that shows it
      const Px now = middle();
      CHECK(now.x - before.x == Approx(x - held.at.x - 12).margin(1.5));
    }
  }
  std::cout << what << ": a lone move is drawn after " << share(took, 0.5) << " ms (median), " << share(took, 0.1) << " to " << share(took, 0.9) << ", at most "
            << share(took, 1) << "\n";
  table.rig().up(0).sync();
  REQUIRE(table.kiosk().settled(20'000));
}

}  // namespace

TEST_CASE("a lone move of a real contact is on the glass in the frame that reads it") {
  const auto table = Table::with_sample(1000);
  if (!table) return;
  lone_moves(*table, "1000 notes", 60);
  drag(*table, "1000 notes, one dragged", 1, 120);
}

TEST_CASE("what lies still costs nothing", "[.speed]") {
  for (const int notes : {1'000, 10'000, 20'000}) {
    const auto table = Table::with_sample(notes);
    if (!table) return;
    const std::string what = std::to_string(notes) + " notes";
    lone_moves(*table, what, 60);
    drag(*table, what + ", one dragged", 1, 240);
    if (notes <= 10'000) drag(*table, what + ", sixty dragged", 60, 240);
  }
}
