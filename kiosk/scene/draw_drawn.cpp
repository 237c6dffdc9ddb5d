// Things drawn from discs and lines, the same discs that are measured, and the labels that name their kinds.
#include <algorithm>
#include <cmath>

#include "scene/draw_learner.h"

namespace scene {
namespace {

constexpr Colour kStem{94, 58, 32, 255}, kLeaf{88, 128, 62, 255};

Colour darker(Colour c, double by) {
  const auto part = [&](std::uint8_t v) { return static_cast<std::uint8_t>(std::lround(v * (1 - by))); };
  return {part(c.r), part(c.g), part(c.b), c.a};
}

}  // namespace

void draw_drawn(const Brush& brush, const learner::Drawn& drawn, double size) {
  const double k = size / 100;
  const Brush inner = brush.at({{0, 0}, drawn.turn_deg});
  const Colour colour = to_scene(drawn.colour);
  for (std::size_t i = 1; i < drawn.stem.size(); ++i) inner.line(drawn.stem[i - 1] * k, drawn.stem[i] * k, std::max(0.8, 5 * k), kStem);
  // Small ones need fewer discs for as smooth an edge.
  for (const learner::Disc& disc : learner::discs_of(drawn.body, std::clamp(0.8 / std::max(k, 0.01), 1.5, 5.0)))
    inner.disc(disc.at * k, disc.radius * k, colour);
  for (const Vec at : drawn.freckles) inner.disc(at * k, std::max(0.3, 1.4 * k), darker(colour, 0.24));
  if (!drawn.leaf) return;
  // A leaf is thick in its middle.
  const Vec along = base::rotated({9 * k, 0}, drawn.leaf->angle_deg), at = drawn.leaf->at * k;
  for (const double t : {-1.0, -0.75, -0.5, -0.25, 0.0, 0.25, 0.5, 0.75, 1.0}) inner.disc(at + along * t, std::max(0.4, (5.4 - 4.4 * t * t) * k), kLeaf);
}

void draw_kind_label(const Frame& frame, const Brush& brush, const workshop::Definition::Kind& kind, std::size_t number, double diameter) {
  const double r = diameter / 2;
  brush.disc({}, r, frame.tokens.day.paper);
  brush.ring({}, r, std::max(1.2, diameter * 0.065), to_scene(kind.looks.sign));
  draw_drawn(brush.at({{0, -diameter * 0.01}, 0}), learner::typical(kind.looks, number), diameter * 0.58);
}

void draw_labels_to_take(const Frame& frame, Canvas& canvas, const Pose& pose, Id seat, Vec first, double pitch, double diameter) {
  if (!frame.definition) return;
  for (std::size_t i = 0; i < frame.definition->kinds.size(); ++i) {
    const Pose where{pose.to_glass(first + Vec{pitch * static_cast<double>(i), 0}), pose.angle_deg};
    draw_shadow(frame, canvas, where, {diameter, diameter}, diameter / 2, 1);
    draw_kind_label(frame, canvas.brush(where), frame.definition->kinds[i], i, diameter);
    canvas.area({TargetKind::label, seat.value, i}, where, {diameter, diameter}, frame.definition->kinds[i].label.in(frame.texts.language()), seat, 0, true);
  }
}

void draw_held_learning(const Frame& frame, Canvas& canvas) {
  if (!frame.plan.learner || !frame.definition) return;
  const double size = frame.tokens.dot.in_hand * 1.15;
  for (const HeldLabel& held : frame.preview.labels) {
    canvas.thing(held.grip);
    const auto kind = static_cast<std::size_t>(std::max<std::int64_t>(0, held.meaning));
    if (kind >= frame.definition->kinds.size()) continue;
    const board::Seat* seat = find_seat(frame, held.seat);
    const Colour colour = seat ? frame.tokens.person(seat->person).colour : frame.theme.ink;
    if (held.over >= 0 && static_cast<std::size_t>(held.over) < frame.plan.learner->examples.size()) {
      const Pose& card = frame.plan.learner->examples[static_cast<std::size_t>(held.over)];
      canvas.brush(card).border(Box::around({}, frame.plan.learner->card).grown(3), frame.tokens.radius_note + 3, 2.5, colour);
    }
    draw_dot_trail(frame, canvas.brush(), held.seat, held.at, colour);
    draw_shadow(frame, canvas, {held.at, 0}, {size, size}, size / 2, 3);
    const double turn = seat && frame.plan.station(held.seat) ? frame.plan.station(held.seat)->pose.angle_deg : 0;
    draw_kind_label(frame, canvas.brush({held.at, turn}), frame.definition->kinds[kind], kind, size);
  }
  for (const HeldToken& held : frame.preview.tokens) {
    canvas.thing(held.grip);
    const double d = frame.plan.learner->token;
    draw_shadow(frame, canvas, {held.at, 0}, {d, d}, d / 2, 3);
    draw_walk_token(frame, canvas.brush({held.at, 0}), d);
  }
}

}  // namespace scene
