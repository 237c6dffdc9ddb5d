// A workshop's past: any moment of it can be stood at, and one thing of it brought back without the rest.
#include <catch2/catch.hpp>

#include "base/random.h"
#include "store/timeline.h"
#include "support/store_table.h"

using namespace store;
using board::Actor;
using board::Property;
using board::RecordKind;
using support::StoreTable;

namespace {

// All that is done from now on, and the board after each of it.
struct Recorded {
  explicit Recorded(StoreTable& table) {
    table.store.subscribe_past([this](std::span<const Store::Past> past) { all.insert(all.end(), past.begin(), past.end()); });
    replayed = table.store.board();
    boards.push_back(replayed);
  }
  void replay() {
    for (std::size_t i = boards.size() - 1; i < all.size(); ++i) {
      REQUIRE(replayed.apply(all[i].change));
      boards.push_back(replayed);
    }
  }
  std::vector<Store::Past> all;
  board::Board replayed;
  std::vector<board::Board> boards;
};

}  // namespace

TEST_CASE("the board at any moment is what it was then, whichever way one comes there") {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    StoreTable table(7);
    Recorded recorded(table);
    base::Random random(seed);
    std::vector<Id> notes;
    for (int i = 0; i < 120; ++i) {
      const Actor actor = table.by(random.below(table.seat.size()));
      Draft draft(actor);
      if (notes.empty() || random.chance(0.3)) {
        notes.push_back(table.store.new_id());
        draft.create(RecordKind::note, notes.back(), {{Property::seat, actor.seat}, {Property::text, std::to_string(i)}});
      } else {
        const Id note = notes[random.below(notes.size())];
        switch (random.below(4)) {
          case 0: draft.set(RecordKind::note, note, {{Property::text, std::string(random.below(9), 'x')}}); break;
          case 1: draft.set(RecordKind::note, note, {{Property::place, board::Placement{{random.between(0, 900), 20}, 0}, table.sheet}}); break;
          case 2: draft.remove(RecordKind::note, note); break;
          default: draft.restore(RecordKind::note, note); break;
        }
      }
      (void)table.store.commit(std::move(draft));
      if (random.chance(0.1)) (void)table.store.undo(actor);
      if (random.chance(0.05)) (void)table.store.redo(actor);
    }
    recorded.replay();
    Timeline timeline(table.store.board(), recorded.all);
    REQUIRE(timeline.size() == recorded.all.size());
    REQUIRE(timeline.is_now());
    for (int i = 0; i < 60; ++i) {
      const std::size_t before = timeline.at(), moment = random.below(timeline.size() + 1);
      const auto passed = timeline.go_to(moment);
      INFO("seed " << seed << ", from " << before << " to " << moment);
      REQUIRE(timeline.at() == moment);
      REQUIRE(timeline.board() == recorded.boards[moment]);
      CHECK(passed.size() == (moment > before ? moment - before : 0));
    }
    (void)timeline.go_to(timeline.size());
    CHECK(timeline.board() == table.store.board());
  }
}

TEST_CASE("what is done while somebody looks back is there when they come forth again") {
  StoreTable table(7);
  Recorded recorded(table);
  const Id note = table.create(table.by(0), RecordKind::note, {{Property::text, std::string("un")}});
  Timeline timeline(table.store.board(), recorded.all);
  (void)timeline.go_to(0);
  const std::size_t known = recorded.all.size();
  REQUIRE(table.store.commit(Draft(table.by(1)).set(RecordKind::note, note, {{Property::text, std::string("deux")}})));
  timeline.append(recorded.all);  // those it knows are among them
  CHECK(timeline.at() == 0);
  CHECK(timeline.size() == known + 1);
  CHECK_FALSE(timeline.board().notes.find(note));
  (void)timeline.go_to(timeline.size());
  CHECK(timeline.board() == table.store.board());
}

TEST_CASE("what is older than a gap in the past is not known and nothing is made up for it") {
  StoreTable table(7);
  Recorded recorded(table);
  for (int i = 0; i < 6; ++i) table.create(table.by(0), RecordKind::note, {{Property::text, std::to_string(i)}});
  auto past = recorded.all;
  past.erase(past.begin() + 2);
  Timeline timeline(table.store.board(), past);
  CHECK(timeline.size() == recorded.all.size() - 3);
  (void)timeline.go_to(0);
  recorded.replay();
  CHECK(timeline.board() == recorded.boards[3]);
}

TEST_CASE("a deed of several changes is never seen half done") {
  StoreTable table(7);
  Recorded recorded(table);
  Draft three(table.by(2));
  for (int i = 0; i < 3; ++i) three.create(RecordKind::note, table.store.new_id(), {{Property::seat, table.seat[2]}});
  REQUIRE(table.store.commit(std::move(three)));
  table.create(table.by(3), RecordKind::note, {});
  const Timeline timeline(table.store.board(), recorded.all);
  REQUIRE(timeline.size() == 4);
  CHECK(timeline.whole(0) == 0);
  CHECK(timeline.whole(1) == 3);
  CHECK(timeline.whole(2) == 3);
  CHECK(timeline.whole(3) == 3);
  CHECK(timeline.whole(4) == 4);
}

TEST_CASE("one note comes back as it was, and nothing else does") {
  StoreTable table(7);
  Recorded recorded(table);
  const board::Placement there{{120, 80}, 10};
  const Id note = table.create(table.by(0), RecordKind::note, {{Property::text, std::string("avant")}, {Property::place, there, table.sheet}});
  const Id other = table.create(table.by(1), RecordKind::note, {{Property::text, std::string("autre")}});
  const std::size_t then = recorded.all.size();
  REQUIRE(table.store.commit(Draft(table.by(1)).set(RecordKind::note, note, {{Property::text, std::string("après")}})));
  REQUIRE(table.store.commit(Draft(table.by(1)).set(RecordKind::note, other, {{Property::text, std::string("encore")}})));
  REQUIRE(table.store.commit(Draft(table.by(2)).remove(RecordKind::note, note)));
  Timeline timeline(table.store.board(), recorded.all);
  (void)timeline.go_to(then);
  Draft draft(Actor::facilitator());
  bring_back(draft, table.store.board(), timeline.board(), RecordKind::note, note);
  REQUIRE(table.store.commit(std::move(draft)));
  const board::Note* back = table.store.board().notes.find_live(note);
  REQUIRE(back);
  CHECK(back->text == "avant");
  CHECK(*back->places.find(table.sheet) == there);
  CHECK(table.store.board().notes.find(other)->text == "encore");
  // It is one deed: one undo takes it back.
  REQUIRE(table.store.undo(Actor::facilitator()));
  CHECK_FALSE(table.store.board().notes.find_live(note));
  CHECK(table.store.board().notes.find(note)->text == "après");

  Draft nothing(Actor::facilitator());
  bring_back(nothing, timeline.board(), timeline.board(), RecordKind::note, note);
  CHECK(nothing.empty());
}

TEST_CASE("what lay face down then is not read by bringing it back and what was chosen stays chosen") {
  StoreTable table(7);
  Recorded recorded(table);
  const Id note = table.create(table.by(0), RecordKind::note, {{Property::text, std::string("pour moi")}, {Property::face_down, true}});
  const Id item = table.create(table.by(1), RecordKind::note, {{Property::text, std::string("A")}});
  const std::size_t then = recorded.all.size();
  REQUIRE(
      table.store.commit(Draft(Actor::facilitator()).set(RecordKind::note, note, {{Property::text, std::string("pour tous")}, {Property::face_down, false}})));
  REQUIRE(
      table.store.commit(Draft(Actor::facilitator()).set(RecordKind::note, item, {{Property::text, std::string("B")}, {Property::choice, std::int64_t{1}}})));
  Timeline timeline(table.store.board(), recorded.all);
  (void)timeline.go_to(then);
  Draft nothing(Actor::facilitator());
  bring_back(nothing, table.store.board(), timeline.board(), RecordKind::note, note);
  CHECK(nothing.empty());
  Draft draft(Actor::facilitator());
  bring_back(draft, table.store.board(), timeline.board(), RecordKind::note, item);
  REQUIRE(table.store.commit(std::move(draft)));
  CHECK(table.store.board().notes.find(item)->text == "A");
  CHECK(table.store.board().notes.find(item)->choice == 1);
}

TEST_CASE("a theme comes back with those of its notes that are in none now") {
  StoreTable table(7);
  Recorded recorded(table);
  const Id theme = table.create(table.by(0), RecordKind::theme, {{Property::title, std::string("Délais")}});
  const Id other = table.create(table.by(0), RecordKind::theme, {{Property::title, std::string("Mails")}});
  const Id free = table.create(table.by(1), RecordKind::note, {{Property::theme, theme}});
  const Id moved = table.create(table.by(2), RecordKind::note, {{Property::theme, theme}});
  const std::size_t then = recorded.all.size();
  REQUIRE(table.store.commit(Draft(table.by(2)).set(RecordKind::note, moved, {{Property::theme, other}})));
  REQUIRE(table.store.commit(Draft(table.by(2)).remove(RecordKind::theme, theme).set(RecordKind::note, free, {{Property::theme, Id{}}})));
  Timeline timeline(table.store.board(), recorded.all);
  (void)timeline.go_to(then);
  Draft draft(Actor::facilitator());
  bring_back(draft, table.store.board(), timeline.board(), RecordKind::theme, theme);
  REQUIRE(table.store.commit(std::move(draft)));
  CHECK(table.store.board().themes.find_live(theme));
  CHECK(table.store.board().notes.find(free)->theme == theme);
  CHECK(table.store.board().notes.find(moved)->theme == other);
}

TEST_CASE("a note comes back without the theme that is gone and as hidden as it is now") {
  StoreTable table(7);
  Recorded recorded(table);
  const Id theme = table.create(table.by(0), RecordKind::theme, {{Property::title, std::string("Délais")}});
  const Id note = table.create(table.by(1), RecordKind::note, {{Property::theme, theme}, {Property::text, std::string("a")}});
  const std::size_t then = recorded.all.size();
  REQUIRE(table.store.commit(Draft(Actor::facilitator())
                                 .set(RecordKind::note, note, {{Property::theme, Id{}}, {Property::text, std::string("b")}, {Property::face_down, true}})
                                 .remove(RecordKind::theme, theme)));
  Timeline timeline(table.store.board(), recorded.all);
  (void)timeline.go_to(then);
  Draft draft(Actor::facilitator());
  bring_back(draft, table.store.board(), timeline.board(), RecordKind::note, note);
  REQUIRE(table.store.commit(std::move(draft)));
  const board::Note& back = *table.store.board().notes.find(note);
  CHECK(back.text == "a");
  CHECK_FALSE(back.theme);
  CHECK(back.face_down);
}
