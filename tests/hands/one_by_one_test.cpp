// A list under people's hands: an item added, put aside, talked about one by one with notes that come back, then three of it in places
// of honour that several people fill at once.
#include <catch2/catch.hpp>

#include "support/table.h"
#include "workshop/one_by_one.h"

using base::Id;
using base::Vec;
using board::RecordKind;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

Table::Setting at_step(int step, scene::Mode mode = scene::Mode::table, int people = 6) {
  Table::Setting setting;
  setting.workshop = "priorisation";
  setting.step = step;
  setting.mode = mode;
  setting.people = people;
  return setting;
}

std::vector<Id> items(const Table& table) {
  std::vector<Id> ids;
  for (const board::Note* item : workshop::list_of(table.board(), "usages")) ids.push_back(item->id);
  return ids;
}
Id item_now(const Table& table) { return workshop::item_now(*table.kiosk().definition(), table.board())->item; }
Vec on_board(const Table& table, std::size_t board, double x = 0.5, double y = 0.5) {
  const base::Box room = table.plan().boards.at(board).room;
  return room.min + Vec{room.width() * x, room.height() * y};
}
std::int64_t choice(const Table& table, Id item) { return table.board().notes.find(item)->choice; }
Table& choose(Table& table, Id item, std::size_t place, std::int64_t hand = 1) {
  return table.drag(hand, table.place(item).at, table.plan().honour->places.at(place).centre()).settle();
}
Id pull(Table& table, std::size_t seat, Vec to, std::int64_t hand = 1) {
  Table::Look pad = Table::at(TargetKind::pad);
  if (!table.plan().stations.empty()) pad.seat = table.seat(seat);
  table.drag(hand, table.reach(pad), to).settle();
  return table.notes().back();
}

}  // namespace

TEST_CASE("whoever misses a use case pulls a paper for it, and one that is of no use is put aside") {
  Table table(at_step(0));
  const auto before = items(table);
  REQUIRE(before.size() == 8);
  const Id added = pull(table, 0, table.plan().items->centre());
  CHECK(table.board().notes.find(added)->source == "usages");
  CHECK(items(table).size() == 9);
  CHECK(workshop::item_letter(table.board(), *table.board().notes.find(added)) == "I");
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(items(table) == before);
}

TEST_CASE("notes belong to the item that is talked about, go with it and come back with it") {
  const scene::Mode mode = GENERATE(scene::Mode::table, scene::Mode::wall);
  Table table(at_step(1, mode));
  const auto list = items(table);
  REQUIRE(item_now(table) == list[0]);
  const Id value = pull(table, 0, on_board(table, 0)), effort = pull(table, 2, on_board(table, 1), 2);
  CHECK(table.board().notes.find(value)->board == "valeur");
  CHECK(table.board().notes.find(effort)->board == "faisabilite");
  CHECK(table.board().notes.find(value)->item == list[0]);
  CHECK(table.board().notes.find(value)->paper != table.board().notes.find(effort)->paper);
  CHECK(table.sees(Table::at(TargetKind::note, value)));

  table.tap(Table::button(Action::next_item)).settle();
  CHECK(item_now(table) == list[1]);
  CHECK_FALSE(table.sees(Table::at(TargetKind::note, value)));
  CHECK_FALSE(table.sees(Table::at(TargetKind::note, effort)));
  table.tap(Table::button(Action::go_to_item, list[0].value)).settle();
  CHECK(table.sees(Table::at(TargetKind::note, value)));
  CHECK(table.sees(Table::at(TargetKind::note, effort)));
  CHECK(workshop::said_of(table.board(), list[0]).size() == 2);
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(item_now(table) == list[1]);
}

TEST_CASE("a note let go over the card lies on the nearest board, since every remark is about something") {
  Table table(at_step(1));
  const Id note = pull(table, 0, table.plan().one_by_one->card.centre());
  CHECK_FALSE(table.board().notes.find(note)->board.empty());
  CHECK(std::abs(table.place(note).at.x - table.plan().sheet.centre().x) > table.plan().one_by_one->column.width() / 2);
}

TEST_CASE("while one person goes on, what another holds stays in the hand and is of the item that it was pulled for") {
  Table table(at_step(1));
  const auto list = items(table);
  const Id note = pull(table, 0, on_board(table, 0, 0.3, 0.4));
  table.down(1, table.place(note).at).frame();
  table.slide(1, table.place(note).at, on_board(table, 1));
  table.tap(Table::button(Action::next_item), 2);
  table.up(1).settle();
  CHECK(table.board().notes.find(note)->item == list[0]);
  CHECK(item_now(table) == list[1]);
}

TEST_CASE("an item's clock takes a minute more and less, rings once and sends nobody on") {
  Table table(at_step(1));
  const auto left = [&] {
    return workshop::item_left_ms(table.board(), *workshop::item_now(*table.kiosk().definition(), table.board()), table.clock().wall_ms());
  };
  const std::int64_t before = left();
  table.tap(Table::button(Action::longer_item)).settle();
  CHECK(left() - before > 50'000);
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  for (int i = 0; i < 9; ++i) table.tap(Table::button(Action::shorter_item)).settle();
  CHECK(workshop::item_now(*table.kiosk().definition(), table.board())->length_ms == 60'000);
  const Id item = item_now(table);
  table.pass(65'000);
  CHECK(left() < 0);
  CHECK(item_now(table) == item);
}

TEST_CASE("after the program ended the same item is talked about, with what was left of its time") {
  Table table(at_step(1));
  table.tap(Table::button(Action::next_item)).settle();
  const Id item = item_now(table);
  const Id note = pull(table, 0, on_board(table, 0));
  table.pass(5000);
  table.reopen();
  CHECK(item_now(table) == item);
  CHECK(table.sees(Table::at(TargetKind::note, note)));
}

TEST_CASE("items go to places of honour, change places with who is there, and go back to the list") {
  const scene::Mode mode = GENERATE(scene::Mode::table, scene::Mode::wall);
  Table table(at_step(2, mode));
  const auto list = items(table);
  const Vec home = table.place(list[1]).at;
  choose(table, list[0], 0);
  choose(table, list[1], 1);
  CHECK(choice(table, list[0]) == 1);
  CHECK(choice(table, list[1]) == 2);
  // Onto the first place: the two change.
  choose(table, list[1], 0);
  CHECK(choice(table, list[1]) == 1);
  CHECK(choice(table, list[0]) == 2);
  // A third that comes from the list sends the first back to where it lay in it.
  choose(table, list[2], 0);
  CHECK(choice(table, list[2]) == 1);
  CHECK(choice(table, list[1]) == 0);
  table.expect(list[1]).at(home, 2);
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(choice(table, list[1]) == 1);
  CHECK(choice(table, list[2]) == 0);
  // Dragged off it is chosen no longer.
  table.settle();
  table.drag(1, table.place(list[1]).at, home).settle();
  CHECK(choice(table, list[1]) == 0);
}

TEST_CASE("two people put two items on one place at once: the later one has it, the other changed places") {
  Table table(at_step(2));
  const auto list = items(table);
  const Vec place = table.plan().honour->places[0].centre();
  const Vec a = table.place(list[0]).at, b = table.place(list[1]).at;
  table.slide(1, a, place).slide(2, b, place + Vec{6, 4});
  table.up(1).up(2).settle();
  CHECK(choice(table, list[1]) == 1);
  CHECK(choice(table, list[0]) == 0);
  CHECK(table.live(list[0]));
}

TEST_CASE("the trio is fixed with three in place, and what is fixed nobody moves until it is opened again") {
  Table table(at_step(2));
  const auto list = items(table);
  choose(table, list[0], 0);
  choose(table, list[1], 1);
  CHECK_FALSE(table.see(Table::button(Action::decide)).enabled);
  choose(table, list[2], 2);
  table.tap(Table::button(Action::decide)).settle();
  CHECK(workshop::choice_now(*table.kiosk().definition(), table.board())->decided);
  choose(table, list[3], 0);
  CHECK(choice(table, list[3]) == 0);
  CHECK(choice(table, list[0]) == 1);
  table.tap(Table::button(Action::choose_again)).settle();
  choose(table, list[3], 0);
  CHECK(choice(table, list[3]) == 1);
}

TEST_CASE("a tap on an item tells what was written of it, and a second one closes it") {
  Table table(at_step(1));
  const auto list = items(table);
  pull(table, 0, on_board(table, 0));
  table.go_to_step(2).settle();
  table.tap(table.place(list[0]).at).settle();
  REQUIRE(table.preview().said_cards.size() == 1);
  CHECK(table.preview().said_cards.front().item == list[0]);
  table.tap(Table::button(Action::close_card)).settle();
  CHECK(table.preview().said_cards.empty());
  table.tap(table.place(list[1]).at).settle();  // nothing was written of this one
  CHECK(table.preview().said_cards.empty());
}
