// The tour de table: a two-sided strip under the tent with everybody's mark in the order of speaking. Who spoke has a tick, who
// speaks a pill with their time, who comes next is named. The digits are drawn with the clock.
#include "scene/draw_turns.h"

#include <algorithm>

#include "workshop/turns.h"

namespace scene {
namespace {

constexpr double kTick = 15, kNear = 8, kPillPad = 9, kLeast = 10.5;

struct Item {
  const board::Seat* seat = nullptr;
  bool spoken = false, speaks = false, next = false;
  double x = 0, width = 0;  // from the face's middle
};

struct Strip {
  Pose pose;
  Vec face;
  bool two_sided = true;
  double mark = 36, mark_speaking = 40, time_width = 50, scale = 1;
  std::string next_word;  // empty where there is no room for it
  std::vector<Item> items;
};

text::Style time_style(const Frame& frame, double size_mm) {
  text::Style style = sized(frame.tokens.heading3, std::max(kLeast, size_mm), 620);
  style.tabular = true;
  return style;
}

double word_size(const Strip& strip) { return std::max(kLeast, 13 * strip.scale); }

std::optional<Strip> plan_strip(const Frame& frame) {
  const auto turns = workshop::turns(frame.board);
  if (turns.empty() || !frame.definition || !frame.plan.turns) return std::nullopt;
  const Plan& plan = frame.plan;
  Strip strip;
  const double k = plan.scale;
  strip.two_sided = plan.glass.mode == Mode::table;
  strip.face = {plan.turns->width(), plan.turns->height() / (strip.two_sided ? 2 : 1)};
  strip.pose = {plan.turns->centre(), 0};

  const Id speaker = workshop::speaker(frame.board), next = workshop::next_speaker(frame.board);
  for (const auto& turn : turns)
    if (const board::Seat* seat = find_seat(frame, turn.seat)) strip.items.push_back({seat, turn.spoken, turn.seat == speaker, turn.seat == next, 0, 0});
  // All that fits is shown; on a small table, or for many people, first the word goes, then everything gets smaller.
  const double room = strip.face.x - 2 * 22 * k;
  for (const double scale : {k, k * 0.9, k * 0.8, k * 0.7, k * 0.6, k * 0.5, k * 0.4}) {
    for (const bool worded : {true, false}) {
      strip.scale = scale;
      strip.mark = frame.tokens.turn_strip.mark * scale;
      strip.mark_speaking = frame.tokens.turn_strip.mark_speaking * scale;
      strip.time_width = frame.type.layout("00:00", time_style(frame, 20 * scale))->size.x;
      strip.next_word = worded ? frame.texts("tour.next") : "";
      const double word = worded ? frame.type.layout(strip.next_word, sized(frame.tokens.label, word_size(strip)))->size.x + kNear * scale : 0;
      double total = 0;
      for (Item& item : strip.items) {
        item.width = item.speaks ? strip.mark_speaking + strip.time_width + (2 * kPillPad + kNear) * scale : strip.mark + (item.next ? word : 0);
        if (item.spoken && !item.speaks) item.width += (kTick + kNear) * scale;
        total += item.width;
      }
      const double gaps = static_cast<double>(std::max<std::size_t>(2, strip.items.size()) - 1), gap = (room - total) / gaps;
      const double wanted = worded ? 20 * scale : 9 * scale;
      if (gap < wanted && !(scale <= k * 0.4 && !worded)) continue;
      double x = -room / 2;
      for (Item& item : strip.items) {
        item.x = x;
        x += item.width + std::max(gap, 2.0);
      }
      return strip;
    }
  }
  return strip;
}

Pose face_of(const Strip& strip, bool far) {
  if (!strip.two_sided) return strip.pose;
  return {strip.pose.at + Vec{0, far ? -strip.face.y / 2 : strip.face.y / 2}, far ? 180.0 : 0.0};
}

void draw_face(const Frame& frame, Canvas& canvas, const Strip& strip, const Pose& pose) {
  const Theme& theme = frame.theme;
  const Brush brush = canvas.brush(pose);
  for (const Item& item : strip.items) {
    const int person = static_cast<int>(item.seat->person);
    if (item.speaks) {
      const Vec size{item.width, strip.mark_speaking + 12 * strip.scale};
      const Vec middle{item.x + item.width / 2, 0};
      draw_shadow(frame, canvas, {pose.to_glass(middle), pose.angle_deg}, size, size.y / 2, 1);
      brush.rounded(Box::around(middle, size), size.y / 2, theme.paper);
      brush.border(Box::around(middle, size), size.y / 2, 1.2, theme.line2);
      draw_mark(frame, brush, person, {item.x + kPillPad * strip.scale + strip.mark_speaking / 2, 0}, strip.mark_speaking);
      continue;
    }
    draw_mark(frame, brush, person, {item.x + strip.mark / 2, 0}, strip.mark);
    double x = item.x + strip.mark + kNear * strip.scale;
    if (item.spoken) {
      brush.icon(Icon::check, {x + kTick * strip.scale / 2, 0}, kTick * 1.25 * strip.scale, 2.2 * strip.scale, theme.valid);
      x += (kTick + kNear) * strip.scale;
    }
    if (!item.next || strip.next_word.empty()) continue;
    const Lettering word = fit_line(frame, strip.next_word, sized(frame.tokens.label, word_size(strip)), 400, kLeast);
    write(brush, word, {x, 0}, text::Align::left, theme.ink);
  }
}

}  // namespace

std::string turn_clock(const Frame& frame) {
  const std::int64_t seconds = workshop::speaking_ms(frame.board, frame.wall_ms) / 1000;
  const std::string rest = std::to_string(seconds % 60);
  return std::to_string(seconds / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

void draw_turn_strip(const Frame& frame, Canvas& canvas) {
  const auto strip = plan_strip(frame);
  if (frame.for_photo || !strip) return;
  const Theme& theme = frame.theme;
  const Vec size{strip->face.x, strip->face.y * (strip->two_sided ? 2 : 1)};
  const double radius = frame.tokens.radius_strip;
  draw_shadow(frame, canvas, strip->pose, size, radius, 2);
  const Brush brush = canvas.brush(strip->pose);
  brush.rounded(Box::around({}, size), radius, theme.paper);
  if (strip->two_sided) {
    brush.rounded({{-size.x / 2, -size.y / 2}, {size.x / 2, 0}}, radius, theme.sheet2);
    brush.rounded({{-size.x / 2, -radius * 2}, {size.x / 2, 0}}, 0, theme.sheet2);
    draw_face(frame, canvas, *strip, face_of(*strip, true));
  }
  draw_face(frame, canvas, *strip, face_of(*strip, false));
  // It lies over notes as the ranking does, and takes what is put on it: nothing under it is moved unseen.
  canvas.area({TargetKind::nothing}, strip->pose, size, frame.texts("tour.title"), {}, word_size(*strip));
  if (strip->two_sided) return;
  // Before a wall nobody has a place of their own: the word is given on beside the strip, or below where that is too high.
  const Vec button{150, 48};
  ButtonLook look;
  look.label = frame.texts("tour.pass");
  look.strong = true;
  look.seat = workshop::speaker(frame.board);
  Vec at = strip->pose.to_glass({size.x / 2 + 14 + button.x / 2, 0});
  if (const double top = frame.tokens.reach.wall_top(frame.plan.glass.size_mm.y) + button.y / 2; at.y < top)
    at = {strip->pose.at.x, std::max(top, strip->pose.at.y + size.y / 2 + 14 + button.y / 2)};
  draw_button(frame, canvas, {at, 0}, button, Target::button(Action::pass_turn, look.seat.value), look);
}

void draw_turn_times(const Frame& frame, Canvas& canvas) {
  const auto strip = plan_strip(frame);
  if (frame.for_photo || !strip) return;
  const Lettering time = fit_line(frame, turn_clock(frame), time_style(frame, 20 * strip->scale), strip->time_width + 40, kLeast);
  for (const Item& item : strip->items) {
    if (!item.speaks) continue;
    const double x = item.x + kPillPad * strip->scale + strip->mark_speaking + kNear * strip->scale + strip->time_width / 2;
    for (const bool far : {true, false})
      if (!far || strip->two_sided) write(canvas.brush(face_of(*strip, far)), time, {x, 0}, text::Align::centre, frame.theme.now);
  }
}

}  // namespace scene
