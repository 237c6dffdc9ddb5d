// What changes once a second above the furniture: digits on all sides and the running segment of the rail.
#include <algorithm>

#include "scene/draw_rounds.h"
#include "workshop/agenda.h"

namespace scene {
void draw_clocks(const Frame& frame, Canvas& canvas) {
  const board::Step* step = frame.board.current_step();
  if (frame.for_photo || !step || !frame.definition) return;
  const std::int64_t left = clock_shown(frame)->left_ms;
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
    write(brush, time, {right, header_line(frame, 71)}, text::Align::right, colour);
    return;
  }
  for (const RibbonPlan& ribbon : frame.plan.ribbons) {
    canvas.thing(1000 + static_cast<std::uint64_t>(ribbon.edge));
    const Brush brush = canvas.brush(ribbon.pose);
    if (ribbon.full) {
      const RailPlace place = rail_of_ribbon(frame);
      draw_rail_progress(frame, brush, plan_rail(frame, place.width, place.label_mm), place.left);
      const Lettering time = fit_line(frame, digits, style(frame.tokens.timer_table, 44), ribbon.size.x / 2 - 113, 22);
      write(brush, time, {place.left.x - 20, 0}, text::Align::right, colour);
    } else {
      const Lettering time = fit_line(frame, digits, style(frame.tokens.timer_table, 38), ribbon.size.x - 4, 18);
      write(brush, time, {0, ribbon.step ? -9.5 : 0.0}, text::Align::centre, colour);
    }
  }
  for (const PebblePlan& pebble : frame.plan.pebbles) {
    if (!pebble.full) continue;
    canvas.thing(static_cast<std::uint64_t>(&pebble - frame.plan.pebbles.data()) + 1);
    const Lettering time = fit_line(frame, digits, style(frame.tokens.heading2, frame.tokens.pebble.time), 84, 18);
    write(canvas.brush(pebble.pose), time, {-pebble.size.x / 2 + 54, 0}, text::Align::centre, left < 0 ? theme.now : theme.night ? theme.ink : theme.sheet);
  }
}

}  // namespace scene
