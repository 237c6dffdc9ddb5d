// What changes once a second: digits on all sides, the running segment of the rail, and the thread that burns round the sheet.
#include <algorithm>
#include <array>
#include <cmath>

#include "scene/furniture.h"
#include "workshop/agenda.h"

namespace scene {
namespace {

// The thread burns clockwise from the middle of the north side; what is left is brick, and ends at that middle.
void draw_thread(const Frame& frame, const Brush& brush, double left_share) {
  const Box path = frame.plan.sheet.grown(0.7);
  const double width = 4, r = frame.tokens.radius_sheet;
  const double middle = path.centre().x;
  // Straight parts clockwise from the start, corners between them.
  struct Part { Vec from, to; };
  const std::array<Part, 5> parts{{{{middle, path.min.y}, {path.max.x - r, path.min.y}},
                                   {{path.max.x, path.min.y + r}, {path.max.x, path.max.y - r}},
                                   {{path.max.x - r, path.max.y}, {path.min.x + r, path.max.y}},
                                   {{path.min.x, path.max.y - r}, {path.min.x, path.min.y + r}},
                                   {{path.min.x + r, path.min.y}, {middle, path.min.y}}}};
  const std::array<Vec, 4> corners{{{path.max.x - r, path.min.y + r}, {path.max.x - r, path.max.y - r}, {path.min.x + r, path.max.y - r}, {path.min.x + r, path.min.y + r}}};
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

void draw_clocks(const Frame& frame, Canvas& canvas) {
  const board::Step* step = frame.board.current_step();
  if (frame.for_photo || !step || !frame.definition) return;
  const std::int64_t left = workshop::left_ms(*step, frame.wall_ms);
  const std::string digits = workshop::clock_text(left);
  const Theme& theme = frame.theme;
  const Colour colour = left < 0 ? theme.now : theme.ink;
  const auto style = [&](const text::Style& base, double size) {
    text::Style s = sized(base, size);
    s.tabular = true;
    return s;
  };
  if (frame.plan.glass.mode == Mode::wall) {
    const Brush brush = canvas.brush();
    const RailPlace place = rail_of_header(frame);
    draw_rail_progress(frame, brush, plan_rail(frame, place.width, place.label_mm), place.left);
    const double right = frame.plan.glass.size_mm.x - 60;
    const Lettering time = fit_line(frame, digits, style(frame.tokens.timer_wall, 64), right - place.left.x - place.width - 16, 26);
    write(brush, time, {right, 71}, text::Align::right, colour);
    return;
  }
  const double whole = step->minutes * 60000;
  draw_thread(frame, canvas.brush(), whole > 0 ? static_cast<double>(left) / whole : 0);
  for (const RibbonPlan& ribbon : frame.plan.ribbons) {
    const Brush brush = canvas.brush(ribbon.pose);
    if (ribbon.full) {
      const RailPlace place = rail_of_ribbon(frame);
      draw_rail_progress(frame, brush, plan_rail(frame, place.width, place.label_mm), place.left);
      const Lettering time = fit_line(frame, digits, style(frame.tokens.timer_table, 44), ribbon.size.x / 2 - 113, 22);
      write(brush, time, {place.left.x - 20, 0}, text::Align::right, colour);
    } else {
      const Lettering time = fit_line(frame, digits, style(frame.tokens.timer_table, 38), ribbon.size.x - 4, 18);
      write(brush, time, {0, ribbon.step ? -7.0 : 0.0}, text::Align::centre, colour);
    }
  }
  for (const PebblePlan& pebble : frame.plan.pebbles) {
    if (!pebble.full) continue;
    const Lettering time = fit_line(frame, digits, style(frame.tokens.heading2, frame.tokens.pebble.time), 84, 18);
    write(canvas.brush(pebble.pose), time, {-pebble.size.x / 2 + 54, 0}, text::Align::centre, left < 0 ? theme.now : theme.night ? theme.ink : theme.sheet);
  }
}

}  // namespace scene
