// Cards of a map and lanes of a planning: nothing over anything else, every line on its card and every strip in its month, on every glass
// and for any number of people; what is let go lands where the green place says.
#include <catch2/catch.hpp>

#include <algorithm>

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

struct Screen {
  double inches, wide, high;
  bool wall;
};
constexpr Screen kScreens[] = {{43, 952, 535.5, false}, {43, 952, 535.5, true}, {55, 1218, 685, false},  {55, 1218, 685, true},
                               {86, 1904, 1071, false}, {86, 1904, 1071, true}, {98, 2170, 1220, false}, {98, 2170, 1220, true}};

struct Planned : StagedWorkshop {
  std::vector<Id> rows;
  Planned(std::size_t step, const Screen& screen, std::size_t people = 7) : StagedWorkshop(people, screen.wall, "communication") {
    set_glass(screen.wide, screen.high, screen.inches);
    go_to(step, 0);
    rows = workshop::rows_of(board(), plan.sheet_id);
  }
  Id put(std::size_t row, const std::string& column, const std::string& text) {
    const Id id = note(notes.size(), text, static_cast<std::int64_t>(notes.size() % 5));
    last_ = board::order_between(last_.empty() ? "y" : last_, "");
    builder.place(RecordKind::note, id, plan.sheet_id, {plan.sheet.centre(), 0, 0, 1, {rows[row], column, last_}});
    return id;
  }
  const scene::TablePlan& table() const { return *plan.table; }
  Box box_of(Id note) const { return Box::around(table().places.at(note).at, {table().places.at(note).width_mm, table().strips.at(note).high}); }

 private:
  std::string last_;
};

bool inside(const Box& outer, const Box& inner) { return outer.grown(0.05).contains(inner.min) && outer.grown(0.05).contains(inner.max); }

}  // namespace

TEST_CASE("notes of a lane share its lines: none over another's end, each at its month, or as far left of it as the last month asks") {
  base::Random random(11);
  for (int turn = 0; turn < 2000; ++turn) {
    const double month = 60 + static_cast<double>(random.below(200)), gap = 2 + static_cast<double>(random.below(6));
    const std::size_t months = 3 + random.below(10);
    const double room = month * static_cast<double>(months);
    std::vector<scene::InLane> notes;
    for (std::size_t c = 0; c < months; ++c)
      for (std::size_t n = random.below(4); n > 0; --n) notes.push_back({c, std::min(room - 10, 40 + static_cast<double>(random.below(260)))});
    const scene::LaneLaid laid = scene::lay_lane(notes, month, room, gap);
    REQUIRE(laid.lines.size() == notes.size());
    for (std::size_t i = 0; i < notes.size(); ++i) {
      CHECK(laid.lines[i] < laid.count);
      CHECK(laid.lefts[i] >= 0);
      CHECK(laid.lefts[i] + notes[i].width <= room + 0.01);
      CHECK(laid.lefts[i] <= static_cast<double>(notes[i].column) * month + 4.01);
      for (std::size_t j = 0; j < i; ++j) {
        if (laid.lines[i] != laid.lines[j]) continue;
        const bool clear = laid.lefts[j] + notes[j].width + gap <= laid.lefts[i] + 0.01 || laid.lefts[i] + notes[i].width + gap <= laid.lefts[j] + 0.01;
        CHECK(clear);
      }
    }
  }
}

TEST_CASE("cards lie clear of each other and of the tent, and each line on its own card, whatever is written") {
  for (const Screen& screen : kScreens)
    for (const bool turned : {false, true}) {
      if (turned && screen.wall) continue;
      Planned w(0, screen);
      INFO(screen.inches << (screen.wall ? " wall" : " table") << (turned ? " turned" : ""));
      if (turned) w.builder.set(RecordKind::sheet, w.plan.sheet_id, {{Property::edge, static_cast<std::int64_t>(base::Edge::north)}});
      for (std::size_t i = 0; i < 9; ++i) w.put(i % 7, "", i % 3 == 0 ? "Un enjeu que quelqu’un écrit sur deux lignes au moins" : "Savoir qui appeler");
      w.replan();
      const auto& rows = w.table().rows;
      REQUIRE(rows.size() == 7);
      for (std::size_t i = 0; i < rows.size(); ++i) {
        CHECK(inside(w.table().room, rows[i].box));
        CHECK(inside(w.plan.sheet, rows[i].box));
        if (w.plan.tent) CHECK(base::overlap(*w.plan.tent, rows[i].box) == 0);
        if (w.table().middle) CHECK(base::overlap(*w.table().middle, rows[i].box) == 0);
        for (std::size_t j = 0; j < i; ++j) CHECK(base::overlap(rows[i].box, rows[j].box) == 0);
        std::vector<Box> lines;
        for (const Id note : rows[i].cells.front().notes) lines.push_back(w.box_of(note));
        if (rows[i].add && !rows[i].add_in_head) lines.push_back(*rows[i].add);
        for (std::size_t a = 0; a < lines.size(); ++a) {
          CHECK(inside(rows[i].cells.front().box, lines[a]));
          for (std::size_t b = 0; b < a; ++b) CHECK(base::overlap(lines[a], lines[b]) < 0.5);
        }
        REQUIRE(rows[i].add);
        CHECK(std::min(rows[i].add->width(), rows[i].add->height()) >= 20);
      }
    }
}

TEST_CASE("strips and flags lie in their rows, none over another, on every glass") {
  for (const Screen& screen : kScreens) {
    Planned w(1, screen, 6);
    INFO(screen.inches << (screen.wall ? " wall" : " table"));
    for (std::size_t i = 0; i < 10; ++i) w.put(1 + i % 5, w.table().columns[(i * 3) % 7].id, "Visite d’un service pilote");
    w.put(0, w.table().columns[1].id, "Pilote ouvert");
    w.replan();
    std::vector<Box> boxes;
    for (const auto& row : w.table().rows) {
      CHECK(inside(w.table().room, row.box));
      for (std::size_t c = 0; c < row.cells.size(); ++c)
        for (const Id note : row.cells[c].notes) {
          boxes.push_back(w.box_of(note));
          CHECK(inside(row.box, boxes.back()));
          CHECK(boxes.back().min.x <= w.table().columns[c].head.min.x + 4.1);
        }
    }
    REQUIRE(boxes.size() == 14);
    for (std::size_t i = 0; i < boxes.size(); ++i)
      for (std::size_t j = 0; j < i; ++j) CHECK(base::overlap(boxes[i], boxes[j]) < 0.5);
  }
}

TEST_CASE("where a note would land is where it then lies, in each month of each lane and at each card") {
  Planned w(1, kScreens[5]);
  for (std::size_t i = 0; i < 8; ++i) w.put(1 + i % 4, w.table().columns[i % 7].id, "Kit");
  w.replan();
  for (std::size_t r = 1; r < w.table().rows.size(); ++r)
    for (std::size_t c = 0; c < w.table().columns.size(); ++c) {
      const Vec at = w.table().rows[r].cells[c].box.centre();
      const auto landing = w.table().landing(at, {});
      REQUIRE(landing);
      CHECK(landing->row == r);
      CHECK(landing->column == c);
      CHECK(inside(w.plan.sheet, Box::around(landing->at, landing->size)));
    }
  CHECK_FALSE(w.table().landing({5, 5}, {}));
  // One more in a lane where there is room for it lies just there.
  const auto landing = w.table().landing(w.table().rows[5].cells[3].box.centre(), {});
  const Vec at = landing->at;
  const Id note = w.put(5, w.table().columns[3].id, "Kit");
  w.replan();
  CHECK(base::distance(w.table().places.at(note).at, at) < 0.1);

  Planned m(0, kScreens[5]);
  for (std::size_t r = 0; r < m.table().rows.size(); ++r) {
    const auto& lines = m.table().rows[r].cells.front().notes;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto before = m.table().landing(m.table().places.at(lines[i]).at - Vec{0, 3}, {});
      const auto after = m.table().landing(m.table().places.at(lines[i]).at + Vec{0, 3}, {});
      REQUIRE(before);
      REQUIRE(after);
      CHECK(before->row == r);
      CHECK(before->index == i);
      CHECK(after->index == i + 1);
    }
  }
}
