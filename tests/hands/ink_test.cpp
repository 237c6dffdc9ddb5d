// Drawing on a note: the pen bar, strokes of several contacts, the eraser, its undo.
#include "support/table.h"

using base::Id;
using base::Vec;
using scene::Action;
using support::Table;

namespace {

std::size_t strokes_on(const Table& table, Id note) {
  std::size_t n = 0;
  for (const std::size_t slot : table.board().strokes_on(note)) n += !table.board().strokes[slot].removed;
  return n;
}

Id drawn_on(Table& table) {
  const Id note = table.note("", {900, 640});
  table.hold({900, 640}).tap(Table::button(Action::ring_draw));
  REQUIRE(table.preview().inkings.size() == 1);
  return note;
}

}  // namespace

TEST_CASE("a hand draws on a note without moving it, and the pen's undo takes the last stroke") {
  Table table;
  const Id note = drawn_on(table);
  table.drag(1, {860, 620}, {940, 620}).drag(1, {860, 660}, {940, 670});
  CHECK(strokes_on(table, note) == 2);
  table.expect(note).at({900, 640}, 0.01);
  table.tap(Table::button(Action::ink_undo));
  CHECK(strokes_on(table, note) == 1);
  table.tap(Table::button(Action::ink_done));
  CHECK(table.preview().inkings.empty());
  table.drag(1, {900, 640}, {1000, 700});
  table.expect(note).at({1000, 700});
}

TEST_CASE("the eraser takes the strokes it crosses") {
  Table table;
  const Id note = drawn_on(table);
  table.drag(1, {860, 610}, {940, 610}).drag(1, {860, 680}, {940, 680});
  REQUIRE(strokes_on(table, note) == 2);
  table.tap(Table::button(Action::eraser)).drag(1, {900, 600}, {900, 640});
  CHECK(strokes_on(table, note) == 1);
  table.tap(Table::button(Action::pen)).drag(1, {870, 640}, {930, 640});
  CHECK(strokes_on(table, note) == 2);
}

TEST_CASE("a stroke whose contact dies is not kept") {
  Table table;
  const Id note = drawn_on(table);
  table.slide(1, {860, 620}, {940, 660}).cancel(1);
  CHECK(strokes_on(table, note) == 0);
  CHECK(table.preview().inkings[0].lines.empty());
}

TEST_CASE("a stroke of a whole minute is kept, however many points it has") {
  Table table;
  const Id note = drawn_on(table);
  table.down(1, {900, 640});
  for (int i = 0; i < 6000; ++i) {
    table.device().move(1, {900 + 40 * std::cos(i * 0.9), 640 + 40 * std::sin(i * 0.9)});
    table.frame(10'000);
  }
  table.up(1).settle();
  CHECK(table.sentence().empty());
  CHECK(strokes_on(table, note) >= 1);
}

TEST_CASE("three people draw on three notes at once") {
  Table table;
  std::vector<Id> notes;
  for (int i = 0; i < 3; ++i) {
    const Vec at{400.0 + 500 * i, 640};
    notes.push_back(table.note("", at));
    table.hold(at);
    table.tap(Table::button(Action::ring_draw, table.preview().rings.back().session));
  }
  REQUIRE(table.preview().inkings.size() == 3);
  for (int i = 0; i < 3; ++i) table.down(i, table.place(notes[static_cast<std::size_t>(i)]).at - Vec{30, 0});
  for (int step = 1; step <= 10; ++step)
    for (int i = 0; i < 3; ++i) table.move(i, table.place(notes[static_cast<std::size_t>(i)]).at + Vec{6.0 * step - 30, 2.0 * step});
  for (int i = 0; i < 3; ++i) table.up(i);
  for (const Id note : notes) CHECK(strokes_on(table, note) == 1);
}

TEST_CASE("a pen that presses leaves its pressure in the stroke, and a finger that says nothing a full line") {
  Table table;
  const Id note = drawn_on(table);
  table.device().begin(1, {860, 620}, {}, 0.2f);
  table.frame();
  for (int i = 1; i <= 20; ++i) {
    table.device().move(1, {860.0 + 4 * i, 620}, {}, 0.2f + 0.04f * static_cast<float>(i));
    table.frame();
  }
  table.up(1);
  table.drag(2, {860, 660}, {940, 660}).settle();
  const auto& slots = table.board().strokes_on(note);
  REQUIRE(slots.size() == 2);
  const auto& pen = table.board().strokes[slots[0]].points;
  REQUIRE(pen.size() > 10);
  CHECK(pen.front().pressure == Approx(0.2).margin(0.1));
  CHECK(pen.back().pressure == Approx(1).margin(0.05));
  for (std::size_t i = 1; i < pen.size(); ++i) CHECK(pen[i].pressure >= pen[i - 1].pressure);
  for (const auto& point : table.board().strokes[slots[1]].points) CHECK(point.pressure == 1);
}

TEST_CASE("on a note that is written and drawn on at once the pen draws, the keys write, and the bar leaves the keys free") {
  Table table;
  const Id note = table.note("Texte", {900, 560});
  table.double_tap({900, 560});
  REQUIRE(table.preview().writings.size() == 1);
  const auto session = table.preview().writings[0].session;
  table.hold({900, 560}, 1);
  table.tap(Table::button(Action::ring_draw));
  REQUIRE(table.preview().inkings.size() == 1);
  REQUIRE(table.preview().writings.size() == 1);
  const auto& bar = table.preview().inkings[0].bar;
  const auto& keys = table.preview().writings[0].keyboard;
  CHECK(std::abs(keys.to_local(bar.at).y) > 71 + 29);
  table.down(1, {870, 540}).down(2, {930, 590});
  for (int i = 1; i <= 10; ++i) {
    table.move(1, {870.0 + 3 * i, 540}).move(2, {930.0 - 3 * i, 590});
    if (i == 4) table.down(3, table.key(session, "s")).up(3);
  }
  table.up(1).up(2).settle();
  CHECK(strokes_on(table, note) == 2);
  CHECK(table.text(note) == "Textes");
  table.expect(note).at({900, 560}, 0.01);
  table.tap(Table::button(Action::ink_done));
  CHECK(table.preview().writings.size() == 1);
  CHECK(table.text(note) == "Textes");
}

TEST_CASE("from the pen to the keys and back is one touch, and both stay on the note") {
  Table table;
  const Id note = drawn_on(table);
  table.drag(1, {860, 620}, {940, 620});
  table.tap(Table::button(Action::ink_keyboard));
  CHECK(table.preview().inkings.empty());
  REQUIRE(table.preview().writings.size() == 1);
  CHECK(table.preview().writings[0].record == note);
  table.type(table.preview().writings[0].session, "mot");
  Table::Look pen = Table::at(scene::TargetKind::key);
  pen.label = table.kiosk().texts()("writing.draw");
  table.tap(pen);
  CHECK(table.preview().writings.empty());
  REQUIRE(table.preview().inkings.size() == 1);
  CHECK(table.preview().inkings[0].note == note);
  table.drag(1, {860, 660}, {940, 670}).settle();
  CHECK(strokes_on(table, note) == 2);
  CHECK(table.text(note) == "mot");
  table.tap(Table::button(Action::ink_done)).settle();
  CHECK(table.live(note));
}

TEST_CASE("a line that is being drawn when its bar is closed is kept as far as it came") {
  Table table;
  const Id note = drawn_on(table);
  table.slide(1, {860, 620}, {940, 660});
  SECTION("for the keys") { table.tap(Table::button(Action::ink_keyboard), 2); }
  SECTION("for good") { table.tap(Table::button(Action::ink_done), 2); }
  CHECK(strokes_on(table, note) == 1);
  table.up(1).settle();
  CHECK(strokes_on(table, note) == 1);
}

TEST_CASE("a note begun with the pen or the keys and left empty is taken away again, whichever tool it is put down with") {
  Table table({.people = 4});
  Table::Look pen = Table::at(scene::TargetKind::key);
  pen.label = table.kiosk().texts()("writing.draw");
  table.tap(Table::button(Action::draw_note));
  REQUIRE(table.preview().inkings.size() == 1);
  REQUIRE(table.notes().size() == 1);
  SECTION("by the pen") { table.tap(Table::button(Action::ink_done)); }
  SECTION("by the pen, after the keys") { table.tap(Table::button(Action::ink_keyboard)).tap(pen).tap(Table::button(Action::ink_done)); }
  SECTION("by the keys") {
    table.tap(Table::button(Action::ink_keyboard));
    table.tap(table.key(table.preview().writings[0].session, table.kiosk().texts()("writing.done")));
  }
  table.settle();
  CHECK(table.preview().inkings.empty());
  CHECK(table.preview().writings.empty());
  CHECK(table.notes().empty());
}

TEST_CASE("a title is written and never drawn") {
  Table table;
  const Id note = table.note("Une", {700, 640});
  const Id theme = table.theme("Thème", {note});
  table.double_tap(table.reach(Table::at(scene::TargetKind::theme, theme)));
  REQUIRE(table.preview().writings.size() == 1);
  Table::Look pen = Table::at(scene::TargetKind::key);
  pen.label = table.kiosk().texts()("writing.draw");
  CHECK_FALSE(table.sees(pen));
}
