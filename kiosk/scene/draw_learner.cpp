// A sheet on which a machine learns, and the examples that people label: each on a card, with the place where its label goes.
#include "scene/draw_learner.h"

#include <algorithm>

#include "workshop/agenda.h"

namespace scene {

std::string Lesson::kind(std::size_t number) const {
  return number < definition.kinds.size() ? shown(frame, definition.kinds[number].label.in(frame.texts.language())) : std::string();
}

Brush paper_of(const Lesson& lesson, const LearnerPlan::Panel& panel) {
  const double radius = lesson.frame.tokens.radius_sheet;
  draw_shadow(lesson.frame, lesson.canvas, panel.pose, panel.size, radius, 1);
  const Brush brush = lesson.canvas.brush(panel.pose);
  brush.rounded(Box::around({}, panel.size), radius, lesson.frame.theme.paper);
  return brush;
}

void draw_verdict(const Frame& frame, const Brush& brush, Vec at, double size, bool right) {
  brush.icon(right ? Icon::check : Icon::close, at, size, std::max(1.2, size * 0.1), right ? frame.theme.valid : frame.theme.now);
}

void draw_titles(const Lesson& lesson, const LearnerPlan::Panel& panel, const std::string& title, const std::string& line) {
  const Brush brush = lesson.canvas.brush(panel.pose);
  // Two lines where the panel is high enough, the lower one near what it speaks of.
  const bool both = panel.size.y > 76 && !line.empty();
  const double left = -panel.size.x / 2;
  const Lettering head = fit_line(lesson.frame, title, lesson.heading(24 * lesson.k()), panel.size.x, lesson.least());
  const double x = both ? left : left + head.layout->size.x + 14, room = panel.size.x / 2 - x;
  const bool told = !line.empty() && room > 60;
  const Lettering under = fit_line(lesson.frame, told ? line : std::string(" "), lesson.words(18 * lesson.k()), std::max(room, 10.0), lesson.least());
  const bool whole = told && !under.layout->cut;
  const double foot = panel.size.y / 2 - std::max(2.0, 6 * lesson.k());
  const double below = both && whole ? foot - under.layout->size.y / 2 : 0;
  write(brush, head, {left, both && whole ? foot - under.layout->size.y - head.layout->size.y * 0.62 : 0}, text::Align::left, lesson.frame.theme.ink);
  if (whole) write(brush, under, {x, below}, text::Align::left, lesson.frame.theme.ink2);
}

void draw_examples(const Lesson& lesson) {
  const Frame& frame = lesson.frame;
  Canvas& canvas = lesson.canvas;
  const LearnerPlan& plan = lesson.plan;
  const auto labels = workshop::labels_on(lesson.teaching, frame.board, lesson.sheet());
  const double border = std::clamp(plan.card.x * 0.055, 3.0, 9.0), label = std::clamp(plan.card.x * 0.29, 20.0, 50.0);
  const bool open = frame.plan.labelling && !frame.for_photo;
  for (std::size_t i = 0; i < plan.examples.size() && i < lesson.teaching.examples.size(); ++i) {
    canvas.thing(1000 + i);
    const Pose& pose = plan.examples[i];
    const Box card = Box::around({}, plan.card);
    draw_shadow(frame, canvas, pose, plan.card, frame.tokens.radius_note, 1);
    const Brush brush = canvas.brush(pose);
    brush.rounded(card, frame.tokens.radius_note, frame.tokens.day.paper);
    const Box photo{card.min + Vec{border, border}, {card.max.x - border, card.max.y - border - label * 0.28}};
    brush.rounded(photo, 1, frame.tokens.day.sheet2);
    draw_drawn(brush.at({photo.centre(), 0}), lesson.teaching.examples[i].drawn, std::min(photo.width(), photo.height()) * 0.86);
    canvas.area({TargetKind::example, i + 1, 0}, pose, plan.card, frame.texts("learner.example", {std::to_string(i + 1)}));
    // Half over the corner, as a dot that was stuck there in a hurry.
    const Vec corner{card.max.x - label * 0.36, card.max.y - label * 0.36};
    const board::Label* stuck = labels[i];
    const bool held = stuck && std::any_of(frame.preview.labels.begin(), frame.preview.labels.end(), [&](const HeldLabel& h) { return h.label == stuck->id; });
    if (!stuck || held) {
      brush.dashed(Box::around(corner, {label - 2, label - 2}), label / 2 - 1, 1.4, 4.2, frame.tokens.day.ink2);
      continue;
    }
    const auto kind = static_cast<std::size_t>(std::max<std::int64_t>(0, stuck->meaning));
    if (kind >= lesson.definition.kinds.size()) continue;
    const Pose where{pose.to_glass(corner), pose.angle_deg};
    draw_shadow(frame, canvas, where, {label, label}, label / 2, 1);
    draw_kind_label(frame, canvas.brush(where), lesson.definition.kinds[kind], kind, label);
    if (open) canvas.area({TargetKind::sticker, stuck->id.value, 0}, where, {label, label}, lesson.kind(kind), {}, 0, true);
  }
  if (!plan.tray) return;
  canvas.thing(900);
  const Box tray = *plan.tray;
  draw_well(frame, canvas.brush(), tray, std::min(frame.tokens.radius_station, tray.height() / 3));
  canvas.area({TargetKind::nothing}, {tray.centre(), 0}, tray.size(), frame.texts("learner.labels"));
  const std::size_t n = lesson.definition.kinds.size();
  const double each = tray.width() / static_cast<double>(n), size = std::clamp(tray.height() * 0.62, 30.0, 60.0);
  for (std::size_t i = 0; i < n; ++i) {
    const double left = tray.min.x + each * static_cast<double>(i), room = each - size - 16;
    const Lettering name = fit_line(frame, lesson.kind(i), lesson.heading(21 * lesson.k()), std::max(20.0, room), lesson.least());
    const double x = left + (each - size - 10 - name.layout->size.x) / 2;
    write(canvas.brush(), name, {x + size + 10, tray.centre().y}, text::Align::left, frame.theme.ink);
    const Pose where{{x + size / 2, tray.centre().y}, 0};
    draw_shadow(frame, canvas, where, {size, size}, size / 2, 1);
    draw_kind_label(frame, canvas.brush(where), lesson.definition.kinds[i], i, size);
    if (open) canvas.area({TargetKind::label, 0, i}, where, {size, size}, lesson.kind(i), {}, 0, true);
  }
}

void draw_learner(const Frame& frame, Canvas& canvas) {
  if (!frame.plan.learner || !frame.definition) return;
  const workshop::Teaching* teaching = workshop::teaching_now(*frame.definition, frame.board);
  if (!teaching || teaching->mode != frame.plan.learner->mode) return;
  const Lesson lesson{frame, canvas, *frame.plan.learner, *teaching, *frame.definition};
  switch (teaching->mode) {
    case workshop::Teaching::Mode::supervised:
      draw_examples(lesson);
      draw_map(lesson);
      draw_scores(lesson);
      break;
    case workshop::Teaching::Mode::unsupervised: draw_groups(lesson); break;
    case workshop::Teaching::Mode::ready: draw_walk(lesson); break;
  }
}

}  // namespace scene
