// A grid of criteria on the glass: the grid itself on the ground, people's own cards for marks among the furniture, and the marks that
// open beside a touched cell. Read by the scene and by hands, which ask where a key lies.
#pragma once
#include "scene/furniture.h"

namespace scene {

void draw_criteria(const Frame& frame, Canvas& canvas);
void draw_ballots(const Frame& frame, Canvas& canvas);
void draw_pills(const Frame& frame, Canvas& canvas);

// The sheet and the step as they are now; none where there is no grid. Closed and in photos nothing can be done there.
struct CriteriaNow {
  const workshop::Sheet* sheet = nullptr;
  const workshop::Step* step = nullptr;
  bool open = false;
};
CriteriaNow criteria_now(const Frame& frame);

// What somebody's own card shows now.
struct BallotShown {
  Id item;
  std::size_t column = 0, page = 0;
};
BallotShown ballot_shown(const CriteriaPlan& grid, const Preview& preview, Id seat, std::size_t criteria);

// The marks beside a cell: one key each, in a row.
struct PillLook {
  static constexpr double key = 34, gap = 4, pad = 7;
  static constexpr Vec size(std::int64_t marks) { return {static_cast<double>(marks) * (key + gap) - gap + 2 * pad, key + 2 * pad}; }
  // The middle of a key, from the pill's.
  static constexpr Vec at(std::int64_t marks, std::int64_t i) { return {(static_cast<double>(i) - static_cast<double>(marks - 1) / 2) * (key + gap), 0}; }
};

}  // namespace scene
