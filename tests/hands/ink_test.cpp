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
