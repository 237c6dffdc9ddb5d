// The two larger parts of the set-up panel, each in a file of its own. Read by setup.cpp alone.
#pragma once
#include "panel/page.h"

namespace panel {

void draw_around(Visit& visit, Box place);     // the people round a small table
void draw_durations(Visit& visit, Box place);  // minutes of each step, rules

}  // namespace panel
