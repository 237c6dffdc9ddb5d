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

// What is there and says nothing yet.
Colour quiet(const Theme& theme) { return theme.night ? theme.line : Colour{216, 203, 181, 255}; }

// Columns side by side with papers in their cells; the last one is still to be written.
void draw_small_table(const Drawing& d, const std::vector<int>& papers) {
  const Brush brush = d.canvas.brush();
  constexpr std::size_t columns = 5;
  for (std::size_t i = 0; i < columns; ++i) {
    const double x = 6 + 53.4 * static_cast<double>(i), middle = x + 24;
    brush.rounded({d.at(x, 10), d.at(x + 48, 132)}, 3 * d.k, quiet(d.frame.theme).with_alpha(0.4));
    if (i + 1 == columns) {
      const Vec square{34 * d.k, 34 * d.k};
      draw_shadow(d.frame, d.canvas, {d.at(middle, 40), 0}, square, 1, 1, std::max(0.5, d.k));
      brush.rounded(Box::around(d.at(middle, 40), square), 1, d.frame.theme.paper);
      continue;
    }
    const int paper = papers.empty() ? static_cast<int>(i) : papers[i % papers.size()];
    d.paper(middle, 40, 0, paper, 34);
    if (i % 2 == 0) d.paper(middle, 83, 0, paper, 34);
  }
}

// Criteria down, what is compared across: one of them stands out.
void draw_small_grid(const Drawing& d) {
  const Brush brush = d.canvas.brush();
  const Theme& theme = d.frame.theme;
  const double words[] = {52, 41, 55, 47}, marks[] = {0.9, 0.74, 0.9, 1};
  for (int row = 0; row < 4; ++row) {
    const double y = 13 + 30.2 * row;
    brush.rounded({d.at(8, y + 7), d.at(8 + words[row], y + 18)}, 5.5 * d.k, quiet(theme));
    for (int column = 0; column < 3; ++column) {
      const double x = 74 + 65.6 * column;
      brush.rounded({d.at(x, y), d.at(x + 60, y + 25)}, 3 * d.k, column == 1 ? theme.ink.with_alpha(marks[row]) : quiet(theme).with_alpha(0.6));
    }
  }
}

// Two axes that cross, papers in their quarters, and the part that is marked.
void draw_small_matrix(const Drawing& d, const std::vector<int>& papers) {
  const Brush brush = d.canvas.brush();
  const Theme& theme = d.frame.theme;
  brush.line(d.at(8, 69), d.at(265, 69), 1.4 * d.k, quiet(theme));
  brush.line(d.at(137, 7), d.at(137, 132), 1.4 * d.k, quiet(theme));
  brush.dotted({d.at(13, 10), d.at(260, 64)}, 9 * d.k, 3.4 * d.k, 7.4 * d.k, theme.ai);
  struct Note {
    double x, y, turn;
  };
  const Note notes[] = {{57, 37, -4}, {109, 39, 4}, {180, 35, 3}, {229, 39, -3}, {71, 105, 2}, {185, 102, -5}, {235, 105, 5}};
  std::size_t i = 0;
  for (const Note& note : notes) {
    const int paper = papers.empty() ? static_cast<int>(i) : papers[i % papers.size()];
    d.paper(note.x, note.y, note.turn, paper, 34);
    ++i;
  }
}

// Lanes, and strips along them.
void draw_small_planning(const Drawing& d, const std::vector<int>& papers) {
  const Brush brush = d.canvas.brush();
  const auto& colours = d.frame.theme.papers;
  const auto y = [](double lane) { return 23 + 32.7 * lane; };
  for (int lane = 0; lane < 4; ++lane) brush.line(d.at(8, y(lane)), d.at(262, y(lane)), 1.4 * d.k, quiet(d.frame.theme));
  const double strips[][3] = {{14, 0, 74}, {199, 0, 55}, {96, 1, 89}, {55, 2, 53}, {170, 2, 83}, {126, 3, 116}};
  for (const auto& [x, lane, wide] : strips) {
    const auto number = static_cast<std::size_t>(lane);
    const int paper = papers.empty() ? static_cast<int>(number) : papers[number % papers.size()];
    const Box strip{d.at(x, y(lane) - 11), d.at(x + wide, y(lane) + 11)};
    draw_shadow(d.frame, d.canvas, {strip.centre(), 0}, strip.size(), 2, 1, std::max(0.5, d.k));
    brush.rounded(strip, 2.5 * d.k, colours[static_cast<std::size_t>(std::max(0, paper)) % colours.size()]);
  }
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

// Some of many, by two measures: those that are chosen stand out.
void draw_bubbles(const Drawing& d) {
  const Brush brush = d.canvas.brush();
  const Theme& theme = d.frame.theme;
  brush.line(d.at(14, 8), d.at(14, 126), 1.6 * d.k, theme.line);
  brush.line(d.at(14, 126), d.at(248, 126), 1.6 * d.k, theme.line);
  struct Bubble {
    double x, y, r;
    bool chosen;
  };
  for (const Bubble& b : {Bubble{66, 92, 12, false}, {120, 98, 9, false}, {136, 58, 17, false}, {176, 84, 12, true}, {190, 34, 21, true}, {230, 60, 15, true}})
    brush.disc(d.at(b.x, b.y), b.r * d.k, b.chosen ? theme.valid : quiet(theme));
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
  else if (definition.picture == "bubbles") draw_bubbles(d);
  else if (definition.picture == "table") draw_small_table(d, papers);
  else if (definition.picture == "grid") draw_small_grid(d);
  else if (definition.picture == "matrix") draw_small_matrix(d, papers);
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
