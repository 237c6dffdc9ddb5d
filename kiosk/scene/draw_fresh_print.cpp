// A photo just taken: held up for 900 ms, then it slides into the gallery that came up from the edge, which goes down again.
#include <algorithm>
#include <cmath>
#include <ctime>

#include "scene/frame.h"

namespace scene {
namespace {

constexpr double kRiseMs = 260, kStayMs = 1100;

struct Times {
  double hold, slide, sinks, over;
};
Times times(const Tokens& tokens) {
  const double hold = tokens.print_slide.delay_ms, slide = tokens.calm ? 0 : tokens.print_slide.ms;
  return {hold, slide, hold + slide + kStayMs, hold + slide + kStayMs + kRiseMs};
}
double age_ms(const Frame& frame) { return static_cast<double>(frame.now_us - frame.preview.fresh_print->start_us) / 1000.0; }
double eased(double share) {
  const double x = std::clamp(share, 0.0, 1.0);
  return x * x * (3 - 2 * x);
}

std::string time_of(const Frame& frame, std::int64_t wall_ms) {
  const std::time_t seconds = static_cast<std::time_t>(wall_ms / 1000);
  std::tm t{};
  localtime_r(&seconds, &t);
  return frame.texts("time.clock", {std::to_string(t.tm_hour), (t.tm_min < 10 ? "0" : "") + std::to_string(t.tm_min)});
}

// Picture, border, and in its foot the name and the hour.
Vec thumb_size(double width, double aspect) { return {width, (width - 12) / aspect + 6 + 34}; }

void draw_thumb(const Frame& frame, Canvas& canvas, Pose pose, double width, double aspect, std::uint32_t picture, const std::string& title,
                std::int64_t taken_ms) {
  const Vec size = thumb_size(width, aspect), half = size * 0.5;
  draw_shadow(frame, canvas, pose, size, 2, 2);
  const Brush brush = canvas.brush(pose);
  brush.rounded({half * -1, half}, 2, frame.tokens.day.paper);
  brush.picture(picture, Box::at(half * -1 + Vec{6, 6}, {width - 12, (width - 12) / aspect}), 1);
  text::Style style = frame.tokens.label;
  style.line_height_mm = 0;
  style.ellipsize = true;
  text::Style light = style;
  light.weight = 500;
  const auto hour = frame.type.layout(time_of(frame, taken_ms), light);
  const auto name = frame.type.layout(title, style, width - 26 - hour->size.x);
  brush.text(*name, {-half.x + 9, half.y - 17 - name->size.y / 2}, frame.tokens.day.ink);
  brush.text(*hour, {half.x - 9 - hour->size.x, half.y - 17 - hour->size.y / 2}, frame.tokens.day.ink2);
}

}  // namespace

bool fresh_print_shown(const Frame& frame) { return frame.preview.fresh_print && age_ms(frame) < times(frame.tokens).over; }

void draw_fresh_print(const Frame& frame, Canvas& canvas) {
  if (!fresh_print_shown(frame)) return;
  const FreshPrint& print = *frame.preview.fresh_print;
  const Times when = times(frame.tokens);
  const double age = age_ms(frame);
  const Vec glass = frame.plan.glass.size_mm;

  // As many earlier ones as leave the new one its place.
  const double width = std::clamp(glass.x * 0.118, 150.0, 226.0), pitch = width + 38, left = 72;
  const auto room = static_cast<std::size_t>(std::max(1.0, (glass.x - 2 * left) / pitch));
  const std::size_t earlier = std::min(print.earlier.size(), room - 1);
  const double thumb_h = thumb_size(width, print.aspect).y, tray_h = thumb_h + 92;
  const double up = frame.tokens.calm ? 1 : eased((age - when.hold + kRiseMs) / kRiseMs) * (1 - eased((age - when.sinks) / kRiseMs));
  const double top = glass.y - tray_h * up;
  const double veil = eased(age / 160) * (1 - eased((age - when.hold) / when.sinks * 2));
  canvas.brush().rounded({{0, 0}, glass}, 0, frame.theme.linen.with_alpha(0.55 * veil));
  if (up > 0) {
    const Brush brush = canvas.brush();
    brush.shadow({{-60, top}, {glass.x + 60, glass.y + 60}}, 0, 26, frame.theme.shadow.with_alpha(0.3 * frame.theme.shadow_alpha));
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
    canvas.brush().dashed(Box::around(place(earlier), thumb_size(width, print.aspect)), 3, 1.6, 5, frame.theme.ink3);
  }
  const double slid = frame.tokens.calm ? (age >= when.hold ? 1 : 0) : eased((age - when.hold) / std::max(1.0, when.slide));
  if (slid >= 1) {
    draw_thumb(frame, canvas, {place(earlier), turns[earlier % 4]}, width, print.aspect, print.picture, print.title, print.taken_ms);
    return;
  }
  // In the air: the picture is the print, its border and its foot are in it.
  const double from_w = std::min(glass.x * 0.58, glass.y * 0.66 * print.aspect), to_w = width - 12;
  const double w = from_w + (to_w - from_w) * slid;
  const Vec size{w, w / print.aspect};
  const Vec from{glass.x * 0.5, glass.y * 0.44}, to = place(earlier) - Vec{0, (thumb_h - 12 - to_w / print.aspect) / 2};
  const Pose pose{from + (to - from) * slid, -3.2 * (1 - slid) + turns[earlier % 4] * slid};
  draw_shadow(frame, canvas, pose, size, 2, 4, 1);
  const Brush brush = canvas.brush(pose);
  brush.rounded({size * -0.5, size * 0.5}, 2, frame.tokens.day.paper);
  brush.picture(print.picture, {size * -0.5, size * 0.5}, 2);
}

}  // namespace scene
