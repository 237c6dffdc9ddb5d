// Undo here: a part of a deed is taken back in one place, the rest stays, and can still be taken back.
#include <catch2/catch.hpp>

#include "support/store_table.h"

using namespace store;
using board::Actor;
using board::Property;
using board::RecordKind;
using support::StoreTable;

namespace {

struct Lasso : StoreTable {
  Id a = note(by(0), "a"), b = note(by(0), "b"), c = note(by(1), "c");
  std::uint64_t deed = commit(Draft(by(0)).set(RecordKind::note, a, moved(10)).set(RecordKind::note, b, moved(20)));

  board::Fields moved(double x) const { return {{Property::place, board::Placement{{x, 0}}, sheet}}; }
  bool lies(Id id) const { return place(id).x >= 0; }
};

}  // namespace

TEST_CASE_METHOD(Lasso, "only the part in the region is taken back") {
  CHECK(*store.undo_in(by(0), Region{{a}}) == deed);
  CHECK_FALSE(lies(a));
  CHECK(lies(b));
}

TEST_CASE_METHOD(Lasso, "a deed half taken back here can be taken back for the rest") {
  REQUIRE(store.undo_in(by(0), Region{{a}}));
  move(by(1), c, {5, 5});
  CHECK(*store.undo(by(0)) == deed);
  CHECK_FALSE(lies(b));
  CHECK(lies(c));
  CHECK(store.redo(by(0)));
  CHECK(lies(b));
  CHECK_FALSE(lies(a));
  CHECK(store.redo(by(0)));
  CHECK(lies(a));
}

TEST_CASE_METHOD(Lasso, "what was taken back here is not taken back again there") {
  REQUIRE(store.undo_in(by(0), Region{{a}}));
  commit(Draft(by(1)).set(RecordKind::note, a, moved(10)));  // somebody puts it back by hand
  REQUIRE(store.undo(by(0)));
  CHECK(lies(a));
  CHECK_FALSE(lies(b));
}

TEST_CASE_METHOD(Lasso, "a seat takes back its own here, the facilitator anybody's") {
  write(by(1), a, "autre");
  CHECK(*store.undo_in(by(0), Region{{a}}) == deed);
  CHECK(text(a) == "autre");
  CHECK(store.undo_in(Actor::facilitator(), Region{{a}}));
  CHECK(text(a) == "a");
  CHECK(store.undo_in(by(2), Region{{a}}).error().message == "refused.nothing_to_undo");
}

TEST_CASE_METHOD(Lasso, "the dots and the ink on a note lie where it lies") {
  const Id dot = this->dot(by(1), a);
  const Id stroke = create(by(1), RecordKind::stroke, {{Property::note, a}, {Property::seat, seat[1]}});
  REQUIRE(store.undo_in(by(1), Region{{a}}));
  CHECK_FALSE(store.board().strokes.find_live(stroke));
  REQUIRE(store.undo_in(by(1), Region{{a}}));
  CHECK_FALSE(store.board().dots.find_live(dot));
}

TEST_CASE_METHOD(Lasso, "a dot that was moved away is found where it was and where it is") {
  const Id dot = this->dot(by(1), a);
  commit(Draft(by(1)).set(RecordKind::dot, dot, {{Property::note, c}}));
  CHECK(store.history_in(Region{{c}}, 9).front().kind == RecordKind::dot);
  REQUIRE(store.undo_in(by(1), Region{{a}}));
  CHECK(store.board().dots.find(dot)->note == a);
}

TEST_CASE_METHOD(Lasso, "the list of what happened here is newest first and leaves out what was undone") {
  write(by(1), a, "autre");
  commit(Draft(by(1)).remove(RecordKind::note, a));
  auto deeds = store.history_in(Region{{a, b}}, 9);
  REQUIRE(deeds.size() == 5);
  CHECK(deeds[0].property == Property::removed);
  CHECK(deeds[1].property == Property::text);
  CHECK(deeds[1].actor == by(1));
  CHECK(deeds[2].group == deed);
  CHECK(deeds[2].changes == 2);
  CHECK(deeds[4].created);
  CHECK(deeds[4].kind == RecordKind::note);
  CHECK(store.history_in(Region{{a, b}}, 2).size() == 2);
  REQUIRE(store.undo(by(1)));
  REQUIRE(store.undo_in(by(0), Region{{b}}));
  deeds = store.history_in(Region{{a, b}}, 9);
  REQUIRE(deeds.size() == 4);
  CHECK(deeds[0].property == Property::text);
  CHECK(deeds[1].changes == 1);
  CHECK(store.history_in(Region{{seat[2]}}, 9).size() == 1);  // taking a seat is there to be read
}

TEST_CASE_METHOD(Lasso, "after a restart the history goes on where it was") {
  REQUIRE(store.undo_in(by(0), Region{{a}}));
  write(by(1), c, "autre");
  REQUIRE(store.undo(by(1)));
  Store again(store.board(), 1, clock);
  again.set_rules(store.rules());
  again.remember(log);
  CHECK(again.can_redo(by(1)));
  CHECK(again.history_in(Region{{a, b, c}}, 99).size() == store.history_in(Region{{a, b, c}}, 99).size());
  for (const Actor actor : {by(1), by(0)}) {
    const auto one = store.redo(actor), other = again.redo(actor);
    REQUIRE(one);
    REQUIRE(other);
    CHECK(*one == *other);
  }
  while (true) {
    const auto one = store.undo(Actor::facilitator()), other = again.undo(Actor::facilitator());
    REQUIRE(static_cast<bool>(one) == static_cast<bool>(other));
    CHECK(store.board() == again.board());
    if (!one) break;
    CHECK(*one == *other);
  }
}

TEST_CASE_METHOD(Lasso, "a deed whose beginning was forgotten is a fact") {
  const auto typed = write(by(1), c, "c1");
  write(by(0), a, "entre");
  write(by(1), c, "c2", typed);
  Store again(store.board(), 1, clock);
  again.set_rules(store.rules());
  again.remember(std::span(log).last(2));
  CHECK_FALSE(again.can_undo(by(1)));
  CHECK(again.can_undo(by(0)));
}

TEST_CASE_METHOD(Lasso, "one deed of the place is taken back, whatever came after it, and brought back") {
  const auto written = write(by(1), b, "autre");
  CHECK(*store.undo_in(Actor::facilitator(), Region{{a, b}}, deed) == deed);
  CHECK_FALSE(lies(a));
  CHECK_FALSE(lies(b));
  CHECK(text(b) == "autre");
  CHECK(store.undo_in(Actor::facilitator(), Region{{a, b}}, deed).error().fault == base::Fault::not_found);
  commit(Draft(Actor::facilitator()).set(RecordKind::note, c, moved(30)));  // something new: plain redo is over
  CHECK_FALSE(store.can_redo(Actor::facilitator()));
  CHECK(store.redo(Actor::facilitator()).error().fault == base::Fault::not_found);
  CHECK(*store.redo_in(Actor::facilitator(), Region{{a, b}}, deed) == deed);
  CHECK(lies(a));
  CHECK(lies(b));
  CHECK(lies(c));
  CHECK(store.history_in(Region{{a, b}}, 9).front().group == written);
}

TEST_CASE_METHOD(Lasso, "what was taken back of a deed here is brought back here, and what was taken back there stays so") {
  REQUIRE(store.undo_in(Actor::facilitator(), Region{{a}}, deed));
  REQUIRE(store.undo_in(Actor::facilitator(), Region{{b}}, deed));
  REQUIRE(store.redo_in(Actor::facilitator(), Region{{a}}, deed));
  CHECK(lies(a));
  CHECK_FALSE(lies(b));
  CHECK(store.redo_in(Actor::facilitator(), Region{{c}}, deed).error().fault == base::Fault::not_found);
  CHECK(store.redo_in(by(0), Region{{b}}, deed).error().fault == base::Fault::not_found);  // somebody else's undo
}

TEST_CASE_METHOD(Lasso, "after a restart what was taken back here can still be brought back") {
  REQUIRE(store.undo_in(Actor::facilitator(), Region{{a}}, deed));
  commit(Draft(Actor::facilitator()).set(RecordKind::note, c, moved(30)));
  Store again(store.board(), 1, clock);
  again.set_rules(store.rules());
  again.remember(log);
  CHECK_FALSE(again.can_redo(Actor::facilitator()));
  REQUIRE(again.redo_in(Actor::facilitator(), Region{{a}}, deed));
  CHECK(again.board().notes.find(a)->places.find(sheet)->at.x >= 0);
}

TEST_CASE_METHOD(Lasso, "of what was undone before something new, the newest can still be brought back here, and no more is kept") {
  std::vector<std::uint64_t> deeds;
  for (std::size_t i = 0; i < Store::kMostPassed + 40; ++i) {
    deeds.push_back(commit(Draft(by(0)).set(RecordKind::note, a, moved(100 + static_cast<double>(i)))));
    REQUIRE(store.undo(by(0)));
  }
  commit(Draft(by(0)).set(RecordKind::note, b, moved(30)));
  CHECK(*store.redo_in(by(0), Region{{a}}, deeds.back()) == deeds.back());
  CHECK(store.redo_in(by(0), Region{{a}}, deeds.front()).error().fault == base::Fault::not_found);
}

TEST_CASE_METHOD(Lasso, "a walk back of any length can be walked forth again") {
  const std::size_t steps = Store::kMostPassed + 40;
  for (std::size_t i = 0; i < steps; ++i) commit(Draft(by(0)).set(RecordKind::note, a, moved(100 + static_cast<double>(i))));
  for (std::size_t i = 0; i < steps; ++i) REQUIRE(store.undo(by(0)));
  for (std::size_t i = 0; i < steps; ++i) REQUIRE(store.redo(by(0)));
  CHECK(place(a).x == 100 + static_cast<double>(steps) - 1);
}

TEST_CASE_METHOD(Lasso, "what left a theme was done there too") {
  const Id from = theme(by(0), "Ici"), to = theme(by(0), "Là");
  commit(Draft(by(1)).set(RecordKind::note, a, {{Property::theme, from}}));
  const auto left = commit(Draft(by(2)).set(RecordKind::note, a, {{Property::theme, to}}));
  CHECK(store.history_in(Region{{from}}, 9).front().group == left);
  CHECK(store.history_in(Region{{to}}, 9).front().group == left);
  REQUIRE(store.undo_in(Actor::facilitator(), Region{{from}}, left));
  CHECK(at(a).theme == from);
}
