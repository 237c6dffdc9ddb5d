// A sheet of costs under people's hands: a cell is touched, its pad of numbers opens before whoever touched it, the number is one deed.
// Several pads at once, none over another; the years; a line that is added and named.
#include <catch2/catch.hpp>

#include "scene/draw_costs.h"
#include "support/table.h"
#include "workshop/costs.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

constexpr int kCosts = 2;

Table::Setting filling(scene::Mode mode = scene::Mode::table, int people = 6) {
  Table::Setting setting;
  setting.workshop = "solution";
  setting.step = kCosts;
  setting.mode = mode;
  setting.people = people;
  return setting;
}

const scene::CostsPlan& plan(const Table& table) { return *table.plan().costs; }
Vec cell(const Table& table, std::size_t line, std::size_t item) { return plan(table).lines.at(line).cells.at(item).centre(); }
workshop::Costs costs(const Table& table) { return workshop::costs_of(*table.kiosk().definition()->sheet("couts"), table.board(), table.plan().sheet_id); }
std::optional<std::int64_t> number(const Table& table, std::size_t line, std::size_t item) {
  const auto* figure = workshop::cost_in(table.board(), table.plan().sheet_id, plan(table).lines.at(line).row, plan(table).items.at(item));
  return figure ? std::optional(figure->value) : std::nullopt;
}
Vec key(const scene::NumberPad& pad, std::uint64_t wanted) {
  for (const scene::PadKey& key : scene::number_keys())
    if (key.key == wanted) return pad.pose.to_glass(key.box.centre());
  FAIL("the pad has no such key");
  return {};
}
void press(Table& table, std::uint64_t session, std::uint64_t wanted, std::int64_t hand = 1) {
  for (const scene::NumberPad& pad : table.preview().number_pads)
    if (pad.session == session) {
      table.tap(key(pad, wanted), hand);
      return;
    }
  FAIL("the pad is gone");
}
std::uint64_t open(Table& table, std::size_t line, std::size_t item, std::int64_t hand = 1) {
  table.tap(cell(table, line, item), hand).settle();
  REQUIRE_FALSE(table.preview().number_pads.empty());
  return table.preview().number_pads.back().session;
}
void type(Table& table, std::uint64_t session, std::string_view digits) {
  for (const char digit : digits) press(table, session, static_cast<std::uint64_t>(digit - '0'));
}

}  // namespace

TEST_CASE("a number is typed on a pad, is a fact once it is done, and one undo takes it back whole") {
  const scene::Mode mode = GENERATE(scene::Mode::table, scene::Mode::wall);
  Table table(filling(mode));
  const std::string before = table.json();
  const auto pad = open(table, 0, 0);
  press(table, pad, 1);
  press(table, pad, 8);
  press(table, pad, scene::kThousandKey);
  CHECK(table.preview().number_pads.back().digits == "18000");
  CHECK(table.json() == before);  // shown, not done
  press(table, pad, scene::kDoneKey);
  table.settle();
  CHECK(table.preview().number_pads.empty());
  CHECK(number(table, 0, 0) == 18'000);
  CHECK(costs(table).of[0].once.sum == 18'000);
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK_FALSE(number(table, 0, 0));
  REQUIRE(table.store().redo(board::Actor::facilitator()));
  CHECK(number(table, 0, 0) == 18'000);

  // Opened again, the first digit takes the place of what stood there; erased to the end, the cell is blank.
  const auto again = open(table, 0, 0);
  type(table, again, "75");
  press(table, again, scene::kDoneKey);
  table.settle();
  CHECK(number(table, 0, 0) == 75);
  const auto blank = open(table, 0, 0);
  press(table, blank, scene::kEraseKey);
  press(table, blank, scene::kEraseKey);
  press(table, blank, scene::kDoneKey);
  table.settle();
  CHECK_FALSE(number(table, 0, 0));
}

TEST_CASE("nine digits and no more, and no noughts before a number") {
  Table table(filling());
  const auto pad = open(table, 1, 1);
  type(table, pad, "007");
  CHECK(table.preview().number_pads.back().digits == "7");
  type(table, pad, "65432101");
  CHECK(table.preview().number_pads.back().digits == "765432101");
  type(table, pad, "9");
  CHECK(table.preview().number_pads.back().digits == "765432101");
  CHECK(table.sentence() == table.kiosk().texts()("refused.number_too_long"));
}

TEST_CASE("five people type at once, each on a pad of their own that covers nobody else's") {
  const scene::Mode mode = GENERATE(scene::Mode::table, scene::Mode::wall);
  Table table(filling(mode));
  const std::size_t lines = plan(table).lines.size();
  REQUIRE(lines >= 5);
  std::vector<std::uint64_t> sessions;
  for (std::size_t i = 0; i < 3; ++i) {
    if (mode == scene::Mode::wall) table.tap(Table::at(TargetKind::mark, table.seat(i))).settle();
    // At a table the nearest station says whose hand it is: in different corners of the sheet.
    const std::size_t line = i == 0 ? 0 : lines - 1, item = i == 2 ? 2 : i;
    table.tap(cell(table, line, item), static_cast<std::int64_t>(i) + 1).settle();
    REQUIRE_FALSE(table.preview().number_pads.empty());
    if (std::find(sessions.begin(), sessions.end(), table.preview().number_pads.back().session) == sessions.end())
      sessions.push_back(table.preview().number_pads.back().session);
  }
  const auto& pads = table.preview().number_pads;
  for (std::size_t a = 0; a < pads.size(); ++a) {
    const base::Box box = base::bounds(pads[a].pose, scene::kNumberPad);
    CHECK(base::Box{{0, 0}, {1920, 1080}}.grown(0.5).contains(box.min));
    CHECK(base::Box{{0, 0}, {1920, 1080}}.grown(0.5).contains(box.max));
    for (std::size_t b = 0; b < a; ++b) CHECK(base::overlap(box, base::bounds(pads[b].pose, scene::kNumberPad)) == 0);
  }
  REQUIRE(pads.size() >= 2);
  const auto first = pads[0].session, second = pads[1].session;
  press(table, first, 1, 1);
  press(table, second, 2, 2);
  press(table, first, 1, 1);
  press(table, second, 2, 2);
  CHECK(table.preview().number_pads[0].digits == "11");
  CHECK(table.preview().number_pads[1].digits == "22");
}

TEST_CASE("what is on a pad is kept when the step ends, and a pad goes with its line") {
  Table table(filling());
  const auto pad = open(table, 0, 1);
  type(table, pad, "42");
  const Id row = plan(table).lines[0].row, item = plan(table).items[1], sheet = table.plan().sheet_id;
  table.go_to_step(kCosts + 1).settle();
  CHECK(table.preview().number_pads.empty());
  const auto* figure = workshop::cost_in(table.board(), sheet, row, item);
  REQUIRE(figure);
  CHECK(figure->value == 42);
  table.go_to_step(kCosts).settle();
  open(table, 0, 0);
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).remove(board::RecordKind::row, row)));
  table.settle();
  CHECK(table.preview().number_pads.empty());
}

TEST_CASE("years go from one to ten, and each is a deed") {
  Table table(filling());
  REQUIRE(costs(table).years == 3);
  table.tap(Table::button(Action::more_years)).settle();
  CHECK(costs(table).years == 4);
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(costs(table).years == 3);
  for (int i = 0; i < 12; ++i)
    if (const auto keys = table.all(Table::button(Action::more_years)); !keys.empty() && keys.back().enabled) table.tap(keys.back().pose.at).settle();
  CHECK(costs(table).years == 10);
}

TEST_CASE("a line is added and named, renamed, and taken away with what it cost") {
  Table table(filling());
  const std::size_t before = costs(table).lines.size();
  table.tap(Table::button(Action::add_cost_line, 2)).settle();
  REQUIRE(table.preview().writings.size() == 1);
  table.type(table.preview().writings[0].session, "assistance");
  table.tap(table.key(table.preview().writings[0].session, table.kiosk().texts()("writing.done"))).settle();
  REQUIRE(costs(table).lines.size() == before + 1);
  Id added;
  for (const auto& row : table.board().rows)
    if (row.key.empty() && !row.removed && row.sheet == table.plan().sheet_id) added = row.id;
  REQUIRE(added);
  CHECK(table.board().rows.find(added)->title == "assistance");
  CHECK(table.board().rows.find(added)->group == 2);
  table.tap(Table::button(Action::rename_card, added.value)).settle();
  REQUIRE(table.preview().writings.size() == 1);
  table.type(table.preview().writings[0].session, "s");
  table.tap(table.key(table.preview().writings[0].session, table.kiosk().texts()("writing.done"))).settle();
  CHECK(table.board().rows.find(added)->title == "assistances");
  table.tap(Table::button(Action::remove_row, added.value)).settle();
  CHECK(costs(table).lines.size() == before);
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(costs(table).lines.size() == before + 1);
}

TEST_CASE("a sheet of costs turns to the other long side, with its pads") {
  Table table(filling());
  const Vec here = cell(table, 0, 0);
  REQUIRE(
      table.store().commit(store::Draft(board::Actor::facilitator())
                               .set(board::RecordKind::sheet, table.plan().sheet_id, {{board::Property::edge, static_cast<std::int64_t>(base::Edge::north)}})));
  table.settle();
  const Vec there = cell(table, 0, 0);
  CHECK(base::distance(here, there) > 100);
  const auto pad = open(table, 0, 0);
  type(table, pad, "5");
  press(table, pad, scene::kDoneKey);
  table.settle();
  CHECK(number(table, 0, 0) == 5);
}
