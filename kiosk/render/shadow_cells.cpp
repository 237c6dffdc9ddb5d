// A cell is made when a proportion is first seen: rows by the error function, then a blur down the columns. Read inside render.
#include "render/shadow_cells.h"

#include <algorithm>
#include <cmath>

namespace render {
namespace {

constexpr int side = shadow_cell_side;
constexpr double tail = 3;  // sigmas beyond which a blur is nothing

// Proportions within 5 % share a cell. The cell is stretched so that its edge still lies on the box's.
int step_of(double sigmas) { return sigmas < 0.05 ? 0 : std::max(1, static_cast<int>(std::lround(std::log(sigmas / 0.05) / std::log(1.05)))); }
double of_step(int step) { return step == 0 ? 0 : 0.05 * std::pow(1.05, step); }

double below(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

}  // namespace

double CornerShape::span() const { return std::max(inner_x, inner_y) + tail; }

std::vector<std::uint8_t> corner_shade(const CornerShape& shape) {
  const double texel = shape.span() / side;  // sigmas
  const double r = std::min({shape.radius, shape.inner_x, shape.inner_y});
  // A small box has its other edge within reach; a large one is endless inwards.
  const bool whole_x = shape.inner_x < r + tail - 1e-9, whole_y = shape.inner_y < r + tail - 1e-9;
  // Rows of the box, by their middle, from the far edge (or far enough) to the near one.
  const double first = whole_y ? -shape.inner_y : -tail - 1, last = shape.inner_y;
  const int rows = std::max(8, static_cast<int>(std::ceil((last - first) / std::min(texel, 0.25))));
  const double height = (last - first) / rows;
  std::vector<double> shade(static_cast<std::size_t>(side) * side, 0);
  std::vector<double> across(side);
  for (int row = 0; row < rows; ++row) {
    const double y = first + (row + 0.5) * height;
    const double into = std::max({0.0, y - (shape.inner_y - r), whole_y ? -y - (shape.inner_y - r) : 0.0});  // into the corner's arc
    const double reach = shape.inner_x - r + std::sqrt(std::max(0.0, r * r - into * into));
    for (int x = 0; x < side; ++x) {
      const double at = (x + 0.5) * texel;
      across[static_cast<std::size_t>(x)] = below(reach - at) - (whole_x ? below(-reach - at) : 0);
    }
    for (int line = 0; line < side; ++line) {
      const double away = (line + 0.5) * texel - y;
      if (std::abs(away) > tail + 1) continue;
      const double share = below(away + height / 2) - below(away - height / 2);
      for (int x = 0; x < side; ++x) shade[static_cast<std::size_t>(line * side + x)] += share * across[static_cast<std::size_t>(x)];
    }
  }
  std::vector<std::uint8_t> texels;
  texels.reserve(shade.size());
  for (const double value : shade) texels.push_back(static_cast<std::uint8_t>(std::lround(255 * std::clamp(value, 0.0, 1.0))));
  return texels;
}

bool ShadowCells::resolve(const scene::Instance& in, double pixel, Quad& out) {
  const double sigma = std::max(in.blur / 2.0, 0.4 * pixel);
  const double r = std::clamp(static_cast<double>(in.radius), 0.0, static_cast<double>(std::min(in.half_w, in.half_h)));
  const double inner_x = std::min<double>(in.half_w, r + tail * sigma), inner_y = std::min<double>(in.half_h, r + tail * sigma);
  const int radius_step = step_of(r / sigma);
  // Where the box is large for its blur the proportion follows from the radius alone.
  const bool whole_x = in.half_w < r + tail * sigma, whole_y = in.half_h < r + tail * sigma;
  const int x_step = whole_x ? step_of(inner_x / sigma) : 0, y_step = whole_y ? step_of(inner_y / sigma) : 0;
  const double radius = of_step(radius_step);
  const CornerShape shape{whole_x ? std::max(of_step(x_step), 0.05) : radius + tail, whole_y ? std::max(of_step(y_step), 0.05) : radius + tail, radius};

  const std::uint64_t key = static_cast<std::uint64_t>(radius_step) << 40 | static_cast<std::uint64_t>(x_step + (whole_x ? 1 : 0)) << 20 |
                            static_cast<std::uint64_t>(y_step + (whole_y ? 1 : 0));
  if (cells_.size() > 600 && !cells_.contains(key)) cells_.clear();  // springs pass through many; the atlas forgets them when it is full
  Cell& cell = cells_[key];
  if (cell.texels.empty()) cell.texels = corner_shade(shape);
  if (cell.generation != atlas_.generation()) {
    const auto place = atlas_.place(side, side);
    if (!place) return false;
    atlas_.write(*place, cell.texels.data(), side);
    cell.at = *place;
    cell.generation = atlas_.generation();
  }
  const double reach = std::max(scene::shade_beyond(in), 2.8 * 0.4 * pixel);
  out.half_w = in.half_w + static_cast<float>(reach);
  out.half_h = in.half_h + static_cast<float>(reach);
  // The same scale both ways, taken from the longer of what the cell shows.
  const double texels_a_mm = (shape.inner_x >= shape.inner_y ? shape.inner_x / inner_x : shape.inner_y / inner_y) * side / shape.span();
  out.shape[0] = static_cast<float>(in.half_w - shape.inner_x / shape.span() * side / texels_a_mm);
  out.shape[1] = static_cast<float>(in.half_h - shape.inner_y / shape.span() * side / texels_a_mm);
  out.shape[2] = static_cast<float>(texels_a_mm);
  out.detail[0] = static_cast<float>(cell.at.x);
  out.detail[1] = static_cast<float>(cell.at.y);
  out.kind = static_cast<std::uint32_t>(Kind::shadow);
  return true;
}

}  // namespace render
