// A list on every glass: what is touched is large enough and within reach, nothing covers anything, notes lie on the boards.
#include <algorithm>
#include <catch2/catch.hpp>

#include "support/staged_workshop.h"
#include "workshop/one_by_one.h"

using base::Box;
using base::Id;
using base::Vec;
using board::Property;
using board::RecordKind;
using support::StagedWorkshop;

namespace {

struct Size {
  double wide, high, inches;
};
constexpr Size kGlasses[] = {{952, 535.5, 43}, {1218, 685, 55}, {1440, 810, 65}, {1920, 1080, 86}, {2170, 1221, 98}};

struct Listed : StagedWorkshop {
  std::vector<Id> items;
  Listed(const Size& size, bool wall, std::size_t people, std::size_t count, std::size_t step) : StagedWorkshop(people, wall, "priorisation") {
    set_glass(size.wide, size.high, size.inches);
    go_to(step, 0);
    for (const board::Note* note : workshop::list_of(board(), "usages")) items.push_back(note->id);
    while (items.size() < count)
      items.push_back(make(RecordKind::note, {{Property::text, std::string("Un de plus")}, {Property::source, std::string("usages")}}));
    replan();
  }
};

bool inside(const Box& outer, const Box& inner) { return outer.grown(0.5).contains(inner.min) && outer.grown(0.5).contains(inner.max); }
double narrow(const Box& box) { return std::min(box.width(), box.height()); }

}  // namespace

TEST_CASE("an item's card, its clock and its keys have their room on every glass, for lists of one to twenty") {
  for (const Size& size : kGlasses)
    for (const bool wall : {false, true})
      for (const std::size_t people : {1U, 6U, 12U})
        for (const std::size_t count : {8U, 12U, 20U}) {
          if (size.inches < 50 && people > 6) continue;
          INFO(size.inches << " inches, " << (wall ? "wall" : "table") << ", " << people << " people, " << count << " items");
          Listed w(size, wall, people, count, 1);
          REQUIRE(w.plan.one_by_one);
          const auto& one = *w.plan.one_by_one;
          CHECK(one.item == w.items[0]);
          CHECK(inside(w.plan.sheet, one.card));
          CHECK(one.card.height() >= 50);
          CHECK(one.faces.size() == (wall ? 1 : 2));
          std::vector<Box> taken{one.card};
          for (const auto& face : one.faces) {
            REQUIRE(face.strip.size() == count);
            for (const Box& key : face.strip) {
              CHECK(narrow(key) >= 20);
              taken.push_back(key);
            }
            CHECK(face.controls.height() >= 40);
            if (!face.clock_amid && !wall) taken.push_back(Box::around(face.clock.at, {one.clock, one.clock}));
            taken.push_back(face.controls);
          }
          for (const auto& board : w.plan.boards) taken.push_back(board.box);
          for (std::size_t i = 0; i < taken.size(); ++i) {
            CHECK(inside(w.plan.sheet, taken[i]));
            for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(taken[i].grown(-0.5).overlaps(taken[j].grown(-0.5)));
          }
          for (const auto& board : w.plan.boards) CHECK(narrow(board.room) >= w.plan.note_width);
          const Vec middle = w.plan.onto_board(one.card.centre(), w.plan.note_width);
          CHECK(std::any_of(w.plan.boards.begin(), w.plan.boards.end(), [&](const auto& board) { return board.room.contains(middle); }));
        }
}

TEST_CASE("places of honour, the keys that fix them and the list have their room on every glass") {
  for (const Size& size : kGlasses)
    for (const bool wall : {false, true})
      for (const std::size_t count : {8U, 12U}) {
        INFO(size.inches << " inches, " << (wall ? "wall" : "table") << ", " << count << " items");
        Listed w(size, wall, 6, count, 2);
        REQUIRE(w.plan.honour);
        std::vector<Box> taken = w.plan.honour->places;
        CHECK(taken.size() == 3);
        taken.insert(taken.end(), w.plan.honour->decide.begin(), w.plan.honour->decide.end());
        CHECK(w.plan.honour->decide.size() == (wall ? 1 : 2));
        const auto places = w.plan.arrange_items(count);
        REQUIRE(places.size() == count);
        for (const auto& place : places) {
          const Box paper = Box::around(place.at, {place.width_mm, place.width_mm});
          CHECK(inside(w.plan.sheet, paper));
          for (const Box& box : taken) CHECK_FALSE(paper.grown(-2).overlaps(box));
        }
        for (std::size_t i = 0; i < taken.size(); ++i)
          for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(taken[i].grown(-0.5).overlaps(taken[j].grown(-0.5)));
      }
}

TEST_CASE("what is chosen lies in its place, and of two that undo left in one the first written has it") {
  Listed w(kGlasses[3], false, 6, 8, 2);
  w.builder.set(RecordKind::note, w.items[4], {{Property::choice, std::int64_t{1}}});
  w.builder.set(RecordKind::note, w.items[2], {{Property::choice, std::int64_t{1}}});
  w.replan();
  REQUIRE(w.plan.honour->lying.size() == 1);
  CHECK(w.plan.honour->lying[0].first == w.items[2]);
  CHECK(w.plan.honour->places[0].contains(w.plan.honour->lying[0].second.at));
}
