// Icons as strokes in a 24 x 24 box, and participants' marks as filled shapes, both given as distances. Read by fields.
#pragma once
#include <string_view>
#include <vector>

#include "scene/draw_list.h"

namespace render {

struct Stroke {
  base::Vec from, to;
};  // a dot where both are the same

// The drawing of an icon: letters and numbers, absolute, in units of the box.
//   M x y  L x y  C x1 y1 x2 y2 x y  Z      a path
//   O cx cy r                               a circle
//   G cx cy r from to                       an arc, degrees, clockwise on the screen from the right
//   R x y w h r                             a rounded rectangle
//   D x y                                   a dot
std::string_view drawing_of(scene::Icon icon);
std::vector<Stroke> strokes_of(std::string_view drawing);
// To the nearest stroke's middle.
double distance_to(const std::vector<Stroke>& strokes, base::Vec p);

// To the edge of a person's mark, inside negative; in radii of the disc that the mark sits in. Persons 1 to 12, then over again.
double mark_distance(int person, base::Vec p);
// The mark's own reach in those radii: Brush::mark's radius is this.
inline constexpr double mark_reach = 0.52;

}  // namespace render
