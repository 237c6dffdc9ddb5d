// Notes that lie face down until they are shared: written by seven at once, read by nobody, turned up by their author's hand.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "exchange/board_json.h"
#include "support/table.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;
using Move = hands::Writing::Move;

namespace {

Table::Setting hidden_first(int people = 7) {
  Table::Setting setting;
  setting.people = people;
  setting.private_first = true;
  return setting;
}

void begin(Table& table, std::size_t seat) {
  const Table::Look write = Table::button(Action::write_note, table.seat(seat).value);
  Table::Look pad;
  pad.kind = TargetKind::pad;
  pad.seat = table.seat(seat);
  table.tap(table.reach(table.sees(write) ? write : pad));
}

void put_down(Table& table, std::uint64_t session) {
  table.kiosk().hands().writing().close(session);  // as its key does
  table.frame();
}

// Written by this person and put down: it waits in their fan.
Id written(Table& table, std::size_t seat, const std::string& text) {
  begin(table, seat);
  const auto session = table.preview().writings.back().session;
  const Id note = table.preview().writings.back().record;
  table.type(session, text);
  table.tap(table.key(session, table.kiosk().texts()("writing.done"))).settle();
  return note;
}

bool face_down(const Table& table, Id note) { return table.board().notes.find(note)->face_down; }
base::Box box_of(const Table& table, Id note) {
  const auto place = table.place(note);
  return base::bounds({place.at, place.angle_deg}, {place.width_mm, place.width_mm});
}
// A place that is before nobody.
Vec open_place(const Table& table, std::size_t i) {
  const Vec middle = table.plan().sheet.centre();
  return middle + Vec{(static_cast<double>(i % 7) - 3) * 140, 60 + 30 * static_cast<double>(i / 7)};
}

}  // namespace

TEST_CASE("seven people write five notes each, face down, each before themselves, and no fan covers another") {
  Table table(hidden_first());
  std::vector<std::vector<Id>> fans(7);
  for (int round = 0; round < 5; ++round) {
    std::vector<std::uint64_t> sessions;
    for (std::size_t i = 0; i < 7; ++i) {
      begin(table, i);
      sessions.push_back(table.preview().writings.back().session);
      fans[i].push_back(table.preview().writings.back().record);
    }
    REQUIRE(table.preview().writings.size() == 7);
    for (std::size_t i = 0; i < 7; ++i) table.down(static_cast<int>(i), table.key(sessions[i], std::string(1, static_cast<char>('a' + i))));
    for (int i = 0; i < 7; ++i) table.up(i);
    for (const auto session : sessions) put_down(table, session);
    table.settle();
  }
  REQUIRE(table.notes().size() == 35);
  for (std::size_t i = 0; i < 7; ++i) {
    for (const Id note : fans[i]) {
      CHECK(face_down(table, note));
      CHECK(table.text(note) == std::string(1, static_cast<char>('a' + i)));
      CHECK(table.plan().at_desk(table.seat(i), table.place(note).at, table.kiosk().scene().tokens()));
      CHECK(table.see(Table::at(TargetKind::note, note)).label.empty());
      for (std::size_t other = 0; other < i; ++other)
        for (const Id theirs : fans[other]) CHECK(base::overlap(box_of(table, note).grown(-4), box_of(table, theirs).grown(-4)) == 0);
    }
    for (std::size_t k = 1; k < 5; ++k) CHECK(base::distance(table.place(fans[i][k]).at, table.place(fans[i][k - 1]).at) > 20);
  }
  // Everybody shares at once: seven hands, seven notes, then the next ones.
  for (std::size_t k = 5; k-- > 0;) {
    for (std::size_t i = 0; i < 7; ++i) table.down(static_cast<int>(i), table.reach(Table::at(TargetKind::note, fans[i][k])));
    for (int step = 1; step <= 10; ++step) {
      for (std::size_t i = 0; i < 7; ++i) {
        const Vec from = table.place(fans[i][k]).at;
        table.device().move(static_cast<int>(i), from + (open_place(table, i + 7 * k) - from) * (step / 10.0));
      }
      table.frame();
    }
    table.pass(150);
    for (const Id note : {fans[0][k], fans[6][k]}) CHECK(face_down(table, note));  // in the hand it is only shown
    for (int i = 0; i < 7; ++i) table.up(i);
    table.settle();
    for (std::size_t i = 0; i < 7; ++i) {
      CHECK_FALSE(face_down(table, fans[i][k]));
      CHECK(table.see(Table::at(TargetKind::note, fans[i][k])).label == table.text(fans[i][k]));
    }
  }
}

TEST_CASE("a text being written is seen by its writer, and by nobody once it is put down") {
  Table table(hidden_first(4));
  begin(table, 0);
  const auto session = table.preview().writings.back().session;
  table.type(session, "secret");
  CHECK(table.see(Table::at(TargetKind::caret)).label == "secret");
  CHECK(table.see(Table::at(TargetKind::note, table.preview().writings.back().record)).label.empty());
  put_down(table, session);
  table.settle();
  for (const scene::Area& area : table.kiosk().targets()) CHECK(area.label.find("secret") == std::string::npos);
  // The facilitator's dump keeps it.
  CHECK(exchange::dump(table.kiosk().definition(), table.board()).dump().find("secret") != std::string::npos);
}

TEST_CASE("its author opens a hidden note, a neighbour does not") {
  Table table(hidden_first(4));
  const Id note = written(table, 0, "secret");
  REQUIRE(face_down(table, note));
  SECTION("the author") {
    table.double_tap(table.reach(Table::at(TargetKind::note, note)));
    REQUIRE(table.preview().writings.size() == 1);
    CHECK(table.preview().writings[0].text == "secret");
    table.type(table.preview().writings[0].session, "s");
    const Vec before = table.place(note).at;
    put_down(table, table.preview().writings[0].session);
    table.settle();
    CHECK(face_down(table, note));
    CHECK(table.text(note) == "secrets");
    table.expect(note).at(before);
  }
  SECTION("a neighbour, where it was pushed to") {
    // It lies before somebody else, who did not write it.
    const Id other = table.seat(2);
    board::Placement there = table.plan().in_fan(other, 2, 5, table.kiosk().scene().tokens());
    REQUIRE(table.store().commit(
        store::Draft(board::Actor::facilitator()).set(board::RecordKind::note, note, {{board::Property::place, there, table.plan().sheet_id}})));
    table.settle();
    const std::string before = table.json();
    table.double_tap(there.at);
    CHECK(table.preview().writings.empty());
    CHECK(table.sentence() == table.kiosk().texts()("refused.hidden_note"));
    table.hold(there.at);
    CHECK(table.preview().rings.empty());
    table.kiosk().type("x");
    CHECK(table.preview().writings.empty());
    // Pushed about by them it stays as it is.
    table.settle().drag(1, there.at, table.plan().sheet.centre()).settle();
    CHECK(face_down(table, note));
    CHECK(table.text(note) == "secret");
    CHECK_FALSE(table.board().notes.find(note)->theme);
  }
}

TEST_CASE("what is shared is turned down again by one undo, and stays so over a restart") {
  Table table(hidden_first(4));
  const Id note = written(table, 0, "idee");
  const board::Placement before = table.place(note);
  table.drag(1, before.at, open_place(table, 3)).settle();
  CHECK_FALSE(face_down(table, note));
  table.reopen();
  CHECK_FALSE(face_down(table, note));
  REQUIRE(table.store().undo(board::Actor::of_seat(table.seat(0))));
  CHECK(face_down(table, note));
  table.expect(note).at(before.at);
  table.reopen();
  CHECK(face_down(table, note));
  REQUIRE(table.store().redo(board::Actor::of_seat(table.seat(0))));
  CHECK_FALSE(face_down(table, note));
}

TEST_CASE("moved about its author's desk a note stays hidden, thrown away from it it is shared") {
  Table table(hidden_first(4));
  const Id one = written(table, 0, "un"), two = written(table, 0, "deux");
  const Vec at = table.place(one).at;
  table.drag(1, table.reach(Table::at(TargetKind::note, one)), at + Vec{-20, 10}).settle();
  CHECK(face_down(table, one));
  const Vec from = table.reach(Table::at(TargetKind::note, two));
  table.down(1, from);
  for (int i = 1; i <= 4; ++i) table.move(1, from + Vec{0, -60} * i);
  table.up(1).settle();
  CHECK_FALSE(face_down(table, two));
}

TEST_CASE("in its author's hand a hidden note is turned up away from their desk, for all to read, and down again over it") {
  Table table(hidden_first(4));
  const Id note = written(table, 0, "idee");
  const auto wide = [&] { return table.see(Table::at(TargetKind::note, note)).size.x; };
  const Vec from = table.reach(Table::at(TargetKind::note, note));
  const double lying = wide();
  const auto bring = [&](Vec start, Vec to) {
    for (int i = 1; i <= 12; ++i) table.move(1, start + (to - start) * (i / 12.0));
    table.pass(200);
  };
  const Vec near = from + Vec{0, -20}, away = open_place(table, 3);
  table.down(1, from);
  bring(from, near);
  REQUIRE(table.preview().held.size() == 1);
  CHECK_FALSE(table.preview().held[0].turned);
  bring(near, away);
  CHECK(table.preview().held[0].turned);
  CHECK(wide() > lying * 1.2);
  CHECK(face_down(table, note));
  bring(away, from);
  CHECK_FALSE(table.preview().held[0].turned);
  CHECK(wide() < lying * 1.1);
  table.up(1).settle();
  CHECK(face_down(table, note));

  // In a neighbour's hand it stays as it is.
  const board::Placement there = table.plan().in_fan(table.seat(2), 2, 5, table.kiosk().scene().tokens());
  REQUIRE(table.store().commit(
      store::Draft(board::Actor::facilitator()).set(board::RecordKind::note, note, {{board::Property::place, there, table.plan().sheet_id}})));
  table.settle().slide(1, there.at, table.plan().sheet.centre());
  REQUIRE(table.preview().held.size() == 1);
  CHECK_FALSE(table.preview().held[0].turned);
  table.up(1);
}

TEST_CASE("round a small table each of ten people's fifty hidden notes can be taken, and the question is in sight") {
  Table::Setting setting = hidden_first(10);
  setting.glass = {1218, 685, 1};
  setting.diagonal_inches = 55;
  Table table(setting);
  std::vector<Id> notes;
  for (int round = 0; round < 5; ++round) {
    for (std::size_t i = 0; i < 10; ++i) {
      table.kiosk().hands().writing().begin_note(table.seat(i), 0, table.plan().sheet.centre());
      notes.push_back(table.preview().writings.back().record);
      table.kiosk().type("a");
      put_down(table, table.preview().writings.back().session);
    }
  }
  table.settle();
  REQUIRE(table.notes().size() == 50);
  const scene::Area tent = table.see(Table::at(TargetKind::tent));
  for (const Id note : notes) {
    CHECK(face_down(table, note));
    CHECK(base::overlap(box_of(table, note), base::bounds(tent.pose, tent.size)) == 0);
    const Vec at = table.reach(Table::at(TargetKind::note, note));
    table.down(1, at).move(1, at + Vec{0, -12});
    REQUIRE(table.preview().held.size() == 1);
    CHECK(table.preview().held[0].record == note);
    // Whose it is, though a neighbour's station may be nearer.
    CHECK(table.preview().held[0].seat == table.board().notes.find(note)->seat);
    table.cancel(1).settle();
  }
}

TEST_CASE("a note pulled from a pad is hidden too, and goes to the fan when it is written") {
  Table table(hidden_first(4));
  Table::Look pad;
  pad.kind = TargetKind::pad;
  pad.seat = table.seat(0);
  table.drag(1, table.reach(pad), {960, 700}).settle();
  REQUIRE(table.notes().size() == 1);
  const Id note = table.notes()[0];
  CHECK(face_down(table, note));
  table.kiosk().type("a");
  table.pass(300);
  CHECK(table.text(note) == "a");
  table.kiosk().type(Move::done);
  table.settle();
  CHECK(face_down(table, note));
  CHECK(table.plan().at_desk(table.seat(0), table.place(note).at, table.kiosk().scene().tokens()));
}

TEST_CASE("a lasso leaves hidden notes alone") {
  Table table(hidden_first(4));
  const Id hidden = written(table, 0, "cachee");
  const Vec at = table.place(hidden).at;
  const Id open = table.note("Ouverte", at + Vec{0, -170});
  const base::Box around = base::Box::around(at + Vec{0, -85}, {260, 420});
  // Held on the bare sheet, then round both.
  table.down(1, around.min).pass(650);
  for (const Vec corner : {Vec{around.max.x, around.min.y}, around.max, Vec{around.min.x, around.max.y}, around.min}) table.move(1, corner);
  table.up(1);
  REQUIRE(table.preview().lassos.size() == 1);
  CHECK(table.preview().lassos[0].notes == std::vector<Id>{open});
}

TEST_CASE("the next step turns up what is still hidden, in one deed") {
  Table table(hidden_first(5));
  const Id one = written(table, 0, "un"), two = written(table, 3, "deux");
  table.go_to_step(2);
  CHECK_FALSE(face_down(table, one));
  CHECK_FALSE(face_down(table, two));
  CHECK(table.see(Table::at(TargetKind::note, one)).label == "un");
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  table.settle();
  CHECK(face_down(table, one));
  CHECK(face_down(table, two));
  CHECK(table.board().current_step()->key == table.board().steps[1].key);
}

TEST_CASE("where the workshop says so, notes lie open at once") {
  Table table({.people = 4});
  const Id note = written(table, 0, "ouverte");
  CHECK_FALSE(face_down(table, note));
  CHECK(table.see(Table::at(TargetKind::note, note)).label == "ouverte");
}

TEST_CASE("before a wall a hidden note is shared by whoever draws it up, but not while another mark is the one that was tapped") {
  Table::Setting setting = hidden_first(4);
  setting.mode = scene::Mode::wall;
  Table table(setting);
  table.kiosk().hands().writing().begin_note(table.seat(0), 0, table.plan().sheet.centre());
  const Id note = table.preview().writings.back().record;
  table.kiosk().type("a");
  put_down(table, table.preview().writings.back().session);
  table.settle();
  const auto draw_up = [&] {
    const Vec from = table.reach(Table::at(TargetKind::note, note));
    table.drag(1, from, from + Vec{0, -400}).settle();
  };
  SECTION("nobody's") {
    draw_up();
    CHECK_FALSE(face_down(table, note));
  }
  SECTION("another's") {
    table.tap(Table::at(TargetKind::mark, table.seat(2)));
    draw_up();
    CHECK(face_down(table, note));
  }
}

TEST_CASE("before a wall hidden notes wait side by side above the bar") {
  Table::Setting setting = hidden_first(6);
  setting.mode = scene::Mode::wall;
  Table table(setting);
  std::vector<Id> notes;
  for (std::size_t i = 0; i < 6; ++i) {
    table.kiosk().hands().writing().begin_note(table.seat(i), 0, table.plan().sheet.centre());
    notes.push_back(table.preview().writings.back().record);
    table.kiosk().type("a");
    put_down(table, table.preview().writings.back().session);
  }
  table.settle();
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(face_down(table, notes[i]));
    CHECK(table.plan().sheet.contains(table.place(notes[i]).at));
    for (std::size_t k = 0; k < i; ++k) CHECK(base::overlap(box_of(table, notes[i]).grown(-2), box_of(table, notes[k]).grown(-2)) == 0);
  }
}
