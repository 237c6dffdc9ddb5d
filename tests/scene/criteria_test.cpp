// A grid of criteria on every glass: what is touched is large enough, cards and grid lie beside each other and on the sheet, for three to six
// solutions, few criteria and many, three people to twelve.
#include <algorithm>
#include <catch2/catch.hpp>

#include "support/staged_workshop.h"
#include "workshop/one_by_one.h"
#include "workshop/weighing.h"

using base::Box;
using base::Id;
using base::Vec;
using board::Property;
using board::RecordKind;
using support::StagedWorkshop;

namespace {

struct Size {
  double wide, high, inches;
};
constexpr Size kGlasses[] = {{952, 535.5, 43}, {1218, 685, 55}, {1440, 810, 65}, {1920, 1080, 86}, {2170, 1221, 98}};

struct Marked : StagedWorkshop {
  Marked(const Size& size, bool wall, std::size_t people, std::size_t solutions, std::size_t criteria, std::size_t step)
      : StagedWorkshop(people, wall, "solution") {
    set_glass(size.wide, size.high, size.inches);
    go_to(step, 0);
    while (workshop::list_of(board(), "solutions").size() < solutions)
      make(RecordKind::note, {{Property::text, std::string("Une autre solution")}, {Property::source, std::string("solutions")}});
    std::string order = "z";
    while (workshop::weigh(board(), sheet()).criteria.size() < criteria)
      make(RecordKind::row, {{Property::sheet, plan.sheet_id},
                             {Property::order, order += "m"},
                             {Property::title, std::string("Un critère de plus")},
                             {Property::group, std::int64_t{2}},
                             {Property::weight, std::int64_t{1}}});
    replan();
  }
  const workshop::Sheet& sheet() { return *workshop::current_sheet(definition, board()); }
};

bool inside(const Box& outer, const Box& inner) { return outer.grown(0.5).contains(inner.min) && outer.grown(0.5).contains(inner.max); }

}  // namespace

TEST_CASE("grid and cards have their room on every glass") {
  for (const Size& size : kGlasses)
    for (const bool wall : {false, true})
      for (const std::size_t people : {3U, 7U, 10U})
        for (const std::size_t solutions : {3U, 6U})
          for (const std::size_t criteria : {6U, 12U})
            for (const std::size_t step : {0U, 3U}) {
              if (size.inches < 50 && people > 7 && !wall) continue;
              INFO(size.inches << " inches, " << (wall ? "wall" : "table") << ", " << people << " people, " << solutions << " solutions, " << criteria
                               << " criteria, step " << step);
              Marked w(size, wall, people, solutions, criteria, step);
              REQUIRE(w.plan.criteria);
              const scene::CriteriaPlan& grid = *w.plan.criteria;
              REQUIRE(grid.columns.size() == solutions);
              CHECK(grid.rows.size() >= 2);
              CHECK(grid.before + grid.rows.size() + grid.after == criteria);
              CHECK(inside(w.plan.sheet, grid.room));
              const Box whole{{0, 0}, grid.room.size()};
              std::vector<Box> taken{grid.head, grid.total, grid.foot};
              for (const auto& row : grid.rows) {
                taken.push_back(row.box);
                CHECK(row.box.height() >= 20);
              }
              for (const auto& family : grid.families) taken.push_back(family.title);
              if (grid.side) taken.push_back(*grid.side);
              for (std::size_t i = 0; i < taken.size(); ++i) {
                CHECK(inside(whole, taken[i]));
                for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(taken[i].grown(-0.5).overlaps(taken[j].grown(-0.5)));
              }
              for (std::size_t c = 0; c < grid.columns.size(); ++c) {
                CHECK(inside(whole, grid.columns[c].box));
                CHECK(grid.columns[c].box.min.x >= grid.weights.max.x - 0.5);
                if (c > 0) CHECK_FALSE(grid.columns[c].box.overlaps(grid.columns[c - 1].box));
                if (!grid.singles) continue;
                CHECK(grid.mark >= 20);
                const Box first = grid.cell(grid.rows[0], grid.columns[c], 0), last = grid.cell(grid.rows[0], grid.columns[c], grid.jury.size() - 1);
                CHECK(first.min.x >= grid.columns[c].box.min.x - 0.5);
                CHECK(last.max.x <= grid.columns[c].mean.min.x + 0.5);
              }
              CHECK(grid.ballots.size() == (wall || step == 0 ? 0 : people));
              for (std::size_t i = 0; i < grid.ballots.size(); ++i) {
                const Box card = base::bounds(grid.ballots[i].pose, grid.ballots[i].size);
                CHECK(inside(w.plan.sheet, card));
                CHECK_FALSE(card.grown(-0.5).overlaps(grid.room.grown(-0.5)));
                for (std::size_t j = 0; j < i; ++j)
                  CHECK_FALSE(card.grown(-0.5).overlaps(base::bounds(grid.ballots[j].pose, grid.ballots[j].size).grown(-0.5)));
                const scene::StationPlan* station = w.plan.station(grid.ballots[i].seat);
                REQUIRE(station);
                CHECK(grid.ballots[i].pose.angle_deg == station->pose.angle_deg);
                CHECK(base::distance(grid.ballots[i].pose.at, station->pose.at) < 420);
              }
            }
}

TEST_CASE("a grid that is turned is read from the far side, and its places turn with it") {
  Marked w(kGlasses[3], false, 5, 3, 6, 0);
  const scene::CriteriaPlan before = *w.plan.criteria;
  w.builder.set(RecordKind::sheet, w.plan.sheet_id, {{Property::edge, static_cast<std::int64_t>(base::Edge::north)}});
  w.replan();
  const scene::CriteriaPlan& grid = *w.plan.criteria;
  CHECK(grid.turned);
  CHECK(w.plan.upright_deg == 180);
  const Vec near = before.pose(before.rows[0].box).at, far = grid.pose(grid.rows[0].box).at;
  CHECK(base::distance(near + far, grid.room.min + grid.room.max) < 1);
}

TEST_CASE("where not all criteria have room they are on pages, none twice and none lost") {
  Marked w(kGlasses[0], false, 7, 6, 12, 3);
  std::vector<Id> seen;
  for (int page = 0; page < 12; ++page) {
    const scene::CriteriaPlan& grid = *w.plan.criteria;
    for (const auto& row : grid.rows) seen.push_back(row.row);
    if (grid.after == 0) break;
    w.builder.set(RecordKind::sheet, w.plan.sheet_id, {{Property::top, grid.page_after}});
    w.replan();
  }
  std::vector<Id> all;
  for (const auto& criterion : workshop::weigh(w.board(), w.sheet()).criteria) all.push_back(criterion.row);
  CHECK(seen == all);
  REQUIRE(w.plan.criteria->before > 0);
  w.builder.set(RecordKind::sheet, w.plan.sheet_id, {{Property::top, w.plan.criteria->page_before}});
  w.replan();
  CHECK(w.plan.criteria->after > 0);
}
