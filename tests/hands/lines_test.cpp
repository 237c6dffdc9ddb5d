// Lines on the cards of a map and strips along the months of a planning, under people's hands: proposed ones kept, changed, brought to
// other cards; several people who write at once; key moments that go on by a month. All of it undone, all of it there afterwards.
#include <catch2/catch.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "exchange/board_json.h"
#include "support/table.h"
#include "workshop/cells.h"
#include "workshop/months.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

Table::Setting plan_of(int step, scene::Mode mode = scene::Mode::table) {
  Table::Setting setting;
  setting.workshop = "communication";
  setting.step = step;
  setting.mode = mode;
  return setting;
}

const workshop::Sheet& sheet(const Table& table) { return *workshop::current_sheet(*table.kiosk().definition(), table.board()); }
workshop::Cells cells(const Table& table) { return workshop::cells_of(sheet(table), table.board(), table.plan().sheet_id); }
const scene::TablePlan& plan(const Table& table) { return *table.plan().table; }
Id row_of(const Table& table, const std::string& key) {
  for (const Id row : cells(table).rows)
    if (table.board().rows.find(row)->key == key) return row;
  return {};
}
std::vector<Id> lines(const Table& table, const std::string& key) {
  const auto all = cells(table);
  const auto row = std::find(all.rows.begin(), all.rows.end(), row_of(table, key));
  return row == all.rows.end() ? std::vector<Id>{} : all.notes[static_cast<std::size_t>(row - all.rows.begin())].front();
}
Id author(const Table& table, Id note) { return table.board().notes.find(note)->seat; }
Vec seen(const Table& table, Id note) { return table.see(Table::at(TargetKind::note, note)).pose.at; }
std::string month(const Table& table, Id note) { return table.board().notes.find(note)->places.find(table.plan().sheet_id)->cell.column; }
// In a lane, or among the key moments, the middle of a month.
Vec in_month(const Table& table, std::size_t lane, std::size_t column) { return plan(table).rows.at(lane).cells.at(column).box.centre(); }

Id pull(Table& table, std::size_t seat, Vec to, std::int64_t hand = 1) {
  const std::size_t before = table.notes().size();
  Table::Look pad = Table::at(TargetKind::pad);
  pad.seat = table.seat(seat);
  table.drag(hand, table.reach(pad), to).settle();
  REQUIRE(table.notes().size() == before + 1);
  return table.notes().back();
}

}  // namespace

TEST_CASE("what is proposed is nobody's until somebody keeps it, and undone it is nobody's again") {
  Table table(plan_of(0));
  const auto proposed = lines(table, "managers");
  REQUIRE(proposed.size() == 3);
  CHECK_FALSE(author(table, proposed[0]));
  const Id near = table.plan().seat_near(table.see(Table::button(Action::adopt, proposed[0].value)).pose.at);
  table.tap(Table::button(Action::adopt, proposed[0].value)).settle();
  REQUIRE(near);
  CHECK(author(table, proposed[0]) == near);
  CHECK_FALSE(table.sees(Table::button(Action::adopt, proposed[0].value)));  // there is nothing left to keep
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  table.settle();
  CHECK_FALSE(author(table, proposed[0]));
  // Nobody keeps it in somebody else's name, and what has an author keeps them.
  store::Draft forged(board::Actor::of_seat(table.seat(0)));
  forged.set(board::RecordKind::note, proposed[1], {{board::Property::seat, table.seat(1)}});
  CHECK_FALSE(table.store().commit(std::move(forged)));
  REQUIRE(table.store().commit(
      store::Draft(board::Actor::of_seat(table.seat(0))).set(board::RecordKind::note, proposed[1], {{board::Property::seat, table.seat(0)}})));
  CHECK_FALSE(table.store().commit(
      store::Draft(board::Actor::of_seat(table.seat(1))).set(board::RecordKind::note, proposed[1], {{board::Property::seat, table.seat(1)}})));
}

TEST_CASE("on a wall it has to be known whose hand keeps a line") {
  Table table(plan_of(0, scene::Mode::wall));
  const Id line = lines(table, "rh").front();
  table.tap(Table::button(Action::adopt, line.value)).settle();
  CHECK_FALSE(author(table, line));
  CHECK(table.sentence() == table.kiosk().texts()("refused.whose_hand"));
  table.tap(Table::at(TargetKind::mark, table.seat(2))).tap(Table::button(Action::adopt, line.value)).settle();
  CHECK(author(table, line) == table.seat(2));
}

TEST_CASE("three people write for three cards at once, and each line is on its card with its author's mark") {
  Table table(plan_of(0, scene::Mode::wall));
  const char* keys[] = {"rh", "sponsors", "rh"};
  std::vector<std::uint64_t> sessions;
  for (std::size_t i = 0; i < 3; ++i) {
    table.tap(Table::at(TargetKind::mark, table.seat(i))).tap(Table::button(Action::add_line, row_of(table, keys[i]).value)).settle();
    REQUIRE(table.preview().writings.size() == i + 1);
    sessions.push_back(table.preview().writings.back().session);
  }
  for (std::size_t i = 0; i < 3; ++i) table.type(sessions[i], i == 0 ? "un" : i == 1 ? "deux" : "trois");
  for (const std::uint64_t session : {sessions[2], sessions[0], sessions[1]}) table.tap(table.key(session, "Poser"));
  table.settle();
  const auto rh = lines(table, "rh"), sponsors = lines(table, "sponsors");
  REQUIRE(rh.size() == 5);
  REQUIRE(sponsors.size() == 3);
  // In the order in which they were put down.
  CHECK(table.text(rh[3]) == "trois");
  CHECK(table.text(rh[4]) == "un");
  CHECK(author(table, rh[3]) == table.seat(2));
  CHECK(author(table, sponsors[2]) == table.seat(1));
  for (const auto& row : plan(table).rows)
    if (row.row == row_of(table, "rh")) CHECK(row.box.contains(seen(table, rh[4])));
  table.reopen();
  CHECK(lines(table, "rh") == rh);
  // Begun and left empty, a line leaves nothing behind.
  table.tap(Table::at(TargetKind::mark, table.seat(0))).tap(Table::button(Action::add_line, row_of(table, "rh").value)).settle();
  table.tap(table.key(table.preview().writings.back().session, "Poser")).settle();
  CHECK(lines(table, "rh") == rh);
}

TEST_CASE("who changes what is proposed signs it, with the same deed") {
  Table table(plan_of(0, scene::Mode::wall));
  const Id line = lines(table, "sponsors").front();
  const std::string before = table.text(line);
  table.tap(Table::at(TargetKind::mark, table.seat(3))).double_tap(seen(table, line)).settle();
  REQUIRE(table.preview().writings.size() == 1);
  const std::uint64_t session = table.preview().writings.front().session;
  table.type(session, "s").tap(table.key(session, "Poser")).settle();
  CHECK(table.text(line) == before + "s");
  CHECK(author(table, line) == table.seat(3));
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  table.settle();
  CHECK(table.text(line) == before);
  CHECK_FALSE(author(table, line));
}

TEST_CASE("a line is brought between two of another card, while somebody pulls a new one there") {
  Table table(plan_of(0));
  const Id line = lines(table, "metiers").front();
  const auto there = lines(table, "rh");
  const Vec between = (seen(table, there[0]) + seen(table, there[1])) * 0.5;
  Table::Look pad = Table::at(TargetKind::pad);
  pad.seat = table.seat(0);
  const Vec from = table.reach(pad);
  table.slide(2, from, seen(table, there[2]) + Vec{0, 12});
  table.drag(1, seen(table, line) + Vec{30, 0}, between + Vec{30, 0});
  table.up(2).settle();
  const auto now = lines(table, "rh");
  REQUIRE(now.size() == 5);
  CHECK(now[0] == there[0]);
  CHECK(now[1] == line);
  CHECK(now[2] == there[1]);
  CHECK(std::count_if(now.begin(), now.end(), [&](Id each) { return author(table, each) == table.seat(0); }) == 1);
  CHECK(lines(table, "metiers").size() == 1);
  // What the board's JSON tells of it.
  const auto json = exchange::dump(table.kiosk().definition(), table.board());
  const auto& map = json.at("tables").at(0);
  CHECK(map.at("sheet") == "enjeux");
  CHECK(map.at("rows").at(0).at("key") == "rh");
  CHECK(map.at("rows").at(0).at("family") == "organisation");
  CHECK(map.at("rows").at(0).at("cells").at(0).size() == 5);
  // A hand that loses its contact leaves all as it was.
  table.slide(3, seen(table, line), seen(table, there[2])).cancel(3).settle();
  CHECK(lines(table, "rh") == now);
}

TEST_CASE("a card that was missing is added to its family, named, and taken away while it is empty") {
  Table table(plan_of(0, scene::Mode::wall));
  const auto before = cells(table).rows.size();
  table.tap(Table::at(TargetKind::mark, table.seat(0))).tap(Table::button(Action::add_card, 2)).settle();
  REQUIRE(table.preview().writings.size() == 1);
  const std::uint64_t session = table.preview().writings.front().session;
  table.type(session, "clients").tap(table.key(session, "Poser")).settle();
  REQUIRE(cells(table).rows.size() == before + 1);
  const board::Row card = *table.board().rows.find(cells(table).rows.back());
  CHECK(card.title == "clients");
  CHECK(card.group == 2);
  CHECK(card.key.empty());
  table.reopen();
  CHECK(table.sees(Table::button(Action::remove_row, card.id.value)));
  CHECK_FALSE(table.sees(Table::button(Action::remove_row, row_of(table, "managers").value)));
  table.tap(Table::button(Action::remove_row, card.id.value)).settle();
  CHECK(cells(table).rows.size() == before);
}

TEST_CASE("a strip lies in the month and the lane that it is let go in, and is dragged along the months") {
  Table table(plan_of(1));
  const Id note = pull(table, 0, in_month(table, 2, 3));
  CHECK(month(table, note) == plan(table).columns[3].id);
  const Vec lies = table.place(note).at;
  CHECK(plan(table).rows[2].box.contains(lies));
  // By its middle, three months on and a lane further down.
  const double wide = plan(table).columns[0].head.width();
  table.drag(1, lies, {lies.x + 2 * wide, in_month(table, 3, 0).y}).settle();
  CHECK(month(table, note) == plan(table).columns[5].id);
  CHECK(plan(table).rows[3].box.contains(table.place(note).at));
  // At the last month's end it lies further left than its month, and taken up and let go it stays there.
  table.drag(1, table.place(note).at, table.place(note).at + Vec{wide, 0}).settle();
  CHECK(month(table, note) == plan(table).columns[6].id);
  table.drag(1, table.place(note).at, table.place(note).at + Vec{14, 3}).settle();
  CHECK(month(table, note) == plan(table).columns[6].id);
  for (int i = 0; i < 3; ++i) REQUIRE(table.store().undo(board::Actor::facilitator()));
  table.settle();
  CHECK(table.place(note).at == lies);
  table.reopen();
  CHECK(table.place(note).at == lies);
}

TEST_CASE("five people put notes into the same lane and months at once, and none lies over another") {
  Table table(plan_of(1));
  std::vector<Vec> from, to;
  for (std::size_t i = 0; i < 5; ++i) {
    Table::Look pad = Table::at(TargetKind::pad);
    pad.seat = table.seat(i);
    from.push_back(table.reach(pad));
    to.push_back(in_month(table, 1, i / 2));
  }
  for (std::size_t i = 0; i < from.size(); ++i) table.down(static_cast<std::int64_t>(i) + 1, from[i]);
  for (int step = 1; step <= 20; ++step)
    for (std::size_t i = 0; i < from.size(); ++i) table.move(static_cast<std::int64_t>(i) + 1, from[i] + (to[i] - from[i]) * (step / 20.0));
  table.pass(200);
  CHECK(table.preview().pulled.size() == 5);
  for (std::size_t i = 0; i < from.size(); ++i) table.up(static_cast<std::int64_t>(i) + 1);
  table.settle();
  std::vector<base::Box> boxes;
  const auto now = cells(table);
  for (const Id note : now.notes[1][0]) CHECK(month(table, note) == plan(table).columns[0].id);
  for (const auto& cell : now.notes[1])
    for (const Id note : cell) {
      const scene::Area area = table.see(Table::at(TargetKind::note, note));
      boxes.push_back(base::Box::around(area.pose.at, area.size));
    }
  REQUIRE(boxes.size() == 5);
  for (std::size_t i = 0; i < boxes.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) CHECK(base::overlap(boxes[i], boxes[j]) < 0.01);
}

TEST_CASE("key moments are proposed, go on by a month, and one more is written") {
  Table table(plan_of(1, scene::Mode::wall));
  const auto moments = [&] {
    std::vector<Id> all;
    const auto now = cells(table);
    for (const auto& cell : now.notes.front()) all.insert(all.end(), cell.begin(), cell.end());
    return all;
  };
  REQUIRE(moments().size() == 3);
  const Id first = moments().front();
  // The first month is the one in which the workshop was begun.
  CHECK(plan(table).columns.front().id == workshop::month_id(workshop::month_of(table.board().workshop().created_ms)));
  CHECK(month(table, first) == plan(table).columns[1].id);
  const double wide = plan(table).columns[0].head.width();
  table.drag(1, seen(table, first), seen(table, first) + Vec{wide, 0}).settle();
  CHECK(month(table, first) == plan(table).columns[2].id);
  const Id row = row_of(table, std::string(workshop::kMomentsRow));
  table.tap(Table::at(TargetKind::mark, table.seat(1))).tap(Table::button(Action::add_line, row.value)).settle();
  const std::uint64_t session = table.preview().writings.front().session;
  table.type(session, "pilote").tap(table.key(session, "Poser")).settle();
  REQUIRE(moments().size() == 4);
  const Id written = table.notes().back();
  CHECK(month(table, written) == plan(table).columns[0].id);
  // Dropped into a lane it is a message, and dragged back a moment.
  table.drag(1, seen(table, written), in_month(table, 4, 2)).settle();
  CHECK(moments().size() == 3);
  CHECK_FALSE(workshop::is_moment(table.board(), *table.board().notes.find(written), table.plan().sheet_id));
}

TEST_CASE("a month is added at the end, never more than there is room for, and undone") {
  Table table(plan_of(1));
  CHECK(plan(table).columns.size() == 7);
  for (std::size_t months = 8; months <= 12; ++months) {
    table.tap(Table::button(Action::add_month)).settle();
    CHECK(plan(table).columns.size() == months);
  }
  CHECK_FALSE(table.sees(Table::button(Action::add_month)));
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  table.settle();
  CHECK(plan(table).columns.size() == 11);
}

TEST_CASE("messages of the planning wait beside the table, key moments do not, and one touch puts each into the column of messages") {
  Table table(plan_of(1));
  const Id a = pull(table, 0, in_month(table, 1, 1)), b = pull(table, 1, in_month(table, 5, 4));
  table.go_to_step(2);
  table.settle();
  REQUIRE(cells(table).waiting.size() == 2);
  table.tap(Table::button(Action::bring_notes)).settle();
  CHECK(cells(table).waiting.empty());
  for (const Id note : {a, b}) CHECK(table.board().notes.find(note)->places.find(table.plan().sheet_id)->cell.column == "messages");
}
