// Rectangles of whole pixels, and the boxes in mm that they stand for. Read inside render.
#pragma once
#include <vector>

#include "base/geometry.h"
#include "render/quad.h"
#include "render/renderer.h"
#include "scene/damage.h"

namespace render {

inline bool is_empty(const PxRect& rect) { return rect.w <= 0 || rect.h <= 0; }
PxRect united(const PxRect& a, const PxRect& b);
PxRect common(const PxRect& a, const PxRect& b);  // empty where they do not meet
base::Box box_of(const View& view, const PxRect& rect);
// A box in whole pixels of the view, and so many more around it; empty where it is not seen.
PxRect pixels_of(const base::Box& box, const View& view, int more);
PxRect pixels_within(const base::Box& box, const View& view);  // those that it covers wholly
// Adds what `rect` covers and none of `out` does, in upright pieces.
void add_uncovered(const PxRect& rect, std::vector<PxRect>& out);
// Damage in whole pixels, none twice, with those that antialiasing and straight text on whole pixels may colour beyond a box.
void rectangles_of(const scene::Damage& damage, const View& view, std::vector<PxRect>& out);

}  // namespace render
