// A photo just taken: held up for 900 ms, then it slides into the gallery that came up from the edge, which goes down again.
#include <algorithm>
#include <cmath>

#include "scene/lettering.h"
#include "scene/print_paper.h"

namespace scene {
namespace {

constexpr double kRiseMs = 260, kUnveilMs = 600;
constexpr double kStayMs = 8000;  // long enough to read two buttons; nobody has to touch one

struct Times {
  double hold, slide, still, sinks, over;
};
Times times(const Frame& frame) {
  const Tokens& tokens = frame.tokens;
  const FreshPrint& print = *frame.preview.fresh_print;
  const double hold = tokens.print_slide.delay_ms, slide = tokens.calm ? 0 : tokens.print_slide.ms;
  const double still = hold + std::max(slide, kUnveilMs);
  double sinks = hold + slide + kStayMs;
  if (print.leaves_us) sinks = std::min(sinks, std::max(hold + slide, static_cast<double>(print.leaves_us - print.start_us) / 1000.0));
  return {hold, slide, still, sinks, sinks + kRiseMs};
}
double age_ms(const Frame& frame) { return static_cast<double>(frame.now_us - frame.preview.fresh_print->start_us) / 1000.0; }
double eased(double share) {
  const double x = std::clamp(share, 0.0, 1.0);
  return x * x * (3 - 2 * x);
}

// The print without its foot, whose letters are too small here; in its place the name and the hour.
constexpr double kCaption = 34;
Vec thumb_size(double width, double aspect) { return {width, width / aspect * sheet_on_print(aspect).max.y + kCaption}; }

void draw_thumb(const Frame& frame, Canvas& canvas, Pose pose, double width, double aspect, std::uint32_t picture, const std::string& title,
                std::int64_t taken_ms) {
  const Vec size = thumb_size(width, aspect), half = size * 0.5;
  draw_shadow(frame, canvas, pose, size, 2, 2);
  const Brush brush = canvas.brush(pose);
  brush.rounded({half * -1, half}, 2, frame.tokens.day.paper);
  brush.picture(picture, Box::at(half * -1, {width, width / aspect}), 2);
  brush.rounded({{-half.x, half.y - kCaption}, half}, 2, frame.tokens.day.paper);
  text::Style style = frame.tokens.label;
  style.line_height_mm = 0;
  style.ellipsize = true;
  text::Style light = style;
  light.weight = 500;
  const auto hour = frame.type.layout(hour_of(frame, taken_ms), light);
  const auto name = frame.type.layout(title, style, width - 26 - hour->size.x);
  brush.text(*name, {-half.x + 9, half.y - kCaption / 2 - name->size.y / 2}, frame.tokens.day.ink);
  brush.text(*hour, {half.x - 9 - hour->size.x, half.y - kCaption / 2 - hour->size.y / 2}, frame.tokens.day.ink2);
}

}  // namespace

bool fresh_print_moves(const Frame& frame) {
  if (!frame.preview.fresh_print) return false;
  const Times when = times(frame);
  const double age = age_ms(frame);
  return age < when.still || (age >= when.sinks && age < when.over);
}

std::int64_t fresh_print_leaves_us(const Frame& frame) {
  if (!frame.preview.fresh_print) return 0;
  const Times when = times(frame);
  return age_ms(frame) < when.sinks ? frame.preview.fresh_print->start_us + static_cast<std::int64_t>(when.sinks * 1000) : 0;
}

void draw_fresh_print(const Frame& frame, Canvas& canvas) {
  if (!frame.preview.fresh_print) return;
  const FreshPrint& print = *frame.preview.fresh_print;
  const Times when = times(frame);
  const double age = age_ms(frame);
  if (age >= when.over) return;
  const Vec glass = frame.plan.glass.size_mm;

  // As many earlier ones as leave the new one its place.
  const double width = std::clamp(glass.x * 0.118, 150.0, 226.0), pitch = width + 38, left = 72;
  const Vec retake{std::min(224.0, glass.x * 0.21), 60}, go_on{std::min(148.0, glass.x * 0.15), 60};
  const auto room = static_cast<std::size_t>(std::max(1.0, (glass.x - 2 * left - retake.x - go_on.x) / pitch));
  const std::size_t earlier = std::min(print.earlier.size(), room - 1);
  const double thumb_h = thumb_size(width, print.aspect).y, tray_h = thumb_h + 92;
  const double up = frame.tokens.calm ? 1 : eased((age - when.hold + kRiseMs) / kRiseMs) * (1 - eased((age - when.sinks) / kRiseMs));
  const double top = glass.y - tray_h * up;
  const double veil = eased(age / 160) * (1 - eased((age - when.hold) / kUnveilMs));
  canvas.brush().rounded({{0, 0}, glass}, 0, frame.theme.linen.with_alpha(0.55 * veil));
  if (up > 0) {
    const Brush brush = canvas.brush();
    brush.shadow({{-60, top}, {glass.x + 60, glass.y + 60}}, 0, 26, frame.theme.shadow.with_alpha(0.3 * frame.theme.shadow_alpha), {});
    brush.rounded({{0, top}, glass}, 0, frame.theme.linen);
    const auto title = frame.type.layout(frame.texts("gallery.title"), frame.tokens.heading2);
    text::Style counted = frame.tokens.body;
    const auto count = frame.type.layout(frame.texts.count("gallery.photos", static_cast<long long>(print.earlier_count + 1)), counted);
    brush.text(*title, {left, top + 24}, frame.theme.ink);
    brush.text(*count, {left + title->size.x + 18, top + 24 + (title->size.y - count->size.y) * 0.7}, frame.theme.ink2);
  }
  const auto place = [&](std::size_t i) { return Vec{left + width / 2 + static_cast<double>(i) * pitch, top + 72 + thumb_h / 2}; };
  const double turns[] = {-0.8, 0.6, -0.5, 0.9};
  if (up > 0) {
    for (std::size_t i = 0; i < earlier; ++i) {
      const auto& p = print.earlier[print.earlier.size() - earlier + i];
      draw_thumb(frame, canvas, {place(i), turns[i % 4]}, width, print.aspect, p.picture, p.title, p.taken_ms);
    }
    if (age < when.hold + when.slide) canvas.brush().dashed(Box::around(place(earlier), thumb_size(width, print.aspect)), 3, 1.6, 5, frame.theme.ink3);
    canvas.area({TargetKind::nothing, 0, 0}, {{glass.x / 2, (top + glass.y) / 2}, 0}, {glass.x, glass.y - top}, frame.texts("gallery.title"));
    const bool stands = age >= when.hold && age < when.sinks;
    const double y = place(0).y;
    draw_button(frame, canvas, {{glass.x - left - go_on.x / 2, y}, 0}, go_on, Target::button(Action::leave_photo),
                {Icon::none, frame.texts("gallery.continue"), true, false, {}, stands});
    draw_button(frame, canvas, {{glass.x - left - go_on.x - 14 - retake.x / 2, y}, 0}, retake, Target::button(Action::retake_photo),
                {Icon::camera, frame.texts("gallery.retake"), false, false, {}, stands});
  }
  const double slid = frame.tokens.calm ? (age >= when.hold ? 1 : 0) : eased((age - when.hold) / std::max(1.0, when.slide));
  if (slid >= 1) {
    draw_thumb(frame, canvas, {place(earlier), turns[earlier % 4]}, width, print.aspect, print.picture, print.title, print.taken_ms);
    return;
  }
  // In the air: the picture is the print, its border and its foot are in it.
  const double from_w = std::min(glass.x * 0.58, glass.y * 0.66 * print.aspect), to_w = width;
  const double w = from_w + (to_w - from_w) * slid;
  const Vec size{w, w / print.aspect};
  const Vec from{glass.x * 0.5, glass.y * 0.44}, to = place(earlier) - Vec{0, (thumb_h - to_w / print.aspect) / 2};
  const Pose pose{from + (to - from) * slid, -3.2 * (1 - slid) + turns[earlier % 4] * slid};
  draw_shadow(frame, canvas, pose, size, 2, 4, 1);
  const Brush brush = canvas.brush(pose);
  brush.rounded({size * -0.5, size * 0.5}, 2, frame.tokens.day.paper);
  brush.picture(print.picture, {size * -0.5, size * 0.5}, 2);
}

}  // namespace scene
