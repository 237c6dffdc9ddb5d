// How the test went: so many right, each of what was tested with its verdict, how that changed from training to training, and the button
// that trains it anew.
#include <algorithm>

#include "scene/draw_learner.h"

namespace scene {
namespace {

struct Tested {
  std::optional<learner::Trial> trial;  // nothing before the first training
  std::vector<workshop::Progress> progress;
  std::size_t to_learn = 0, labels = 0;
};

Tested tested_now(const Lesson& lesson) {
  const board::Board& board = lesson.frame.board;
  Tested out;
  const auto trainings = workshop::trainings_on(board, lesson.sheet());
  if (!trainings.empty()) out.trial = workshop::trial_of(lesson.definition, lesson.teaching, *trainings.back());
  out.progress = workshop::progress_on(lesson.definition, lesson.teaching, board, lesson.sheet());
  out.to_learn = workshop::labels_not_learnt(lesson.teaching, board, lesson.sheet());
  out.labels = workshop::count_labels(workshop::labels_on(lesson.teaching, board, lesson.sheet()));
  return out;
}

void draw_tile(const Lesson& lesson, const Pose& pose, Vec size, std::size_t number, const std::optional<learner::Trial>& trial) {
  const Frame& frame = lesson.frame;
  const bool right = trial && trial->right[number];
  const Box box = Box::around({}, size);
  const Brush tile = lesson.canvas.brush(pose);
  tile.rounded(box, size.x * 0.13, frame.tokens.day.sheet2);
  if (trial) tile.rounded(box, size.x * 0.13, (right ? frame.tokens.day.valid : frame.tokens.day.now).with_alpha(0.2));
  draw_drawn(tile, lesson.teaching.tests[number].drawn, std::min(size.x, size.y) * 0.82);
  const bool asked = std::find(frame.preview.questioned.begin(), frame.preview.questioned.end(), number) != frame.preview.questioned.end();
  if (asked) tile.border(box.grown(1.5), size.x * 0.15, 2, frame.theme.ink);
  if (!trial) return;
  const double sign = std::clamp(size.x * 0.42, 10.0, 24.0);
  const Vec corner{box.max.x - sign * 0.5, box.max.y - sign * 0.5};
  tile.disc(corner, sign * 0.56, frame.tokens.day.paper);
  tile.icon(right ? Icon::check : Icon::close, corner, sign * 0.8, std::max(1.3, sign * 0.13), right ? frame.tokens.day.valid : frame.tokens.day.now);
  if (!frame.for_photo) lesson.canvas.area(Target::button(Action::ask_why, number + 1), pose, size, frame.texts("learner.why", {std::to_string(number + 1)}));
}

void draw_score(const Lesson& lesson, const LearnerPlan::Panel& panel, const Tested& tested) {
  const Frame& frame = lesson.frame;
  const Brush brush = paper_of(lesson, panel);
  const double margin = std::clamp(panel.size.x * 0.065, 6.0, 26.0), left = -panel.size.x / 2 + margin, wide = panel.size.x - 2 * margin;
  const double top = -panel.size.y / 2 + margin * 0.7, high = panel.size.y - margin * 1.5;
  const std::size_t count = lesson.teaching.tests.size(), columns = std::min<std::size_t>(5, count), rows = (count + columns - 1) / columns;
  const double gap = std::clamp(wide * 0.03, 3.0, 10.0);
  const double tile_wide = (wide + gap) / static_cast<double>(columns) - gap;
  // The tiles first, since fingers need their size; words take what is left.
  const double tile = std::max(std::min(tile_wide, (high * 0.56 + gap) / static_cast<double>(rows) - gap), std::min(tile_wide, 22.0));
  const double tiles = (tile + gap) * static_cast<double>(rows) - gap, words = high - tiles - gap;
  const Lettering title = fit_line(frame, frame.texts("learner.score"), lesson.heading(std::min(20 * lesson.k(), words * 0.3)), wide, lesson.least());
  double y = top + title.layout->size.y / 2;
  write(brush, title, {left, y}, text::Align::left, frame.theme.ink);
  y = top + title.layout->size.y;
  const double room = top + words - y;
  if (tested.trial) {
    const double figure = std::clamp(room * 0.92, 16.0, 78.0);
    text::Style style = sized(frame.tokens.display, figure);
    style.tabular = true;
    const Lettering right = fit_line(frame, std::to_string(tested.trial->count_right()), style, wide * 0.5, 14);
    write(brush, right, {left, y + room / 2}, text::Align::left, frame.theme.ink);
    const Lettering of = fit_line(frame, frame.texts("learner.out_of", {std::to_string(count)}), lesson.heading(std::min(32 * lesson.k(), figure * 0.5)),
                                  wide - right.layout->size.x - 10, lesson.least());
    write(brush, of, {left + right.layout->size.x + std::max(5.0, figure * 0.14), y + room / 2 + figure * 0.15}, text::Align::left, frame.theme.ink2);
  } else {
    const Lettering line = fit_block(frame, frame.texts("learner.untrained"), lesson.words(17 * lesson.k()), {wide, room}, lesson.least());
    brush.text(*line.layout, {left, y + (room - line.layout->size.y) / 2}, frame.theme.ink2);
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Vec at{left + tile / 2 + (tile_wide + gap) * static_cast<double>(i % columns) + (tile_wide - tile) / 2,
                 top + words + gap + tile / 2 + (tile + gap) * static_cast<double>(i / columns)};
    lesson.canvas.thing(3000 + i + (panel.pose.angle_deg > 90 ? 100 : 0));
    draw_tile(lesson, {panel.pose.to_glass(at), panel.pose.angle_deg}, {tile, tile}, i, tested.trial);
  }
}

// The last trainings, one beside the other: how many examples each had, how many answers were right.
void draw_curve(const Lesson& lesson, const LearnerPlan::Panel& panel, const Tested& tested) {
  const Frame& frame = lesson.frame;
  const Brush brush = paper_of(lesson, panel);
  const double margin = std::clamp(panel.size.x * 0.065, 6.0, 26.0);
  Box room{{-panel.size.x / 2 + margin, -panel.size.y / 2 + margin * 0.7}, {panel.size.x / 2 - margin, panel.size.y / 2 - margin * 0.7}};
  const Lettering title = fit_line(frame, frame.texts("learner.progress"), lesson.heading(20 * lesson.k()), room.width(), lesson.least());
  write(brush, title, {room.min.x, room.min.y + title.layout->size.y / 2}, text::Align::left, frame.theme.ink);
  room.min.y += title.layout->size.y + 4;
  const double label = std::max(lesson.least(), 14 * lesson.k()) * 1.3;
  if (room.height() < label + 18) return;
  const Box plot{{room.min.x + 2, room.min.y + 6}, {room.max.x, room.max.y - label}};
  brush.line({plot.min.x, plot.min.y}, {plot.min.x, plot.max.y}, 1.4, frame.theme.line);
  brush.line({plot.min.x, plot.max.y}, {plot.max.x, plot.max.y}, 1.4, frame.theme.line);
  constexpr std::size_t most = 6;
  const std::size_t all = tested.progress.size(), first = all > most ? all - most : 0, n = all - first;
  const auto questions = static_cast<double>(std::max<std::size_t>(1, lesson.teaching.tests.size()));
  const double pitch = n > 1 ? (plot.width() - 28) / static_cast<double>(n - 1) : 0;
  Vec last;
  for (std::size_t i = 0; i < n; ++i) {
    const workshop::Progress& step = tested.progress[first + i];
    const Vec at{plot.min.x + 12 + pitch * static_cast<double>(i), plot.max.y - (plot.height() - 6) * static_cast<double>(step.right) / questions};
    if (i > 0) brush.line(last, at, 2.6, frame.theme.valid);
    last = at;
  }
  for (std::size_t i = 0; i < n; ++i) {
    const workshop::Progress& step = tested.progress[first + i];
    const Vec at{plot.min.x + 12 + pitch * static_cast<double>(i), plot.max.y - (plot.height() - 6) * static_cast<double>(step.right) / questions};
    brush.disc(at, i + 1 == n ? 6 : 4.5, frame.theme.valid);
    const Lettering number = fit_line(frame, std::to_string(step.examples), lesson.words(14 * lesson.k()), std::max(16.0, pitch), lesson.least());
    write(brush, number, {at.x, plot.max.y + label * 0.55}, text::Align::centre, frame.theme.ink2);
  }
  // What the figures below count; where a figure stands in its place, nothing.
  const Lettering axis = fit_line(frame, frame.texts("learner.examples_axis"), lesson.words(14 * lesson.k()), plot.width() * 0.6, lesson.least());
  const double end = n == 0 ? plot.min.x : plot.min.x + 12 + pitch * static_cast<double>(n - 1) + 14;
  if (plot.max.x - axis.layout->size.x > end) write(brush, axis, {plot.max.x, plot.max.y + label * 0.55}, text::Align::right, frame.theme.ink2);
}

void draw_train(const Lesson& lesson, const LearnerPlan::Panel& panel, const Tested& tested) {
  const Frame& frame = lesson.frame;
  const Brush brush = lesson.canvas.brush(panel.pose);
  const Box box = Box::around({}, panel.size);
  draw_well(frame, brush, box, std::min(frame.tokens.radius_station, panel.size.y / 3));
  const workshop::Step* step = step_now(frame);
  const bool open = step && step->allow.train && !frame.board.workshop().closed && !frame.for_photo;
  const double inset = std::clamp(panel.size.y * 0.12, 4.0, 12.0), high = std::min(panel.size.y - 2 * inset, 64.0);
  double right = box.max.x - inset;
  if (open) {
    ButtonLook look;
    look.icon = Icon::play;
    look.label = frame.texts("learner.train");
    look.enabled = tested.labels > 0 && tested.to_learn > 0;
    look.strong = look.enabled;
    const double wanted = frame.type.layout(look.label, sized(frame.tokens.label, 17, 600))->size.x + high + 36;
    const double wide = std::min(wanted, panel.size.x * 0.62);
    draw_button(frame, lesson.canvas, {panel.pose.to_glass({right - wide / 2, 0}), panel.pose.angle_deg}, {wide, high}, Target::button(Action::train), look);
    right -= wide + 10;
  }
  const std::string words = tested.to_learn > 0 ? frame.texts.count("learner.to_learn", static_cast<long long>(tested.to_learn))
                            : tested.labels > 0 ? frame.texts("learner.all_learnt")
                                                : frame.texts("learner.nothing_yet");
  const double left = box.min.x + std::max(inset, 10.0);
  if (right - left < 50) return;
  const Lettering line = fit_block(frame, words, lesson.words(18 * lesson.k()), {right - left, panel.size.y - 6}, lesson.least());
  brush.text(*line.layout, {left, -line.layout->size.y / 2}, frame.theme.ink2);
}

}  // namespace

void draw_scores(const Lesson& lesson) {
  const Tested tested = tested_now(lesson);
  std::uint64_t part = 2900;
  for (const LearnerPlan::Panel& panel : lesson.plan.scores) lesson.canvas.thing(++part), draw_score(lesson, panel, tested);
  for (const LearnerPlan::Panel& panel : lesson.plan.curves) lesson.canvas.thing(++part), draw_curve(lesson, panel, tested);
  for (const LearnerPlan::Panel& panel : lesson.plan.trains) lesson.canvas.thing(++part), draw_train(lesson, panel, tested);
}

}  // namespace scene
