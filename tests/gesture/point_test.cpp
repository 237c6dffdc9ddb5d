// Two fingers held together point, and what lies under them is not touched; two that move first still move, turn and stretch.
// Read with kiosk/gesture/point.cpp.
#include <catch2/catch.hpp>

#include "support/gesture_table.h"

using base::Vec;
using gesture::Gesture;
using gesture::Kind;
using gesture::Wants;
using support::GestureTable;

namespace {

const Wants kNote{.tap = true, .double_tap = true, .hold = true, .drag = true, .transform = true, .point = true};
const Wants kTable{.tap = true, .double_tap = true, .drag_after_hold = true, .point = true};
const Wants kFreeSheet{.tap = true, .double_tap = true, .drag_after_hold = true, .pinch = true, .point = true};

GestureTable& lay_two_fingers(GestureTable& table, Vec at) { return table.down(1, at).wait(30).down(2, at + Vec{24, 4}); }

int count(const std::vector<Gesture>& told, Kind kind) {
  return static_cast<int>(std::count_if(told.begin(), told.end(), [&](const Gesture& g) { return g.kind == kind; }));
}

}  // namespace

TEST_CASE("two fingers held together point, on a note, on the table and on a wall's free sheet") {
  for (const Wants& wants : {kNote, kTable, kFreeSheet}) {
    GestureTable table;
    table.thing(1, wants);
    lay_two_fingers(table, {100, 100}).wait(540).expect("touch 1; touch 1");
    // From here on nothing is touched any more: no hold, no lasso, no drag, whatever the hand does.
    table.wait(30).expect("point_begin 1; untouch 1; untouch 1");
    table.together([](GestureTable& t) { t.move(1, {900, 300}).move(2, {924, 304}); }).expect("point_move 1");
    table.wait(700).up(1).expect("");
    table.up(2).expect("point_end 1");
    const auto tally = table.arena.tally();
    CHECK(tally.entered == tally.won + tally.failed);
  }
}

TEST_CASE("the hand that points is told where it is, and does not jump when one finger leaves first") {
  GestureTable table;
  table.thing(1, kNote);
  lay_two_fingers(table, {100, 100}).wait(600);
  auto told = table.take();
  REQUIRE(count(told, Kind::point_begin) == 1);
  const Gesture begun = *std::find_if(told.begin(), told.end(), [](const Gesture& g) { return g.kind == Kind::point_begin; });
  CHECK(begun.at == Vec{112, 102});
  CHECK(begun.contact.id == 1);
  CHECK(begun.other.id == 2);
  CHECK(begun.contacts == 2);
  table.together([](GestureTable& t) { t.move(1, {300, 140}).move(2, {324, 144}); });
  CHECK(table.take().back().at == Vec{312, 142});
  table.up(1).move(2, {334, 144});
  told = table.take();
  CHECK(told.back().at == Vec{322, 142});
  CHECK(told.back().grip == begun.grip);
}

TEST_CASE("two fingers that begin by moving take the note") {
  GestureTable table;
  table.thing(1, kNote);
  lay_two_fingers(table, {100, 100}).wait(300).move(1, {94, 100}).move(2, {132, 104}).wait(800);
  const auto told = table.take();
  CHECK(count(told, Kind::drag_begin) == 1);
  CHECK(count(told, Kind::point_begin) == 0);
}

TEST_CASE("two fingers that begin by moving draw a wall's sheet nearer") {
  GestureTable table;
  table.thing(1, kFreeSheet);
  lay_two_fingers(table, {100, 100}).wait(200).move(1, {90, 100}).move(2, {140, 104}).wait(800);
  const auto told = table.take();
  CHECK(count(told, Kind::drag_begin) == 1);
  CHECK(count(told, Kind::point_begin) == 0);
}

TEST_CASE("two hands held apart, and a finger that comes later, do not point") {
  GestureTable table;
  table.thing(1, kNote);
  SECTION("two hands, a note's width apart") { table.down(1, {100, 100}).down(2, {180, 100}).wait(900); }
  SECTION("somebody's finger beside one that lies there already") { table.down(1, {100, 100}).wait(400).down(2, {124, 100}).wait(900); }
  SECTION("a finger that was held is a hold, and a second one is late") { table.down(1, {100, 100}).wait(600).down(2, {124, 100}).wait(900); }
  CHECK(count(table.take(), Kind::point_begin) == 0);
}

TEST_CASE("a finger lifted before the time is a tap, and the other one a hold") {
  GestureTable table;
  table.thing(1, kNote);
  lay_two_fingers(table, {100, 100}).wait(200).up(2).expect("touch 1; touch 1; tap 1; untouch 1");
  table.wait(600).expect("hold 1");
}

TEST_CASE("fingers that tremble within the slop still point") {
  GestureTable table;
  table.thing(1, kNote);
  lay_two_fingers(table, {100, 100});
  for (int i = 0; i < 25; ++i) table.wait(20).move(1, {100 + (i % 2) * 1.5, 100}).move(2, {124 + (i % 3) * 0.8, 104});
  table.wait(200);
  CHECK(count(table.take(), Kind::point_begin) == 1);
}

TEST_CASE("a hand laid down is no pointing hand") {
  GestureTable table;
  table.thing(1, kTable);
  for (int i = 0; i < 5; ++i) table.down(i + 1, {100.0 + 20 * i, 100});
  table.wait(900);
  CHECK(count(table.take(), Kind::point_begin) == 0);
}

TEST_CASE("who points goes on when what lies under the hand is taken away, and ends with the contacts") {
  GestureTable table;
  table.thing(1, kNote);
  lay_two_fingers(table, {100, 100}).wait(600).forget();
  table.gone(1).expect("");
  table.together([](GestureTable& t) { t.move(1, {200, 100}).move(2, {224, 104}); }).expect("point_move 1");
  table.lose(1).expect("");
  table.lose(2).expect("point_cancel 1");
}

TEST_CASE("while one points at a note another drags it") {
  GestureTable table;
  table.thing(1, kNote);
  lay_two_fingers(table, {100, 100}).wait(600).forget();
  table.down(3, {60, 150}).wait(50).move(3, {20, 150});
  const auto told = table.take();
  CHECK(count(told, Kind::drag_begin) == 1);
  CHECK(told.back().contacts == 1);
}

TEST_CASE("five people point at once, each where their own hand is") {
  GestureTable table;
  table.thing(1, kTable);
  for (int p = 0; p < 5; ++p) table.down(2 * p + 1, {300.0 * p, 0}).down(2 * p + 2, {300.0 * p + 25, 0});
  table.wait(600);
  for (int p = 0; p < 5; ++p) table.together([&](GestureTable& t) { t.move(2 * p + 1, {300.0 * p, 400}).move(2 * p + 2, {300.0 * p + 25, 400}); });
  const auto told = table.take();
  CHECK(count(told, Kind::point_begin) == 5);
  std::map<std::uint64_t, Gesture> last;
  for (const Gesture& g : told)
    if (g.kind == Kind::point_move) last[g.grip] = g;
  REQUIRE(last.size() == 5);
  for (const auto& [grip, g] : last) CHECK(g.at == Vec{150.0 * static_cast<double>(g.contact.id - 1) + 12.5, 400});
}
