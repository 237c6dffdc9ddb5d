// A board as what would make it anew: for the copy of a workshop. Read by app.
#pragma once
#include <vector>

#include "board/board.h"

namespace board {

struct Birth {
  RecordKind kind{};
  Id record;
  Fields fields;
};

// All that can be seen of a board, in the order of creation, with the workshop's own record under another id. What was removed is
// left out, and so are the photos, which are of the board that it was copied from.
std::vector<Birth> births_of(const Board& board, Id workshop);

}  // namespace board
