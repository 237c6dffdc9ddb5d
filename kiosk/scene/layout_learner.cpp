// A sheet on which a machine learns. On a wall its parts stand side by side and are read from the room; at a table what people act on
// lies along the edges, the map in the middle has no head or foot, and what is read is there for both long sides.
#include <algorithm>
#include <cmath>

#include "scene/layouts.h"
#include "workshop/lesson.h"

namespace scene {
namespace {

using workshop::Teaching;

// Design's wall, 1848 x 840 mm of sheet: parts keep their shares of it on smaller ones.
struct Shares {
  Box sheet;
  double x(double mm) const { return sheet.min.x + sheet.width() * mm / 1848; }
  double y(double mm) const { return sheet.min.y + sheet.height() * mm / 840; }
  Box box(double left, double top, double right, double bottom) const { return {{x(left), y(top)}, {x(right), y(bottom)}}; }
};

LearnerPlan::Panel upright(const Box& box) { return {{box.centre(), 0}, box.size()}; }

constexpr double kQuestion = 38;  // mm at both ends of a table's map, where that is large

// The largest square in a room, with a margin for what stands along its sides.
Box square_in(const Box& room, double margin) {
  const double side = std::min(room.width(), room.height()) - 2 * margin;
  return Box::around(room.centre(), {side, side});
}

void lay_cards(LearnerPlan& out, const Box& room, std::size_t count, double gap) {
  // As large as the rows that hold them allow.
  std::size_t columns = 1;
  double best = 0;
  for (std::size_t c = 1; c <= count; ++c) {
    const auto rows = static_cast<double>((count + c - 1) / c);
    const double wide = (room.width() + gap) / static_cast<double>(c) - gap, high = (room.height() + gap) / rows - gap;
    if (const double size = std::min(wide, high / 1.08); size > best) best = size, columns = c;
  }
  const std::size_t rows = (count + columns - 1) / columns;
  const Vec pitch{(room.width() + gap) / static_cast<double>(columns), (room.height() + gap) / static_cast<double>(rows)};
  out.card = {std::min(pitch.x - gap, (pitch.y - gap) / 1.02), std::min(pitch.y - gap, (pitch.x - gap) * 1.14)};
  for (std::size_t i = 0; i < count; ++i) {
    const Vec cell{(static_cast<double>(i % columns) + 0.5) * pitch.x - gap / 2, (static_cast<double>(i / columns) + 0.5) * pitch.y - gap / 2};
    out.examples.push_back({room.min + cell, hand_tilt(i, 1.5)});
  }
}

void supervised_on_wall(LearnerPlan& out, const Plan& plan, const Teaching& teaching) {
  const Shares at{plan.sheet};
  const double foot = std::max(96 * plan.sheet.height() / 840, 46.0), low = at.y(802), head = std::max(at.y(104), plan.sheet.min.y + 46);
  const double bottom = plan.sheet.max.y - std::max(10.0, 38 * plan.sheet.height() / 840), shelf = bottom - foot;
  const double gap = std::max(6.0, 20 * plan.scale);
  const double end = std::min(low, shelf - gap);
  out.titles = {upright({{at.x(30), plan.sheet.min.y + 6}, {at.x(892), head - 4}}), upright({{at.x(954), plan.sheet.min.y + 6}, {at.x(1820), head - 4}})};
  out.tray = Box{{at.x(30), shelf}, {at.x(892), bottom}};
  lay_cards(out, {{at.x(30), head}, {at.x(892), end}}, teaching.examples.size(), gap);
  out.map = {{at.x(954), head}, {at.x(1474), end}};
  out.plot = square_in(out.map, std::max(24.0, 34 * plan.scale));
  const double score = head + (end - head) * 0.57;
  out.scores = {upright({{at.x(1512), head}, {at.x(1820), score}})};
  out.curves = {upright({{at.x(1512), score + gap}, {at.x(1820), end}})};
  out.trains = {upright({{at.x(954), shelf}, {at.x(1820), bottom}})};
}

void supervised_at_table(LearnerPlan& out, const Plan& plan, const Teaching& teaching, double arm) {
  const Box s = plan.sheet;
  const double high = std::clamp(s.height() * 0.185, 60.0, 170.0), gap = std::clamp(12 * plan.scale, 5.0, 14.0), edge = std::clamp(14 * plan.scale, 6.0, 16.0);
  const std::size_t count = teaching.examples.size(), near = (count + 1) / 2;
  const double room = s.width() - 2 * edge, wide = std::min(high * 0.92, room / static_cast<double>(std::max<std::size_t>(1, near)) - gap);
  out.card = {wide, high};
  const double pitch = std::min(wide * 1.32, (room - wide) / static_cast<double>(std::max<std::size_t>(2, near) - 1));
  for (std::size_t i = 0; i < count; ++i) {
    const bool far = i >= near;
    const std::size_t n = far ? i - near : i, of = far ? count - near : near;
    const double x = pitch * (static_cast<double>(n) - static_cast<double>(of - 1) / 2), y = s.height() / 2 - edge - high / 2;
    out.examples.push_back({s.centre() + (far ? Vec{-x, -y} : Vec{x, y}), (far ? 180.0 : 0.0) + hand_tilt(i, 1.2)});
  }
  const Box band{{s.min.x + edge, s.min.y + edge + high + gap}, {s.max.x - edge, s.max.y - edge - high - gap}};
  const double names = std::clamp(26 * plan.scale, 18.0, 30.0);
  const double map = std::min(band.width() * 0.5, band.height() * 1.2);
  out.map = Box::around(band.centre(), {map, band.height()});
  out.plot = square_in(out.map, names + (band.height() > 320 ? kQuestion * plan.scale : 0));
  // What is tapped on a panel lies within an arm's reach of who stands beside it.
  const double side = std::min((band.width() - map) / 2 - gap, std::max(240.0, arm - band.min.x));
  for (const bool far : {false, true}) {
    const Box panel = far ? Box{{band.max.x - side, band.min.y}, band.max} : Box{band.min, {band.min.x + side, band.max.y}};
    const Pose pose{panel.centre(), far ? 180.0 : 0.0};
    const double act = std::clamp(panel.height() * 0.15, 36.0, 76.0);
    const bool beside = panel.height() < 330;  // a low panel has the curve beside the score
    const double rest = panel.height() - act - gap;
    const auto part = [&](Box local) { return LearnerPlan::Panel{{pose.to_glass(local.centre()), pose.angle_deg}, local.size()}; };
    const Vec h{side / 2, panel.height() / 2};
    const double split = beside ? side * 0.58 : rest * 0.56;
    const Box all{{-h.x, -h.y}, {h.x, -h.y + rest}};
    out.scores.push_back(part(beside ? Box{all.min, {all.min.x + split, all.max.y}} : Box{all.min, {all.max.x, all.min.y + split}}));
    out.curves.push_back(part(beside ? Box{{all.min.x + split + gap, all.min.y}, all.max} : Box{{all.min.x, all.min.y + split + gap}, all.max}));
    out.trains.push_back(part({{-h.x, h.y - act}, h}));
  }
}

// Discs in two rows, as large as all have room for, and the name of each over or under it.
void lay_groups(LearnerPlan& out, const Plan& plan, std::size_t count) {
  const bool wall = plan.glass.mode == Mode::wall;
  const std::size_t rows = count <= 3 && wall ? 1 : 2, columns = (count + rows - 1) / rows;
  const Box room = out.field.grown(-std::max(6.0, 14 * plan.scale));
  const double strip = std::clamp(38 * plan.scale, 24.0, 44.0), half = strip * 0.42;
  const Vec cell{room.width() / static_cast<double>(columns), room.height() / static_cast<double>(rows)};
  const double radius = std::min(cell.x * 0.5 - 6, (cell.y - half) * 0.5 - 4) * (rows == 1 ? 0.86 : 0.93);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t row = i / columns, in_row = row + 1 < rows ? columns : count - columns * row;
    const double across = room.width() / static_cast<double>(in_row);
    const bool above = row == 0 && !wall;
    LearnerPlan::Group group;
    group.radius = radius;
    group.at = {room.min.x + across * (static_cast<double>(i - row * columns) + 0.5),
                room.min.y + cell.y * (static_cast<double>(row) + 0.5) + (above ? half : -half) / 2};
    // On the lower edge, where a hand reaches it on a wall; at a table the names of the upper row are read from the other side.
    group.strip.pose = {group.at + Vec{0, above ? -radius : radius}, above ? 180.0 : 0.0};
    group.strip.size = {across - 10, strip};
    out.groups.push_back(group);
  }
}

void unsupervised(LearnerPlan& out, const Plan& plan, std::size_t count) {
  const Box s = plan.sheet;
  if (plan.glass.mode == Mode::wall) {
    const Shares at{s};
    const double head = std::max(at.y(74), s.min.y + 40), bottom = at.y(806), gap = std::max(6.0, 20 * plan.scale);
    out.titles = {upright({{at.x(30), s.min.y + 4}, {at.x(1180), head - 4}}), upright({{at.x(1239), s.min.y + 4}, {at.x(1820), head - 4}})};
    out.field = {{at.x(30), head}, {at.x(1180), bottom}};
    const double middle = head + (bottom - head) * 0.42;
    out.asides = {upright({{at.x(1239), head}, {at.x(1820), middle}}), upright({{at.x(1239), middle + gap}, {at.x(1820), bottom}})};
  } else {
    const double edge = std::clamp(14 * plan.scale, 6.0, 16.0), side = std::clamp(s.width() * 0.23, 168.0, 430.0);
    out.field = {{s.min.x + edge + side + edge, s.min.y + edge}, {s.max.x - edge - side - edge, s.max.y - edge}};
    const double middle = out.field.height() * 0.42;
    for (const bool far : {false, true}) {
      const double x = far ? s.max.x - edge - side / 2 : s.min.x + edge + side / 2;
      const Pose pose{{x, s.centre().y}, far ? 180.0 : 0.0};
      const double h = out.field.height() / 2;
      const auto part = [&](double from, double to) { return LearnerPlan::Panel{{pose.to_glass({0, (from + to) / 2}), pose.angle_deg}, {side, to - from}}; };
      out.asides.push_back(part(-h, -h + middle));
      out.asides.push_back(part(-h + middle + edge, h));
    }
  }
  lay_groups(out, plan, count);
}

// The stops as design's wall has them; at a table the same, read from its south side, as all that has cells.
void ready(LearnerPlan& out, const Plan& plan) {
  const Shares at{plan.sheet};
  const double k = std::min(plan.sheet.width() / 1848, plan.sheet.height() / 840);
  // A little lower on a wall, a little higher at a table: the middles of all cards are within reach of somebody.
  const double down = plan.glass.mode == Mode::wall ? 30 : -8;
  const auto card = [&](double left, double top, double right, double bottom) { return at.box(left, top + down, right, bottom + down); };
  out.stops = {card(30, 60, 400, 430),    card(524, 40, 890, 196),   card(524, 214, 890, 370),
               card(1010, 84, 1346, 456), card(1478, 44, 1820, 242), card(1478, 290, 1820, 488)};
  const double top = at.y(612);
  for (int i = 0; i < 3; ++i) out.ways.push_back({{at.x(30 + i * 607), top}, {at.x(606 + i * 607), at.y(810)}});
  out.titles = {upright({{at.x(30), at.y(540)}, {at.x(1820), top - 4}})};
  out.token = std::max(34.0, 92 * k), out.road = std::max(14.0, 34 * k);
}

}  // namespace

Pose LearnerPlan::token_at(std::size_t stop) const {
  if (stop >= stops.size()) return {};
  const Box& box = stops[stop];
  const bool end = stop >= 4;  // who arrived stands before the door, everybody else is on the way out
  return {{end ? box.min.x - token * 0.62 : box.max.x + token * 0.62, box.centre().y}, 0};
}

void lay_learner(Plan& plan, const LayoutInput& in) {
  if (!in.sheet.teaching) return;
  const Teaching& teaching = *in.sheet.teaching;
  LearnerPlan out;
  out.mode = teaching.mode;
  const bool wall = plan.glass.mode == Mode::wall;
  switch (teaching.mode) {
    case Teaching::Mode::supervised:
      wall ? supervised_on_wall(out, plan, teaching) : supervised_at_table(out, plan, teaching, in.tokens.reach.from_edge);
      break;
    case Teaching::Mode::unsupervised: unsupervised(out, plan, workshop::group_count(teaching, in.board, plan.sheet_id)); break;
    case Teaching::Mode::ready: ready(out, plan); break;
  }
  plan.labelling = teaching.mode == Teaching::Mode::supervised && in.step && in.step->allow.label && !in.board.workshop().closed;
  plan.learner = std::move(out);
}

}  // namespace scene
