// The path of a solution that is bought ready-made: its stops on cards, the road between them, the round token that the group pushes, and
// what the same test came to on each way that was tried. Nothing is told of a way that nobody went.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "scene/draw_learner.h"

namespace scene {
namespace {

using workshop::Stop;
using workshop::Way;

std::size_t index(Stop stop) { return static_cast<std::size_t>(stop); }

struct Walk {
  const Lesson& lesson;
  std::vector<Stop> stops;
  Stop here;
  Way way;
  bool tested;  // the group is at the test, or beyond it
};

Vec on_curve(Vec a, Vec b, Vec c, Vec d, double t) {
  const double u = 1 - t;
  return a * (u * u * u) + b * (3 * u * u * t) + c * (3 * u * t * t) + d * (t * t * t);
}

enum class Mark : std::uint8_t { dashes, dots };
void draw_road(const Lesson& lesson, Vec from, Vec to, double sag, Mark mark) {
  const Brush brush = lesson.canvas.brush();
  const double reach = std::max(30.0, std::abs(to.x - from.x) * 0.5);
  const Vec a = from + Vec{reach, sag}, b = to + Vec{-reach, sag};
  constexpr int parts = 40;
  Vec last = from;
  for (int i = 1; i <= parts; ++i) {
    const Vec at = on_curve(from, a, b, to, static_cast<double>(i) / parts);
    brush.line(last, at, lesson.plan.road, lesson.frame.theme.linen2);
    last = at;
  }
  const double width = std::max(1.6, lesson.plan.road * 0.09), length = base::distance(from, to) * (sag == 0 ? 1.06 : 1.2);
  const int marks = std::max(4, static_cast<int>(length / std::max(7.0, lesson.plan.road * (mark == Mark::dots ? 0.3 : 0.58))));
  for (int i = 0; i < marks; ++i) {
    const Vec begin = on_curve(from, a, b, to, (i + 0.25) / marks), end = on_curve(from, a, b, to, (i + 0.75) / marks);
    if (mark == Mark::dots) brush.disc((begin + end) * 0.5, width * 0.8, lesson.frame.theme.ink2);
    else brush.line(begin, end, width, lesson.frame.theme.ink2);
  }
}

void draw_roads(const Lesson& lesson) {
  const auto& s = lesson.plan.stops;
  const auto right = [&](Stop stop, double y) { return Vec{s[index(stop)].max.x - 4, s[index(stop)].min.y + s[index(stop)].height() * y}; };
  const auto left = [&](Stop stop, double y) { return Vec{s[index(stop)].min.x + 4, s[index(stop)].min.y + s[index(stop)].height() * y}; };
  draw_road(lesson, right(Stop::provider, 0.25), left(Stop::own_good, 0.5), 0, Mark::dots);
  draw_road(lesson, right(Stop::provider, 0.45), left(Stop::own_bad, 0.5), 0, Mark::dots);
  draw_road(lesson, right(Stop::own_good, 0.5), left(Stop::test, 0.2), 0, Mark::dots);
  draw_road(lesson, right(Stop::own_bad, 0.5), left(Stop::test, 0.45), 0, Mark::dots);
  const double sag = std::max(8.0, s[index(Stop::own_bad)].max.y + lesson.plan.road * 0.9 - right(Stop::provider, 0.82).y) * 1.8;
  draw_road(lesson, right(Stop::provider, 0.82), left(Stop::test, 0.8), sag, Mark::dashes);
  draw_road(lesson, right(Stop::test, 0.3), left(Stop::live, 0.5), 0, Mark::dashes);
  draw_road(lesson, right(Stop::test, 0.75), left(Stop::drop, 0.5), 0, Mark::dashes);
}

// The room of a card's content, its ground drawn and its area said.
Box open_card(const Walk& walk, Stop stop, const std::string& label) {
  const Lesson& lesson = walk.lesson;
  const Frame& frame = lesson.frame;
  const Box box = lesson.plan.stops[index(stop)];
  const LearnerPlan::Panel panel{{box.centre(), 0}, box.size()};
  lesson.canvas.thing(1100 + index(stop));
  (void)paper_of(lesson, panel);
  const bool here = walk.here == stop;
  if (stop == Stop::drop) lesson.canvas.brush().rounded(box, frame.tokens.radius_sheet, frame.theme.sheet2);
  if (here) lesson.canvas.brush().border(box, frame.tokens.radius_sheet, 3, frame.theme.ink);
  if (!frame.for_photo) lesson.canvas.area(Target::button(Action::walk_to, index(stop) + 1), panel.pose, panel.size, label);
  const double margin = std::clamp(box.width() * 0.06, 6.0, 24.0);
  return {box.min + Vec{margin, margin * 0.7}, box.max - Vec{margin, margin * 0.7}};
}

// Its number and title; the room is what is left below.
void write_title(const Lesson& lesson, Box& room, const char* number, const std::string& title) {
  const Frame& frame = lesson.frame;
  double x = room.min.x;
  const double high = std::min(room.height() * 0.34, 36.0);
  if (*number) {
    const Lettering figure =
        fit_line(frame, number, sized(frame.tokens.heading1, std::max(lesson.least(), std::min(30 * lesson.k(), high)), 620), 40, lesson.least());
    write(lesson.canvas.brush(), figure, {x, room.min.y + high / 2}, text::Align::left, frame.theme.ink3);
    x += figure.layout->size.x + std::max(5.0, 12 * lesson.k());
  }
  const Lettering words =
      fit_block(frame, title, lesson.heading(std::min(22 * lesson.k(), high * 0.8)), {room.max.x - x, std::max(high, lesson.least() * 2.5)}, lesson.least());
  const double tall = std::max(high, words.layout->size.y);
  lesson.canvas.brush().text(*words.layout, {x, room.min.y + (tall - words.layout->size.y) / 2}, frame.theme.ink);
  room.min.y += tall + 3;
}

void write_line(const Lesson& lesson, Box& room, const std::string& text, Colour colour) {
  const text::Style style = lesson.words(17 * lesson.k());
  const Lettering line = fit_block(lesson.frame, text, style, room.size(), lesson.least());
  // Whole, or not at all: half a sentence is none.
  const bool whole = lesson.frame.type.layout(text, sized(style, line.size_mm), room.width()) == line.layout;
  if (!whole || line.layout->size.y > room.height() + 0.5) return;
  lesson.canvas.brush().text(*line.layout, room.min, colour);
  room.min.y += line.layout->size.y + std::max(3.0, 8 * lesson.k());
}

// One square for each example: its own colour, and in it the sign of what it is called.
void draw_squares(const Lesson& lesson, const Box& room, const std::vector<std::pair<learner::Colour, learner::Colour>>& squares) {
  if (room.height() < 8 || squares.empty()) return;
  const auto n = static_cast<double>(squares.size());
  double size = 0;
  int columns = 1;
  for (int rows = 1; rows <= 8; ++rows) {
    const int c = static_cast<int>(std::ceil(n / rows));
    const double fits = std::min(room.width() / c, room.height() / rows);
    if (fits > size) size = fits, columns = c;
  }
  size = std::min(size, 40.0);
  const Brush brush = lesson.canvas.brush();
  for (std::size_t i = 0; i < squares.size(); ++i) {
    const Vec at =
        room.min + Vec{size * (static_cast<double>(static_cast<int>(i) % columns) + 0.44), size * (static_cast<double>(static_cast<int>(i) / columns) + 0.44)};
    brush.rounded(Box::around(at, {size * 0.84, size * 0.84}), size * 0.12, to_scene(squares[i].first));
    brush.disc(at, size * 0.2, lesson.frame.tokens.day.paper);
    brush.disc(at, size * 0.15, to_scene(squares[i].second));
  }
}

void draw_provider(const Walk& walk) {
  const Lesson& lesson = walk.lesson;
  const Frame& frame = lesson.frame;
  const std::string title = frame.texts("learner.provider");
  Box room = open_card(walk, Stop::provider, title);
  write_title(lesson, room, "1", title);
  write_line(lesson, room, frame.texts("learner.provider_line", {std::to_string(lesson.teaching.provided.size())}), frame.theme.ink);
  std::vector<std::pair<learner::Colour, learner::Colour>> squares;
  for (const auto& one : lesson.teaching.provided) squares.emplace_back(one.drawn.colour, lesson.definition.kinds[one.drawn.kind].looks.sign);
  draw_squares(lesson, room, squares);
}

void draw_own(const Walk& walk, Stop stop) {
  const Lesson& lesson = walk.lesson;
  const Frame& frame = lesson.frame;
  const bool good = stop == Stop::own_good;
  const std::string title = frame.texts(good ? "learner.own_good" : "learner.own_bad");
  Box room = open_card(walk, stop, title);
  write_title(lesson, room, "2", title);
  if (room.height() > lesson.least() * 3.2)
    write_line(lesson, room, frame.texts("learner.optional", {std::to_string(lesson.teaching.examples.size())}), frame.theme.ink2);
  std::vector<std::pair<learner::Colour, learner::Colour>> squares;
  const auto own = workshop::own_examples(lesson.definition, lesson.teaching, good ? Way::good_labels : Way::bad_labels);
  for (std::size_t i = 0; i < own.size(); ++i) squares.emplace_back(lesson.teaching.examples[i].drawn.colour, lesson.definition.kinds[own[i].said].looks.sign);
  draw_squares(lesson, room, squares);
}

void draw_test(const Walk& walk) {
  const Lesson& lesson = walk.lesson;
  const Frame& frame = lesson.frame;
  const std::size_t count = lesson.teaching.tests.size();
  Box room = open_card(walk, Stop::test, frame.texts("learner.test"));
  write_title(lesson, room, "3", frame.texts("learner.test"));
  if (room.height() > 104) write_line(lesson, room, frame.texts("learner.test_line", {std::to_string(count)}), frame.theme.ink);
  const learner::Trial trial = workshop::walk_trial(lesson.definition, lesson.teaching, walk.way);
  const double foot = std::max(lesson.least() * 1.5, 44 * lesson.k());
  const std::size_t columns = std::min<std::size_t>(5, count), rows = (count + columns - 1) / columns;
  const double gap = std::clamp(room.width() * 0.02, 2.0, 8.0);
  const double tile = std::min((room.width() + gap) / static_cast<double>(columns), (room.height() - foot + gap) / static_cast<double>(rows)) - gap;
  for (std::size_t i = 0; i < count && tile > 6; ++i) {
    const Vec at = room.min + Vec{(tile + gap) * static_cast<double>(i % columns) + tile / 2, (tile + gap) * static_cast<double>(i / columns) + tile / 2};
    const Brush brush = lesson.canvas.brush({at, 0});
    const Box box = Box::around({}, {tile, tile});
    brush.rounded(box, tile * 0.13, frame.tokens.day.sheet2);
    if (walk.tested) brush.rounded(box, tile * 0.13, (trial.right[i] ? frame.tokens.day.valid : frame.tokens.day.now).with_alpha(0.2));
    draw_drawn(brush, lesson.teaching.tests[i].drawn, tile * 0.84);
    if (!walk.tested) continue;
    const double sign = std::clamp(tile * 0.44, 7.0, 22.0);
    const Vec corner{box.max.x - sign * 0.5, box.max.y - sign * 0.5};
    brush.disc(corner, sign * 0.56, frame.tokens.day.paper);
    brush.icon(trial.right[i] ? Icon::check : Icon::close, corner, sign * 0.8, std::max(1.2, sign * 0.13),
               trial.right[i] ? frame.tokens.day.valid : frame.tokens.day.now);
  }
  const bool passes = workshop::passes(lesson.teaching, trial);
  const Brush brush = lesson.canvas.brush();
  const double y = room.max.y - foot / 2;
  const Lettering threshold = fit_line(frame, frame.texts("learner.threshold", {std::to_string(lesson.teaching.passes)}), lesson.heading(17 * lesson.k()),
                                       room.width() * 0.45, lesson.least());
  write(brush, threshold, {room.max.x, y}, text::Align::right, walk.tested && passes ? frame.theme.valid : frame.theme.ink2);
  if (!walk.tested) return;
  const Lettering right =
      fit_line(frame, std::to_string(trial.count_right()), sized(frame.tokens.heading1, std::max(lesson.least(), foot * 0.82), 700), 60, lesson.least());
  write(brush, right, {room.min.x, y}, text::Align::left, passes ? frame.theme.valid : frame.theme.ink);
  const double left = room.min.x + right.layout->size.x + 6;
  const Lettering of = fit_line(frame, frame.texts("learner.out_of", {std::to_string(count)}), lesson.heading(22 * lesson.k()),
                                std::max(20.0, room.max.x - threshold.layout->size.x - 8 - left), lesson.least());
  if (!of.layout->cut) write(brush, of, {left, y + foot * 0.06}, text::Align::left, frame.theme.ink2);
}

void draw_end(const Walk& walk, Stop stop) {
  const Lesson& lesson = walk.lesson;
  const Frame& frame = lesson.frame;
  const bool live = stop == Stop::live;
  const std::string title = frame.texts(live ? "learner.live" : "learner.drop");
  Box room = open_card(walk, stop, title);
  write_title(lesson, room, "", title);
  const Lettering when =
      fit_line(frame, frame.texts(live ? "learner.live_if" : "learner.drop_if"), lesson.heading(17 * lesson.k()), room.width() - 26, lesson.least());
  const double foot = when.layout->size.y + 4;
  Box line{room.min, {room.max.x, room.max.y - foot}};
  write_line(lesson, line, frame.texts(live ? "learner.live_line" : "learner.drop_line"), frame.theme.ink);
  if (live) write_line(lesson, line, frame.texts("learner.live_more"), frame.theme.ink);
  const double y = room.max.y - foot / 2;
  const Colour colour = live ? frame.theme.valid : frame.theme.ink2;
  lesson.canvas.brush().icon(live ? Icon::check : Icon::undo, {room.min.x + 9, y}, 18, 2, colour);
  write(lesson.canvas.brush(), when, {room.min.x + 24, y}, text::Align::left, colour);
}

void draw_way(const Walk& walk, std::size_t i) {
  const Lesson& lesson = walk.lesson;
  const Frame& frame = lesson.frame;
  const Way way = workshop::kWays[i];
  const Box box = lesson.plan.ways[i];
  lesson.canvas.thing(1200 + i);
  (void)paper_of(lesson, {{box.centre(), 0}, box.size()});
  const bool tried = workshop::was_tried(walk.stops, way);
  const learner::Trial trial = workshop::walk_trial(lesson.definition, lesson.teaching, way);
  const std::size_t count = lesson.teaching.tests.size(), right = trial.count_right();
  const bool passes = workshop::passes(lesson.teaching, trial);
  const double margin = std::clamp(box.width() * 0.045, 6.0, 26.0);
  const Box room{box.min + Vec{margin, margin * 0.5}, box.max - Vec{margin, margin * 0.5}};
  const Brush brush = lesson.canvas.brush();
  const char* titles[] = {"learner.way_bought", "learner.way_good", "learner.way_bad"};
  const char* lines[] = {"learner.way_bought_line", "learner.way_good_line", "learner.way_bad_line"};
  const double head = std::max(room.height() * 0.32, lesson.least() * 1.25);
  double far = room.max.x;
  if (tried) {
    const Lettering of =
        fit_line(frame, frame.texts("learner.out_of", {std::to_string(count)}), lesson.words(17 * lesson.k()), room.width() * 0.3, lesson.least());
    write(brush, of, {far, room.min.y + head / 2}, text::Align::right, frame.theme.ink2);
    far -= of.layout->size.x + 5;
    const Lettering figure = fit_line(frame, std::to_string(right), lesson.heading(30 * lesson.k()), 60, lesson.least());
    write(brush, figure, {far, room.min.y + head / 2}, text::Align::right, passes ? frame.theme.valid : frame.theme.ink);
    far -= figure.layout->size.x + 8;
  } else {
    const Lettering todo = fit_line(frame, frame.texts("learner.untried"), lesson.words(17 * lesson.k()), room.width() * 0.4, lesson.least());
    write(brush, todo, {far, room.min.y + head / 2}, text::Align::right, frame.theme.ink2);
    far -= todo.layout->size.x + 8;
  }
  const Lettering title = fit_block(frame, frame.texts(titles[i]), lesson.heading(19 * lesson.k()), {far - room.min.x, head + 2}, lesson.least());
  brush.text(*title.layout, {room.min.x, room.min.y + (head - title.layout->size.y) / 2}, frame.theme.ink);
  const double bar = std::clamp(room.height() * 0.26, 9.0, 38.0), top = room.min.y + head + 3, gap = room.width() * 0.012;
  const double cell = (room.width() + gap) / static_cast<double>(count) - gap;
  for (std::size_t n = 0; n < count; ++n) {
    const bool full = tried && n < right;
    brush.rounded(Box::at({room.min.x + (cell + gap) * static_cast<double>(n), top}, {cell, bar}), std::min(4.0, bar / 4),
                  full ? (passes ? frame.theme.valid : frame.theme.ink2) : frame.theme.line2);
  }
  const double x = room.min.x + (cell + gap) * static_cast<double>(lesson.teaching.passes) - gap / 2;
  brush.dotted_line({x, top - 4}, {x, top + bar + 4}, 2.4, 5, frame.theme.ink);
  Box below{{room.min.x, top + bar + 5}, room.max};
  if (tried && below.height() >= lesson.least()) write_line(lesson, below, frame.texts(lines[i]), frame.theme.ink2);
}

}  // namespace

// A round of ink with somebody who walks.
void draw_walk_token(const Frame& frame, const Brush& brush, double diameter) {
  const double k = diameter / 92, width = 4.2 * k;
  brush.disc({}, diameter / 2, frame.theme.ink);
  const Colour c = frame.theme.sheet;
  const auto line = [&](double ax, double ay, double bx, double by) { brush.line(Vec{ax, ay} * k, Vec{bx, by} * k, width, c); };
  brush.ring(Vec{2, -18} * k, 6 * k, width, c);
  line(0, -9, -2, 6);
  line(-2, 6, -11, 22);
  line(-2, 6, 6, 12), line(6, 12, 10, 23);
  line(0, -7, -10, 0), line(-10, 0, -11, 8);
  line(0, -7, 8, 0), line(8, 0, 14, -2);
}

void draw_walk(const Lesson& lesson) {
  const Frame& frame = lesson.frame;
  if (lesson.plan.stops.size() != workshop::kStops.size()) return;
  const board::Sheet* sheet = frame.board.sheets.find(lesson.sheet());
  Walk walk{lesson, workshop::read_walk(sheet ? sheet->walk : std::string()), Stop::provider, Way::as_bought, false};
  walk.here = walk.stops.back();
  walk.way = workshop::way_of(walk.stops);
  walk.tested = walk.here == Stop::test || walk.here == Stop::live || walk.here == Stop::drop;
  lesson.canvas.thing(900);
  draw_roads(lesson);
  draw_provider(walk);
  draw_own(walk, Stop::own_good);
  draw_own(walk, Stop::own_bad);
  draw_test(walk);
  draw_end(walk, Stop::live);
  draw_end(walk, Stop::drop);
  lesson.canvas.thing(1190);
  if (!lesson.plan.titles.empty()) draw_titles(lesson, lesson.plan.titles[0], frame.texts("learner.ways"), {});
  for (std::size_t i = 0; i < lesson.plan.ways.size(); ++i) draw_way(walk, i);
  if (!frame.preview.tokens.empty()) return;  // it is in somebody's hand
  lesson.canvas.thing(1300);
  const Pose at = lesson.plan.token_at(index(walk.here));
  const double d = lesson.plan.token;
  draw_shadow(frame, lesson.canvas, at, {d, d}, d / 2, 2);
  draw_walk_token(frame, lesson.canvas.brush(at), d);
  if (!frame.for_photo) lesson.canvas.area({TargetKind::token, lesson.sheet().value, 0}, at, {d, d}, frame.texts("learner.token"), {}, 0, true);
}

}  // namespace scene
