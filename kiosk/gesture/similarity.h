// How several contacts moved together: the move, turn and scale that fit them best. Read by drag.
// p -> to + scale * R(turn) (p - from).
#pragma once
#include <span>

#include "base/geometry.h"

namespace gesture {
using base::Vec;

struct Step {
  Vec from, to;
};

struct Similarity {
  Vec from, to;
  double turn_deg = 0, scale = 1;
  Vec operator()(Vec p) const { return to + scale * base::rotated(p - from, turn_deg); }
};

// Exact for one or two contacts; for more, the turn of least squares and the scale of the spreads, which unlike least
// squares does not shrink things a little with each wobble. Contacts too near to each other only move.
Similarity fit(std::span<const Step> steps);

}  // namespace gesture
