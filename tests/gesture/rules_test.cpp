// Each rule of the arena as an event table: what contacts do, and all that is told of it.
// Read first when a gesture is not what people meant.
#include <catch2/catch.hpp>

#include "support/gesture_table.h"

using gesture::Kind;
using gesture::Wants;
using support::GestureTable;

namespace {

struct Row {
  const char* rule;
  Wants wants;
  const char* events;
  const char* told;
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    DYNAMIC_SECTION(row.rule) {
      GestureTable table;
      table.thing(1, row.wants);
      table.play(row.events).expect(row.told);
      CHECK(table.arena.contacts() == 0);
      CHECK(table.arena.next_deadline_us() == 0);
      CHECK(table.arena.tally().entered == table.arena.tally().won + table.arena.tally().failed);
    }
  }
}

const Wants kTap{.tap = true};
const Wants kTaps{.tap = true, .double_tap = true};
const Wants kButton{.tap = true, .hold = true};
const Wants kKey{.press = true};
const Wants kDot{.tap = true, .hold = true, .drag = true};
const Wants kNote{.tap = true, .double_tap = true, .hold = true, .drag = true, .transform = true};
const Wants kSheet{.tap = true, .double_tap = true, .drag_after_hold = true};
const Wants kPad{.drag_at_once = true};

}  // namespace

TEST_CASE("what is wanted of taps, holds and presses") {
  check({
      {"nothing wanted, only touched", {}, "down 1 0,0; wait 900; move 1 90,0; up 1", "touch 1; untouch 1"},
      {"a tap", kTap, "down 1 0,0; wait 80; up 1", "touch 1; tap 1; untouch 1"},
      {"a tap may tremble", kTap, "down 1 0,0; move 1 4,4; up 1 5,3", "touch 1; tap 1; untouch 1"},
      {"out of the slop is no tap", kTap, "down 1 0,0; move 1 7,0; up 1", "touch 1; untouch 1"},
      {"out and back is no tap", kTap, "down 1 0,0; move 1 7,0; move 1 0,0; up 1", "touch 1; untouch 1"},
      {"out with the lift is no tap", kTap, "down 1 0,0; up 1 9,0", "touch 1; untouch 1"},
      {"a slow tap where no hold is wanted", kTap, "down 1 0,0; wait 3000; up 1", "touch 1; tap 1; untouch 1"},
      {"taken away is no tap", kTap, "down 1 0,0; lose 1", "touch 1; untouch 1"},
      {"a hold, and no tap after it", kButton, "down 1 0,0; wait 560; up 1", "touch 1; hold 1; untouch 1"},
      {"too short for a hold", kButton, "down 1 0,0; wait 540; up 1", "touch 1; tap 1; untouch 1"},
      {"a hold may tremble", kButton, "down 1 0,0; wait 300; move 1 5,0; wait 300; up 1", "touch 1; hold 1; untouch 1"},
      {"moved is no hold", kButton, "down 1 0,0; move 1 7,0; wait 900; up 1", "touch 1; untouch 1"},
      {"the right button holds at once", kButton, "down_held 1 0,0; up 1", "touch 1; hold 1; untouch 1"},
      {"a second begin of a live id ends the first", kTap, "down 1 0,0; down 1 90,0; up 1", "touch 1; tap 1; untouch 1; touch 1; tap 1; untouch 1"},
      {"unknown ids are nothing", kTap, "move 5 1,1; up 5; lose 6", ""},
      {"a key is down at once", kKey, "down 1 0,0; wait 2000; move 1 40,0; up 1", "touch 1; press 1; release 1; untouch 1"},
      {"a key's contact taken away", kKey, "down 1 0,0; lose 1", "touch 1; press 1; press_cancel 1; untouch 1"},
      {"two contacts on one key", kKey, "down 1 0,0; down 2 0,0; up 1; up 2", "touch 1; press 1; touch 1; press 1; release 1; untouch 1; release 1; untouch 1"},
      {"a key may be held too", {.press = true, .hold = true}, "down 1 0,0; wait 600; up 1", "touch 1; press 1; hold 1; release 1; untouch 1"},
  });
}

TEST_CASE("double taps") {
  check({
      {"twice", kTaps, "down 1 0,0; wait 50; up 1; wait 120; down 2 8,8; wait 50; up 2", "touch 1; tap 1; untouch 1; touch 1; tap 1; double_tap 1; untouch 1"},
      {"too late", kTaps, "down 1 0,0; up 1; wait 340; down 2 0,0; up 2", "touch 1; tap 1; untouch 1; touch 1; tap 1; untouch 1"},
      {"too far", kTaps, "down 1 0,0; up 1; wait 100; down 2 21,0; up 2", "touch 1; tap 1; untouch 1; touch 1; tap 1; untouch 1"},
      {"side by side", kTaps, "down 1 0,0; down 2 15,0; up 1; up 2", "touch 1; touch 1; tap 1; untouch 1; tap 1; untouch 1"},
      {"a third is a first again", kTaps, "down 1 0,0; up 1; wait 50; down 1 0,0; up 1; wait 50; down 1 0,0; up 1",
       "touch 1; tap 1; untouch 1; touch 1; tap 1; double_tap 1; untouch 1; touch 1; tap 1; untouch 1"},
      {"a drag is not the second", kNote, "down 1 0,0; up 1; wait 50; down 1 0,0; move 1 20,0; wait 99; up 1",
       "touch 1; tap 1; untouch 1; touch 1; drag_begin 1 0,0>20,0; drag_end 1; untouch 1"},
      {"forgotten with its target", kTaps, "down 1 0,0; up 1; gone 1; wait 50; down 1 0,0; up 1", "touch 1; tap 1; untouch 1; touch 1; tap 1; untouch 1"},
  });
}

TEST_CASE("taps on two targets are no double tap") {
  GestureTable table;
  table.thing(1, kTaps, {{0, 0}, {10, 10}}).thing(2, kTaps, {{10, 0}, {20, 10}});
  table.play("down 1 9,5; up 1; wait 50; down 1 11,5; up 1");
  table.expect("touch 1; tap 1; untouch 1; touch 2; tap 2; untouch 2");
}

TEST_CASE("drags of one contact") {
  check({
      {"nothing of the way is lost", kDot, "down 1 0,0; move 1 5,0; move 1 10,0; move 1 30,4; up 1",
       "touch 1; drag_begin 1 0,0>10,0; drag_move 1 10,0>30,4; drag_end 1; untouch 1"},
      {"the way told with the lift counts", kDot, "down 1 0,0; move 1 10,0; up 1 12,0",
       "touch 1; drag_begin 1 0,0>10,0; drag_move 1 10,0>12,0; drag_end 1; untouch 1"},
      {"a flick told with the lift alone", kDot, "down 1 0,0; up 1 40,0", "touch 1; drag_begin 1 0,0>40,0; drag_end 1; untouch 1"},
      {"still moves are not told", kDot, "down 1 0,0; move 1 10,0; move 1 10,0; up 1", "touch 1; drag_begin 1 0,0>10,0; drag_end 1; untouch 1"},
      {"taken away", kDot, "down 1 0,0; move 1 10,0; lose 1", "touch 1; drag_begin 1 0,0>10,0; drag_cancel 1; untouch 1"},
      {"no hold while it is dragged", kDot, "down 1 0,0; move 1 10,0; wait 900; up 1", "touch 1; drag_begin 1 0,0>10,0; drag_end 1; untouch 1"},
      {"held, then dragged", kDot, "down 1 0,0; wait 600; move 1 4,0; move 1 10,0; up 1", "touch 1; hold 1; drag_begin 1 0,0>10,0; drag_end 1; untouch 1"},
      {"the right button may drag too", kDot, "down_held 1 0,0; move 1 10,0; up 1", "touch 1; hold 1; drag_begin 1 0,0>10,0; drag_end 1; untouch 1"},
      {"a pad drags at once", kPad, "down 1 3,3; move 1 4,3; up 1", "touch 1; drag_begin 1 3,3>3,3; drag_move 1 3,3>4,3; drag_end 1; untouch 1"},
      {"a second contact on what is dragged is nothing", kDot, "down 1 0,0; move 1 10,0; down 2 0,9; move 2 99,9; up 2; up 1",
       "touch 1; drag_begin 1 0,0>10,0; drag_end 1; untouch 1"},
      {"who waits on it loses it", kDot, "down 1 0,0; down 2 0,9; move 1 10,0; move 2 99,9; wait 600; up 2; up 1",
       "touch 1; touch 1; drag_begin 1 0,0>10,0; untouch 1; drag_end 1; untouch 1"},
      {"gone from under the hand", kDot, "down 1 0,0; move 1 10,0; gone 1; move 1 50,0; wait 900; up 1",
       "touch 1; drag_begin 1 0,0>10,0; drag_cancel 1; untouch 1"},
      {"gone before anything came of it", kNote, "down 1 0,0; gone 1; wait 900; move 1 50,0; up 1", "touch 1; untouch 1"},
  });
}

TEST_CASE("the free table: held, then a lasso") {
  check({
      {"a drag before that is nothing", kSheet, "down 1 0,0; move 1 30,0; wait 900; move 1 60,0; up 1", "touch 1; untouch 1"},
      {"held, then drawn", kSheet, "down 1 0,0; move 1 2,0; wait 600; move 1 3,0; up 1",
       "touch 1; drag_begin 1 0,0>2,0; drag_move 1 2,0>3,0; drag_end 1; untouch 1"},
      {"a tap is a tap", kSheet, "down 1 0,0; wait 200; up 1", "touch 1; tap 1; untouch 1"},
      {"the hold is told first",
       {.hold = true, .drag_after_hold = true},
       "down 1 0,0; wait 600; up 1",
       "touch 1; hold 1; drag_begin 1 0,0>0,0; drag_end 1; untouch 1"},
      {"two people draw two lassos", kSheet, "down 1 0,0; down 2 500,0; wait 600; move 2 520,0; move 1 20,0; up 1; up 2",
       "touch 1; touch 1; drag_begin 1 0,0>0,0; drag_begin 1 500,0>500,0; drag_move 1 500,0>520,0; "
       "drag_move 1 0,0>20,0; drag_end 1; untouch 1; drag_end 1; untouch 1"},
      {"never found again", kSheet, "down 1 0,0; wait 600; up 1; wait 50; down 2 0,0; up 2",
       "touch 1; drag_begin 1 0,0>0,0; drag_end 1; untouch 1; touch 1; tap 1; untouch 1"},
  });
}

TEST_CASE("a contact that the panel lost for a moment") {
  const char* dragged = "touch 1; drag_begin 1 0,0>20,0; drag_end 1; untouch 1; ";
  const auto rule = [&](const char* after, const std::string& told) {
    GestureTable table;
    table.thing(1, kNote).play("down 1 0,0; move 1 20,0; up 1").play(after).expect(dragged + told);
  };
  rule("wait 100; down 2 28,0; move 2 29,0; up 2", "touch 1; drag_begin 1 28,0>28,0; drag_move 1 28,0>29,0; drag_end 1; untouch 1");
  rule("wait 130; down 2 28,0; move 2 29,0; up 2", "touch 1; tap 1; untouch 1");
  rule("gone 1; wait 100; down 2 28,0; up 2", "touch 1; tap 1; untouch 1");
  rule("wait 100; down_held 2 28,0; up 2", "touch 1; hold 1; untouch 1");
  rule("wait 100; down 2 33,0; move 2 34,0; up 2", "touch 1; tap 1; untouch 1");
}

TEST_CASE("palms and sleeves do nothing") {
  check({
      {"a wide contact", kNote, "down 1 0,0 40,40; move 1 50,0; wait 600; up 1", ""},
      {"a fingertip is not wide", kTap, "down 1 0,0 12,14; up 1", "touch 1; tap 1; untouch 1"},
      {"it grows while it drags", kNote, "down 1 0,0 9,9; move 1 20,0 9,9; move 1 30,0 40,40; move 1 90,0 9,9; up 1",
       "touch 1; drag_begin 1 0,0>20,0; drag_cancel 1; untouch 1"},
      {"it grows on a key", kKey, "down 1 0,0 9,9; move 1 1,0 40,40; up 1", "touch 1; press 1; press_cancel 1; untouch 1"},
      {"it grows where it lies", kNote, "down 1 0,0 9,9; move 1 0,0 40,40; wait 900; up 1", "touch 1; untouch 1"},
      {"five contacts of a hand's size", kKey,
       "down 1 0,0; down 2 25,0; wait 20; down 3 50,0; down 4 75,0; wait 20; down 5 100,0; wait 900; move 1 1,1; up 1; "
       "up 2; "
       "up 3; up 4; up 5",
       "touch 1; press 1; touch 1; press 1; touch 1; press 1; touch 1; press 1; press_cancel 1; untouch 1; "
       "press_cancel 1; "
       "untouch 1; press_cancel 1; untouch 1; press_cancel 1; untouch 1"},
      {"one after the other they are fingers", kKey,
       "down 1 0,0; wait 20; down 2 25,0; wait 20; down 3 50,0; wait 20; down 4 75,0; wait 20; down 5 100,0; up 1; up "
       "2; up 3; "
       "up 4; up 5",
       "touch 1; press 1; touch 1; press 1; touch 1; press 1; touch 1; press 1; touch 1; press 1; release 1; untouch "
       "1; "
       "release 1; untouch 1; release 1; untouch 1; release 1; untouch 1; release 1; untouch 1"},
      {"wider than a hand they are people", kTap, "down 1 0,0; down 2 30,0; down 3 60,0; down 4 90,0; down 5 120,0; lose 1; lose 2; lose 3; lose 4; lose 5",
       "touch 1; touch 1; touch 1; touch 1; touch 1; untouch 1; untouch 1; untouch 1; untouch 1; untouch 1"},
      {"all pairs count: four here, one there", kTap,
       "down 1 -60,0; down 2 -55,0; down 3 60,0; down 4 55,0; down 5 0,0; lose 1; lose 2; lose 3; lose 4; lose 5",
       "touch 1; touch 1; touch 1; touch 1; touch 1; untouch 1; untouch 1; untouch 1; untouch 1; untouch 1"},
  });
}

TEST_CASE("what begins beside a hand that lies there is part of it") {
  GestureTable table;
  table.thing(1, kTap);
  table.play("down 1 0,0; down 2 5,0; down 3 10,0; down 4 15,0; down 5 20,0; wait 2000").forget();
  table.play("down 6 160,0; up 6").expect("");
  table.play("down 6 175,0; up 6").expect("touch 1; tap 1; untouch 1");
  // The part that stays still keeps its surroundings; when all have left, the place is free.
  table.play("up 2; up 3; up 4; up 5; down 6 100,0; up 6").expect("");
  table.play("up 1; down 6 100,0; up 6").expect("touch 1; tap 1; untouch 1");
  // One wide contact keeps nobody else out: a wrist rests beside the keyboard.
  table.play("down 1 0,0 60,60; down 6 40,0; up 6; up 1").expect("touch 1; tap 1; untouch 1");
}

TEST_CASE("everything can be taken away at once") {
  GestureTable table;
  table.thing(1, kNote, {{0, 0}, {100, 100}}).thing(2, kKey, {{200, 0}, {300, 100}}).thing(3, kTap, {{400, 0}, {500, 100}});
  table.play("down 1 0,0; move 1 20,0; down 2 210,0; down 3 410,0").forget();
  std::vector<gesture::Gesture> told;
  table.arena.cancel_all(table.now_us, told);
  std::string all;
  for (const auto& g : told) all += GestureTable::words(g) + "; ";
  CHECK(all == "drag_cancel 1; untouch 1; press_cancel 2; untouch 2; untouch 3; ");
  CHECK(table.arena.contacts() == 3);
  table.play("move 1 50,0; wait 900; up 1; up 2; up 3").expect("");
  CHECK(table.arena.contacts() == 0);
}

TEST_CASE("deadlines say when the next hold is due") {
  GestureTable table;
  table.thing(1, kButton);
  CHECK(table.arena.next_deadline_us() == 0);
  const std::int64_t began = table.now_us;
  table.down(1, {0, 0}).wait(100).down(2, {500, 0});
  CHECK(table.arena.next_deadline_us() == began + 550'000);
  table.move(1, {9, 0});
  CHECK(table.arena.next_deadline_us() == began + 650'000);
  table.wait(550);
  CHECK(table.arena.next_deadline_us() == 0);
  table.expect("touch 1; touch 1; hold 1");
}

TEST_CASE("a late frame changes nothing: what was due before an event is told before it") {
  GestureTable table;
  table.thing(1, kButton).down(1, {0, 0});
  table.now_us += 5'000'000;
  table.up(1);
  const auto told = table.take();
  REQUIRE(told.size() == 3);
  CHECK(told[1].kind == Kind::hold);
  CHECK(told[1].time_us == 1'550'000);
}

TEST_CASE("two contacts held together say so") {
  GestureTable table;
  table.thing(1, kNote).down(1, {0, 0}).down(2, {60, 0}).wait(600);
  const auto told = table.take();
  REQUIRE(told.size() == 4);
  CHECK(told[2].kind == Kind::hold);
  CHECK(told[2].contacts == 2);
  CHECK(told[3].contacts == 2);
}
