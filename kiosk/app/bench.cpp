#include "app/bench.h"

#include <fmt/core.h>
#include <stdlib.h>
#include <time.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <thread>

#include "app/bench_table.h"
#include "app/commands.h"
#include "base/random.h"

namespace app {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string machine() {
  std::ifstream cpu("/proc/cpuinfo");
  std::string line, model = "unknown CPU";
  while (std::getline(cpu, line))
    if (line.rfind("model name", 0) == 0) {
      model = line.substr(line.find(':') + 2);
      break;
    }
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

double rounded(double value) { return std::round(value * 1000) / 1000; }

KioskOptions on(KioskOptions options, int width, int height) {
  options.glass = {width, height, 86 * 25.4 / std::hypot(width, height)};
  return options;
}

void say(const std::string& what) { fmt::print(stderr, "bench: {}\n", what); }

std::string notes_of(int notes) { return std::to_string(notes) + "_notes"; }

// What a command prints, and whether it ended well.
std::optional<std::string> output_of(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  if (!pipe) return std::nullopt;
  std::string out;
  char buffer[4096];
  for (std::size_t n = 0; (n = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, n);
  if (pclose(pipe) != 0) return std::nullopt;
  return out;
}

std::string quoted(const std::string& word) { return "'" + word + "'"; }

std::string probe_command(const KioskOptions& options, const fs::path& data, base::Id workshop, const std::string& kind) {
  timespec t{};
  clock_gettime(CLOCK_MONOTONIC, &t);
  return fmt::format("{} bench --probe {} --probe-since {} --probe-workshop {} --data {} --size {}x{}", quoted(fs::read_symlink("/proc/self/exe").string()),
                     kind, t.tv_sec * 1'000'000'000LL + t.tv_nsec, base::to_string(workshop), quoted(data.string()), options.glass.width_px,
                     options.glass.height_px);
}

// The program's own stages, nothing drawn.
base::Status measure_stages(const KioskOptions& options, const fs::path& place, bool quick, Json& result) {
  for (const int notes : {1'000, 10'000, 100'000}) {
    if (quick && notes > 10'000) continue;
    say(fmt::format("the program's own stages, {} notes", notes));
    auto table = BenchTable::lay(options, place / ("stages" + std::to_string(notes)), notes, 0, nullptr);
    if (!table) return table.error();
    for (const std::size_t contacts : {std::size_t{1}, std::size_t{60}}) {
      const DragFigures d = (*table)->drag(contacts, 300);
      Json& r = result["stages_" + std::to_string(contacts) + "_dragged"][notes_of(notes)];
      r["cpu_ms_median"] = rounded(d.stages.median());
      r["cpu_ms_p99"] = rounded(d.stages.at(0.99));
      r["allocations_median"] = d.allocations.median();
      r["dragged"] = d.dragged;
      r["shown_in_the_same_frame"] = d.same_frame;
    }
  }
  auto table = BenchTable::lay(options, place / "elsewhere", 1'000, 9'000, nullptr);
  if (!table) return table.error();
  const DragFigures d = (*table)->drag(60, 300);
  result["stages_60_dragged"]["10000_notes_of_which_1000_visible"] = {{"cpu_ms_median", rounded(d.stages.median())},
                                                                      {"cpu_ms_p99", rounded(d.stages.at(0.99))}};
  return {};
}

// The whole process with its rasteriser, on one size of screen.
base::Status measure_drawn(const KioskOptions& options, const fs::path& place, bool quick, Json& result) {
  auto screen = Offscreen::open(options.glass.width_px, options.glass.height_px);
  if (!screen) {
    say(screen.error().message + ": nothing is drawn");
    return {};
  }
  const std::string size = fmt::format("{}x{}", options.glass.width_px, options.glass.height_px);
  for (const int notes : {1'000, 10'000, 100'000}) {
    if (notes > 10'000 && (quick || options.glass.width_px > 1920)) continue;
    say(fmt::format("drawn at {}, {} notes", size, notes));
    auto table = BenchTable::lay(options, place / (size + std::to_string(notes)), notes, 0, screen->get());
    if (!table) return table.error();
    result["renderer"] = (*table)->renderer();
    Json& here = result["drawn_" + size][notes_of(notes)];
    const Series lone = (*table)->lone_moves(60);
    here["lone_move_ms_median"] = rounded(lone.median());
    here["lone_move_ms_p90"] = rounded(lone.at(0.9));
    for (const std::size_t contacts : {std::size_t{1}, std::size_t{60}}) {
      const DragFigures d = (*table)->drag(contacts, 240);
      Json& r = here[std::to_string(contacts) + "_dragged"];
      r["process_cpu_ms_median"] = rounded(d.process.median());
      r["process_cpu_ms_p99"] = rounded(d.process.at(0.99));
      r["frames_a_second_possible"] = rounded(1000 / std::max(0.001, d.elapsed.median()));
      r["draw_calls"] = d.draw_calls.median();
      r["bytes_uploaded"] = d.bytes_uploaded.median();
      r["megapixels_redrawn"] = rounded(d.redrawn.median());
      r["dragged"] = d.dragged;
    }
    if (notes > 1'000) continue;
    const auto sheet = (*table)->pan_and_zoom(120);
    here["panned_and_zoomed"] = {{"process_cpu_ms_median", rounded(sheet.process.median())},
                                 {"process_cpu_ms_p99", rounded(sheet.process.at(0.99))},
                                 {"sharp_after_ms_median", rounded(sheet.sharp.median())}};
  }
  return {};
}

base::Status measure_processes(const KioskOptions& options, const fs::path& place, const BenchOptions& what, Json& result) {
  for (const int notes : {1'000, 10'000}) {
    say(fmt::format("start and memory, {} notes", notes));
    KioskOptions o = options;
    o.data = place / ("start" + std::to_string(notes));
    auto workshop = make_sample(o, notes, 0);
    if (!workshop) return workshop.error();
    Series first_frame, cpu, pss;
    for (int i = 0; i < 5; ++i) {
      const auto out = output_of(probe_command(o, o.data, *workshop, "start"));
      const Json told = out ? Json::parse(*out, nullptr, false) : Json();
      if (!told.is_object()) break;
      first_frame.values.push_back(told.at("first_frame_ms").get<double>());
      cpu.values.push_back(told.at("first_frame_cpu_ms").get<double>());
      pss.values.push_back(told.at("pss_mb").get<double>());
    }
    if (first_frame.values.empty()) continue;
    result["start"][notes_of(notes)] = {{"first_frame_ms_median", rounded(first_frame.median())},
                                        {"first_frame_cpu_ms_median", rounded(cpu.median())},
                                        {"pss_mb_median", rounded(pss.median())}};
    if (!what.instructions || notes > 1'000) continue;
    say("instructions, by valgrind");
    const auto counted = output_of("valgrind --tool=callgrind --callgrind-out-file=/dev/null --collect-atstart=no '--toggle-collect=app::Kiosk::frame()' " +
                                   probe_command(o, o.data, *workshop, "drag") + " 2>&1");
    std::smatch found;
    if (counted && std::regex_search(*counted, found, std::regex("Collected : ([0-9]+)")))
      result["instructions_of_100_frames_60_dragged"][notes_of(notes)] = std::stoll(found[1]);
    else say("valgrind is not here, or failed");
  }
  return {};
}

// 2,000 changes a second for 10 s: 33 a frame, 600 frames.
base::Status measure_changes(const KioskOptions& options, const fs::path& place, Json& result) {
  say("2,000 changes a second");
  auto table = BenchTable::lay(options, place / "changes", 200, 0, nullptr);
  if (!table) return table.error();
  Kiosk& kiosk = (*table)->kiosk();
  const auto order = kiosk.scene().notes_in_order();
  const base::Id sheet = kiosk.scene().plan().sheet_id;
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
  const auto health = kiosk.journal().flush();
  Json& r = result["changes_2000_a_second"];
  r["changes"] = 600 * 33;
  r["frame_thread_ms_p99"] = rounded(kiosk.times().ms(FrameStage::journal, 0.99));
  r["frame_thread_ms_max"] = rounded(kiosk.times().ms(FrameStage::journal, 1));
  r["all_committed"] = health.committed == kiosk.applied();
  return {};
}

// Opening 10,000 notes: the snapshot and the tail.
base::Status measure_opening(KioskOptions options, const fs::path& place, Json& result) {
  options.data = place / "open";
  auto workshop = make_sample(options, 10'000, 0);
  if (!workshop) return workshop.error();
  auto journal = journal::Journal::open(options.data, options.schema);
  if (!journal) return journal.error();
  const double cpu = StageTimes::cpu_us();
  auto opened = (*journal)->load(*workshop, 0);
  result["open_10000_notes"] = {{"cpu_ms", rounded((StageTimes::cpu_us() - cpu) * 1e-3)}, {"notes", opened ? opened->board.notes.size() : 0}};
  return {};
}

// Nothing moves: nothing is drawn. With a clock: a frame when its digits change.
base::Status measure_idle(const KioskOptions& options, const fs::path& place, Json& result) {
  auto table = BenchTable::lay(options, place / "idle", 100, 0, nullptr);
  if (!table) return table.error();
  const auto frames = [&] {
    for (int i = 0; i < 60; ++i) (*table)->step();
    int drawn = 0;
    for (int i = 0; i < 600; ++i) drawn += (*table)->step() ? 1 : 0;
    return drawn;
  };
  result["idle_10_s"]["frames_without_clock"] = frames();
  (*table)->kiosk().pause_or_go_on();
  result["idle_10_s"]["frames_with_clock"] = frames();
  return {};
}

// Twelve who type, sixty pens, and ink that nobody touches.
base::Status measure_writing(KioskOptions options, const fs::path& place, Json& result) {
  say("twelve who type");
  options.seats = 12;
  auto table = BenchTable::lay(options, place / "typing", 40, 0, nullptr);
  if (!table) return table.error();
  const TypingFigures typed = (*table)->type(120);
  result["typing_12"] = {{"cpu_ms_median", rounded(typed.stages.median())},
                         {"cpu_ms_p99", rounded(typed.stages.at(0.99))},
                         {"suggestions_ms_median", rounded(typed.suggested.median())},
                         {"suggestions_ms_p99", rounded(typed.suggested.at(0.99))},
                         {"people", typed.people},
                         {"keys", typed.keys},
                         {"wrong_texts", typed.wrong_texts},
                         {"letter_in_the_same_frame", typed.same_frame}};
  say("sixty pens");
  table = BenchTable::lay(options, place / "pens", 40, 0, nullptr);
  if (!table) return table.error();
  const InkFigures drawn = (*table)->ink(60, 660);
  result["ink_60"] = {{"cpu_ms_median", rounded(drawn.stages.median())},
                      {"cpu_ms_p99", rounded(drawn.stages.at(0.99))},
                      {"strokes_at_once", drawn.most_lines},
                      {"strokes", drawn.strokes},
                      {"strokes_kept", drawn.kept},
                      {"points", drawn.points}};
  say("100,000 points of ink that lie still");
  for (const std::size_t points : {std::size_t{0}, std::size_t{100'000}}) {
    table = BenchTable::lay(options, place / ("still" + std::to_string(points)), 200, 0, nullptr);
    if (!table) return table.error();
    if (auto done = (*table)->draw_on_all(points); !done) return done.error();
    int drawn_at_rest = 0;
    for (int i = 0; i < 300; ++i) drawn_at_rest += (*table)->step() ? 1 : 0;
    const DragFigures d = (*table)->drag(1, 300);
    result["ink_at_rest"][std::to_string(points) + "_points"] = {
        {"frames_in_5_s", drawn_at_rest}, {"cpu_ms_median_1_dragged", rounded(d.stages.median())}, {"cpu_ms_p99_1_dragged", rounded(d.stages.at(0.99))}};
  }
  return {};
}

struct Row {
  const char* what;
  const char* goal;
  const char* peer;
  std::vector<std::string> figures;  // where in the result, as JSON pointers; the same again at 3840x2160 where they name a size
  const char* unit;
};

std::vector<Row> rows() {
  const std::string drawn = "/drawn_1920x1080";
  return {
      {"CPU a frame, 1 note dragged, 1,000 visible", "3", "33", {drawn + "/1000_notes/1_dragged/process_cpu_ms_median"}, "ms"},
      {"the same, 10,000 visible", "5", "139", {drawn + "/10000_notes/1_dragged/process_cpu_ms_median"}, "ms"},
      {"CPU a frame, 60 notes dragged, 1,000 visible", "12", "106", {drawn + "/1000_notes/60_dragged/process_cpu_ms_median"}, "ms"},
      {"frames a second that are possible then", ">= 60", "13", {drawn + "/1000_notes/60_dragged/frames_a_second_possible"}, ""},
      {"a lone move: event to drawn, median", "6", "37", {drawn + "/1000_notes/lone_move_ms_median"}, "ms"},
      {"own stages a frame, 60 dragged, 1,000 / 10,000",
       "0.5 / 0.6",
       "-",
       {"/stages_60_dragged/1000_notes/cpu_ms_median", "/stages_60_dragged/10000_notes/cpu_ms_median"},
       "ms"},
      {"allocations of such a frame",
       "0 / 0",
       "-",
       {"/stages_60_dragged/1000_notes/allocations_median", "/stages_60_dragged/10000_notes/allocations_median"},
       ""},
      {"start to first frame, 1,000 / 10,000 notes",
       "500 / 900",
       "1,400 / 11,900",
       {"/start/1000_notes/first_frame_ms_median", "/start/10000_notes/first_frame_ms_median"},
       "ms"},
      {"memory (PSS), 1,000 / 10,000 notes", "150 / 220", "370 / 1,233", {"/start/1000_notes/pss_mb_median", "/start/10000_notes/pss_mb_median"}, "MB"},
      {"whole sheet panned and zoomed on a wall, 1,000 visible", "25", "34", {drawn + "/1000_notes/panned_and_zoomed/process_cpu_ms_median"}, "ms"},
      {"from rest until all is sharp again", "150", "-", {drawn + "/1000_notes/panned_and_zoomed/sharp_after_ms_median"}, "ms"},
      {"own stages, 1 dragged, 1,000 / 10,000 / 100,000 notes",
       "the same",
       "-",
       {"/stages_1_dragged/1000_notes/cpu_ms_median", "/stages_1_dragged/10000_notes/cpu_ms_median", "/stages_1_dragged/100000_notes/cpu_ms_median"},
       "ms"},
      {"CPU a frame, 1 dragged, 1,000 / 10,000 / 100,000 visible",
       "the same",
       "-",
       {drawn + "/1000_notes/1_dragged/process_cpu_ms_median", drawn + "/10000_notes/1_dragged/process_cpu_ms_median",
        drawn + "/100000_notes/1_dragged/process_cpu_ms_median"},
       "ms"},
      {"own stages a frame, 12 keyboards at 6 keys a second, p99", "2", "-", {"/typing_12/cpu_ms_p99"}, "ms"},
      {"texts of the 12 that are not exact", "0", "-", {"/typing_12/wrong_texts"}, ""},
      {"words suggested after, p99", "50", "-", {"/typing_12/suggestions_ms_p99"}, "ms"},
      {"own stages a frame, 60 pens at 120 Hz, p99", "2", "-", {"/ink_60/cpu_ms_p99"}, "ms"},
      {"own stages, 1 dragged, 0 / 100,000 points of ink",
       "the same",
       "-",
       {"/ink_at_rest/0_points/cpu_ms_median_1_dragged", "/ink_at_rest/100000_points/cpu_ms_median_1_dragged"},
       "ms"},
  };
}

std::string figures(const Json& result, const Row& row, const std::string& size) {
  std::string out;
  for (std::string where : row.figures) {
    const bool sized = where.find("1920x1080") != std::string::npos;
    if (!sized && size != "1920x1080") return "";
    if (sized) where.replace(where.find("1920x1080"), 9, size);
    const Json::json_pointer pointer(where);
    const Json value = result.is_object() && result.contains(pointer) ? result.at(pointer) : Json();
    if (value.is_null() && size != "1920x1080") continue;
    out += (out.empty() ? "" : " / ") + (value.is_null() ? std::string("-") : fmt::format("{:.3g}", value.get<double>()));
  }
  return out;
}

void print_table(const Json& result, const Json& kept) {
  fmt::print("{}; {}\n\n", result["machine"].get<std::string>(), result.value("renderer", "nothing drawn"));
  fmt::print("{:<58} {:>12} {:>15} {:>20} {:>14} {:>20}\n", "", "goal", "best peer", "1920x1080", "3840x2160", "kept (1920x1080)");
  for (const Row& row : rows()) {
    const std::string what = *row.unit ? fmt::format("{}, {}", row.what, row.unit) : row.what;
    fmt::print("{:<58} {:>12} {:>15} {:>20} {:>14} {:>20}\n", what, row.goal, row.peer, figures(result, row, "1920x1080"), figures(result, row, "3840x2160"),
               figures(kept, row, "1920x1080"));
  }
  fmt::print("\n{:<72} {:>16} {:>16}\n", "everything measured", "now", "kept");
  const auto flat = result.flatten(), flat_kept = kept.is_object() ? kept.flatten() : Json::object();
  for (const auto& [key, value] : flat.items()) {
    if (key == "/machine" || key == "/renderer") continue;
    const auto old = flat_kept.find(key);
    fmt::print("{:<72} {:>16} {:>16}\n", key.substr(1), value.dump(), old != flat_kept.end() ? old->dump() : "-");
  }
}

}  // namespace

int bench(const KioskOptions& options, const BenchOptions& what) {
  Workplace place;
  Json result;
  result["machine"] = machine();
  const KioskOptions hd = on(options, 1920, 1080);
  base::Status done;
  if (!what.writing) {
    done = measure_processes(hd, place.path, what, result);
    if (done) done = measure_drawn(hd, place.path, what.quick, result);
    if (done && !what.quick) done = measure_drawn(on(options, 3840, 2160), place.path, what.quick, result);
    if (done) done = measure_stages(hd, place.path, what.quick, result);
    if (done) done = measure_changes(hd, place.path, result);
    if (done) done = measure_opening(hd, place.path, result);
    if (done) done = measure_idle(hd, place.path, result);
  }
  if (done) done = measure_writing(hd, place.path, result);
  if (!done) return tell_error(options, done.error());

  const fs::path file = options.assets.parent_path() / "bench" / "latest.json";
  Json kept;
  if (std::ifstream in(file); in) kept = Json::parse(in, nullptr, false);
  if (what.json) fmt::print("{}\n", result.dump(2));
  else print_table(result, kept);
  if (what.save) {
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (what.writing && kept.is_object()) {
      kept.update(result);
      result = std::move(kept);
    }
    std::ofstream(file) << result.dump(2) << "\n";
  }
  return 0;
}

}  // namespace app
