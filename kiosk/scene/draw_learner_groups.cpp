// What a machine makes of visits when nobody tells it anything: groups of what is alike, without names until people give them theirs;
// what it would show to whom; and how many groups it is to make.
#include <algorithm>
#include <cmath>
#include <numbers>

#include "scene/draw_learner.h"
#include "scene/layouts.h"

namespace scene {
namespace {

void draw_sign(const Brush& brush, const workshop::Teaching::Aisle& aisle, double size) {
  const double k = size / 24;
  for (const auto& line : aisle.lines)
    for (std::size_t i = 1; i < line.size(); ++i)
      brush.line((line[i - 1] - Vec{12, 12}) * k, (line[i] - Vec{12, 12}) * k, std::max(1.0, 1.9 * k), to_scene(aisle.colour));
}

// One visitor: a card with the sign of the aisle that they look at most.
void draw_visitor(const Lesson& lesson, const Pose& pose, double size, std::size_t visitor) {
  draw_shadow(lesson.frame, lesson.canvas, pose, {size, size}, size * 0.16, 1);
  const Brush brush = lesson.canvas.brush(pose);
  brush.rounded(Box::around({}, {size, size}), size * 0.16, lesson.frame.tokens.day.paper);
  const learner::Row& row = lesson.teaching.visits[visitor];
  const auto aisle = static_cast<std::size_t>(std::max_element(row.begin(), row.end()) - row.begin());
  if (aisle < lesson.teaching.aisles.size()) draw_sign(brush, lesson.teaching.aisles[aisle], size * 0.66);
}

const Writing* writing_of(const Frame& frame, Id label) {
  for (const Writing& w : frame.preview.writings)
    if (label && w.kind == board::RecordKind::label && w.record == label) return &w;
  return nullptr;
}

// Ink with its name and count; dashed while it has none.
void draw_strip(const Lesson& lesson, const LearnerPlan::Panel& panel, std::size_t count, std::size_t group, std::size_t members) {
  const Frame& frame = lesson.frame;
  const board::Label* label = workshop::name_of(frame.board, lesson.sheet(), count, group);
  const Writing* writing = label ? writing_of(frame, label->id) : nullptr;
  const std::string title = writing ? writing->text : label ? shown(frame, label->title) : std::string();
  const bool named = !title.empty();
  const double mm = std::min(panel.size.y * 0.5, 21 * std::max(0.7, lesson.k()));
  const std::string number = std::to_string(members);
  const Lettering figure = fit_line(frame, number, lesson.words(mm), 40, lesson.least());
  const Lettering words =
      fit_line(frame, named ? title : frame.texts("learner.which_name"), lesson.heading(mm), panel.size.x - figure.layout->size.x - 40, lesson.least());
  const double wide = std::clamp(words.layout->size.x + figure.layout->size.x + 38, 60.0, panel.size.x), radius = frame.tokens.radius_strip;
  const Box box = Box::around({}, {wide, panel.size.y});
  const Brush brush = lesson.canvas.brush(panel.pose);
  const Colour ink = writing ? frame.theme.ink : named ? frame.theme.sheet : frame.theme.ink2;
  if (named && !writing) {
    brush.rounded(box, radius, frame.theme.ink);
  } else {
    brush.rounded(box, radius, frame.theme.paper);
    if (writing) {
      const board::Seat* seat = find_seat(frame, writing->seat);
      brush.border(box, radius, 2.5, seat ? frame.tokens.person(seat->person).colour : frame.theme.ink);
    } else {
      brush.dashed(box, radius, 1.8, 6, frame.theme.ink2);
    }
  }
  const Vec left{box.min.x + 14, -words.layout->size.y / 2};
  brush.text(*words.layout, left, named ? ink : frame.theme.ink2);
  write(brush, figure, {box.max.x - 14, 0}, text::Align::right, named && !writing ? frame.theme.sheet2 : frame.theme.ink2);
  if (writing) {
    const text::Caret caret = words.layout->caret_at(named ? writing->caret : 0);
    brush.rounded(Box::at(left + caret.top, {1.8, caret.height_mm}), 0.9, frame.theme.ink);
  }
  if (!frame.for_photo)
    lesson.canvas.area(Target::button(Action::name_group, group + 1), panel.pose, {wide, std::max(panel.size.y, 24.0)},
                       named ? title : frame.texts("learner.which_name"), {}, words.size_mm);
}

// One in the middle and the others in rings about it, six more in each: how many rings that takes, and where each of them lies.
std::size_t rings_for(std::size_t n) {
  std::size_t rings = 0;
  while (1 + 3 * rings * (rings + 1) < n) ++rings;
  return rings;
}
Vec packed(std::size_t i, std::size_t n, double reach) {
  const std::size_t rings = rings_for(n);
  std::size_t ring = 0, first = 0, here = 1;
  while (i >= first + here) {
    first += here;
    ++ring;
    here = std::min(6 * ring, n - first);
  }
  if (ring == 0) return {};
  const double turn = 360.0 * static_cast<double>(i - first) / static_cast<double>(here) + (ring % 2 == 0 ? 15 : -60);
  return base::rotated({reach * static_cast<double>(ring) / static_cast<double>(rings), 0}, turn);
}

// What a group's strip leaves of its disc.
struct Room {
  Vec at;
  double radius;
};
Room room_in(const LearnerPlan::Group& group) {
  const double taken = group.strip.size.y * 0.3;
  const bool above = group.strip.pose.at.y < group.at.y;
  return {group.at + Vec{0, above ? taken : -taken}, group.radius - taken};
}

void draw_field(const Lesson& lesson, const learner::Groups& groups) {
  const Frame& frame = lesson.frame;
  const auto& plans = lesson.plan.groups;
  lesson.canvas.brush().rounded(lesson.plan.field, frame.tokens.radius_sheet, frame.theme.sheet2.with_alpha(0.7));
  // One who might as well be elsewhere stands between: that there is doubt is what people are to see.
  std::optional<std::size_t> between;
  for (std::size_t i = 0; i < groups.of.size() && !between; ++i)
    if (groups.torn[i] && groups.of[i] < plans.size() && *groups.torn[i] < plans.size() && groups.size(groups.of[i]) > 2) between = i;
  for (std::size_t g = 0; g < plans.size(); ++g) {
    lesson.canvas.thing(1000 + g);
    const Brush brush = lesson.canvas.brush();
    const Box disc = Box::around(plans[g].at, {2 * plans[g].radius, 2 * plans[g].radius});
    brush.disc(plans[g].at, plans[g].radius, frame.theme.ink3.with_alpha(0.09));
    brush.dotted(disc, plans[g].radius, 3, 9, frame.theme.ink2);
  }
  double card = 1e9;
  for (std::size_t g = 0; g < plans.size(); ++g) {
    // As wide as lets the rings lie apart: from the middle to the edge there is room for each, and for half of the outermost.
    const auto rings = static_cast<double>(rings_for(groups.size(g)));
    card = std::min(card, room_in(plans[g]).radius * std::min(0.42, 1 / (1.12 * rings + 0.72)));
  }
  for (std::size_t g = 0; g < plans.size(); ++g) {
    std::vector<std::size_t> members;
    for (std::size_t i = 0; i < groups.of.size(); ++i)
      if (groups.of[i] == g && between != i) members.push_back(i);
    for (std::size_t m = 0; m < members.size(); ++m) {
      lesson.canvas.thing(1100 + members[m]);
      const Vec at = room_in(plans[g]).at + packed(m, members.size(), room_in(plans[g]).radius - card * 0.72);
      draw_visitor(lesson, {at, hand_tilt(members[m], 3)}, card, members[m]);
    }
  }
  if (between) {
    const auto &own = plans[groups.of[*between]], &other = plans[*groups.torn[*between]];
    const Vec way = other.at - own.at;
    const double far = base::length(way), free = far - own.radius - other.radius;
    const Vec at = own.at + way * ((own.radius + free / 2) / std::max(1.0, far));
    lesson.canvas.thing(1099);
    const Brush brush = lesson.canvas.brush();
    brush.dotted_line(at, at - way * (0.34 * own.radius / std::max(1.0, far) + free / 2 / std::max(1.0, far)), 2.6, 7, frame.theme.ink);
    brush.dotted_line(at, at + way * (0.34 * other.radius / std::max(1.0, far) + free / 2 / std::max(1.0, far)), 2.6, 7, frame.theme.ink);
    draw_visitor(lesson, {at, hand_tilt(*between, 3)}, card, *between);
    const Lettering words = fit_line(frame, frame.texts("learner.between"), lesson.heading(20 * lesson.k()), lesson.plan.field.width() * 0.4, lesson.least());
    // Under the card, or beside it where one disc stands above the other. Between discs of one row there is room only between the rows.
    const bool beside = std::abs(way.x) < own.radius, in_row = std::abs(way.y) < 1;
    const bool upper = own.strip.pose.at.y < own.at.y;
    Vec there = at + Vec{0, card * 0.5 + words.layout->size.y * 0.75};
    if (beside) there = at + Vec{card * 0.6 + words.layout->size.x / 2 + 6, 0};
    else if (in_row && free < words.layout->size.x) there = at + Vec{0, (upper ? 1 : -1) * (own.radius + words.layout->size.y * 0.8)};
    const Box box = Box::around(there, words.layout->size + Vec{14, 4});
    brush.rounded(box, box.height() / 3, frame.theme.paper);
    write(brush, words, there, text::Align::centre, frame.theme.now);
  }
  for (std::size_t g = 0; g < plans.size(); ++g) {
    lesson.canvas.thing(1200 + g);
    draw_strip(lesson, plans[g].strip, plans.size(), g, groups.size(g));
  }
}

void draw_suggestion(const Lesson& lesson, const LearnerPlan::Panel& panel, const learner::Groups& groups) {
  const Frame& frame = lesson.frame;
  const Brush brush = paper_of(lesson, panel);
  const double margin = std::clamp(panel.size.x * 0.045, 7.0, 26.0);
  Box room{panel.size * -0.5 + Vec{margin, margin * 0.7}, panel.size * 0.5 - Vec{margin, margin * 0.7}};
  const Lettering title = fit_line(frame, frame.texts("learner.suggestion"), lesson.heading(20 * lesson.k()), room.width(), lesson.least());
  write(brush, title, {room.min.x, room.min.y + title.layout->size.y / 2}, text::Align::left, frame.theme.ink);
  room.min.y += title.layout->size.y + margin * 0.5;
  // Of the largest group, what they look at most, and what they look at too.
  std::size_t largest = 0;
  for (std::size_t g = 1; g < groups.middles.size(); ++g)
    if (groups.size(g) > groups.size(largest)) largest = g;
  std::vector<learner::Row> rows;
  for (std::size_t i = 0; i < groups.of.size(); ++i)
    if (groups.of[i] == largest) rows.push_back(lesson.teaching.visits[i]);
  const auto together = learner::often_together(rows, workshop::first_aisle(groups, largest));
  if (!together) return;
  const auto &first = lesson.teaching.aisles[together->first], &other = lesson.teaching.aisles[together->other];
  const double tile = std::clamp(std::min(room.height() * 0.5, room.width() * 0.2), 26.0, 84.0);
  const auto sign = [&](double x, const workshop::Teaching::Aisle& aisle) {
    brush.rounded(Box::at({x, room.min.y}, {tile, tile}), tile * 0.12, frame.tokens.day.sheet2);
    draw_sign(brush.at({{x + tile / 2, room.min.y + tile / 2}, 0}), aisle, tile * 0.66);
  };
  const double arrow = tile * 0.62, y = room.min.y + tile / 2;
  sign(room.min.x, first);
  const double from = room.min.x + tile + arrow * 0.25, to = from + arrow;
  brush.line({from, y}, {to, y}, 2.4, frame.theme.ink);
  brush.line({to, y}, {to - arrow * 0.25, y - arrow * 0.2}, 2.4, frame.theme.ink);
  brush.line({to, y}, {to - arrow * 0.25, y + arrow * 0.2}, 2.4, frame.theme.ink);
  sign(to + arrow * 0.25, other);
  const double left = to + arrow * 0.25 + tile + margin * 0.7;
  const std::string counted = frame.texts("learner.together", {std::to_string(together->both), std::to_string(together->of)});
  const auto whole = [&](const std::string& words, const Lettering& set, const text::Style& style, double wide) {
    return frame.type.layout(words, sized(style, set.size_mm), wide) == set.layout;
  };
  // Beside the signs, else below them; and never half of it.
  const text::Style strong = lesson.heading(18 * lesson.k()), plain = lesson.words(18 * lesson.k());
  const double rest = std::max(30.0, room.max.x - left);
  const Lettering seen = fit_block(frame, counted, strong, {rest, tile}, lesson.least());
  const bool fits_beside = whole(counted, seen, strong, rest) && seen.layout->size.x <= rest + 0.5;
  if (fits_beside) brush.text(*seen.layout, {left, y - seen.layout->size.y / 2}, frame.theme.ink);
  room.min.y += tile + margin * 0.5;
  const auto below = [&](const std::string& words, const text::Style& style) {
    if (room.height() < 12) return;
    const Lettering line = fit_block(frame, words, style, room.size(), lesson.least());
    if (!whole(words, line, style, room.width()) || line.layout->size.y > room.height() + 0.5) return;
    brush.text(*line.layout, room.min, frame.theme.ink);
    room.min.y += line.layout->size.y + margin * 0.3;
  };
  if (!fits_beside) below(counted, strong);
  const base::Language language = frame.texts.language();
  below(shown(frame, frame.texts("learner.shows_too", {first.label.in(language), other.label.in(language)})), plain);
}

void draw_discussion(const Lesson& lesson, const LearnerPlan::Panel& panel) {
  const Frame& frame = lesson.frame;
  const Brush brush = paper_of(lesson, panel);
  const double margin = std::clamp(panel.size.x * 0.045, 7.0, 26.0);
  Box room{panel.size * -0.5 + Vec{margin, margin * 0.7}, panel.size * 0.5 - Vec{margin, margin * 0.7}};
  const double round = std::clamp(42 * lesson.k(), 26.0, 46.0), stepper = round + margin * 0.4;
  const Lettering title = fit_line(frame, frame.texts("learner.discuss"), lesson.heading(20 * lesson.k()), room.width(), lesson.least());
  write(brush, title, {room.min.x, room.min.y + title.layout->size.y / 2}, text::Align::left, frame.theme.ink);
  const double top = room.min.y + title.layout->size.y + margin * 0.3, foot = room.max.y - stepper;
  const char* lines[] = {"learner.discuss_1", "learner.discuss_2", "learner.discuss_3"};
  const double each = (foot - top) / 3;
  const double number_room = std::max(16.0, 26 * lesson.k());
  for (int i = 0; i < 3; ++i) {
    const double y = top + each * (i + 0.5);
    const Lettering number = fit_line(frame, std::to_string(i + 1), lesson.heading(21 * lesson.k()), number_room, lesson.least());
    const Lettering line = fit_block(frame, frame.texts(lines[i]), lesson.heading(18 * lesson.k()), {room.width() - number_room, each - 2}, lesson.least());
    if (line.layout->size.y > each) continue;
    write(brush, number, {room.min.x, y}, text::Align::left, frame.theme.ink3);
    brush.text(*line.layout, {room.min.x + number_room, y - line.layout->size.y / 2}, frame.theme.ink);
    brush.line({room.min.x, top + each * (i + 1)}, {room.max.x, top + each * (i + 1)}, 0.8, frame.theme.line2);
  }
  const workshop::Step* step = step_now(frame);
  const bool open = step && step->allow.name && !frame.board.workshop().closed && !frame.for_photo;
  const std::size_t count = lesson.plan.groups.size();
  const double y = room.max.y - round / 2;
  double right = room.max.x;
  const auto button = [&](Icon icon, Action action, std::string_view key, bool enabled) {
    ButtonLook look;
    look.icon = icon;
    look.label = frame.texts(key);
    look.enabled = enabled;
    draw_button(frame, lesson.canvas, {panel.pose.to_glass({right - round / 2, y}), panel.pose.angle_deg}, {round, round}, Target::button(action), look);
    right -= round;
  };
  if (open) button(Icon::plus, Action::more_groups, "learner.more", count < workshop::most_groups);
  const double figure_room = std::max(24.0, 52 * lesson.k());
  const Lettering figure = fit_line(frame, std::to_string(count), lesson.heading(26 * lesson.k()), figure_room, lesson.least());
  write(brush, figure, {right - figure_room / 2, y}, text::Align::centre, frame.theme.ink);
  right -= figure_room;
  if (open) button(Icon::minus, Action::fewer_groups, "learner.fewer", count > workshop::fewest_groups);
  const Lettering words = fit_block(frame, frame.texts("learner.groups"), lesson.heading(18 * lesson.k()), {right - room.min.x - 8, round + 6}, lesson.least());
  brush.text(*words.layout, {room.min.x, y - words.layout->size.y / 2}, frame.theme.ink);
}

}  // namespace

void draw_groups(const Lesson& lesson) {
  const Frame& frame = lesson.frame;
  const learner::Groups groups = workshop::groups_of(lesson.teaching, lesson.plan.groups.size());
  lesson.canvas.thing(900);
  if (lesson.plan.titles.size() == 2) {
    draw_titles(lesson, lesson.plan.titles[0], frame.texts("learner.visitors", {std::to_string(lesson.teaching.visits.size())}),
                frame.texts("learner.visitors_line"));
    draw_titles(lesson, lesson.plan.titles[1], frame.texts("learner.makes"), {});
  }
  draw_field(lesson, groups);
  for (std::size_t i = 0; i < lesson.plan.asides.size(); ++i) {
    lesson.canvas.thing(1300 + i);
    if (i % 2 == 0) draw_suggestion(lesson, lesson.plan.asides[i], groups);
    else draw_discussion(lesson, lesson.plan.asides[i]);
  }
}

}  // namespace scene
