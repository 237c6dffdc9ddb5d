// What answers a hand or tells the room something: halos under contacts, sentences at a station, the flash.
#include <algorithm>

#include "scene/layouts.h"
#include "scene/lettering.h"
#include "scene/trouble.h"

namespace scene {
namespace {

Colour colour_of(const Frame& frame, Id seat) {
  const board::Seat* s = frame.board.seats.find(seat);
  if (!s) return frame.theme.ink2;
  return frame.tokens.people[static_cast<std::size_t>(std::max<std::int64_t>(1, s->person) - 1) % frame.tokens.people.size()].colour;
}

}  // namespace

void draw_halos(const Frame& frame, Canvas& canvas) {
  const Tokens::Touch& touch = frame.tokens.touch;
  const Brush brush = canvas.brush();
  for (const Halo& halo : frame.preview.halos) {
    double strength = 1;
    if (halo.left_us) strength = 1 - std::clamp(static_cast<double>(frame.now_us - halo.left_us) / 1000.0 / touch.halo_fade_ms, 0.0, 1.0);
    if (strength <= 0) continue;
    const Colour colour = colour_of(frame, halo.seat);
    canvas.thing(halo.device * 0x9e3779b97f4a7c15ULL + static_cast<std::uint64_t>(halo.contact));
    brush.halo(halo.at, touch.halo / 2, colour.with_alpha(0.42 * strength));
    brush.disc(halo.at, 11, frame.tokens.day.paper.with_alpha(0.62 * strength));  // light is light, at night too
    brush.ring(halo.at, 11, 1.6, colour.with_alpha(strength));
  }
}

void draw_messages(const Frame& frame, Canvas& canvas) {
  const auto card = [&](Pose pose, const std::string& text, Colour bar, Target close) {
    text::Style style = frame.tokens.body;
    style.size_mm = std::max(13.0, 15.0);
    style.line_height_mm = 20;
    const double width = 330;
    const auto body = frame.type.layout(text, style, width - 40);
    const Vec size{width, body->size.y + 30};
    draw_shadow(frame, canvas, pose, size, 10, 3);
    const Brush brush = canvas.brush(pose);
    brush.rounded({size * -0.5, size * 0.5}, 10, frame.theme.paper);
    brush.rounded(Box::at(size * -0.5 + Vec{0, 12}, {4, size.y - 24}), 2, bar);
    brush.text(*body, size * -0.5 + Vec{20, 15}, frame.theme.ink);
    canvas.area(close, pose, size, text, {}, style.size_mm);
  };
  for (const Message& message : frame.preview.messages) {
    if (message.until_us <= frame.now_us) continue;
    canvas.thing(message.session);
    card({message.at, message.angle_deg}, message.text, colour_of(frame, message.seat), Target::button(Action::dismiss_message, message.session));
  }
  draw_troubles(frame, canvas);
  if (frame.preview.flash_us != 0 && !frame.tokens.calm) {
    const Tokens::Flash& flash = frame.tokens.flash;
    const double t = static_cast<double>(frame.now_us - frame.preview.flash_us) / 1000.0;
    double alpha = 0;
    if (t < flash.up_ms) alpha = t / flash.up_ms;
    else if (t < flash.up_ms + flash.hold_ms) alpha = 1;
    else alpha = std::max(0.0, 1 - (t - flash.up_ms - flash.hold_ms) / flash.down_ms);
    canvas.thing(~std::uint64_t{0} / 2);
    if (alpha > 0) canvas.brush().rounded({{0, 0}, frame.plan.glass.size_mm}, 0, Colour{255, 253, 248, 255}.with_alpha(alpha * flash.peak_alpha));
  }
}

void draw_prints(const Frame& frame, Canvas& canvas, const std::vector<Print>& prints) {
  for (const Print& print : prints) {
    if (print.kind == board::RecordKind::photo) {
      // Its paper is its own, and says what it is.
      const Vec size{print.width_mm, print.width_mm / std::max(0.2, print.aspect)};
      const Pose pose{print.at, print.angle_deg};
      canvas.thing(print.record.value);
      draw_shadow(frame, canvas, pose, size, 2, print.height, print.scale);
      const Brush brush = canvas.brush(pose);
      brush.rounded(Box::around({}, size), 2, frame.tokens.day.paper);
      brush.picture(print.picture, Box::around({}, size), 2);
      canvas.area({TargetKind::print, print.record.value, static_cast<std::uint64_t>(print.kind)}, pose, size, print.caption);
      continue;
    }
    const double border = print.width_mm * 0.035;
    const double picture_h = (print.width_mm - 2 * border) / std::max(0.2, print.aspect);
    text::Style style = frame.tokens.label;
    style.size_mm = std::clamp(print.width_mm * 0.04, 13.0, 26.0);
    style.line_height_mm = 0;
    style.ellipsize = true;
    auto caption = frame.type.layout(print.caption, style, print.width_mm - 2 * border);
    // A small print has two lines for its title rather than half of it.
    style.ellipsize = false;
    if (print.width_mm < 240 && frame.type.layout(print.caption, style)->size.x > print.width_mm - 2 * border)
      caption = fit_block(frame, print.caption, style, {print.width_mm - 2 * border, print_caption_mm}, 10.5).layout;
    const Vec size{print.width_mm, picture_h + 2 * border + caption->size.y + border * 0.8};
    const Pose pose{print.at, print.angle_deg};
    canvas.thing(print.record.value);
    draw_shadow(frame, canvas, pose, size, 2, print.height, print.scale);
    const Brush brush = canvas.brush(pose);
    const Vec half = size * 0.5;
    brush.rounded({half * -1, half}, 2, {255, 253, 248, 255});
    brush.picture(print.picture, Box::at(half * -1 + Vec{border, border}, {print.width_mm - 2 * border, picture_h}), 1);
    brush.text(*caption, {-half.x + border, half.y - border * 0.7 - caption->size.y}, frame.theme.paper_ink);
    canvas.area({TargetKind::print, print.record.value, static_cast<std::uint64_t>(print.kind)}, pose, size, print.caption, {}, style.size_mm);
  }
}

}  // namespace scene
