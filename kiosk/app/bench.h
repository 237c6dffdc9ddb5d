// `tablee bench`: what the program costs, in CPU time and in counts, beside the goals, the peers and the last result kept.
// Read by main.
#pragma once
#include "app/kiosk.h"

namespace app {

struct BenchOptions {
  bool json = false;
  bool save = false;          // in bench/latest.json of the sources
  bool quick = false;         // 1920x1080 alone, nothing beyond 10,000 notes
  bool writing = false;       // what many who write at once cost, and nothing else
  bool instructions = false;  // counted by valgrind, which must be there
};
int bench(const KioskOptions& options, const BenchOptions& what);

// One figure, measured by a process of its own and printed as JSON; what the bench starts.
struct ProbeOptions {
  std::string kind;             // "start": to the first frame, and memory then; "drag": frames of 60 contacts; "drawn": such, drawn
  std::string workshop;         // its id in options.data
  std::int64_t started_ns = 0;  // CLOCK_MONOTONIC when the process was asked for
};
int probe(const KioskOptions& options, const ProbeOptions& what);

// Ten random hands at full speed for so long, at the size of the options' glass: memory, and the longest frame of the program's
// own work.
int soak(const KioskOptions& options, double minutes, bool json);

}  // namespace app
