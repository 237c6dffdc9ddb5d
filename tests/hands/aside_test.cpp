// What opens at a hand lies on the sheet, beside what it is about and what is open already.
#include <cmath>

#include "scene/aside.h"
#include "support/table.h"

using base::Box;
using base::Id;
using base::Vec;
using scene::Action;
using support::Table;

namespace {

// The share of a note that lies under the ring's half tray.
double hidden_share(const scene::Tokens::Ring& look, const scene::Ring& ring, const board::Placement& note, double width) {
  const base::Pose paper{note.at, note.angle_deg}, tray{ring.at, ring.angle_deg};
  int hidden = 0, all = 0;
  for (double x = -0.48; x <= 0.48; x += 0.06)
    for (double y = -0.48; y <= 0.48; y += 0.06, ++all) {
      const Vec local = tray.to_local(paper.to_glass({x * width, y * width}));
      if (std::abs(base::length(local) - look.radius) > look.tray / 2) continue;
      double deg = base::degrees(std::atan2(local.y, local.x));
      while (deg > look.start_deg + 360 - 14) deg -= 360;
      while (deg < look.start_deg - 14) deg += 360;
      hidden += deg <= look.end_deg() + 14 ? 1 : 0;
    }
  return static_cast<double>(hidden) / all;
}

}  // namespace

TEST_CASE("the ring opens round its note, and near an edge so far aside that it is whole and its note is seen") {
  for (const auto mode : {scene::Mode::table, scene::Mode::wall}) {
    Table table(Table::Setting{.mode = mode});
    const auto& look = table.kiosk().scene().tokens().ring;
    const Box sheet = table.plan().sheet;
    const Vec inset{110, 110};
    const Vec places[] = {sheet.centre() + Vec{0, 80},
                          sheet.min + inset,
                          sheet.max - inset,
                          {sheet.min.x + 110, sheet.max.y - 110},
                          {sheet.max.x - 110, sheet.min.y + 110},
                          {sheet.centre().x - 500, sheet.min.y + 110}};
    for (const Vec at : places) {
      const Id note = table.note("Une idée", at);
      table.hold(at);
      REQUIRE(table.preview().rings.size() == 1);
      const scene::Ring ring = table.preview().rings[0];
      INFO(at.x << " " << at.y << ", ring at " << ring.at.x << " " << ring.at.y);
      for (const Action action :
           {Action::ring_write, Action::ring_draw, Action::ring_picture, Action::ring_copy, Action::ring_point, Action::ring_colour, Action::ring_remove})
        CHECK(sheet.contains(table.see(Table::button(action)).pose.at));
      CHECK(hidden_share(look, ring, table.place(note), table.plan().note_width) < 0.06);
      table.tap(Table::button(Action::ring_remove)).settle();
    }
  }
}

TEST_CASE("a card opens beside a bar that is open, and both are whole on the sheet") {
  Table table;
  std::vector<Id> notes;
  for (int i = 0; i < 4; ++i) notes.push_back(table.note("Note", {1300.0 + 140 * (i % 2), 420.0 + 140 * (i / 2)}));
  table.theme("Au bord", notes);
  table.note("Seule", {1640, 600});
  const Vec corners[] = {{1540, 500}, {1740, 500}, {1740, 700}, {1540, 700}, {1540, 500}};
  table.down(1, corners[0]).pass(650);
  for (int side = 0; side < 4; ++side)
    for (int i = 1; i <= 8; ++i) table.move(1, corners[side] + (corners[side + 1] - corners[side]) * (i / 8.0));
  table.up(1);
  REQUIRE(table.preview().lassos.size() == 1);
  table.tap(Table::button(Action::undo_here));
  REQUIRE(table.preview().undo_cards.size() == 1);
  REQUIRE(table.preview().lassos.size() == 1);

  const scene::Area card = table.see({.kind = scene::TargetKind::card});
  const scene::Area group = table.see(Table::button(Action::lasso_group));
  const Box on_glass = base::bounds(card.pose, card.size), sheet = table.plan().sheet;
  CHECK_FALSE(on_glass.overlaps(base::bounds(group.pose, group.size)));
  CHECK(sheet.grown(1).contains(on_glass.min));
  CHECK(sheet.grown(1).contains(on_glass.max));
  CHECK(sheet.contains(group.pose.at));
}

TEST_CASE("where there is no room at all, a thing lies in the middle rather than outside") {
  const Box small{{0, 0}, {100, 60}};
  const Vec at = scene::laid_aside(small, {300, 200}, {400, 400}, {});
  CHECK(at.x == Approx(50));
  CHECK(at.y == Approx(30));
}
