// The best similarity for a few contacts.
// Read with similarity.h.
#include "gesture/similarity.h"

namespace gesture {

namespace {
// Nearer to their middle than this, a millimetre of noise would be a turn of many degrees.
constexpr double kLeastSpreadMm = 4;
}  // namespace

Similarity fit(std::span<const Step> steps) {
  Similarity s;
  if (steps.empty()) return s;
  const double n = static_cast<double>(steps.size());
  for (const Step& step : steps) s.from += step.from, s.to += step.to;
  s.from = s.from / n;
  s.to = s.to / n;
  if (steps.size() < 2) return s;

  double before = 0, after = 0, along = 0, across = 0;
  for (const Step& step : steps) {
    const Vec a = step.from - s.from, b = step.to - s.to;
    before += dot(a, a);
    after += dot(b, b);
    along += dot(a, b);
    across += cross(a, b);
  }
  const double least = n * kLeastSpreadMm * kLeastSpreadMm;
  if (before < least || after < least) return s;
  s.turn_deg = base::degrees(std::atan2(across, along));
  s.scale = std::sqrt(after / before);
  return s;
}

}  // namespace gesture
