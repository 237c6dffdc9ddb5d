// A workshop in progress around one store: seats, a sheet, notes, and everything that was said to the journal. Read by the
// tests of store and of the rooms above it.
#pragma once
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "store/store.h"

namespace support {

class StoreTable {
 public:
  using Id = base::Id;
  using Actor = board::Actor;
  using Kind = board::RecordKind;

  explicit StoreTable(int seats = 3) : store(board::Board{}, 1, clock) {
    board::Rules rules;
    rules.allow = {true, true, true, true, true, true};
    rules.glass = {{0, 0}, {1600, 900}};
    rules.dots_per_seat = 3;
    store.set_rules(rules);
    store.subscribe_past([this](std::span<const store::Store::Past> past) { log.insert(log.end(), past.begin(), past.end()); });
    workshop = create({}, Kind::workshop, {{board::Property::glass, base::Vec{1600, 900}}});
    sheet = create({}, Kind::sheet, {{board::Property::key, std::string("table")}});
    for (int i = 0; i < seats; ++i) { seat.push_back(create({}, Kind::seat, {{board::Property::person, std::int64_t{i + 1}}})); }
  }

  // Each of these is one deed, and must succeed.
  Id create(Actor actor, Kind kind, board::Fields fields) {
    const Id id = store.new_id();
    commit(store::Draft(actor).create(kind, id, std::move(fields)));
    return id;
  }
  std::uint64_t commit(store::Draft draft) {
    clock.advance_us(1000);
    const auto group = store.commit(std::move(draft));
    INFO((group ? std::string() : group.error().message));
    REQUIRE(group);
    return *group;
  }
  Id note(Actor actor, std::string text) { return create(actor, Kind::note, {{board::Property::seat, actor.seat}, {board::Property::text, std::move(text)}}); }
  std::uint64_t write(Actor actor, Id note, std::string text, std::uint64_t group = 0) {
    return commit(store::Draft(actor, group).set(Kind::note, note, {{board::Property::text, std::move(text)}}));
  }
  std::uint64_t move(Actor actor, Id note, base::Vec at) {
    return commit(store::Draft(actor).set(Kind::note, note, {{board::Property::place, board::Placement{at}, sheet}}));
  }
  Id dot(Actor actor, Id note) { return create(actor, Kind::dot, {{board::Property::seat, actor.seat}, {board::Property::note, note}}); }
  Id theme(Actor actor, std::string title) { return create(actor, Kind::theme, {{board::Property::title, std::move(title)}}); }

  Actor by(std::size_t i) const { return Actor::of_seat(seat[i]); }
  const board::Note& at(Id note) const { return *store.board().notes.find(note); }
  bool live(Id note) const { return store.board().notes.find_live(note) != nullptr; }
  std::string text(Id note) const { return at(note).text; }
  base::Vec place(Id note) const {
    const board::Placement* placement = at(note).places.find(sheet);
    return placement ? placement->at : base::Vec{-1, -1};
  }

  base::ManualClock clock{1'700'000'000'000};
  store::Store store;
  std::vector<store::Store::Past> log;  // every change told, with the way back
  Id workshop, sheet;
  std::vector<Id> seat;
};

}  // namespace support
