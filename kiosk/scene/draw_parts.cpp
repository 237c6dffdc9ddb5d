// Parts of the glass: who works there and for how long, what a group adds to its time, and the bar across the parts on which the groups
// say that they are done.
#include <algorithm>
#include <cmath>

#include "scene/draw_rounds.h"
#include "scene/layouts.h"
#include "workshop/agenda.h"

namespace scene {
namespace {

struct Part {
  const BoardPlan& plan;
  int group;
};

std::vector<Part> parts_shown(const Frame& frame) {
  std::vector<Part> out;
  for (std::size_t i = 0; frame.plan.parts && i < frame.plan.boards.size(); ++i) out.push_back({frame.plan.boards[i], static_cast<int>(i) + 1});
  return out;
}

std::size_t notes_in(const Frame& frame, int group) {
  const std::string name = workshop::part_name(group);
  return static_cast<std::size_t>(std::count_if(frame.board.notes.begin(), frame.board.notes.end(), [&](const board::Note& note) {
    return !note.removed && note.board == name && note.places.find(frame.plan.sheet_id);
  }));
}

// What is free of a head whose space has its middle in the origin: below the pads there is nothing to read.
struct Line {
  double y, left, right, high;
};
Line line_of(const Frame& frame, const Box& head) {
  const bool wall = frame.plan.glass.mode == Mode::wall;
  const double pads = wall ? 0 : 22, margin = std::clamp(28 * frame.plan.scale, 12.0, 28.0);
  return {-pads / 2, -head.width() / 2 + margin, head.width() / 2 - margin, head.height() - pads};
}

// Both heads of a part, each in the space of its reader.
template <typename Draw>
void on_heads(const Frame& frame, Canvas& canvas, const Part& part, Draw&& draw) {
  (void)frame;
  if (part.plan.head.width() > 1) draw(canvas.brush({part.plan.head.centre(), 0}), part.plan.head, Pose{part.plan.head.centre(), 0});
  if (part.plan.far_head.width() > 1) draw(canvas.brush({part.plan.far_head.centre(), 180}), part.plan.far_head, Pose{part.plan.far_head.centre(), 180});
}

bool presents(const workshop::Parts& parts, int group) { return parts.phase == workshop::Parts::Phase::presenting && parts.presenter == group; }
bool has_clock(const workshop::Parts& parts, int group) { return parts.phase == workshop::Parts::Phase::working || presents(parts, group); }

constexpr double kButton = 46;

}  // namespace

std::optional<workshop::Parts> parts_of(const Frame& frame) { return frame.definition ? workshop::parts_now(*frame.definition, frame.board) : std::nullopt; }

std::string parts_title(const Frame& frame, const workshop::Parts& parts) {
  if (parts.phase == workshop::Parts::Phase::presenting) return frame.texts("parts.presents", {group_title(frame, parts.presenter)});
  return frame.texts("parts.working");
}

void draw_parts(const Frame& frame, Canvas& canvas) {
  const auto parts = parts_of(frame);
  if (!parts) return;
  const auto groups = workshop::groups(*frame.definition, frame.board);
  for (const Part& part : parts_shown(frame)) {
    canvas.thing(100 + static_cast<std::uint64_t>(part.group));
    const Brush brush = canvas.brush();
    brush.rounded(part.plan.box, frame.tokens.radius_sheet, frame.theme.sheet);
    if (presents(*parts, part.group)) brush.border(part.plan.box.grown(2), frame.tokens.radius_sheet + 2, 4, frame.theme.now);
    on_heads(frame, canvas, part, [&](const Brush& head, const Box& box, const Pose& pose) {
      const Line line = line_of(frame, box);
      const double size = std::clamp(line.high * 0.36, 14.0, 24.0), mark = std::clamp(line.high * 0.44, 16.0, 30.0);
      const Lettering name = fit_line(frame, group_title(frame, part.group), sized(frame.tokens.heading2, size), (line.right - line.left) * 0.4, 13);
      write(head, name, {line.left, line.y}, text::Align::left, frame.theme.ink);
      double x = line.left + name.layout->size.x + mark * 0.9;
      const double last = line.right - (has_clock(*parts, part.group) ? kButton + size * 5 : 0);
      if (static_cast<std::size_t>(part.group) <= groups.size())
        for (const Id id : groups[static_cast<std::size_t>(part.group) - 1].seats) {
          const board::Seat* seat = find_seat(frame, id);
          if (!seat || x + mark / 2 > last) continue;
          draw_mark(frame, head, static_cast<int>(seat->person), {x, line.y}, mark);
          x += mark * 1.16;
        }
      canvas.area({TargetKind::nothing}, pose, box.size(), group_title(frame, part.group), {}, name.size_mm);
    });
  }
}

// What changes once a second: each group's figures, and how much of its time is burnt.
void draw_part_clocks(const Frame& frame, Canvas& canvas) {
  const auto parts = parts_of(frame);
  const board::Step* step = frame.board.current_step();
  if (!parts || !step || frame.for_photo) return;
  for (const Part& part : parts_shown(frame)) {
    if (!has_clock(*parts, part.group)) continue;
    canvas.thing(3000 + static_cast<std::uint64_t>(part.group));
    const std::int64_t left = workshop::part_left_ms(*step, *parts, part.group, frame.wall_ms);
    const auto whole = static_cast<double>(workshop::part_length_ms(*step, *parts, part.group));
    const double share = whole > 0 ? std::clamp(static_cast<double>(left) / whole, 0.0, 1.0) : 0;
    on_heads(frame, canvas, part, [&](const Brush& head, const Box& box, const Pose&) {
      const Line line = line_of(frame, box);
      text::Style style = sized(frame.tokens.timer_table, std::clamp(line.high * 0.5, 20.0, 40.0));
      style.tabular = true;
      const Lettering time = fit_line(frame, workshop::clock_text(left), style, 150, 16);
      write(head, time, {line.right - (frame.plan.glass.mode == Mode::wall ? 0 : kButton + 10), line.y}, text::Align::right,
            left < 0 ? frame.theme.now : frame.theme.ink);
      // A thread of its own, at the inner edge of its head.
      const double y = -box.height() / 2 + 2, from = line.left, wide = line.right - line.left;
      const bool below = frame.plan.glass.mode == Mode::wall;
      const double at = below ? box.height() / 2 - 2 : y;
      head.rounded({{from, at - 1.5}, {from + wide, at + 1.5}}, 1.5, frame.theme.line);
      if (share > 0) head.rounded({{from, at - 1.5}, {from + std::max(3.0, wide * share), at + 1.5}}, 1.5, frame.theme.now);
    });
  }
}

// A key of each group, in its own half, for each reader; while groups present, the one key that gives the word on.
void draw_join(const Frame& frame, Canvas& canvas) {
  const auto parts = parts_of(frame);
  if (!parts || frame.for_photo) return;
  const bool wall = frame.plan.glass.mode == Mode::wall;
  // More time: at a table in the part's head, on a wall, whose heads are too high for hands, beside the group's key.
  const auto longer = [&](int group, const Pose& pose, double size) {
    ButtonLook look;
    look.icon = Icon::plus;
    look.label = frame.texts("parts.longer", {group_title(frame, group)});
    draw_button(frame, canvas, pose, {size, size}, Target::button(Action::longer_part, static_cast<std::uint64_t>(group)), look);
  };
  for (const Part& part : parts_shown(frame)) {
    if (wall || !has_clock(*parts, part.group)) continue;
    on_heads(frame, canvas, part, [&](const Brush&, const Box& box, const Pose& pose) {
      const Line line = line_of(frame, box);
      const double size = std::min(kButton, line.high - 4);
      longer(part.group, {pose.to_glass({line.right - size / 2, line.y}), pose.angle_deg}, size);
    });
  }
  if (frame.board.workshop().closed) return;
  const auto agreed = [&](int group) {
    return std::any_of(frame.preview.agreed.begin(), frame.preview.agreed.end(), [&](const Agreed& a) { return a.group == group; });
  };
  const auto face = [&](const Box& bar, double angle) {
    const Pose pose{bar.centre(), angle};
    draw_shadow(frame, canvas, pose, bar.size(), 4, 2);
    const Brush brush = canvas.brush(pose);
    brush.rounded(Box::around({}, bar.size()), 4, frame.theme.paper);
    canvas.area({TargetKind::nothing}, pose, bar.size(), parts_title(frame, *parts), {}, 13);
    const double high = bar.height(), more = wall ? kButton + 8 : 0;
    // On a small glass the key itself says whose it is.
    const bool named = high >= 66;
    const double button = named ? std::min(50.0, high * 0.56) : std::min(46.0, high - 8);
    const bool joins = parts->phase == workshop::Parts::Phase::working || parts->last();
    if (!joins) {
      const double wide = std::min(bar.width() - 24 - more, 300.0);
      ButtonLook look;
      look.icon = Icon::chevron_right;
      look.label = frame.texts("parts.next", {group_title(frame, parts->presenter + 1)});
      look.strong = true;
      draw_button(frame, canvas, {pose.to_glass({-more / 2, 0}), angle}, {wide, button}, Target::button(Action::change_boards), look);
      if (wall) longer(parts->presenter, {pose.to_glass({wide / 2 + 4, 0}), angle}, kButton);
      return;
    }
    // The group that is on this reader's left has its key there.
    const double each = bar.width() / parts->groups;
    for (int place = 0; place < parts->groups; ++place) {
      const int group = angle == 0 || parts->groups == 4 ? place + 1 : parts->groups - place;
      const double x = -bar.width() / 2 + each * (place + 0.5), own = wall && has_clock(*parts, group) ? more : 0;
      const std::string notes = frame.texts.count("board.notes", static_cast<long long>(notes_in(frame, group)));
      const Lettering name =
          fit_line(frame, frame.texts("parts.of", {group_title(frame, group), notes}), sized(frame.tokens.label, 13.5, 600), each - 14, 10.5);
      if (named) write(brush, name, {x, -high / 2 + 15}, text::Align::centre, frame.theme.ink);
      ButtonLook look;
      look.icon = agreed(group) ? Icon::check : Icon::group;
      look.label = frame.texts(agreed(group) ? "parts.waits" : parts->last() ? "parts.join" : "parts.present");
      if (!named) look.icon = agreed(group) ? Icon::check : Icon::none;
      if (!named) look.label = frame.texts("parts.of", {std::string(1, workshop::letter_of(group)), look.label});
      look.strong = !agreed(group);
      const double wide = std::min(each - 14 - own, 200.0), y = named ? high / 2 - button / 2 - 7 : 0;
      draw_button(frame, canvas, {pose.to_glass({x - own / 2, y}), angle}, {wide, button}, Target::button(Action::agree, static_cast<std::uint64_t>(group)),
                  look);
      if (own > 0) longer(group, {pose.to_glass({x + wide / 2 + 4, y}), angle}, std::min(kButton, button));
    }
  };
  const std::vector<Box> faces = join_faces(frame.plan);
  for (std::size_t i = 0; i < faces.size(); ++i) face(faces[i], i == 0 ? 0 : 180);
}

}  // namespace scene
