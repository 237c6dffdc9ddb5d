// Line icons, people's marks and soft shadows, as Dear ImGui can draw them. Read by widgets and the panels' frame.
#pragma once
#include <imgui.h>

#include <cstdint>
#include <vector>

#include "base/geometry.h"
#include "scene/draw_list.h"

namespace panel {
using base::Box;
using base::Vec;

ImU32 packed(scene::Colour colour);

// In ImGui's units. `stroke` is the pen's width.
void draw_icon(ImDrawList& list, scene::Icon icon, Vec centre, double size, double stroke, scene::Colour colour);
// The shape alone, in a disc of `radius` whose colour is `ground`.
void draw_mark_shape(ImDrawList& list, int person, Vec centre, double radius, scene::Colour colour, scene::Colour ground);

// A blurred rounded rectangle as rings of triangles whose alpha falls outwards the way a blur's does.
struct Softness {
  struct Point {
    Vec at;
    float alpha;
  };
  std::vector<Point> points;
  std::vector<std::uint32_t> indices;
};
Softness soft_box(Box box, double radius, double blur, int rings, int corner_pieces);
void draw_softness(ImDrawList& list, const Softness& softness, scene::Colour colour);

}  // namespace panel
