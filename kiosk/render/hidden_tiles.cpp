// A tile is hidden by one solid or not at all: two that cover it together do not count, which errs on the safe side.
#include "render/hidden_tiles.h"

#include <algorithm>
#include <cmath>

namespace render {

void HiddenTiles::begin(const View& view) {
  view_ = view;
  across_ = static_cast<int>(std::ceil(view.width / side));
  down_ = static_cast<int>(std::ceil(view.height / side));
  steps_.assign(static_cast<std::size_t>(across_) * static_cast<std::size_t>(down_), 0);
}

HiddenTiles::Range HiddenTiles::tiles_of(const Quad& quad) const {
  const double reach_x = std::abs(quad.cos) * quad.half_w + std::abs(quad.sin) * quad.half_h,
               reach_y = std::abs(quad.sin) * quad.half_w + std::abs(quad.cos) * quad.half_h;
  const double to_tile = view_.px_per_mm / side;
  const auto tile = [to_tile](double mm, double origin, int most) { return std::clamp(static_cast<int>(std::floor((mm - origin) * to_tile)), 0, most - 1); };
  return {tile(quad.x - reach_x, view_.origin.x, across_), tile(quad.y - reach_y, view_.origin.y, down_), tile(quad.x + reach_x, view_.origin.x, across_),
          tile(quad.y + reach_y, view_.origin.y, down_)};
}

void HiddenTiles::cover(const Quad& solid) {
  const Range range = tiles_of(solid);
  const double tile_mm = side / view_.px_per_mm;
  // A tile turned into the solid's space reaches this far from its centre.
  const double reach = (std::abs(solid.cos) + std::abs(solid.sin)) * tile_mm / 2;
  const double w = solid.half_w - reach, h = solid.half_h - reach;
  if (w <= 0 || h <= 0) return;
  for (int y = range.top; y <= range.bottom; ++y) {
    const double dy = view_.origin.y + (y + 0.5) * tile_mm - solid.y;
    for (int x = range.left; x <= range.right; ++x) {
      const double dx = view_.origin.x + (x + 0.5) * tile_mm - solid.x;
      if (std::abs(dx * solid.cos + dy * solid.sin) <= w && std::abs(dy * solid.cos - dx * solid.sin) <= h) {
        steps_[static_cast<std::size_t>(y * across_ + x)] = solid.kind >> 16;
      }
    }
  }
}

bool HiddenTiles::hides(const Quad& quad) const {
  const Range range = tiles_of(quad);
  const std::uint32_t step = quad.kind >> 16;
  for (int y = range.top; y <= range.bottom; ++y) {
    for (int x = range.left; x <= range.right; ++x) {
      if (steps_[static_cast<std::size_t>(y * across_ + x)] <= step) return false;
    }
  }
  return true;
}

void drop_hidden(Quads& all, HiddenTiles& tiles, const View& view) {
  if (all.solids.size() < 2) return;  // one hides nothing but itself
  tiles.begin(view);
  for (const Quad& solid : all.solids) tiles.cover(solid);
  // A solid is hidden by a later one; its own step is what it covers with, so it does not hide itself.
  std::erase_if(all.solids, [&](const Quad& solid) { return tiles.hides(solid); });
  std::size_t kept = 0;
  for (Run& run : all.runs) {
    const std::size_t end = run.first + run.count;
    const std::size_t first = kept;
    for (std::size_t i = run.first; i < end; ++i) {
      if (!tiles.hides(all.quads[i])) all.quads[kept++] = all.quads[i];
    }
    run.first = static_cast<std::uint32_t>(first);
    run.count = static_cast<std::uint32_t>(kept - first);
  }
  all.quads.resize(kept);
  std::erase_if(all.runs, [](const Run& run) { return run.count == 0; });
}

}  // namespace render
