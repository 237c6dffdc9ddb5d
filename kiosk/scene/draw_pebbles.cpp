// The facilitator's collapsed console, in two opposite corners of the linen: time (a tap opens the console), photo, next.
#include "scene/furniture.h"

namespace scene {

void draw_pebbles(const Frame& frame, Canvas& canvas) {
  if (frame.for_photo || !frame.board.current_step()) return;
  const Theme& theme = frame.theme;
  const auto& tokens = frame.tokens.pebble;
  const Colour body = theme.night ? theme.paper : theme.ink;
  const Colour on_body = theme.night ? theme.ink : theme.sheet;
  for (const PebblePlan& pebble : frame.plan.pebbles) {
    const Pose pose = pebble.pose;
    canvas.thing(static_cast<std::uint64_t>(&pebble - frame.plan.pebbles.data()) + 1);
    const Brush brush = canvas.brush(pose);
    const double radius = pebble.size.y / 2;
    draw_shadow(frame, canvas, pose, pebble.size, radius, 2);
    brush.rounded(Box::around({}, pebble.size), radius, body);
    if (!pebble.full) {
      brush.icon(Icon::people, {}, 28, 2, on_body);
      canvas.area(Target::button(Action::open_console), pose, pebble.size, frame.texts("console.open"), {}, 0, true);
      continue;
    }
    canvas.area({TargetKind::nothing}, pose, pebble.size, frame.texts("console.open"));
    const auto place = [&](double x) { return Pose{pose.to_glass({x, 0}), pose.angle_deg}; };
    canvas.area(Target::button(Action::open_console), place(-53), {pebble.size.x - 2 * tokens.button - 14, pebble.size.y}, frame.texts("console.open"), {},
                tokens.time);
    const double next = pebble.size.x / 2 - 8 - tokens.button / 2, photo = next - tokens.button - 7;
    brush.disc({photo, 0}, tokens.button / 2, on_body.with_alpha(0.13));
    brush.icon(Icon::camera, {photo, 0}, 22, 1.8, on_body);
    canvas.area(Target::button(Action::photo), place(photo), {tokens.button, tokens.button}, frame.texts("console.photo"), {}, 0, true);
    brush.disc({next, 0}, tokens.button / 2, theme.night ? theme.ink : theme.paper);
    const WayOn on = way_on(frame);
    brush.icon(on.icon, {next, 0}, 24, 2.4, theme.night ? theme.linen : theme.ink);
    canvas.area(Target::button(on.action), place(next), {tokens.button, tokens.button}, frame.texts(on.text_key), {}, 0, true);
  }
}

}  // namespace scene
