// One way in: all or nothing, numbered, told once.
#include <catch2/catch.hpp>

#include "support/store_table.h"

using namespace store;
using board::Actor;
using board::Property;
using board::RecordKind;
using support::StoreTable;

TEST_CASE("a draft becomes numbered changes of one group, told once it is applied") {
  StoreTable t;
  std::vector<std::size_t> told;
  bool applied_when_told = false;
  const Id a = t.store.new_id(), b = t.store.new_id();
  t.store.subscribe([&](std::span<const board::Change> changes) {
    told.push_back(changes.size());
    applied_when_told = t.store.board().seq() == changes.back().seq;
  });
  const auto seq = t.store.board().seq();
  const auto group = t.commit(Draft(t.by(0)).create(RecordKind::note, a, {}).create(RecordKind::note, b, {}));
  CHECK(told == std::vector<std::size_t>{2});
  CHECK(applied_when_told);
  CHECK(group == seq + 1);  // a group has the number of its first change, so that it is new for ever
  const auto& last = t.log.back().change;
  CHECK(last.seq == seq + 2);
  CHECK(last.group == group);
  CHECK(last.actor == t.by(0));
  CHECK(last.at_ms == t.clock.wall_ms());
  CHECK(last.undoes == 0);
}

TEST_CASE("a draft that fails half-way leaves nothing behind") {
  StoreTable t;
  const Id note = t.note(t.by(0), "x"), made = t.store.new_id(), dot = t.store.new_id();
  const auto before = t.store.board();
  const auto told = t.log.size();
  const auto result = t.store.commit(Draft(t.by(0))
                                         .create(RecordKind::note, made, {{Property::text, std::string("y")}})
                                         .create(RecordKind::dot, dot, {{Property::seat, t.seat[0]}, {Property::note, made}})
                                         .set(RecordKind::note, note, {{Property::text, std::string("z")}})
                                         .remove(RecordKind::note, note)
                                         .set(RecordKind::note, note, {{Property::text, std::string(600, 'a')}}));
  REQUIRE_FALSE(result);
  CHECK(result.error().fault == base::Fault::refused);
  CHECK(result.error().message == "refused.too_long");
  CHECK(t.store.board() == before);
  CHECK(t.store.board().dots_on(made).empty());
  CHECK(t.log.size() == told);
  CHECK(t.commit(Draft(t.by(0)).create(RecordKind::note, made, {})) != 0);  // the name is still free
}

TEST_CASE("what is so already is not a change") {
  StoreTable t;
  const Id note = t.note(t.by(0), "x");
  const auto seq = t.store.board().seq();
  CHECK(t.write(t.by(0), note, "x") == 0);
  CHECK(t.commit(Draft(t.by(0))) == 0);
  CHECK(t.commit(Draft(t.by(0)).restore(RecordKind::note, note)) == 0);
  t.commit(Draft(t.by(0)).remove(RecordKind::note, note));
  CHECK(t.commit(Draft(t.by(1)).remove(RecordKind::note, note)) == 0);
  CHECK(t.store.board().seq() == seq + 1);
  t.commit(Draft(t.by(0)).set(RecordKind::note, note, {{Property::text, std::string("x")}, {Property::ai, std::int64_t{1}}}));
  CHECK(std::get<board::Set>(t.log.back().change.act).fields.size() == 1);
}

TEST_CASE("what is malformed is refused even where half of it is so already") {
  StoreTable t;
  const Id note = t.note(t.by(0), "x");
  CHECK_FALSE(t.store.commit(Draft(t.by(0)).set(RecordKind::note, note, {{Property::text, std::string("y")}, {Property::text, std::string("x")}})));
  CHECK_FALSE(t.store.commit(Draft(t.by(0)).restore(RecordKind::note, t.store.new_id())));
  CHECK_FALSE(t.store.commit(Draft({}).restore(RecordKind::workshop, t.workshop)));
  CHECK(t.text(note) == "x");
}

TEST_CASE("a draft is judged as the board becomes, line by line") {
  StoreTable t;
  const Id note = t.store.new_id();
  Draft draft(t.by(0));
  draft.create(RecordKind::note, note, {});
  for (int i = 0; i < 3; ++i) { draft.create(RecordKind::dot, t.store.new_id(), {{Property::seat, t.seat[0]}, {Property::note, note}}); }
  Draft one_more = draft;
  one_more.create(RecordKind::dot, t.store.new_id(), {{Property::seat, t.seat[0]}, {Property::note, note}});
  const auto refused = t.store.commit(one_more);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "refused.no_dots_left");
  t.commit(draft);
  CHECK(board::dots_left(t.store.board(), t.store.rules(), t.seat[0]) == 0);
}

TEST_CASE("the step is asked about participants, not about the facilitator") {
  StoreTable t;
  const Id note = t.note(t.by(0), "x");
  auto rules = t.store.rules();
  rules.allow = {};
  t.store.set_rules(rules);
  const auto refused = t.store.commit(Draft(t.by(0)).remove(RecordKind::note, note));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "refused.not_now");
  t.commit(Draft(Actor::facilitator()).remove(RecordKind::note, note));
  CHECK_FALSE(t.live(note));
}

TEST_CASE("names made here are new, also after a restart") {
  StoreTable t;
  const Id last = t.note(t.by(0), "x");
  base::ManualClock clock(0);
  Store again(t.store.board(), 1, clock);
  CHECK(again.new_id().counter() == last.counter() + 1);
  Store elsewhere(t.store.board(), 2, clock);
  CHECK(elsewhere.new_id() == Id::of(2, 1));
}

TEST_CASE("a name that somebody else chose is not given again, whatever the kind of record") {
  StoreTable t;
  const Id chosen = Id::of(1, t.store.new_id().counter() + 40);
  t.commit(Draft(Actor{}).create(RecordKind::picture, chosen, {{Property::file, std::string("a.png")}}));
  CHECK(t.store.new_id() == Id::of(1, chosen.counter() + 1));
}
