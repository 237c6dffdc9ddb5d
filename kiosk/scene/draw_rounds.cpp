// Who goes where: on a wall in the lane below the boards, at a table on each board while people are on their way, and at each place.
#include "scene/draw_rounds.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "workshop/agenda.h"

namespace scene {
namespace {

std::string minutes_text(const Frame& frame, std::int64_t ms) {
  const std::int64_t seconds = ms / 1000;
  if (seconds % 60 != 0 || seconds < 60) return frame.texts("rotation.seconds", {std::to_string(seconds)});
  return frame.texts("time.minutes", {std::to_string(seconds / 60)});
}

struct Stage {
  const Frame& frame;
  const workshop::Sheet& sheet;
  workshop::Round round;
  std::vector<workshop::Group> groups;
  std::size_t boards() const { return sheet.boards.size(); }
  Colour paper(std::size_t board) const {
    const int index = frame.tokens.paper(sheet.boards[board].paper);
    return frame.theme.papers[static_cast<std::size_t>(std::max(0, index)) % frame.theme.papers.size()];
  }
};

std::optional<Stage> stage_of(const Frame& frame) {
  const auto round = round_of(frame);
  const workshop::Sheet* sheet = round ? workshop::current_sheet(*frame.definition, frame.board) : nullptr;
  if (!sheet || sheet->boards.empty()) return std::nullopt;
  return Stage{frame, *sheet, *round, workshop::groups(*frame.definition, frame.board)};
}

// The number of a board on a small sheet of its paper.
void draw_number(const Stage& stage, Canvas& canvas, Vec at, double size, std::size_t board) {
  draw_shadow(stage.frame, canvas, {at, 0}, {size, size}, 1.5, 1);
  const Brush brush = canvas.brush();
  brush.rounded(Box::around(at, {size, size}), 1.5, stage.paper(board));
  text::Style figure = sized(stage.frame.tokens.heading3, std::max(13.0, size * 0.44), 650);
  write(brush, fit_line(stage.frame, std::to_string(board + 1), figure, size - 4, 10.5), at, text::Align::centre, stage.frame.theme.paper_ink);
}

void draw_arrow(const Brush& brush, Vec from, Vec to, Colour colour) {
  brush.line(from, to, 2.6, colour);
  const Vec back = (from - to) / std::max(1.0, base::distance(from, to)) * 10.0;
  for (const double turn : {-32.0, 32.0}) brush.line(to, to + base::rotated(back, turn), 2.6, colour);
}

// Whose marks, their name, from where and to where.
void draw_way(const Stage& stage, Canvas& canvas, const workshop::Group& group, Box place) {
  const Frame& frame = stage.frame;
  const Brush brush = canvas.brush();
  const double y = place.centre().y, high = place.height();
  const double mark = std::clamp(high * 0.36, 17.0, 36.0), tile = std::clamp(high * 0.54, 24.0, 54.0);
  const bool moves = !stage.round.report || stage.round.changing;
  workshop::Round next = stage.round;
  if (!stage.round.changing) ++next.number, next.report = next.number > next.rounds;
  const auto here = static_cast<std::size_t>(workshop::board_of_group(group.number, stage.round, stage.boards()));
  const auto there = static_cast<std::size_t>(workshop::board_of_group(group.number, next, stage.boards()));
  const double marks = mark * 1.16 * static_cast<double>(group.seats.size()), arrow = std::clamp(high * 0.55, 24.0, 56.0);
  const double tiles = moves ? 2 * tile + arrow + 20 : tile;
  const double room = place.width() - marks - tiles - 26;
  const Lettering name =
      fit_line(frame, group_title(frame, group.number), sized(frame.tokens.heading3, std::clamp(high * 0.2, 13.0, 19.0), 620), std::max(10.0, room), 10.5);
  const bool named = room > 40 && !name.layout->cut;
  const double content = marks + (named ? name.layout->size.x + 12 : 0) + 12 + tiles;
  double x = place.centre().x - content / 2;
  for (const Id id : group.seats) {
    if (const board::Seat* seat = find_seat(frame, id)) draw_mark(frame, brush, static_cast<int>(seat->person), {x + mark / 2, y}, mark);
    x += mark * 1.16;
  }
  if (named) {
    write(brush, name, {x + 6, y}, text::Align::left, frame.theme.ink);
    x += name.layout->size.x + 12;
  }
  x += 12;
  draw_number(stage, canvas, {x + tile / 2, y}, tile, here);
  if (!moves) return;
  x += tile + 10;
  draw_arrow(brush, {x, y}, {x + arrow - 2, y}, frame.theme.now);
  x += arrow + 10;
  draw_number(stage, canvas, {x + tile / 2, y}, tile, there);
}

// A disc hung from a bar, ringing: it is time to go.
void ring_gong(const Frame& frame, const Brush& brush, double r) {
  const Colour brick = frame.theme.now;
  brush.ring({}, r * 1.62, 0.9, brick.with_alpha(0.25));
  brush.ring({}, r * 1.36, 1.4, brick.with_alpha(0.5));
  brush.ring({}, r * 1.16, 2, brick);
  brush.disc({}, r, brick);
  const Colour on = frame.theme.night ? frame.theme.linen : frame.tokens.day.paper;
  const double w = std::max(1.4, r * 0.075);
  brush.line({-r * 0.5, -r * 0.42}, {r * 0.5, -r * 0.42}, w, on);
  brush.line({-r * 0.26, -r * 0.42}, {-r * 0.26, -r * 0.12}, w, on);
  brush.line({r * 0.26, -r * 0.42}, {r * 0.26, -r * 0.12}, w, on);
  brush.ring({0, r * 0.12}, r * 0.4, w, on);
  brush.ring({0, r * 0.12}, r * 0.14, w, on);
}

// Who comes to this board, and who of them reads what is there.
void draw_coming(const Stage& stage, Canvas& canvas, const Pose& pose, Vec size, std::size_t board) {
  const Frame& frame = stage.frame;
  const int group = workshop::group_at_board(board, stage.round, stage.boards(), stage.groups.size());
  const auto reader = workshop::reader_at(*frame.definition, frame.board, board);
  const board::Seat* seat = reader ? find_seat(frame, reader->seat) : nullptr;
  const Brush brush = canvas.brush(pose);
  const Box box = Box::around({}, size);
  const double stripe = std::clamp(size.x * 0.022, 5.0, 13.0);
  brush.rounded(box, 3, frame.theme.paper);
  brush.rounded({box.min, {box.min.x + stripe, box.max.y}}, 0, stage.paper(board));
  const double mark = std::clamp(size.y * 0.62, 20.0, 70.0), inset = std::clamp(size.y * 0.16, 6.0, 22.0);
  double x = box.min.x + stripe + inset;
  if (seat) {
    draw_mark(frame, brush, static_cast<int>(seat->person), {x + mark / 2, 0}, mark);
    x += mark + inset;
  }
  double right = box.max.x - 12;
  // A wall rings in its header; at a table it is seen from all sides.
  if (frame.plan.glass.mode == Mode::table && size.x > 260) {
    const double r = std::clamp(size.y * 0.2, 9.0, 17.0);
    ring_gong(frame, brush.at({{box.max.x - inset - r * 1.6, 0}, 0}), r);
    right -= inset + r * 3.2;
  }
  const double room = right - x;
  const std::string to = board_title(frame, board);
  const std::string title = group > 0 ? frame.texts("rotation.comes", {group_title(frame, group), to}) : frame.texts("rotation.nobody", {to});
  const bool both = size.y >= 44;
  const Lettering line = fit_line(frame, title, sized(frame.tokens.label, std::clamp(size.y * 0.17, 13.0, 16.0), 600), room, 10.5);
  write(brush, line, {x, both ? -size.y * 0.25 : 0.0}, text::Align::left, frame.theme.ink2);
  if (!both || !seat) return;
  const auto count = static_cast<long long>(reader->notes);
  const std::string words =
      count == 0 ? frame.texts("rotation.begins", {seat->name})
                 : frame.texts("rotation.reads", {seat->name, frame.texts.count(reader->fresh ? "rotation.fresh_notes" : "rotation.notes", count)});
  const Lettering reads = fit_block(frame, words, sized(frame.tokens.heading3, std::clamp(size.y * 0.23, 13.0, 24.0)), {room, size.y * 0.58}, 13);
  brush.text(*reads.layout, {x, size.y * 0.16 - reads.layout->size.y / 2}, frame.theme.ink);
}

// One of the two faces of a board's card.
Vec face_of(const Frame& frame, const BoardPlan& board) {
  return {std::min(board.room.width() - 16, 560 * std::max(0.6, frame.plan.scale)), std::clamp(board.room.height() * 0.17, 44.0, 92.0)};
}

// How far from the middles of the boards their cards, all in one row, hide least of what is to be read.
double row_of_cards(const Frame& frame) {
  const std::vector<BoardPlan>& boards = frame.plan.boards;
  std::vector<Box> notes;
  for (const board::Note& note : frame.board.notes) {
    const board::Placement* place = note.removed ? nullptr : note.places.find(frame.plan.sheet_id);
    if (!place) continue;
    const double width = place->width_mm > 0 ? place->width_mm : frame.plan.note_width;
    notes.push_back(base::bounds({place->at, place->angle_deg}, {width, width}));
  }
  constexpr int steps = 12;  // to each side
  double reach = std::numeric_limits<double>::max();
  for (const BoardPlan& board : boards) reach = std::min(reach, std::max(0.0, board.room.height() / 2 - face_of(frame, board).y - 4));
  double best = 0, least = std::numeric_limits<double>::max();
  for (int i = 0; i <= 2 * steps; ++i) {
    const double away = reach * (i % 2 ? (i + 1) / 2 : -i / 2) / steps;
    double hidden = 0;
    for (const BoardPlan& board : boards) {
      const Vec face = face_of(frame, board);
      for (const Box& note : notes) hidden += base::overlap(note, Box::around(board.room.centre() + Vec{0, away}, {face.x, 2 * face.y}));
    }
    if (hidden < least - 1) least = hidden, best = away;
  }
  return best;
}

}  // namespace

std::optional<workshop::Round> round_of(const Frame& frame) { return frame.definition ? workshop::round_now(*frame.definition, frame.board) : std::nullopt; }

std::string board_title(const Frame& frame, std::size_t board) { return frame.texts("rotation.board", {std::to_string(board + 1)}); }
std::string group_title(const Frame& frame, int group) { return frame.texts("rotation.group", {std::string(1, workshop::letter_of(group))}); }

std::string round_title(const Frame& frame, const workshop::Round& round) {
  if (round.changing) return frame.texts("rotation.changing", {minutes_text(frame, round.length_ms)});
  if (round.report) return frame.texts("rotation.report");
  const workshop::Rotation* rotation = workshop::rotation_of(*frame.definition, frame.board);
  const std::string every = minutes_text(frame, rotation ? std::llround(rotation->minutes * 60'000) : 0);
  return frame.texts("rotation.round_of", {std::to_string(round.number), std::to_string(round.rounds), every});
}

std::optional<ClockShown> clock_shown(const Frame& frame) {
  const board::Step* step = frame.board.current_step();
  if (!step) return std::nullopt;
  if (const auto parts = parts_of(frame); parts && parts->phase == workshop::Parts::Phase::presenting)
    return ClockShown{workshop::part_left_ms(*step, *parts, parts->presenter, frame.wall_ms), parts->length_ms};
  if (const auto round = round_of(frame)) return ClockShown{workshop::round_left_ms(*step, frame.wall_ms), round->length_ms};
  return ClockShown{workshop::left_ms(*step, frame.wall_ms), std::llround(step->minutes * 60'000)};
}

std::optional<GroupLine> group_line(const Frame& frame, Id seat) {
  if (frame.plan.parts) {
    const int group = workshop::group_of(*frame.definition, frame.board, seat);
    if (group > 0) return GroupLine{group_title(frame, group), false};
  }
  const workshop::Sheet* sheet = frame.definition ? workshop::current_sheet(*frame.definition, frame.board) : nullptr;
  const auto round = frame.definition ? workshop::round_shown(*frame.definition, frame.board) : std::nullopt;
  const int group = round && sheet ? workshop::group_of(*frame.definition, frame.board, seat) : 0;
  if (group == 0) return std::nullopt;
  const std::string board = std::to_string(workshop::board_of_group(group, *round, sheet->boards.size()) + 1);
  if (round->changing) return GroupLine{frame.texts("rotation.go_to", {board}), true};
  return GroupLine{frame.texts("rotation.at", {std::string(1, workshop::letter_of(group)), board}), false};
}

void draw_lane(const Frame& frame, Canvas& canvas) {
  if (frame.for_photo) return;
  const auto stage = stage_of(frame);
  if (!stage) return;
  const bool wall = frame.plan.glass.mode == Mode::wall;
  if (stage->round.changing) {
    const double row = wall ? 0 : row_of_cards(frame);
    for (std::size_t i = 0; i < frame.plan.boards.size() && i < stage->boards(); ++i) {
      const BoardPlan& board = frame.plan.boards[i];
      const std::string label = board_title(frame, i);
      if (wall && frame.plan.lane) {
        const Box box{{board.box.min.x, frame.plan.lane->min.y}, {board.box.max.x, frame.plan.lane->max.y}};
        draw_shadow(frame, canvas, {box.centre(), 0}, box.size(), 3, 2);
        draw_coming(*stage, canvas, {box.centre(), 0}, box.size(), i);
        canvas.area({TargetKind::nothing}, {box.centre(), 0}, box.size(), label, {}, 13);
        continue;
      }
      // Folded, as the tent is: one face for each long side. What is still under it is read when people have come.
      const Vec face = face_of(frame, board);
      const Pose middle{board.room.centre() + Vec{0, row}, 0};
      draw_shadow(frame, canvas, middle, {face.x, 2 * face.y}, 3, 2);
      draw_coming(*stage, canvas, {middle.at + Vec{0, face.y / 2}, 0}, face, i);
      draw_coming(*stage, canvas, {middle.at - Vec{0, face.y / 2}, 180}, face, i);
      canvas.brush().rounded(Box::around(middle.at, {face.x, 1.2}), 0, frame.theme.line);
      canvas.area({TargetKind::nothing}, middle, {face.x, 2 * face.y}, label, {}, 13);
    }
    return;
  }
  if (!wall || !frame.plan.lane) return;
  const Box lane = *frame.plan.lane;
  const Brush brush = canvas.brush();
  draw_well(frame, brush, lane, std::min(frame.tokens.radius_station, lane.height() / 3));
  canvas.area({TargetKind::nothing}, {lane.centre(), 0}, lane.size(), frame.texts("rotation.next"), {}, 13);
  const double k = frame.plan.scale;
  const double title_room = std::clamp(lane.width() * 0.13, 60.0, 250.0);
  const std::string title = frame.texts(stage->round.report ? "rotation.back_home" : "rotation.next");
  const Lettering words =
      fit_block(frame, title, sized(frame.tokens.heading3, std::clamp(lane.height() * 0.2, 13.0, 20.0)), {title_room - 20, lane.height() - 8}, 10.5);
  brush.text(*words.layout, {lane.min.x + std::clamp(30 * k, 12.0, 30.0), lane.centre().y - words.layout->size.y / 2}, frame.theme.ink);
  const double left = lane.min.x + title_room + 20, each = (lane.max.x - left - 12) / static_cast<double>(std::max<std::size_t>(1, stage->groups.size()));
  for (std::size_t i = 0; i < stage->groups.size(); ++i)
    draw_way(*stage, canvas, stage->groups[i], Box::at({left + each * static_cast<double>(i), lane.min.y}, {each, lane.height()}));
}

void draw_gong(const Frame& frame, Canvas& canvas) {
  const auto round = round_of(frame);
  if (!round || !round->changing || frame.for_photo || frame.plan.glass.mode != Mode::wall) return;
  const RailPlace rail = rail_of_header(frame);
  const double r = std::min(28.0, frame.plan.header.height() * 0.24);
  ring_gong(frame, canvas.brush({{rail.left.x - r * 2.3, frame.plan.header.centre().y + 2}, 0}), r);
}

}  // namespace scene
