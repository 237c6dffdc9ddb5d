// The grid: criteria with the dots of their weights, a column for each item with the marks of the jury and what they come to, the totals,
// and below them who is of the jury and what the group retains. What leads lies on white paper.
#include "scene/draw_criteria.h"

#include <algorithm>
#include <cmath>

#include "scene/draw_costs.h"
#include "scene/layouts.h"
#include "workshop/agenda.h"
#include "workshop/one_by_one.h"
#include "workshop/weighing.h"

namespace scene {
namespace {

constexpr double kHeadLine = 2.2, kLine = 1.1;
constexpr double kSmallKey = 26;  // mm, of a criterion's own keys

struct Drawing {
  const Frame& frame;
  Canvas& canvas;
  const CriteriaPlan& grid;
  const workshop::Sheet& sheet;
  const workshop::Weighing& weighing;
  const board::Sheet* record;
  bool marks = false, weighs = false, edits = false, chooses = false;
  double least = 10.5;
  double title_mm = 0;  // of all criteria, as large as the longest has room for
  Pose pose(const Box& box) const { return grid.pose(box); }
  Brush in(const Box& box) const { return canvas.brush(grid.pose(box)); }
  bool decided() const { return record && record->decided; }
  std::string name(const board::Note& item) const { return shown(frame, item.text.empty() ? frame.texts("list.unnamed") : item.text); }
  text::Style style(const text::Style& of, double size, int weight = 0) const { return sized(of, std::max(size, least), weight); }
};

const board::Seat* seat_of(const Frame& frame, Id id) { return frame.board.seats.find(id); }

const Writing* writing_of(const Frame& frame, Id row) {
  for (const Writing& w : frame.preview.writings)
    if (w.kind == board::RecordKind::row && w.record == row) return &w;
  return nullptr;
}

bool on_paper(const Drawing& d, std::size_t column) {
  const board::Note* item = d.weighing.items[column];
  const bool chosen = std::any_of(d.weighing.items.begin(), d.weighing.items.end(), [](const board::Note* each) { return each->choice == 1; });
  return chosen ? item->choice == 1 : d.weighing.leads(column);
}

void draw_lines(const Drawing& d) {
  const Brush brush = d.canvas.brush({d.grid.room.centre(), d.grid.angle_deg()});
  const Vec half = d.grid.room.size() * 0.5;
  const auto across = [&](double y, double width, Colour colour) {
    brush.rounded({Vec{d.grid.head.min.x, y - width / 2} - half, Vec{d.grid.head.max.x, y + width / 2} - half}, 0, colour);
  };
  across(d.grid.head.max.y, kLine, d.frame.theme.line);
  for (const auto& row : d.grid.rows) across(row.box.max.y, kLine, d.frame.theme.line);
  across(d.grid.total.min.y, kHeadLine, d.frame.theme.ink);
}

// Under lines and figures: what leads, or what was chosen, lies on white paper.
void draw_papers(const Drawing& d) {
  for (std::size_t c = 0; c < d.grid.columns.size() && c < d.weighing.items.size(); ++c) {
    if (!on_paper(d, c)) continue;
    const Box box = d.grid.columns[c].box;
    draw_shadow(d.frame, d.canvas, d.pose(box), box.size(), 4, 1);
    d.in(box).rounded(Box::around({}, box.size()), 4, d.frame.theme.paper);
  }
}

void draw_head(const Drawing& d) {
  const Frame& frame = d.frame;
  const double label = std::clamp(d.grid.text * 0.82, 10.5, 15.0);
  const Box left{{d.grid.titles.min.x, 0}, {d.grid.weights.max.x, d.grid.head.max.y}};
  const Brush brush = d.in(left);
  const Vec half = left.size() * 0.5;
  const Lettering what = fit_line(frame, frame.texts("criteria.criterion"), d.style(frame.tokens.label, label, 540), d.grid.titles.width() - 8, d.least);
  write(brush, what, {-half.x, half.y - label}, text::Align::left, frame.theme.ink2);
  const Lettering weight = fit_line(frame, frame.texts("criteria.weight"), d.style(frame.tokens.label, label, 540), d.grid.weights.width(), d.least);
  write(brush, weight, {half.x - d.grid.weights.width(), half.y - label}, text::Align::left, frame.theme.ink2);
  d.canvas.area({TargetKind::nothing}, d.pose(left), left.size(), frame.texts("criteria.criterion"), {}, std::min(what.size_mm, weight.size_mm));
  // At a table the sheet says itself what is asked.
  if (frame.plan.glass.mode != Mode::table) return;
  const Lettering asked = fit_block(frame, asked_now(frame).question, d.style(frame.tokens.heading3, std::clamp(17 * frame.plan.scale, 12.0, 18.0)),
                                    {left.width() - 8, left.height() - 2 * label - 4}, d.least);
  if (!asked.layout->cut) brush.text(*asked.layout, -1 * half + Vec{0, 2}, frame.theme.ink);
}

void draw_column_head(const Drawing& d, std::size_t c) {
  const Frame& frame = d.frame;
  const CriteriaPlan::Column& column = d.grid.columns[c];
  const board::Note& item = *d.weighing.items[c];
  d.canvas.thing(item.id.value);
  const Box box{column.box.min, {column.box.max.x, d.grid.head.max.y}};
  const double token = d.grid.singles ? std::min(22.0, d.grid.pitch - 3) : 0, pad = std::clamp(12 * frame.plan.scale, 6.0, 12.0);
  const Brush brush = d.in(box);
  const Vec half = box.size() * 0.5;
  const double room = box.height() - (token > 0 ? token + 12 : 0) - 8;
  text::Style style = d.style(frame.tokens.heading3, std::clamp(d.grid.text * 1.2, 13.0, 22.0));
  style.line_height_mm = style.size_mm * 1.17;
  const Lettering name = fit_block(frame, d.name(item), style, {box.width() - pad - 6, room}, std::min(d.least, 9.5));
  brush.text(*name.layout, {-half.x + pad, -half.y + 6 + (room - name.layout->size.y) / 2}, frame.theme.ink);
  d.canvas.area({TargetKind::nothing, item.id.value, 0}, d.pose(box), box.size(), d.name(item), {}, name.size_mm);
  for (std::size_t j = 0; token > 0 && j < d.grid.jury.size(); ++j) {
    const board::Seat* seat = seat_of(frame, d.grid.jury[j]);
    if (!seat || d.grid.rows.empty()) continue;
    const double x = d.grid.cell(d.grid.rows.front(), column, j).centre().x - box.centre().x;
    draw_mark(frame, brush, static_cast<int>(seat->person), {x, half.y - token / 2 - 6}, token);
  }
}

void draw_weight(const Drawing& d, const CriteriaPlan::Row& row, std::int64_t weight) {
  const Box box = d.grid.weight(row);
  const Brush brush = d.in(box);
  const double radius = std::clamp(d.grid.text * 0.44, 5.0, 8.5), pitch = radius * 2.9;
  const double x = -box.width() / 2 + radius + 1;
  for (std::int64_t i = 0; i < board::kMostWeight; ++i) {
    const Vec at{x + pitch * static_cast<double>(i), 0};
    if (i < weight) brush.disc(at, radius, d.frame.theme.ink);
    else brush.ring(at, radius, 1.5, d.frame.theme.ink3);
  }
  const Target target = d.weighs ? Target{TargetKind::weight, row.row.value, 0} : Target{TargetKind::nothing, row.row.value, 0};
  d.canvas.area(target, d.pose(box), box.size() - Vec{6, 2}, d.frame.texts("criteria.weight_of", {std::to_string(weight)}));
}

// What the title of a criterion has beside the keys that name it and take it away.
Vec title_room(const Drawing& d, const CriteriaPlan::Row& row) {
  const Box box = d.grid.title(row);
  return {std::max(40.0, box.width() - 10 - (d.grid.families.empty() ? 0 : 6) - (d.edits ? 2 * kSmallKey : 0)), box.height() - 4};
}

Lettering title_words(const Drawing& d, const CriteriaPlan::Row& row, const std::string& title, double size_mm) {
  text::Style style = d.style(d.frame.tokens.body, size_mm, 600);
  style.line_height_mm = style.size_mm * 1.15;  // two lines in a low row
  return fit_block(d.frame, title, style, title_room(d, row), d.least);
}

void draw_title(const Drawing& d, const CriteriaPlan::Row& row, const board::Row& record) {
  const Frame& frame = d.frame;
  const Box box = d.grid.title(row);
  const Brush brush = d.in(box);
  const Vec half = box.size() * 0.5;
  const Writing* writing = writing_of(frame, row.row);
  const std::string title = writing ? writing->text : shown(frame, record.title);
  const bool named = !title.empty();
  constexpr double button = kSmallKey;
  double right = half.x - 4;
  const auto small = [&](Icon icon, Action action, std::string_view label) {
    const Vec at{right - button / 2, 0};
    brush.icon(icon, at, 15, 1.6, frame.theme.ink2);
    d.canvas.area(Target::button(action, row.row.value), {d.pose(box).to_glass(at), d.grid.angle_deg()}, {button, std::min(button, box.height())},
                  frame.texts(label));
    right -= button;
  };
  const double before = d.grid.families.empty() ? 0 : 6;
  const Lettering words = title_words(d, row, named ? title : frame.texts("criteria.name_it"), d.title_mm);
  if (d.edits) small(Icon::trash, Action::remove_row, "criteria.remove");
  if (d.edits) small(Icon::pen, Action::rename_card, "criteria.name_it");
  const Vec top{-half.x + before, -words.layout->size.y / 2};
  brush.text(*words.layout, top, named ? frame.theme.ink : frame.theme.ink2);
  d.canvas.area({TargetKind::nothing}, {d.pose(box).to_glass(top + words.layout->size * 0.5), d.grid.angle_deg()}, words.layout->size, title, {},
                words.size_mm);
  if (!writing) return;
  const board::Seat* seat = seat_of(frame, writing->seat);
  const Colour colour = seat ? frame.tokens.person(seat->person).colour : frame.theme.ink;
  const text::Caret caret = words.layout->caret_at(named ? writing->caret : 0);
  brush.rounded(Box::at(top + caret.top, {1.8, caret.height_mm}), 0.9, colour);
  brush.border(Box::around({-3, 0}, box.size() - Vec{4, 4}), 4, 2.5, colour);
}

void draw_cells(const Drawing& d, const CriteriaPlan::Row& row, std::size_t c) {
  const Frame& frame = d.frame;
  const CriteriaPlan::Column& column = d.grid.columns[c];
  const bool counts = d.weighing.criteria[row.number].weight > 0;
  const text::Style figure = d.style(frame.tokens.body, std::clamp(d.grid.mark * 0.46, 13.0, 19.0), 600);
  for (std::size_t j = 0; d.grid.singles && j < d.grid.jury.size(); ++j) {
    const Box box = d.grid.cell(row, column, j);
    const Brush brush = d.in(box);
    const auto& mark = d.weighing.mark(row.number, c, j);
    const double radius = std::min(6.0, d.grid.mark * 0.16);
    const Box shape = Box::around({}, Vec{d.grid.mark, std::min(d.grid.mark, row.box.height() - 3)});
    if (mark) brush.rounded(shape, radius, frame.theme.line2);
    else brush.border(shape, radius, 1.2, frame.theme.line);
    if (mark) {
      const Lettering said = fit_line(frame, std::to_string(mark->value), figure, d.grid.mark, d.least);
      write(brush, said, {}, text::Align::centre, counts ? frame.theme.ink : frame.theme.ink2);
    }
    const Target target{d.marks ? TargetKind::mark_cell : TargetKind::nothing, row.row.value, cell_part(c, j)};
    const board::Seat* seat = seat_of(frame, d.grid.jury[j]);
    // Neighbours share what lies between them: a finger is wider than a small cell.
    d.canvas.area(target, d.pose(box), {d.grid.pitch, std::max(shape.height(), std::min(row.box.height() - 1, d.grid.pitch))},
                  frame.texts("criteria.mark_of", {seat ? seat->name : std::string()}), d.grid.jury[j], mark ? figure.size_mm : 0);
  }
  const Box box = d.grid.mean(row, column);
  const auto& mean = d.weighing.mean(row.number, c);
  const std::string said = mean ? workshop::mean_text(*mean, frame.texts.language()) : "–";
  text::Style style = d.style(frame.tokens.body, std::clamp(d.grid.text * 1.15, 13.0, 21.0), 640);
  style.tabular = true;
  const Lettering words = fit_line(frame, said, style, box.width(), d.least);
  write(d.in(box), words, {box.width() / 2, 0}, text::Align::right, mean && counts ? frame.theme.ink : frame.theme.ink2);
  // Where single marks have no room, a touch on the mean opens the marks of whose hand it is.
  Box whole = box;
  if (!d.grid.singles) whole.min.x = column.box.min.x + 2, whole.max.x = column.box.max.x - 2;
  const bool opens = d.marks && !d.grid.singles;
  d.canvas.area({opens ? TargetKind::mark_cell : TargetKind::nothing, row.row.value, cell_part(c, any_juror)}, d.pose(whole),
                {whole.width(), std::max(1.0, whole.height() - 2)}, said, {}, words.size_mm);
}

// As long as marks are missing, what leads does so for now.
std::string lead_said(const Drawing& d) {
  if (d.weighing.leading.size() > 1) return d.frame.texts("criteria.tie");
  return d.frame.texts(d.weighing.all_missing > 0 ? "criteria.leads_so_far" : "criteria.leads");
}

void draw_total(const Drawing& d, std::size_t c) {
  const Frame& frame = d.frame;
  const CriteriaPlan::Column& column = d.grid.columns[c];
  const Box box{{column.box.min.x, d.grid.total.min.y}, {column.box.max.x, d.grid.total.max.y}};
  const Brush brush = d.in(box);
  const auto& total = d.weighing.totals[c];
  const bool leads = d.weighing.leads(c), retained = d.decided() && d.weighing.items[c]->choice == 1;
  const double pad = std::clamp(12 * frame.plan.scale, 6.0, 12.0), half = box.width() / 2;
  text::Style style = d.style(frame.tokens.heading1, std::clamp(36 * frame.plan.scale, 20.0, 36.0), 640);
  style.tabular = true;
  const std::string said = total ? workshop::mean_text(*total, frame.texts.language()) : "–";
  const Lettering words = fit_line(frame, said, style, box.width() - 2 * pad, 13);
  write(brush, words, {half - pad, 0}, text::Align::right, leads ? frame.theme.valid : frame.theme.ink);
  // Two that lead are two: which one, the group says.
  std::string tag = retained ? frame.texts("criteria.retained") : !leads ? std::string() : lead_said(d);
  const std::size_t missing = d.weighing.missing[c];
  const bool waits = tag.empty() && missing > 0 && d.marks;
  if (waits) tag = frame.texts.count("criteria.missing", static_cast<long long>(missing));
  // Low on a wall, where hands reach.
  const board::Note& item = *d.weighing.items[c];
  const Target target = d.chooses && !d.decided() ? Target::button(Action::choose_item, item.id.value) : Target{TargetKind::nothing, item.id.value, 0};
  const double room = box.width() - 3 * pad - words.layout->size.x;
  if (tag.empty() || room < 4.2 * d.least) return d.canvas.area(target, d.pose(box), box.size(), d.name(item) + " " + said, {}, words.size_mm);
  const Lettering label =
      fit_block(frame, tag, d.style(frame.tokens.label, std::clamp(d.grid.text * 0.82, 10.5, 15.0), 600), {room, box.height() - 6}, d.least);
  if (!label.layout->cut) brush.text(*label.layout, {-half + pad, -label.layout->size.y / 2}, waits ? frame.theme.ink2 : frame.theme.valid);
  d.canvas.area(target, d.pose(box), box.size(), d.name(item) + " " + said + " " + tag, {}, std::min(words.size_mm, label.size_mm));
}

// Of several families, whose a criterion is; at the end of each the key for another one.
void draw_families(const Drawing& d) {
  const Frame& frame = d.frame;
  for (const CriteriaPlan::Family& family : d.grid.families) {
    const auto number = static_cast<std::size_t>(family.number);
    if (number < 1 || number > d.sheet.criteria.size()) continue;
    const Brush brush = d.in(family.title);
    const std::string name = shown(frame, d.sheet.criteria[number - 1].title.in(frame.texts.language()));
    const double high = family.title.height(), half = family.title.width() / 2;
    brush.rounded(Box::around({}, family.title.size() - Vec{0, 2}), 3, frame.theme.sheet2.with_alpha(0.6));
    const double key = d.edits ? std::min(high - 2, 28.0) : 0;
    const Lettering title =
        fit_line(frame, name, d.style(frame.tokens.label, std::clamp(d.grid.text * 0.9, 10.5, 16.0), 640), d.grid.weights.max.x - key - 14, d.least);
    write(brush, title, {-half + 6, 0}, text::Align::left, frame.theme.ink2);
    d.canvas.area({TargetKind::nothing}, d.pose(family.title), family.title.size(), name, {}, title.size_mm);
    if (!d.edits) continue;
    const Vec at{-half + 6 + title.layout->size.x + 10 + key / 2, 0};
    brush.icon(Icon::plus, at, 16, 1.8, frame.theme.ink);
    d.canvas.area(Target::button(Action::add_card, number), {d.pose(family.title).to_glass(at), d.grid.angle_deg()}, {key, key}, frame.texts("criteria.add"));
  }
}

// Everybody's sign: a touch takes somebody out of the jury and back into it.
double draw_jury(const Drawing& d, const Brush& brush, double left, double room) {
  const Frame& frame = d.frame;
  const double key = 32, label = 13;
  const Lettering words = fit_line(frame, frame.texts("criteria.jury"), sized(frame.tokens.label, label, 600), 80, d.least);
  std::vector<const board::Seat*> seats;
  for (const Id id : frame.plan.seats)
    if (const board::Seat* seat = seat_of(frame, id)) seats.push_back(seat);
  const text::Style style = sized(frame.tokens.label, label, 600);
  double names = 0;
  for (const board::Seat* seat : seats) names += frame.type.layout(seat->name, style)->size.x + 16;
  const double bare = words.layout->size.x + 14 + static_cast<double>(seats.size()) * key;
  const bool named = bare + names <= room;
  if (bare > room) return left;
  write(brush, words, {left, 0}, text::Align::left, frame.theme.ink2);
  double x = left + words.layout->size.x + 10;
  const bool can = (d.weighs || d.marks) && !d.decided();
  for (const board::Seat* seat : seats) {
    const double wide = key + (named ? frame.type.layout(seat->name, style)->size.x + 12 : 0);
    const Vec at{x + key / 2, 0};
    if (seat->off_jury) {
      brush.ring(at, 11, 1.6, frame.theme.ink3);
      brush.line(at + Vec{-7, 7}, at + Vec{7, -7}, 1.6, frame.theme.ink3);
    } else {
      draw_mark(frame, brush, static_cast<int>(seat->person), at, 24);
    }
    if (named)
      write(brush, fit_line(frame, seat->name, style, wide, label), {x + key + 1, 0}, text::Align::left, seat->off_jury ? frame.theme.ink2 : frame.theme.ink);
    const Pose middle{brush.pose().to_glass({x + wide / 2, 0}), d.grid.angle_deg()};
    d.canvas.area({can ? TargetKind::juror : TargetKind::nothing, seat->id.value, 0}, middle, {wide, key}, seat->name, {}, named ? label : 0);
    x += wide + (named ? 4 : 0);
  }
  return x;
}

void draw_foot(const Drawing& d) {
  const Frame& frame = d.frame;
  const Box foot = d.grid.foot;
  const Brush brush = d.in(foot);
  const double half = foot.width() / 2, high = std::min(44.0, foot.height() - 6);
  double right = half;
  const text::Style style = sized(frame.tokens.body, 16, 600);
  const auto button = [&](Icon icon, Target target, const std::string& label, bool strong, double most) {
    ButtonLook look;
    look.icon = icon;
    look.label = label;
    look.strong = strong;
    const double wide = label.empty() ? high : std::min(most, frame.type.layout(label, style)->size.x + 70);
    draw_button(frame, d.canvas, {d.pose(foot).to_glass({right - wide / 2, 2}), d.grid.angle_deg()}, {wide, high}, target, look);
    right -= wide + 8;
  };
  if (!frame.for_photo && d.chooses) {
    const board::Note* item = workshop::to_retain(d.weighing);
    const double most = std::max(120.0, foot.width() * 0.4);
    if (d.decided()) button(Icon::undo, Target::button(Action::choose_again), frame.texts("list.choose_again"), false, most);
    else if (item) button(Icon::check, Target::button(Action::retain, item->id.value), frame.texts("criteria.retain", {d.name(*item)}), true, most);
  }
  const auto rows = [&](std::size_t count, const char* key) { return frame.texts.count(key, static_cast<long long>(count)); };
  const bool narrow = foot.width() < 620;
  if (!frame.for_photo && d.grid.after > 0)
    button(Icon::chevron_right, Target::button(Action::rows_after), narrow ? std::string() : rows(d.grid.after, "table.rows_after"), false, 240);
  if (!frame.for_photo && d.grid.before > 0)
    button(Icon::chevron_left, Target::button(Action::rows_before), narrow ? std::string() : rows(d.grid.before, "table.rows_before"), false, 240);
  if (d.edits && d.grid.families.empty())
    button(Icon::plus, Target::button(Action::add_card, 1), narrow ? std::string() : frame.texts("criteria.add"), false, 280);
  const double left = draw_jury(d, brush, -half, right + half - 12);
  if (frame.for_photo || (!d.marks && !d.chooses) || d.decided() || right - left < 120) return;
  // Where nothing leads alone the group says which one.
  const std::string hint = d.chooses && !workshop::to_retain(d.weighing)
                               ? frame.texts("criteria.choose_hint")
                               : frame.texts("criteria.hint", {std::to_string(d.sheet.least_mark), std::to_string(d.sheet.most_mark)});
  const Lettering words = fit_line(frame, hint, sized(frame.tokens.label, 14, 540), right - left - 24, d.least);
  if (!words.layout->cut) write(brush, words, {(left + right) / 2, 0}, text::Align::centre, frame.theme.ink2);
}

}  // namespace

CriteriaNow criteria_now(const Frame& frame) {
  if (!frame.definition || !frame.plan.criteria) return {};
  CriteriaNow now{workshop::current_sheet(*frame.definition, frame.board), step_now(frame), false};
  now.open = now.step && !frame.board.workshop().closed && !frame.for_photo;
  return now;
}

void draw_criteria(const Frame& frame, Canvas& canvas) {
  const CriteriaNow setting = criteria_now(frame);
  if (!setting.sheet) return;
  const workshop::Weighing weighing = workshop::weigh(frame.board, *setting.sheet);
  const board::Sheet* record = frame.board.sheets.find(frame.plan.sheet_id);
  Drawing d{frame, canvas, *frame.plan.criteria, *setting.sheet, weighing, record};
  const bool decided = record && record->decided;
  d.marks = setting.open && setting.step->allow.mark && !decided;
  d.weighs = setting.open && setting.step->allow.weigh;
  d.edits = setting.open && setting.step->allow.row;
  d.chooses = setting.open && setting.step->allow.choose;
  // At a table people stand over it, and lean in.
  d.least = std::min(frame.plan.glass.mode == Mode::wall ? 13.0 : 10.5, least_lettering(frame.plan, frame.tokens));
  const CriteriaPlan& grid = d.grid;
  d.title_mm = grid.text;
  for (const CriteriaPlan::Row& row : grid.rows)
    if (const board::Row* each = frame.board.rows.find(row.row))
      d.title_mm = std::min(d.title_mm, title_words(d, row, shown(frame, each->title), grid.text).size_mm);
  canvas.thing(100);
  draw_papers(d);
  draw_lines(d);
  canvas.thing(101);
  draw_head(d);
  draw_families(d);
  const std::size_t columns = std::min(grid.columns.size(), weighing.items.size());
  for (std::size_t c = 0; c < columns; ++c) draw_column_head(d, c);
  for (const CriteriaPlan::Row& row : grid.rows) {
    const board::Row* each = frame.board.rows.find(row.row);
    if (!each || row.number >= weighing.criteria.size() || weighing.criteria[row.number].row != row.row) continue;
    canvas.thing(row.row.value);
    draw_weight(d, row, each->weight);
    draw_title(d, row, *each);
    for (std::size_t c = 0; c < columns; ++c) draw_cells(d, row, c);
  }
  canvas.thing(102);
  const Box total{{0, grid.total.min.y}, {grid.weights.max.x, grid.total.max.y}};
  const Lettering words =
      fit_line(frame, frame.texts("criteria.total"), d.style(frame.tokens.heading2, std::clamp(20 * frame.plan.scale, 13.0, 22.0)), total.width() - 6, d.least);
  write(d.in(total), words, {-total.width() / 2, 0}, text::Align::left, frame.theme.ink);
  canvas.area({TargetKind::nothing}, d.pose(total), total.size(), frame.texts("criteria.total"), {}, words.size_mm);
  for (std::size_t c = 0; c < columns; ++c) draw_total(d, c);
  if (columns == 0) {
    const Box body{{grid.weights.max.x, grid.head.max.y}, {grid.head.max.x, grid.total.min.y}};
    const Lettering none = fit_block(frame, frame.texts("criteria.no_items"), d.style(frame.tokens.heading3, 18), body.size() - Vec{20, 10}, d.least);
    d.in(body).text(*none.layout, none.layout->size * -0.5, frame.theme.ink2);
  }
  canvas.thing(103);
  draw_foot(d);
  if (!grid.side) return;
  canvas.thing(104);
  const Brush line = d.in(*grid.side);
  const Vec half = grid.side->size() * 0.5;
  line.rounded({{-half.x - 13, -half.y}, {-half.x - 12, half.y}}, 0, frame.theme.line);
  draw_costs_beside(frame, canvas, grid.pose(*grid.side), grid.side->size(), setting.sheet->costs);
}

}  // namespace scene
