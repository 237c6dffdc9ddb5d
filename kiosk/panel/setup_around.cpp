// The people round a small table, where they stand round the large one: marks are dragged along its sides.
#include <algorithm>
#include <cmath>

#include "panel/setup.h"
#include "scene/around.h"
#include "scene/lettering.h"
#include "workshop/rotation.h"

namespace panel {
namespace {

using base::Edge;
using board::Property;
using board::RecordKind;

constexpr double kMark = 40, kName = 22;

// The drawn table, and where a person of the real one stands round it. Before a wall people have an order and no place.
struct SmallTable {
  Box top;
  bool wall = false;

  Vec in_a_row(std::size_t i, std::size_t people) const {
    const std::size_t rows = people > 7 ? 2 : 1, each = (people + rows - 1) / rows;
    const double pitch = top.width() / static_cast<double>(std::max<std::size_t>(each, 1));
    return {top.min.x + pitch * (static_cast<double>(i % each) + 0.5), top.max.y + 32 + static_cast<double>(i / each) * (kMark + kName + 8)};
  }
  Vec stand(Edge edge, double along) const {
    const double away = kMark / 2 + 6;
    switch (edge) {
      case Edge::south: return {top.min.x + along * top.width(), top.max.y + away};
      case Edge::north: return {top.max.x - along * top.width(), top.min.y - away};
      case Edge::west: return {top.min.x - away - 2, top.min.y + along * top.height()};
      case Edge::east: return {top.max.x + away + 2, top.max.y - along * top.height()};
    }
    return {};
  }
  // The nearest place of the nearest side.
  struct Place {
    Edge edge;
    double along;
  };
  Place nearest(Vec at) const {
    const auto kept = [](double along) { return std::clamp(along, 0.06, 0.94); };
    const double x = (at.x - top.min.x) / top.width(), y = (at.y - top.min.y) / top.height();
    const double away[] = {top.max.y - at.y, top.max.x - at.x, at.y - top.min.y, at.x - top.min.x};  // as Edge counts
    const auto edge = static_cast<Edge>(std::min_element(away, away + 4) - away);
    switch (edge) {
      case Edge::south: return {edge, kept(x)};
      case Edge::north: return {edge, kept(1 - x)};
      case Edge::west: return {edge, kept(y)};
      case Edge::east: return {edge, kept(1 - y)};
    }
    return {edge, 0.5};
  }
};

void draw_table(Ui& ui, const SmallTable& table) {
  const auto& theme = ui.theme();
  ui.shadow(table.top, 9, 1);
  ui.rounded(table.top, 9, theme.linen);
  const Box sheet = table.top.grown(-13);
  ui.rounded(sheet, 3, theme.cluster);
  struct Paper {
    double x, y;
    int paper;
  };
  for (const Paper& p : {Paper{0.10, 0.14, 0}, {0.25, 0.20, 0}, {0.13, 0.58, 0}, {0.68, 0.16, 1}, {0.83, 0.26, 1}, {0.74, 0.60, 1}})
    ui.rounded(Box::at(sheet.min + Vec{p.x * sheet.width(), p.y * sheet.height()}, {19, 19}), 1, theme.papers[static_cast<std::size_t>(p.paper)]);
}

// A name has the room up to its neighbours; one that has none even in small letters is said by its initials.
double room_for_name(const SmallTable& table, const std::vector<const board::Seat*>& seats, const board::Seat& seat, Vec at) {
  double room = seat.edge == Edge::west || seat.edge == Edge::east ? 84 : 96;
  for (const board::Seat* other : seats) {
    if (table.wall || other == &seat || other->edge != seat.edge) continue;
    const Vec apart = table.stand(other->edge, other->along) - at;
    if (std::abs(apart.y) < kMark) room = std::min(room, std::abs(apart.x) - 5);
  }
  return table.wall ? 62 : std::max(room, kMark);
}

void draw_seat(Visit& visit, const SmallTable& table, const board::Seat& seat, Vec at, double room) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const bool is_chosen = visit.memory.seat == seat.id;
  const Answer mark = ui.item(ui.id("mark", seat.id.value), Box::around(at, {kMark, kMark}), seat.name, 0, true, true);
  bool carried = false;
  if (mark.held || mark.released) {
    carried = !table.wall && base::distance(mark.from, mark.at) * ui.scale() > ui.tokens().touch.slop;
    if (mark.held && carried) visit.memory.carried = seat.id, visit.memory.carried_at = mark.at;
  }
  const bool in_the_air = mark.held && carried;
  if (mark.released && visit.memory.carried == seat.id) {
    visit.memory.carried = {};
    // A contact that was taken away has no place: what it carried goes back.
    if (std::abs(mark.at.x) < 1e6) {
      const auto place = table.nearest(mark.at);
      visit.commit(store::Draft(board::Actor::facilitator())
                       .set(RecordKind::seat, seat.id, {{Property::edge, static_cast<std::int64_t>(place.edge), {}}, {Property::along, place.along, {}}}));
      visit.memory.seat = seat.id;
    }
  } else if (mark.tapped) {
    visit.memory.seat = is_chosen ? Id{} : seat.id;
  }
  if (in_the_air) {
    ui.dashed_circle(at, kMark / 2 - 1, 1.2, theme.ink2);
    return;  // drawn last, above all
  }
  if (is_chosen) ui.disc(at, kMark / 2 + 3.5, theme.ink);
  if (is_chosen) ui.disc(at, kMark / 2 + 2, theme.sheet);
  ui.mark(seat.person, at, mark.down ? kMark * 1.06 : kMark);
  if (const int group = has_groups(visit) ? workshop::group_of(*visit.house.definition, visit.board(), seat.id) : 0) {
    const Vec badge = at + Vec{kMark * 0.4, -kMark * 0.38};
    ui.disc(badge, 9.5, theme.paper);
    ui.write(Type::small_strong, badge, std::string(1, workshop::letter_of(group)), theme.ink, Align::centre);
  }

  const auto name = visit.written(RecordKind::seat, seat.id, Property::name, seat.name);
  const bool is_above = !table.wall && seat.edge == Edge::north;
  // Beside the table a long name reaches outwards, off the table.
  const double reach = std::max(0.0, std::min(room, ui.width(Type::strong, name.text) + 8) / 2 - kMark / 2 - 6);
  const double aside = table.wall || is_above || seat.edge == Edge::south ? 0 : seat.edge == Edge::west ? -reach : reach;
  const Vec name_at = at + Vec{aside, is_above ? -(kMark + kName) / 2 - 1 : (kMark + kName) / 2 + 1};
  const Box box = Box::around(name_at, {room, kName});
  const bool whole = name.caret != Ui::kNoCaret || ui.width(Type::strong, name.text) * std::min(1.0, 10.5 * ui.scale() / ui.text_mm(Type::strong)) <= room - 8;
  if (ui.field("name", seat.id.value, box, Type::strong, whole ? name.text : scene::initials(name.text), ui.text("setup.name"), name.caret, Align::centre)) {
    visit.memory.seat = seat.id;
    visit.write(RecordKind::seat, seat.id, Property::name, box);
  }
}

void draw_tray(Visit& visit, Box tray) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  ui.well(tray, 14);
  const double y = tray.centre().y;
  const Box add{{tray.max.x - 134, y - 21}, {tray.max.x - 12, y + 21}};
  const auto* chosen = visit.board().seats.find_live(visit.memory.seat);
  if (chosen) {
    ui.mark(chosen->person, {tray.min.x + 30, y}, 34);
    const auto name = visit.written(RecordKind::seat, chosen->id, Property::name, chosen->name);
    ui.write(Type::strong, {tray.min.x + 54, y}, name.text, theme.ink, Align::left, 84);
    if (ui.button("remove", 0, Box{{add.min.x - 98, y - 21}, {add.min.x - 8, y + 21}},
                  {.icon = Icon::close, .label = ui.text("setup.remove"), .tone = Tone::quiet})) {
      visit.commit(store::Draft(board::Actor::facilitator()).remove(RecordKind::seat, chosen->id));
      visit.memory.seat = {};
    }
  } else {
    ui.icon(Icon::people, {tray.min.x + 26, y}, 20, theme.ink2);
    const std::string words = ui.text("setup.place_people");
    const double room = add.min.x - tray.min.x - 56, high = ui.width(Type::small, words) <= room ? 14 : 28;
    ui.paragraph(Type::small, Box::at({tray.min.x + 46, y - high / 2}, {room, high}), words, theme.ink2);
  }
  if (ui.button("add", 0, add, {.icon = Icon::plus, .label = ui.text("setup.add_person")})) add_person(visit, true);
}

}  // namespace

void draw_around(Visit& visit, Box place) {
  Ui& ui = visit.ui;
  const auto& theme = ui.theme();
  const auto seats = live_seats(visit.board());
  SmallTable table;
  table.wall = visit.house.glass.mode == scene::Mode::wall;
  const std::string title = ui.text(table.wall ? "setup.in_front" : "setup.around");
  ui.write(Type::heading, {place.min.x, place.min.y + 14}, title, theme.ink);
  ui.write(Type::text, {place.min.x + ui.width(Type::heading, title) + 12, place.min.y + 15}, ui.count("setup.people", static_cast<long long>(seats.size())),
           theme.ink2);
  const double side = table.wall ? 0 : kMark + 38, above = table.wall ? 44 : 36 + kMark + kName + 8;
  const double tray_top = place.max.y - 104;
  // As wide as the column, in the middle of what the tray leaves.
  const double room = tray_top - place.min.y - above - (table.wall ? (seats.size() > 7 ? 170 : 100) : kMark + kName + 24);
  // Where two stand at a short side, each has their name between their mark and the next.
  const auto at_side = [&](Edge edge) { return std::count_if(seats.begin(), seats.end(), [&](const board::Seat* s) { return s->edge == edge; }); };
  const bool crowded = !table.wall && std::max(at_side(Edge::west), at_side(Edge::east)) > 1;
  const double wished = std::max((place.width() - 2 * side) * 0.6, crowded ? 188.0 : 150.0);
  const double high = std::min(wished, std::max(150.0, room));
  const double top = place.min.y + above + std::max(0.0, (room - high) * 0.4);
  table.top = {{place.min.x + side, top}, {place.max.x - side, top + high}};
  draw_table(ui, table);
  for (std::size_t i = 0; i < seats.size(); ++i) {
    const Vec at = table.wall ? table.in_a_row(i, seats.size()) : table.stand(seats[i]->edge, seats[i]->along);
    draw_seat(visit, table, *seats[i], at, room_for_name(table, seats, *seats[i], at));
  }
  draw_tray(visit, {{place.min.x, tray_top}, {place.max.x, tray_top + 66}});
  const bool grouping = has_groups(visit);
  if (grouping && visit.board().seats.find_live(visit.memory.seat)) {
    draw_group_choice(visit, visit.memory.seat, Box{{place.min.x, place.max.y - 36}, place.max});
  } else if (const std::size_t places = scene::places_around(visit.house.glass); seats.size() > places) {
    // It is said and not refused: who stands closer together knows why.
    ui.icon(Icon::people, {place.min.x + 8, place.max.y - 17}, 15, theme.now);
    ui.paragraph(Type::small, {{place.min.x + 22, place.max.y - 33}, place.max}, ui.text("setup.too_many_around", {std::to_string(places)}), theme.ink);
  } else {
    ui.icon(Icon::info, {place.min.x + 6, place.max.y - 16}, 11, theme.ink2);
    const std::string words =
        grouping ? ui.text("rotation.choose_person") : ui.text("setup.subgroups", {std::to_string(visit.house.definition->max_people + 1)});
    ui.write(Type::small, {place.min.x + 18, place.max.y - 16}, words, theme.ink2, Align::left, place.width() - 18);
  }

  const auto* carried = visit.board().seats.find_live(visit.memory.carried);
  if (!carried) return;
  // The place that it would take, and the mark in the air above it.
  const auto to = table.nearest(visit.memory.carried_at);
  ui.dashed_circle(table.stand(to.edge, to.along), kMark / 2, 1.6, ui.tokens().person(carried->person).colour);
  const Vec at = visit.memory.carried_at;
  ui.shadow(Box::around(at, {kMark, kMark}), kMark / 2, 2);
  ui.mark(carried->person, at, kMark * 1.1);
}

}  // namespace panel
