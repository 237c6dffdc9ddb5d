// Applying a change: what it sets, what it gives back, and what it refuses without altering anything.
#include <catch2/catch.hpp>
#include <limits>

#include "board/properties.h"
#include "support/board_builder.h"

using namespace board;
using support::BoardBuilder;

namespace {

Change change_of(RecordKind kind, Id record, Act act, std::uint64_t seq = 0) {
  Change change;
  change.seq = seq, change.kind = kind, change.record = record, change.act = std::move(act);
  return change;
}

// Fails, and leaves the board as it was.
void check_refused(Board& board, RecordKind kind, Id record, Act act) {
  const Board before = board;
  CHECK_FALSE(board.apply(change_of(kind, record, std::move(act))));
  CHECK(board == before);
}

}  // namespace

TEST_CASE("a note is created with what was said of it, the rest as records.h says") {
  BoardBuilder b;
  const Id seat = b.seat("Awa", 3);
  const Id id = b.note(seat, "Un accueil en trois langues");
  const Note* note = b.board().notes.find_live(id);
  REQUIRE(note);
  CHECK(note->seat == seat);
  CHECK(note->text == "Un accueil en trois langues");
  CHECK(note->ai == Ai::unsorted);
  CHECK_FALSE(note->removed);
  CHECK(b.board().seats.find(seat)->person == 3);
  CHECK(b.board().seq() == 2);
}

TEST_CASE("setting gives back what was there") {
  BoardBuilder b;
  const Id note = b.note(b.seat("Awa"), "avant");
  const Act back = b.set(RecordKind::note, note, {{Property::text, std::string("après")}, {Property::ai, std::int64_t{2}}});
  CHECK(back == Act(Set{{{Property::text, std::string("avant")}, {Property::ai, std::int64_t{0}}}}));
  CHECK(b.board().notes.find(note)->ai == Ai::with);
}

TEST_CASE("a note lies once on each sheet, and can be lifted off one again") {
  BoardBuilder b;
  const Id table = b.sheet("table"), process = b.sheet("process");
  const Id note = b.note(b.seat("Awa"), "x");
  const Act lift = b.set(RecordKind::note, note, {{Property::place, Placement{{10, 20}, 5, 120, 1}, process}});
  b.place(RecordKind::note, note, table, {{30, 40}, 0, 0, 2});
  CHECK(b.board().notes.find(note)->places.on.size() == 2);
  CHECK(b.board().notes.find(note)->places.on[0].sheet == table);  // by sheet, whatever came first
  CHECK(lift == Act(Set{{{Property::place, std::nullopt, process}}}));
  b.apply(RecordKind::note, note, lift);
  CHECK_FALSE(b.board().notes.find(note)->places.find(process));
  CHECK(b.board().notes.find(note)->places.find(table)->at == base::Vec{30, 40});
}

TEST_CASE("removal is a mark that beats later sets, and restoring shows what was set meanwhile") {
  BoardBuilder b;
  const Id note = b.note(b.seat("Awa"), "avant");
  CHECK(b.remove(RecordKind::note, note) == Act(Restore{}));
  CHECK(b.remove(RecordKind::note, note) == Act(Set{}));  // twice is once: its way back is nothing
  b.set(RecordKind::note, note, {{Property::text, std::string("pendant")}});
  CHECK_FALSE(b.board().notes.find_live(note));
  CHECK(b.restore(RecordKind::note, note) == Act(Remove{}));
  CHECK(b.board().notes.find_live(note)->text == "pendant");
  CHECK(b.restore(RecordKind::note, note) == Act(Set{}));
}

TEST_CASE("creating is taken back by removing, except what a workshop cannot do without") {
  Board board;
  const auto create = [&](RecordKind kind, std::uint64_t n) { return *board.apply(change_of(kind, Id::of(1, n), Create{})); };
  CHECK(create(RecordKind::workshop, 1) == Act(Set{}));
  CHECK(create(RecordKind::sheet, 2) == Act(Set{}));
  CHECK(create(RecordKind::step, 3) == Act(Set{}));
  CHECK(create(RecordKind::note, 4) == Act(Remove{}));
  check_refused(board, RecordKind::step, Id::of(1, 3), Remove{});
  check_refused(board, RecordKind::workshop, Id::of(1, 9), Create{});  // one is enough
}

TEST_CASE("a change that is not well formed alters nothing") {
  BoardBuilder b;
  const Id sheet = b.sheet();
  const Id note = b.note(b.seat("Awa"), "avant");
  Board& board = b.board();
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const auto refused = [&](Act act) { check_refused(board, RecordKind::note, note, std::move(act)); };
  refused(Create{});
  refused(Set{{{Property::text, std::int64_t{3}}}});
  refused(Set{{{Property::text, std::nullopt}}});
  refused(Set{{{Property::text, std::string("\xff")}}});
  refused(Set{{{Property::minutes, 3.0}}});
  refused(Set{{{Property::ai, std::int64_t{3}}}});
  refused(Set{{{Property::removed, true}}});
  refused(Set{{{Property::place, Placement{}}}});
  refused(Set{{{Property::place, Placement{{nan, 0}}, sheet}}});
  refused(Set{{{Property::text, std::string("x"), sheet}}});
  refused(Set{{{Property::text, std::string("premier")}, {Property::ai, std::string("faux")}}});
  refused(Set{{{Property::text, std::string("a")}, {Property::text, std::string("b")}}});
  refused(Set{Fields(300, {Property::text, std::string("a")})});
  check_refused(board, RecordKind::note, Id::of(1, 99), Set{});
  check_refused(board, RecordKind::note, Id::of(1, 99), Remove{});
  check_refused(board, RecordKind::note, Id{}, Create{});
  check_refused(board, RecordKind::note, Id::of(1, 0), Create{});
  check_refused(board, RecordKind::note, Id::of(1, 99), Create{{{Property::theme, Id::of(4, 0)}}});
  check_refused(board, static_cast<RecordKind>(200), Id::of(1, 99), Create{});
}

TEST_CASE("numbers only go up, with gaps where something was lost, 0 is a scratch board's") {
  Board board;
  CHECK(board.apply(change_of(RecordKind::note, Id::of(1, 1), Create{}, 5)));
  CHECK(board.seq() == 5);
  CHECK_FALSE(board.apply(change_of(RecordKind::note, Id::of(1, 2), Create{}, 5)));
  CHECK_FALSE(board.apply(change_of(RecordKind::note, Id::of(1, 2), Create{}, 3)));
  CHECK(board.apply(change_of(RecordKind::note, Id::of(1, 2), Create{}, 0)));
  CHECK(board.seq() == 5);
  CHECK(board.apply(change_of(RecordKind::note, Id::of(1, 3), Create{}, 9)));
}

TEST_CASE("a board knows the dots and the ink on a note, and follows a dot that moves") {
  BoardBuilder b;
  const Id seat = b.seat("Awa"), first = b.note(seat, "1"), second = b.note(seat, "2");
  const Id one = b.dot(seat, first), two = b.dot(seat, first), three = b.dot(seat, first);
  b.stroke(seat, first, {{0.1f, 0.2f, 1}});
  CHECK(b.board().dots_on(first) == std::vector<std::size_t>{0, 1, 2});
  CHECK(b.board().strokes_on(first) == std::vector<std::size_t>{0});
  const Act back = b.set(RecordKind::dot, two, {{Property::note, second}});
  CHECK(b.board().dots_on(first) == std::vector<std::size_t>{0, 2});
  CHECK(b.board().dots_on(second) == std::vector<std::size_t>{1});
  b.apply(RecordKind::dot, two, back);
  CHECK(b.board().dots_on(first) == std::vector<std::size_t>{0, 1, 2});
  b.remove(RecordKind::dot, one);
  CHECK(b.board().dots_on(first).size() == 3);  // removed ones included
  b.set(RecordKind::dot, three, {{Property::note, Id{}}});
  CHECK(b.board().dots_on(Id{}).empty());
}

TEST_CASE("new ids begin after the highest of each table") {
  BoardBuilder mine(1);
  mine.note(mine.seat("Awa"), "x");
  CHECK(mine.board().highest_counter(1) == 2);
  CHECK(mine.board().highest_counter(2) == 0);
  mine.apply(RecordKind::note, Id::of(2, 40), Create{});
  CHECK(mine.board().highest_counter(2) == 40);
}

TEST_CASE("rolling back leaves no trace at all") {
  BoardBuilder b;
  const Id seat = b.seat("Awa"), note = b.note(seat, "x");
  const Board before = b.board();
  Board& board = b.board();
  std::vector<std::pair<Change, Act>> done;
  const auto apply = [&](RecordKind kind, Id id, Act act) {
    Change change = change_of(kind, id, std::move(act), board.seq() + 1);
    auto inverse = board.apply(change);
    REQUIRE(inverse);
    done.emplace_back(std::move(change), *inverse);
  };
  const Id dot = Id::of(1, 50);
  apply(RecordKind::workshop, Id::of(1, 49), Create{});
  apply(RecordKind::dot, dot, Create{{{Property::note, note}, {Property::seat, seat}}});
  apply(RecordKind::note, note, Set{{{Property::text, std::string("y")}}});
  apply(RecordKind::dot, dot, Set{{{Property::note, Id{}}}});
  apply(RecordKind::note, note, Remove{});
  for (auto it = done.rbegin(); it != done.rend(); ++it) board.roll_back(it->first, it->second, it->first.seq - 1);
  CHECK(board == before);
  CHECK(board.dots_on(note).empty());
  CHECK_FALSE(board.dots.find(dot));
}

TEST_CASE("the workshop and its step are found, and are nothing before it is begun") {
  BoardBuilder b;
  CHECK_FALSE(b.board().workshop().id);
  CHECK_FALSE(b.board().current_step());
  const Id workshop = b.workshop("Pourquoi ?"), step = b.step("vote", 12);
  b.set(RecordKind::workshop, workshop, {{Property::current_step, step}});
  CHECK(b.board().workshop().challenge == "Pourquoi ?");
  CHECK(b.board().current_step()->minutes == 12);
}

TEST_CASE("one property is read by name") {
  BoardBuilder b;
  const Id sheet = b.sheet(), note = b.note_at(b.seat("Awa"), "x", sheet, {3, 4});
  CHECK(value_of(b.board(), RecordKind::note, note, Property::text) == Value(std::string("x")));
  CHECK(value_of(b.board(), RecordKind::note, note, Property::ai) == Value(std::int64_t{0}));
  CHECK(value_of(b.board(), RecordKind::note, note, Property::removed) == Value(false));
  CHECK(value_of(b.board(), RecordKind::note, note, Property::place, sheet) == Value(Placement{{3, 4}}));
  CHECK_FALSE(value_of(b.board(), RecordKind::note, note, Property::place, Id::of(1, 99)));
  CHECK_FALSE(value_of(b.board(), RecordKind::note, note, Property::minutes));
  CHECK_FALSE(value_of(b.board(), RecordKind::note, Id::of(1, 99), Property::text));
}

TEST_CASE("every kind and property has a name that is read back, and no two share one") {
  for (int i = 0; i <= static_cast<int>(RecordKind::photo); ++i) {
    CHECK(parse_record_kind(to_string(static_cast<RecordKind>(i))) == static_cast<RecordKind>(i));
  }
  for (int i = 0; i <= static_cast<int>(Property::removed); ++i) { CHECK(parse_property(to_string(static_cast<Property>(i))) == static_cast<Property>(i)); }
  CHECK_FALSE(parse_property("colour"));
  CHECK_FALSE(parse_record_kind(""));
}
