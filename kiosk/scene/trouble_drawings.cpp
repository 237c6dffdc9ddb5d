// What is drawn beside the words of a trouble: the sheet goes on, a gauge says how much room is left, a workshop lies torn and
// its copy whole. Each in the millimetres of trouble.png, in a space of 392 x 398. Read through trouble.h.
#include <algorithm>
#include <array>
#include <cstdlib>

#include "scene/lettering.h"
#include "scene/trouble.h"

namespace scene {
namespace {

using Drawing = TroubleLook::Drawing;

struct Well {
  const Frame& frame;
  Canvas& canvas;
  Vec origin;
  double k;
  Vec at(double x, double y) const { return origin + Vec{x, y} * k; }
  Box box(double x, double y, double w, double h) const { return Box::at(at(x, y), Vec{w, h} * k); }
  Brush brush() const { return canvas.brush(); }
  const Theme& theme() const { return frame.theme; }
  // What is said in it is read from as far as the card.
  void say(const std::string& text, double x, double y, double wide, text::Align align = text::Align::left) const {
    write(brush(), fit_line(frame, text, sized(frame.tokens.label, std::max(13.0, 15 * k), 600), wide * k, 10.5), at(x, y), align, theme().ink);
  }
};

// A paper with two lines on it. The first of the colours is the warm one, the second the cool one, as everywhere.
void paper(const Well& w, double x, double y, double turn_deg, std::size_t colour, double size, int height = 1) {
  const Pose pose{w.at(x, y), turn_deg};
  const double s = size * w.k;
  draw_shadow(w.frame, w.canvas, pose, {s, s}, 1, height, std::max(0.5, w.k));
  const Brush brush = w.canvas.brush(pose);
  const auto& papers = w.theme().papers;
  brush.rounded(Box::around({}, {s, s}), 1, papers[colour % papers.size()]);
  brush.rounded(Box::at({-s / 2, -s / 2}, {s, s * 0.16}), 1, Colour{70, 45, 10, 255}.with_alpha(0.07));
  for (const double line : {-0.12, 0.08})
    brush.line({-s * 0.32, s * line}, {s * (line < 0 ? 0.3 : 0.1), s * line}, std::max(1.2, s * 0.06), w.theme().paper_ink.with_alpha(0.45));
}

struct Laid {
  double x, y, turn_deg;
  std::size_t colour;
};
constexpr std::array<Laid, 7> kAbout{
    {{51, 53, -4, 0}, {116, 47, 2, 0}, {233, 52, 4, 1}, {63, 121, 1, 0}, {218, 135, 2, 1}, {286, 119, -4, 1}, {140, 167, -5, 0}}};

// The sheet with its notes, the last of them in a hand: work goes on.
void sheet_at_work(const Well& w) {
  const Box sheet = w.box(29, 39, 333, 219);
  draw_shadow(w.frame, w.canvas, {sheet.centre(), 0}, sheet.size(), 3, 1);
  w.brush().rounded(sheet, 3 * w.k, w.theme().sheet);
  for (std::size_t i = 0; i < kAbout.size(); ++i) {
    const bool held = i + 1 == kAbout.size();
    paper(w, 29 + kAbout[i].x, 39 + kAbout[i].y, kAbout[i].turn_deg, kAbout[i].colour, 55, held ? 3 : 1);
  }
}

// A small photo of that sheet on its paper.
void print(const Well& w, Vec centre, double turn_deg, const std::string& caption) {
  const Pose pose{w.at(centre.x, centre.y), turn_deg};
  const Vec size = Vec{206, 160} * w.k;
  draw_shadow(w.frame, w.canvas, pose, size, 3, 2);
  const Brush brush = w.canvas.brush(pose);
  brush.rounded(Box::around({}, size), 3 * w.k, w.frame.tokens.day.paper);
  const Box inside = Box::at(size * -0.5 + Vec{10, 10} * w.k, Vec{186, 106} * w.k);
  brush.rounded(inside, 0, w.frame.tokens.day.sheet);
  for (const Laid& note : kAbout) {
    const Pose lies{pose.to_glass(inside.min + Vec{note.x * 0.55 + 3, note.y * 0.49 + 2} * w.k), turn_deg + note.turn_deg};
    const double s = 28 * w.k;
    w.canvas.brush(lies).rounded(Box::around({}, {s, s}), 0.6, w.frame.tokens.day.papers[note.colour]);
  }
  const auto line = fit_line(w.frame, caption, sized(w.frame.tokens.label, std::max(13.0, 15 * w.k), 600), size.x - 20 * w.k, 10.5);
  write(brush, line, {-size.x / 2 + 10 * w.k, size.y / 2 - 22 * w.k}, text::Align::left, w.theme().paper_ink);
}

// Its lower edge is torn off.
void torn(const Well& w) {
  const Box paper_box = w.box(30, 34, 201, 92);
  draw_shadow(w.frame, w.canvas, {paper_box.centre(), 0}, paper_box.size(), 2, 2);
  const Colour white = w.frame.tokens.day.paper;
  const Brush brush = w.brush();
  brush.rounded(paper_box, 1, white);
  constexpr std::array<Vec, 5> teeth{{{0, 24}, {37, 9}, {72, 16}, {118, 8}, {152, 19}}};
  for (std::size_t i = 0; i < teeth.size(); ++i) {
    const double next = i + 1 < teeth.size() ? teeth[i + 1].x : 201;
    brush.triangle(Box::at(w.at(30 + teeth[i].x, 125), Vec{next - teeth[i].x, teeth[i].y} * w.k), 180, white);
  }
  brush.rounded(w.box(42, 46, 177, 70), 0, w.frame.tokens.day.tray);
  for (const Laid& note : {Laid{70, 72, 0, 0}, Laid{102, 78, 0, 0}, Laid{163, 72, 0, 1}, Laid{194, 88, 0, 1}})
    brush.rounded(Box::around(w.at(note.x, note.y), Vec{26, 26} * w.k), 0.6, w.frame.tokens.day.papers[note.colour]);
  w.say(w.frame.texts("trouble.set_aside"), 40, 190, 180);
}

void arrow(const Well& w) {
  const Brush brush = w.brush();
  const double wide = 4 * w.k;
  Vec before = w.at(240, 122);
  for (int i = 1; i <= 10; ++i) {
    const double t = i / 10.0;
    const Vec next = w.at(240 + 45 * (1 - (1 - t) * (1 - t)), 122 + 54 * t * t);
    brush.line(before, next, wide, w.theme().ink2);
    before = next;
  }
  brush.line(w.at(285, 177), w.at(272, 164), wide, w.theme().ink2);
  brush.line(w.at(285, 177), w.at(298, 164), wide, w.theme().ink2);
}

// How full the disk is, and in words.
void gauge(const Well& w, const std::string& says, bool full) {
  const Brush brush = w.brush();
  const Box bar = w.box(29, 308, 333, 26);
  draw_well(w.frame, brush, bar, bar.height() / 2);
  const double inset = 4 * w.k, round = bar.height() / 2 - inset, share = full ? 0.93 : 0.55;
  const Box filled{bar.min + Vec{inset, inset}, {bar.min.x + bar.width() * share, bar.max.y - inset}};
  brush.rounded(filled, round, w.theme().ink2);
  if (full) brush.rounded({{filled.max.x + inset, filled.min.y}, bar.max - Vec{inset, inset}}, round, w.theme().now);
  w.say(says, 29, 362, 333);
}

// What happened to the file, on a round of paper in the corner of the print.
void seal(const Well& w, Vec at, Icon icon, Colour ground, Colour sign) {
  const Vec centre = w.at(at.x, at.y);
  const double d = 54 * w.k;
  draw_shadow(w.frame, w.canvas, {centre, 0}, {d, d}, d / 2, 1);
  w.brush().disc(centre, d / 2, ground);
  w.brush().icon(icon, centre, d * 0.52, std::max(1.6, 2.4 * w.k), sign);
}

// Fingers that are followed, those that wait beside them, and how many.
void fingers(const Well& w, int followed) {
  const Brush brush = w.brush();
  const Box sheet = w.box(29, 39, 333, 219);
  draw_shadow(w.frame, w.canvas, {sheet.centre(), 0}, sheet.size(), 3, 1);
  brush.rounded(sheet, 3 * w.k, w.theme().sheet);
  paper(w, 125, 105, -3, 0, 71);
  paper(w, 287, 105, 4, 1, 71);
  paper(w, 125, 190, 3, 0, 71);
  paper(w, 214, 200, -3, 1, 71);
  paper(w, 305, 186, 2, 1, 71);
  constexpr std::array<Vec, 20> down{{{81, 89},  {107, 79}, {129, 91},  {95, 115},  {179, 83},  {205, 93},  {291, 85},  {315, 99},  {269, 109}, {329, 127},
                                      {77, 169}, {99, 191}, {125, 179}, {177, 209}, {201, 197}, {225, 211}, {255, 169}, {291, 189}, {315, 177}, {329, 203}}};
  const int shown = std::clamp(followed, 1, static_cast<int>(down.size()));
  for (int i = 0; i < shown; ++i) {
    // A few are spread over all papers, and not all on the first.
    const Vec at = down[static_cast<std::size_t>(i * static_cast<int>(down.size()) / shown)];
    const Colour colour = w.frame.tokens.people[static_cast<std::size_t>(i) % 7].colour;
    brush.halo(w.at(at.x, at.y), 21 * w.k, colour.with_alpha(0.5));
    brush.disc(w.at(at.x, at.y), 8.5 * w.k, w.frame.tokens.day.paper);
    brush.ring(w.at(at.x, at.y), 8.5 * w.k, 2.2 * w.k, colour);
  }
  for (const Vec at : {Vec{159, 140}, Vec{235, 124}, Vec{341, 236}})
    brush.dashed(Box::around(w.at(at.x, at.y), Vec{14, 14} * w.k), 7 * w.k, 1.8 * w.k, 3.2 * w.k, w.theme().ink);
  w.say(w.frame.texts("trouble.all_followed", {std::to_string(followed)}), 29, 346, 140);
  const int bars = std::min(followed, 20);
  const double pitch = std::min(9.7, 200.0 / (bars + 3)), left = 362 - pitch * (bars + 3);
  for (int i = 0; i < bars + 3; ++i) {
    const Box bar = w.box(left + pitch * i, 336, pitch * 0.7, 20);
    if (i < bars) brush.rounded(bar, bar.width() / 2, w.theme().ink2);
    else brush.dashed(bar, bar.width() / 2, std::max(0.8, 1.2 * w.k), 3 * w.k, w.theme().ink2);
  }
}

}  // namespace

void draw_trouble_well(const Frame& frame, Canvas& canvas, const Trouble& trouble, const TroubleLook& look, const Box& well) {
  canvas.brush().rounded(well, 10, frame.theme.linen);
  draw_well(frame, canvas.brush(), well, 10);
  const double k = std::min(well.width() / 392, well.height() / 398);
  const Well w{frame, canvas, well.centre() - Vec{392, 398} * (k / 2), k};
  const Theme& theme = frame.theme;
  switch (look.drawing) {
    case Drawing::full: sheet_at_work(w); return gauge(w, frame.texts("trouble.disk_is_full"), true);
    case Drawing::waits: sheet_at_work(w); return w.say(trouble.figure.empty() ? frame.texts("trouble.kept_here") : trouble.figure, 29, 330, 333);
    case Drawing::safe: sheet_at_work(w); return seal(w, {196, 322}, Icon::check, theme.valid, frame.tokens.day.paper);
    case Drawing::set_aside:
    case Drawing::brought_back:
      torn(w);
      arrow(w);
      print(w, {262, 274}, -2.5, frame.texts("trouble.copy"));
      if (look.drawing == Drawing::brought_back) seal(w, {352, 352}, Icon::check, theme.valid, frame.tokens.day.paper);
      return;
    case Drawing::untouched: print(w, {196, 180}, -2.5, frame.texts("trouble.untouched")); return seal(w, {290, 254}, look.icon, theme.paper, theme.ink);
    case Drawing::hands: return fingers(w, std::max(1, std::atoi(trouble.number.c_str())));
  }
}

}  // namespace scene
