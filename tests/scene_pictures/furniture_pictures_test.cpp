// The table, the wall and the home screen as people see them, beside pictures that were looked at. TABLEE_OUT=folder leaves
// each at 1920 and 3840 pixels there, to lay beside the design.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <ctime>

#include "scene_pictures/easel.h"

using support::Easel;
using support::StagedWorkshop;
using support::write_notes;

TEST_CASE("ideas at a table, by day and at night") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.go_to(1, 17 * 60000 + 20000);
  easel->check(w, "ideation");
  w.night = true;
  easel->check(w, "ideation_night");
}

TEST_CASE("a process on a wall, and at a table before its notes are placed") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop wall(6, true);
  write_notes(wall);
  wall.go_to(2, 41 * 60000 + 55000);
  wall.lay_notes();
  for (std::size_t i = 0; i < wall.notes.size(); ++i) {
    const auto& zone = wall.plan.zones[i % 4];
    const double x = zone.head.min.x + 124 + 185.0 * static_cast<double>(i / 4 % 2), y = 388 + 193.0 * static_cast<double>(i / 8);
    wall.builder.place(board::RecordKind::note, wall.notes[i], wall.plan.sheet_id, {{x, y}, 0, 166, static_cast<std::int64_t>(i)});
    wall.builder.set(board::RecordKind::note, wall.notes[i], {{board::Property::stage, zone.stage}});
  }
  wall.replan();
  wall.preview.wall_seat = wall.seats[1];
  easel->check(wall, "process_wall");
  StagedWorkshop table;
  write_notes(table);
  table.go_to(2, 60000);
  table.lay_notes();
  easel->check(table, "process_table");
}

TEST_CASE("a vote at a table") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  write_notes(w);
  w.go_to(3, 25 * 60000 + 50000);
  w.lay_notes();
  support::put_dots(w, 15, 3);
  easel->check(w, "vote");
}

TEST_CASE("ten people round a 55 inch table") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w(10);
  w.set_glass(1218, 685, 55);
  w.go_to(1, 17 * 60000 + 20000);
  easel->check(w, "seats10");
}

TEST_CASE("home, with workshops to resume") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.home.definitions = {&w.definition};
  easel->check(w, "home_empty", scene::Screen::home);
  for (std::size_t i = 0; i < 5; ++i) {
    // Days long past, so that no picture says "yesterday" at another hour of another time zone.
    w.home.resumable.push_back(
        {base::Id::of(2, i + 1), "Idéation · Service clients", support::kNoon - static_cast<std::int64_t>(i + 3) * 864'000'000, 31 - i * 7, 0});
  }
  setenv("TZ", "UTC0", 1);
  tzset();
  easel->check(w, "home", scene::Screen::home);
}
