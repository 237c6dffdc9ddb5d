// Keyboards, one for each text in the making, facing its writer, and the pen bars.
#include <optional>

#include "scene/frame.h"
#include "scene/keyboard.h"

namespace scene {
namespace {

text::Style key_style(const Frame& frame, bool small) {
  text::Style style = frame.tokens.label;
  style.size_mm = small ? 10.5 : 13;
  style.line_height_mm = 0;
  style.align = text::Align::left;
  return style;
}

const PersonLook& look_of(const Frame& frame, Id seat) {
  const board::Seat* s = frame.board.seats.find(seat);
  const auto person = static_cast<std::size_t>(s ? std::max<std::int64_t>(1, s->person) : 1);
  return frame.tokens.people[(person - 1) % frame.tokens.people.size()];
}

void draw_key(const Frame& frame, Canvas& canvas, const Brush& brush, const Writing& writing, const PersonLook& look, const Key& key,
              std::uint32_t number) {
  bool down = false;
  for (const auto& pressed : writing.pressed) down |= pressed.key == number;
  const bool done = key.role == Key::Role::done;
  const bool on = key.role == Key::Role::shift && (writing.shift || writing.caps);
  const bool quiet = key.role == Key::Role::shift || key.role == Key::Role::backspace || key.role == Key::Role::figures ||
                     key.role == Key::Role::letters;
  Colour fill = down || done || on ? look.colour : quiet ? frame.theme.linen2 : frame.theme.paper;
  Colour ink = down || done || on ? look.mark : frame.theme.ink;
  if (down && done) { fill = frame.theme.ink; ink = frame.theme.paper; }
  const double radius = frame.tokens.radius_key;
  if (!down) brush.rounded({key.box.min + Vec{0, 0.7}, key.box.max + Vec{0, 0.9}}, radius, frame.theme.shadow.with_alpha(0.22));
  brush.rounded(key.box, radius, fill);
  const Vec centre = key.box.centre();
  if (key.role == Key::Role::shift || key.role == Key::Role::backspace) {
    brush.icon(key.role == Key::Role::shift ? Icon::shift : Icon::backspace, centre, 12, 1.1, ink);
  } else if (key.role != Key::Role::space) {
    const auto layout = frame.type.layout(key.label, key_style(frame, key.label.size() > 4 || quiet));
    brush.text(*layout, centre - layout->size * 0.5, ink);
  }
  canvas.area({TargetKind::key, writing.session, number}, Pose{brush.pose().to_glass(centre), brush.pose().angle_deg}, key.box.size(),
              key.role == Key::Role::character || key.role == Key::Role::space ? key.text : key.label, writing.seat,
              key.role == Key::Role::space ? 0 : (key.label.size() > 4 || quiet ? 10.5 : 13));
}

}  // namespace

void draw_keyboards(const Frame& frame, Canvas& canvas) {
  std::optional<KeyboardLayout> made;  // when somebody writes: most frames have no keyboard
  for (const Writing& writing : frame.preview.writings) {
    if (!writing.on_screen) continue;
    if (!made) made.emplace(frame.tokens, frame.texts.language(), frame.texts("writing.done"), frame.texts("writing.space"));
    const KeyboardLayout& layout = *made;
    const PersonLook& look = look_of(frame, writing.seat);
    canvas.thing(writing.session);
    const Vec size = layout.size();
    draw_shadow(frame, canvas, writing.keyboard, size, frame.tokens.radius_keyboard, 3);
    const Brush brush = canvas.brush(writing.keyboard);
    const Box tray{size * -0.5, size * 0.5};
    brush.triangle({{-12, -size.y / 2 - 9}, {12, -size.y / 2}}, 0, frame.theme.tray);
    brush.rounded(tray, frame.tokens.radius_keyboard, frame.theme.tray);
    brush.rounded({{-23, -size.y / 2 + 8}, {23, -size.y / 2 + 11}}, 1.5, look.colour);
    canvas.area({TargetKind::keyboard, writing.session, 0}, writing.keyboard, size, frame.texts("writing.keyboard"), writing.seat);
    const auto& keys = layout.keys(writing.figures, writing.shift || writing.caps);
    for (std::uint32_t i = 0; i < keys.size(); ++i) draw_key(frame, canvas, brush, writing, look, keys[i], i);
  }

  constexpr double button = 42, gap = 9, done_length = 60;
  for (const Inking& inking : frame.preview.inkings) {
    const PersonLook& look = look_of(frame, inking.seat);
    canvas.thing(inking.session);
    const double length = 3 * button + 3 * gap + done_length + 18;
    const Vec size{length, button + 16};
    draw_shadow(frame, canvas, inking.bar, size, size.y / 2, 3);
    canvas.brush(inking.bar).rounded({size * -0.5, size * 0.5}, size.y / 2, frame.theme.tray);
    canvas.area({TargetKind::nothing, inking.session, 0}, inking.bar, size, "", inking.seat);
    double x = -length / 2 + 9 + button / 2;
    const auto round = [&](Icon icon, Action action, bool active, std::string_view label) {
      const Pose at{inking.bar.to_glass({x, 0}), inking.bar.angle_deg};
      const Brush brush = canvas.brush(at);
      brush.disc({}, button / 2, active ? look.colour : frame.theme.paper);
      brush.icon(icon, {}, 18, 1.4, active ? look.mark : frame.theme.ink);
      canvas.area(Target::button(action, inking.session), at, {button, button}, frame.texts(label), inking.seat, 0, true);
      x += button + gap;
    };
    round(Icon::pen, Action::pen, !inking.erasing, "ink.pen");
    round(Icon::eraser, Action::eraser, inking.erasing, "ink.eraser");
    round(Icon::undo, Action::ink_undo, false, "ink.undo");
    const Pose done{inking.bar.to_glass({x - button / 2 + done_length / 2, 0}), inking.bar.angle_deg};
    const Brush brush = canvas.brush(done);
    brush.rounded({{-done_length / 2, -button / 2}, {done_length / 2, button / 2}}, button / 2, look.colour);
    const auto label = frame.type.layout(frame.texts("writing.done"), key_style(frame, false));
    brush.text(*label, label->size * -0.5, look.mark);
    canvas.area(Target::button(Action::ink_done, inking.session), done, {done_length, button}, frame.texts("writing.done"), inking.seat, 13);
  }
}

}  // namespace scene
