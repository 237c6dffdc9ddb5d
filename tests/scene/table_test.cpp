// A table of cells: no two cells over each other, every note in its cell and in its order, rows as high as they are full, on every glass;
// what cannot be shown at once is on another page.
#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "base/random.h"
#include "board/fractional_index.h"
#include "scene/layouts.h"
#include "support/staged_workshop.h"
#include "workshop/cells.h"

using base::Box;
using base::Id;
using base::Vec;
using board::Property;
using board::RecordKind;
using support::StagedWorkshop;

namespace {

constexpr std::size_t kTable = 3;  // the step of the first table

bool inside(const Box& outer, const Box& inner) { return outer.grown(0.01).contains(inner.min) && outer.grown(0.01).contains(inner.max); }
Box box_of(const board::Placement& place) { return Box::around(place.at, {place.width_mm, place.width_mm}); }

struct Tabled : StagedWorkshop {
  std::vector<Id> rows;
  explicit Tabled(bool wall = false, std::size_t people = 7) : StagedWorkshop(people, wall, "impact") {
    go_to(kTable, 0);
    rows = workshop::rows_of(board(), plan.sheet_id);
  }
  Id row() {
    const Id id =
        make(RecordKind::row, {{Property::sheet, plan.sheet_id}, {Property::order, workshop::order_after(board(), workshop::rows_of(board(), plan.sheet_id))}});
    rows.push_back(id);
    return id;
  }
  void put(Id note, Id row, std::size_t column, const std::string& order) {
    board::Placement place{plan.sheet.centre(), 0, 0, 1, {row, definition.sheet("personnes")->columns[column].id, order}};
    builder.place(RecordKind::note, note, plan.sheet_id, place);
  }
  // At the end of that cell.
  Id fill(std::size_t row, std::size_t column, const std::string& text = "Une note") {
    const Id id = note(notes.size(), text, 0);
    std::string& last = last_[{row, column}];
    last = board::order_between(last, "");
    put(id, rows[row], column, last);
    return id;
  }
  void waits(std::size_t count) {
    std::string order;
    for (std::size_t i = 0; i < count; ++i) {
      order = board::order_between(order, "");
      builder.place(RecordKind::note, note(i, "Écart", 0), plan.sheet_id, {plan.sheet.centre(), 0, 0, 1, {Id{}, {}, order}});
    }
  }
  const scene::TablePlan& table() const { return *plan.table; }
  board::Placement place_of(Id id) { return *plan.place_of(*board().notes.find(id)); }

 private:
  std::map<std::pair<std::size_t, std::size_t>, std::string> last_;
};

// All that must hold of a table, whatever is in it.
void check_sound(Tabled& w) {
  const scene::TablePlan& table = w.table();
  CHECK(inside(w.plan.sheet, table.room));
  REQUIRE_FALSE(table.rows.empty());
  std::vector<Box> cells;
  for (const auto& row : table.rows) {
    CHECK(inside(table.body, row.box));
    CHECK(inside(row.box, row.handle));
    CHECK(row.box.height() >= scene::kLeastRow - 0.01);
    CHECK(row.handle.width() >= 20);
    CHECK(row.handle.height() >= 40);
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      CHECK(inside(row.box, row.cells[c].box));
      CHECK_FALSE(row.cells[c].box.grown(-0.05).overlaps(row.handle));
      CHECK(row.cells[c].box.grown(-0.05).overlaps(table.columns[c].head) == false);
      cells.push_back(row.cells[c].box);
      double before_y = -1e9;
      std::vector<Box> papers;
      for (const Id id : row.cells[c].notes) {
        const board::Placement place = w.place_of(id);
        const Vec from_reader = table.turned ? row.cells[c].box.max - place.at : place.at - row.cells[c].box.min;
        CHECK(row.cells[c].box.contains(place.at));
        CHECK(inside(row.cells[c].box.grown(0.5), box_of(place)));
        CHECK(place.angle_deg == table.angle_deg());
        CHECK(place.width_mm >= board::Rules{}.min_note_mm);
        CHECK(from_reader.y >= before_y - 0.01);  // in order, line by line
        before_y = from_reader.y;
        papers.push_back(box_of(place));
      }
    }
  }
  for (std::size_t i = 0; i < cells.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) CHECK(base::overlap(cells[i], cells[j]) < 0.5);
  const auto shown = table.rows.size() + table.before + table.after;
  CHECK(shown == workshop::rows_of(w.board(), w.plan.sheet_id).size());
}

}  // namespace

TEST_CASE("a blank table lies on every glass with its columns, its rows and their handles") {
  for (const bool wall : {false, true})
    for (const support::Screen& screen : support::screens()) {
      Tabled w(wall);
      w.set_glass(screen.width, screen.height, screen.inches);
      INFO((wall ? "wall " : "table ") << screen.inches);
      REQUIRE(w.plan.table);
      REQUIRE(w.table().columns.size() == 5);
      CHECK(w.table().columns[1].id == "metiers");
      CHECK_FALSE(w.table().waiting);
      check_sound(w);
      // Two rows at least, or there is nothing to compare.
      CHECK(w.table().rows.size() >= 2);
      for (std::size_t c = 1; c < 5; ++c) CHECK(w.table().columns[c].head.min.x > w.table().columns[c - 1].head.max.x - 0.01);
      CHECK(w.table().foot.has_value() == (!wall || w.table().rows.size() < 4));
    }
}

TEST_CASE("a cell grows with its notes, and its row with it") {
  Tabled w;
  const double blank = w.table().rows[0].box.height();
  for (int i = 0; i < 6; ++i) {
    w.fill(1, 2);
    w.replan();
  }
  const auto& rows = w.table().rows;
  CHECK(rows[1].box.height() > rows[0].box.height() * 1.5);
  CHECK(rows[0].box.height() <= blank);
  CHECK(rows[1].cells[2].notes.size() == 6);
  check_sound(w);
}

TEST_CASE("papers get smaller before rows go to another page, and never smaller than can be read") {
  Tabled w;
  const double largest = w.plan.note_width;
  for (int i = 0; i < 20; ++i) w.row();
  w.replan();
  CHECK(w.plan.note_width < largest);
  CHECK(w.plan.note_width >= w.plan.least_note - 0.01);
  CHECK(w.table().before == 0);
  CHECK(w.table().after > 0);
  check_sound(w);
  // From page to page every row is shown, and back again.
  std::vector<Id> seen;
  for (int page = 0; page < 30; ++page) {
    for (const auto& row : w.table().rows)
      if (std::find(seen.begin(), seen.end(), row.row) == seen.end()) seen.push_back(row.row);
    check_sound(w);
    if (!w.table().page_after) break;
    w.builder.set(RecordKind::sheet, w.plan.sheet_id, {{Property::top, w.table().page_after}});
    w.replan();
  }
  CHECK(seen == w.rows);
  const std::size_t last = w.table().rows.size();
  CHECK(w.table().after == 0);
  for (int page = 0; page < 30 && w.table().page_before; ++page) {
    w.builder.set(RecordKind::sheet, w.plan.sheet_id, {{Property::top, w.table().page_before}});
    w.replan();
  }
  CHECK(w.table().before == 0);
  CHECK(w.table().rows.size() == last);  // a full page, as the last one was
}

TEST_CASE("what lay in a removed row lies in the row before it, and goes back with it") {
  Tabled w;
  const Id note = w.fill(1, 1), other = w.fill(0, 1);
  w.replan();
  const board::Placement before = w.place_of(note);
  w.builder.remove(RecordKind::row, w.rows[1]);
  w.replan();
  const auto& cell = w.table().rows[0].cells[1].notes;
  REQUIRE(cell.size() == 2);
  CHECK(std::find(cell.begin(), cell.end(), note) != cell.end());
  CHECK(std::find(cell.begin(), cell.end(), other) != cell.end());
  w.builder.restore(RecordKind::row, w.rows[1]);
  w.replan();
  CHECK(w.place_of(note).at == before.at);
  // A table that lost all its rows still shows what lies there.
  for (const Id row : w.rows) w.builder.remove(RecordKind::row, row);
  w.replan();
  REQUIRE(w.table().rows.size() == 1);
  CHECK_FALSE(w.table().rows[0].row);
  CHECK(w.table().rows[0].cells[1].notes.size() == 2);
}

TEST_CASE("what waits lies beside the cells, clear of them, in a strip that goes when nothing waits") {
  for (const bool wall : {false, true})
    for (const support::Screen& screen : support::screens())
      for (const std::size_t count : {1U, 6U, 14U}) {
        Tabled w(wall);
        w.set_glass(screen.width, screen.height, screen.inches);
        const double wide = w.table().body.width();
        w.waits(count);
        w.replan();
        INFO((wall ? "wall " : "table ") << screen.inches << ", " << count << " wait");
        REQUIRE(w.table().waiting);
        CHECK(w.table().body.width() < wide);
        CHECK_FALSE(w.table().waiting->grown(-0.1).overlaps(w.table().body));
        CHECK(inside(w.plan.sheet, *w.table().waiting));
        for (const Id id : w.table().waiting_notes) {
          CHECK(w.table().waiting->contains(w.place_of(id).at));
          CHECK(w.place_of(id).width_mm >= 60);
        }
        check_sound(w);
      }
}

TEST_CASE("a table turned to the far side is the same table, read from there") {
  Tabled w;
  const Id first = w.fill(0, 0), last = w.fill(3, 4);
  w.waits(3);
  w.replan();
  const scene::TablePlan straight = w.table();
  w.builder.set(RecordKind::sheet, w.plan.sheet_id, {{Property::edge, static_cast<std::int64_t>(base::Edge::north)}});
  w.replan();
  CHECK(w.table().turned);
  CHECK(w.plan.upright_deg == 180);
  check_sound(w);
  const Vec about = w.table().room.min + w.table().room.max;
  for (const Id id : {first, last}) {
    const Vec was = straight.places.at(id).at;
    CHECK(base::distance(w.place_of(id).at, about - was) < 0.01);
    CHECK(w.place_of(id).angle_deg == 180);
  }
  CHECK(w.table().waiting->centre().x < w.table().body.centre().x);
}

TEST_CASE("a note lands in the cell that it is let go over, between the notes that lie there") {
  Tabled w;
  const Id one = w.fill(1, 2), two = w.fill(1, 2), three = w.fill(1, 2);
  w.replan();
  const scene::TablePlan& table = w.table();
  const auto over = [&](Vec at, Id note = {}) { return *table.landing(at, note); };
  const scene::TablePlan::Cell& cell = table.rows[1].cells[2];
  CHECK(over(cell.box.min + Vec{2, 2}).index == 0);
  CHECK(over(w.place_of(two).at).index == 1);
  CHECK(over(w.place_of(two).at, one).index == 1);  // without itself there are two, and it comes second
  CHECK(over(cell.box.max - Vec{2, 2}).row == 1);
  CHECK(over(cell.box.max - Vec{2, 2}).column == 2);
  CHECK(over(cell.box.max - Vec{2, 2}).index == 3);
  // Over a title it goes into the first row; over a handle into the first column.
  CHECK(over(table.columns[3].head.centre()).row == 0);
  CHECK(over(table.columns[3].head.centre()).column == 3);
  CHECK(over(table.rows[2].handle.centre()).column == 0);
  CHECK(over(table.rows[2].handle.centre()).row == 2);
  // On the bare sheet below all rows it begins one.
  const double end = table.rows.back().box.max.y;
  if (end + 20 < table.body.max.y) CHECK(over({cell.box.centre().x, end + 12}).row == table.rows.size());
  CHECK(three);
}

TEST_CASE("whatever people put into a table, its cells stay clear of each other") {
  const auto seed = static_cast<std::uint64_t>(GENERATE(range(1, 25)));
  base::Random random(seed);
  const bool wall = random.chance(0.5);
  Tabled w(wall);
  const support::Screen& screen = support::screens()[random.below(support::screens().size())];
  w.set_glass(screen.width, screen.height, screen.inches);
  if (!wall && random.chance(0.3)) w.builder.set(RecordKind::sheet, w.plan.sheet_id, {{Property::edge, static_cast<std::int64_t>(base::Edge::north)}});
  for (int deed = 0; deed < 60; ++deed) {
    INFO("seed " << seed << ", deed " << deed << (wall ? ", wall " : ", table ") << screen.inches);
    const std::size_t row = random.below(w.rows.size());
    switch (random.below(8)) {
      case 0: w.row(); break;
      case 1:
        if (!board::Table<board::Row>::is_live(*w.board().rows.find(w.rows[row]))) w.builder.restore(RecordKind::row, w.rows[row]);
        else if (workshop::rows_of(w.board(), w.plan.sheet_id).size() > 1) w.builder.remove(RecordKind::row, w.rows[row]);
        break;
      case 2: w.builder.set(RecordKind::sheet, w.plan.sheet_id, {{Property::top, w.rows[row]}}); break;
      case 3: w.waits(1 + random.below(2)); break;
      default:
        // Few enough that each has room: what a full cell does is told above.
        if (w.notes.size() < 24) w.fill(row, random.below(5));
    }
    w.replan();
    check_sound(w);
    const scene::TablePlan& table = w.table();
    const Vec at{random.between(table.room.min.x, table.room.max.x), random.between(table.room.min.y, table.room.max.y)};
    const auto landing = table.landing(at, {});
    REQUIRE(landing);
    if (landing->waits || landing->row >= table.rows.size()) continue;
    CHECK(landing->index <= table.rows[landing->row].cells[landing->column].notes.size());
    CHECK(table.rows[landing->row].cells[landing->column].box.grown(0.01).contains(landing->at));
  }
}

TEST_CASE("rows share a height as they need it") {
  scene::RowsAsked asked;
  asked.fullest = {1, 1, 1};
  asked.room = {1500, 800};
  asked.columns = 5;
  const auto even = scene::lay_rows(asked);
  REQUIRE(even.heights.size() == 3);
  CHECK(even.heights[0] == Approx(even.heights[2]));
  CHECK(even.paper == 124);
  CHECK(even.across == 2);
  asked.fullest = {1, 9, 1};
  const auto one_full = scene::lay_rows(asked);
  CHECK(one_full.heights[1] > 2 * one_full.heights[0]);
  asked.fullest.assign(40, 1);
  asked.first = 39;
  const auto last = scene::lay_rows(asked);
  CHECK(last.paper == 72);
  CHECK(last.first + last.heights.size() == 40);
  CHECK(last.page_after == 40);
  CHECK(last.page_before < last.first);
  asked.fullest = {500};
  asked.first = 0;
  const auto crowd = scene::lay_rows(asked);
  REQUIRE(crowd.heights.size() == 1);
  CHECK(crowd.heights[0] <= 800.01);
}
