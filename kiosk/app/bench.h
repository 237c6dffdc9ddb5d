// `tablee bench`: what a frame costs, in CPU time of this thread and in counts, beside the last result kept. Read by main.
#pragma once
#include "app/kiosk.h"

namespace app {

// Prints a table (or JSON); `save` keeps the result in bench/latest.json of the sources.
int bench(const KioskOptions& options, bool json, bool save);

}  // namespace app
