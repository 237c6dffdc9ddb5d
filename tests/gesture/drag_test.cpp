// Grips: contacts that join and leave without a jump, what two hands do to a thing, and how fast it is let go.
// Read with kiosk/gesture/drag.cpp.
#include <catch2/catch.hpp>

#include "base/random.h"
#include "gesture/similarity.h"
#include "support/gesture_table.h"

using base::Random;
using base::Vec;
using gesture::Gesture;
using gesture::Kind;
using gesture::Similarity;
using gesture::Wants;
using support::GestureTable;

namespace {

const Wants kNote{.tap = true, .hold = true, .drag = true, .transform = true};

// What a note does with what it is told.
struct Follower {
  std::vector<Vec> points;
  double largest_step = 0;
  void follow(const std::vector<Gesture>& told) {
    for (const Gesture& g : told) {
      if (g.kind != Kind::drag_begin && g.kind != Kind::drag_move) continue;
      const Similarity s{g.from, g.to, g.turn_deg, g.scale};
      for (Vec& p : points) {
        const Vec to = s(p);
        largest_step = std::max(largest_step, base::distance(p, to));
        p = to;
      }
    }
  }
};

std::vector<Gesture> only(const std::vector<Gesture>& told, Kind kind) {
  std::vector<Gesture> some;
  for (const Gesture& g : told)
    if (g.kind == kind) some.push_back(g);
  return some;
}

}  // namespace

TEST_CASE("two contacts move, turn and scale: the points under them stay under them") {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    Random random(seed);
    GestureTable table;
    table.thing(1, kNote);
    const Vec a{random.between(0, 500), random.between(0, 500)};
    const Vec b = a + base::rotated({random.between(40, 300), 0}, random.between(0, 360));
    Follower note{{a, b}};
    table.down(1, a).down(2, b);
    Vec at_a = a, at_b = b;
    for (int i = 0; i < 300; ++i) {
      const Vec step_a{random.between(-8, 8), random.between(-8, 8)}, step_b{random.between(-8, 8), random.between(-8, 8)};
      if (base::distance(at_a + step_a, at_b) < 30 || base::distance(at_a + step_a, at_b + step_b) < 30) continue;
      at_a += step_a;
      at_b += step_b;
      table.wait(8);
      if (random.chance(0.5)) table.together([&](GestureTable& t) { t.move(1, at_a).move(2, at_b); });
      else table.move(1, at_a).move(2, at_b);
    }
    note.follow(table.take());
    CAPTURE(seed);
    const double scale = std::max({1.0, base::length(at_a), base::length(at_b)});
    CHECK(base::distance(note.points[0], at_a) < 1e-6 * scale);
    CHECK(base::distance(note.points[1], at_b) < 1e-6 * scale);
  }
}

TEST_CASE("contacts that join and leave never make it jump") {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    Random random(seed);
    GestureTable table;
    table.thing(1, kNote);
    Follower note{{{0, 0}, {80, 0}, {0, 80}, {80, 80}}};
    std::map<std::int64_t, Vec> down;
    std::int64_t next = 1;
    for (int i = 0; i < 200; ++i) {
      table.wait(20);
      if (down.size() < 5 && random.chance(0.2)) {
        // Spread over the note, so that a step of a millimetre stays a step of a few.
        const Vec at{static_cast<double>(next % 2) * 60 + 10, static_cast<double>(next % 3) * 30 + random.between(0, 10)};
        table.down(next, at);
        down[next++] = at;
      } else if (!down.empty() && random.chance(0.15)) {
        table.up(down.begin()->first);
        down.erase(down.begin());
      } else {
        for (auto& [id, at] : down) table.move(id, at = at + Vec{random.between(-1, 1), random.between(-1, 1)});
      }
      const auto told = table.take();
      // The first step of a drag is the slop itself; every later one is a contact's own.
      Follower step{{{0, 0}, {80, 0}, {0, 80}, {80, 80}}};
      step.follow(only(told, Kind::drag_move));
      CAPTURE(seed, i);
      CHECK(step.largest_step < 20);
    }
  }
}

TEST_CASE("joining and leaving themselves move nothing") {
  GestureTable table;
  table.thing(1, kNote);
  table.play("down 1 0,0; move 1 20,0").expect("touch 1; drag_begin 1 0,0>20,0");
  table.play("down 2 100,0").expect("touch 1");
  table.play("move 2 100,50").expect("drag_move 1 60,0>60,25");
  table.play("up 1").expect("untouch 1");
  table.play("move 2 110,50").expect("drag_move 1 100,50>110,50");
  table.play("down 3 10,50; lose 2; move 3 0,50").expect("touch 1; untouch 1; drag_move 1 10,50>0,50");
  table.play("lose 3").expect("drag_cancel 1; untouch 1");
}

TEST_CASE("who joins or leaves in the scan in which another moves does not turn it") {
  GestureTable table;
  table.thing(1, kNote).play("down 1 0,0; move 1 20,0").forget();
  table.together([](GestureTable& t) { t.move(1, {20, 10}).down(2, {100, 0}); });
  table.expect("touch 1; drag_move 1 20,0>20,10");
  table.together([](GestureTable& t) { t.move(1, {20, 20}).up(2).move(1, {20, 30}); });
  table.expect("drag_move 1 60,5>60,10; untouch 1; drag_move 1 20,20>20,30");
}

TEST_CASE("one drag keeps one grip, and names the first contact that is still down") {
  GestureTable table;
  table.thing(1, kNote).play("down 1 0,0; move 1 20,0; down 2 100,0; move 2 120,0; up 1; move 2 130,0; up 2; wait 500");
  table.play("down 3 0,0; move 3 20,0; up 3");
  const auto told = table.take();
  std::vector<std::uint64_t> grips;
  std::vector<std::int64_t> ids;
  std::vector<int> counts;
  for (const Gesture& g : told)
    if (g.grip) grips.push_back(g.grip), ids.push_back(g.contact.id), counts.push_back(g.contacts);
  CHECK(grips == std::vector<std::uint64_t>{1, 1, 1, 1, 2, 2});
  CHECK(ids == std::vector<std::int64_t>{1, 1, 2, 2, 3, 3});
  CHECK(counts == std::vector<int>{1, 2, 1, 1, 1, 1});
}

TEST_CASE("two still contacts drag nothing, less than a slop is enough once there are two") {
  GestureTable table;
  table.thing(1, kNote);
  table.play("down 1 0,0; down 2 100,0; move 1 2,0; move 2 102,0").expect("touch 1; touch 1");
  table.play("move 2 103.5,0");
  const auto told = table.take();
  REQUIRE(told.size() == 1);
  CHECK(told[0].kind == Kind::drag_begin);
  Follower note{{{0, 0}, {100, 0}}};
  note.follow(told);
  CHECK(base::distance(note.points[0], {2, 0}) < 1e-9);
  CHECK(base::distance(note.points[1], {103.5, 0}) < 1e-9);
}

TEST_CASE("a turn that can be seen is a drag, though neither contact went far") {
  GestureTable table;
  table.thing(1, kNote).play("down 1 0,0; down 2 20,0; move 1 0,2; move 2 20,-2");
  const auto told = table.take();
  REQUIRE(told.back().kind == Kind::drag_begin);
  CHECK(told.back().turn_deg == Approx(-11.31).margin(0.01));
}

TEST_CASE("all moves of a scan are one step of the thing") {
  GestureTable table;
  table.thing(1, kNote).play("down 1 0,0; move 1 20,0; down 2 100,0").forget();
  table.together([](GestureTable& t) { t.move(1, {30, 0}).move(2, {105, 0}).move(2, {110, 0}); });
  table.expect("drag_move 1 60,0>70,0");
}

TEST_CASE("contacts too near to each other only move a thing") {
  GestureTable table;
  table.thing(1, kNote).play("down 1 0,0; down 2 5,0; move 1 0,9");
  for (const Gesture& g : table.take()) {
    CHECK(g.turn_deg == 0);
    CHECK(g.scale == 1);
  }
}

TEST_CASE("what only two can move stays under one, and does not jump when the second comes") {
  GestureTable table;
  table.thing(1, {.transform = true}).play("down 1 0,0; move 1 50,0").expect("touch 1");
  table.play("down 2 150,0; move 2 160,0").expect("touch 1; drag_begin 1 100,0>105,0");
  table.play("up 2; move 1 60,0; up 1").expect("untouch 1; drag_move 1 50,0>60,0; drag_end 1; untouch 1");
}

TEST_CASE("three contacts: the turn that fits best, the scale of their spread") {
  const double c = std::cos(base::radians(30)), s = std::sin(base::radians(30));
  std::vector<gesture::Step> steps;
  for (const Vec p : {Vec{0, 0}, Vec{100, 0}, Vec{30, 80}}) steps.push_back({p, Vec{7, 9} + 1.5 * Vec{p.x * c - p.y * s, p.x * s + p.y * c}});
  const Similarity fitted = gesture::fit(steps);
  CHECK(fitted.turn_deg == Approx(30));
  CHECK(fitted.scale == Approx(1.5));
  for (const auto& step : steps) CHECK(base::distance(fitted(step.from), step.to) < 1e-9);
}

TEST_CASE("the speed that a thing is let go with") {
  GestureTable table;
  table.thing(1, kNote);
  const auto thrown = [&](int step_ms, double speed, int rest_ms) {
    table.down(1, {0, 0});
    for (int ms = step_ms; ms <= 300; ms += step_ms) table.wait(step_ms).move(1, {speed * ms / 1000, 0});
    table.wait(rest_ms).up(1).wait(1000);
    return only(table.take(), Kind::drag_end).at(0).velocity;
  };
  CHECK(thrown(10, 800, 0).x == Approx(800));
  CHECK(thrown(20, 800, 10).x == Approx(800));
  CHECK(thrown(1, 800, 0).x == Approx(800).epsilon(0.05));
  CHECK(thrown(10, 800, 60) == Vec{});
}

TEST_CASE("a device of a thousand scans a second is looked at as far back as any other") {
  GestureTable table;
  table.thing(1, kNote).down(1, {0, 0});
  double x = 0;
  for (int ms = 1; ms <= 160; ++ms) table.wait(1).move(1, {x += ms <= 120 ? 1.0 : 0.5, 0});
  const auto end = only(table.up(1).take(), Kind::drag_end).at(0);
  CHECK(end.velocity.x == Approx(750).epsilon(0.05));
}

TEST_CASE("only the last of the way counts for the speed, and a contact that joins is no speed") {
  GestureTable table;
  table.thing(1, kNote).down(1, {0, 0});
  for (int i = 1; i <= 20; ++i) table.wait(10).move(1, {i * 20.0, 0});
  for (int i = 1; i <= 10; ++i) table.wait(10).move(1, {400, i * 1.0});
  table.down(2, {600, 300}).wait(10).move(1, {400, 11}).up(2).up(1);
  const auto end = only(table.take(), Kind::drag_end).at(0);
  CHECK(end.velocity.x == Approx(0).margin(1e-9));
  CHECK(end.velocity.y < 100.1);
  CHECK(end.velocity.y > 80);
}

TEST_CASE("on a free table that can be pinched, two near contacts draw together, one that is held draws alone") {
  const Wants free{.tap = true, .drag_after_hold = true, .pinch = true};
  GestureTable table;
  table.thing(1, free);
  std::vector<Gesture> begins;
  const auto listen = [&] {
    for (const Gesture& g : only(table.take(), Kind::drag_begin)) begins.push_back(g);
    return begins.size();
  };
  // One roams first: nothing. Its neighbour comes: both draw.
  table.down(1, {100, 100}).move(1, {160, 100});
  CHECK(listen() == 0);
  table.down(2, {260, 100}).move(2, {300, 100});
  REQUIRE(listen() == 1);
  CHECK(begins[0].contacts == 2);
  // A third is nobody's partner, and a contact far away neither.
  table.down(3, {200, 200}).move(3, {240, 200}).down(4, {900, 200}).move(4, {940, 200});
  CHECK(listen() == 1);
  table.up(1).up(2).up(3).up(4);
  table.down(5, {100, 100}).wait(600).move(5, {140, 100}).up(5);
  REQUIRE(listen() == 2);
  CHECK(begins[1].contacts == 1);
  const gesture::Tally tally = table.arena.tally();
  CHECK(tally.entered == tally.won + tally.failed);
}
