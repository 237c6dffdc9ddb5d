#include "app/bench.h"

#include <fmt/core.h>
#include <sys/utsname.h>
#include <unistd.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/allocations.h"
#include "app/commands.h"
#include "app/offscreen.h"
#include "base/random.h"
#include "contact/simulated.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::int64_t frame_us = 16'667;

struct Series {
  std::vector<double> values;
  double at(double share) const {
    if (values.empty()) return 0;
    auto sorted = values;
    std::sort(sorted.begin(), sorted.end());
    return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(share * static_cast<double>(sorted.size())))];
  }
  double median() const { return at(0.5); }
};

std::string machine() {
  std::ifstream cpu("/proc/cpuinfo");
  std::string line, model = "unknown CPU";
  while (std::getline(cpu, line)) if (line.rfind("model name", 0) == 0) { model = line.substr(line.find(':') + 2); break; }
  return model + ", " + std::to_string(std::thread::hardware_concurrency()) + " cores";
}

// A folder of our own, gone at the end.
struct Workplace {
  fs::path path;
  Workplace() {
    std::string name = (fs::temp_directory_path() / "tablee-bench-XXXXXX").string();
    path = mkdtemp(name.data());
  }
  ~Workplace() {
    std::error_code error;
    fs::remove_all(path, error);
  }
};

struct Table {
  base::ManualClock clock{1'781'514'000'000};
  std::unique_ptr<Kiosk> kiosk;
  contact::Simulated* hands = nullptr;

  static base::Result<std::unique_ptr<Table>> lay(KioskOptions options, const fs::path& data, int notes, int elsewhere) {
    options.data = data;
    options.glass = {1920, 1080, 86 * 25.4 / std::hypot(1920, 1080)};
    auto workshop = make_sample(options, notes, elsewhere);
    if (!workshop) return workshop.error();
    auto table = std::make_unique<Table>();
    auto kiosk = Kiosk::open(options, table->clock);
    if (!kiosk) return kiosk.error();
    table->kiosk = std::move(*kiosk);
    auto device = std::make_unique<contact::Simulated>(options.glass);
    table->hands = device.get();
    if (auto added = table->kiosk->devices().add(std::move(device)); !added) return added.error();
    if (auto opened = table->kiosk->open_workshop(*workshop); !opened) return opened.error();
    for (int i = 0; i < 5; ++i) table->step();
    return table;
  }
  bool step() {
    clock.advance_us(frame_us);
    return kiosk->frame();
  }
};

struct DragResult { Series cpu_ms, allocations; bool same_frame = true; std::size_t instances = 0, dragged = 0; };

// 60 contacts drag 60 notes; nothing is drawn, so what is timed is the program's own work of a frame.
DragResult drag(Table& table, int contacts, int frames) {
  DragResult out;
  Kiosk& kiosk = *table.kiosk;
  base::Random random(3);
  std::vector<base::Vec> at, grip;
  std::vector<base::Box> taken;
  std::vector<base::Id> notes;
  const auto& order = kiosk.scene().notes_in_order();
  for (auto it = order.rbegin(); it != order.rend() && notes.size() < static_cast<std::size_t>(contacts); ++it) {
    const auto place = kiosk.scene().seen(kiosk.store()->board(), kiosk.preview(), *it, table.clock.now_us());
    if (!place) continue;
    // Notes that do not lie over one another, each by whatever shows of it: two contacts on one note would be one hand.
    const base::Box here = base::Box::around(place->at, {131, 131});
    if (std::any_of(taken.begin(), taken.end(), [&](const base::Box& other) { return other.overlaps(here); })) continue;
    const double reach = (place->width_mm > 0 ? place->width_mm : kiosk.plan_of_now().note_width) * 0.42;
    for (int k = 0; k < 25; ++k) {
      const base::Vec point = place->at + base::Vec{(k % 5 - 2) * reach / 2, (k / 5 - 2) * reach / 2};
      const scene::Area* area = kiosk.scene().hit(point);
      if (!area || area->target.kind != scene::TargetKind::note || base::Id{area->target.id} != *it) continue;
      notes.push_back(*it);
      at.push_back(point);
      grip.push_back(point - place->at);
      taken.push_back(here);
      break;
    }
  }
  for (std::size_t i = 0; i < notes.size(); ++i) {
    table.hands->begin(static_cast<std::int64_t>(i), at[i]);
    if (i % 4 == 3) table.step();  // a scan at a time, so that no five are taken for a palm
    if (i % 4 == 3) for (int k = 0; k < 4; ++k) table.step();
  }
  const base::Vec middle = kiosk.scene().glass().size_mm * 0.5;
  for (int f = 0; f < frames; ++f) {
    for (std::size_t i = 0; i < notes.size(); ++i) {
      const base::Vec towards = (middle - at[i]) * 0.004;
      at[i] += towards + base::Vec{random.between(-3, 3), random.between(-3, 3)};
      table.hands->move(static_cast<std::int64_t>(i), at[i]);
    }
    table.clock.advance_us(frame_us);
    const auto allocated = allocations_so_far();
    const double before = StageTimes::cpu_us();
    kiosk.frame();
    const double spent = (StageTimes::cpu_us() - before) * 1e-3;
    if (f < 20) continue;  // lifts, first faces
    out.cpu_ms.values.push_back(spent);
    out.allocations.values.push_back(static_cast<double>(allocations_so_far() - allocated));
    // What was read in this frame is what this frame shows.
    for (std::size_t i = 0; i < notes.size(); i += 7) {
      bool found = false;
      for (const scene::Held& held : kiosk.preview().held) found |= held.record == notes[i] && base::distance(held.place.at, kiosk.plan_of_now().keep_on_glass(at[i] - grip[i], held.place.width_mm)) < 0.01;
      out.same_frame &= found;
    }
  }
  out.dragged = kiosk.preview().held.size();
  const scene::DrawList whole = kiosk.draw_list();
  for (const auto& layer : whole.layers) out.instances += layer.instances.size();
  for (std::size_t i = 0; i < notes.size(); ++i) table.hands->end(static_cast<std::int64_t>(i));
  for (int i = 0; i < 120; ++i) table.step();
  return out;
}

double rounded(double value) { return std::round(value * 1000) / 1000; }

}  // namespace

int bench(const KioskOptions& options, bool json, bool save) {
  Workplace place;
  Json result;
  result["machine"] = machine();

  double median_1000 = 0;
  for (const auto& [label, notes, elsewhere] : {std::tuple{"1000", 1000, 0}, std::tuple{"10000_of_which_1000_visible", 1000, 9000}}) {
    auto table = Table::lay(options, place.path / label, notes, elsewhere);
    if (!table) return tell_error(options, table.error());
    const DragResult d = drag(**table, 60, 400);
    Json& r = result["drag_60_contacts"][label];
    r["cpu_ms_median"] = rounded(d.cpu_ms.median());
    r["cpu_ms_p99"] = rounded(d.cpu_ms.at(0.99));
    r["allocations_median"] = d.allocations.median();
    r["instances"] = d.instances;
    r["notes_in_the_air"] = d.dragged;
    r["shown_in_the_same_frame"] = d.same_frame;
    if (median_1000 == 0) median_1000 = d.cpu_ms.median();
    else result["drag_60_contacts"]["ratio_10000_to_1000"] = rounded(d.cpu_ms.median() / std::max(1e-6, median_1000));
  }

  // The rasteriser, told apart: here it is software unless the machine has a GPU.
  if (auto screen = Offscreen::open(1920, 1080)) {
    for (const int notes : {10, 100, 1000}) {
      auto table = Table::lay(options, place.path / ("draw" + std::to_string(notes)), notes, 0);
      if (!table) return tell_error(options, table.error());
      auto renderer = render::Renderer::create((*table)->kiosk->typesetter(), (*screen)->gles());
      if (!renderer) break;
      (*table)->kiosk->use(renderer->get());
      Series cpu;
      for (int i = 0; i < 12; ++i) {
        const double before = StageTimes::cpu_us();
        (*table)->kiosk->draw(1920, 1080);
        if (i >= 4) cpu.values.push_back((StageTimes::cpu_us() - before) * 1e-3);
      }
      Json& r = result["draw_1920x1080"][std::to_string(notes)];
      r["draw_calls"] = (*renderer)->stats().draw_calls;
      r["driver_cpu_ms_median"] = rounded(cpu.median());
      result["draw_1920x1080"]["renderer"] = (*renderer)->description();
      (*table)->kiosk->use(nullptr);
    }
  }

  {  // 2,000 changes a second for 10 s: 33 a frame, 600 frames.
    auto table = Table::lay(options, place.path / "changes", 200, 0);
    if (!table) return tell_error(options, table.error());
    Kiosk& kiosk = *(*table)->kiosk;
    const auto order = kiosk.scene().notes_in_order();
    const base::Id sheet = kiosk.scene().plan().sheet_id;
    Series hand_over;
    base::Random random(5);
    for (int f = 0; f < 600; ++f) {
      for (int k = 0; k < 33; ++k) {
        const base::Id note = order[random.below(order.size())];
        board::Placement to = *kiosk.store()->board().notes.find(note)->places.find(sheet);
        to.at = kiosk.scene().plan().keep_on_glass(to.at + base::Vec{random.between(-5, 5), random.between(-5, 5)}, to.width_mm);
        store::Draft draft{board::Actor::facilitator()};
        draft.set(board::RecordKind::note, note, {{board::Property::place, to, sheet}});
        (void)kiosk.store()->commit(std::move(draft));
      }
      (*table)->step();
      kiosk.times().keep();
    }
    for (const double us : kiosk.times().kept(FrameStage::journal)) hand_over.values.push_back(us * 1e-3);
    const auto health = kiosk.journal().flush();
    Json& r = result["changes_2000_a_second"];
    r["changes"] = 600 * 33;
    r["frame_thread_ms_p99"] = rounded(hand_over.at(0.99));
    r["frame_thread_ms_max"] = rounded(hand_over.at(1));
    r["all_committed"] = health.committed == kiosk.applied();
  }

  {  // Opening 10,000 notes: the snapshot and the tail.
    KioskOptions o = options;
    o.data = place.path / "open";
    o.glass = {1920, 1080, 1};
    auto workshop = make_sample(o, 10'000, 0);
    if (!workshop) return tell_error(options, workshop.error());
    base::SystemClock real;
    auto journal = journal::Journal::open(o.data, o.schema);
    if (!journal) return tell_error(options, journal.error());
    const double cpu = StageTimes::cpu_us();
    auto opened = (*journal)->load(*workshop, 0);
    result["open_10000_notes"] = {{"cpu_ms", rounded((StageTimes::cpu_us() - cpu) * 1e-3)}, {"notes", opened ? opened->board.notes.size() : 0}};
  }

  {  // Nothing moves: nothing is drawn. With a clock: a frame when its digits change.
    auto table = Table::lay(options, place.path / "idle", 100, 0);
    if (!table) return tell_error(options, table.error());
    const auto frames = [&] {
      for (int i = 0; i < 60; ++i) (*table)->step();
      int drawn = 0;
      for (int i = 0; i < 600; ++i) drawn += (*table)->step() ? 1 : 0;
      return drawn;
    };
    result["idle_10_s"]["frames_without_clock"] = frames();
    (*table)->kiosk->pause_or_go_on();
    result["idle_10_s"]["frames_with_clock"] = frames();
  }

  const fs::path kept = options.assets.parent_path() / "bench" / "latest.json";
  Json before;
  if (std::ifstream in(kept); in) before = Json::parse(in, nullptr, false);
  if (json) {
    fmt::print("{}\n", result.dump(2));
  } else {
    fmt::print("{}\n\n{:<64} {:>16} {:>16}\n", result["machine"].get<std::string>(), "", "now", "kept");
    const auto flat = result.flatten(), flat_before = before.is_object() ? before.flatten() : Json::object();
    for (const auto& [key, value] : flat.items()) {
      if (key == "/machine") continue;
      const auto old = flat_before.find(key);
      fmt::print("{:<64} {:>16} {:>16}\n", key.substr(1), value.dump(), old != flat_before.end() ? old->dump() : "-");
    }
  }
  if (save) {
    std::error_code error;
    fs::create_directories(kept.parent_path(), error);
    std::ofstream(kept) << result.dump(2) << "\n";
  }
  return 0;
}

}  // namespace app
