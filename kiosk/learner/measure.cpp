#include "learner/measure.h"

#include <algorithm>
#include <cmath>

namespace learner {
namespace {

constexpr int kGrid = 48;         // points each way that are asked whether they lie inside
constexpr double kReach = 60;     // hundredths from the middle to the grid's edge
constexpr double kLongest = 3.2;  // elongation at the end of the scale
constexpr double kRedFrom = -15;  // degrees of hue at the scale's ends
constexpr double kGreenAt = 105;
constexpr double kLargest = 0.5;  // share of the square

}  // namespace

double hue_of(Colour c) {
  const double r = c.r / 255.0, g = c.g / 255.0, b = c.b / 255.0;
  const double high = std::max({r, g, b}), spread = high - std::min({r, g, b});
  if (spread <= 0) return 0;
  double hue = 0;
  if (high == r) hue = 60 * ((g - b) / spread);
  else if (high == g) hue = 60 * ((b - r) / spread + 2);
  else hue = 60 * ((r - g) / spread + 4);
  return hue > 300 ? hue - 360 : hue;
}

Seen look_at(const Drawn& drawn) {
  const std::vector<Disc> discs = discs_of(drawn.body);
  const auto inside = [&](Vec p) {
    return std::any_of(discs.begin(), discs.end(), [&](const Disc& d) { return base::dot(p - d.at, p - d.at) <= d.radius * d.radius; });
  };
  double n = 0, x = 0, y = 0, xx = 0, yy = 0, xy = 0;
  const double step = 2 * kReach / kGrid;
  for (int row = 0; row < kGrid; ++row)
    for (int column = 0; column < kGrid; ++column) {
      const Vec p{-kReach + step * (column + 0.5), -kReach + step * (row + 0.5)};
      if (!inside(p)) continue;
      n += 1, x += p.x, y += p.y, xx += p.x * p.x, yy += p.y * p.y, xy += p.x * p.y;
    }
  Seen seen;
  seen.hue_deg = hue_of(drawn.colour);
  if (n < 1) return seen;
  seen.area = n * step * step / 1e4;
  const double a = xx / n - x * x / n / n, b = yy / n - y * y / n / n, c = xy / n - x * y / n / n;
  const double middle = (a + b) / 2, apart = std::sqrt((a - b) * (a - b) / 4 + c * c);
  // A line of points has no width: it is as long as the scale goes.
  seen.elongation = middle - apart > 1e-9 ? std::sqrt((middle + apart) / (middle - apart)) : kLongest;
  return seen;
}

double on_scale(const Seen& seen, Measure measure) {
  double value = 0;
  switch (measure) {
    case Measure::shape: value = std::log(seen.elongation) / std::log(kLongest); break;
    case Measure::colour: value = (seen.hue_deg - kRedFrom) / (kGreenAt - kRedFrom); break;
    case Measure::size: value = seen.area / kLargest; break;
  }
  return std::clamp(value, 0.0, 1.0);
}

Place place_of(const Drawn& drawn, std::array<Measure, 2> measures) {
  const Seen seen = look_at(drawn);
  return {on_scale(seen, measures[0]), on_scale(seen, measures[1])};
}

}  // namespace learner
