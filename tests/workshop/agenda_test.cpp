// The agenda: a clock that can be read, rules that follow the step, a beginning, and people around a table.
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "workshop/agenda.h"

using base::Edge;
using board::Property;
using board::RecordKind;

namespace {
const std::string kBoards = std::string(TABLEE_SOURCE_DIR) + "/boards";
constexpr std::int64_t kNine = 1'780'000'000'000;

workshop::Definition ideation() {
  auto checked = workshop::check(kBoards + "/ideation.toml");
  REQUIRE(checked.definition);
  return *checked.definition;
}

board::Step step_of(double minutes, std::int64_t elapsed, std::int64_t since) {
  board::Step step;
  step.minutes = minutes;
  step.elapsed_ms = elapsed;
  step.running_since_ms = since;
  return step;
}

// A table on which a workshop is begun and then changed, one change after the other.
struct Table {
  board::Board board;
  std::uint64_t counter = 0, seq = 0;
  std::vector<workshop::Birth> births;

  void begin(const workshop::Definition& definition, const workshop::Beginning& beginning) {
    births = workshop::begin(definition, beginning, kNine, [this] { return base::Id::of(1, ++counter); });
    for (const auto& birth : births) apply(birth.kind, birth.record, board::Create{birth.fields});
  }
  void apply(RecordKind kind, base::Id record, board::Act act) {
    board::Change change;
    change.seq = ++seq;
    change.kind = kind;
    change.record = record;
    change.act = std::move(act);
    const auto done = board.apply(change);
    INFO((done ? "" : done.error().message));
    REQUIRE(done);
  }
  void go_to(std::size_t step) {
    apply(RecordKind::workshop, board.workshop().id, board::Set{{{Property::current_step, board::Value(board.steps[step].id), {}}}});
  }
};

workshop::Beginning seven_people() {
  workshop::Beginning beginning;
  beginning.seats = workshop::spread_seats({"Amina", "Julien", "Sofia", "Karim", "Claire", "Théo", "Nadia"}, false);
  beginning.glass_mm = {1904, 1071};
  return beginning;
}
}  // namespace

TEST_CASE("a clock counts down, and up once the time is over") {
  CHECK(workshop::clock_text(760'000) == "12:40");
  CHECK(workshop::clock_text(250'000) == "04:10");
  CHECK(workshop::clock_text(3'725'000) == "1:02:05");
  CHECK(workshop::clock_text(3'600'000) == "1:00:00");
  CHECK(workshop::clock_text(1) == "00:01");
  CHECK(workshop::clock_text(0) == "00:00");
  CHECK(workshop::clock_text(-999) == "00:00");
  CHECK(workshop::clock_text(-1'000) == "+00:01");
  CHECK(workshop::clock_text(-90'000) == "+01:30");
  CHECK(workshop::clock_text(-3'661'500) == "+1:01:01");
}

TEST_CASE("time left is what was given, less what has run") {
  CHECK(workshop::left_ms(step_of(30, 0, 0), kNine) == 1'800'000);
  CHECK(workshop::left_ms(step_of(30, 60'000, 0), kNine) == 1'740'000);
  CHECK(workshop::left_ms(step_of(30, 60'000, kNine - 5'000), kNine) == 1'735'000);
  CHECK(workshop::left_ms(step_of(0.5, 60'000, 0), kNine) == -30'000);
  // Put back by an hour, the wall clock makes time stand still.
  CHECK(workshop::elapsed_ms(step_of(30, 60'000, kNine), kNine - 3'600'000) == 60'000);
}

TEST_CASE("the next tick is when the digits change, neither sooner nor later") {
  CHECK(workshop::next_tick_ms(step_of(30, 0, 0), kNine) == 0);
  for (const std::int64_t elapsed : {0, 1, 500, 999, 1'000, 59'999, 60'000, 60'001, 90'000, 90'300}) {
    const auto step = step_of(1, elapsed, kNine);
    const auto now = workshop::clock_text(workshop::left_ms(step, kNine));
    const auto tick = workshop::next_tick_ms(step, kNine);
    INFO("elapsed " << elapsed << ", tick in " << tick - kNine << " ms");
    CHECK(tick > kNine);
    CHECK(workshop::clock_text(workshop::left_ms(step, tick - 1)) == now);
    CHECK(workshop::clock_text(workshop::left_ms(step, tick)) != now);
  }
}

TEST_CASE("seven people begin the ideation workshop") {
  const auto definition = ideation();
  Table table;
  auto beginning = seven_people();
  beginning.pictures = {{"un.png", "Un", {1600, 1000}}, {"deux.png", "Deux", {1600, 1000}}};
  table.begin(definition, beginning);
  const auto& board = table.board;

  CHECK(table.births.front().kind == RecordKind::workshop);
  CHECK(board.workshop().id == base::Id::of(1, 1));
  CHECK(board.workshop().definition == "ideation");
  CHECK(board.workshop().title == "Idéation");
  CHECK(board.workshop().challenge == definition.challenge_sample.fr);
  CHECK(board.workshop().glass_mm == base::Vec{1904, 1071});
  CHECK(board.workshop().created_ms == kNine);
  CHECK(board.workshop().shown_picture == board.pictures[0].id);
  CHECK(board.sheets.size() == 4);
  REQUIRE(board.steps.size() == 4);
  CHECK(board.steps[2].minutes == 60);
  CHECK(board.seats.size() == 7);
  CHECK(board.seats[5].name == "Théo");
  CHECK(board.seats[5].edge == Edge::east);
  REQUIRE(board.stages.size() == 4);
  CHECK(board.stages[0].title == "Demande client");
  for (std::size_t i = 1; i < 4; ++i) CHECK(board.stages[i - 1].order < board.stages[i].order);

  REQUIRE(workshop::current_step(definition, board));
  CHECK(workshop::current_step(definition, board)->id == "presentation");
  CHECK(workshop::step_index(definition, board) == 0);
  CHECK(workshop::running(*board.current_step()));
  CHECK(workshop::current_sheet(definition, board)->layout == workshop::Layout::slides);
  CHECK(workshop::current_sheet_id(definition, board) == board.sheets[0].id);
}

TEST_CASE("what people chose on the set-up screen goes before the file's own values") {
  const auto definition = ideation();
  Table table;
  auto beginning = seven_people();
  beginning.title = "Service clients";
  beginning.challenge = "Comment accueillir mieux ?";
  beginning.minutes = {20, 30, 90};
  beginning.stages = {"Avant", "Après"};
  beginning.dots_per_seat = 4;
  beginning.wall = true;
  beginning.language = base::Language::english;
  table.begin(definition, beginning);
  CHECK(table.board.workshop().title == "Service clients");
  CHECK(table.board.workshop().challenge == "Comment accueillir mieux ?");
  CHECK(table.board.workshop().mode == 1);
  CHECK(table.board.workshop().dots_per_seat == 4);
  CHECK_FALSE(table.board.workshop().shown_picture);
  CHECK(table.board.steps[0].minutes == 20);
  CHECK(table.board.steps[2].minutes == 90);
  CHECK(table.board.steps[3].minutes == 30);
  REQUIRE(table.board.stages.size() == 2);
  CHECK(table.board.stages[1].title == "Après");
}

TEST_CASE("the rules are those of the step, on a glass that no note leaves") {
  const auto definition = ideation();
  Table table;
  auto beginning = seven_people();
  beginning.dots_per_seat = 4;
  table.begin(definition, beginning);
  const base::Vec glass{1904, 1071};

  auto rules = workshop::rules_now(definition, table.board, glass);
  CHECK(rules.allow.present);
  CHECK_FALSE(rules.allow.write);
  CHECK(rules.dots_per_seat == 0);
  CHECK(rules.glass.min.x > 0);
  CHECK(rules.glass.max.y < glass.y);
  CHECK(rules.glass.contains({952, 535}));

  table.go_to(1);
  rules = workshop::rules_now(definition, table.board, glass);
  CHECK(rules.allow.write);
  CHECK(rules.allow.theme);
  CHECK_FALSE(rules.allow.dot);

  // Each step keeps what was stopped in it.
  const auto stop = [&](std::int64_t what) {
    table.apply(RecordKind::step, table.board.current_step()->id, board::Set{{{Property::withheld, board::Value(what), {}}}});
  };
  stop(board::kWithholdsWrite);
  rules = workshop::rules_now(definition, table.board, glass);
  CHECK_FALSE(rules.allow.write);
  CHECK(rules.given.write);
  CHECK(rules.allow.theme);
  table.go_to(2);
  CHECK(workshop::rules_now(definition, table.board, glass).allow.write);
  table.go_to(1);
  CHECK_FALSE(workshop::rules_now(definition, table.board, glass).allow.write);
  stop(0);
  CHECK(workshop::rules_now(definition, table.board, glass).allow.write);

  table.go_to(3);
  rules = workshop::rules_now(definition, table.board, glass);
  CHECK(rules.allow.dot);
  CHECK_FALSE(rules.allow.write);
  CHECK(rules.dots_per_seat == 4);
  CHECK(rules.round == 1);

  table.apply(RecordKind::workshop, table.board.workshop().id, board::Set{{{Property::closed, board::Value(true), {}}}});
  rules = workshop::rules_now(definition, table.board, glass);
  CHECK_FALSE(rules.allow.dot);
  CHECK(rules.dots_per_seat == 4);  // what was given is still counted
}

TEST_CASE("before a workshop begins there is no step, and nothing is allowed") {
  const auto definition = ideation();
  const board::Board board;
  CHECK_FALSE(workshop::current_step(definition, board));
  CHECK_FALSE(workshop::current_sheet(definition, board));
  CHECK_FALSE(workshop::current_sheet_id(definition, board));
  CHECK(workshop::step_index(definition, board) == -1);
  const auto rules = workshop::rules_now(definition, board, {1904, 1071});
  CHECK_FALSE(rules.allow.write);
  CHECK(rules.glass.width() > 0);
}

TEST_CASE("a second vote is a round of its own") {
  auto definition = ideation();
  definition.steps[1].dots = workshop::Dots{};
  definition.steps[1].allow.dot = true;
  Table table;
  table.begin(definition, seven_people());
  table.go_to(1);
  CHECK(workshop::rules_now(definition, table.board, {1904, 1071}).round == 1);
  table.go_to(3);
  CHECK(workshop::rules_now(definition, table.board, {1904, 1071}).round == 2);
}

TEST_CASE("six people stand as in the drawing") {
  const auto seats = workshop::spread_seats({"Amina", "Julien", "Sofia", "Karim", "Claire", "Théo"}, false);
  REQUIRE(seats.size() == 6);
  CHECK(seats[0].edge == Edge::south);
  CHECK(seats[1].edge == Edge::south);
  CHECK(seats[2].edge == Edge::north);
  CHECK(seats[3].edge == Edge::north);
  CHECK(seats[4].edge == Edge::west);
  CHECK(seats[5].edge == Edge::east);
  // The north's left is the right of the screen: Sofia stands across from Julien.
  CHECK(seats[2].along == Approx(1 - seats[1].along));
  CHECK(seats[5].along == Approx(1 - seats[4].along));
  CHECK(seats[3].person == 4);
}

TEST_CASE("up to twelve people stand apart on the four sides") {
  for (std::size_t count = 1; count <= 12; ++count) {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < count; ++i) names.push_back("P" + std::to_string(i + 1));
    const auto seats = workshop::spread_seats(names, false);
    REQUIRE(seats.size() == count);
    std::map<Edge, std::vector<double>> sides;
    std::set<int> people;
    for (const auto& seat : seats) {
      sides[seat.edge].push_back(seat.along);
      people.insert(seat.person);
      CHECK(seat.along > 0);
      CHECK(seat.along < 1);
    }
    INFO(count << " people");
    CHECK(people.size() == count);
    for (const auto& [edge, places] : sides) {
      const bool is_long = edge == Edge::south || edge == Edge::north;
      CHECK(places.size() <= (is_long ? (count > 10 ? 4u : 3u) : 2u));
      for (std::size_t i = 1; i < places.size(); ++i) CHECK(places[i] - places[i - 1] > 0.19);
    }
  }
  CHECK(workshop::spread_seats({}, false).empty());
  CHECK(workshop::spread_seats(std::vector<std::string>(15, "?"), false).size() == 12);
}

TEST_CASE("on a wall all share the lower side, in their order") {
  const auto seats = workshop::spread_seats({"Amina", "Julien", "Sofia"}, true);
  REQUIRE(seats.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(seats[i].edge == Edge::south);
  CHECK(seats[0].along < seats[1].along);
  CHECK(seats[1].along == Approx(0.5));
}
