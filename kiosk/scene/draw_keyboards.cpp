// Keyboards, one for each text in the making, facing its writer, and the pen bars.
#include <algorithm>

#include "base/utf8.h"
#include "scene/frame.h"
#include "scene/keyboard.h"
#include "scene/lettering.h"

namespace scene {
namespace {

text::Style key_style(const Frame& frame, bool small, double scale = 1) {
  text::Style style = frame.tokens.label;
  style.size_mm = std::max(10.5, (small ? 10.5 : 13) * scale);
  style.line_height_mm = 0;
  style.align = text::Align::left;
  return style;
}

const PersonLook& look_of(const Frame& frame, Id seat) {
  const board::Seat* s = frame.board.seats.find(seat);
  const auto person = static_cast<std::size_t>(s ? std::max<std::int64_t>(1, s->person) : 1);
  return frame.tokens.people[(person - 1) % frame.tokens.people.size()];
}

bool is_down(const Writing& writing, std::uint32_t number) {
  return std::any_of(writing.pressed.begin(), writing.pressed.end(), [&](const auto& p) { return p.key == number; });
}

void draw_key(const Frame& frame, Canvas& canvas, const Brush& brush, const Writing& writing, const PersonLook& look, const Key& key, std::uint32_t number,
              double scale) {
  const bool down = is_down(writing, number) || (key.role == Key::Role::dead && writing.mark_label == key.label);
  const std::string& label = key.role == Key::Role::done ? frame.texts("writing.done") : key.label;
  const bool done = key.role == Key::Role::done;
  const bool on = key.role == Key::Role::shift && (writing.shift || writing.caps);
  const bool quiet = key.role == Key::Role::shift || key.role == Key::Role::backspace || key.role == Key::Role::figures || key.role == Key::Role::letters;
  Colour fill = down || done || on ? look.colour : quiet ? frame.theme.linen2 : frame.theme.paper;
  Colour ink = down || done || on ? look.mark : frame.theme.ink;
  if (down && done) {
    fill = frame.theme.ink;
    ink = frame.theme.paper;
  }
  const double radius = frame.tokens.radius_key;
  if (!down) brush.rounded({key.box.min + Vec{0, 0.7}, key.box.max + Vec{0, 0.9}}, radius, frame.theme.shadow.with_alpha(0.22));
  brush.rounded(key.box, radius, fill);
  const Vec centre = key.box.centre();
  double text_mm = 0;
  if (key.role == Key::Role::shift || key.role == Key::Role::backspace) {
    brush.icon(key.role == Key::Role::shift ? Icon::shift : Icon::backspace, centre, 12 * scale, 1.1 * scale, ink);
  } else if (key.role != Key::Role::space) {
    const text::Style style = key_style(frame, label.size() > 4 || quiet, scale);
    const auto layout = frame.type.layout(label, style);
    brush.text(*layout, centre - layout->size * 0.5, ink);
    text_mm = style.size_mm;
  }
  canvas.area({TargetKind::key, writing.session, number}, Pose{brush.pose().to_glass(centre), brush.pose().angle_deg}, key.box.size(),
              key.role == Key::Role::character || key.role == Key::Role::space ? key.text : label, writing.seat, text_mm);
}

// Above the keys: what the word may become, left and right of the grip, the key that takes back, and on a note the pen.
void draw_band(const Frame& frame, Canvas& canvas, const Brush& brush, const Writing& writing, const PersonLook& look, const KeyboardLayout& layout) {
  const auto area = [&](std::uint32_t number, const Box& box, const std::string& label, double text_mm) {
    const Pose pose{brush.pose().to_glass(box.centre()), brush.pose().angle_deg};
    canvas.area({TargetKind::key, writing.session, number}, pose, box.size(), label, writing.seat, text_mm);
  };
  // Corrections lie on paper, since they are instead of what stands there; words to go on with are written on the tray.
  for (std::size_t i = 0; i < writing.corrections.size() && i < KeyboardLayout::corrections; ++i) {
    const Box box = layout.correction_box(i), paper = {box.min + Vec{0, 2}, box.max - Vec{0, 1}};
    const auto number = static_cast<std::uint32_t>(key_suggestion + i);
    const bool down = is_down(writing, number);
    brush.rounded(paper, frame.tokens.radius_key, down ? look.colour : frame.theme.paper);
    const Lettering word = fit_line(frame, writing.corrections[i], key_style(frame, false), box.width() - 6, 10.5);
    brush.text(*word.layout, paper.centre() - word.layout->size * 0.5, down ? look.mark : frame.theme.ink);
    area(number, box, writing.corrections[i], word.size_mm);
  }
  for (std::size_t i = 0; writing.corrections.empty() && i < writing.meant.size() && i < KeyboardLayout::suggestions; ++i) {
    const Box box = layout.suggestion_box(i);
    const auto number = static_cast<std::uint32_t>(key_suggestion + i);
    const bool down = is_down(writing, number);
    if (down) brush.rounded(box, frame.tokens.radius_key, look.colour);
    const Lettering word = fit_line(frame, writing.meant[i], sized(key_style(frame, false), 12), box.width() - 4, 10.5);
    brush.text(*word.layout, box.centre() - word.layout->size * 0.5, down ? look.mark : frame.theme.ink);
    area(number, box, writing.meant[i], word.size_mm);
  }
  const auto sign = [&](KeyPart part, const Box& box, Icon icon, std::string_view label) {
    const auto number = static_cast<std::uint32_t>(part);
    const bool down = is_down(writing, number);
    if (down) brush.rounded(box, frame.tokens.radius_key, look.colour);
    brush.icon(icon, box.centre(), 12, 1.1, down ? look.mark : frame.theme.ink2);
    area(number, box, frame.texts(label), 0);
  };
  sign(key_take_back, layout.take_back_box(), Icon::undo, "writing.take_back");
  // Corrections have the whole row; once one is taken, or the word left, the pen is back.
  if (writing.kind == board::RecordKind::note && writing.corrections.empty()) sign(key_pen, layout.pen_box(), Icon::pen, "writing.draw");
}

// The other signs of a key that is held, in a row above the finger.
void draw_offers(const Frame& frame, Canvas& canvas, const Writing& writing, const PersonLook& look, const KeyboardLayout& layout) {
  const Brush brush = canvas.brush(writing.keyboard);
  for (const auto& pressed : writing.pressed) {
    const auto& keys = layout.keys(pressed.figures, pressed.upper);
    if (!pressed.offers || pressed.key >= keys.size() || keys[pressed.key].offers.empty()) continue;
    const Key& key = keys[pressed.key];
    const Box row{layout.offer_box(key, 0).min - Vec{4, 4}, layout.offer_box(key, key.offers.size() - 1).max + Vec{4, 4}};
    draw_shadow(frame, canvas, {writing.keyboard.to_glass(row.centre()), writing.keyboard.angle_deg}, row.size(), frame.tokens.radius_key + 3, 3);
    brush.rounded(row, frame.tokens.radius_key + 3, frame.theme.paper);
    for (std::size_t i = 0; i < key.offers.size(); ++i) {
      const Box box = layout.offer_box(key, i);
      const bool chosen = i == pressed.chosen;
      if (chosen) brush.rounded(box, frame.tokens.radius_key, look.colour);
      const auto sign = frame.type.layout(key.offers[i], key_style(frame, false, layout.scale()));
      brush.text(*sign, box.centre() - sign->size * 0.5, chosen ? look.mark : frame.theme.ink);
      canvas.area({TargetKind::key, writing.session, key_offer + pressed.key * key_offer_block + i},
                  Pose{brush.pose().to_glass(box.centre()), brush.pose().angle_deg}, box.size(), key.offers[i], writing.seat,
                  std::max(10.5, 13 * layout.scale()));
    }
  }
}

// What the finger hides while it draws the caret: the letters around it, larger, above the hand.
void draw_loupe(const Frame& frame, Canvas& canvas, const Writing& writing, const PersonLook& look) {
  constexpr int letters_each_side = 8;
  std::size_t from = writing.caret, to = writing.caret;
  for (int i = 0; i < letters_each_side; ++i) {
    if (from > 0 && writing.text[base::previous_character(writing.text, from)] != '\n') from = base::previous_character(writing.text, from);
    if (to < writing.text.size() && writing.text[to] != '\n') to = base::next_character(writing.text, to);
  }
  text::Style style = frame.tokens.heading2;
  const auto before = frame.type.layout(writing.text.substr(from, writing.caret - from), style);
  const auto after = frame.type.layout(writing.text.substr(writing.caret, to - writing.caret), style);
  const Vec size{std::max(170.0, 2 * std::max(before->size.x, after->size.x) + 24), 48};
  // Between the keyboard and the note's text it would hide lines; above the keyboard's note there is air.
  const double tray = frame.tokens.keyboards[writing.layout]->at_size(writing.size).size().y;
  const Pose pose{writing.keyboard.to_glass({0, -tray / 2 - frame.plan.writing_width - size.y / 2 - 26}), writing.keyboard.angle_deg};
  draw_shadow(frame, canvas, pose, size, size.y / 2, 3);
  const Brush brush = canvas.brush(pose);
  brush.rounded({size * -0.5, size * 0.5}, size.y / 2, frame.theme.paper);
  brush.text(*before, {-before->size.x, -before->size.y / 2}, frame.theme.ink);
  brush.text(*after, {0, -after->size.y / 2}, frame.theme.ink);
  brush.rounded({{-0.9, -size.y / 2 + 8}, {0.9, size.y / 2 - 8}}, 0.9, look.colour);
}

}  // namespace

void draw_keyboards(const Frame& frame, Canvas& canvas) {
  for (const Writing& writing : frame.preview.writings) {
    if (!writing.on_screen) continue;
    const PersonLook& look = look_of(frame, writing.seat);
    canvas.thing(writing.session);
    const KeyboardLayout& layout = frame.tokens.keyboards[writing.layout]->at_size(writing.size);
    const Vec size = layout.size();
    draw_shadow(frame, canvas, writing.keyboard, size, frame.tokens.radius_keyboard, 3);
    const Brush brush = canvas.brush(writing.keyboard);
    const Box tray{size * -0.5, size * 0.5};
    brush.triangle({{-12, -size.y / 2 - 9}, {12, -size.y / 2}}, 0, frame.theme.tray);
    brush.rounded(tray, frame.tokens.radius_keyboard, frame.theme.tray);
    if (writing.corrections.empty()) brush.rounded({{-23, -size.y / 2 + 8}, {23, -size.y / 2 + 11}}, 1.5, look.colour);
    canvas.area({TargetKind::keyboard, writing.session, 0}, writing.keyboard, size, frame.texts("writing.keyboard"), writing.seat);
    const auto& keys = layout.keys(writing.figures, writing.shift || writing.caps);
    for (std::uint32_t i = 0; i < keys.size(); ++i) draw_key(frame, canvas, brush, writing, look, keys[i], i, layout.scale());
    draw_band(frame, canvas, brush, writing, look, layout);
  }
  // Over all keyboards, as what is held up close to one's eyes.
  for (const Writing& writing : frame.preview.writings) {
    if (!writing.on_screen) continue;
    canvas.thing(~writing.session);
    draw_offers(frame, canvas, writing, look_of(frame, writing.seat), frame.tokens.keyboards[writing.layout]->at_size(writing.size));
    if (writing.moving_caret) draw_loupe(frame, canvas, writing, look_of(frame, writing.seat));
  }

  constexpr double button = 42, gap = 9, done_length = 60;
  for (const Inking& inking : frame.preview.inkings) {
    const PersonLook& look = look_of(frame, inking.seat);
    canvas.thing(inking.session);
    const Vec size = Inking::bar_size;
    draw_shadow(frame, canvas, inking.bar, size, size.y / 2, 3);
    canvas.brush(inking.bar).rounded({size * -0.5, size * 0.5}, size.y / 2, frame.theme.tray);
    canvas.area({TargetKind::nothing, inking.session, 0}, inking.bar, size, "", inking.seat);
    double x = -size.x / 2 + 9 + button / 2;
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
    round(Icon::keyboard, Action::ink_keyboard, false, "ink.keyboard");
    const Pose done{inking.bar.to_glass({x - button / 2 + done_length / 2, 0}), inking.bar.angle_deg};
    const Brush brush = canvas.brush(done);
    brush.rounded({{-done_length / 2, -button / 2}, {done_length / 2, button / 2}}, button / 2, look.colour);
    const auto label = frame.type.layout(frame.texts("writing.done"), key_style(frame, false));
    brush.text(*label, label->size * -0.5, look.mark);
    canvas.area(Target::button(Action::ink_done, inking.session), done, {done_length, button}, frame.texts("writing.done"), inking.seat, 13);
  }
}

}  // namespace scene
