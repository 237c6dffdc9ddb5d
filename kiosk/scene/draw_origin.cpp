// The thread of an item: an ink line with pins from what was written first, through what became of it in each workshop, to what lies here.
// It shows what was handed on, and opens nothing else.
#include <algorithm>
#include <cmath>
#include <ctime>

#include "board/origin.h"
#include "scene/draw_one_by_one.h"

namespace scene {
namespace {

constexpr double kPin = 8, kThread = 3.5, kPad = 18, kClose = 42;

struct Line {
  Lettering text;
  bool pinned = false, strong = false;
  std::int64_t person = 0, dots = 0;
  double high = 0;
};
struct Thread {
  std::vector<Line> lines;
  Vec size;
  double text_mm = 15, lane = 30;
};

std::string date_of(const Frame& frame, std::int64_t ms) {
  const std::time_t seconds = ms / 1000;
  std::tm then{};
  localtime_r(&seconds, &then);
  return frame.texts("time.date",
                     {std::to_string(then.tm_mday), frame.texts("time.month_" + std::to_string(then.tm_mon + 1)), std::to_string(then.tm_year + 1900)});
}

std::string origin_text(const Frame& frame, Id item) {
  const board::Note* note = item ? frame.board.notes.find_live(item) : nullptr;
  return note ? note->origin : item ? std::string() : frame.board.workshop().origin;
}

class Teller {
 public:
  Teller(const Frame& frame, double wide, double text_mm, std::size_t most) : frame_(frame), wide_(wide), most_(most) {
    thread.text_mm = text_mm;
    thread.lane = text_mm * 1.9;
  }
  Thread thread;

  void tell(const board::Origin& origin) {
    for (const board::Origin& before : origin.before) tell(before);
    const std::string when = origin.held_ms > 0 ? frame_.texts("origin.held", {origin.workshop, date_of(frame_, origin.held_ms)}) : origin.workshop;
    add(when, false, true);
    std::string what = origin.text;
    if (origin.place > 0) what = frame_.texts("origin.place", {what, std::to_string(origin.place)});
    if (origin.what != board::Origin::What::note || origin.notes.empty()) add(what, true, false, 0, origin.dots);
    for (std::size_t i = 0; i < origin.notes.size() && i < most_; ++i) {
      const auto& said = origin.notes[i];
      add(said.name.empty() ? said.text : frame_.texts("origin.by", {said.text, said.name}), false, false, said.person, said.dots);
    }
    if (origin.notes.size() > most_) add(frame_.texts.count("list.more", static_cast<long long>(origin.notes.size() - most_)), false, false);
  }
  void add(const std::string& text, bool strong, bool pinned, std::int64_t person = 0, std::int64_t dots = 0) {
    Line line;
    line.pinned = pinned, line.strong = strong, line.person = person, line.dots = dots;
    const double mark = thread.text_mm * 1.5, left = thread.lane + (person > 0 ? mark + 8 : 0), right = dots > 0 ? thread.text_mm * 3.2 : 0;
    const double size = pinned ? 13.0 : strong ? thread.text_mm * 1.15 : thread.text_mm;
    line.text = fit_block(frame_, shown(frame_, text), sized(frame_.tokens.body, size, pinned || strong ? 620 : 500), {wide_ - left - right, 2000}, 13);
    line.high = std::max(line.text.layout->size.y, person > 0 ? mark : 0) + (pinned ? 12 : 7);
    thread.lines.push_back(std::move(line));
  }

 private:
  const Frame& frame_;
  double wide_;
  std::size_t most_;
};

Thread thread_of(const Frame& frame, Id item) {
  const auto origin = board::read_origin(origin_text(frame, item));
  const double k = frame.plan.scale, wide = std::clamp(520 * k, 320.0, 560.0), tall = frame.plan.sheet.height() - 16;
  const board::Note* note = item ? frame.board.notes.find_live(item) : nullptr;
  Thread last;
  for (const double size : {16 * k, 14.0, 13.0})
    for (const std::size_t most : {std::size_t{5}, std::size_t{3}, std::size_t{1}}) {
      Teller teller(frame, wide - 2 * kPad, std::clamp(size, 13.0, 16.0), most);
      if (origin) teller.tell(*origin);
      teller.add(frame.board.workshop().title, false, true);
      teller.add(note ? note->text : frame.board.workshop().challenge, true, false);
      double high = kPad + kClose + 6;
      for (const Line& line : teller.thread.lines) high += line.high;
      teller.thread.size = {wide, high + kPad};
      last = std::move(teller.thread);
      if (last.size.y <= tall) return last;
    }
  return last;
}

}  // namespace

bool has_origin(const Frame& frame, Id item) { return !origin_text(frame, item).empty(); }

Vec thread_card_size(const Frame& frame, Id item) { return thread_of(frame, item).size; }

void draw_thread_card(const Frame& frame, Canvas& canvas, const SaidCard& card) {
  const Thread thread = thread_of(frame, card.item);
  const Vec half = thread.size * 0.5;
  const Theme& theme = frame.theme;
  canvas.thing(card.session);
  draw_shadow(frame, canvas, card.pose, thread.size, 16, 3);
  const Brush brush = canvas.brush(card.pose);
  brush.rounded({half * -1, half}, 16, theme.paper);
  canvas.area({TargetKind::card, card.session, 0}, card.pose, thread.size, frame.texts("origin.title"), card.seat, 13);
  const double left = -half.x + kPad, line_x = left + kPin;
  double y = -half.y + kPad;
  const Lettering title = fit_line(frame, frame.texts("origin.title"), sized(frame.tokens.heading3, 19), thread.size.x - 2 * kPad - kClose, 13);
  write(brush, title, {left, y + kClose / 2}, text::Align::left, theme.ink);
  const Pose close{card.pose.to_glass({half.x - kPad - 19, y + kClose / 2}), card.pose.angle_deg};
  draw_button(frame, canvas, close, {38, 38}, Target::button(Action::close_card, card.session),
              {Icon::close, frame.texts("console.close"), false, false, card.seat, true});
  y += kClose + 6;
  std::vector<double> pins;
  for (const Line& line : thread.lines) {
    const double mark = thread.text_mm * 1.5, x = left + thread.lane, high = line.high - (line.pinned ? 12 : 7), from = line.pinned ? y + 6 : y;
    if (line.pinned) pins.push_back(from + line.text.layout->size.y / 2);
    if (line.person > 0) draw_mark(frame, brush, static_cast<int>(line.person), {x + mark / 2, from + high / 2}, mark);
    const double text_x = line.person > 0 ? x + mark + 8 : x;
    brush.text(*line.text.layout, {text_x, from + (high - line.text.layout->size.y) / 2}, line.pinned ? theme.ink2 : theme.ink);
    if (line.dots > 0) {
      const double r = thread.text_mm * 0.55;
      brush.disc({half.x - kPad - thread.text_mm * 1.9, from + high / 2}, r, theme.ink2);
      write(brush, fit_line(frame, std::to_string(line.dots), sized(frame.tokens.label, 13, 620), 60, 11), {half.x - kPad, from + high / 2}, text::Align::right,
            theme.ink);
    }
    y += line.high;
  }
  if (pins.size() > 1) brush.line({line_x, pins.front()}, {line_x, pins.back()}, kThread, theme.ink);
  for (const double at : pins) {
    brush.disc({line_x, at}, kPin, theme.night ? theme.linen : theme.ink);
    if (theme.night) brush.ring({line_x, at}, kPin, 1.2, theme.ink);
    brush.disc(Vec{line_x, at} - Vec{kPin * 0.25, kPin * 0.25}, kPin * 0.3, theme.sheet2.with_alpha(0.85));
  }
}

// A pin on the corner of what an earlier workshop handed on: at a table of the question too.
void draw_origin_pins(const Frame& frame, Canvas& canvas) {
  if (frame.for_photo) return;
  const auto pin = [&](Vec at, Id item) {
    const Brush brush = canvas.brush({at, 0});
    brush.disc({}, kPin, frame.theme.night ? frame.theme.linen : frame.theme.ink);
    if (frame.theme.night) brush.ring({}, kPin, 1.2, frame.theme.ink);
    brush.disc({-kPin * 0.25, -kPin * 0.25}, kPin * 0.3, frame.theme.sheet2.with_alpha(0.85));
    canvas.area(Target::button(Action::open_thread, item.value), {at, 0}, {26, 26}, frame.texts("origin.open"), {}, 0, true);
  };
  if (frame.plan.tent && has_origin(frame, {})) {
    canvas.thing(4000);
    const Pose tent{frame.plan.tent->centre() + frame.preview.tent_shift.at, frame.preview.tent_shift.angle_deg};
    pin(tent.to_glass(frame.plan.tent->size() * 0.5 - Vec{18, 18}), {});
  }
  if (frame.plan.layout != workshop::Layout::items) return;
  for (const board::Note& note : frame.board.notes) {
    if (note.removed || note.origin.empty()) continue;
    const board::Placement* place = frame.plan.place_of(note);
    const auto moved = [&](const auto& one) { return one.record == note.id; };
    if (!place || std::any_of(frame.preview.held.begin(), frame.preview.held.end(), moved) ||
        std::any_of(frame.preview.glides.begin(), frame.preview.glides.end(), moved))
      continue;
    canvas.thing(~note.id.value);
    const double h = (place->width_mm > 0 ? place->width_mm : frame.plan.note_width) / 2;
    pin(Pose{place->at, place->angle_deg}.to_glass({h - 8, -h + 8}), note.id);
  }
}

}  // namespace scene
