// A matrix: two axes that cross, the names of their ends, areas with a dotted border. At a table names are there twice, turned to
// their readers; on a wall once.
#include <algorithm>

#include "scene/draw_rounds.h"
#include "workshop/agenda.h"

namespace scene {
namespace {

constexpr double kAxis = 2.4;

struct Drawing {
  const Frame& frame;
  Canvas& canvas;
  const MatrixPlan& m;
  const workshop::Sheet& sheet;
  bool wall() const { return frame.plan.glass.mode == Mode::wall; }
  std::string say(const base::Localized& text) const { return shown(frame, text.in(frame.texts.language())); }
};

void draw_axes(const Drawing& d) {
  const Brush brush = d.canvas.brush();
  const Colour ink = d.frame.theme.ink;
  const Vec middle = d.m.box.centre();
  const double k = d.frame.plan.scale, point = std::clamp(13 * k, 7.0, 13.0);
  const Vec left{d.m.box.min.x - 8 * k, middle.y}, right{d.m.box.max.x + 6 * k, middle.y}, top{middle.x, d.m.box.min.y - 6 * k},
      bottom{middle.x, d.m.box.max.y};
  brush.line(left, right, kAxis, ink);
  brush.line(top, bottom, kAxis, ink);
  for (const double side : {-1.0, 1.0}) {
    brush.line(right, right + Vec{-point, side * point * 0.7}, kAxis, ink);
    brush.line(top, top + Vec{side * point * 0.7, point}, kAxis, ink);
  }
}

// Along the first axis: under its halves; at a table above them too, for those who stand there.
void draw_x_names(const Drawing& d) {
  const Frame& frame = d.frame;
  const double k = frame.plan.scale, half = d.m.box.width() / 2;
  const text::Style style = sized(frame.tokens.heading2, std::max(14.0, 22 * k));
  const Box s = frame.plan.sheet;
  const auto name = [&](const base::Localized& text, double x, double y, double turn) {
    write(d.canvas.brush({{x, y}, turn}), fit_line(frame, d.say(text), style, half - 20, 13), {}, text::Align::centre, frame.theme.ink);
  };
  const double low = d.m.box.min.x + half / 2, high = d.m.box.max.x - half / 2;
  // At a table below what pads cover of the sheet.
  const double inset = d.wall() ? 0 : frame.tokens.station.overhang / 2 - 2;
  const double near = (d.m.box.max.y + s.max.y) / 2 - inset;
  name(d.sheet.x.low, low, near, 0);
  name(d.sheet.x.high, high, near, 0);
  if (d.wall()) return;
  const double far = (d.m.box.min.y + s.min.y) / 2 + inset;
  name(d.sheet.x.low, low, far, 180);
  name(d.sheet.x.high, high, far, 180);
}

// Along the second: on a wall upright beside it; at a table on both ends of the axis that they are parted by.
void draw_y_names(const Drawing& d) {
  const Frame& frame = d.frame;
  const double k = frame.plan.scale, half = d.m.box.height() / 2;
  const Vec middle = d.m.box.centre();
  if (d.wall()) {
    const double x = (frame.plan.sheet.min.x + d.m.box.min.x) / 2;
    const text::Style style = sized(frame.tokens.heading2, std::max(14.0, 20 * k));
    for (const bool high : {false, true}) {
      const double y = high ? d.m.box.min.y + half / 2 : d.m.box.max.y - half / 2;
      const Lettering name =
          fit_balanced(frame, d.say(high ? d.sheet.y.high : d.sheet.y.low), style, {half - 16, d.m.box.min.x - frame.plan.sheet.min.x - 16}, 13);
      d.canvas.brush({{x, y}, -90}).text(*name.layout, {-name.width_mm / 2, -name.layout->size.y / 2}, frame.theme.ink);
    }
    return;
  }
  const text::Style style = sized(frame.tokens.heading3, std::max(13.0, 19 * k));
  const double away = std::max(12.0, 20 * k), room = d.m.box.width() / 2 - 30;
  for (const bool high : {false, true}) {
    const Lettering name = fit_line(frame, d.say(high ? d.sheet.y.high : d.sheet.y.low), style, room, 13);
    const double y = middle.y + (high ? -away : away);
    write(d.canvas.brush(), name, {d.m.box.min.x + 2, y}, text::Align::left, frame.theme.ink);
    write(d.canvas.brush({{d.m.box.max.x - 14, y}, 180}), name, {}, text::Align::left, frame.theme.ink);
  }
}

// The sign, the label and, where dots mean several things, what their signs say.
void draw_label(const Drawing& d, const Brush& brush, const workshop::Sheet::Area& area, double room, Colour colour) {
  const Frame& frame = d.frame;
  const double k = frame.plan.scale, size = std::clamp(19 * k, 13.0, 19.0);
  brush.ring({size * 0.6, 0}, size * 0.6, 1.8, colour);
  brush.disc({size * 0.6, 0}, size * 0.26, colour);
  double x = size * 1.2 + 10;
  const Lettering label = fit_line(frame, d.say(area.label), sized(frame.tokens.heading3, size), room - x, 13);
  write(brush, label, {x, 0}, text::Align::left, colour);
  x += label.layout->size.x + 26;
  const workshop::Step* step = step_now(frame);
  if (!step || !step->dots || step->dots->in_area != area.id) return;
  for (std::size_t i = 0; i < step->dots->meanings.size(); ++i) {
    const double dot = 18;
    const Lettering word = fit_line(frame, d.say(step->dots->meanings[i].label), sized(frame.tokens.label, std::max(13.0, 14 * k)), 400, 13);
    if (x + dot + 8 + word.layout->size.x > room) return;
    brush.disc({x + dot / 2, 0}, dot / 2, colour);
    draw_meaning(frame, brush.at({{x + dot / 2, 0}, 0}), static_cast<std::int64_t>(i), dot);
    write(brush, word, {x + dot + 8, 0}, text::Align::left, frame.theme.ink2);
    x += dot + 8 + word.layout->size.x + 22;
  }
}

void draw_area(const Drawing& d, const MatrixPlan::Marked& marked, const workshop::Sheet::Area& area) {
  const Frame& frame = d.frame;
  const bool blue = area.border == workshop::Sheet::Area::Border::dotted_blue;
  const Colour colour = blue ? frame.theme.ai : frame.theme.ink2;
  const double k = frame.plan.scale, radius = std::min(24.0 * k, marked.border.height() / 4);
  const Brush brush = d.canvas.brush();
  brush.rounded(marked.border, radius, blue ? frame.theme.ai_tint : frame.theme.sheet2.with_alpha(0.5));
  brush.dotted(marked.border, radius, std::clamp(5 * k, 3.0, 5.0), std::clamp(13 * k, 8.0, 13.0), colour);
  const double in = std::clamp(22 * k, 10.0, 22.0), down = std::clamp(28 * k, 15.0, 28.0), room = marked.border.width() - 2 * in;
  draw_label(d, d.canvas.brush({marked.border.min + Vec{in, down}, 0}), area, room, colour);
  if (!d.wall()) draw_label(d, d.canvas.brush({marked.border.max - Vec{in, down}, 180}), area, room, colour);
}

void draw_waiting(const Drawing& d) {
  const Frame& frame = d.frame;
  const Box strip = d.m.waiting;
  const Brush brush = d.canvas.brush();
  std::size_t waiting = 0;
  for (const board::Note& note : frame.board.notes) {
    const board::Placement* place = note.removed ? nullptr : note.places.find(frame.plan.sheet_id);
    waiting += place && strip.contains(place->at) ? 1 : 0;
  }
  // Once all is placed and nobody may move it any more, the strip is a blank margin.
  const workshop::Step* step = step_now(frame);
  if (waiting == 0 && !(step && step->allow.move)) return;
  brush.rounded(strip, frame.tokens.radius_sheet, frame.theme.sheet2);
  brush.rounded({strip.min, {strip.min.x + 12, strip.max.y}}, 0, frame.theme.sheet2);
  if (waiting == 0) return;
  const double k = frame.plan.scale;
  const Lettering title = fit_line(frame, frame.texts("rotation.to_place", {std::to_string(waiting)}), sized(frame.tokens.label, std::max(13.0, 16 * k), 600),
                                   strip.width() - 20, 13);
  write(brush, title, {strip.centre().x, strip.min.y + 24}, text::Align::centre, frame.theme.ink2);
}

}  // namespace

void draw_matrix(const Frame& frame, Canvas& canvas) {
  const workshop::Sheet* sheet = frame.definition ? workshop::current_sheet(*frame.definition, frame.board) : nullptr;
  if (!sheet || !frame.plan.matrix) return;
  const Drawing d{frame, canvas, *frame.plan.matrix, *sheet};
  canvas.thing(100);
  draw_waiting(d);
  for (const workshop::Sheet::Area& area : sheet->areas) {
    canvas.thing(200 + static_cast<std::uint64_t>(&area - sheet->areas.data()));
    if (const auto* marked = d.m.find(area.id)) draw_area(d, *marked, area);
  }
  canvas.thing(300);
  draw_axes(d);
  draw_x_names(d);
  draw_y_names(d);
}

void draw_meaning(const Frame& frame, const Brush& brush, std::int64_t meaning, double dot_mm) {
  if (meaning <= 0) return;
  // Beside the person's sign, on the dot's edge: bars of data, or a ring.
  const double r = dot_mm * 0.27;
  const Brush sign = brush.at({{dot_mm * 0.36, dot_mm * 0.36}, 0});
  sign.disc({}, r + 0.7, frame.tokens.day.paper);
  sign.disc({}, r, frame.theme.paper_ink);
  const Colour on = frame.tokens.day.paper;
  if (meaning == 1) {
    const double w = r * 0.28;
    for (int i = 0; i < 3; ++i) {
      const double high = r * (0.55 + 0.3 * i), x = (i - 1) * r * 0.46;
      sign.rounded({{x - w / 2, r * 0.55 - high}, {x + w / 2, r * 0.55}}, 0, on);
    }
    return;
  }
  sign.ring({}, r * 0.5, r * 0.24, on);
}

}  // namespace scene
