// Ten seats and a facilitator doing anything at all, thousands of times: what must hold, holds; what was logged,
// replays.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/random.h"
#include "board/codec.h"
#include "board/fractional_index.h"
#include "support/store_table.h"

using namespace store;
using board::Actor;
using board::Property;
using board::RecordKind;
using support::StoreTable;

namespace {

struct Play : StoreTable {
  explicit Play(std::uint64_t seed) : StoreTable(10), random(seed) { second = create({}, RecordKind::sheet, {}); }

  Actor somebody() { return random.below(8) == 0 ? Actor::facilitator() : by(random.below(seat.size())); }
  template <typename Record>
  Id any(const board::Table<Record>& table) {
    return table.size() == 0 ? Id{} : table[random.below(table.size())].id;
  }
  base::Vec somewhere() { return {random.between(-50, 1650), random.between(-50, 950)}; }
  Id some_sheet() { return random.chance(0.5) ? sheet : second; }

  void add_line(Draft& draft) {
    const auto& board = store.board();
    const Id note = any(board.notes), dot = any(board.dots), theme = any(board.themes), stage = any(board.stages);
    const auto about = [&](board::Fields fields) { draft.set(RecordKind::note, note, std::move(fields)); };
    switch (random.below(16)) {
      case 0: draft.create(RecordKind::note, store.new_id(), {{Property::seat, draft.actor().seat}}); break;
      case 1: draft.create(RecordKind::theme, store.new_id(), {{Property::title, std::to_string(random.below(9))}}); break;
      case 2: draft.create(RecordKind::stage, store.new_id(), {{Property::order, board::order_between("", "")}}); break;
      case 3:
      case 4: {
        const Id owner = draft.actor().seat ? draft.actor().seat : seat[0];
        draft.create(RecordKind::dot, store.new_id(), {{Property::seat, owner}, {Property::note, note}});
        break;
      }
      case 5: draft.set(RecordKind::dot, dot, {{Property::note, note}}); break;
      case 6: draft.remove(RecordKind::dot, dot); break;
      case 7: draft.remove(RecordKind::note, note); break;
      case 8: draft.restore(RecordKind::note, note); break;
      case 9: about({{Property::text, std::string(random.below(4), 'x')}, {Property::ai, static_cast<std::int64_t>(random.below(3))}}); break;
      case 10: about({{Property::theme, theme}, {Property::stage, stage}}); break;
      case 11: draft.remove(RecordKind::theme, theme); break;
      case 12: draft.create(RecordKind::stroke, store.new_id(), {{Property::note, note}, {Property::points, board::InkPoints(3)}}); break;
      case 13: about({{Property::place, std::nullopt, some_sheet()}}); break;
      default: about({{Property::place, board::Placement{somewhere(), random.between(0, 360)}, some_sheet()}}); break;
    }
  }

  Region some_region() { return {{any(store.board().notes), any(store.board().themes), any(store.board().notes)}}; }

  void act() {
    clock.advance_us(5000);
    const Actor actor = somebody();
    switch (random.below(8)) {
      case 0: (void)store.undo(actor); break;
      case 1: (void)store.redo(actor); break;
      case 2: (void)store.undo_in(actor, some_region()); break;
      default: {
        Draft draft = random.chance(0.2) ? Draft(actor, last_group) : Draft(actor);
        for (std::uint64_t lines = 1 + random.below(3); lines > 0; --lines) add_line(draft);
        const auto group = store.commit(std::move(draft));
        if (group && *group != 0) last_group = *group;
      }
    }
  }

  void check_invariants() {
    for (const Id one : seat) {
      std::int64_t given = 0;
      for (const board::Dot& dot : store.board().dots) { given += !dot.removed && dot.seat == one && store.board().notes.find_live(dot.note) != nullptr; }
      REQUIRE(given <= 3);
    }
    for (const board::Note& note : store.board().notes) {
      for (const auto& on : note.places.on) REQUIRE(store.rules().glass.contains(on.placement.at));
      for (const std::size_t slot : store.board().dots_on(note.id)) REQUIRE(store.board().dots[slot].note == note.id);
    }
    std::size_t indexed = 0, named = 0;
    for (const board::Note& note : store.board().notes) indexed += store.board().dots_on(note.id).size();
    for (const board::Dot& dot : store.board().dots) named += static_cast<bool>(dot.note);
    REQUIRE(indexed == named);
  }

  std::string describe(std::uint64_t group) const {
    std::string text;
    for (const auto& past : log) {
      if (past.change.group == group) text += board::to_json(past.change).dump() + "\n";
    }
    return text;
  }

  base::Random random;
  Id second;
  std::uint64_t last_group = 0;
};

std::vector<std::uint64_t> seeds() { return {1, 2, 3, 5, 8, 13, 21, 34}; }

}  // namespace

TEST_CASE("whatever ten people do and undo, budgets and the table's edge hold") {
  for (const std::uint64_t seed : seeds()) {
    INFO("seed " << seed);
    Play play(seed);
    for (int i = 0; i < 2000; ++i) {
      play.act();
      if (i % 20 == 0) play.check_invariants();
    }
    play.check_invariants();
    CHECK(play.store.board().notes.size() > 20);
    CHECK(play.log.size() > 500);
  }
}

TEST_CASE("the log replayed gives the same board, through JSON too") {
  for (const std::uint64_t seed : seeds()) {
    INFO("seed " << seed);
    Play play(seed);
    for (int i = 0; i < 1500; ++i) play.act();
    board::Board replayed;
    std::uint64_t expected = 0;
    for (const auto& [change, inverse] : play.log) {
      REQUIRE(change.seq == ++expected);
      const auto read = board::change_from_json(nlohmann::json::parse(board::to_json(change).dump()));
      REQUIRE(read);
      REQUIRE(*read == change);
      const auto back = replayed.apply(*read);
      REQUIRE(back);
      REQUIRE(*back == inverse);
    }
    CHECK(replayed == play.store.board());
    CHECK(board::to_json(replayed).dump() == board::to_json(play.store.board()).dump());
    CHECK(*board::board_from_json(board::to_json(replayed)) == replayed);
  }
}

TEST_CASE("every change taken back in turn leads to the empty board, and each step is exact") {
  Play play(77);
  for (int i = 0; i < 800; ++i) play.act();
  std::vector<board::Board> states(1);
  for (const auto& past : play.log) {
    states.push_back(states.back());
    REQUIRE(states.back().apply(past.change));
  }
  board::Board board = play.store.board();
  for (std::size_t i = play.log.size(); i > 0; --i) {
    board.roll_back(play.log[i - 1].change, play.log[i - 1].inverse, i - 1);
    REQUIRE(board == states[i - 1]);
  }
}

TEST_CASE("a store that was restarted at any moment undoes and redoes the same") {
  for (const std::uint64_t seed : seeds()) {
    INFO("seed " << seed);
    Play play(seed);
    for (int i = 0; i < 700; ++i) play.act();
    Store again(play.store.board(), 1, play.clock);
    again.set_rules(play.store.rules());
    again.remember(play.log);
    for (int i = 0; i < 300; ++i) {
      const Actor actor = play.somebody();
      REQUIRE(play.store.can_undo(actor) == again.can_undo(actor));
      REQUIRE(play.store.can_redo(actor) == again.can_redo(actor));
      const bool forth = play.random.chance(0.4);
      const auto one = forth ? play.store.redo(actor) : play.store.undo(actor);
      const auto other = forth ? again.redo(actor) : again.undo(actor);
      REQUIRE(static_cast<bool>(one) == static_cast<bool>(other));
      if (one) REQUIRE(*one == *other);
      REQUIRE(play.store.board() == again.board());
    }
  }
}

TEST_CASE("when one person plays alone, undo to the end and redo to the end are exact") {
  for (const std::uint64_t seed : seeds()) {
    INFO("seed " << seed);
    Play play(seed);
    const Actor me = play.by(0);
    std::vector<board::Board> states{play.store.board()};
    std::vector<std::uint64_t> groups(1);
    for (int i = 0; i < 300; ++i) {
      Draft draft(me);
      for (std::uint64_t lines = 1 + play.random.below(3); lines > 0; --lines) play.add_line(draft);
      const auto group = play.store.commit(std::move(draft));
      if (!group || *group == 0) continue;
      states.push_back(play.store.board());
      groups.push_back(*group);
    }
    // Numbers and marks of removal aside, the same things lie in the same places.
    const auto shown = [](const board::Board& board) {
      nlohmann::json json = board::to_json(board);
      json.erase("seq");
      for (auto& list : json) {
        for (std::size_t i = list.size(); i > 0; --i) {
          if (list[i - 1].contains("removed")) list.erase(i - 1);
        }
      }
      return json;
    };
    const auto differences = [&](const board::Board& a, const board::Board& b) { return nlohmann::json::diff(shown(a), shown(b)).dump(); };
    std::vector<std::size_t> undone;
    std::size_t i = states.size();
    while (const auto group = play.store.undo(me)) {
      // A deed that went round in a circle has nothing to take back, and is passed over.
      while (groups[--i] != *group) REQUIRE(differences(states[i], states[i - 1]) == "[]");
      INFO(play.describe(groups[i]));
      REQUIRE(differences(play.store.board(), states[i - 1]) == "[]");
      undone.push_back(i);
    }
    CHECK(differences(play.store.board(), states.front()) == "[]");
    CHECK(undone.size() > 100);
    for (auto it = undone.rbegin(); it != undone.rend(); ++it) {
      INFO(play.describe(groups[*it]));
      REQUIRE(*play.store.redo(me) == groups[*it]);
      REQUIRE(differences(play.store.board(), states[*it]) == "[]");
    }
    CHECK_FALSE(play.store.can_redo(me));
  }
}
