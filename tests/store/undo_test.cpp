// Undo and redo by many hands: each takes back their own, and nobody takes back what somebody else did since.
#include <catch2/catch.hpp>

#include "support/store_table.h"

using namespace store;
using board::Actor;
using board::Property;
using board::RecordKind;
using support::StoreTable;

namespace {
const Actor kFacilitator = Actor::facilitator();
}

TEST_CASE("each seat takes back its own newest deed") {
  StoreTable t;
  const Id a = t.note(t.by(0), "a"), b = t.note(t.by(1), "b");
  t.move(t.by(0), a, {100, 100});
  t.move(t.by(1), b, {200, 200});
  CHECK(t.store.undo(t.by(0)));
  CHECK(t.place(a) == base::Vec{-1, -1});
  CHECK(t.place(b) == base::Vec{200, 200});
  CHECK(t.store.undo(t.by(0)));
  CHECK_FALSE(t.live(a));
  CHECK_FALSE(t.store.can_undo(t.by(0)));
  CHECK(t.store.undo(t.by(0)).error().message == "refused.nothing_to_undo");
  CHECK(t.store.undo(t.by(0)).error().fault == base::Fault::not_found);
  CHECK(t.store.can_undo(t.by(1)));
}

TEST_CASE("undo is a new change that names the deed, and redo names the undo") {
  StoreTable t;
  const Id a = t.note(t.by(0), "a");
  const auto deed = t.move(t.by(0), a, {100, 100});
  const auto seq = t.store.board().seq();
  CHECK(*t.store.undo(t.by(0)) == deed);
  CHECK(t.store.board().seq() == seq + 1);
  CHECK(t.log.back().change.undoes == deed);
  const auto undo = t.log.back().change.group;
  CHECK(*t.store.redo(t.by(0)) == deed);
  CHECK(t.log.back().change.undoes == undo);
  CHECK(t.place(a) == base::Vec{100, 100});
}

TEST_CASE("undo and redo walk back and forth over the same ground") {
  StoreTable t;
  const Id a = t.note(t.by(0), "a");
  for (double x : {1.0, 2.0, 3.0}) t.move(t.by(0), a, {x, 0});
  for (int round = 0; round < 3; ++round) {
    for (double x : {2.0, 1.0, -1.0}) {
      REQUIRE(t.store.undo(t.by(0)));
      CHECK(t.place(a).x == x);
    }
    CHECK(t.store.undo(t.by(0)));
    CHECK_FALSE(t.live(a));
    CHECK(t.store.redo(t.by(0)));
    CHECK(t.live(a));
    for (double x : {1.0, 2.0, 3.0}) {
      REQUIRE(t.store.redo(t.by(0)));
      CHECK(t.place(a).x == x);
    }
    CHECK_FALSE(t.store.can_redo(t.by(0)));
    CHECK(t.store.redo(t.by(0)).error().message == "refused.nothing_to_redo");
  }
}

TEST_CASE("something new ends redo, for who did it and for nobody else") {
  StoreTable t;
  const Id a = t.note(t.by(0), "a"), b = t.note(t.by(1), "b");
  t.move(t.by(0), a, {1, 1});
  t.move(t.by(1), b, {2, 2});
  REQUIRE(t.store.undo(t.by(0)));
  REQUIRE(t.store.undo(t.by(1)));
  t.write(t.by(0), a, "autre");
  CHECK_FALSE(t.store.can_redo(t.by(0)));
  CHECK(t.store.can_redo(t.by(1)));
  CHECK(t.store.redo(t.by(1)));
  CHECK(t.place(b) == base::Vec{2, 2});
}

TEST_CASE("the facilitator takes back anybody's newest, and can bring it back") {
  StoreTable t;
  const Id a = t.note(t.by(0), "a"), b = t.note(t.by(1), "b");
  CHECK(t.store.undo(kFacilitator));
  CHECK_FALSE(t.live(b));
  CHECK(t.store.undo(kFacilitator));
  CHECK_FALSE(t.live(a));
  CHECK_FALSE(t.store.can_undo(t.by(0)));
  CHECK_FALSE(t.store.can_redo(t.by(0)));  // who undid it redoes it
  CHECK(t.store.redo(kFacilitator));
  CHECK(t.live(a));
  CHECK(t.store.can_undo(t.by(0)));
}

TEST_CASE("the kiosk's own arranging is nobody's deed") {
  StoreTable t;
  const Id a = t.note(t.by(0), "a");
  t.move({}, a, {5, 5});
  CHECK(t.store.undo(kFacilitator));
  CHECK_FALSE(t.live(a));  // the note that was written; the arranging neither stands in the way nor is undone
  CHECK_FALSE(t.store.can_undo(kFacilitator));
  CHECK(t.store.board().seats.find_live(t.seat[0]));  // nor is the beginning of the workshop
}

TEST_CASE("what somebody else changed since is left alone, the rest is taken back") {
  StoreTable t;
  const Id a = t.note(t.by(0), "a"), b = t.note(t.by(0), "b");
  t.commit(Draft(t.by(0))
               .set(RecordKind::note, a, {{Property::text, std::string("A")}, {Property::ai, std::int64_t{1}}})
               .set(RecordKind::note, b, {{Property::text, std::string("B")}}));
  t.write(t.by(1), a, "autre");
  REQUIRE(t.store.undo(t.by(0)));
  CHECK(t.text(a) == "autre");
  CHECK(t.at(a).ai == board::Ai::unsorted);
  CHECK(t.text(b) == "b");
  REQUIRE(t.store.redo(t.by(0)));
  CHECK(t.text(a) == "autre");
  CHECK(t.at(a).ai == board::Ai::without);
  CHECK(t.text(b) == "B");
}

TEST_CASE("a deed that others have covered is passed over, and can be taken back once it is bare again") {
  StoreTable t;
  const Id a = t.note(t.by(0), "a"), b = t.note(t.by(0), "b");
  t.move(t.by(0), b, {7, 7});
  t.move(t.by(0), a, {1, 1});
  t.move(t.by(1), a, {2, 2});
  REQUIRE(t.store.undo(t.by(0)));
  CHECK(t.place(a) == base::Vec{2, 2});
  CHECK(t.place(b) == base::Vec{-1, -1});
  REQUIRE(t.store.undo(t.by(1)));
  REQUIRE(t.store.undo(t.by(0)));
  CHECK(t.place(a) == base::Vec{-1, -1});
}

TEST_CASE("a note that others have taken up is no longer its author's to unmake") {
  StoreTable t;
  SECTION("somebody moved it") {
    const Id a = t.note(t.by(0), "a");
    t.move(t.by(1), a, {2, 2});
    CHECK_FALSE(t.store.can_undo(t.by(0)));
    REQUIRE(t.store.undo(t.by(1)));
    CHECK(t.store.can_undo(t.by(0)));
  }
  SECTION("somebody voted for it") {
    const Id a = t.note(t.by(0), "a"), dot = t.dot(t.by(1), a);
    CHECK_FALSE(t.store.can_undo(t.by(0)));
    t.commit(Draft(t.by(1)).remove(RecordKind::dot, dot));
    CHECK(t.store.can_undo(t.by(0)));
  }
  SECTION("somebody put a note into the theme") {
    const Id theme = t.theme(t.by(0), "T"), b = t.note(t.by(1), "b");
    t.commit(Draft(t.by(1)).set(RecordKind::note, b, {{Property::theme, theme}}));
    CHECK_FALSE(t.store.can_undo(t.by(0)));
    t.commit(Draft(t.by(1)).set(RecordKind::note, b, {{Property::theme, Id{}}}));
    CHECK(t.store.can_undo(t.by(0)));
  }
}

TEST_CASE("a removal is taken back with all that went with it, whatever the order in the draft") {
  StoreTable t;
  const Id a = t.note(t.by(0), "a"), dot = t.dot(t.by(0), a);
  const bool note_first = GENERATE(true, false);
  Draft draft(t.by(0));
  if (note_first) draft.remove(RecordKind::note, a);
  draft.remove(RecordKind::dot, dot);
  if (!note_first) draft.remove(RecordKind::note, a);
  t.commit(draft);
  REQUIRE(t.store.undo(t.by(0)));
  CHECK(t.live(a));
  CHECK(t.store.board().dots.find_live(dot));
  REQUIRE(t.store.redo(t.by(0)));
  CHECK_FALSE(t.live(a));
}

TEST_CASE("undo never breaks a budget: the deed is passed over, and the rule is told when there is no other") {
  StoreTable t;
  const Id a = t.note(kFacilitator, "a");
  const Id first = t.dot(t.by(0), a);
  t.commit(Draft(kFacilitator).remove(RecordKind::dot, first));
  for (int i = 0; i < 3; ++i) t.dot(t.by(0), a);
  const auto undone = t.store.undo_in(kFacilitator, Region{{first}});
  REQUIRE_FALSE(undone);
  CHECK(undone.error().message == "refused.no_dots_left");
  CHECK_FALSE(t.store.board().dots.find_live(first));
  REQUIRE(t.store.undo(t.by(0)));
  CHECK(t.store.undo_in(kFacilitator, Region{{first}}));
  CHECK(t.store.board().dots.find_live(first));
  const auto redone = t.store.redo(t.by(0));  // the third dot: the hand is full again
  REQUIRE_FALSE(redone);
  CHECK(redone.error().message == "refused.no_dots_left");
}

TEST_CASE("what is typed is one deed, however many keys it took and whatever others did meanwhile") {
  StoreTable t;
  const Id a = t.note(t.by(0), ""), b = t.note(t.by(1), "b");
  std::uint64_t group = 0;
  std::string text;
  for (const char key : std::string("bonjour")) {
    group = t.write(t.by(0), a, text += key, group);
    t.move(t.by(1), b, {static_cast<double>(text.size()), 0});
  }
  CHECK(t.store.history_in(Region{{a}}, 10).size() == 2);
  CHECK(*t.store.undo(t.by(0)) == group);
  CHECK(t.text(a).empty());
  REQUIRE(t.store.redo(t.by(0)));
  CHECK(t.text(a) == "bonjour");
}

TEST_CASE("a word that another wrote between two of mine is not lost with mine") {
  StoreTable t;
  const Id a = t.note(t.by(0), "");
  const auto group = t.write(t.by(0), a, "un");
  t.write(t.by(1), a, "un deux");
  t.write(t.by(0), a, "un deux trois", group);
  REQUIRE(t.store.undo(t.by(0)));
  CHECK(t.text(a) == "un deux");
}

TEST_CASE("typing on after the deed was taken back, or under another's name, is a deed of its own") {
  StoreTable t;
  const Id a = t.note(t.by(0), "");
  const auto group = t.write(t.by(0), a, "un");
  CHECK(t.write(t.by(1), a, "deux", group) != group);
  REQUIRE(t.store.undo(t.by(1)));
  REQUIRE(t.store.undo(kFacilitator));
  CHECK(t.text(a).empty());
  CHECK(t.write(t.by(0), a, "trois", group) != group);
  CHECK(t.write(t.by(0), a, "quatre", 99'999) != 99'999);
}

TEST_CASE("a note created and typed in one deed goes and comes back whole") {
  StoreTable t;
  const Id a = t.store.new_id();
  const auto group = t.commit(Draft(t.by(0)).create(RecordKind::note, a, {{Property::seat, t.seat[0]}}));
  for (const char* text : {"o", "ou", "oui"}) t.write(t.by(0), a, text, group);
  REQUIRE(t.store.undo(t.by(0)));
  CHECK_FALSE(t.live(a));
  CHECK_FALSE(t.store.can_undo(t.by(0)));
  REQUIRE(t.store.redo(t.by(0)));
  CHECK(t.live(a));
  CHECK(t.text(a) == "oui");
}

TEST_CASE("history keeps so many deeds and no more") {
  StoreTable t;
  const Id a = t.note(t.by(0), "a");
  for (std::size_t i = 0; i < Store::kMostDeeds + 50; ++i) {
    REQUIRE(t.store.commit(Draft(t.by(0)).set(RecordKind::note, a, {{Property::paper, static_cast<std::int64_t>(i % 5 + 1)}})));
  }
  std::size_t undone = 0;
  while (t.store.undo(t.by(0))) ++undone;
  CHECK(undone == Store::kMostDeeds);
  CHECK(t.live(a));  // its creation is a fact by now
}
