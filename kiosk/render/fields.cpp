// Distances drawn once into 8-bit cells, when an icon or a mark is first seen. Read inside render.
#include "render/fields.h"

#include <algorithm>
#include <cmath>

#include "render/line_art.h"

namespace render {
namespace {

constexpr int icon_side = 80, mark_side = 128;  // texels of a cell
constexpr double icon_box = 24, icon_span = 26;  // the box, and what the cell shows of it: strokes reach over
constexpr double icon_range = 3;                 // the distance that is 255, in units of the box
constexpr double mark_span = 1.6, mark_range = 0.5;  // in radii of the disc; the edge is 128

std::vector<std::uint8_t> icon_field(scene::Icon icon) {
  const std::vector<Stroke> strokes = strokes_of(drawing_of(icon));
  std::vector<std::uint8_t> texels;
  texels.reserve(icon_side * icon_side);
  for (int y = 0; y < icon_side; ++y) {
    for (int x = 0; x < icon_side; ++x) {
      const auto unit = [](int texel) { return (texel + 0.5) / icon_side * icon_span - (icon_span - icon_box) / 2; };
      texels.push_back(static_cast<std::uint8_t>(std::lround(255 * std::min(1.0, distance_to(strokes, {unit(x), unit(y)}) / icon_range))));
    }
  }
  return texels;
}

std::vector<std::uint8_t> mark_field(int person) {
  std::vector<std::uint8_t> texels;
  texels.reserve(mark_side * mark_side);
  for (int y = 0; y < mark_side; ++y) {
    for (int x = 0; x < mark_side; ++x) {
      const auto unit = [](int texel) { return ((texel + 0.5) / mark_side - 0.5) * mark_span; };
      const double value = 0.5 + mark_distance(person, {unit(x), unit(y)}) / mark_range;
      texels.push_back(static_cast<std::uint8_t>(std::lround(255 * std::clamp(value, 0.0, 1.0))));
    }
  }
  return texels;
}

}  // namespace

const Fields::Cell* Fields::cell(scene::Shape shape, std::uint32_t index) {
  const bool icon = shape == scene::Shape::icon;
  Cell& cell = cells_[index << 1 | (icon ? 1 : 0)];
  if (cell.texels.empty()) cell.texels = icon ? icon_field(static_cast<scene::Icon>(index)) : mark_field(static_cast<int>(index));
  if (cell.generation != atlas_.generation()) {
    const int side = icon ? icon_side : mark_side;
    const auto place = atlas_.place(side, side);
    if (!place) return nullptr;
    atlas_.write(*place, cell.texels.data(), side);
    cell.at = *place;
    cell.generation = atlas_.generation();
  }
  return &cell;
}

bool Fields::resolve(const scene::Instance& in, Quad& out) {
  const auto shape = static_cast<scene::Shape>(in.shape);
  const bool icon = shape == scene::Shape::icon;
  // Persons come round again after twelve; an icon beyond the list has no drawing.
  const std::uint32_t index = icon ? in.index : (std::max<std::uint32_t>(in.index, 1) - 1) % 12 + 1;
  if (icon && drawing_of(static_cast<scene::Icon>(in.index)).empty()) return true;
  const Cell* found = cell(shape, index);
  if (!found) return false;
  out.kind = static_cast<std::uint32_t>(Kind::field);
  // The cell's outer texels are left out: filtering there would find what lies beside it in the atlas.
  const float inset = 0.5f;
  const float kept = 1 - 2 * inset / static_cast<float>(found->at.w);
  const float span = static_cast<float>(icon ? icon_span / icon_box : mark_span / 2 / mark_reach);
  out.half_w = in.half_w * span * kept;
  out.half_h = in.half_h * span * kept;
  if (icon) {
    out.shape[0] = static_cast<float>(icon_range * 2 * in.half_w / icon_box);  // mm that 255 is
    out.shape[1] = in.border / 2;
  } else {
    const float disc = in.half_w / static_cast<float>(mark_reach);
    out.shape[0] = static_cast<float>(mark_range) * disc;
    out.shape[1] = static_cast<float>(mark_range / 2) * disc;
  }
  out.detail[0] = static_cast<float>(found->at.x) + inset;
  out.detail[1] = static_cast<float>(found->at.y) + inset;
  out.detail[2] = static_cast<float>(found->at.x + found->at.w) - inset;
  out.detail[3] = static_cast<float>(found->at.y + found->at.h) - inset;
  return true;
}

}  // namespace render
