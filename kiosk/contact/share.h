// From mm to the share of the glass that raw contacts speak in, such that the way back gives the same mm to the last
// bit. Read by simulated and trace: a recording replayed on the same glass must be the recording.
#pragma once
#include <cmath>

namespace contact {

inline double share_of(double mm, double size_mm) {
  if (!(size_mm > 0)) return 0;
  const double nearest = mm / size_mm;
  double below = nearest, above = nearest;
  for (int steps = 0; steps < 4; ++steps) {
    if (below * size_mm == mm) return below;
    if (above * size_mm == mm) return above;
    below = std::nextafter(below, -INFINITY);
    above = std::nextafter(above, INFINITY);
  }
  return nearest;
}

}  // namespace contact
