// A World Café on the glass: groups at their boards, the gong, what is new to whoever comes; then the matrix with its dots, and lines
// from initiatives to proposals. All of it by fingers, all of it undone, all of it there after the program ended.
#include <catch2/catch.hpp>

#include "support/table.h"
#include "workshop/rotation.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

Table::Setting cafe(int step, scene::Mode mode = scene::Mode::table) {
  Table::Setting setting;
  setting.workshop = "culture";
  setting.step = step;
  setting.mode = mode;
  return setting;
}

workshop::Round round_of(const Table& table) { return *workshop::round_now(*table.kiosk().definition(), table.board()); }
const board::Note& note_of(const Table& table, Id id) { return *table.board().notes.find(id); }
// Bare sheet on that board.
Vec on_board(const Table& table, std::size_t board, double x = 0.5, double y = 0.5) {
  const base::Box room = table.plan().boards.at(board).room;
  return room.min + Vec{room.width() * x, room.height() * y};
}
std::int64_t paper_of_board(const Table& table, std::size_t board) {
  return workshop::paper_index(table.kiosk().definition()->sheet("cafe")->boards[board].paper);
}
// Pulled from that seat's pad onto a board.
Id pull(Table& table, std::size_t seat, Vec to) {
  const std::size_t before = table.notes().size();
  Table::Look pad = Table::at(TargetKind::pad);
  pad.seat = table.seat(seat);
  table.drag(1, table.reach(pad), to).settle();
  REQUIRE(table.notes().size() == before + 1);
  return table.notes().back();
}
std::size_t links(const Table& table) {
  std::size_t n = 0;
  for (const board::Link& link : table.board().links) n += link.removed ? 0 : 1;
  return n;
}

}  // namespace

TEST_CASE("a note takes the paper of the board that it is put on, and keeps its round") {
  Table table(cafe(1));
  REQUIRE(round_of(table).number == 1);
  for (std::size_t board = 0; board < 3; ++board) {
    const Id note = pull(table, 0, on_board(table, board));
    CHECK(note_of(table, note).board == table.kiosk().definition()->sheet("cafe")->boards[board].id);
    CHECK(note_of(table, note).paper == paper_of_board(table, board));
    CHECK(note_of(table, note).round == 1);
    CHECK(note_of(table, note).ai == board::Ai::unsorted);
  }
  // Carried to its neighbour it is one of that board's.
  const Id note = table.notes().back();
  table.drag(1, table.place(note).at, on_board(table, 0, 0.3, 0.8)).settle();
  CHECK(note_of(table, note).board == "semaine");
  CHECK(note_of(table, note).paper == paper_of_board(table, 0));
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(note_of(table, note).board == "developper");
  CHECK(note_of(table, note).paper == paper_of_board(table, 2));
}

TEST_CASE("three groups write at their boards at once, change, and read what is there") {
  Table table(cafe(1));
  const auto all = workshop::groups(*table.kiosk().definition(), table.board());
  REQUIRE(all.size() == 3);
  std::vector<Id> first;
  for (std::size_t g = 0; g < 3; ++g) {
    const auto& seats = table.plan().seats;
    const auto seat = static_cast<std::size_t>(std::find(seats.begin(), seats.end(), all[g].seats.front()) - seats.begin());
    first.push_back(pull(table, seat, on_board(table, g, 0.3, 0.35)));
  }
  CHECK(workshop::unread(*table.kiosk().definition(), table.board(), note_of(table, first[0])) == workshop::Unread::no);

  table.tap(Table::button(Action::change_boards)).settle();
  CHECK(round_of(table).changing);
  CHECK(round_of(table).number == 2);
  // Everybody's place says where to.
  CHECK_FALSE(table.sees(Table::button(Action::change_boards)));
  for (const Id note : first) CHECK(workshop::unread(*table.kiosk().definition(), table.board(), note_of(table, note)) == workshop::Unread::to_read);
  table.tap(Table::button(Action::all_there)).settle();
  CHECK_FALSE(round_of(table).changing);
  CHECK(workshop::round_left_ms(*table.board().current_step(), table.clock().wall_ms()) > 590'000);

  // Each of these is the facilitator's, and goes back step by step.
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(round_of(table).changing);
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(round_of(table).number == 1);
  CHECK_FALSE(round_of(table).changing);
  REQUIRE(table.store().redo(board::Actor::facilitator()));
  CHECK(round_of(table).changing);
}

TEST_CASE("a round that runs out sends everybody on, and undone it lets them stay") {
  Table table(cafe(1));
  std::vector<sound::Cue> heard;
  table.kiosk().on_sound([&](const sound::Strike& strike) { heard.push_back(strike.cue); });
  const auto wait_until = [&](std::int64_t left_ms) {
    // In one stride, as a table at rest sleeps.
    const std::int64_t now = workshop::round_left_ms(*table.board().current_step(), table.clock().wall_ms());
    table.frame((now - left_ms) * 1000);
  };
  wait_until(1000);
  CHECK(heard.empty());
  CHECK_FALSE(round_of(table).changing);
  wait_until(-500);
  CHECK(round_of(table).changing);
  CHECK(std::count(heard.begin(), heard.end(), sound::Cue::gong) == 2);
  // The group wants to finish: taken back, the clock shows how much it is over, and moves nobody.
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  table.pass(3000);
  CHECK_FALSE(round_of(table).changing);
  CHECK(round_of(table).number == 1);
  table.tap(Table::button(Action::change_boards)).settle();
  wait_until(1000);
  wait_until(-500);
  CHECK_FALSE(round_of(table).changing);  // half a minute to change is over: the round has begun
  CHECK(round_of(table).number == 2);
}

TEST_CASE("after the program ended the round goes on where it was") {
  Table table(cafe(1));
  table.tap(Table::button(Action::change_boards)).settle();
  table.tap(Table::button(Action::all_there)).settle();
  const Id note = pull(table, 0, on_board(table, 1));
  table.pass(5000);
  const std::int64_t left = workshop::round_left_ms(*table.board().current_step(), table.clock().wall_ms());
  const auto groups_before = workshop::groups(*table.kiosk().definition(), table.board());
  table.close();
  table.clock().advance_us(3'600'000'000);  // an hour without power
  table.open();
  REQUIRE(table.kiosk().open_workshop(table.kiosk().journal().list()->front().workshop));
  table.settle();
  CHECK(round_of(table).number == 2);
  CHECK(note_of(table, note).round == 2);
  CHECK(note_of(table, note).board == "gagner");
  const std::int64_t after = workshop::round_left_ms(*table.board().current_step(), table.clock().wall_ms());
  CHECK(std::abs(after - left) <= 1'500);  // from the second in which the kiosk was last alive, not an hour later
  const auto groups_after = workshop::groups(*table.kiosk().definition(), table.board());
  REQUIRE(groups_after.size() == groups_before.size());
  for (std::size_t g = 0; g < groups_after.size(); ++g) CHECK(groups_after[g].seats == groups_before[g].seats);
}

TEST_CASE("the wall's bar has the conductor's buttons, and a lane tells who goes where") {
  Table table(cafe(1, scene::Mode::wall));
  REQUIRE(table.plan().lane);
  const std::int64_t length = round_of(table).length_ms;
  table.tap(Table::button(Action::longer_round)).settle();
  CHECK(round_of(table).length_ms == length + 120'000);
  table.tap(Table::button(Action::change_boards)).settle();
  table.tap(Table::button(Action::longer_round)).settle();
  CHECK(round_of(table).length_ms == 60'000);
  table.tap(Table::button(Action::all_there)).settle();
  table.tap(Table::button(Action::change_boards)).settle();
  table.tap(Table::button(Action::all_there)).settle();
  table.tap(Table::button(Action::change_boards)).settle();
  CHECK(round_of(table).report);
  table.tap(Table::button(Action::all_there)).settle();
  // In the report the agenda goes on.
  CHECK(table.sees(Table::button(Action::next_step)));
  CHECK_FALSE(table.sees(Table::button(Action::change_boards)));
}

TEST_CASE("the console moves the rounds and puts people into another group") {
  Table table(cafe(1));
  table.tap(Table::button(Action::open_console)).settle();
  const std::string back = table.kiosk().texts()("rotation.back");
  table.tap(Table::panel(table.kiosk().texts()("rotation.change"))).settle();
  CHECK(round_of(table).changing);
  table.tap(Table::panel(back)).settle();
  CHECK(round_of(table).number == 1);
  CHECK_FALSE(round_of(table).changing);
  const Id first = table.seat(0);
  const int before = workshop::group_of(*table.kiosk().definition(), table.board(), first);
  table.tap(Table::panel(table.board().seats.find(first)->name)).settle();
  const char other = before == 3 ? 'A' : 'C';
  table.tap(Table::panel(table.kiosk().texts()("rotation.group", {std::string(1, other)}))).settle();
  CHECK(workshop::letter_of(workshop::group_of(*table.kiosk().definition(), table.board(), first)) == other);
}

TEST_CASE("notes come to the matrix, wait beside it and are placed, and changing step loses no place") {
  Table table(cafe(1));
  const Id note = pull(table, 0, on_board(table, 0));
  const board::Placement there = table.place(note);
  table.go_to_step(2);
  REQUIRE(table.plan().matrix);
  CHECK(table.plan().matrix->waiting.contains(table.place(note).at));
  const base::Box box = table.plan().matrix->box;
  const Vec upper_right = box.min + Vec{box.width() * 0.75, box.height() * 0.3};
  table.drag(1, table.place(note).at, upper_right).settle();
  table.expect(note).at(upper_right, 2);
  CHECK(note_of(table, note).cell == "high/high");
  table.drag(1, upper_right, box.min + Vec{box.width() * 0.2, box.height() * 0.8}).settle();
  CHECK(note_of(table, note).cell == "low/low");
  table.drag(1, table.place(note).at, table.plan().matrix->waiting.centre()).settle();
  CHECK(note_of(table, note).cell.empty());
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(note_of(table, note).cell == "low/low");
  const board::Placement placed = table.place(note);
  table.go_to_step(1);
  CHECK(table.place(note) == there);
  table.go_to_step(2);
  CHECK(table.place(note) == placed);
}

TEST_CASE("dots go where the area is, and a tap says what one stands for") {
  Table table(cafe(2));
  const base::Box box = table.plan().matrix->box;
  const Id above = table.note("Ressaisir", box.min + Vec{box.width() * 0.3, box.height() * 0.25});
  const Id below = table.note("Conseiller", box.min + Vec{box.width() * 0.3, box.height() * 0.8});
  table.go_to_step(3);
  const auto dot_of = [&] {
    Table::Look look = Table::at(TargetKind::station_dot, table.seat(1));
    return table.reach(look);
  };
  table.drag(1, dot_of(), table.place(below).at).settle();
  CHECK(table.board().dots_on(below).empty());
  CHECK(table.sentence() == table.kiosk().texts()("refused.not_in_area"));
  table.drag(1, dot_of(), table.place(above).at).settle();
  REQUIRE(table.board().dots_on(above).size() == 1);
  const Id dot = table.board().dots[table.board().dots_on(above).front()].id;
  CHECK(table.board().dots.find(dot)->meaning == 0);
  table.tap(Table::at(TargetKind::dot, dot)).settle();
  CHECK(table.board().dots.find(dot)->meaning == 1);
  table.tap(Table::at(TargetKind::dot, dot)).settle();
  CHECK(table.board().dots.find(dot)->meaning == 0);
  REQUIRE(table.store().undo(board::Actor::of_seat(table.seat(1))));
  CHECK(table.board().dots.find(dot)->meaning == 1);
  // Off the area again: it stays where it was.
  table.drag(1, table.reach(Table::at(TargetKind::dot, dot)), table.place(below).at).settle();
  CHECK(table.board().dots.find(dot)->note == above);
}

TEST_CASE("a line is drawn from an initiative to a proposal, led elsewhere, taken off and brought back") {
  const scene::Mode mode = GENERATE(scene::Mode::table, scene::Mode::wall);
  Table table(cafe(2, mode));
  const base::Box box = table.plan().matrix->box;
  const Id one = table.note("Ressaisir", box.min + Vec{box.width() * 0.3, box.height() * 0.25});
  const Id two = table.note("Relancer", box.min + Vec{box.width() * 0.7, box.height() * 0.25});
  const Id unvoted = table.note("Conseiller", box.min + Vec{box.width() * 0.7, box.height() * 0.75});
  table.go_to_step(3);
  table.dot(0, one);
  table.dot(1, two);
  table.go_to_step(4);
  // What nobody voted for stays in the matrix.
  const Id sheet = table.plan().sheet_id;
  CHECK(note_of(table, one).places.find(sheet));
  CHECK_FALSE(note_of(table, unvoted).places.find(sheet));
  const auto pins = table.all(Table::at(TargetKind::pin));
  REQUIRE(pins.size() == (mode == scene::Mode::wall ? 4 : 8));  // at a table each item has one on both long sides
  const Id item{pins.front().target.id}, other{pins.back().target.id};
  REQUIRE(other != item);
  CHECK(note_of(table, item).source == "initiatives");

  const auto pin = [&] { return table.reach(Table::at(TargetKind::pin, item)); };
  table.drag(1, pin(), table.place(one).at).settle();
  REQUIRE(links(table) == 1);
  const Id link = table.board().links[0].id;
  CHECK(table.board().links.find(link)->from == item);
  CHECK(table.board().links.find(link)->to == one);
  // The same line twice is one line.
  table.drag(1, pin(), table.place(one).at).settle();
  CHECK(links(table) == 1);
  CHECK(table.sentence() == table.kiosk().texts()("refused.same_link"));
  // Let go on nothing, or on another initiative, there is none.
  table.drag(1, pin(), table.place(other).at).settle();
  CHECK(links(table) == 1);

  table.drag(1, table.reach(Table::at(TargetKind::link, link)), table.place(two).at).settle();
  CHECK(table.board().links.find(link)->to == two);
  const base::Box bare = *table.plan().beside_items;
  table.drag(1, table.reach(Table::at(TargetKind::link, link)), {bare.centre().x, bare.max.y - 30}).settle();
  CHECK(links(table) == 0);
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(links(table) == 1);
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(table.board().links.find(link)->to == one);
  // A cancelled contact draws nothing.
  table.slide(2, pin(), table.place(two).at).cancel(2).settle();
  CHECK(links(table) == 1);
  // It is there after the program ended.
  table.reopen();
  CHECK(links(table) == 1);
  CHECK(table.board().links.find(link)->to == one);
  // Where its note goes, the line is not seen; and it comes back with the note.
  table.tap(Table::at(TargetKind::link, link)).settle();
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).remove(board::RecordKind::note, one)));
  table.settle();
  CHECK_FALSE(table.sees(Table::at(TargetKind::link, link)));
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  table.settle();
  CHECK(table.sees(Table::at(TargetKind::link, link)));
}
