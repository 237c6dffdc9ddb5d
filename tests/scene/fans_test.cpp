// Fans of hidden notes: before their authors, each paper in sight, nothing covered that all must read.
#include <catch2/catch.hpp>

#include <algorithm>

#include "support/staged_workshop.h"

using base::Box;
using base::Id;
using base::Vec;
using support::StagedWorkshop;

namespace {

struct HiddenFirst : StagedWorkshop {
  HiddenFirst(std::size_t people, const support::Screen& screen, bool wall = false) : StagedWorkshop(people, wall) {
    set_glass(screen.width, screen.height, screen.inches);
    builder.set(board::RecordKind::workshop, workshop_id(), {{board::Property::private_first, true}});
    go_to(1, 0);
  }
};
const support::Screen& screen_of(double inches) {
  for (const auto& screen : support::screens())
    if (screen.inches == inches) return screen;
  return support::screens().back();
}

std::vector<board::Placement> five_of(const StagedWorkshop& w, Id seat) {
  std::vector<board::Placement> out;
  for (std::size_t i = 0; i < 5; ++i) out.push_back(w.plan.in_fan(seat, i, 5, w.tokens));
  return out;
}
Box box_of(const board::Placement& place) { return base::bounds({place.at, place.angle_deg}, {place.width_mm, place.width_mm}); }

// A finger's breadth of each paper is under no later one.
void check_all_in_sight(const StagedWorkshop& w, Id seat, double least_mm) {
  const auto papers = five_of(w, seat);
  for (std::size_t i = 1; i < papers.size(); ++i) CHECK(base::distance(papers[i].at, papers[i - 1].at) >= least_mm);
  for (const auto& paper : papers) {
    CHECK(w.plan.sheet.grown(0.5).contains(box_of(paper).min));
    CHECK(w.plan.sheet.grown(0.5).contains(box_of(paper).max));
    CHECK(w.plan.at_desk(seat, paper.at, w.tokens));
  }
}

}  // namespace

TEST_CASE("on any table each hidden note is in sight, no fan lies over another, nor over the tent, the tour or a side's name") {
  for (const auto& screen : support::screens()) {
    const std::size_t most = screen.inches < 45 ? 7 : 10;
    for (std::size_t people = 1; people <= most; ++people) {
      INFO(screen.inches << " inches, " << people << " people");
      const HiddenFirst w(people, screen);
      REQUIRE(w.plan.fans.size() == people);
      REQUIRE(w.plan.tent);
      REQUIRE(w.plan.turns);
      CHECK_FALSE(w.plan.tent->overlaps(*w.plan.turns));
      std::vector<Box> lie;
      for (const Id seat : w.seats) {
        check_all_in_sight(w, seat, screen.inches < 50 ? 15 : screen.inches < 60 ? 22 : 35);
        for (const auto& paper : five_of(w, seat)) {
          const Box box = box_of(paper);
          for (const Box& other : lie) CHECK_FALSE(box.overlaps(other));
          CHECK_FALSE(box.overlaps(*w.plan.tent));
          CHECK_FALSE(box.overlaps(*w.plan.turns));
          if (screen.inches < 50 && people > 7) continue;  // there the names of the sides give way before the question does
          for (const auto& title : w.plan.titles()) CHECK_FALSE(box.overlaps(title.box));
        }
        for (const auto& paper : five_of(w, seat)) lie.push_back(box_of(paper));
      }
    }
  }
}

TEST_CASE("wherever the tent lies, however small it had to become, the whole question is on both its faces") {
  for (const auto& screen : support::screens()) {
    for (std::size_t people = 1; people <= (screen.inches < 45 ? 7 : 10); ++people) {
      INFO(screen.inches << " inches, " << people << " people");
      HiddenFirst w(people, screen);
      std::vector<scene::Instance> out;
      scene::Areas areas;
      scene::Canvas canvas{out, areas};
      draw_tent(w.frame(), canvas);
      const auto glyphs = std::count_if(out.begin(), out.end(), [](const auto& i) { return i.shape == static_cast<std::uint16_t>(scene::Shape::glyph); });
      std::size_t letters = 0;
      for (const char c : w.board().workshop().challenge) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 && c != ' ' && c != '?';
      CHECK(static_cast<std::size_t>(glyphs) >= 2 * (letters - 1));
    }
  }
}

TEST_CASE("more people than a small table is for still have their notes in sight") {
  for (std::size_t people = 8; people <= 10; ++people) {
    INFO(people << " people");
    const HiddenFirst w(people, screen_of(43));
    for (const Id seat : w.seats) check_all_in_sight(w, seat, 15);
    for (const auto& fan : w.plan.fans) CHECK_FALSE(fan.lies.overlaps(*w.plan.tent));
  }
  for (const auto& screen : support::screens())
    for (std::size_t people = 11; people <= 12; ++people) CHECK(HiddenFirst(people, screen).plan.fans.size() == people);
}

TEST_CASE("the tent keeps its place where nobody's notes need it, and else makes way for them") {
  const HiddenFirst six(6, {86, 1920, 1080}), eight(8, {86, 1920, 1080});
  REQUIRE(six.plan.tent);
  CHECK(six.plan.tent->min.y == Approx(100));
  REQUIRE(eight.plan.tent);
  CHECK(eight.plan.tent->min.y > 84 + 150);  // clear of the one who sits before it
  CHECK(eight.plan.tent->size() == six.plan.tent->size());
  // Where all is open from the first it stays.
  StagedWorkshop open(8);
  open.go_to(1, 0);
  CHECK(open.plan.tent->min.y == Approx(100));
  CHECK(open.plan.fans.empty());
}

TEST_CASE("a fan lies before its author, in reach, also where their place was drawn to the middle of the far side") {
  HiddenFirst w(6, {86, 1920, 1080});
  w.builder.set(board::RecordKind::seat, w.seats[2], {{board::Property::along, 0.5}});
  w.replan();
  for (const Id seat : w.seats) {
    const auto* station = w.plan.station(seat);
    for (const auto& paper : five_of(w, seat)) {
      const Vec seen = station->pose.to_local(paper.at);
      CHECK(seen.y < 0);
      CHECK(-seen.y < 400);
      CHECK(std::abs(seen.x) < 400);
    }
    CHECK_FALSE(w.plan.at_desk(seat, w.plan.sheet.centre(), w.tokens));
  }
}

TEST_CASE("before a wall hidden notes wait above the bar, and the tour leaves the names of the sides in sight") {
  for (const auto& screen : support::screens()) {
    for (std::size_t people = 1; people <= 12; ++people) {
      INFO(screen.inches << " inches, " << people << " people");
      const HiddenFirst w(people, screen, true);
      REQUIRE(w.plan.turns);
      REQUIRE(w.plan.fans.size() == people);
      const Box with_button{w.plan.turns->min, w.plan.turns->max + Vec{164, 0}};
      CHECK(w.plan.sheet.contains(with_button.max));
      for (const auto& title : w.plan.titles()) CHECK_FALSE(title.box.overlaps(with_button));
      std::vector<Box> lie;
      for (const Id seat : w.seats) {
        check_all_in_sight(w, seat, screen.inches < 50 ? 15 : 20);
        CHECK_FALSE(w.plan.fan(seat, w.tokens).lies.overlaps(with_button));
        for (const auto& paper : five_of(w, seat))
          for (const Box& other : lie) CHECK_FALSE(box_of(paper).overlaps(other));
        for (const auto& paper : five_of(w, seat)) lie.push_back(box_of(paper));
      }
    }
  }
}
