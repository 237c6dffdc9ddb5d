// Shadows are the blur that they claim to be, and dots and dashes go evenly round.
#include <catch2/catch.hpp>
#include <cmath>

#include "render/resolver.h"
#include "render/shadow_cells.h"

namespace {

// The blurred rounded box, summed the slow way. In sigmas; the box reaches from -half to half.
double shade(base::Vec half, double radius, base::Vec p) {
  double sum = 0, weight = 0;
  constexpr double step = 0.1;
  for (double y = -4; y <= 4; y += step) {
    for (double x = -4; x <= 4; x += step) {
      const double share = std::exp(-(x * x + y * y) / 2);
      const base::Vec q{std::abs(p.x + x) - half.x + radius, std::abs(p.y + y) - half.y + radius};
      const double d = std::hypot(std::max(q.x, 0.0), std::max(q.y, 0.0)) + std::min(std::max(q.x, q.y), 0.0) - radius;
      sum += share * std::clamp(0.5 - d / step, 0.0, 1.0);
      weight += share;
    }
  }
  return sum / weight;
}

}  // namespace

TEST_CASE("a shadow's cell is a Gaussian blur of its box") {
  struct Case {
    base::Vec half;
    double radius;
  };
  for (const Case& c : {Case{{40, 40}, 0}, Case{{40, 40}, 0.6}, Case{{40, 30}, 4}, Case{{1.2, 1.2}, 1.2}, Case{{30, 2}, 2}, Case{{3.5, 0.8}, 0}}) {
    const render::CornerShape shape{std::min(c.half.x, c.radius + 3), std::min(c.half.y, c.radius + 3), c.radius};
    const std::vector<std::uint8_t> texels = render::corner_shade(shape);
    REQUIRE(texels.size() == render::shadow_cell_side * render::shadow_cell_side);
    const double texel = shape.span() / render::shadow_cell_side;
    for (int y = 1; y < render::shadow_cell_side; y += 9) {
      for (int x = 1; x < render::shadow_cell_side; x += 9) {
        const base::Vec p{c.half.x - shape.inner_x + (x + 0.5) * texel, c.half.y - shape.inner_y + (y + 0.5) * texel};
        CHECK(texels[static_cast<std::size_t>(y * render::shadow_cell_side + x)] / 255.0 == Approx(shade(c.half, c.radius, p)).margin(0.02));
      }
    }
  }
}

TEST_CASE("places along an edge are evenly spaced, all the way round") {
  const auto around = render::places_along_edge({70, 35}, 22, 10);
  const double length = 2 * (96 + 26) + 2 * std::numbers::pi * 22;
  CHECK(around.size() == static_cast<std::size_t>(std::lround(length / 10)));
  for (std::size_t i = 0; i < around.size(); ++i) { CHECK(base::distance(around[i].at, around[(i + 1) % around.size()].at) == Approx(10).margin(0.4)); }
  const auto line = render::places_along_edge({50, 0}, 0, 8);
  CHECK(line.front().at.x == Approx(-50));
  CHECK(line.back().at.x == Approx(50));
  CHECK(render::places_along_edge({50, 50}, 0, 0).empty());
  CHECK(render::places_along_edge({5000, 5000}, 0, 0.001).size() <= 4000);
}
