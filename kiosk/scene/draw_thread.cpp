// The brick line round the sheet: it gives the time without reading. It lies on the sheet, under all that people lay there.
#include <algorithm>
#include <array>
#include <cmath>

#include "scene/frame.h"
#include "workshop/agenda.h"

namespace scene {
namespace {

// The thread burns clockwise from the middle of the north side; what is left is brick, and ends at that middle.
void burn(const Frame& frame, const Brush& brush, double left_share) {
  const Box path = frame.plan.sheet.grown(0.7);
  const double width = 4, r = frame.tokens.radius_sheet;
  const double middle = path.centre().x;
  // Straight parts clockwise from the start, corners between them.
  struct Part {
    Vec from, to;
  };
  const std::array<Part, 5> parts{{{{middle, path.min.y}, {path.max.x - r, path.min.y}},
                                   {{path.max.x, path.min.y + r}, {path.max.x, path.max.y - r}},
                                   {{path.max.x - r, path.max.y}, {path.min.x + r, path.max.y}},
                                   {{path.min.x, path.max.y - r}, {path.min.x, path.min.y + r}},
                                   {{path.min.x + r, path.min.y}, {middle, path.min.y}}}};
  const std::array<Vec, 4> corners{
      {{path.max.x - r, path.min.y + r}, {path.max.x - r, path.max.y - r}, {path.min.x + r, path.max.y - r}, {path.min.x + r, path.min.y + r}}};
  const double arc = r * std::numbers::pi / 2;
  double whole = arc * 4;
  for (const Part& part : parts) whole += base::distance(part.from, part.to);
  double burnt = whole * std::clamp(1 - left_share, 0.0, 1.0);
  const double end = width / 2;  // the stroke's round end stays behind the place that burns
  const Colour colour = frame.theme.now;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const Vec way = parts[i].to - parts[i].from;
    const double length = base::length(way);
    if (burnt < length - end) {
      const double from = burnt > 0 ? burnt + end : 0;
      brush.line(parts[i].from + way * (from / length), parts[i].to, width, colour);
    }
    burnt = std::max(0.0, burnt - length);
    if (i >= corners.size()) break;
    constexpr int kBits = 4;
    for (int b = 0; b < kBits; ++b) {
      const double from = arc * b / kBits;
      if (burnt > from + 0.01) continue;
      const auto on = [&](int bit) {
        const double a = base::radians(-90 + 90 * static_cast<double>(i) + 90.0 * bit / kBits);
        return corners[i] + Vec{std::cos(a), std::sin(a)} * r;
      };
      brush.line(on(b), on(b + 1), width, colour);
    }
    burnt = std::max(0.0, burnt - arc);
  }
}

}  // namespace

void draw_thread(const Frame& frame, Canvas& canvas) {
  if (frame.for_photo || frame.plan.glass.mode == Mode::wall) return;
  const Brush brush = canvas.brush();
  brush.border(frame.plan.sheet.grown(1.7), frame.tokens.radius_sheet + 1.7, 2.6, frame.theme.line.with_alpha(0.8));  // its ash
  const board::Step* step = frame.board.current_step();
  if (!step || !frame.definition) return;
  const double whole = step->minutes * 60000;
  burn(frame, brush, whole > 0 ? static_cast<double>(workshop::left_ms(*step, frame.wall_ms)) / whole : 0);
}

}  // namespace scene
