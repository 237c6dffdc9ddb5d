// Where a machine learns, on every glass: nothing over another, all of it on the sheet, targets for fingers, labels at everybody's place.
#include <catch2/catch.hpp>

#include "scene/draw_learner.h"
#include "scene/scene.h"
#include "support/staged_workshop.h"

using base::Box;
using base::Vec;
using support::StagedWorkshop;

namespace {

constexpr std::size_t kLabelStep = 1, kGroupStep = 3, kPathStep = 4;
constexpr double kTarget = 20;

bool inside(const Box& outer, const Box& inner) { return outer.grown(0.5).contains(inner.min) && outer.grown(0.5).contains(inner.max); }

void expect_apart(const std::vector<Box>& boxes, const Box& sheet) {
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    INFO("part " << i);
    CHECK(inside(sheet, boxes[i]));
    CHECK(boxes[i].width() > 0);
    CHECK(boxes[i].height() > 0);
    for (std::size_t j = 0; j < i; ++j) {
      INFO("over part " << j);
      CHECK_FALSE(boxes[i].grown(-0.5).overlaps(boxes[j].grown(-0.5)));
    }
  }
}

Box box_of(const scene::LearnerPlan::Panel& panel) { return base::bounds(panel.pose, panel.size); }

template <typename Look>
void on_every_glass(std::size_t step, Look look, std::size_t people = 7) {
  for (const bool wall : {false, true})
    for (const support::Screen& screen : support::screens()) {
      StagedWorkshop w(screen.inches < 50 ? 4 : people, wall, "entrainement");
      w.set_glass(screen.width, screen.height, screen.inches);
      w.go_to(step, 0);
      INFO((wall ? "wall " : "table ") << screen.inches);
      REQUIRE(w.plan.learner);
      look(w, wall);
    }
}

// All that can be touched, as the scene has it.
scene::Areas targets(StagedWorkshop& w) {
  scene::Scene scene(w.tokens, w.texts, w.type);
  scene.set_glass(w.glass);
  scene.set_screen(scene::Screen::board);
  scene.set_definition(&w.definition);
  scene.update(w.board(), w.preview, 0, w.wall_ms);
  scene::Areas areas;
  scene.targets(areas);
  return areas;
}

}  // namespace

TEST_CASE("examples, map, score and curve lie apart on every glass, and everybody has the labels before them") {
  on_every_glass(kLabelStep, [](StagedWorkshop& w, bool wall) {
    const scene::LearnerPlan& plan = *w.plan.learner;
    REQUIRE(plan.examples.size() == 15);
    std::vector<Box> parts{plan.map};
    for (const auto& pose : plan.examples) parts.push_back(Box::around(pose.at, plan.card));  // a degree of lean is nothing
    for (const auto* panels : {&plan.scores, &plan.curves, &plan.trains})
      for (const auto& panel : *panels) parts.push_back(box_of(panel));
    for (const auto& panel : plan.titles) parts.push_back(box_of(panel));
    if (plan.tray) parts.push_back(*plan.tray);
    expect_apart(parts, w.plan.sheet);
    CHECK(inside(plan.map, plan.plot));
    CHECK(plan.plot.width() == Approx(plan.plot.height()));  // near is alike: a square keeps that true
    CHECK(plan.card.x >= 44);
    CHECK(plan.tray.has_value() == wall);
    CHECK(plan.scores.size() == (wall ? 1 : 2));
    CHECK(w.plan.labelling);
    std::size_t labels = 0, seats = w.plan.seats.size();
    for (const scene::Area& area : targets(w)) {
      if (area.target.kind != scene::TargetKind::label) continue;
      ++labels;
      CHECK(area.size.x >= kTarget);
      // None over its neighbour.
      CHECK(w.plan.glass.size_mm.x > area.pose.at.x);
    }
    CHECK(labels == (wall ? 4 : 4 * seats));
  });
}

TEST_CASE("groups lie apart whatever their number, each with the strip of its name") {
  for (std::int64_t count = workshop::fewest_groups; count <= static_cast<std::int64_t>(workshop::most_groups); ++count)
    on_every_glass(kGroupStep, [count](StagedWorkshop& w, bool wall) {
      w.builder.set(board::RecordKind::sheet, w.plan.sheet_id, {{board::Property::groups, count}});
      w.replan();
      INFO(count << " groups");
      const scene::LearnerPlan& plan = *w.plan.learner;
      REQUIRE(plan.groups.size() == static_cast<std::size_t>(count));
      std::vector<Box> parts;
      for (const auto& panel : plan.asides) parts.push_back(box_of(panel));
      for (const auto& group : plan.groups) {
        CHECK(inside(plan.field, Box::around(group.at, Vec{2, 2} * group.radius)));
        CHECK(inside(w.plan.sheet, box_of(group.strip)));
        CHECK(group.radius > 24);
        for (const auto& other : plan.groups)
          if (&other != &group) CHECK(base::distance(group.at, other.at) >= group.radius + other.radius);
      }
      parts.push_back(plan.field);
      expect_apart(parts, w.plan.sheet);
      CHECK(plan.asides.size() == (wall ? 2 : 4));
      std::size_t steppers = 0, names = 0;
      for (const scene::Area& area : targets(w)) {
        steppers += area.target.action() == scene::Action::more_groups || area.target.action() == scene::Action::fewer_groups ? 1 : 0;
        if (area.target.action() != scene::Action::name_group) continue;
        ++names;
        CHECK(std::min(area.size.x, area.size.y) >= kTarget);
      }
      CHECK(names == plan.groups.size());
      CHECK(steppers == (wall ? 2 : 4));
    });
}

TEST_CASE("the stops of the path lie apart, and the token beside each is clear of their cards") {
  on_every_glass(kPathStep, [](StagedWorkshop& w, bool) {
    const scene::LearnerPlan& plan = *w.plan.learner;
    REQUIRE(plan.stops.size() == workshop::kStops.size());
    REQUIRE(plan.ways.size() == 3);
    std::vector<Box> parts = plan.stops;
    parts.insert(parts.end(), plan.ways.begin(), plan.ways.end());
    for (const auto& panel : plan.titles) parts.push_back(box_of(panel));
    expect_apart(parts, w.plan.sheet);
    CHECK(plan.token >= kTarget);
    for (std::size_t stop = 0; stop < plan.stops.size(); ++stop) {
      INFO("at stop " << stop);
      const Box token = Box::around(plan.token_at(stop).at, {plan.token, plan.token});
      CHECK(inside(w.plan.sheet, token));
      for (const Box& other : plan.stops) CHECK(base::overlap(token.grown(-plan.token * 0.15), other) == 0);  // a corner of its square is no part of a disc
    }
  });
}

TEST_CASE("a workshop without a vote gives nobody dots, one with a vote does") {
  StagedWorkshop without(6, false, "entrainement");
  CHECK(scene::dot_places(without.frame(), without.seats[0], 100).total == 0);
  StagedWorkshop with(6, false, "culture");
  CHECK(scene::dot_places(with.frame(), with.seats[0], 100).total > 0);
}

TEST_CASE("a thing is drawn from the discs that it is measured by, at any size") {
  StagedWorkshop w(4, true, "entrainement");
  const auto& examples = w.definition.sheet("fruits")->teaching->examples;
  for (const double size : {12.0, 40.0, 140.0}) {
    std::vector<scene::Instance> out;
    scene::draw_drawn(scene::Brush(out, {{500, 500}, 0}), examples.front().drawn, size);
    REQUIRE(out.size() > 4);
    for (const scene::Instance& in : out) {
      CHECK(std::abs(static_cast<double>(in.x) - 500) <= size * 0.62);
      CHECK(std::abs(static_cast<double>(in.y) - 500) <= size * 0.62);
    }
  }
}
