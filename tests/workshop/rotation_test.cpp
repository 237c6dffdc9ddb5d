// Groups that go from board to board: who is with whom, where they stand in each round, what is new to them, and the clock.
#include "workshop/rotation.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "support/board_builder.h"
#include "workshop/agenda.h"

using namespace workshop;
using base::Id;
using board::Property;
using board::RecordKind;

namespace {

constexpr std::int64_t kNine = 1'781'514'000'000;  // Unix ms

// Three boards, three rounds of ten minutes, half a minute to change, then the report.
struct Cafe : support::BoardBuilder {
  Definition definition;
  Id ws = workshop(), now = step("cafe", 45);
  std::vector<Id> seats;

  explicit Cafe(std::size_t people = 7) {
    definition.groups = 3;
    Sheet sheet;
    sheet.id = "table";
    sheet.layout = Layout::boards;
    for (const char* id : {"un", "deux", "trois"}) sheet.boards.push_back({id, "paille", {id, id}, {}});
    definition.sheets = {sheet};
    Step step;
    step.id = "cafe";
    step.sheet = "table";
    step.rotation = Rotation{3, 10, 30, true};
    definition.steps = {step};
    set(RecordKind::workshop, ws, {{Property::current_step, now}});
    const auto numbers = groups_of_neighbours(definition, people);
    for (std::size_t i = 0; i < people; ++i) {
      seats.push_back(seat(std::string(1, static_cast<char>('A' + i)), static_cast<std::int64_t>(i) + 1));
      set(RecordKind::seat, seats.back(), {{Property::group, std::int64_t{numbers[i]}}});
    }
    play(begin_rounds(definition, *board().current_step()));
    set(RecordKind::step, now, {{Property::running_since, kNine}});
  }
  void play(const std::vector<Setting>& settings) {
    for (const Setting& setting : settings) set(setting.kind, setting.record, setting.fields);
  }
  Round round() { return *round_now(definition, board()); }
  std::vector<std::size_t> sizes() {
    std::vector<std::size_t> out;
    for (const Group& group : groups(definition, board())) out.push_back(group.seats.size());
    return out;
  }
  // "ABC": the group at each board.
  std::string standing() {
    std::string out;
    for (std::size_t b = 0; b < 3; ++b) {
      const int group = group_at_board(b, round(), 3, groups(definition, board()).size());
      out += group == 0 ? '-' : letter_of(group);
    }
    return out;
  }
  Id write(std::size_t seat, const char* board) {
    const Id id = note(seats[seat], "tâche");
    set(RecordKind::note, id, {{Property::board, std::string(board)}, {Property::round, round_of_writing(definition, this->board())}});
    return id;
  }
  Unread unread_of(Id id) { return unread(definition, board(), *board().notes.find(id)); }
  void go_on(std::int64_t at_ms) {
    play(change_boards(definition, board(), at_ms));
    play(all_there(definition, board(), at_ms));
  }
};

}  // namespace

TEST_CASE("groups are of two or three, of neighbours, and fewer where there are few people") {
  CHECK(Cafe(6).sizes() == std::vector<std::size_t>{2, 2, 2});
  CHECK(Cafe(7).sizes() == std::vector<std::size_t>{3, 2, 2});
  CHECK(Cafe(8).sizes() == std::vector<std::size_t>{3, 3, 2});
  CHECK(Cafe(9).sizes() == std::vector<std::size_t>{3, 3, 3});
  CHECK(Cafe(10).sizes() == std::vector<std::size_t>{4, 3, 3});
  CHECK(Cafe(5).sizes() == std::vector<std::size_t>{3, 2});
  CHECK(Cafe(4).sizes() == std::vector<std::size_t>{2, 2});
  CHECK(Cafe(1).sizes() == std::vector<std::size_t>{1});
  Cafe seven;
  for (std::size_t i = 1; i < seven.seats.size(); ++i)
    CHECK(group_of(seven.definition, seven.board(), seven.seats[i]) >= group_of(seven.definition, seven.board(), seven.seats[i - 1]));
  seven.definition.groups = 0;
  CHECK(groups(seven.definition, seven.board()).empty());
}

TEST_CASE("somebody is put into another group by hand, comes late or leaves") {
  Cafe cafe(8);
  cafe.set(RecordKind::seat, cafe.seats[0], {{Property::group, std::int64_t{3}}});
  CHECK(cafe.sizes() == std::vector<std::size_t>{2, 3, 3});
  CHECK(group_of(cafe.definition, cafe.board(), cafe.seats[0]) == 3);
  const Id late = cafe.seat("Zoé", 9);
  CHECK(group_of(cafe.definition, cafe.board(), late) == 1);
  cafe.remove(RecordKind::seat, cafe.seats[1]);
  cafe.remove(RecordKind::seat, cafe.seats[2]);
  // Zoé is alone then, while two groups have three: one of them joins her.
  CHECK(cafe.sizes() == std::vector<std::size_t>{2, 3, 2});
}

TEST_CASE("each group stands once at each board, and for the report at its first") {
  Cafe cafe;
  std::set<std::string> seen;
  CHECK(cafe.standing() == "ABC");
  cafe.go_on(kNine + 600'000);
  CHECK(cafe.standing() == "CAB");
  cafe.go_on(kNine + 1'200'000);
  CHECK(cafe.standing() == "BCA");
  CHECK_FALSE(cafe.round().report);
  cafe.go_on(kNine + 1'800'000);
  CHECK(cafe.round().report);
  CHECK(cafe.standing() == "ABC");
  CHECK(change_boards(cafe.definition, cafe.board(), kNine + 1'900'000).empty());
  CHECK(Cafe(5).standing() == "AB-");
}

TEST_CASE("a round has its own clock, which stands when the step's does") {
  Cafe cafe;
  const auto left = [&](std::int64_t at) { return round_left_ms(*cafe.board().current_step(), kNine + at); };
  CHECK(left(0) == 600'000);
  CHECK(left(61'000) == 539'000);
  CHECK(next_round_tick_ms(cafe.definition, cafe.board(), kNine + 61'000) == kNine + 62'000);
  cafe.play(change_boards(cafe.definition, cafe.board(), kNine + 630'000));  // half a minute late
  CHECK(cafe.round().changing);
  CHECK(left(630'000) == 30'000);
  cafe.play(longer_round(cafe.definition, cafe.board(), 30'000));
  CHECK(left(640'000) == 50'000);
  cafe.play(all_there(cafe.definition, cafe.board(), kNine + 650'000));
  CHECK(left(650'000) == 600'000);
  // The facilitator stops the step for a minute.
  cafe.set(RecordKind::step, cafe.now, {{Property::elapsed, std::int64_t{700'000}}, {Property::running_since, std::int64_t{0}}});
  CHECK(left(999'999'999) == 550'000);
  CHECK(next_round_tick_ms(cafe.definition, cafe.board(), kNine) == 0);
  cafe.set(RecordKind::step, cafe.now, {{Property::running_since, kNine + 760'000}});
  CHECK(left(761'000) == 549'000);
  // Back: first on the way, then the round before, with two minutes.
  cafe.play(round_before(cafe.definition, cafe.board(), kNine + 770'000));
  CHECK(cafe.round().changing);
  cafe.play(round_before(cafe.definition, cafe.board(), kNine + 770'000));
  CHECK(cafe.round().number == 1);
  CHECK(left(770'000) == 120'000);
  CHECK(round_before(cafe.definition, cafe.board(), kNine).empty());
}

TEST_CASE("the report has what the step has left, and a minute at least") {
  Cafe cafe;
  for (int i = 0; i < 3; ++i) cafe.go_on(kNine + 2'000'000);
  CHECK(cafe.round().length_ms == 700'000);
  Cafe late;
  for (int i = 0; i < 3; ++i) late.go_on(kNine + 2'690'000);
  CHECK(late.round().length_ms == 60'000);
}

TEST_CASE("what others wrote is to be read, and what came since is new to whoever comes back") {
  Cafe cafe;
  const Id first = cafe.write(0, "un");  // by group A, at its own board
  CHECK(cafe.unread_of(first) == Unread::no);
  cafe.play(change_boards(cafe.definition, cafe.board(), kNine + 600'000));
  const Id late = cafe.write(1, "un");  // by one of A who finishes while the others go
  CHECK(cafe.board().notes.find(late)->round == 1);
  CHECK(cafe.unread_of(first) == Unread::to_read);  // C comes, and was never here
  CHECK(cafe.unread_of(late) == Unread::to_read);
  const auto reader = reader_at(cafe.definition, cafe.board(), 0);
  REQUIRE(reader);
  CHECK(reader->notes == 2);
  CHECK_FALSE(reader->fresh);
  CHECK(group_of(cafe.definition, cafe.board(), reader->seat) == 3);
  cafe.play(all_there(cafe.definition, cafe.board(), kNine + 630'000));
  const Id second = cafe.write(6, "un");  // by C
  CHECK(cafe.unread_of(second) == Unread::no);
  cafe.go_on(kNine + 1'200'000);
  CHECK(cafe.unread_of(second) == Unread::to_read);  // to B
  const Id third = cafe.write(3, "un");
  cafe.play(change_boards(cafe.definition, cafe.board(), kNine + 1'800'000));
  // A is back: what it wrote itself is not new, all that came since is.
  CHECK(cafe.unread_of(first) == Unread::no);
  CHECK(cafe.unread_of(late) == Unread::no);
  CHECK(cafe.unread_of(second) == Unread::fresh);
  CHECK(cafe.unread_of(third) == Unread::fresh);
  CHECK(reader_at(cafe.definition, cafe.board(), 0)->notes == 2);
  CHECK(reader_at(cafe.definition, cafe.board(), 0)->fresh);
  cafe.remove(RecordKind::note, third);
  CHECK(cafe.unread_of(third) == Unread::no);
  CHECK(reader_at(cafe.definition, cafe.board(), 0)->notes == 1);
}
