// A table of cells under people's hands: notes dropped into cells and between others, seven at once, rows added, removed and sorted while
// others type, what waits brought in by one touch. All of it undone, all of it there after the program ended.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "exchange/board_json.h"
#include "support/table.h"
#include "workshop/cells.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

constexpr int kPause = 2, kTable = 3;

Table::Setting study(int step, scene::Mode mode = scene::Mode::table) {
  Table::Setting setting;
  setting.workshop = "impact";
  setting.step = step;
  setting.mode = mode;
  return setting;
}

const scene::TablePlan& plan(const Table& table) { return *table.plan().table; }
std::vector<Id> rows(const Table& table) { return workshop::rows_of(table.board(), table.plan().sheet_id); }
workshop::Cells cells(const Table& table) { return workshop::cells_of(*table.kiosk().definition()->sheet("personnes"), table.board(), table.plan().sheet_id); }
const std::vector<Id>& cell(const workshop::Cells& all, std::size_t row, std::size_t column) { return all.notes.at(row).at(column); }
Vec middle(const Table& table, std::size_t row, std::size_t column) { return plan(table).rows.at(row).cells.at(column).box.centre(); }

// Pulled from that seat's pad over a cell.
Id pull(Table& table, std::size_t seat, Vec to, std::int64_t hand = 1) {
  const std::size_t before = table.notes().size();
  Table::Look pad = Table::at(TargetKind::pad);
  pad.seat = table.seat(seat);
  table.drag(hand, table.reach(pad), to).settle();
  REQUIRE(table.notes().size() == before + 1);
  return table.notes().back();
}

void begin_writing(Table& table, std::size_t seat) {
  Table::Look pad = Table::at(TargetKind::pad);
  pad.seat = table.seat(seat);
  table.tap(pad, static_cast<std::int64_t>(seat) + 20).settle();
}

}  // namespace

TEST_CASE("a note that is let go over a cell lies in it, straight, and the board knows where") {
  Table table(study(kTable));
  const Id note = pull(table, 0, middle(table, 1, 2) + Vec{7, -5});
  CHECK(cell(cells(table), 1, 2) == std::vector<Id>{note});
  const board::Placement place = table.place(note);
  CHECK(plan(table).rows[1].cells[2].box.contains(place.at));
  CHECK(place.angle_deg == 0);
  // The board's JSON tells the row and the column.
  const auto json = exchange::dump(table.kiosk().definition(), table.board());
  const auto& written = json.at("notes").back();
  CHECK(written.at("column") == "taches");
  CHECK(written.at("row") == base::to_string(rows(table)[1]));
  CHECK(written.at("x_mm").is_null());
  CHECK(json.at("tables").at(0).at("rows").at(1).at("cells").at(2).at(0) == base::to_string(note));

  // Carried to another cell it makes its row grow; undone, it is back.
  table.drag(1, place.at, middle(table, 0, 4)).settle();
  CHECK(cell(cells(table), 0, 4) == std::vector<Id>{note});
  CHECK(cell(cells(table), 1, 2).empty());
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  table.settle();
  CHECK(cell(cells(table), 1, 2) == std::vector<Id>{note});
  CHECK(table.place(note).at == place.at);
  // A cancelled contact leaves things as they were.
  table.slide(2, table.place(note).at, middle(table, 2, 1)).cancel(2).settle();
  CHECK(cell(cells(table), 1, 2) == std::vector<Id>{note});
  table.reopen();
  CHECK(cell(cells(table), 1, 2) == std::vector<Id>{note});
}

TEST_CASE("a note goes between those that lie there, and they make room") {
  Table table(study(kTable));
  const Id first = pull(table, 0, middle(table, 0, 1)), second = pull(table, 1, middle(table, 0, 1) + Vec{60, 20});
  REQUIRE(cell(cells(table), 0, 1) == std::vector<Id>{first, second});
  const Vec at = table.place(second).at;
  const Id between = pull(table, 2, at);
  CHECK(cell(cells(table), 0, 1) == std::vector<Id>{first, between, second});
  CHECK(table.place(second).at != at);
  table.expect(between).at(at, 40);
  // Taken away, the others close up.
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).remove(board::RecordKind::note, first)));
  table.settle();
  CHECK(cell(cells(table), 0, 1) == std::vector<Id>{between, second});
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  table.settle();
  CHECK(cell(cells(table), 0, 1) == std::vector<Id>{first, between, second});
}

TEST_CASE("seven people put seven notes into cells at once, three of them into the same") {
  Table table(study(kTable));
  struct Way {
    std::size_t row, column;
  };
  const Way ways[] = {{0, 1}, {0, 1}, {0, 1}, {1, 2}, {1, 3}, {2, 4}, {3, 1}};
  std::vector<Vec> from, to;
  for (std::size_t i = 0; i < std::size(ways); ++i) {
    Table::Look pad = Table::at(TargetKind::pad);
    pad.seat = table.seat(i);
    from.push_back(table.reach(pad));
    to.push_back(middle(table, ways[i].row, ways[i].column));
  }
  for (std::size_t i = 0; i < from.size(); ++i) table.down(static_cast<std::int64_t>(i) + 1, from[i]);
  for (int step = 1; step <= 20; ++step)
    for (std::size_t i = 0; i < from.size(); ++i) table.move(static_cast<std::int64_t>(i) + 1, from[i] + (to[i] - from[i]) * (step / 20.0));
  table.pass(200);
  CHECK(table.preview().pulled.size() == 7);
  for (std::size_t i = 0; i < from.size(); ++i) table.up(static_cast<std::int64_t>(i) + 1);
  table.settle();
  REQUIRE(table.notes().size() == 7);
  std::size_t lying = 0;
  for (const auto& row : cells(table).notes)
    for (const auto& each : row) lying += each.size();
  CHECK(lying == 7);
  CHECK(cell(cells(table), 0, 1).size() >= 2);  // rows may have moved on while the others were in the air
  // Each takes back their own, and only that.
  REQUIRE(table.store().undo(board::Actor::of_seat(table.seat(3))));
  CHECK(table.notes().size() == 6);
}

TEST_CASE("rows are added below, removed with their notes kept, and brought back") {
  const scene::Mode mode = GENERATE(scene::Mode::table, scene::Mode::wall);
  Table table(study(kTable, mode));
  const std::vector<Id> before = rows(table);
  REQUIRE(before.size() == 4);
  table.tap(Table::button(Action::add_row)).settle();
  REQUIRE(rows(table).size() == 5);
  std::vector<Id> first = rows(table);
  first.pop_back();
  CHECK(first == before);
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(rows(table) == before);

  const Id note = table.note("Un métier", {600, 400});
  table.settle().drag(1, table.place(note).at, middle(table, 1, 1)).settle();
  REQUIRE(cell(cells(table), 1, 1) == std::vector<Id>{note});
  table.tap(Table::button(Action::remove_row, before[1].value)).settle();
  CHECK(rows(table).size() == 3);
  CHECK(cell(cells(table), 0, 1) == std::vector<Id>{note});
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  table.settle();
  CHECK(rows(table) == before);
  CHECK(cell(cells(table), 1, 1) == std::vector<Id>{note});
  // The last one stays.
  for (int i = 0; i < 3; ++i) table.tap(Table::button(Action::remove_row, rows(table).back().value)).settle();
  REQUIRE(rows(table).size() == 1);
  CHECK_FALSE(table.sees(Table::button(Action::remove_row)));
}

TEST_CASE("a row is taken to another place while others type, and takes its notes along") {
  Table table(study(kTable));
  const Id note = pull(table, 0, middle(table, 2, 1));
  const std::vector<Id> before = rows(table);
  // Two write at their keyboards meanwhile.
  for (const std::size_t seat : {1U, 4U}) begin_writing(table, seat);
  REQUIRE(table.preview().writings.size() == 2);
  const auto handle = [&](std::size_t row) { return table.reach(Table::at(TargetKind::row, before[row])); };
  const Vec from = handle(2);
  table.down(1, from);
  table.move(1, from - Vec{0, 30});
  const std::uint64_t session = table.preview().writings.front().session;
  table.type(session, "ab");
  const double top = plan(table).rows[0].box.min.y;
  for (int step = 1; step <= 12; ++step) table.move(1, from + Vec{0, (top + 4 - from.y) * (step / 12.0)});
  CHECK(table.preview().rows.size() == 1);
  table.type(session, "c");
  table.pass(150);
  table.up(1).settle();
  CHECK(rows(table) == std::vector<Id>{before[2], before[0], before[1], before[3]});
  CHECK(cell(cells(table), 0, 1).front() == note);
  CHECK(table.preview().writings.front().text == "abc");
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  // Undo steps round what was typed since, or takes that first: in the end the rows are as they were.
  for (int i = 0; i < 4 && rows(table) != before; ++i) (void)table.store().undo(board::Actor::facilitator());
  CHECK(rows(table) == before);
  // Let go where it was, nothing is told.
  const std::uint64_t seq = table.board().seq();
  table.drag(1, table.reach(Table::at(TargetKind::row, before[1])), table.reach(Table::at(TargetKind::row, before[1])) + Vec{0, 12});
  CHECK(rows(table) == before);
  CHECK(table.board().seq() >= seq);
}

TEST_CASE("a row that somebody removes while another holds it is gone, and the hand lets go of nothing") {
  Table table(study(kTable));
  const std::vector<Id> before = rows(table);
  const Vec from = table.reach(Table::at(TargetKind::row, before[1]));
  table.slide(1, from, from + Vec{0, 260});
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).remove(board::RecordKind::row, before[1])));
  table.up(1).settle();
  CHECK(rows(table) == std::vector<Id>{before[0], before[2], before[3]});
  CHECK(table.preview().rows.empty());
}

TEST_CASE("gaps wait beside the table in the pause, are carried in by hand, and brought by one touch") {
  Table table(study(1));
  for (int i = 0; i < 6; ++i) table.note("Écart " + std::to_string(i), {300 + 200.0 * i, 500});
  table.go_to_step(kPause);
  REQUIRE(cells(table).waiting.size() == 6);
  REQUIRE(plan(table).waiting);
  const Id first = cells(table).waiting.back();
  table.drag(1, table.place(first).at, middle(table, 2, 0)).settle();
  CHECK(cell(cells(table), 2, 0) == std::vector<Id>{first});
  CHECK(cells(table).waiting.size() == 5);
  const std::vector<Id> waiting = cells(table).waiting;
  table.tap(Table::button(Action::bring_notes)).settle();
  const workshop::Cells after = cells(table);
  CHECK(after.waiting.empty());
  CHECK_FALSE(plan(table).waiting);
  CHECK(after.rows.size() == 6);
  // One a row: the blank rows first, then new ones; what was carried by hand stays.
  for (std::size_t r = 0; r < after.rows.size(); ++r) CHECK(after.notes[r][0].size() == 1);
  CHECK(after.notes[2][0].front() == first);
  CHECK(after.notes[0][0].front() == waiting[0]);
  CHECK(after.notes[5][0].front() == waiting[4]);
  // One deed.
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(cells(table).waiting == waiting);
  CHECK(rows(table).size() == 4);
  REQUIRE(table.store().redo(board::Actor::facilitator()));
  CHECK(cells(table).waiting.empty());
  // On their first sheet they lie where they lay, and the second table has them too.
  table.go_to_step(1);
  for (const Id note : table.notes()) CHECK_FALSE(table.place(note).cell.waits());
  table.go_to_step(4);
  CHECK(workshop::cells_of(*table.kiosk().definition()->sheet("organisation"), table.board(), table.plan().sheet_id).waiting.size() == 6);
}

TEST_CASE("more rows than there is room for are leafed through, and a new one is shown at once") {
  Table table(study(kTable));
  for (int i = 0; i < 14; ++i) table.tap(Table::button(Action::add_row)).settle();
  REQUIRE(rows(table).size() == 18);
  CHECK(plan(table).after == 0);
  CHECK(plan(table).before > 0);
  const auto shows = [&](Id row) { return std::any_of(plan(table).rows.begin(), plan(table).rows.end(), [&](const auto& each) { return each.row == row; }); };
  CHECK(shows(rows(table).back()));
  for (int i = 0; i < 18 && plan(table).before > 0; ++i) table.tap(Table::button(Action::rows_before)).settle();
  CHECK(shows(rows(table).front()));
  // What lies on another page cannot be touched, and is not lost.
  const Id note = pull(table, 0, middle(table, 0, 1));
  table.tap(Table::button(Action::rows_after)).settle();
  CHECK_FALSE(table.sees(Table::at(TargetKind::note, note)));
  CHECK(cell(cells(table), 0, 1) == std::vector<Id>{note});
  table.tap(Table::button(Action::rows_before)).settle();
  CHECK(table.sees(Table::at(TargetKind::note, note)));
  // Leafing is nobody's deed.
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK_FALSE(table.live(note));
}

TEST_CASE("a note begun at a desk lies before its author until it is put into a cell") {
  Table table(study(kTable));
  begin_writing(table, 0);
  REQUIRE(table.preview().writings.size() == 1);
  const std::uint64_t session = table.preview().writings.front().session;
  table.type(session, "ab");
  const Id note = table.notes().back();
  CHECK(table.board().notes.find(note)->places.find(table.plan().sheet_id)->cell.empty());
  CHECK(cell(cells(table), 0, 1).empty());
  table.kiosk().hands().writing().close(session);
  table.settle();
  table.drag(1, table.place(note).at, middle(table, 0, 1)).settle();
  CHECK(cell(cells(table), 0, 1) == std::vector<Id>{note});
  // Where nobody may sort rows they have no handles.
  REQUIRE(table.sees(Table::at(TargetKind::row)));
  table.go_to_step(1);
  CHECK_FALSE(table.sees(Table::at(TargetKind::row)));
}

TEST_CASE("the console turns the table to the other long side") {
  Table table(study(kTable));
  const Id note = pull(table, 0, middle(table, 0, 0));
  const Vec before = table.place(note).at;
  table.tap(Table::button(Action::open_console)).settle();
  table.tap(Table::panel(table.kiosk().texts()("table.turn"))).settle();
  CHECK(plan(table).turned);
  CHECK(table.place(note).angle_deg == 180);
  CHECK(table.place(note).at != before);
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK_FALSE(plan(table).turned);
}
