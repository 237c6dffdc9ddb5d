// Figures that need a process of their own: time to the first frame, memory, instructions.
#include <fmt/core.h>
#include <time.h>

#include <nlohmann/json.hpp>
#include <string>

#include "app/bench.h"
#include "app/bench_table.h"
#include "app/commands.h"

namespace app {
namespace {

std::int64_t read_ns(clockid_t clock) {
  timespec t{};
  clock_gettime(clock, &t);
  return t.tv_sec * 1'000'000'000LL + t.tv_nsec;
}

}  // namespace

int probe(const KioskOptions& options, const ProbeOptions& what) {
  const auto workshop = base::parse_id(what.workshop);
  if (!workshop || !*workshop) return tell_error(options, {base::Fault::invalid, "--workshop"});
  if (what.kind == "drag") {
    auto table = BenchTable::open(options, options.data, *workshop, nullptr);
    if (!table) return tell_error(options, table.error());
    (void)(*table)->drag(60, 100);
    return 0;
  }
  // As the kiosk starts: the board is read while the screen opens.
  auto journal = journal::Journal::open(options.data, options.schema);
  if (!journal) return tell_error(options, journal.error());
  (*journal)->read_ahead(*workshop);
  auto screen = Offscreen::open(options.glass.width_px, options.glass.height_px);
  if (!screen) return tell_error(options, screen.error());
  auto table = BenchTable::open(options, options.data, *workshop, screen->get(), std::move(*journal));
  if (!table) return tell_error(options, table.error());
  if (what.kind == "drawn") {
    const DragFigures d = (*table)->drag(60, 240);
    fmt::print("{}\n",
               nlohmann::json{{"process_cpu_ms", d.process.median()}, {"elapsed_ms", d.elapsed.median()}, {"megapixels_redrawn", d.redrawn.median()}}.dump());
    return 0;
  }
  const double first_frame_ms = static_cast<double>(read_ns(CLOCK_MONOTONIC) - what.started_ns) * 1e-6;
  const double first_frame_cpu_ms = static_cast<double>(read_ns(CLOCK_PROCESS_CPUTIME_ID)) * 1e-6;  // of all threads
  (*table)->kiosk().rest();
  (void)(*table)->drag(10, 60);
  (*table)->kiosk().rest();
  fmt::print("{}\n", nlohmann::json{{"first_frame_ms", first_frame_ms}, {"first_frame_cpu_ms", first_frame_cpu_ms}, {"pss_mb", pss_mb()}}.dump());
  return 0;
}

}  // namespace app
