// What must hold of marks and costs, of weights and of who is of a jury, and what a step lets people do with them. Read by rules.cpp alone.
#pragma once
#include "board/rules.h"

namespace board {

base::Status figure_is_sound(const Board& board, const Rules& rules, const Change& change);
base::Status figure_allowed(const Board& board, const Allow& allow, const Change& change);
bool only_weighs(const Change& change);        // of a row: nothing but how much it counts
bool only_sits_on_jury(const Change& change);  // of a seat: nothing but whether it is of the jury

}  // namespace board
