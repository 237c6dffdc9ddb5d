// The tour de table: everybody once, neighbour after neighbour, whoever comes and goes meanwhile.
#include "workshop/turns.h"

#include <catch2/catch.hpp>

#include "support/board_builder.h"
#include "workshop/agenda.h"

using namespace workshop;
using base::Id;
using board::Property;
using board::RecordKind;

namespace {

struct Round : support::BoardBuilder {
  Definition definition;
  Id ws = workshop(), now = step("idees");
  std::vector<Id> seats;

  explicit Round(int people = 6) {
    Step hidden;
    hidden.id = "idees";
    hidden.private_first = true;
    definition.steps = {hidden};
    set(RecordKind::workshop, ws, {{Property::current_step, now}, {Property::private_first, true}});
    std::vector<std::string> names;
    for (int i = 0; i < people; ++i) names.push_back(std::string(1, static_cast<char>('A' + i)));
    for (const auto& place : spread_seats(names, false)) {
      seats.push_back(seat(place.name, place.person));
      set(RecordKind::seat, seats.back(), {{Property::edge, static_cast<std::int64_t>(place.edge)}, {Property::along, place.along}});
    }
  }
  void play(const std::vector<Setting>& settings) {
    for (const Setting& setting : settings) set(setting.kind, setting.record, setting.fields);
  }
  std::string name(Id id) {
    const board::Seat* found = board().seats.find(id);
    return found ? found->name : "-";
  }
  // Everybody as they speak, to the end.
  std::string whole_tour() {
    std::string order;
    for (int guard = 0; guard < 40 && speaker(board()); ++guard) {
      order += name(speaker(board()));
      play(pass_turn(board(), 2'000));
    }
    return order;
  }
};

}  // namespace

TEST_CASE("the word goes round the table, from neighbour to neighbour, and everybody has it once") {
  Round six;
  CHECK(turns(six.board()).empty());
  six.play(begin_tour(six.board(), 1'000));
  CHECK(turns(six.board()).size() == 6);
  CHECK(speaker(six.board()));
  CHECK(six.name(next_speaker(six.board())) != six.name(speaker(six.board())));
  // North from left to right as seen on the glass, east, south from right to left, west.
  CHECK(six.whole_tour() == "DCFBAE");
  CHECK(six.board().current_step()->tour_ended);
  CHECK(turns(six.board()).empty());
  for (const board::Seat& seat : six.board().seats) CHECK(seat.spoken);
}

TEST_CASE("notes are hidden where the step and the workshop ask for it, until the tour has ended") {
  Round round(3);
  CHECK(writes_hidden(round.definition, round.board()));
  round.play(begin_tour(round.board(), 0));
  CHECK(writes_hidden(round.definition, round.board()));
  (void)round.whole_tour();
  CHECK_FALSE(writes_hidden(round.definition, round.board()));
  CHECK(is_private_first(round.definition, round.board()));
  // A second tour can be held, and hides again what is written in it.
  round.play(begin_tour(round.board(), 0));
  CHECK(writes_hidden(round.definition, round.board()));
  round.set(RecordKind::workshop, round.ws, {{Property::private_first, false}});
  CHECK_FALSE(writes_hidden(round.definition, round.board()));
}

TEST_CASE("who leaves is passed over, who comes late is not waited for, one alone speaks and it is over") {
  Round round(4);
  round.play(begin_tour(round.board(), 0));
  const std::string first = round.name(speaker(round.board()));
  const Id next = next_speaker(round.board());
  const std::string gone = round.name(next);
  round.remove(RecordKind::seat, next);
  round.seat("Z", 9);
  const std::string order = round.whole_tour();
  CHECK(order.size() == 3);
  CHECK(order.substr(0, 1) == first);
  CHECK(order.find(gone) == std::string::npos);
  CHECK(order.find('Z') == std::string::npos);
  Round one(1);
  one.play(begin_tour(one.board(), 0));
  CHECK_FALSE(next_speaker(one.board()));
  CHECK(one.whole_tour() == "A");
  Round nobody(0);
  CHECK(begin_tour(nobody.board(), 0).empty());
}

TEST_CASE("the speaker who leaves the table holds nobody up") {
  Round round(4);
  round.play(begin_tour(round.board(), 0));
  round.remove(RecordKind::seat, speaker(round.board()));
  CHECK(round.whole_tour().size() == 4);  // who left, still named, and the three others
}

TEST_CASE("a turn is timed from when it began, by whole seconds") {
  Round round(2);
  CHECK(speaking_ms(round.board(), 5'000) == 0);
  CHECK(next_turn_tick_ms(round.board(), 5'000) == 0);
  round.play(begin_tour(round.board(), 10'000));
  CHECK(speaking_ms(round.board(), 90'400) == 80'400);
  CHECK(next_turn_tick_ms(round.board(), 90'400) == 91'000);
  CHECK(speaking_ms(round.board(), 9'000) == 0);  // a clock that was put back
  round.play(pass_turn(round.board(), 91'000));
  CHECK(speaking_ms(round.board(), 91'500) == 500);
}

TEST_CASE("what is hidden when a step ends is turned up, and its tour with it") {
  Round round(2);
  const Id a = round.note(round.seats[0], "a"), b = round.note(round.seats[1], "b"), open = round.note(round.seats[1], "c");
  round.set(RecordKind::note, a, {{Property::face_down, true}});
  round.set(RecordKind::note, b, {{Property::face_down, true}});
  CHECK(hidden_notes(round.board()) == std::vector<Id>{a, b});
  CHECK(hidden_notes(round.board(), round.seats[1]) == std::vector<Id>{b});
  round.play(begin_tour(round.board(), 0));
  round.play(turn_up(round.board()));
  CHECK(hidden_notes(round.board()).empty());
  CHECK(round.board().current_step()->tour_ended);
  CHECK(turn_up(round.board()).empty());
  CHECK_FALSE(round.board().notes.find(open)->face_down);
}
