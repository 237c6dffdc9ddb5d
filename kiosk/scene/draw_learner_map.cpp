// What the machine has understood, all of it: a square on which near is alike. Each point of it is tinted as the machine would answer
// there, the examples lie where they were measured, ringed by what they were called. A test that somebody asks about is drawn where it
// was measured too, with lines to the examples that the answer came from.
#include <algorithm>
#include <cmath>

#include "scene/draw_learner.h"

namespace scene {
namespace {

constexpr int kCells = 22;

// A little beyond the scales' ends, so that what lies on an end is seen whole.
constexpr double kBeyond = 0.07;
Vec on_plot(const Box& plot, learner::Place at) {
  const auto share = [](double value) { return (value + kBeyond) / (1 + 2 * kBeyond); };
  return {plot.min.x + plot.width() * share(at.x), plot.max.y - plot.height() * share(at.y)};
}
learner::Place from_plot(double x, double y) { return {x * (1 + 2 * kBeyond) - kBeyond, y * (1 + 2 * kBeyond) - kBeyond}; }

struct Ends {
  const char *low, *high;
};
Ends ends_of(learner::Measure measure) {
  switch (measure) {
    case learner::Measure::shape: return {"learner.round", "learner.long"};
    case learner::Measure::colour: return {"learner.red", "learner.green"};
    case learner::Measure::size: break;
  }
  return {"learner.small", "learner.large"};
}

// The names of an axis's ends, along one side of the plot; at a table along the other too, for who reads from there.
void draw_ends(const Lesson& lesson) {
  const Frame& frame = lesson.frame;
  const Box plot = lesson.plan.plot;
  const double margin = (lesson.plan.map.height() - plot.height()) / 2, side_mm = plot.width();
  const text::Style style = lesson.words(16 * lesson.k());
  const auto side = [&](const Ends& ends, double turn, double away) {
    const Brush brush = lesson.canvas.brush({plot.centre(), turn});
    // The longer one gets what the shorter one leaves.
    const auto wide = [&](const char* key) { return frame.type.layout(frame.texts(key), sized(style, lesson.least()))->size.x; };
    const Lettering low = fit_line(frame, frame.texts(ends.low), style, std::max(side_mm / 2 - 5, side_mm - wide(ends.high) - 8), lesson.least());
    const Lettering high = fit_line(frame, frame.texts(ends.high), style, side_mm - low.layout->size.x - 8, lesson.least());
    write(brush, low, {-plot.width() / 2, away}, text::Align::left, frame.theme.ink2);
    write(brush, high, {plot.width() / 2, away}, text::Align::right, frame.theme.ink2);
  };
  const double away = plot.height() / 2 + std::min(margin / 2, 15.0);
  const Ends x = ends_of(lesson.teaching.looks_at[0]), y = ends_of(lesson.teaching.looks_at[1]);
  side(x, 0, away);
  side(y, -90, -away);  // from below upwards, left of the plot
  if (lesson.wall()) return;
  side({x.high, x.low}, 180, away);
  side({y.high, y.low}, 90, -away);
}

// At a table, what is asked, beyond the names of the axes: for each long side.
void draw_asked(const Lesson& lesson) {
  const Box plot = lesson.plan.plot, map = lesson.plan.map;
  constexpr double names = 26;
  const double room = (map.height() - plot.height()) / 2 - names;
  if (lesson.wall() || room < 18) return;
  const Lettering words =
      fit_line(lesson.frame, asked_now(lesson.frame).question, lesson.heading(std::min(22.0, room * 0.74)), map.width() - 24, lesson.least());
  for (const double turn : {0.0, 180.0})
    write(lesson.canvas.brush({map.centre(), turn}), words, {0, plot.height() / 2 + names + room / 2 - 5}, text::Align::centre, lesson.frame.theme.ink);
}

void draw_territory(const Lesson& lesson, const std::vector<learner::Example>& taught) {
  const Box plot = lesson.plan.plot;
  const Brush brush = lesson.canvas.brush();
  brush.rounded(plot, 3, lesson.frame.theme.sheet2);
  if (taught.empty()) return;
  const double cell = plot.width() / kCells;
  for (int row = 0; row < kCells; ++row) {
    int from = 0;
    std::optional<std::size_t> said;
    const auto fill = [&](int to) {
      if (said && to > from)
        brush.rounded(Box::at({plot.min.x + cell * from, plot.min.y + cell * row}, {cell * (to - from), cell}), 0,
                      to_scene(lesson.definition.kinds[*said].looks.sign).with_alpha(0.2));
      from = to;
    };
    for (int column = 0; column < kCells; ++column) {
      const learner::Place at = from_plot((column + 0.5) / kCells, 1 - (row + 0.5) / kCells);
      const auto now = learner::ask(taught, at, lesson.teaching.neighbours).said;
      if (now != said) fill(column), said = now;
    }
    fill(kCells);
  }
}

// A name inside a sentence. One that begins with an accent keeps its capital, which is no fault.
std::string within(std::string name) {
  if (!name.empty() && name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] - 'A' + 'a');
  return name;
}

std::string verdict(const Lesson& lesson, const learner::Answer& answer) {
  if (!answer.said) return lesson.frame.texts("learner.no_idea");
  if (answer.rather) return shown(lesson.frame, lesson.frame.texts("learner.doubt", {lesson.kind(*answer.said), within(lesson.kind(*answer.rather))}));
  return shown(lesson.frame, lesson.frame.texts("learner.says", {lesson.kind(*answer.said)}));
}

void draw_question(const Lesson& lesson, const std::vector<learner::Example>& taught, std::size_t number) {
  const Frame& frame = lesson.frame;
  if (number >= lesson.teaching.tests.size()) return;
  const Box plot = lesson.plan.plot;
  const workshop::Teaching::Item& test = lesson.teaching.tests[number];
  const learner::Answer answer = learner::ask(taught, test.at, lesson.teaching.neighbours);
  const bool right = answer.said == test.drawn.kind;
  const double size = std::max(20.0, plot.width() * kMapMark * 1.35);
  lesson.canvas.thing(2000 + number);
  const Brush brush = lesson.canvas.brush();
  const Vec at = on_plot(plot, test.at);
  for (const std::size_t example : answer.looked_at) {
    const Vec to = on_plot(plot, lesson.teaching.examples[example].at);
    if (base::distance(at, to) > size * 0.3) brush.dotted_line(at, to, 2.2, 6, frame.theme.ink);
    brush.ring(to, std::max(14.0, plot.width() * kMapMark) * 0.72, 2, frame.theme.ink);
  }
  draw_shadow(frame, lesson.canvas, {at, 0}, {size, size}, size / 2, 2);
  brush.disc(at, size / 2, frame.tokens.day.paper);
  draw_drawn(lesson.canvas.brush({at, 0}), test.drawn, size * 0.84);
  // Beside it, on the side that has room; at a table a second time for the others.
  const Lettering words = fit_line(frame, verdict(lesson, answer), lesson.heading(21 * lesson.k()), plot.width() * 0.62, lesson.least());
  const double wide = words.layout->size.x + 14, high = words.layout->size.y + 4;
  const double x = at.x + size / 2 + wide + 6 < lesson.plan.map.max.x ? at.x + size / 2 + 4 + wide / 2 : at.x - size / 2 - 4 - wide / 2;
  const auto say = [&](double y, double turn) {
    const Brush tag = lesson.canvas.brush({{std::clamp(x, lesson.plan.map.min.x + wide / 2, lesson.plan.map.max.x - wide / 2), y}, turn});
    tag.rounded(Box::around({}, {wide, high}), high / 3, frame.theme.paper);
    write(tag, words, {}, text::Align::centre, right ? frame.theme.valid : frame.theme.now);
  };
  if (lesson.wall()) return say(at.y, 0);
  const double y = std::clamp(at.y, plot.min.y + high, plot.max.y - high);
  say(y + high / 2 + 1, 0);
  say(y - high / 2 - 1, 180);
}

}  // namespace

void draw_map(const Lesson& lesson) {
  const Frame& frame = lesson.frame;
  const auto trainings = workshop::trainings_on(frame.board, lesson.sheet());
  std::vector<learner::Example> taught;
  if (!trainings.empty()) taught = workshop::read_examples(lesson.teaching, trainings.back()->examples, lesson.definition.kinds.size());
  lesson.canvas.thing(1900);
  const Brush brush = lesson.canvas.brush();
  if (!lesson.plan.titles.empty()) {
    const auto labels = workshop::labels_on(lesson.teaching, frame.board, lesson.sheet());
    draw_titles(lesson, lesson.plan.titles[0], frame.texts("learner.examples"),
                frame.texts("learner.labelled", {std::to_string(workshop::count_labels(labels)), std::to_string(labels.size())}));
    const auto measure = [&](std::size_t i) {
      switch (lesson.teaching.looks_at[i]) {
        case learner::Measure::shape: return frame.texts("learner.by_shape");
        case learner::Measure::colour: return frame.texts("learner.by_colour");
        case learner::Measure::size: break;
      }
      return frame.texts("learner.by_size");
    };
    draw_titles(lesson, lesson.plan.titles[1], frame.texts("learner.understood"), frame.texts("learner.placed_by", {measure(0), measure(1)}));
  }
  brush.rounded(lesson.plan.map, frame.tokens.radius_sheet, frame.theme.paper);
  draw_territory(lesson, taught);
  draw_ends(lesson);
  draw_asked(lesson);
  const Box plot = lesson.plan.plot;
  const double size = std::max(14.0, plot.width() * kMapMark);
  if (taught.empty()) {
    const Lettering line =
        fit_balanced(frame, frame.texts("learner.knows_nothing"), lesson.heading(21 * lesson.k()), {plot.width() * 0.8, plot.height() * 0.4}, lesson.least());
    const auto say = [&](Vec at, double turn) {
      lesson.canvas.brush({at, turn}).text(*line.layout, {-line.width_mm / 2, -line.layout->size.y / 2}, frame.theme.ink2);
    };
    const double apart = lesson.wall() ? 0 : line.layout->size.y / 2 + 8;
    say(plot.centre() + Vec{0, apart}, 0);
    if (!lesson.wall()) say(plot.centre() - Vec{0, apart}, 180);
  }
  for (const learner::Example& example : taught) {
    const Vec at = on_plot(plot, example.at);
    brush.disc(at, size * 0.62, frame.tokens.day.paper.with_alpha(0.85));
    brush.ring(at, size * 0.62, std::max(1.4, size * 0.06), to_scene(lesson.definition.kinds[example.said].looks.sign));
    draw_drawn(lesson.canvas.brush({at, 0}), lesson.teaching.examples[example.number].drawn, size);
  }
  for (const std::size_t question : frame.preview.questioned) draw_question(lesson, taught, question);
}

}  // namespace scene
