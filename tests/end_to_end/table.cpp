#include "table.h"

#include <signal.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <thread>

#include "rig_or_skip.h"

namespace end_to_end {
namespace {

using namespace std::chrono_literals;

bool inside(const std::vector<Px>& polygon, Px at) {
  bool in = false;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const Px a = polygon[i], b = polygon[j];
    if ((a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x) in = !in;
  }
  return in;
}

Px along(const std::vector<Px>& path, double share) {
  const double place = share * static_cast<double>(path.size() - 1);
  const std::size_t i = std::min(static_cast<std::size_t>(place), path.size() - 2);
  const double t = place - static_cast<double>(i);
  return {path[i].x + (path[i + 1].x - path[i].x) * t, path[i].y + (path[i + 1].y - path[i].y) * t};
}

}  // namespace

void pause(std::chrono::milliseconds time) { std::this_thread::sleep_for(time); }

std::optional<Px> reachable_place(const std::vector<Target>& bottom_up, const std::string& kind, const std::string& id) {
  const auto wanted = std::find_if(bottom_up.begin(), bottom_up.end(), [&](const Target& target) { return target.kind == kind && target.id == id; });
  if (wanted == bottom_up.end()) return std::nullopt;
  const Px middle = wanted->center();
  for (const double share : {0.0, 0.35, 0.7}) {
    for (const Px corner : wanted->polygon) {
      const Px at{middle.x + (corner.x - middle.x) * share, middle.y + (corner.y - middle.y) * share};
      if (std::none_of(wanted + 1, bottom_up.end(), [&](const Target& above) { return inside(above.polygon, at); })) return at;
    }
  }
  return std::nullopt;
}

std::unique_ptr<Table> Table::with_sample(int notes, std::vector<std::string> of_sample) {
  std::unique_ptr<Table> table(new Table);
  table->rig_ = support::rig_or_skip({1920, 1080});
  if (!table->rig_) return nullptr;
  const std::string data = table->data();
  std::vector<std::string> make{"sample", "--notes", std::to_string(notes), "--data", data};
  make.insert(make.end(), of_sample.begin(), of_sample.end());
  const auto made = support::run_tablee(TABLEE_BINARY, make, 60s);
  INFO(made.output);
  REQUIRE(made.status == 0);
  const auto listed = support::run_tablee(TABLEE_BINARY, {"list", "--json", "--data", data}, 60s);
  INFO(listed.output);
  REQUIRE(listed.status == 0);
  table->workshop_ = nlohmann::json::parse(listed.output).at("workshops").at(0).at("id");
  table->arguments_ = {"--data", data, "--workshop", table->workshop_, "--mode", "table", "--lang", "fr"};
  table->open_kiosk();
  return table;
}

std::unique_ptr<Table> Table::at_home() {
  std::unique_ptr<Table> table(new Table);
  table->rig_ = support::rig_or_skip({1920, 1080});
  if (!table->rig_) return nullptr;
  table->arguments_ = {"--data", table->data(), "--mode", "table", "--lang", "fr", "--diagonal", "86"};
  table->open_kiosk();
  return table;
}

void Table::open_kiosk() {
  kiosk_.reset();
  std::string why_not;
  kiosk_ = support::KioskProcess::start(TABLEE_BINARY, arguments_, rig_->display(), why_not);
  INFO(why_not);
  REQUIRE(kiosk_);
  REQUIRE(kiosk_->settled(20'000));
  mm_per_px_ = kiosk_->mm_per_px();
}

std::vector<nlohmann::json> Table::notes() {
  const nlohmann::json board = kiosk_->board();
  return board.at("notes").get<std::vector<nlohmann::json>>();
}

nlohmann::json Table::note(const std::string& id) {
  for (nlohmann::json& one : notes())
    if (one.at("id") == id) return one;
  FAIL("no note " << id << " on the board");
  return {};
}

nlohmann::json Table::catch_up() {
  rig_->sync();
  return kiosk_->stats();
}

void Table::in_one_scan(const std::function<void()>& act) {
  kiosk_->child().signal(SIGSTOP);
  act();
  rig_->sync();
  kiosk_->child().signal(SIGCONT);
  catch_up();
}

void Table::press_and_move(const std::vector<Stroke>& strokes, int frames) {
  for (const Stroke& stroke : strokes) rig_->down(stroke.contact, stroke.path.front());
  rig_->sync();
  for (int frame = 1; frame <= frames; ++frame) {
    pause(16ms);
    for (const Stroke& stroke : strokes) rig_->move(stroke.contact, along(stroke.path, static_cast<double>(frame) / frames));
    rig_->sync();
  }
  catch_up();
}

void Table::rest_and_lift(const std::vector<Stroke>& strokes) {
  pause(150ms);
  for (const Stroke& stroke : strokes) rig_->up(stroke.contact);
  rig_->sync();
  REQUIRE(kiosk_->settled(20'000));
}

void Table::tap(Px at, int contact) {
  rig_->down(contact, at).sync();
  pause(40ms);
  rig_->up(contact).sync();
}

Px Table::find(const std::string& kind, const std::string& label_or_id) {
  for (int attempt = 0; attempt < 100; ++attempt) {
    for (const Target& target : kiosk_->targets(kind))
      if (target.enabled && (target.label == label_or_id || target.id == label_or_id)) return target.center();
    pause(50ms);
  }
  FAIL("nothing of kind " << kind << " that is or says " << label_or_id);
  return {};
}

std::optional<Px> Table::button(const std::string& action) {
  const auto targets = kiosk_->targets("button");
  const auto found = std::find_if(targets.begin(), targets.end(), [&](const Target& target) { return target.id.starts_with("button:" + action + ":"); });
  return found == targets.end() ? std::nullopt : std::optional<Px>(found->center());
}

}  // namespace end_to_end
