// The agenda on the linen of the four sides. The digits and what runs are drawn with the clock.
#include "scene/furniture.h"
#include "workshop/turns.h"

namespace scene {

void draw_ribbons(const Frame& frame, Canvas& canvas) {
  if (frame.for_photo || !frame.definition) return;
  const workshop::Step* step = step_now(frame);
  if (!step) return;
  const base::Language language = frame.texts.language();
  for (const RibbonPlan& ribbon : frame.plan.ribbons) {
    canvas.thing(1000 + static_cast<std::uint64_t>(ribbon.edge));
    const Brush brush = canvas.brush(ribbon.pose);
    double text_mm = 44;
    if (ribbon.full) {
      const RailPlace place = rail_of_ribbon(frame);
      const Lettering title = fit_line(frame, step_title(frame), sized(frame.tokens.label, 14.5), place.width, 13);
      write(brush, title, {place.left.x, -15.5}, text::Align::left, frame.theme.ink);
      draw_rail(frame, brush, plan_rail(frame, place.width, place.label_mm), place.left);
      text_mm = place.label_mm;
    } else if (ribbon.step) {
      const bool long_side = ribbon.edge == Edge::south || ribbon.edge == Edge::north;
      const char* held = held_title(frame);
      const std::string name = held                             ? frame.texts(held)
                               : workshop::speaker(frame.board) ? frame.texts("tour.title")
                                                                : (long_side || step->short_title.empty() ? step->title : step->short_title).in(language);
      const text::Style style = sized(frame.tokens.label, long_side ? 13 : 12.5, 550);
      Lettering title = fit_line(frame, name, style, ribbon.size.x - 4, 10.5);
      // A whole short name says more than half of the long one.
      if (title.layout->cut && !held && !step->short_title.empty()) title = fit_line(frame, step->short_title.in(language), style, ribbon.size.x - 4, 10.5);
      write(brush, title, {0, 18}, text::Align::centre, frame.theme.ink2);
      text_mm = title.size_mm;
    }
    // Where the corners are taken and no pebble lies, the time itself opens the console.
    if (frame.plan.pebbles.empty()) canvas.area(Target::button(Action::open_console), ribbon.pose, ribbon.size, frame.texts("console.open"), {}, text_mm);
    else canvas.area({TargetKind::nothing}, ribbon.pose, ribbon.size, step_title(frame), {}, text_mm);
  }
}

}  // namespace scene
