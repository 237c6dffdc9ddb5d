// What must hold of labels, trainings and what a sheet keeps of a lesson, and what a step lets people do with them. Read by rules.cpp alone.
#pragma once
#include "board/rules.h"

namespace board {

base::Status label_is_sound(const Board& board, const Change& change);
base::Status label_allowed(const Board& board, const Allow& allow, const Change& change);
base::Status training_allowed(const Allow& allow, const Change& change);
base::Status sheet_allowed(const Allow& allow, const Change& change);

}  // namespace board
