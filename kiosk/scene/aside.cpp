#include "scene/aside.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace scene {
namespace {

constexpr double kStep = 16, kFarthest = 900;
constexpr double kCorner = 14;     // of a note may lie under its tray
constexpr double kCovered = 0.02;  // mm of way that a covered mm2 is worth

// Every place around `wanted`, the nearer first; `cost` says what a place costs beyond the way to it, and gives up above `least`.
template <typename Cost>
Vec nearest(Vec wanted, Cost&& cost) {
  Vec best = wanted;
  double least = std::numeric_limits<double>::infinity();
  for (double reach = 0; reach <= kFarthest && reach < least; reach += kStep) {
    const int around = std::max(1, static_cast<int>(2 * std::numbers::pi * reach / (2 * kStep)));
    for (int i = 0; i < around; ++i) {
      const Vec at = wanted + base::rotated({reach, 0}, 360.0 * i / around);
      const double c = reach + cost(at);
      if (c < least) least = c, best = at;
    }
  }
  return best;
}

}  // namespace

Vec laid_aside(const Box& within, Vec size, Vec wanted, const std::vector<Box>& clear_of) {
  const Vec half = size * 0.5;
  const Box room{{std::min(within.min.x + half.x, within.centre().x), std::min(within.min.y + half.y, within.centre().y)},
                 {std::max(within.max.x - half.x, within.centre().x), std::max(within.max.y - half.y, within.centre().y)}};
  // Beyond an edge it lies at that edge: where there is little room, that is often the only place.
  return room.clamp(nearest(room.clamp(wanted), [&](Vec there) {
    const Vec at = room.clamp(there);
    double covered = 0;
    for (const Box& box : clear_of) covered += base::overlap(Box::around(at, size), box);
    return covered * kCovered;
  }));
}

Vec ring_beside(const Tokens::Ring& ring, const Box& within, Pose note, double width, double angle_deg) {
  // The middle of the tray, as points that half its width surrounds.
  constexpr int kPieces = 18;
  std::array<Vec, kPieces + 1> arc;
  const double from = ring.start_deg - 14, to = ring.end_deg() + 14, half = ring.tray / 2;
  for (int i = 0; i <= kPieces; ++i) arc[static_cast<std::size_t>(i)] = base::rotated({ring.radius, 0}, from + (to - from) * i / kPieces + angle_deg);
  const Box paper = Box::around({}, {width, width});
  return nearest(note.at, [&](Vec at) {
    double outside = 0, hidden = 0;
    for (const Vec& p : arc) {
      const Vec on_glass = at + p;
      outside = std::max(outside, base::distance(within.grown(-half).clamp(on_glass), on_glass));
      const Vec local = note.to_local(on_glass);
      hidden = std::max(hidden, half - kCorner - base::distance(paper.clamp(local), local));
    }
    return outside * 20 + hidden * 6;
  });
}

}  // namespace scene
