// Who sits: what they use lies lower on a wall and nearer on a table, and everybody else's where it lay.
#include <catch2/catch.hpp>

#include <algorithm>

#include "support/staged_workshop.h"

using base::Box;
using base::Vec;
using support::StagedWorkshop;

namespace {

void seat_down(StagedWorkshop& w, std::size_t seat) {
  w.builder.set(board::RecordKind::seat, w.seats[seat], {{board::Property::seated, true}});
  w.replan();
}
// How far the furthest key lies from this person's edge of the glass.
double keys_reach(const StagedWorkshop& w, std::size_t seat, const base::Pose& keyboard) {
  const double half = w.plan.keyboard(w.tokens).y / 2 - 10;  // a finger meets the middle of a key
  if (w.glass.mode == scene::Mode::wall) return w.glass.size_mm.y - keyboard.at.y + half;
  const scene::StationPlan* s = w.plan.station(w.seats[seat]);
  const base::Pose edge{s->pose.to_glass({0, s->size.y / 2 + 6}), s->pose.angle_deg};
  return -edge.to_local(keyboard.at).y + half;
}

}  // namespace

TEST_CASE("who sits before a wall has their keys and their hidden notes under 110 cm") {
  for (const double inches : {65.0, 75.0, 86.0, 98.0}) {
    INFO(inches << " inches");
    StagedWorkshop w(7, true);
    for (const auto& screen : support::screens())
      if (screen.inches == inches) w.set_glass(screen.width, screen.height, inches);
    w.builder.set(board::RecordKind::workshop, w.workshop_id(), {{board::Property::private_first, true}});
    w.go_to(1, 0);
    const double lowest = w.tokens.reach.seated_wall - w.tokens.reach.wall_foot;
    // A note high up: standing, its keys lie beside it; seated, where they are reached.
    const board::Placement high{{w.plan.sheet.centre().x, w.plan.sheet.min.y + 100}, 0, w.plan.note_width, 1};
    const double standing = keys_reach(w, 2, w.plan.keyboard_for(high, w.seats[2], w.tokens, {}));
    seat_down(w, 2);
    CHECK(keys_reach(w, 2, w.plan.desk(w.seats[2], w.tokens, {}).keyboard) <= lowest);
    CHECK(keys_reach(w, 2, w.plan.keyboard_for(high, w.seats[2], w.tokens, {})) <= lowest);
    if (inches > 70) CHECK(standing > lowest);
    for (std::size_t i = 0; i < 5; ++i) CHECK(w.glass.size_mm.y - w.plan.in_fan(w.seats[2], i, 5, w.tokens).at.y <= lowest);
    // The others' keys are still beside their notes.
    CHECK(keys_reach(w, 3, w.plan.keyboard_for(high, w.seats[3], w.tokens, {})) == Approx(standing));
  }
}

TEST_CASE("who sits at a table has their keys and their hidden notes within 35 cm of its edge") {
  for (const double inches : {75.0, 86.0, 98.0}) {
    INFO(inches << " inches");
    StagedWorkshop w(6);
    for (const auto& screen : support::screens())
      if (screen.inches == inches) w.set_glass(screen.width, screen.height, inches);
    w.builder.set(board::RecordKind::workshop, w.workshop_id(), {{board::Property::private_first, true}});
    w.go_to(1, 0);
    for (std::size_t seat = 0; seat < w.seats.size(); ++seat) seat_down(w, seat);
    for (std::size_t seat = 0; seat < w.seats.size(); ++seat) {
      CHECK(keys_reach(w, seat, w.plan.desk(w.seats[seat], w.tokens, {}).keyboard) <= w.tokens.reach.seated_from_edge);
      const scene::StationPlan* s = w.plan.station(w.seats[seat]);
      const base::Pose edge{s->pose.to_glass({0, s->size.y / 2 + 6}), s->pose.angle_deg};
      for (std::size_t i = 0; i < 5; ++i) CHECK(-edge.to_local(w.plan.in_fan(w.seats[seat], i, 5, w.tokens).at).y <= w.tokens.reach.seated_from_edge);
    }
  }
}
