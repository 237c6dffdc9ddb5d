// The ranking is counted afresh from the dots each time that it is asked for: there are few, and nothing can go stale.
#include "board/ranking.h"

#include <algorithm>

namespace board {

std::vector<Ranked> ranking(const Board& board, std::int64_t round) {
  std::vector<Ranked> ranked;
  for (const Note& note : board.notes) {
    if (note.removed || note.face_down) continue;  // what is hidden is in no ranking
    const auto& slots = board.dots_on(note.id);
    const auto count = std::count_if(slots.begin(), slots.end(), [&](std::size_t slot) {
      const Dot& dot = board.dots[slot];
      return !dot.removed && dot.round == round;
    });
    if (count > 0) ranked.push_back({note.id, count, 0});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) { return a.dots > b.dots; });
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const bool shares = i > 0 && ranked[i].dots == ranked[i - 1].dots;
    ranked[i].place = shares ? ranked[i - 1].place : static_cast<std::int64_t>(i) + 1;
  }
  return ranked;
}

}  // namespace board
