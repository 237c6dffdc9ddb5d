// How many people find a place around a glass. Read by the set-up, which says so before a workshop begins.
#pragma once
#include <algorithm>

#include "scene/plan.h"

namespace scene {

// Each person has a piece of the edge as wide as their elbows: ten at 55 inches, as the design seats them, and seven at 43.
inline std::size_t places_around(const Glass& glass) {
  constexpr double elbows_mm = 380;
  constexpr std::size_t most = 12;
  if (glass.mode == Mode::wall) return most;
  return std::clamp<std::size_t>(static_cast<std::size_t>(2 * (glass.size_mm.x + glass.size_mm.y) / elbows_mm), 1, most);
}

}  // namespace scene
