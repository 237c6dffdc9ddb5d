// Where a group of notes goes when hands ask for order: rows that cover no other theme. Lengths in mm.
#pragma once

#include <vector>

#include "hands/room.h"

namespace hands {

// The box of these notes as they are seen now; empty where none lies on this sheet.
base::Box around(Room& room, const std::vector<Id>& notes);

// A place for each of the notes, in reading order, inside the sheet, near where they lay; read from `angle_deg` (0 or 180).
std::vector<board::Placement> in_rows(Room& room, const std::vector<Id>& notes, double angle_deg);

}  // namespace hands
