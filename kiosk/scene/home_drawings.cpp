// Drawings made of the workshop's own things: papers, a dotted line. Each is drawn at home.png's millimetres in a space of
// 324 x 170 and fitted into the room that its card leaves.
#include "scene/home_drawings.h"

#include <algorithm>
#include <array>

#include "scene/draw_learner.h"

namespace scene {
namespace {

struct Drawing {
  const Frame& frame;
  Canvas& canvas;
  Vec origin;
  double k;
  Vec at(double x, double y) const { return origin + Vec{x, y} * k; }
  void paper(double x, double y, double turn_deg, int index, double size = 42) const {
    const Pose pose{at(x, y), turn_deg};
    const Vec square{size * k, size * k};
    draw_shadow(frame, canvas, pose, square, 1, 1, std::max(0.5, k));
    const auto& papers = frame.theme.papers;
    canvas.brush(pose).rounded(Box::around({}, square), 1, papers[static_cast<std::size_t>(std::max(0, index)) % papers.size()]);
  }
};

void draw_two_sides(const Drawing& d, int without, int with) {
  const Brush brush = d.canvas.brush();
  brush.dotted_line(d.at(137, 5), d.at(137, 132), 2 * d.k, 6.2 * d.k, d.frame.theme.ink3);
  d.paper(36, 43, -5, without);
  d.paper(88, 35, 2, without);
  d.paper(58, 92, 7, without);
  d.paper(184, 40, 5, with);
  d.paper(235, 50.5, -4, with);
  d.paper(200, 95, -2, with);
  d.paper(127, 100, -13, with);
}

// Boards side by side, each with its colour above and papers of it below.
void draw_boards_in_a_row(const Drawing& d, const std::vector<int>& papers) {
  const Brush brush = d.canvas.brush();
  const auto& colours = d.frame.theme.papers;
  for (std::size_t i = 0; i < 3; ++i) {
    const int paper = papers.empty() ? static_cast<int>(i) : papers[i % papers.size()];
    const double x = 6 + 84.0 * static_cast<double>(i);
    const Box board{d.at(x, 8), d.at(x + 76, 130)};
    draw_shadow(d.frame, d.canvas, {board.centre(), 0}, board.size(), 2, 1, std::max(0.5, d.k));
    brush.rounded(board, 2, d.frame.theme.sheet);
    brush.rounded({board.min, {board.max.x, d.at(0, 36).y}}, 2, colours[static_cast<std::size_t>(std::max(0, paper)) % colours.size()]);
    d.paper(x + 21, 60, i % 2 == 0 ? -4 : 3, paper, 30);
    d.paper(x + 55, 63, i % 2 == 0 ? 3 : -3, paper, 30);
    if (i != 1) d.paper(x + 24, 103, 4, paper, 30);
    if (i != 2) d.paper(x + 56, 104, -5, paper, 30);
  }
}

// A head with its line, three columns, and papers in some of the cells.
void draw_small_table(const Drawing& d, const std::vector<int>& papers) {
  const Brush brush = d.canvas.brush();
  const Box sheet{d.at(6, 8), d.at(252, 130)};
  draw_shadow(d.frame, d.canvas, {sheet.centre(), 0}, sheet.size(), 2, 1, std::max(0.5, d.k));
  brush.rounded(sheet, 2, d.frame.theme.sheet);
  brush.rounded({d.at(14, 29), d.at(244, 30.6)}, 0, d.frame.theme.ink);
  brush.rounded({d.at(14, 79.6), d.at(244, 80.4)}, 0, d.frame.theme.line);
  for (const double x : {91.0, 167.0}) brush.rounded({d.at(x, 14), d.at(x + 0.8, 124)}, 0, d.frame.theme.line);
  const auto colour = [&](std::size_t i) { return papers.empty() ? static_cast<int>(i) : papers[i % papers.size()]; };
  for (std::size_t i = 0; i < 3; ++i) {
    const double x = 34 + 76.0 * static_cast<double>(i);
    brush.rounded({d.at(x - 14, 18), d.at(x + 22, 21)}, 1, d.frame.theme.ink3);
    d.paper(x, 54, 0, colour(i), 30);
    if (i != 1) d.paper(x + 35, 54, 0, colour(i), 30);
    if (i != 2) d.paper(x, 104, 0, colour(i), 30);
  }
}

// Lanes by month: strips along them, a key moment with its line down through all.
void draw_small_planning(const Drawing& d, const std::vector<int>& papers) {
  const Brush brush = d.canvas.brush();
  const Box sheet{d.at(6, 8), d.at(252, 130)};
  draw_shadow(d.frame, d.canvas, {sheet.centre(), 0}, sheet.size(), 2, 1, std::max(0.5, d.k));
  brush.rounded(sheet, 2, d.frame.theme.sheet);
  const auto& colours = d.frame.theme.papers;
  for (int lane = 0; lane < 4; ++lane) {
    const double y = 38 + 22.5 * lane;
    brush.rounded({d.at(46, y), d.at(244, y + 19)}, 1.5 * d.k, d.frame.theme.paper);
    brush.rounded({d.at(14, y + 8), d.at(lane % 2 == 0 ? 38 : 32, y + 11)}, d.k, d.frame.theme.ink3);
  }
  for (int month = 0; month < 4; ++month) brush.rounded({d.at(58 + 50.0 * month, 16), d.at(80 + 50.0 * month, 19)}, d.k, d.frame.theme.ink3);
  for (int month = 1; month < 4; ++month)
    brush.dotted_line(d.at(46 + 49.5 * month, 38), d.at(46 + 49.5 * month, 124), 1.2 * d.k, 4.4 * d.k, d.frame.theme.line);
  const double strips[][3] = {{52, 0, 56}, {150, 0, 44}, {78, 1, 62}, {118, 2, 48}, {190, 2, 46}, {60, 3, 44}, {160, 3, 66}};
  std::size_t i = 0;
  for (const auto& [x, lane, wide] : strips) {
    const int paper = papers.empty() ? static_cast<int>(i) : papers[static_cast<std::size_t>(lane) % papers.size()];
    const Box strip{d.at(x, 41 + 22.5 * lane), d.at(x + wide, 54 + 22.5 * lane)};
    draw_shadow(d.frame, d.canvas, {strip.centre(), 0}, strip.size(), 1, 1, std::max(0.5, d.k));
    brush.rounded(strip, 1, colours[static_cast<std::size_t>(std::max(0, paper)) % colours.size()]);
    ++i;
  }
  brush.line(d.at(145, 30), d.at(145, 126), 1.4 * d.k, d.frame.theme.now);
  brush.disc(d.at(145, 29), 3 * d.k, d.frame.theme.now);
}

// What is alike in dotted rounds, and one thing between them that nobody is sure about.
void draw_kinds_apart(const Drawing& d, const std::vector<workshop::Definition::Kind>& kinds) {
  const Brush brush = d.canvas.brush();
  const Vec rounds[] = {{52, 66}, {206, 60}};
  for (std::size_t i = 0; i < 2; ++i) {
    const double r = 50 * d.k;
    const Vec at = d.at(rounds[i].x, rounds[i].y);
    const Colour sign = to_scene(kinds[i].looks.sign);
    brush.disc(at, r, sign.with_alpha(0.12));
    brush.dotted(Box::around(at, {2 * r, 2 * r}), r, 2 * d.k, 6.2 * d.k, sign);
    const learner::Drawn drawn = learner::typical(kinds[i].looks, i);
    for (const Vec apart : {Vec{-18, -18}, Vec{20, -8}, Vec{-4, 21}}) draw_drawn(d.canvas.brush({at + apart * d.k, 0}), drawn, 34 * d.k);
  }
  const std::size_t last = kinds.size() - 1;
  draw_drawn(d.canvas.brush({d.at(130, 104), 0}), learner::typical(kinds[last].looks, last), 42 * d.k);
}

void draw_papers(const Drawing& d, const std::vector<int>& papers) {
  for (std::size_t i = 0; i < 6; ++i) {
    const int paper = papers.empty() ? static_cast<int>(i) : papers[i % papers.size()];
    d.paper(30 + 56.0 * static_cast<double>(i % 3), 40 + 56.0 * static_cast<double>(i / 3), i % 2 == 0 ? -3 : 4, paper);
  }
}

}  // namespace

void draw_workshop_picture(const Frame& frame, Canvas& canvas, const workshop::Definition& definition, const Box& room) {
  // As large as the picture has it, smaller where its card is.
  const double k = std::min({room.width() / 262, room.height() / 134, std::max(1.0, frame.plan.glass.size_mm.x / 1920) * (room.width() > 330 ? 1.34 : 1.0)});
  const Drawing d{frame, canvas, room.min, k};
  if (definition.picture == "sides") {
    draw_two_sides(d, frame.tokens.paper(definition.paper_without), frame.tokens.paper(definition.paper_with));
    return;
  }
  // A workshop whose drawing is not known yet shows its papers.
  std::vector<int> papers;
  for (const std::string& name : definition.papers) papers.push_back(frame.tokens.paper(name));
  if (definition.picture == "learner" && definition.kinds.size() > 1) draw_kinds_apart(d, definition.kinds);
  else if (definition.picture == "boards") draw_boards_in_a_row(d, papers);
  else if (definition.picture == "table") draw_small_table(d, papers);
  else if (definition.picture == "planning") draw_small_planning(d, papers);
  else draw_papers(d, papers);
}

void draw_blank_photo(const Frame& frame, const Brush& brush, const Box& room, std::size_t notes) {
  const auto& papers = frame.theme.papers;
  if (papers.size() < 2) return;
  const double side = room.height() * 0.17;
  const std::array<Vec, 8> places{{{0.1, 0.25}, {0.24, 0.2}, {0.17, 0.62}, {0.36, 0.55}, {0.6, 0.3}, {0.75, 0.22}, {0.68, 0.65}, {0.86, 0.58}}};
  for (std::size_t i = 0; i < std::min(notes, places.size()); ++i) {
    const Vec at = room.min + Vec{places[i].x * room.width(), places[i].y * room.height()};
    brush.at({at, i % 2 == 0 ? -4.0 : 3.0}).rounded(Box::around({}, {side, side}), 0.8, papers[i < 4 ? 0 : 1]);
  }
}

}  // namespace scene
