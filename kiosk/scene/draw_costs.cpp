// A sheet of costs: what is filled in, what is not yet, and what it comes to. A blank is never taken for nothing: sums with one in them
// say that they are not complete.
#include "scene/draw_costs.h"

#include <algorithm>
#include <cmath>

#include "scene/draw_one_by_one.h"
#include "scene/draw_rounds.h"
#include "scene/layouts.h"
#include "workshop/agenda.h"
#include "workshop/costs.h"
#include "workshop/one_by_one.h"

namespace scene {
namespace {

using Unit = workshop::Sheet::CostFamily::Unit;
using Every = workshop::Sheet::CostFamily::Every;

struct Drawing {
  const Frame& frame;
  Canvas& canvas;
  const CostsPlan& plan;
  const workshop::Sheet& sheet;
  const workshop::Costs& costs;
  bool fills = false, edits = false;
  double least = 10.5;
  double angle() const { return plan.angle_deg(); }
  Pose pose(const Box& box) const { return {box.centre(), angle()}; }
  Brush in(const Box& box) const { return canvas.brush(pose(box)); }
};

std::string amount(const Frame& frame, std::int64_t value, Unit unit) {
  if (unit == Unit::euro) return workshop::in_euros(value, frame.texts.language());
  // The count chooses the word, and is written as figures are.
  std::string said = frame.texts.count("costs.days", value);
  const std::string plain = std::to_string(value);
  if (const auto at = said.find(plain); at != std::string::npos) said.replace(at, plain.size(), workshop::grouped(value, frame.texts.language()));
  return said;
}

std::string years_text(const Frame& frame, int years) { return frame.texts.count("costs.years", years); }

std::string name_of(const Frame& frame, Id item) {
  const board::Note* note = frame.board.notes.find_live(item);
  return note ? shown(frame, note->text.empty() ? frame.texts("list.unnamed") : note->text) : std::string();
}

const Writing* writing_of(const Frame& frame, Id row) {
  for (const Writing& w : frame.preview.writings)
    if (w.kind == board::RecordKind::row && w.record == row) return &w;
  return nullptr;
}

text::Style figures(const text::Style& like, double size, int weight) {
  text::Style style = sized(like, size, weight);
  style.tabular = true;
  return style;
}

void draw_heads(const Drawing& d) {
  const Frame& frame = d.frame;
  const double k = frame.plan.scale;
  for (std::size_t i = 0; i < d.plan.heads.size(); ++i) {
    const Box head = d.plan.heads[i];
    const double margin = std::clamp(12 * k, 5.0, 12.0), disc = std::clamp(34 * k, 20.0, 34.0);
    const double low = std::min(head.height(), std::max(74 * k, 40.0));  // a head that is higher than that has its name at its foot
    const Brush brush = d.in(head).at({{0, (head.height() - low) / 2}, 0});
    const bool lettered = head.width() > 96;
    const double left = -head.width() / 2 + margin + (lettered ? disc + 7 : 0);
    if (lettered) draw_letter(frame, brush, workshop::item_letter(i), {-head.width() / 2 + margin + disc / 2, 0}, disc, false);
    const std::string name = name_of(frame, d.plan.items[i]);
    const Lettering said =
        fit_block(frame, name, sized(frame.tokens.heading3, std::max(20 * k, d.least)), {head.width() / 2 - margin - left, low - 6}, d.least);
    brush.text(*said.layout, {left, -said.layout->size.y / 2}, frame.theme.ink);
    d.canvas.area({TargetKind::nothing}, d.pose(head), head.size(), name, {}, said.size_mm);
  }
  if (d.plan.heads.empty()) {
    const Lettering empty =
        fit_line(frame, frame.texts("costs.empty"), sized(frame.tokens.heading3, std::max(20 * k, 14.0)), d.plan.room.width() * 0.6, d.least);
    write(d.in(d.plan.room), empty, {}, text::Align::centre, frame.theme.ink2);
  }
  const bool asks = !frame.plan.tent && frame.plan.glass.mode == Mode::table;  // a low sheet, which has no tent
  if (!asks) return;
  const Lettering asked =
      fit_block(frame, asked_now(frame).question, sized(frame.tokens.heading3, std::max(18 * k, d.least)), d.plan.corner.size() - Vec{10, 6}, d.least);
  const Box corner = d.plan.corner;
  d.in(corner).text(*asked.layout, {-corner.width() / 2, -asked.layout->size.y / 2}, frame.theme.ink2);
}

void draw_family(const Drawing& d, const CostsPlan::Family& family) {
  const Frame& frame = d.frame;
  const workshop::Sheet::CostFamily& of = d.sheet.cost_families[family.number];
  const double k = frame.plan.scale, wide = family.head.width();
  const Brush brush = d.in(family.head);
  const double foot = family.head.height() / 2;
  brush.rounded({{-wide / 2, foot - 0.6}, {wide / 2, foot + 0.6}}, 0, frame.theme.line);
  const std::string unit = frame.texts(of.unit == Unit::euro ? (of.every == Every::once ? "costs.euros_once" : "costs.euros_yearly")
                                                             : (of.every == Every::once ? "costs.days_once" : "costs.days_yearly"));
  const std::string name = shown(frame, of.title.in(frame.texts.language()));
  // Over its lines' names, which stand beside what changes them.
  const Box corner = d.plan.corner;
  const double indent = d.plan.turned ? d.plan.room.max.x - corner.max.x : corner.min.x - d.plan.room.min.x;
  const double left = indent - wide / 2, room = corner.width() - 4;
  const Lettering said = fit_line(frame, name, sized(frame.tokens.heading3, std::max(19 * k, d.least)), room, d.least);
  write(brush, said, {left, 1}, text::Align::left, frame.theme.ink);
  d.canvas.area({TargetKind::nothing}, {d.pose(family.head).to_glass({left + room / 2, 0}), d.angle()}, {room, family.head.height()}, name, {}, said.size_mm);
  const Lettering counted =
      fit_line(frame, unit, sized(frame.tokens.label, std::max(14 * k, d.least)), std::max(40.0, wide - indent - corner.width() - 12), d.least);
  write(brush, counted, {wide / 2 - 8, 1}, text::Align::right, frame.theme.ink2);
  if (!d.edits) return;
  ButtonLook look;
  look.icon = Icon::plus;
  draw_button(frame, d.canvas, d.pose(family.add), family.add.size(), Target::button(Action::add_cost_line, family.number + 1), look);
  d.canvas.areas.back().label = frame.texts("costs.add_line");
}

void draw_title(const Drawing& d, const CostsPlan::Line& line) {
  const Frame& frame = d.frame;
  const board::Row* record = frame.board.rows.find(line.row);
  if (!record) return;
  const Writing* writing = writing_of(frame, line.row);
  const std::string title = writing ? writing->text : shown(frame, record->title);
  const Brush brush = d.in(line.title);
  const double wide = line.title.width();
  const Lettering said = fit_block(frame, title.empty() ? frame.texts("costs.name_line") : title, sized(frame.tokens.body, d.plan.text, 520),
                                   {wide - 8, line.title.height() - 2}, d.least);
  const Vec top{-wide / 2, -said.layout->size.y / 2};
  brush.text(*said.layout, top, title.empty() ? frame.theme.ink2 : frame.theme.ink);
  const Target target = d.edits ? Target::button(Action::rename_card, line.row.value) : Target{TargetKind::nothing};
  d.canvas.area(target, d.pose(line.title), line.title.size(), title.empty() ? frame.texts("costs.name_line") : title, {}, said.size_mm);
  if (writing) {
    const board::Seat* seat = frame.board.seats.find(writing->seat);
    const Colour colour = seat ? frame.tokens.person(seat->person).colour : frame.theme.ink;
    const text::Caret caret = said.layout->caret_at(title.empty() ? 0 : writing->caret);
    brush.rounded(Box::at(top + caret.top, {1.8, caret.height_mm}), 0.9, colour);
    brush.border(Box::around({}, line.title.size()), 3, 2, colour);
  }
  if (!d.edits) return;
  d.in(line.remove).icon(Icon::trash, {}, 14, 1.5, frame.theme.ink3);
  d.canvas.area(Target::button(Action::remove_row, line.row.value), d.pose(line.remove), line.remove.size(), frame.texts("costs.remove_line"));
}

void draw_line(const Drawing& d, std::size_t number) {
  const Frame& frame = d.frame;
  const CostsPlan::Line& line = d.plan.lines[number];
  d.canvas.thing(7100 + line.row.value);
  draw_title(d, line);
  const auto it = std::find_if(d.costs.lines.begin(), d.costs.lines.end(), [&](const auto& each) { return each.row == line.row; });
  if (it == d.costs.lines.end()) return;
  const Unit unit = d.sheet.cost_families[line.family].unit;
  const std::string title = frame.board.rows.find(line.row) ? shown(frame, frame.board.rows.find(line.row)->title) : std::string();
  for (std::size_t i = 0; i < line.cells.size(); ++i) {
    const Box cell = line.cells[i];
    const Brush brush = d.in(cell);
    const Box inset = Box::around({}, cell.size() - Vec{4, 3});
    const auto value = it->numbers[i];
    brush.rounded(inset, 4, value ? frame.theme.sheet2 : frame.theme.sheet2.with_alpha(0.5));
    if (!value) brush.border(inset, 4, 0.8, frame.theme.line);
    const std::string words = value ? amount(frame, *value, unit) : std::string();
    double size = 0;
    if (value) {
      const Lettering said = fit_line(frame, words, figures(frame.tokens.body, d.plan.text, 600), inset.width() - 8, d.least);
      size = said.size_mm;
      write(brush, said, {inset.max.x - 6, 0}, text::Align::right, frame.theme.ink);
    } else {
      brush.line({inset.max.x - 15, 0}, {inset.max.x - 7, 0}, 1.3, frame.theme.ink3);
    }
    const std::string label = title + " · " + workshop::item_letter(i) + (value ? " · " + words : std::string());
    const Target target = d.fills ? Target{TargetKind::figure, line.row.value, d.plan.items[i].value} : Target{TargetKind::nothing};
    d.canvas.area(target, d.pose(cell), cell.size(), label, {}, size);
  }
}

void draw_sums(const Drawing& d) {
  const Frame& frame = d.frame;
  const double k = frame.plan.scale;
  using What = CostsPlan::Sum::What;
  for (const CostsPlan::Sum& sum : d.plan.sums) {
    d.canvas.thing(7010 + static_cast<std::uint64_t>(sum.what));
    const bool total = sum.what == What::total;
    const Brush brush = d.in(sum.title);
    const Box top = d.plan.facing({{0, 0}, {d.plan.room.width(), 1}});
    if (sum.what == What::once) {
      const double y = d.plan.turned ? sum.title.max.y + 3 : sum.title.min.y - 3;
      d.canvas.brush().rounded({{top.min.x, y - 1.1}, {top.max.x, y + 1.1}}, 0, frame.theme.ink);
    }
    const char* key = sum.what == What::once ? "costs.once" : sum.what == What::yearly ? "costs.yearly" : total ? "costs.total" : "costs.own_time";
    const double size = total ? std::max(d.plan.text * 1.15, 20 * k) : d.plan.text;
    const Lettering said =
        fit_line(frame, frame.texts(key), sized(total ? frame.tokens.heading3 : frame.tokens.body, size, total ? 640 : 560), sum.title.width(), d.least);
    write(brush, said, {-sum.title.width() / 2, 0}, text::Align::left, frame.theme.ink);
    d.canvas.area({TargetKind::nothing}, d.pose(sum.title), sum.title.size(), frame.texts(key), {}, said.size_mm);
    for (std::size_t i = 0; i < sum.cells.size() && i < d.costs.of.size(); ++i) {
      const workshop::Costs::OfItem& of = d.costs.of[i];
      const workshop::Amount& is = sum.what == What::once ? of.once : sum.what == What::yearly ? of.yearly : total ? of.total : of.days;
      const Box cell = sum.cells[i];
      const Brush in = d.in(cell);
      const double right = cell.width() / 2 - 8, room = cell.width() - 12;
      std::string words = is.empty() ? frame.texts("costs.nothing_yet") : amount(frame, is.sum, sum.what == What::days ? Unit::days : Unit::euro);
      const bool part = !is.empty() && !is.complete();
      const double up = part && total ? -cell.height() * 0.17 : 0;
      const Lettering number = fit_line(
          frame, words, figures(total ? frame.tokens.heading2 : frame.tokens.body, part && total ? size * 0.92 : size, total ? 660 : 600), room, d.least);
      write(in, number, {right, up}, text::Align::right, is.complete() && !is.empty() ? frame.theme.ink : frame.theme.ink2);
      double least = number.size_mm;
      if (part && total) {
        Lettering missing = fit_line(frame, frame.texts.count("costs.missing", static_cast<long long>(is.blank)),
                                     sized(frame.tokens.label, std::max(12 * k, d.least), 560), room, d.least);
        // In a narrow column the number of blanks says it.
        if (missing.layout->cut)
          missing = fit_line(frame, frame.texts("costs.missing_short", {std::to_string(is.blank)}), sized(frame.tokens.label, d.least, 560), room, d.least);
        write(in, missing, {right, cell.height() * 0.29}, text::Align::right, frame.theme.now);
        least = std::min(least, missing.size_mm);
      }
      d.canvas.area({TargetKind::nothing}, d.pose(cell), cell.size(), words, {}, least);
    }
  }
}

void draw_years(const Drawing& d) {
  const Frame& frame = d.frame;
  d.canvas.thing(7020);
  const Lettering years = fit_line(frame, years_text(frame, d.costs.years), figures(frame.tokens.body, d.plan.text, 640), d.plan.years.width() - 2, d.least);
  write(d.in(d.plan.years), years, {}, text::Align::centre, frame.theme.ink);
  d.canvas.area({TargetKind::nothing}, d.pose(d.plan.years), d.plan.years.size(), years_text(frame, d.costs.years), {}, years.size_mm);
  if (!d.fills) return;
  const auto key = [&](const Box& box, Icon icon, Action action, const char* label, bool enabled) {
    ButtonLook look;
    look.icon = icon;
    look.enabled = enabled;
    draw_button(frame, d.canvas, d.pose(box), box.size(), Target::button(action), look);
    d.canvas.areas.back().label = frame.texts(label);
  };
  key(d.plan.fewer, Icon::minus, Action::fewer_years, "costs.fewer_years", d.costs.years > 1);
  key(d.plan.more, Icon::plus, Action::more_years, "costs.more_years", d.costs.years < workshop::kMostYears);
}

void draw_pages(const Drawing& d) {
  if (!d.plan.foot || d.frame.for_photo) return;
  const Frame& frame = d.frame;
  d.canvas.thing(7021);
  const Box foot = *d.plan.foot;
  double x = -foot.width() / 2;
  const auto button = [&](Icon icon, Action action, const std::string& label) {
    ButtonLook look;
    look.icon = icon;
    look.label = label;
    const double wide = frame.type.layout(label, sized(frame.tokens.body, 16, 600))->size.x + 70;
    draw_button(frame, d.canvas, {d.pose(foot).to_glass({x + wide / 2, 0}), d.angle()}, {wide, foot.height() - 6}, Target::button(action), look);
    x += wide + 10;
  };
  if (d.plan.before > 0) button(Icon::chevron_left, Action::rows_before, frame.texts.count("table.rows_before", static_cast<long long>(d.plan.before)));
  if (d.plan.after > 0) button(Icon::chevron_right, Action::rows_after, frame.texts.count("table.rows_after", static_cast<long long>(d.plan.after)));
}

}  // namespace

void draw_costs(const Frame& frame, Canvas& canvas) {
  const workshop::Sheet* sheet = frame.definition ? workshop::current_sheet(*frame.definition, frame.board) : nullptr;
  if (!sheet || !frame.plan.costs) return;
  const workshop::Step* step = step_now(frame);
  const bool open = step && !frame.board.workshop().closed && !frame.for_photo;
  const workshop::Costs costs = workshop::costs_of(*sheet, frame.board, frame.plan.sheet_id);
  const Drawing d{
      frame, canvas, *frame.plan.costs, *sheet, costs, open && step->allow.cost, open && step->allow.row, least_lettering(frame.plan, frame.tokens)};
  canvas.thing(7000);
  draw_heads(d);
  for (const CostsPlan::Family& family : d.plan.families) {
    canvas.thing(7001 + family.number);
    draw_family(d, family);
  }
  for (std::size_t i = 0; i < d.plan.lines.size(); ++i) draw_line(d, i);
  draw_sums(d);
  draw_years(d);
  draw_pages(d);
}

void draw_costs_beside(const Frame& frame, Canvas& canvas, const Pose& middle, Vec size, std::string_view costs_sheet) {
  const workshop::Sheet* sheet = frame.definition ? frame.definition->sheet(costs_sheet) : nullptr;
  if (!sheet || sheet->layout != workshop::Layout::costs) return;
  Id record;
  for (const board::Sheet& each : frame.board.sheets)
    if (each.key == sheet->id) record = each.id;
  const workshop::Costs costs = workshop::costs_of(*sheet, frame.board, record);
  const double k = frame.plan.scale, least = least_lettering(frame.plan, frame.tokens);
  const double title = std::max(44 * k, 30.0), gap = std::clamp(14 * k, 5.0, 14.0);
  canvas.thing(7050);
  const Brush brush = canvas.brush(middle);
  const std::string words = frame.texts("costs.over", {years_text(frame, costs.years)});
  const Lettering over = fit_line(frame, words, sized(frame.tokens.heading3, std::max(20 * k, least)), size.x, least);
  write(brush, over, {-size.x / 2, -size.y / 2 + title / 2}, text::Align::left, frame.theme.ink);
  canvas.area({TargetKind::nothing}, {middle.to_glass({0, -size.y / 2 + title / 2}), middle.angle_deg}, {size.x, title}, words, {}, over.size_mm);
  const auto n = static_cast<double>(std::max<std::size_t>(1, costs.items.size()));
  const double high = std::min((size.y - title - gap * (n - 1)) / n, 210 * std::max(k, 0.6)), margin = std::clamp(16 * k, 6.0, 16.0);
  for (std::size_t i = 0; i < costs.items.size(); ++i) {
    const workshop::Costs::OfItem& of = costs.of[i];
    canvas.thing(7051 + i);
    const Pose at{middle.to_glass({0, -size.y / 2 + title + (high + gap) * static_cast<double>(i) + high / 2}), middle.angle_deg};
    const board::Note* item = frame.board.notes.find_live(costs.items[i]);
    const bool retained = item && item->choice == 1;
    if (retained) draw_shadow(frame, canvas, at, {size.x, high}, frame.tokens.radius_strip, 1);
    const Brush card = canvas.brush(at);
    card.rounded(Box::around({}, {size.x, high}), frame.tokens.radius_strip, retained ? frame.theme.paper : frame.theme.sheet2);
    struct Said {
      std::string label, figure;
      bool strong = false, weak = false;
    };
    const auto said = [&](const char* key, const workshop::Amount& amount_of, Unit unit) {
      return Said{frame.texts(key), amount_of.empty() ? frame.texts("costs.nothing_yet") : amount(frame, amount_of.sum, unit), false,
                  !amount_of.complete() || amount_of.empty()};
    };
    std::vector<Said> lines{{name_of(frame, costs.items[i]), of.total.empty() ? frame.texts("costs.nothing_yet") : amount(frame, of.total.sum, Unit::euro),
                             true, !of.total.complete() || of.total.empty()}};
    lines.push_back(said("costs.once", of.once, Unit::euro));
    lines.push_back(said("costs.yearly_run", of.yearly, Unit::euro));
    if (costs.has_days) lines.push_back(said("costs.own_time", of.days, Unit::days));
    const std::size_t blank = of.total.blank + of.days.blank;
    const bool part = !of.complete() && !(of.total.empty() && of.days.empty());
    // A low card says the sum, and what makes it up where there is room.
    const double line = std::max(least * 1.5, 20 * k);
    const auto fits = static_cast<std::size_t>(std::max(1.0, std::floor((high - 4) / line)));
    if (part && fits > 1) lines.insert(lines.begin() + 1, Said{frame.texts.count("costs.missing", static_cast<long long>(blank)), {}, false, true});
    if (lines.size() > fits) lines.resize(fits);
    const double pitch = std::min((high - 4) / static_cast<double>(lines.size()), line * 2.1);
    double smallest = 99, y = -high / 2 + std::min((high - pitch * static_cast<double>(lines.size())) / 2, 10 * k) + pitch / 2;
    for (std::size_t l = 0; l < lines.size(); ++l, y += pitch) {
      const Said& one = lines[l];
      const double wide = size.x - 2 * margin, em = std::min(one.strong ? std::max(20 * k, least) : std::max(17 * k, least), pitch * 0.8);
      if (l > 0) card.rounded({{-wide / 2, y - pitch / 2 - 0.4}, {wide / 2, y - pitch / 2 + 0.4}}, 0, frame.theme.line);
      double used = 0;
      if (!one.figure.empty()) {
        const Lettering figure = fit_line(frame, one.figure, figures(frame.tokens.body, em, one.strong ? 660 : 600), wide * 0.56, least);
        write(card, figure, {wide / 2, y}, text::Align::right, one.weak ? frame.theme.ink2 : frame.theme.ink);
        used = figure.layout->size.x + 8;
        smallest = std::min(smallest, figure.size_mm);
      }
      const bool missing = one.figure.empty();
      const Lettering label = fit_line(frame, one.label, sized(frame.tokens.body, em, one.strong ? 640 : 500), std::max(20.0, wide - used), least);
      write(card, label, {-wide / 2, y}, text::Align::left, missing ? frame.theme.now : one.strong ? frame.theme.ink : frame.theme.ink2);
      smallest = std::min(smallest, label.size_mm);
    }
    canvas.area({TargetKind::nothing}, at, {size.x, high}, lines.front().label + " · " + lines.front().figure, {}, smallest);
  }
}

std::vector<PadKey> number_keys() {
  constexpr double gap = 3, margin = 8, side = (kNumberPad.x - 2 * margin - 3 * gap) / 4, head = kNumberPad.y - margin - 4 * side - 3 * gap;
  const Vec corner = kNumberPad * -0.5 + Vec{margin, head};
  const auto box = [&](int column, int row, int columns = 1, int rows = 1) {
    return Box::at(corner + Vec{(side + gap) * column, (side + gap) * row}, {side * columns + gap * (columns - 1), side * rows + gap * (rows - 1)});
  };
  std::vector<PadKey> keys{{0, box(0, 3, 2)}};
  for (int digit = 1; digit <= 9; ++digit) keys.push_back({static_cast<std::uint64_t>(digit), box((digit - 1) % 3, (digit - 1) / 3)});
  keys.push_back({kThousandKey, box(2, 3)});
  keys.push_back({kEraseKey, box(3, 0)});
  keys.push_back({kDoneKey, box(3, 1, 1, 3)});
  return keys;
}

void draw_number_pads(const Frame& frame, Canvas& canvas) {
  const workshop::Sheet* sheet = frame.definition ? workshop::current_sheet(*frame.definition, frame.board) : nullptr;
  for (const NumberPad& pad : frame.preview.number_pads) {
    const board::Seat* seat = frame.board.seats.find(pad.seat);
    const PersonLook& look = frame.tokens.person(seat ? std::max<std::int64_t>(1, seat->person) : 1);
    const Colour mine = seat ? look.colour : frame.theme.ink, on_mine = seat ? look.mark : frame.theme.paper;
    canvas.thing(pad.session);
    // The cell that it fills in, as it will say it.
    Unit unit = Unit::euro;
    if (frame.plan.costs && sheet) {
      for (const CostsPlan::Line& line : frame.plan.costs->lines) {
        if (line.row != pad.row) continue;
        unit = sheet->cost_families[line.family].unit;
        for (std::size_t i = 0; i < line.cells.size(); ++i) {
          if (frame.plan.costs->items[i] != pad.item) continue;
          const Pose at{frame.preview.sheet_view.to_glass(line.cells[i].centre()), frame.plan.costs->angle_deg()};
          canvas.brush(at).border(Box::around({}, (line.cells[i].size() - Vec{4, 3}) * frame.preview.sheet_view.scale), 4, 2.4, mine);
        }
      }
    }
    draw_shadow(frame, canvas, pad.pose, kNumberPad, frame.tokens.radius_keyboard, 3);
    const Brush brush = canvas.brush(pad.pose);
    const Box tray = Box::around({}, kNumberPad);
    brush.rounded(tray, frame.tokens.radius_keyboard, frame.theme.tray);
    canvas.area({TargetKind::number_pad, pad.session, 0}, pad.pose, kNumberPad, frame.texts("costs.pad"), pad.seat);
    brush.rounded({{-20, tray.min.y + 1.5}, {20, tray.min.y + 3.5}}, 1, mine);
    const std::vector<PadKey> keys = number_keys();
    const double head = keys[1].box.min.y - tray.min.y;
    const board::Row* row = frame.board.rows.find(pad.row);
    const board::Note* item = frame.board.notes.find(pad.item);
    const std::string about = (row ? shown(frame, row->title) : std::string()) + (item ? " · " + workshop::item_letter(frame.board, *item) : std::string());
    const Lettering what = fit_block(frame, about, sized(frame.tokens.label, 11.5), {kNumberPad.x - 20, 28}, 10.5);
    brush.text(*what.layout, {-kNumberPad.x / 2 + 10, tray.min.y + 18.5 - what.layout->size.y / 2}, frame.theme.ink2);
    const std::string value = pad.digits.empty() ? std::string("–") : amount(frame, std::stoll(pad.digits), unit);
    const Lettering said = fit_line(frame, value, figures(frame.tokens.heading3, 18, 660), kNumberPad.x - 20, 10.5);
    write(brush, said, {kNumberPad.x / 2 - 10, tray.min.y + head - 13}, text::Align::right, pad.fresh ? frame.theme.ink2 : frame.theme.ink);
    canvas.area({TargetKind::number_pad, pad.session, 0}, {pad.pose.to_glass({0, tray.min.y + head / 2}), pad.pose.angle_deg}, {kNumberPad.x - 16, head - 2},
                about + " · " + value, pad.seat, said.size_mm);
    for (const PadKey& key : keys) {
      const bool down = std::any_of(pad.pressed.begin(), pad.pressed.end(), [&](const auto& p) { return p.key == key.key; });
      const bool done = key.key == kDoneKey;
      const Colour fill = down && done ? frame.theme.ink : down || done ? mine : key.key == kEraseKey ? frame.theme.linen2 : frame.theme.paper;
      const Colour ink = down && done ? frame.theme.paper : down || done ? on_mine : frame.theme.ink;
      if (!down) brush.rounded({key.box.min + Vec{0, 0.7}, key.box.max + Vec{0, 0.9}}, frame.tokens.radius_key, frame.theme.shadow.with_alpha(0.22));
      brush.rounded(key.box, frame.tokens.radius_key, fill);
      std::string label = key.key < 10 ? std::to_string(key.key) : key.key == kThousandKey ? "000" : frame.texts(done ? "costs.done" : "costs.erase");
      double text_mm = 0;
      if (key.key == kEraseKey) {
        brush.icon(Icon::backspace, key.box.centre(), 13, 1.2, ink);
      } else if (done) {
        brush.icon(Icon::check, key.box.centre(), 16, 2, ink);
      } else {
        const Lettering sign = fit_line(frame, label, figures(frame.tokens.label, key.key == kThousandKey ? 12.5 : 15, 560), key.box.width() - 4, 10.5);
        write(brush, sign, key.box.centre(), text::Align::centre, ink);
        text_mm = sign.size_mm;
      }
      canvas.area({TargetKind::pad_key, pad.session, key.key}, {pad.pose.to_glass(key.box.centre()), pad.pose.angle_deg}, key.box.size(), label, pad.seat,
                  text_mm);
    }
  }
}

}  // namespace scene
