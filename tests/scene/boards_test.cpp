// Where boards, the matrix and items lie, on every glass: inside the sheet, nothing over another, names where they can be read.
#include <catch2/catch.hpp>

#include "scene/layouts.h"
#include "support/staged_workshop.h"

using base::Box;
using base::Vec;
using support::StagedWorkshop;

namespace {

bool inside(const Box& outer, const Box& inner) { return outer.grown(0.01).contains(inner.min) && outer.grown(0.01).contains(inner.max); }

}  // namespace

TEST_CASE("boards stand side by side on every glass, with room under their questions") {
  for (const bool wall : {false, true})
    for (const support::Screen& screen : support::screens()) {
      StagedWorkshop w(6, wall, "culture");
      w.set_glass(screen.width, screen.height, screen.inches);
      w.go_to(1, 0);
      INFO((wall ? "wall " : "table ") << screen.inches);
      REQUIRE(w.plan.boards.size() == 3);
      for (std::size_t i = 0; i < 3; ++i) {
        const scene::BoardPlan& board = w.plan.boards[i];
        CHECK(inside(w.plan.sheet, board.box));
        CHECK(inside(board.box, board.head));
        CHECK(inside(board.box, board.room));
        CHECK_FALSE(board.room.grown(-0.1).overlaps(board.head));
        if (i > 0) CHECK(board.box.min.x > w.plan.boards[i - 1].box.max.x);
        // Two papers side by side, and one above the other but on the smallest wall.
        CHECK(board.room.width() > 2 * w.plan.note_width);
        CHECK(board.room.height() > w.plan.note_width);
        const scene::Zone* zone = w.plan.zone_at(board.room.centre());
        REQUIRE(zone);
        CHECK(zone->name == w.definition.sheet("cafe")->boards[i].id);
        if (wall) continue;
        CHECK(inside(board.box, board.far_head));
        CHECK_FALSE(board.room.grown(-0.1).overlaps(board.far_head));
      }
      CHECK(w.plan.lane.has_value() == wall);
      if (!wall) continue;
      CHECK_FALSE(w.plan.lane->overlaps(w.plan.sheet));
      CHECK_FALSE(w.plan.lane->grown(-0.1).overlaps(w.plan.bar));
      CHECK(w.plan.lane->height() >= 50);
    }
}

TEST_CASE("a matrix has four cells round its middle, an area over half of it, and a strip where notes wait") {
  for (const bool wall : {false, true})
    for (const support::Screen& screen : support::screens()) {
      StagedWorkshop w(7, wall, "culture");
      w.set_glass(screen.width, screen.height, screen.inches);
      w.go_to(2, 0);
      INFO((wall ? "wall " : "table ") << screen.inches);
      REQUIRE(w.plan.matrix);
      const scene::MatrixPlan& m = *w.plan.matrix;
      CHECK(inside(w.plan.sheet, m.box));
      CHECK(inside(w.plan.sheet, m.waiting));
      CHECK_FALSE(m.waiting.overlaps(m.box));
      CHECK(m.box.width() > w.plan.sheet.width() * 0.6);
      CHECK(m.box.height() > w.plan.sheet.height() * 0.6);
      const Vec quarter = m.box.size() * 0.25;
      CHECK(w.plan.zone_at(m.box.centre() + Vec{-quarter.x, -quarter.y})->name == "low/high");
      CHECK(w.plan.zone_at(m.box.centre() + Vec{quarter.x, -quarter.y})->name == "high/high");
      CHECK(w.plan.zone_at(m.box.centre() + Vec{-quarter.x, quarter.y})->name == "low/low");
      CHECK(w.plan.zone_at(m.box.centre() + Vec{quarter.x, quarter.y})->name == "high/low");
      CHECK_FALSE(w.plan.zone_at(m.waiting.centre()));
      const auto* area = m.find("automate");
      REQUIRE(area);
      CHECK(area->box.contains(m.box.centre() - Vec{0, quarter.y}));
      CHECK_FALSE(area->box.contains(m.box.centre() + Vec{0, quarter.y}));
      CHECK(inside(area->box, area->border));
      CHECK_FALSE(m.find("elsewhere"));
      for (const std::size_t n : {1U, 5U, 21U, 40U}) {
        const auto places = w.plan.arrange(n);
        REQUIRE(places.size() == n);
        for (const board::Placement& place : places) {
          CHECK(m.waiting.contains(place.at));
          CHECK(place.width_mm >= board::Rules{}.min_note_mm);
        }
      }
    }
}

TEST_CASE("items lie beside the notes that lines lead to, in reading order and clear of each other") {
  for (const bool wall : {false, true})
    for (const support::Screen& screen : support::screens()) {
      StagedWorkshop w(7, wall, "culture");
      w.set_glass(screen.width, screen.height, screen.inches);
      w.go_to(4, 0);
      INFO((wall ? "wall " : "table ") << screen.inches);
      REQUIRE(w.plan.items);
      const auto items = w.plan.arrange_items(4), notes = w.plan.arrange(12);
      REQUIRE(items.size() == 4);
      REQUIRE(notes.size() == 12);
      for (const board::Placement& item : items) CHECK(w.plan.items->contains(item.at));
      for (const board::Placement& note : notes) {
        CHECK(w.plan.sheet.contains(note.at));
        CHECK_FALSE(w.plan.items->contains(note.at));
      }
      // Papers may lie over each other's feet on a small glass, never wholly.
      for (std::size_t i = 1; i < notes.size(); ++i) CHECK(base::distance(notes[i].at, notes[i - 1].at) > notes[i].width_mm * 0.3);
    }
}
