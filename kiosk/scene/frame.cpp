// What all parts of the scene draw alike: areas, shadows, marks, buttons.
#include "scene/frame.h"

#include <algorithm>
#include <utility>

namespace scene {

void Canvas::area(Target target, Pose pose, Vec size, std::string label, Id seat, double text_height_mm, bool round, bool enabled) {
  Area& a = areas.emplace_back();
  a.target = target;
  a.pose = pose;
  a.size = size;
  a.label = std::move(label);
  a.seat = seat;
  a.text_height_mm = text_height_mm;
  a.round = round;
  a.enabled = enabled;
}

void draw_shadow(const Frame& frame, Canvas& canvas, Pose pose, Vec size, double radius, int height, double scale) {
  const Tokens& tokens = frame.tokens;
  for (const ShadowLayer& layer : tokens.shadows[static_cast<std::size_t>(std::clamp(height, 0, 4))]) {
    const Vec offset = tokens.shadow_direction * (layer.offset * scale);
    const Colour colour = frame.theme.shadow.with_alpha(std::min(1.0, layer.alpha * frame.theme.shadow_alpha));
    canvas.brush(pose).shadow(Box::around({}, size), radius, layer.blur * scale, colour, offset);
  }
}

void draw_mark(const Frame& frame, const Brush& brush, int person, Vec centre, double diameter) {
  const PersonLook& look = frame.tokens.person(person);
  if (frame.theme.mark_ring.a > 0) brush.disc(centre, diameter / 2 + std::max(0.8, diameter * 0.03), frame.theme.mark_ring);
  brush.disc(centre, diameter / 2, look.colour);
  brush.mark(person, centre, diameter * 0.26, look.mark);
}

void draw_button(const Frame& frame, Canvas& canvas, Pose pose, Vec size, Target target, const ButtonLook& look) {
  const Theme& theme = frame.theme;
  const double radius = size.y / 2;
  const Box box = Box::around({}, size);
  const Brush brush = canvas.brush(pose);
  Colour ground = look.strong ? theme.ink : theme.paper;
  Colour ink = look.strong ? theme.sheet : theme.ink;
  if (!look.enabled) ink = theme.ink2.with_alpha(0.45);
  if (look.quiet) {
    brush.border(box, radius, 1.5, theme.line);
    if (look.enabled) ink = theme.ink2;
  } else {
    if (look.enabled) draw_shadow(frame, canvas, pose, size, radius, 1);
    brush.rounded(box, radius, look.enabled ? ground : ground.with_alpha(0.55));
  }
  const bool has_icon = look.icon != Icon::none;
  const double icon = std::min(size.y * 0.46, 22.0);
  double text_height = 0;
  if (look.label.empty()) {
    brush.icon(look.icon, {}, std::min(size.x, size.y) * 0.48, 2, ink);
  } else if (size.x < size.y * 1.5) {
    // A round button with a word says it to the inspection socket and to people who hold it: the icon is enough.
    if (has_icon) brush.icon(look.icon, {}, std::min(size.x, size.y) * 0.48, 2, ink);
  }
  if (!look.label.empty() && (size.x >= size.y * 1.5 || !has_icon)) {
    text::Style style = frame.tokens.label;
    style.weight = 600;
    style.size_mm = std::clamp(size.y * 0.34, 11.0, 19.0);
    style.line_height_mm = 0;
    const double spare = size.x - size.y * 0.6 - (has_icon ? icon + 8 : 0);
    auto layout = frame.type.layout(look.label, style);
    while (layout->size.x > spare && style.size_mm > 10.5) {
      style.size_mm = std::max(10.5, style.size_mm - 0.5);
      layout = frame.type.layout(look.label, style);
    }
    if (layout->size.x > spare) {
      style.ellipsize = true;
      layout = frame.type.layout(look.label, style, std::max(10.0, spare));
    }
    text_height = style.size_mm;
    const double content = layout->size.x + (has_icon ? icon + 8 : 0);
    // Arrows point where they lead: after the word. All other icons come before it.
    const bool after = look.icon == Icon::chevron_right || look.icon == Icon::next;
    const double left = -content / 2;
    if (has_icon) brush.icon(look.icon, {after ? left + content - icon / 2 : left + icon / 2, 0}, icon, 2, ink);
    brush.text(*layout, {after || !has_icon ? left : left + icon + 8, -layout->size.y / 2}, ink);
  }
  canvas.area(target, pose, size, look.label, look.seat, text_height, size.x == size.y, look.enabled);
}

}  // namespace scene
