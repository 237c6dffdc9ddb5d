// Where a machine learns: examples and the map, groups with names, the path of a bought solution; as they were judged, at a table and on a
// wall, in both languages, by day and by night.
#include <catch2/catch.hpp>

#include "scene_pictures/easel.h"
#include "workshop/walk.h"

using support::Easel;
using support::StagedWorkshop;

namespace {

using board::Property;
using board::RecordKind;

constexpr int kWide = 960;
constexpr auto kBoard = scene::Screen::board;

struct Training : StagedWorkshop {
  explicit Training(bool wall, bool english = false, bool small = false) : StagedWorkshop(small ? 4 : 6, wall, "entrainement") {
    if (small) set_glass(952, 535.5, 43);
    if (english) texts.speak(base::Language::english);
  }
  // So many labels, every third of them wrong where it is said so, and what the machine was trained on.
  void label(std::size_t count, bool wrong) {
    const workshop::Teaching& teaching = *workshop::teaching_now(definition, board());
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t truth = teaching.examples[i].drawn.kind, said = wrong && i % 3 == 0 ? (truth + 1) % definition.kinds.size() : truth;
      make(RecordKind::label, {{Property::sheet, plan.sheet_id},
                               {Property::about, static_cast<std::int64_t>(i)},
                               {Property::meaning, static_cast<std::int64_t>(said)},
                               {Property::seat, seats[i % seats.size()]}});
    }
  }
  void train() {
    const auto labels = workshop::labels_on(*workshop::teaching_now(definition, board()), board(), plan.sheet_id);
    make(RecordKind::training, {{Property::sheet, plan.sheet_id}, {Property::examples, workshop::write_examples(labels)}, {Property::seat, seats[0]}});
  }
  void name(std::size_t group, const std::string& title) {
    make(RecordKind::label, {{Property::sheet, plan.sheet_id},
                             {Property::about, static_cast<std::int64_t>(group)},
                             {Property::among, std::int64_t{4}},
                             {Property::title, title},
                             {Property::seat, seats[group]}});
  }
  void walked(const std::string& stops) { builder.set(RecordKind::sheet, plan.sheet_id, {{Property::walk, stops}}); }
};

}  // namespace

TEST_CASE("labels on a wall: some are there, one is in the air, and the machine knows the first nine") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Training w(true);
  w.go_to(1, 90'000);
  w.label(4, false);
  w.train();
  Training more(true);
  more.go_to(1, 90'000);
  more.label(9, true);
  more.train();
  more.preview.labels.push_back({1, {}, 1, more.seats[3], more.plan.learner->examples[9].at + base::Vec{60, 50}, 9});
  more.preview.questioned = {2};
  easel->check(w, "learner_wall", kBoard, kWide);
  easel->check(more, "learner_wall_asked", kBoard, kWide);
}

TEST_CASE("labels at a table, at the smallest one, and on the smallest wall in English") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Training w(false);
  w.go_to(2, 90'000);
  w.label(15, true);
  w.train();
  w.preview.questioned = {0};
  easel->check(w, "learner_table", kBoard, kWide);
  Training small(false, false, true);
  small.go_to(1, 90'000);
  small.label(7, false);
  small.train();
  easel->check(small, "learner_table_43", kBoard, kWide);
  Training wall(true, true, true);
  wall.go_to(1, 90'000);
  wall.label(12, false);
  wall.train();
  easel->check(wall, "learner_wall_43_english", kBoard, kWide);
}

TEST_CASE("groups on a wall and at a table by night, two of them named") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  for (const bool wall : {true, false}) {
    Training w(wall, wall);
    w.go_to(3, 60'000);
    w.night = !wall;
    w.name(0, wall ? "Weekend makers" : "Bricoleurs du week-end");
    w.name(2, wall ? "Sweet teeth" : "Gourmands");
    easel->check(w, wall ? "learner_groups_wall_english" : "learner_groups_table_night", kBoard, kWide);
  }
}

TEST_CASE("the path of a bought solution: at a failed test, in use, and at the smallest table") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  Training w(true);
  w.go_to(4, 60'000);
  w.walked("test own-bad test");
  easel->check(w, "learner_path_wall", kBoard, kWide);
  Training table(false, true);
  table.go_to(4, 60'000);
  table.walked("test own-bad test own-good test live");
  easel->check(table, "learner_path_table_english", kBoard, kWide);
  Training small(false, false, true);
  small.go_to(4, 60'000);
  small.walked("own-good");
  easel->check(small, "learner_path_table_43", kBoard, kWide);
}
