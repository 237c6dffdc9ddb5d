// Marks are given here: on people's own cards at a table, and on the row of marks that opens beside a touched cell.
#include <algorithm>
#include <cmath>

#include "scene/draw_criteria.h"
#include "workshop/one_by_one.h"
#include "workshop/weighing.h"

namespace scene {

BallotShown ballot_shown(const CriteriaPlan& grid, const Preview& preview, Id seat, std::size_t criteria) {
  BallotShown shown;
  const CriteriaPlan::Ballot* ballot = grid.ballot(seat);
  for (const Ballot& turned : preview.ballots) {
    if (turned.seat != seat) continue;
    for (std::size_t c = 0; c < grid.columns.size(); ++c)
      if (grid.columns[c].item == turned.item) shown.column = c;
    if (ballot) shown.page = std::min(turned.page, ballot->pages(criteria) - 1);
  }
  if (shown.column < grid.columns.size()) shown.item = grid.columns[shown.column].item;
  return shown;
}

namespace {

struct CardDrawing {
  const Frame& frame;
  Canvas& canvas;
  const CriteriaPlan::Ballot& ballot;
  const board::Seat& seat;
  const workshop::Weighing& weighing;
  std::int64_t least_mark, most_mark;
  std::size_t juror;
};

void draw_card_head(const CardDrawing& d, const BallotShown& shown_now) {
  const Frame& frame = d.frame;
  const Brush brush = d.canvas.brush(d.ballot.pose);
  const Vec half = d.ballot.size * 0.5;
  constexpr double key = 26;
  const double y = -half.y + d.ballot.head / 2;
  double left = -half.x + 5, right = half.x - 5;
  const auto small = [&](double x, Icon icon, Action action, const std::string& label) {
    brush.disc({x, y}, key / 2 - 1, frame.theme.sheet2);
    brush.icon(icon, {x, y}, 14, 1.9, frame.theme.ink);
    d.canvas.area(Target::button(action, d.seat.id.value), {d.ballot.pose.to_glass({x, y}), d.ballot.pose.angle_deg}, {key, key}, label, d.seat.id, 0, true);
  };
  const std::size_t pages = d.ballot.pages(d.weighing.criteria.size());
  if (pages > 1) {
    // The page, and on to the next one: after the last the first.
    const std::string said = std::to_string(shown_now.page + 1) + "/" + std::to_string(pages);
    const Box box = Box::around({right - 19, y}, {38, key});
    brush.rounded(box, key / 2, frame.theme.sheet2);
    const Lettering words = fit_line(frame, said, sized(frame.tokens.micro, 11.5, 600), 34, 10.5);
    write(brush, words, box.centre(), text::Align::centre, frame.theme.ink);
    d.canvas.area(Target::button(Action::ballot_page, d.seat.id.value), {d.ballot.pose.to_glass(box.centre()), d.ballot.pose.angle_deg}, box.size(),
                  frame.texts("criteria.page", {std::to_string(shown_now.page + 1), std::to_string(pages)}), d.seat.id, words.size_mm);
    right -= 42;
  }
  if (d.weighing.items.size() > 1) {
    small(left + key / 2, Icon::chevron_left, Action::ballot_before, frame.texts("criteria.item_before"));
    small(right - key / 2, Icon::chevron_right, Action::ballot_after, frame.texts("criteria.item_after"));
    left += key + 4, right -= key + 4;
  }
  const board::Note& item = *d.weighing.items[shown_now.column];
  const std::string name = shown(frame, item.text.empty() ? frame.texts("list.unnamed") : item.text);
  if (const double mark = 18; right - left > 90) {
    draw_mark(frame, brush, static_cast<int>(d.seat.person), {left + mark / 2, y}, mark);
    left += mark + 5;
  }
  text::Style style = sized(frame.tokens.label, 13, 640);
  style.line_height_mm = 14.6;
  const Lettering words = fit_block(frame, name, style, {right - left, d.ballot.head - 3}, 10.5);
  brush.text(*words.layout, {left, y - words.layout->size.y / 2}, frame.theme.ink);
  d.canvas.area({TargetKind::nothing, item.id.value, 0}, {d.ballot.pose.to_glass({(left + right) / 2, y}), d.ballot.pose.angle_deg},
                {right - left, d.ballot.head - 4}, name, d.seat.id, words.size_mm);
}

void draw_card_line(const CardDrawing& d, std::size_t criterion, std::size_t column, double top) {
  const Frame& frame = d.frame;
  const Brush brush = d.canvas.brush(d.ballot.pose);
  const board::Row* row = frame.board.rows.find(d.weighing.criteria[criterion].row);
  if (!row) return;
  const Vec half = d.ballot.size * 0.5;
  const double key = d.ballot.key, gap = 3, n = static_cast<double>(d.most_mark - d.least_mark + 1), keys = n * key + (n - 1) * gap;
  const double wide = d.ballot.over ? (2 * half.x - 16 - (n - 1) * gap) / n : key;  // alone in their line they are wider
  const double first = d.ballot.over ? -half.x + 8 : half.x - 8 - keys;
  const double y = d.ballot.over ? top + d.ballot.pitch - key / 2 - 2 : top + d.ballot.pitch / 2;
  const Vec room = d.ballot.over ? Vec{2 * half.x - 16, d.ballot.pitch - key - 3} : Vec{2 * half.x - 24 - keys, d.ballot.pitch - 1};
  const std::string title = shown(frame, row->title.empty() ? frame.texts("criteria.name_it") : row->title);
  text::Style style = sized(frame.tokens.micro, 11.5, 560);
  style.line_height_mm = 13.6;
  const Lettering words = d.ballot.over ? fit_line(frame, title, style, room.x, 10.5) : fit_block(frame, title, style, room, 10.5);
  const double middle = d.ballot.over ? top + room.y / 2 : y;
  brush.text(*words.layout, {-half.x + 8, middle - words.layout->size.y / 2}, row->weight > 0 ? frame.theme.ink : frame.theme.ink2);
  d.canvas.area({TargetKind::nothing}, {d.ballot.pose.to_glass({-half.x + 8 + words.layout->size.x / 2, middle}), d.ballot.pose.angle_deg}, words.layout->size,
                title, d.seat.id, words.size_mm);
  const PersonLook& person = frame.tokens.person(d.seat.person);
  const auto& given = d.weighing.mark(criterion, column, d.juror);
  for (std::int64_t value = d.least_mark; value <= d.most_mark; ++value) {
    const Vec at{first + wide / 2 + static_cast<double>(value - d.least_mark) * (wide + gap), y};
    const bool chosen = given && given->value == value;
    const Box box = Box::around(at, {wide, key});
    brush.rounded(box, key / 2, chosen ? person.colour : frame.theme.sheet2);
    const Lettering figure = fit_line(frame, std::to_string(value), sized(frame.tokens.label, 12.5, 620), key, 10.5);
    write(brush, figure, at, text::Align::centre, chosen ? person.mark : frame.theme.ink);
    d.canvas.area({TargetKind::ballot, row->id.value, ballot_part(d.seat.id, value)}, {d.ballot.pose.to_glass(at), d.ballot.pose.angle_deg}, {wide, key},
                  title + " " + std::to_string(value), d.seat.id, figure.size_mm);
  }
}

}  // namespace

void draw_ballots(const Frame& frame, Canvas& canvas) {
  const CriteriaNow setting = criteria_now(frame);
  if (!setting.sheet || !setting.open || !setting.step->allow.mark || frame.plan.criteria->ballots.empty()) return;
  const board::Sheet* record = frame.board.sheets.find(frame.plan.sheet_id);
  if (record && record->decided) return;
  const CriteriaPlan& grid = *frame.plan.criteria;
  const workshop::Weighing weighing = workshop::weigh(frame.board, *setting.sheet);
  if (weighing.items.empty()) return;
  for (const CriteriaPlan::Ballot& ballot : grid.ballots) {
    const auto juror = std::find(weighing.jury.begin(), weighing.jury.end(), ballot.seat);
    const board::Seat* seat = frame.board.seats.find(ballot.seat);
    if (juror == weighing.jury.end() || !seat) continue;
    const BallotShown now = ballot_shown(grid, frame.preview, ballot.seat, weighing.criteria.size());
    if (now.column >= weighing.items.size()) continue;
    canvas.thing(ballot.seat.value ^ (std::uint64_t{1} << 63));
    draw_shadow(frame, canvas, ballot.pose, ballot.size, 8, 1);
    canvas.brush(ballot.pose).rounded(Box::around({}, ballot.size), 8, frame.theme.paper);
    canvas.area({TargetKind::nothing}, ballot.pose, ballot.size, {}, ballot.seat);
    const CardDrawing d{
        frame, canvas, ballot, *seat, weighing, setting.sheet->least_mark, setting.sheet->most_mark, static_cast<std::size_t>(juror - weighing.jury.begin())};
    draw_card_head(d, now);
    for (std::size_t i = 0; i < ballot.lines; ++i) {
      const std::size_t criterion = now.page * ballot.lines + i;
      if (criterion < weighing.criteria.size())
        draw_card_line(d, criterion, now.column, -ballot.size.y / 2 + ballot.head + ballot.pitch * static_cast<double>(i));
    }
  }
}

void draw_pills(const Frame& frame, Canvas& canvas) {
  const CriteriaNow setting = criteria_now(frame);
  if (!setting.sheet || !setting.open) return;
  const CriteriaPlan& grid = *frame.plan.criteria;
  const std::int64_t least = setting.sheet->least_mark, marks = setting.sheet->most_mark - least + 1;
  for (const Pill& pill : frame.preview.pills) {
    const board::Seat* seat = frame.board.seats.find(pill.seat);
    const CriteriaPlan::Row* row = grid.row(pill.row);
    const CriteriaPlan::Column* column = grid.column(pill.item);
    if (!seat || !row || !column) continue;
    const PersonLook& person = frame.tokens.person(seat->person);
    canvas.thing(pill.session);
    // Which cell it is about.
    const auto juror = std::find(grid.jury.begin(), grid.jury.end(), pill.seat);
    const Box cell =
        grid.singles && juror != grid.jury.end() ? grid.cell(*row, *column, static_cast<std::size_t>(juror - grid.jury.begin())) : grid.mean(*row, *column);
    const SheetView& view = frame.preview.sheet_view;
    const Vec around = cell.size() - Vec{0, std::max(0.0, cell.height() - row->box.height() + 2)};
    const Pose on_sheet = grid.pose(cell);
    canvas.brush({view.to_glass(on_sheet.at), on_sheet.angle_deg}).border(Box::around({}, around * view.scale), 6, 2.4, person.colour);
    const Vec size = PillLook::size(marks);
    draw_shadow(frame, canvas, pill.pose, size, size.y / 2, 3);
    const Brush brush = canvas.brush(pill.pose);
    brush.rounded(Box::around({}, size), size.y / 2, frame.theme.tray);
    canvas.area({TargetKind::nothing, pill.session, 0}, pill.pose, size, {}, pill.seat);
    const board::Figure* given = workshop::mark_of(frame.board, frame.plan.sheet_id, pill.row, pill.item, pill.seat);
    for (std::int64_t i = 0; i < marks; ++i) {
      const std::int64_t value = least + i;
      const Vec at = PillLook::at(marks, i);
      const bool lit = pill.hot >= 0 ? pill.hot == value : given && given->value == value;
      brush.disc(at, PillLook::key / 2, lit ? person.colour : frame.theme.paper);
      const Lettering figure = fit_line(frame, std::to_string(value), sized(frame.tokens.body, 15, 620), PillLook::key, 10.5);
      write(brush, figure, at, text::Align::centre, lit ? person.mark : frame.theme.ink);
      canvas.area({TargetKind::score, pill.session, static_cast<std::uint64_t>(value)}, {pill.pose.to_glass(at), pill.pose.angle_deg},
                  {PillLook::key, PillLook::key}, std::to_string(value), pill.seat, figure.size_mm, true);
    }
  }
}

}  // namespace scene
