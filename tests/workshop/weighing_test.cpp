// What marks and weights come to: means, totals, who leads, what is missing. And what holds of any grid, tried on hundreds of them.
#include "workshop/weighing.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "support/board_builder.h"

using namespace workshop;
using base::Id;
using board::Property;
using board::RecordKind;

namespace {

struct Grid : support::BoardBuilder {
  Sheet sheet_of;
  Id ws = workshop(), sheet_id = sheet("grille");
  std::vector<Id> rows, items, jury;
  Grid(std::vector<std::int64_t> weights, int solutions, int people) {
    sheet_of.id = "grille", sheet_of.layout = Layout::criteria, sheet_of.items = "solutions", sheet_of.top = 1;
    std::string order;
    for (const std::int64_t weight : weights) {
      order += "m";
      rows.push_back(
          create(RecordKind::row, {{Property::sheet, sheet_id}, {Property::order, order}, {Property::weight, weight}, {Property::group, std::int64_t{1}}}));
    }
    for (int i = 0; i < solutions; ++i)
      items.push_back(create(RecordKind::note, {{Property::text, "S" + std::to_string(i)}, {Property::source, std::string("solutions")}}));
    for (int i = 0; i < people; ++i) jury.push_back(seat("P" + std::to_string(i), i + 1));
  }
  Id mark(std::size_t row, std::size_t item, std::size_t juror, std::int64_t value) {
    return create(
        RecordKind::figure,
        {{Property::sheet, sheet_id}, {Property::row, rows[row]}, {Property::item, items[item]}, {Property::seat, jury[juror]}, {Property::value, value}});
  }
  Weighing now() { return weigh(board(), sheet_of); }
};

}  // namespace

TEST_CASE("the grid of the booklet's example comes to what the page shows") {
  // Five criteria, three of a jury: 4 5 4, 5 4 5, 3 4 3, 4 4 5, 4 3 4 and weights 3 3 2 2 1.
  Grid w({3, 3, 2, 2, 1}, 3, 3);
  const std::int64_t marks[3][5][3] = {{{4, 5, 4}, {5, 4, 5}, {3, 4, 3}, {4, 4, 5}, {4, 3, 4}},
                                       {{3, 3, 4}, {4, 4, 3}, {5, 5, 4}, {4, 5, 4}, {3, 3, 3}},
                                       {{5, 4, 4}, {3, 4, 3}, {2, 3, 3}, {3, 3, 2}, {5, 5, 4}}};
  for (std::size_t i = 0; i < 3; ++i)
    for (std::size_t r = 0; r < 5; ++r)
      for (std::size_t j = 0; j < 3; ++j) w.mark(r, i, j, marks[i][r][j]);
  const Weighing now = w.now();
  CHECK(mean_text(*now.mean(0, 0), base::Language::french) == "4,3");
  CHECK(mean_text(*now.mean(1, 0), base::Language::english) == "4.7");
  CHECK(mean_text(*now.totals[0], base::Language::french) == "4,2");
  CHECK(mean_text(*now.totals[1], base::Language::french) == "3,8");
  CHECK(mean_text(*now.totals[2], base::Language::french) == "3,5");
  CHECK(now.leading == std::vector<std::size_t>{0});
  CHECK(now.all_missing == 0);
  REQUIRE(to_retain(now));
  CHECK(to_retain(now)->id == w.items[0]);
}

TEST_CASE("what has no weight counts for nothing, and nobody waits for its marks") {
  Grid w({0, 2}, 2, 1);
  w.mark(0, 0, 0, 1);
  w.mark(1, 0, 0, 5);
  w.mark(1, 1, 0, 4);
  const Weighing now = w.now();
  CHECK(*now.totals[0] == Approx(5));
  CHECK(*now.mean(0, 0) == Approx(1));  // shown, and not counted
  CHECK(now.all_missing == 0);
  w.set(RecordKind::row, w.rows[1], {{Property::weight, std::int64_t{0}}});
  const Weighing none = w.now();
  CHECK_FALSE(none.totals[0]);
  CHECK(none.leading.empty());
  CHECK_FALSE(to_retain(none));
}

TEST_CASE("two that are read alike lead alike, and then nothing is retained by itself") {
  Grid w({1, 1}, 3, 2);
  for (const std::size_t item : {0U, 1U}) w.mark(0, item, 0, 4), w.mark(1, item, 1, 4);
  w.mark(0, 2, 0, 2);
  const Weighing now = w.now();
  CHECK(now.leading == std::vector<std::size_t>{0, 1});
  CHECK_FALSE(to_retain(now));
  w.set(RecordKind::note, w.items[1], {{Property::choice, std::int64_t{1}}});
  REQUIRE(to_retain(w.now()));
  CHECK(to_retain(w.now())->id == w.items[1]);  // the group's word comes before the figures
}

TEST_CASE("marks of whoever left the jury do not count, and count again when they are back") {
  Grid w({1}, 2, 2);
  w.mark(0, 0, 0, 5), w.mark(0, 0, 1, 1);
  CHECK(*w.now().totals[0] == Approx(3));
  w.set(RecordKind::seat, w.jury[1], {{Property::off_jury, true}});
  CHECK(*w.now().totals[0] == Approx(5));
  CHECK(w.now().jury == std::vector<Id>{w.jury[0]});
  w.set(RecordKind::seat, w.jury[1], {{Property::off_jury, false}});
  CHECK(*w.now().totals[0] == Approx(3));
  CHECK(w.now().missing == std::vector<std::size_t>{0, 2});
}

TEST_CASE("marks of what was taken away wait for it to come back") {
  Grid w({1, 3}, 2, 1);
  w.mark(0, 0, 0, 2), w.mark(1, 0, 0, 4), w.mark(0, 1, 0, 3);
  CHECK(*w.now().totals[0] == Approx(3.5));
  w.remove(RecordKind::row, w.rows[1]);
  CHECK(*w.now().totals[0] == Approx(2));
  w.restore(RecordKind::row, w.rows[1]);
  CHECK(*w.now().totals[0] == Approx(3.5));
  w.remove(RecordKind::note, w.items[1]);
  CHECK(w.now().items.size() == 1);
  CHECK(w.now().leading.empty());  // there is nothing that it leads before
}

TEST_CASE("totals stay within the scale and do not ask in which order marks came: many grids") {
  std::mt19937 random(20261124);
  const auto pick = [&](int low, int high) { return static_cast<std::int64_t>(std::uniform_int_distribution<int>(low, high)(random)); };
  for (int trial = 0; trial < 300; ++trial) {
    INFO("trial " << trial);
    std::vector<std::int64_t> weights;
    for (int i = 0, n = static_cast<int>(pick(1, 6)); i < n; ++i) weights.push_back(pick(0, 3));
    const int solutions = static_cast<int>(pick(1, 4)), people = static_cast<int>(pick(1, 5));
    struct Given {
      std::size_t row, item, juror;
      std::int64_t value;
    };
    std::vector<Given> given;
    for (std::size_t r = 0; r < weights.size(); ++r)
      for (std::size_t i = 0; i < static_cast<std::size_t>(solutions); ++i)
        for (std::size_t j = 0; j < static_cast<std::size_t>(people); ++j)
          if (pick(0, 2) > 0) given.push_back({r, i, j, pick(1, 5)});
    Grid one(weights, solutions, people), other(weights, solutions, people);
    for (const Given& g : given) one.mark(g.row, g.item, g.juror, g.value);
    std::shuffle(given.begin(), given.end(), random);
    for (const Given& g : given) other.mark(g.row, g.item, g.juror, g.value);
    const Weighing a = one.now(), b = other.now();
    CHECK(a.means == b.means);
    CHECK(a.leading == b.leading);
    CHECK(a.missing == b.missing);
    for (std::size_t i = 0; i < a.totals.size(); ++i) {
      REQUIRE(a.totals[i].has_value() == b.totals[i].has_value());
      if (!a.totals[i]) continue;
      CHECK(*a.totals[i] == Approx(*b.totals[i]));
      CHECK(*a.totals[i] >= 1);
      CHECK(*a.totals[i] <= 5);
      // Between the lowest and the highest of its means that count.
      double low = 9, high = 0;
      for (std::size_t c = 0; c < a.criteria.size(); ++c)
        if (a.criteria[c].weight > 0 && a.mean(c, i)) low = std::min(low, *a.mean(c, i)), high = std::max(high, *a.mean(c, i));
      CHECK(*a.totals[i] >= low - 1e-9);
      CHECK(*a.totals[i] <= high + 1e-9);
    }
    std::size_t counted = 0, marks = 0;
    for (const std::int64_t weight : weights) counted += weight > 0 ? static_cast<std::size_t>(solutions * people) : 0;
    for (const Given& g : given) marks += weights[g.row] > 0 ? 1 : 0;
    CHECK(a.all_missing == counted - marks);
  }
}
