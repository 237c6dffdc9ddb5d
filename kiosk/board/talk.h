// While people talk, what they touch is shown to all and stays as it is. Said of the step, beside what is withheld there, and over with it.
// Read by workshop, scene, hands and panel.
#pragma once
#include <cstdint>

#include "board/board.h"

namespace board {

inline constexpr std::int64_t kTalks = 32;  // in Step::withheld

inline bool people_talk(const Board& board) {
  const Step* step = board.current_step();
  return step && (step->withheld & kTalks) != 0 && !board.workshop().closed;
}

}  // namespace board
