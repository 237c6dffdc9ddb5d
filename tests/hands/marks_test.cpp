// A grid of criteria under people's hands: seven give marks at once from four sides on their own cards, marks are given beside cells on a
// wall, criteria get weights, the jury changes, one solution is retained; and all of it is taken back.
#include <algorithm>
#include <catch2/catch.hpp>

#include "scene/draw_criteria.h"
#include "support/table.h"
#include "workshop/agenda.h"
#include "workshop/one_by_one.h"
#include "workshop/weighing.h"

using base::Id;
using base::Vec;
using board::RecordKind;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

constexpr int kCriteria = 0, kMarks = 3, kChoice = 4;  // steps

Table::Setting at_step(int step, scene::Mode mode = scene::Mode::table, int people = 7) {
  Table::Setting setting;
  setting.workshop = "solution";
  setting.step = step;
  setting.mode = mode;
  setting.people = people;
  return setting;
}

const workshop::Sheet& sheet_of(const Table& table) { return *workshop::current_sheet(*table.kiosk().definition(), table.board()); }
workshop::Weighing weighed(const Table& table) { return workshop::weigh(table.board(), sheet_of(table)); }
std::size_t figures(const Table& table) {
  return static_cast<std::size_t>(std::count_if(table.board().figures.begin(), table.board().figures.end(), [](const auto& f) { return !f.removed; }));
}

// The middle of a key on somebody's own card.
Vec ballot_key(const Table& table, Id seat, Id row, std::int64_t mark) {
  for (const scene::Area& area : table.all({TargetKind::ballot, row.value, Action::none, {}, seat}))
    if (static_cast<std::int64_t>(area.target.part & 0xff) == mark) return area.pose.at;
  FAIL("no key for this mark");
  return {};
}
Vec cell(const Table& table, Id row, std::size_t column, Id seat) {
  for (const scene::Area& area : table.all({TargetKind::mark_cell, row.value, Action::none, {}, seat}))
    if (area.target.part >> 16 == column) return area.pose.at;
  FAIL("no such cell");
  return {};
}
Vec score_key(const Table& table, Id seat, std::uint64_t mark) {
  for (const scene::Area& area : table.all({TargetKind::score, std::nullopt, Action::none, {}, seat}))
    if (area.target.part == mark) return area.pose.at;
  FAIL("no such mark");
  return {};
}
void mark_all(Table& table) {
  const auto now = weighed(table);
  store::Draft draft(board::Actor::facilitator());
  for (std::size_t c = 0; c < now.criteria.size(); ++c)
    for (std::size_t i = 0; i < now.items.size(); ++i)
      for (const Id juror : now.jury)
        draft.create(RecordKind::figure, table.store().new_id(),
                     {{board::Property::sheet, now.sheet},
                      {board::Property::row, now.criteria[c].row},
                      {board::Property::item, now.items[i]->id},
                      {board::Property::seat, juror},
                      {board::Property::value, static_cast<std::int64_t>(i == 1 ? 5 : 3)}});
  REQUIRE(table.store().commit(std::move(draft)));
}

}  // namespace

TEST_CASE("seven people on four sides give marks in the same moment and each takes back their own") {
  Table table(at_step(kMarks));
  const auto before = weighed(table);
  REQUIRE(before.jury.size() == 7);
  REQUIRE(table.plan().criteria->ballots.size() == 7);
  std::vector<base::Edge> sides;
  for (const auto& station : table.plan().stations)
    if (std::find(sides.begin(), sides.end(), station.edge) == sides.end()) sides.push_back(station.edge);
  CHECK(sides.size() == 4);
  const Id row = before.criteria[0].row, item = before.items[0]->id;
  std::vector<Vec> keys;
  for (std::size_t i = 0; i < 7; ++i) keys.push_back(ballot_key(table, table.seat(i), row, static_cast<std::int64_t>(i % 5) + 1));
  for (std::size_t i = 0; i < 7; ++i) table.down(static_cast<std::int64_t>(i) + 1, keys[i]);
  table.frame();
  for (std::size_t i = 0; i < 7; ++i) table.up(static_cast<std::int64_t>(i) + 1);
  table.settle();
  for (std::size_t i = 0; i < 7; ++i) {
    const board::Figure* mark = workshop::mark_of(table.board(), before.sheet, row, item, table.seat(i));
    REQUIRE(mark);
    CHECK(mark->value == static_cast<std::int64_t>(i % 5) + 1);
  }
  REQUIRE(weighed(table).mean(0, 0));
  CHECK(*weighed(table).mean(0, 0) == Approx((1 + 2 + 3 + 4 + 5 + 1 + 2) / 7.0));
  // Whoever gave first takes back theirs, and no other.
  REQUIRE(table.store().undo(board::Actor::of_seat(table.seat(0))));
  CHECK_FALSE(workshop::mark_of(table.board(), before.sheet, row, item, table.seat(0)));
  CHECK(figures(table) == 6);
  // Another key changes one's mark, the same key takes it away.
  table.tap(ballot_key(table, table.seat(3), row, 2), 4).settle();
  CHECK(workshop::mark_of(table.board(), before.sheet, row, item, table.seat(3))->value == 2);
  table.tap(ballot_key(table, table.seat(3), row, 2), 4).settle();
  CHECK_FALSE(workshop::mark_of(table.board(), before.sheet, row, item, table.seat(3)));
}

TEST_CASE("each turns their own card to another solution, and nobody else's turns") {
  Table table(at_step(kMarks));
  const auto before = weighed(table);
  const Id row = before.criteria[0].row;
  table.tap(Table::button(Action::ballot_after, table.seat(2).value), 3).settle();
  table.tap(ballot_key(table, table.seat(2), row, 5), 3).tap(ballot_key(table, table.seat(1), row, 4), 2).settle();
  CHECK(workshop::mark_of(table.board(), before.sheet, row, before.items[1]->id, table.seat(2)));
  CHECK(workshop::mark_of(table.board(), before.sheet, row, before.items[0]->id, table.seat(1)));
  table.tap(Table::button(Action::ballot_before, table.seat(2).value), 3).settle();
  table.tap(ballot_key(table, table.seat(2), row, 1), 3).settle();
  CHECK(workshop::mark_of(table.board(), before.sheet, row, before.items[0]->id, table.seat(2))->value == 1);
}

TEST_CASE("on a wall a touch on a cell opens its marks, of several people at once") {
  Table table(at_step(kMarks, scene::Mode::wall, 4));
  const auto before = weighed(table);
  REQUIRE(table.plan().criteria->singles);
  const Id first = before.criteria[0].row, second = before.criteria[3].row;
  table.tap(cell(table, first, 0, table.seat(0)), 1).tap(cell(table, second, 2, table.seat(1)), 2).settle();
  REQUIRE(table.preview().pills.size() == 2);
  CHECK_FALSE(
      base::bounds(table.preview().pills[0].pose, scene::PillLook::size(5)).overlaps(base::bounds(table.preview().pills[1].pose, scene::PillLook::size(5))));
  table.tap(score_key(table, table.seat(1), 3), 2).settle();
  CHECK(workshop::mark_of(table.board(), before.sheet, second, before.items[2]->id, table.seat(1))->value == 3);
  CHECK(table.preview().pills.size() == 1);
  table.tap(score_key(table, table.seat(0), 5), 1).settle();
  CHECK(workshop::mark_of(table.board(), before.sheet, first, before.items[0]->id, table.seat(0))->value == 5);
  CHECK(table.preview().pills.empty());
  // The same mark again takes it off.
  table.tap(cell(table, first, 0, table.seat(0))).settle().tap(score_key(table, table.seat(0), 5)).settle();
  CHECK_FALSE(workshop::mark_of(table.board(), before.sheet, first, before.items[0]->id, table.seat(0)));
}

TEST_CASE("on a wall whose sheet is drawn nearer the touched cell is framed where it is seen") {
  Table table(at_step(kMarks, scene::Mode::wall, 4));
  table.kiosk().set_sheet_free(true);
  const Id row = weighed(table).criteria[1].row;
  const auto framed = [&](Vec at) {
    const auto list = table.kiosk().scene().whole_list(table.board(), table.preview());
    const auto& drawn = list.layers[static_cast<std::size_t>(scene::LayerId::keyboards)].instances;
    return std::any_of(drawn.begin(), drawn.end(), [&](const scene::Instance& in) {
      return std::abs(in.border - 2.4F) < 0.01F && base::distance({in.x, in.y}, at) < 2;
    });
  };
  const Vec before = cell(table, row, 2, table.seat(2)), free = table.plan().sheet.max - Vec{260, 40};
  table.down(81, free - Vec{50, 0}).down(82, free + Vec{50, 0});
  for (int i = 1; i <= 10; ++i) table.move(81, free - Vec{50.0 + 2 * i, 0}).move(82, free + Vec{50.0 + 2 * i, 0});
  table.up(81).up(82).settle();
  REQUIRE_FALSE(table.preview().sheet_view.whole());
  const Vec at = table.preview().sheet_view.to_glass(before);
  REQUIRE(base::distance(at, before) > 20);
  table.tap(at).settle();
  REQUIRE(table.preview().pills.size() == 1);
  CHECK(framed(at));
  CHECK_FALSE(framed(before));
}

TEST_CASE("a finger slides from a cell onto a mark, and one that leaves elsewhere gives none") {
  Table table(at_step(kMarks, scene::Mode::wall, 4));
  const auto before = weighed(table);
  const Id row = before.criteria[1].row;
  const Vec from = cell(table, row, 0, table.seat(2));
  table.down(1, from).frame().move(1, from + Vec{0, 12}).frame().move(1, from + Vec{0, 18}).frame();
  REQUIRE(table.preview().pills.size() == 1);
  const scene::Pill pill = table.preview().pills.front();
  for (const double x : {12.0, 6.0, 0.0}) table.move(1, pill.pose.to_glass(scene::PillLook::at(5, 3) + Vec{x, 0})).frame();
  CHECK(table.preview().pills.front().hot == 4);
  table.up(1).settle();
  REQUIRE(workshop::mark_of(table.board(), before.sheet, row, before.items[0]->id, table.seat(2)));
  CHECK(workshop::mark_of(table.board(), before.sheet, row, before.items[0]->id, table.seat(2))->value == 4);
  table.drag(1, cell(table, row, 1, table.seat(2)), from + Vec{0, 300}).settle();
  CHECK_FALSE(workshop::mark_of(table.board(), before.sheet, row, before.items[1]->id, table.seat(2)));
  CHECK(table.preview().pills.size() == 1);  // it waits for its mark
  table.pass(13'000);
  CHECK(table.preview().pills.empty());
}

TEST_CASE("criteria get their weights by touches, before marks are given and not while they are") {
  Table table(at_step(kCriteria));
  const auto before = weighed(table);
  const Id row = before.criteria[0].row;
  REQUIRE(before.criteria[0].weight == 3);
  std::vector<std::int64_t> seen;
  for (int i = 0; i < 4; ++i) {
    table.tap(Table::at(TargetKind::weight, row)).settle();
    seen.push_back(weighed(table).criteria[0].weight);
  }
  CHECK(seen == std::vector<std::int64_t>{0, 1, 2, 3});
  CHECK_FALSE(table.sees({TargetKind::mark_cell}));
  CHECK(table.plan().criteria->ballots.empty());
  table.go_to_step(kMarks);
  CHECK_FALSE(table.sees({TargetKind::weight}));
}

TEST_CASE("a criterion is added with its name, renamed and taken away") {
  Table table(at_step(kCriteria));
  const std::size_t before = weighed(table).criteria.size();
  table.tap(Table::button(Action::add_card, std::uint64_t{2})).settle();
  REQUIRE(table.preview().writings.size() == 1);
  const Id added = table.preview().writings.front().record;
  table.type(table.preview().writings.front().session, "prix").settle();
  table.kiosk().hands().writing().close_all();
  table.settle();
  CHECK(table.board().rows.find(added)->title == "prix");
  CHECK(table.board().rows.find(added)->group == 2);
  CHECK(table.board().rows.find(added)->weight == 1);
  CHECK(weighed(table).criteria.size() == before + 1);
  CHECK(weighed(table).criteria.back().row == added);
  table.tap(Table::button(Action::remove_row, added.value)).settle();
  CHECK(weighed(table).criteria.size() == before);
  REQUIRE(table.store().undo(board::Actor::facilitator()));
}

TEST_CASE("whoever is taken out of the jury has no card, and their marks do not count") {
  Table table(at_step(kMarks));
  mark_all(table);
  table.settle();
  const Id who = table.seat(4);
  table.tap(Table::at(TargetKind::juror, who)).settle();
  CHECK(table.board().seats.find(who)->off_jury);
  CHECK(weighed(table).jury.size() == 6);
  CHECK(table.plan().criteria->ballots.size() == 6);
  CHECK_FALSE(table.plan().criteria->ballot(who));
  table.tap(Table::at(TargetKind::juror, who)).settle();
  CHECK(weighed(table).jury.size() == 7);
  CHECK(weighed(table).all_missing == 0);
}

TEST_CASE("the group retains what leads, or another that it chose, and can open that again") {
  const scene::Mode mode = GENERATE(scene::Mode::table, scene::Mode::wall);
  Table table(at_step(kChoice, mode, 5));
  mark_all(table);
  table.settle();
  const auto items = weighed(table).items;
  REQUIRE(weighed(table).leading == std::vector<std::size_t>{1});
  CHECK(table.sees(Table::button(Action::retain, items[1]->id.value)));
  const Id third = items[2]->id;
  table.tap(Table::button(Action::choose_item, third.value)).settle();
  table.tap(Table::button(Action::retain, third.value)).settle();
  const auto choice = workshop::choice_on(*table.kiosk().definition(), table.board(), sheet_of(table));
  REQUIRE(choice);
  CHECK(choice->decided);
  REQUIRE(choice->places.front());
  CHECK(choice->places.front()->id == third);
  CHECK_FALSE(table.sees({TargetKind::mark_cell}));
  CHECK_FALSE(table.sees({TargetKind::ballot}));
  table.tap(Table::button(Action::choose_again)).settle();
  CHECK_FALSE(workshop::choice_on(*table.kiosk().definition(), table.board(), sheet_of(table))->decided);
  CHECK(table.sees(Table::button(Action::retain, third.value)));
}

TEST_CASE("marks, cards and weights are there again after the program was ended and started") {
  Table table(at_step(kMarks));
  const auto before = weighed(table);
  table.tap(ballot_key(table, table.seat(0), before.criteria[2].row, 4)).settle();
  const Id item = before.items[0]->id;
  table.reopen();
  CHECK(figures(table) == 1);
  const board::Figure* mark = workshop::mark_of(table.board(), before.sheet, before.criteria[2].row, item, table.seat(0));
  REQUIRE(mark);
  CHECK(mark->value == 4);
  const auto after = weighed(table);
  for (std::size_t c = 0; c < before.criteria.size(); ++c) CHECK(after.criteria[c].weight == before.criteria[c].weight);
}
