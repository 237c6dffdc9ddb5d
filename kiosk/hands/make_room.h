// A note that comes under a stage where there is little room finds a place there: where it would hide others they make room, in
// smaller papers if need be. In a table it comes into the cell that it is let go over. Read by the hands that place notes.
#pragma once
#include <utility>
#include <vector>

#include "hands/cells.h"

namespace hands {

struct MadeRoom {
  board::Placement place;                                   // of the note that comes
  std::vector<std::pair<Id, board::Placement>> others;      // that lie elsewhere from now on
  std::optional<NewRow> row = {};                           // of a table, that it begins
  std::optional<std::pair<Id, std::int64_t>> swapped = {};  // whoever had the place of honour goes to this one; 0 = to none
};
// For a note that is put down at `place`. When the reserve is empty thereby, the other columns have its room too.
MadeRoom make_room(Room& room, Id note, const board::Placement& place);
// Into the deed of that note, after its own fields; the eye follows them there.
void move_others(Room& room, store::Draft& draft, const MadeRoom& made);

}  // namespace hands
