// Who has how many dots, best first. Derived; read by scene, exchange, rehearsal.
#pragma once
#include <cstdint>
#include <vector>

#include "board/board.h"

namespace board {

struct Ranked {
  Id note;
  std::int64_t dots = 0;
  std::int64_t place = 1;  // equal counts share a place: 1, 2, 2, 4
  friend bool operator==(const Ranked&, const Ranked&) = default;
};
// Live notes with at least one live dot of the round, most dots first, then the earliest created.
std::vector<Ranked> ranking(const Board& board, std::int64_t round);

}  // namespace board
