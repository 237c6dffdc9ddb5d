// Dots on ideas: seen or hidden, shown one by one, on tables, walls and the smallest glass.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "scene_pictures/easel.h"

using support::Easel;
using support::kBoard;
using support::kSmall;
using support::put_dots;
using support::StagedWorkshop;
using support::write_notes;

TEST_CASE("a dot in the air shows the way from its station, and nobody's mark is on the ideas") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  write_notes(w);
  w.go_to(3, 25 * 60000);
  w.lay_notes();
  w.preview.dots.push_back({1, {}, w.seats[2], {1130, 470}, {}});
  easel->check(w, "vote_dot", kBoard, kSmall);
}

TEST_CASE("a vote on a wall, and its end in the last step") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w(7, true);
  write_notes(w);
  w.go_to(3, 25 * 60000);
  w.lay_notes();
  put_dots(w, 15, 3);
  w.preview.wall_seat = w.seats[1];
  easel->check(w, "vote_wall", kBoard, kSmall);
  const auto offers = [&](scene::Action action) {
    return std::any_of(easel->areas.begin(), easel->areas.end(),
                       [&](const scene::Area& a) { return a.target.kind == scene::TargetKind::button && a.target.action() == action; });
  };
  CHECK(offers(scene::Action::conclude));
  CHECK_FALSE(offers(scene::Action::next_step));
  w.builder.set(board::RecordKind::workshop, w.workshop_id(), {{board::Property::closed, true}});
  (void)easel->paint(w, kBoard, 320);
  CHECK(offers(scene::Action::reopen));
}

TEST_CASE("a hidden vote shows that dots lie, white, with no tally and no ranking") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  write_notes(w);
  w.go_to(3, 25 * 60000);
  w.lay_notes();
  put_dots(w, 12, 2);
  w.builder.set(board::RecordKind::workshop, w.workshop_id(), {{board::Property::votes_hidden, true}});
  w.replan();
  easel->check(w, "vote_hidden", kBoard, kSmall);
  const auto says = [&](const std::string& words) {
    return std::any_of(easel->areas.begin(), easel->areas.end(),
                       [&](const scene::Area& a) { return a.label == words && a.size.y >= w.tokens.touch.target_min; });
  };
  CHECK(says(w.texts("board.votes_visible")));
  CHECK(says(w.texts("board.votes_hidden")));
}

TEST_CASE("a vote of twenty ideas on the smallest glass") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  for (const bool wall : {false, true}) {
    StagedWorkshop w(4, wall);
    w.set_glass(952, 535.5, 43);
    write_notes(w);
    for (std::size_t i = 0; i < 8; ++i) w.note(i, "Prévoir les journées chargées", 0);
    w.go_to(3, 25 * 60000);
    w.lay_notes();
    put_dots(w, 12, 3);
    if (wall) w.preview.wall_seat = w.seats[3];
    easel->check(w, wall ? "vote_wall_43" : "vote_table_43", kBoard, kSmall);
  }
}

TEST_CASE("a hidden vote is shown: dots turn up in reading order, and a note not reached keeps its white ones and no tally") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  write_notes(w);
  w.go_to(3, 25 * 60000);
  w.lay_notes();
  put_dots(w, 15, 3);
  w.preview.reveal_us = 1'000'000;
  easel->check(w, "reveal", kBoard, kSmall, 1'000'000 + 610'000);
  w.tokens.calm = true;
  easel->check(w, "reveal_calm", kBoard, kSmall, 1'000'000 + 610'000);
}
