// Boards side by side: each a sheet with its question on a head of its paper's colour, and who stands before it. And the tag of
// what a group has not read yet.
#include <algorithm>

#include "scene/draw_rounds.h"
#include "workshop/agenda.h"

namespace scene {
namespace {

struct Head {
  const workshop::Sheet::Board& board;
  std::size_t index;
  bool asks;                               // the whole question, else its name
  const workshop::Group* group = nullptr;  // who stands there, or comes
};

// Marks of a group and its name, right-aligned at `right`. Returns where they begin.
double draw_group(const Frame& frame, const Brush& brush, const workshop::Group& group, Vec right, double mark, double text_mm, double room) {
  const Lettering name = fit_line(frame, group_title(frame, group.number), sized(frame.tokens.label, text_mm, 620), room * 0.6, 10.5);
  double x = right.x - name.layout->size.x;
  write(brush, name, {x, right.y}, text::Align::left, frame.theme.paper_ink);
  x -= mark * 0.34;
  const double pitch = std::min(mark * 1.14, (room - name.layout->size.x) / static_cast<double>(std::max<std::size_t>(1, group.seats.size())));
  for (std::size_t i = group.seats.size(); i-- > 0;) {
    if (const board::Seat* seat = find_seat(frame, group.seats[i])) draw_mark(frame, brush, static_cast<int>(seat->person), {x - mark / 2, right.y}, mark);
    x -= pitch;
  }
  return x;
}

// In a space whose middle is the head's; `outer`: what pads cover of its lower side.
struct HeadRoom {
  double left, right, high, label_mm, line, y;
  Vec words;  // of the question
  double wanted;
};
HeadRoom room_of_head(const Frame& frame, Vec size, double outer) {
  const double k = frame.plan.scale, margin = std::clamp(30 * k, 12.0, 30.0);
  const bool wall = frame.plan.glass.mode == Mode::wall;
  const double top = -size.y / 2, bottom = size.y / 2 - outer, high = bottom - top;
  HeadRoom room{};
  room.left = -size.x / 2 + margin;
  room.right = size.x / 2 - margin;
  room.high = high;
  room.label_mm = std::clamp(high * 0.13, 13.0, 17.0);
  room.line = std::clamp(high * 0.22, 17.0, 40.0);
  room.y = top + std::max({room.line * 0.62, 12.0, wall ? high * 0.21 : 0.0});
  room.words = {room.right - room.left, bottom - room.y - room.line * 0.55 - std::min(10.0, 8 * k)};
  // On a wall as large as the head has room for; at a table it is read from near.
  room.wanted = wall ? std::clamp(high * 0.17, 14.0, 29.0) : std::clamp(24 * k, 14.0, 24.0);
  return room;
}

// Half a question asks nothing: where one is not whole, all boards have their names, which say more.
bool all_ask(const Frame& frame, const workshop::Sheet& sheet, Vec size, double outer) {
  const HeadRoom room = room_of_head(frame, size, outer);
  return std::all_of(sheet.boards.begin(), sheet.boards.end(), [&](const workshop::Sheet::Board& board) {
    const std::string words = shown(frame, board.question.in(frame.texts.language()));
    const text::Style style = sized(frame.tokens.heading2, room.wanted);
    const Lettering question = fit_block(frame, words, style, room.words, 13);
    return board.name.empty() || frame.type.layout(words, sized(style, question.size_mm), room.words.x) == question.layout;
  });
}

void draw_head(const Frame& frame, const Brush& brush, Vec size, double outer, const Head& head) {
  const HeadRoom at = room_of_head(frame, size, outer);
  const Colour ink = frame.theme.paper_ink;
  const Lettering label = fit_line(frame, board_title(frame, head.index), sized(frame.tokens.label, at.label_mm, 650), size.x * 0.4, 10.5);
  write(brush, label, {at.left, at.y}, text::Align::left, ink);
  if (head.group)
    draw_group(frame, brush, *head.group, {at.right, at.y}, std::clamp(at.line * 0.82, 15.0, 31.0), at.label_mm,
               at.right - at.left - label.layout->size.x - 12);
  const base::Localized& words = head.asks || head.board.name.empty() ? head.board.question : head.board.name;
  const Lettering said = fit_block(frame, shown(frame, words.in(frame.texts.language())), sized(frame.tokens.heading2, at.wanted), at.words, 13);
  const double spare = at.words.y - said.layout->size.y;
  brush.text(*said.layout, {at.left, at.y + at.line * 0.55 + std::max(0.0, spare * 0.42)}, ink);
}

}  // namespace

void draw_boards(const Frame& frame, Canvas& canvas) {
  const workshop::Sheet* sheet = frame.definition ? workshop::current_sheet(*frame.definition, frame.board) : nullptr;
  if (!sheet) return;
  const auto round = workshop::round_shown(*frame.definition, frame.board);
  const auto groups = workshop::groups(*frame.definition, frame.board);
  const double radius = frame.tokens.radius_sheet;
  const bool wall = frame.plan.glass.mode == Mode::wall;
  const double covered = wall ? 0 : frame.tokens.station.overhang - 3;  // of a head, by pads
  const bool asks = frame.plan.boards.empty() || all_ask(frame, *sheet, frame.plan.boards.front().head.size(), covered);
  for (std::size_t i = 0; i < frame.plan.boards.size() && i < sheet->boards.size(); ++i) {
    const BoardPlan& plan = frame.plan.boards[i];
    canvas.thing(100 + i);
    const Brush brush = canvas.brush();
    brush.rounded(plan.box, radius, frame.theme.sheet);
    const int paper = frame.tokens.paper(sheet->boards[i].paper);
    const Colour colour = frame.theme.papers[static_cast<std::size_t>(std::max(0, paper)) % frame.theme.papers.size()];
    Head head{sheet->boards[i], i, asks, nullptr};
    const int group = round ? workshop::group_at_board(i, *round, sheet->boards.size(), groups.size()) : 0;
    if (group > 0) head.group = &groups[static_cast<std::size_t>(group) - 1];
    const auto fill = [&](const Box& box, bool at_top) {
      brush.rounded(box, radius, colour);
      // Round where the board is, square where its sheet goes on.
      if (at_top) brush.rounded({{box.min.x, box.max.y - 2 * radius}, box.max}, 0, colour);
      else brush.rounded({box.min, {box.max.x, box.min.y + 2 * radius}}, 0, colour);
    };
    fill(plan.head, wall);
    draw_head(frame, canvas.brush({plan.head.centre(), 0}), plan.head.size(), covered, head);
    if (wall) continue;
    fill(plan.far_head, true);
    draw_head(frame, canvas.brush({plan.far_head.centre(), 180}), plan.far_head.size(), covered, head);
  }
}

void draw_unread(const Frame& frame, const Brush& brush, const board::Note& note, double width_mm) {
  if (frame.plan.round <= 1 || !frame.definition || frame.for_photo) return;
  const workshop::Unread what = workshop::unread(*frame.definition, frame.board, note);
  if (what == workshop::Unread::no) return;
  const bool fresh = what == workshop::Unread::fresh;
  const double k = frame.plan.scale;
  const Lettering word =
      fit_line(frame, frame.texts(fresh ? "rotation.fresh" : "rotation.to_read"), sized(frame.tokens.label, std::max(13.0, 14 * k), 650), width_mm - 24, 10.5);
  const Vec size{word.layout->size.x + 18, std::max(19.0, 24 * k)};
  const Box pill = Box::at({width_mm / 2 - size.x - 4, width_mm / 2 - size.y - 4}, size);
  // Brick is time: what came since. What was there before is told in ink.
  brush.rounded(pill, size.y / 2, fresh ? frame.tokens.day.now : frame.theme.paper_ink);
  write(brush, word, pill.centre(), text::Align::centre, frame.tokens.day.sheet);
}

}  // namespace scene
