// A table: column titles, lines between cells, at the left of each row what it is sorted and removed by; below them the buttons; and,
// while a note is held over it, the place where it would come to lie.
#include <algorithm>
#include <cmath>

#include "scene/draw_rounds.h"
#include "scene/layouts.h"
#include "workshop/agenda.h"

namespace scene {
namespace {

constexpr double kHeadLine = 2.2, kLine = 1.1;

struct Drawing {
  const Frame& frame;
  Canvas& canvas;
  const TablePlan& table;
  const workshop::Sheet& sheet;
  bool editable;
  double angle() const { return table.angle_deg(); }
  // A brush whose origin is the middle of a box, turned to the table's reader.
  Brush in(const Box& box) const { return canvas.brush({box.centre(), angle()}); }
};

void draw_titles(const Drawing& d) {
  const Frame& frame = d.frame;
  const double k = frame.plan.scale, margin = std::clamp(14 * k, 7.0, 14.0);
  const text::Style style = sized(frame.tokens.heading2, std::max(14.0, 21 * k));
  const double least = k < 0.75 ? frame.tokens.micro.size_mm : 13;  // a small table is read from nearer
  for (std::size_t c = 0; c < d.table.columns.size() && c < d.sheet.columns.size(); ++c) {
    const Box head = d.table.columns[c].head;
    const std::string words = shown(frame, d.sheet.columns[c].title.in(frame.texts.language()));
    const Lettering title = fit_block(frame, words, style, {head.width() - 2 * margin, head.height() - 8}, least);
    d.in(head).text(*title.layout, {-head.width() / 2 + margin, -title.layout->size.y / 2}, frame.theme.ink);
    d.canvas.area({TargetKind::nothing}, {head.centre(), d.angle()}, head.size(), words, {}, title.size_mm);
  }
}

void draw_lines(const Drawing& d) {
  const Frame& frame = d.frame;
  const Brush brush = d.canvas.brush();
  const auto across = [&](double from_top, double width, Colour colour) {
    const double high = d.table.turned ? d.table.room.max.y - from_top : d.table.room.min.y + from_top;
    brush.rounded({{d.table.body.min.x, high - width / 2}, {d.table.body.max.x, high + width / 2}}, 0, colour);
  };
  const double head = d.table.head.height();
  across(head, kHeadLine, frame.theme.ink);
  for (std::size_t r = 0; r < d.table.rows.size(); ++r) across(head + d.table.laid.tops[r] + d.table.laid.heights[r], kLine, frame.theme.line);
  if (d.table.rows.empty()) return;
  const double end = head + d.table.laid.tops.back() + d.table.laid.heights.back();
  for (const TablePlan::Column& column : d.table.columns) {
    // Left of each column, as its reader sees it.
    const double x = d.table.turned ? column.head.max.x : column.head.min.x;
    const double a = d.table.point({0, 10}).y, b = d.table.point({0, end}).y;
    brush.rounded({{x - kLine / 2, std::min(a, b)}, {x + kLine / 2, std::max(a, b)}}, 0, frame.theme.line);
  }
}

const HeldRow* held_row(const Frame& frame, Id row) {
  for (const HeldRow& held : frame.preview.rows)
    if (held.row == row) return &held;
  return nullptr;
}

void draw_grip(const Brush& brush, Vec at, Colour colour) {
  for (int x = 0; x < 2; ++x)
    for (int y = 0; y < 3; ++y) brush.disc(at + Vec{(x - 0.5) * 9.0, (y - 1) * 9.0}, 2.1, colour);
}

// A lane with the grip by which a row is sorted, and under it what takes the row away and what was done in it.
void draw_handle(const Drawing& d, const TablePlan::Row& row) {
  const Frame& frame = d.frame;
  if (!d.editable || !row.row) return;
  d.canvas.thing(row.row.value);
  const double high = row.handle.height(), wide = row.handle.width();
  const Pose pose{row.handle.centre(), d.angle()};
  const Brush brush = d.canvas.brush(pose);
  d.canvas.area({TargetKind::row, row.row.value, 0}, pose, row.handle.size(), frame.texts("table.move_row"));
  const double top = -high / 2;
  draw_grip(brush, {0, top + std::min(28.0, high * 0.28)}, held_row(frame, row.row) ? frame.theme.now : frame.theme.ink3);
  const auto rows_of_all = d.table.rows.size() + d.table.before + d.table.after;
  constexpr double button = 26;
  if (rows_of_all > 1) {
    const Vec at{0, high / 2 - button / 2 - 5};
    brush.icon(Icon::trash, at, 15, 1.6, frame.theme.ink3);
    d.canvas.area(Target::button(Action::remove_row, row.row.value), {pose.to_glass(at), d.angle()}, {button, button}, frame.texts("table.remove_row"), {}, 0,
                  true);
  }
  if (wide >= 44 && high >= 148 && !row.is_empty()) draw_undo_clock(frame, d.canvas, {pose.to_glass({0, top + 74}), d.angle()}, row.row);
}

// The buttons of the foot, from its reader's left, and on a low sheet, which has no tent, what the table asks.
void draw_foot(const Drawing& d) {
  const Frame& frame = d.frame;
  if (!d.table.foot) return;
  const Box foot = *d.table.foot;
  const Brush brush = d.in(foot);
  constexpr double high = 44;
  double x = -foot.width() / 2;
  const text::Style style = sized(frame.tokens.body, 16, 600);
  const auto button = [&](Icon icon, Action action, const std::string& label) {
    ButtonLook look;
    look.icon = icon;
    look.label = label;
    const double wide = label.empty() ? high : frame.type.layout(label, style)->size.x + 70;
    draw_button(frame, d.canvas, {d.canvas.brush({foot.centre(), d.angle()}).pose().to_glass({x + wide / 2, 4}), d.angle()}, {wide, high},
                Target::button(action), look);
    x += wide + 10;
  };
  const bool in_bar = frame.plan.glass.mode == Mode::wall && frame.plan.glass.size_mm.x > kNarrowWall;
  if (!in_bar && d.editable) button(Icon::plus, Action::add_row, frame.texts("table.add_row"));
  const auto rows = [&](std::size_t count, const char* key) { return frame.texts.count(key, static_cast<long long>(count)); };
  if (d.table.before > 0 && !frame.for_photo) button(Icon::chevron_left, Action::rows_before, rows(d.table.before, "table.rows_before"));
  if (d.table.after > 0 && !frame.for_photo) button(Icon::chevron_right, Action::rows_after, rows(d.table.after, "table.rows_after"));
  if (frame.plan.tent || frame.plan.glass.mode == Mode::wall) return;
  const double room = foot.width() / 2 - x - 14;
  if (room < 90) return;
  const Lettering asked = fit_block(frame, asked_now(frame).question, sized(frame.tokens.heading3, std::max(14.0, 20 * frame.plan.scale)), {room, high},
                                    frame.plan.scale < 0.75 ? frame.tokens.micro.size_mm : 13);
  brush.text(*asked.layout, {foot.width() / 2 - asked.layout->size.x, 4 - asked.layout->size.y / 2}, frame.theme.ink);
}

void draw_waiting(const Drawing& d) {
  if (!d.table.waiting) return;
  const Frame& frame = d.frame;
  const Box strip = *d.table.waiting;
  const double k = frame.plan.scale;
  d.canvas.brush().rounded(strip, std::min(12.0, frame.tokens.radius_sheet + 4), frame.theme.sheet2);
  const Brush brush = d.in(strip);
  const std::string count = std::to_string(d.table.waiting_notes.size());
  const Lettering title =
      fit_line(frame, frame.texts("rotation.to_place", {count}), sized(frame.tokens.label, std::max(13.0, 16 * k), 600), strip.width() - 16, 10.5);
  write(brush, title, {0, -strip.height() / 2 + 22}, text::Align::centre, frame.theme.ink2);
  const workshop::Step* step = step_now(frame);
  if (!step || !step->allow.move || !d.editable || frame.for_photo) return;
  ButtonLook look;
  look.icon = Icon::sort;
  look.label = frame.texts("table.bring_all");
  const double high = 46, wide = std::min(strip.width() - 12, 220.0);
  if (frame.type.layout(look.label, sized(frame.tokens.body, 16, 600))->size.x + 58 > wide) look.icon = Icon::none;
  draw_button(frame, d.canvas, {Pose{strip.centre(), d.angle()}.to_glass({0, strip.height() / 2 - high / 2 - 7}), d.angle()}, {wide, high},
              Target::button(Action::bring_notes), look);
}

}  // namespace

void draw_table(const Frame& frame, Canvas& canvas) {
  const workshop::Sheet* sheet = frame.definition ? workshop::current_sheet(*frame.definition, frame.board) : nullptr;
  if (!sheet || !frame.plan.table) return;
  const workshop::Step* step = step_now(frame);
  const bool editable = step && step->allow.row && !frame.board.workshop().closed && !frame.for_photo;
  const Drawing d{frame, canvas, *frame.plan.table, *sheet, editable};
  canvas.thing(100);
  draw_waiting(d);
  draw_lines(d);
  canvas.thing(101);
  draw_titles(d);
  for (const TablePlan::Row& row : d.table.rows) draw_handle(d, row);
  canvas.thing(102);
  draw_foot(d);
  const bool bare = d.table.places.empty();
  if (!bare || frame.for_photo || d.table.rows.empty() || !step || !step->allow.write) return;
  const Box first{d.table.rows.front().cells.front().box.min, d.table.rows.front().cells.back().box.max};
  const Box whole{{std::min(first.min.x, first.max.x), first.min.y}, {std::max(first.min.x, first.max.x), first.max.y}};
  const Lettering invite =
      fit_line(frame, frame.texts("table.empty"), sized(frame.tokens.heading3, std::max(14.0, 20 * frame.plan.scale)), whole.width() - 40, 13);
  write(canvas.brush({d.table.rows.front().box.centre(), d.angle()}), invite, {}, text::Align::centre, frame.theme.ink2);
}

// Above what rests and below what is held: where a note would lie that is let go now, and between which rows a row.
void draw_landings(const Frame& frame, Canvas& canvas) {
  if (!frame.plan.table || frame.for_photo) return;
  const TablePlan& table = *frame.plan.table;
  const Colour green = frame.theme.valid;
  const auto place = [&](Vec at, Id note, std::uint64_t key) {
    if (!frame.plan.sheet.contains(at)) return;
    const auto landing = table.landing(at, note);
    if (!landing || landing->waits) return;
    canvas.thing(key);
    const Brush brush = canvas.brush({landing->at, table.angle_deg()});
    const Box box = Box::around({}, landing->size);
    brush.rounded(box, 3, green.with_alpha(0.13));
    brush.border(box, 3, 2, green);
  };
  for (const Held& held : frame.preview.held)
    if (held.kind == board::RecordKind::note) place(held.place.at, held.record, held.record.value ^ (std::uint64_t{1} << 62));
  for (const Pulled& pulled : frame.preview.pulled) place(pulled.place.at, {}, pulled.grip ^ (std::uint64_t{1} << 61));
  for (const HeldRow& held : frame.preview.rows) {
    const auto it = std::find_if(table.rows.begin(), table.rows.end(), [&](const TablePlan::Row& row) { return row.row == held.row; });
    if (it == table.rows.end()) continue;
    canvas.thing(held.grip ^ (std::uint64_t{1} << 60));
    const Box row = it->box;
    const Vec by{0, held.y - row.centre().y};
    const Pose pose{row.centre() + by, table.angle_deg()};
    draw_shadow(frame, canvas, pose, row.size(), 3, 2);
    canvas.brush(pose).rounded(Box::around({}, row.size()), 3, frame.theme.paper.with_alpha(0.72));
    draw_grip(canvas.brush({it->handle.centre() + by, table.angle_deg()}), {}, frame.theme.ink);
    const double y = held.lands_y;
    canvas.brush().rounded({{row.min.x, y - 2.5}, {row.max.x, y + 2.5}}, 2.5, green);
  }
}

}  // namespace scene
