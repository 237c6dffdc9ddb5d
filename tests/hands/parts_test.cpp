// The glass in two parts under people's hands: each group writes in its own, asks for more time, says that it is done; what comes next
// begins when both have said so. Undone, and there after the program ended.
#include <catch2/catch.hpp>

#include "support/table.h"
#include "workshop/agenda.h"
#include "workshop/split.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;
using workshop::Parts;

namespace {

Table::Setting apart(scene::Mode mode = scene::Mode::table, int people = 7) {
  Table::Setting setting;
  setting.workshop = "impact";
  setting.step = 1;
  setting.mode = mode;
  setting.people = people;
  return setting;
}

Parts parts(const Table& table) { return *workshop::parts_now(*table.kiosk().definition(), table.board()); }
std::int64_t left(Table& table, int group) { return workshop::part_left_ms(*table.board().current_step(), parts(table), group, table.clock().wall_ms()); }
Vec in_part(const Table& table, std::size_t part, double x = 0.3, double y = 0.3) {
  const base::Box room = table.plan().boards.at(part).room;
  return room.min + Vec{room.width() * x, room.height() * y};
}
Table::Look key(int group) { return Table::button(Action::agree, static_cast<std::uint64_t>(group)); }

}  // namespace

TEST_CASE("each group writes in its part of the glass, before its own people") {
  Table table(apart());
  REQUIRE(table.plan().parts);
  REQUIRE(table.plan().boards.size() == 2);
  CHECK_FALSE(table.plan().tent);
  // Everybody's place is at their group's part.
  for (const scene::StationPlan& station : table.plan().stations) {
    const int group = workshop::group_of(*table.kiosk().definition(), table.board(), station.seat);
    const base::Box part = table.plan().boards[static_cast<std::size_t>(group) - 1].box;
    CHECK(part.grown(90).contains(station.pose.at));
  }
  for (std::size_t part = 0; part < 2; ++part) {
    Table::Look pad = Table::at(TargetKind::pad);
    const auto groups = workshop::groups(*table.kiosk().definition(), table.board());
    pad.seat = groups[part].seats.front();
    table.drag(1, table.reach(pad), in_part(table, part)).settle();
    CHECK(table.board().notes.find(table.notes().back())->board == workshop::part_name(static_cast<int>(part) + 1));
  }
  // Carried across it is the other's.
  const Id note = table.notes().front();
  table.drag(1, table.place(note).at, in_part(table, 1, 0.7, 0.3)).settle();
  CHECK(table.board().notes.find(note)->board == "b");
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(table.board().notes.find(note)->board == "a");
}

TEST_CASE("a group takes more time for itself alone") {
  Table table(apart());
  const std::int64_t first = left(table, 1), second = left(table, 2);
  CHECK(first == second);
  table.tap(Table::button(Action::longer_part, 2)).settle();
  CHECK(left(table, 2) - left(table, 1) == 120'000);
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(left(table, 2) == left(table, 1));
}

TEST_CASE("what comes next begins when every group has pressed its key, and one alone waits") {
  const scene::Mode mode = GENERATE(scene::Mode::table, scene::Mode::wall);
  Table table(apart(mode));
  table.tap(key(1)).settle();
  CHECK(parts(table).phase == Parts::Phase::working);
  CHECK(table.preview().agreed.size() == 1);
  // Pressed again it is taken back; and after a while it is forgotten.
  table.tap(key(1)).settle();
  CHECK(table.preview().agreed.empty());
  table.tap(key(2)).settle();
  table.pass(21'000);
  CHECK(table.preview().agreed.empty());

  table.tap(key(2)).settle();
  table.tap(key(1)).settle();
  CHECK(parts(table).phase == Parts::Phase::presenting);
  CHECK(parts(table).presenter == 1);
  // The others' part is seen all the while.
  CHECK(table.plan().boards.size() == 2);
  table.tap(Table::button(Action::change_boards)).settle();
  CHECK(parts(table).presenter == 2);
  table.tap(key(1)).settle();
  CHECK(parts(table).apart());
  table.tap(key(2)).settle();
  CHECK(parts(table).phase == Parts::Phase::joined);
  CHECK_FALSE(table.plan().parts);
  CHECK(table.plan().boards.empty());
  CHECK_FALSE(table.sees(key(1)));
  CHECK(table.sees(Table::button(Action::next_step)));
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(parts(table).last());
  CHECK(table.plan().parts);
}

TEST_CASE("after the program ended each group has the time that it had") {
  Table table(apart());
  table.tap(Table::button(Action::longer_part, 1)).settle();
  table.pass(5000);
  const std::int64_t before = left(table, 1);
  table.reopen();
  CHECK(table.plan().parts);
  CHECK(left(table, 1) - left(table, 2) == 120'000);
  CHECK(std::abs(left(table, 1) - before) <= 2000);
}

TEST_CASE("the console moves the parts on and back, and gives a group more time") {
  Table table(apart());
  const auto& texts = table.kiosk().texts();
  table.tap(Table::button(Action::open_console)).settle();
  table.tap(Table::panel("B " + workshop::clock_text(left(table, 2)))).settle();
  CHECK(left(table, 2) - left(table, 1) == 120'000);
  table.tap(Table::panel(texts("parts.present"))).settle();
  CHECK(parts(table).presenter == 1);
  table.tap(Table::panel(texts("parts.back"))).settle();
  CHECK(parts(table).phase == Parts::Phase::working);
}

TEST_CASE("when the last group has had its time the gong rings, and nobody is sent on") {
  Table table(apart());
  std::vector<sound::Cue> heard;
  table.kiosk().on_sound([&](const sound::Strike& strike) { heard.push_back(strike.cue); });
  table.tap(Table::button(Action::longer_part, 2)).settle();
  heard.clear();
  const auto wait_until = [&](std::int64_t left_ms) { table.frame((left(table, 2) - left_ms) * 1000); };
  wait_until(60'000);
  CHECK(left(table, 1) < 0);
  CHECK(std::count(heard.begin(), heard.end(), sound::Cue::gong) == 0);
  wait_until(1000);
  wait_until(-500);
  CHECK(std::count(heard.begin(), heard.end(), sound::Cue::gong) == 1);
  CHECK(parts(table).phase == Parts::Phase::working);
}
