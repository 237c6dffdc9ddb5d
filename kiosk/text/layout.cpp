// Where a caret stands in a laid out text, and which byte a point names. Read by scene and hands through text.h.
#include <algorithm>
#include <cmath>
#include <limits>

#include "text/text.h"

namespace text {

Caret Layout::caret_at(std::uint32_t byte) const {
  if (carets.empty()) return {{0, 0}, size_mm};
  // Inside a character (an accent, a joined emoji): the stop before it.
  const auto after = std::upper_bound(stops.begin(), stops.end(), byte);
  const auto at = after == stops.begin() ? 0 : static_cast<std::size_t>(after - stops.begin()) - 1;
  return carets[at];
}

std::uint32_t Layout::byte_at(Vec local) const {
  std::uint32_t best = 0;
  double best_dy = std::numeric_limits<double>::infinity(), best_dx = best_dy;
  for (std::size_t i = 0; i < carets.size(); ++i) {
    // The line counts before the place in it: a point beyond the end of a line means the end of that line.
    const Caret& caret = carets[i];
    const double below = local.y - (caret.top.y + caret.height_mm);
    const double dy = std::max({0.0, caret.top.y - local.y, below});
    const double dx = std::abs(local.x - caret.top.x);
    if (dy < best_dy - 1e-9 || (dy < best_dy + 1e-9 && dx < best_dx)) {
      best = stops[i];
      best_dy = dy;
      best_dx = dx;
    }
  }
  return best;
}

}  // namespace text
