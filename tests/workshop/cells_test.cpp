// Which note lies in which cell: worked out from rows and notes, whatever order they came in.
#include "workshop/cells.h"

#include <catch2/catch.hpp>

#include "support/board_builder.h"

using namespace workshop;
using base::Id;
using board::Property;
using board::RecordKind;

namespace {

struct Little : support::BoardBuilder {
  Sheet table;
  Id ws = workshop(), on = sheet("t"), other = sheet("u"), who = seat("Amina");
  Little() {
    table.id = "t";
    table.layout = Layout::table;
    table.columns = {{"un", {"Un", "One"}}, {"deux", {"Deux", "Two"}}};
  }
  Id row(std::string order, Id sheet = {}) { return create(RecordKind::row, {{Property::sheet, sheet ? sheet : on}, {Property::order, std::move(order)}}); }
  Id in(Id row, std::string column, std::string order) {
    const Id id = note(who, "x");
    place(RecordKind::note, id, on, {{100, 100}, 0, 0, 1, {row, std::move(column), std::move(order)}});
    return id;
  }
  Cells cells() { return cells_of(table, board(), on); }
};

}  // namespace

TEST_CASE("rows have an order of their own, and each sheet its rows") {
  Little t;
  const Id b = t.row("M"), a = t.row("C"), elsewhere = t.row("A", t.other);
  CHECK(rows_of(t.board(), t.on) == std::vector<Id>{a, b});
  CHECK(rows_of(t.board(), t.other) == std::vector<Id>{elsewhere});
  t.set(RecordKind::row, b, {{Property::order, std::string("B")}});
  CHECK(rows_of(t.board(), t.on) == std::vector<Id>{b, a});
  t.remove(RecordKind::row, b);
  CHECK(rows_of(t.board(), t.on) == std::vector<Id>{a});
  CHECK(order_after(t.board(), {a}) > "C");
}

TEST_CASE("a cell has its notes in their order, whoever came first") {
  Little t;
  const Id a = t.row("C"), b = t.row("M");
  const Id second = t.in(a, "deux", "P"), first = t.in(a, "deux", "D"), lone = t.in(b, "un", "V");
  const Id waits = t.in({}, "", "V"), lost = t.in(b, "trois", "V");
  const Cells cells = t.cells();
  CHECK(cells.rows == std::vector<Id>{a, b});
  CHECK(cells.notes[0][1] == std::vector<Id>{first, second});
  CHECK(cells.is_empty(0) == false);
  CHECK(cells.notes[1][0] == std::vector<Id>{lone, lost});  // a column that the file no longer has: the first
  CHECK(cells.waiting == std::vector<Id>{waits});
  CHECK(order_after(t.board(), t.on, cells.notes[0][1]) > "P");
  // A note that lies freely on the sheet is in no cell.
  const Id free = t.note_at(t.who, "y", t.on, {50, 50});
  CHECK(t.board().notes.find(free)->places.find(t.on)->cell.empty());
  CHECK(t.cells().waiting.size() == 1);
}

TEST_CASE("a row that goes leaves its notes to the row before it until it comes back") {
  Little t;
  const Id a = t.row("C"), b = t.row("M"), c = t.row("T");
  const Id note = t.in(b, "un", "V");
  t.remove(RecordKind::row, b);
  CHECK(t.cells().notes[0][0] == std::vector<Id>{note});
  t.remove(RecordKind::row, a);
  CHECK(t.cells().rows == std::vector<Id>{c});
  CHECK(t.cells().notes[0][0] == std::vector<Id>{note});
  t.restore(RecordKind::row, b);
  CHECK(t.cells().notes[0][0] == std::vector<Id>{note});
  CHECK(t.cells().notes[1][0].empty());
}
