// A planning: names of months over dotted lines, lanes for the levels, from each key moment a line down through all of them, and in
// brick the day that it is.
#include <algorithm>
#include <cmath>

#include "scene/draw_rounds.h"
#include "scene/layouts.h"
#include "workshop/agenda.h"
#include "workshop/cells.h"
#include "workshop/months.h"

namespace scene {
namespace {

struct Drawing {
  const Frame& frame;
  Canvas& canvas;
  const TablePlan& table;
  const workshop::Sheet& sheet;
  bool writes = false, edits = false;
  double least = 10.5;
  double angle() const { return table.angle_deg(); }
  Brush in(const Box& box) const { return canvas.brush({box.centre(), angle()}); }
};

// "Juillet", "Juil." where there is less room, with its year where another begins.
std::string name_of(const Frame& frame, std::int64_t month, const text::Style& style, double width, bool with_year) {
  const std::string number = std::to_string(workshop::month_in_year(month));
  const std::string year = with_year ? " " + std::to_string(workshop::year_of(month)) : std::string();
  const std::string whole = frame.texts("planning.month_" + number), brief = frame.texts("planning.brief_" + number);
  for (const std::string& words : {whole + year, brief + year, whole})
    if (frame.type.layout(words, style)->size.x <= width) return words;
  return brief;
}

void draw_months(const Drawing& d, const std::vector<std::int64_t>& months, std::int64_t now) {
  const Frame& frame = d.frame;
  const double size = std::max(21 * frame.plan.scale, d.least + 1);
  for (std::size_t c = 0; c < d.table.columns.size() && c < months.size(); ++c) {
    const Box head = d.table.columns[c].head;
    const bool last = c + 1 == d.table.columns.size();
    const double beside = last && d.table.add_month && d.edits ? d.table.add_month->width() + 4 : 0;
    const text::Style style = sized(frame.tokens.heading3, size);
    const bool with_year = c == 0 || workshop::month_in_year(months[c]) == 1;
    const double room = head.width() - 6 - beside;
    const std::string words = name_of(frame, months[c], style, room, with_year);
    const Lettering title = fit_line(frame, words, style, room, d.least);
    write(d.in(head), title, {-beside / 2, 0}, text::Align::centre, months[c] == now ? frame.theme.now : frame.theme.ink);
    d.canvas.area({TargetKind::nothing}, {Pose{head.centre(), d.angle()}.to_glass({-beside / 2, 0}), d.angle()}, title.layout->size, words, {}, title.size_mm);
  }
  if (!d.table.add_month || !d.edits) return;
  ButtonLook look;
  look.icon = Icon::plus;
  draw_button(frame, d.canvas, {d.table.add_month->centre(), d.angle()}, d.table.add_month->size(), Target::button(Action::add_month), look);
  d.canvas.areas.back().label = frame.texts("planning.add_month");
}

void draw_lanes(const Drawing& d) {
  const Frame& frame = d.frame;
  const Brush brush = d.canvas.brush();
  const double k = frame.plan.scale;
  for (std::size_t r = 1; r < d.table.rows.size(); ++r) {
    const TablePlan::Row& row = d.table.rows[r];
    const Box lane = d.table.turned ? Box{row.box.min, {row.handle.min.x, row.box.max.y}} : Box{{row.handle.max.x, row.box.min.y}, row.box.max};
    brush.rounded(lane, frame.tokens.radius_sheet, frame.theme.paper.with_alpha(frame.theme.night ? 0.5 : 0.72));
    for (std::size_t c = 1; c < d.table.columns.size(); ++c) {
      const double x = d.table.turned ? d.table.columns[c].head.max.x : d.table.columns[c].head.min.x;
      brush.dotted_line({x, lane.min.y + 3}, {x, lane.max.y - 3}, 1.6, 6.4, frame.theme.line);
    }
    const board::Row* record = frame.board.rows.find(row.row);
    const workshop::Sheet::Level* level = record ? d.sheet.level(record->key) : nullptr;
    if (!level) continue;
    const double wide = row.handle.width() - std::max(12 * k, 6.0), high = row.handle.height() - 4;
    const Brush in = d.in(row.handle);
    const std::string name = shown(frame, level->title.in(frame.texts.language())), more = shown(frame, level->detail.in(frame.texts.language()));
    const text::Style style = sized(frame.tokens.heading3, std::max(20 * k, d.least));
    const Lettering title = fit_block(frame, name, style, {wide, high}, d.least);
    double down = -title.layout->size.y / 2;
    Lettering detail;
    if (!more.empty()) {
      // Half of what it says says less than nothing of it.
      const text::Style small = sized(frame.tokens.body, std::max(14 * k, d.least));
      const auto whole = frame.type.layout(more, small, wide);
      if (title.layout->size.y + whole->size.y + 1 <= high && whole->size.x <= wide + 0.5) detail = {whole, small.size_mm, wide};
      if (detail.layout) down -= (detail.layout->size.y + 1) / 2;
    }
    in.text(*title.layout, {-row.handle.width() / 2, down}, frame.theme.ink);
    if (detail.layout) in.text(*detail.layout, {-row.handle.width() / 2, down + title.layout->size.y + 1}, frame.theme.ink2);
    d.canvas.area({TargetKind::nothing}, {row.handle.centre(), d.angle()}, row.handle.size(), name, {}, detail.layout ? detail.size_mm : title.size_mm);
  }
}

// Down from its flag, at the beginning of its month.
void draw_moment_lines(const Drawing& d) {
  const Frame& frame = d.frame;
  const Brush brush = d.canvas.brush();
  const double end = d.table.turned ? d.table.body.min.y : d.table.body.max.y, side = d.table.turned ? -1 : 1;
  for (const TablePlan::Cell& cell : d.table.rows.front().cells)
    for (const Id note : cell.notes) {
      const auto place = d.table.places.find(note);
      if (place == d.table.places.end()) continue;
      const double high = d.table.flag, x = place->second.at.x - side * (place->second.width_mm / 2 - high * 0.34);
      const Vec from{x, place->second.at.y + side * high * 0.24};
      brush.line(from, {x, end}, std::max(1.0, 1.5 * frame.plan.scale), frame.theme.ink.with_alpha(0.55));
    }
}

void draw_today(const Drawing& d, const std::vector<std::int64_t>& months) {
  const Frame& frame = d.frame;
  if (months.empty()) return;
  const double since = static_cast<double>(workshop::month_of(frame.wall_ms) - months.front()) + workshop::into_month(frame.wall_ms);
  const auto x = d.table.month_at(since);
  if (!x) return;
  const double end = d.table.turned ? d.table.body.min.y : d.table.body.max.y;
  const double begin = d.table.point({0, d.table.head.height() - 5}).y, k = frame.plan.scale;
  const Brush brush = d.canvas.brush();
  brush.line({*x, begin}, {*x, end}, std::max(1.8, 2.6 * k), frame.theme.now);
  brush.disc({*x, begin}, std::max(4.0, 6 * k), frame.theme.now);
}

void draw_add_moment(const Drawing& d) {
  const TablePlan::Row& row = d.table.rows.front();
  if (!row.add || !d.writes || !row.row) return;
  const Frame& frame = d.frame;
  ButtonLook look;
  look.icon = Icon::plus;
  const std::string& label = frame.texts("planning.moment");
  draw_button(frame, d.canvas, {row.add->centre(), d.angle()}, row.add->size(), Target::button(Action::add_line, row.row.value), look);
  d.canvas.areas.back().label = frame.texts("planning.add_moment");
  const double wide = row.handle.width() - row.add->width() - 14;
  const Lettering words = fit_line(frame, label, sized(frame.tokens.body, std::max(15 * frame.plan.scale, d.least)), wide, d.least);
  write(d.canvas.brush({row.add->centre(), d.angle()}), words, {row.add->width() / 2 + 8, 0}, text::Align::left, frame.theme.ink2);
}

}  // namespace

void draw_planning(const Frame& frame, Canvas& canvas) {
  const workshop::Sheet* sheet = frame.definition ? workshop::current_sheet(*frame.definition, frame.board) : nullptr;
  if (!sheet || !frame.plan.table || frame.plan.table->rows.empty()) return;
  const workshop::Step* step = step_now(frame);
  const bool open = step && !frame.board.workshop().closed && !frame.for_photo;
  const Drawing d{frame, canvas, *frame.plan.table, *sheet, open && step->allow.write, open && step->allow.row, least_lettering(frame.plan, frame.tokens)};
  const auto months = workshop::months_of(*sheet, frame.board.sheets.find(frame.plan.sheet_id));
  canvas.thing(100);
  draw_lanes(d);
  canvas.thing(101);
  draw_moment_lines(d);
  draw_today(d, months);
  canvas.thing(102);
  draw_months(d, months, workshop::month_of(frame.wall_ms));
  draw_add_moment(d);
  const Box asks = d.table.rows.front().handle;
  if (!frame.plan.tent && frame.plan.glass.mode == Mode::table) {  // a low sheet, which has no tent
    const Box corner{{asks.min.x, std::min(d.table.head.min.y, asks.min.y)}, {asks.max.x, d.table.head.max.y}};
    const Lettering asked = fit_block(frame, asked_now(frame).question, sized(frame.tokens.body, std::max(15 * frame.plan.scale, d.least)),
                                      {asks.width() - 6, d.table.head.height() - 6}, std::min(d.least, frame.tokens.micro.size_mm * 0.7));
    canvas.brush({corner.centre(), d.angle()}).text(*asked.layout, {-corner.width() / 2, -asked.layout->size.y / 2 - 2}, frame.theme.ink2);
  }
  bool bare = true;
  for (std::size_t r = 1; r < d.table.rows.size(); ++r) bare &= d.table.rows[r].is_empty();
  if (!bare || frame.for_photo || !d.writes || d.table.rows.size() < 2) return;
  const Box lane = d.table.rows[1].box;
  const Lettering invite = fit_line(frame, frame.texts("planning.empty"), sized(frame.tokens.heading3, std::max(20 * frame.plan.scale, d.least)),
                                    d.table.body.width() - 40, d.least);
  write(canvas.brush({{d.table.body.centre().x, lane.centre().y}, d.angle()}), invite, {}, text::Align::centre, frame.theme.ink2);
}

}  // namespace scene
