// The tour de table at the table: begun at the console, passed on by whoever has the word, told at every place.
#include <algorithm>

#include "support/table.h"
#include "workshop/turns.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

Table::Setting hidden_first(int people) {
  Table::Setting setting;
  setting.people = people;
  setting.private_first = true;
  return setting;
}

void tap_console(Table& table, const char* key) {
  if (!table.sees(Table::panel(table.kiosk().texts()("console.close")))) table.tap(Table::button(Action::open_console)).settle();
  table.tap(Table::panel(table.kiosk().texts()(key))).settle();
}
void close_console(Table& table) { table.tap(Table::panel(table.kiosk().texts()("console.close"))).settle(); }
void pass(Table& table) { table.tap(Table::button(Action::pass_turn)).settle(); }

}  // namespace

TEST_CASE("a tour goes from place to place, everybody once, and then the strip goes") {
  Table table(hidden_first(6));
  CHECK_FALSE(table.sees(Table::button(Action::pass_turn)));
  tap_console(table, "tour.begin");
  close_console(table);
  std::vector<Id> spoke;
  for (int i = 0; i < 6; ++i) {
    const Id speaker = workshop::speaker(table.board());
    REQUIRE(speaker);
    spoke.push_back(speaker);
    const auto buttons = table.all(Table::button(Action::pass_turn));
    REQUIRE(buttons.size() == 1);
    CHECK(buttons[0].seat == speaker);
    // Their place has no pads meanwhile, the others' have theirs.
    for (std::size_t k = 0; k < 6; ++k) {
      Table::Look pad;
      pad.kind = TargetKind::pad;
      pad.seat = table.seat(k);
      CHECK(table.sees(pad) == (table.seat(k) != speaker));
    }
    pass(table);
    CHECK(table.board().seats.find(speaker)->spoken);
  }
  std::sort(spoke.begin(), spoke.end());
  CHECK(std::unique(spoke.begin(), spoke.end()) == spoke.end());
  CHECK_FALSE(workshop::speaker(table.board()));
  CHECK(table.board().current_step()->tour_ended);
  CHECK_FALSE(table.plan().hidden);
  CHECK_FALSE(table.sees(Table::button(Action::pass_turn)));
}

TEST_CASE("the word that was given on is taken back by one undo, and stays with its speaker over a restart") {
  Table table(hidden_first(4));
  tap_console(table, "tour.begin");
  close_console(table);
  const Id first = workshop::speaker(table.board());
  pass(table);
  const Id second = workshop::speaker(table.board());
  CHECK(second != first);
  REQUIRE(table.store().undo(board::Actor::of_seat(first)));
  table.settle();
  CHECK(workshop::speaker(table.board()) == first);
  CHECK_FALSE(table.board().seats.find(first)->spoken);
  table.pass(65'000);
  const auto spoken_for = workshop::speaking_ms(table.board(), table.clock().wall_ms());
  CHECK(spoken_for > 60'000);
  table.reopen();
  CHECK(workshop::speaker(table.board()) == first);
  CHECK(std::abs(workshop::speaking_ms(table.board(), table.clock().wall_ms()) - spoken_for) < 30'000);
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK_FALSE(workshop::speaker(table.board()));
}

TEST_CASE("the console gives the word on and ends the tour, and the next step does too") {
  Table table(hidden_first(4));
  tap_console(table, "tour.begin");
  const Id first = workshop::speaker(table.board());
  tap_console(table, "tour.pass");
  CHECK(workshop::speaker(table.board()) != first);
  tap_console(table, "tour.end");
  CHECK_FALSE(workshop::speaker(table.board()));
  CHECK(table.board().current_step()->tour_ended);
  tap_console(table, "tour.again");
  CHECK(workshop::speaker(table.board()) == first);
  const Id step = table.board().current_step()->id;
  table.go_to_step(2);
  CHECK_FALSE(table.board().steps.find(step)->speaker);
}

TEST_CASE("while somebody speaks nothing moves but the digits, once a second") {
  Table table(hidden_first(6));
  tap_console(table, "tour.begin");
  close_console(table);
  table.settle();
  table.kiosk().pause_or_go_on();  // the step's own clock stands
  table.settle();
  CHECK_FALSE(table.kiosk().scene().animating());
  const auto next = table.kiosk().scene().next_tick_ms();
  CHECK(next > table.clock().wall_ms());
  CHECK(next <= table.clock().wall_ms() + 1000);
}

TEST_CASE("a table without hidden notes has no tour to begin") {
  Table table({.people = 4});
  table.tap(Table::button(Action::open_console)).settle();
  CHECK_FALSE(table.sees(Table::panel(table.kiosk().texts()("tour.begin"))));
}
