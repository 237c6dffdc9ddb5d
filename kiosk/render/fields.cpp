// Distances drawn once into 8-bit cells, when an icon or a mark is first seen. Read inside render.
#include "render/fields.h"

#include <algorithm>
#include <cmath>

#include "render/line_art.h"

namespace render {
namespace {

constexpr int icon_side = 80, mark_side = 128, halo_side = 96;  // texels of a cell
constexpr double icon_box = 24, icon_span = 26;                 // the box, and what the cell shows of it: strokes reach over
constexpr double icon_range = 3;                                // the distance that is 255, in units of the box
constexpr double mark_span = 1.6, mark_range = 0.5;             // in radii of the disc; the edge is 128

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

// A ring of colour round the finger, clear in the middle where the contact's own core is.
std::vector<std::uint8_t> halo() {
  const auto step = [](double from, double to, double t) {
    const double s = std::clamp((t - from) / (to - from), 0.0, 1.0);
    return s * s * (3 - 2 * s);
  };
  std::vector<std::uint8_t> texels;
  texels.reserve(halo_side * halo_side);
  for (int y = 0; y < halo_side; ++y) {
    for (int x = 0; x < halo_side; ++x) {
      const double t = std::hypot(x + 0.5 - halo_side / 2.0, y + 0.5 - halo_side / 2.0) / (halo_side / 2.0);
      const double ring = step(0.30, 0.50, t) * (1 - 0.25 * std::clamp((t - 0.5) / 0.3, 0.0, 1.0)) * (1 - step(0.78, 0.99, t));
      texels.push_back(static_cast<std::uint8_t>(std::lround(255 * ring)));
    }
  }
  return texels;
}

int side_of(scene::Shape shape) { return shape == scene::Shape::icon ? icon_side : shape == scene::Shape::mark ? mark_side : halo_side; }

std::vector<std::uint8_t> drawn(scene::Shape shape, std::uint32_t index) {
  if (shape == scene::Shape::icon) return icon_field(static_cast<scene::Icon>(index));
  if (shape == scene::Shape::mark) return mark_field(static_cast<int>(index));
  return halo();
}

}  // namespace

const Fields::Cell* Fields::cell(scene::Shape shape, std::uint32_t index) {
  Cell& cell = cells_[index << 8 | static_cast<std::uint32_t>(shape)];
  if (cell.texels.empty()) cell.texels = drawn(shape, index);
  if (cell.generation != atlas_.generation()) {
    const int side = side_of(shape);
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
  if (shape == scene::Shape::icon && drawing_of(static_cast<scene::Icon>(in.index)).empty()) return true;
  // Persons come round again after twelve.
  const std::uint32_t index = shape == scene::Shape::icon ? in.index : shape == scene::Shape::mark ? (std::max<std::uint32_t>(in.index, 1) - 1) % 12 + 1 : 0;
  const Cell* found = cell(shape, index);
  if (!found) return false;
  // The outer half of the cell's outer texels is left out: filtering there would find what lies beside it in the atlas.
  constexpr float inset = 0.5f;
  float span = 1 - 2 * inset / static_cast<float>(found->at.w);
  out.kind = static_cast<std::uint32_t>(Kind::field);
  if (shape == scene::Shape::icon) {
    span *= static_cast<float>(icon_span / icon_box);
    out.shape[0] = static_cast<float>(icon_range * 2 * in.half_w / icon_box);
    out.shape[1] = in.border / 2;
  } else if (shape == scene::Shape::mark) {
    const float disc = in.half_w / static_cast<float>(mark_reach);
    span *= static_cast<float>(mark_span / 2 / mark_reach);
    out.shape[0] = static_cast<float>(mark_range) * disc;
    out.shape[1] = static_cast<float>(mark_range / 2) * disc;
  } else {
    out.kind = static_cast<std::uint32_t>(Kind::mask);
  }
  out.half_w = in.half_w * span;
  out.half_h = in.half_h * span;
  out.detail[0] = static_cast<float>(found->at.x) + inset;
  out.detail[1] = static_cast<float>(found->at.y) + inset;
  out.detail[2] = static_cast<float>(found->at.x + found->at.w) - inset;
  out.detail[3] = static_cast<float>(found->at.y + found->at.h) - inset;
  return true;
}

}  // namespace render
