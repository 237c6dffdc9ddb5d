// What is put together when nobody says what anything is.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "base/random.h"
#include "learner/groups.h"

using learner::Groups;
using learner::Row;

namespace {

// So many heaps of points, far apart.
std::vector<Row> heaps(std::uint64_t seed, std::size_t count, std::size_t each) {
  base::Random random(seed);
  std::vector<Row> out;
  for (std::size_t i = 0; i < count * each; ++i) {
    const auto heap = static_cast<double>(i % count);
    out.push_back({heap * 10 + random.between(-1, 1), (i % count) % 2 == 0 ? random.between(-1, 1) : 10 + random.between(-1, 1)});
  }
  return out;
}

}  // namespace

TEST_CASE("heaps that lie apart are found, whatever the seed, and numbered as they are met") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const auto rows = heaps(seed, 4, 6);
    const Groups groups = learner::group(rows, 4, seed);
    REQUIRE(groups.of.size() == 24);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      REQUIRE(groups.of[i] == i % 4);
      REQUIRE_FALSE(groups.torn[i]);
    }
    REQUIRE(groups.rounds < learner::most_rounds);
  }
}

TEST_CASE("the same seed gives the same groups, and each of them has somebody in it") {
  base::Random random(9);
  for (int times = 0; times < 200; ++times) {
    std::vector<Row> rows;
    const std::size_t n = 2 + random.below(20), wanted = 1 + random.below(8);
    for (std::size_t i = 0; i < n; ++i) rows.push_back({static_cast<double>(random.below(4)), static_cast<double>(random.below(4)), random.unit()});
    const std::uint64_t seed = random.next();
    const Groups one = learner::group(rows, wanted, seed), two = learner::group(rows, wanted, seed);
    REQUIRE(one.of == two.of);
    REQUIRE(one.middles == two.middles);
    REQUIRE(one.rounds <= learner::most_rounds);
    REQUIRE(one.middles.size() == std::min(wanted, n));
    std::size_t all = 0;
    for (std::size_t g = 0; g < one.middles.size(); ++g) {
      REQUIRE(one.size(g) > 0);
      all += one.size(g);
    }
    REQUIRE(all == n);
    // In the order in which they are met.
    std::size_t met = 0;
    for (const std::size_t g : one.of) {
      REQUIRE(g <= met);
      if (g == met) ++met;
    }
  }
}

TEST_CASE("rows that are all the same still make as many groups as were asked for, and it ends") {
  const std::vector<Row> rows(6, Row{1, 0});
  const Groups groups = learner::group(rows, 3, 1);
  CHECK(groups.middles.size() == 3);
  CHECK(groups.rounds <= learner::most_rounds);
  CHECK(learner::group({}, 3, 1).of.empty());
  CHECK(learner::group(rows, 0, 1).of.empty());
}

TEST_CASE("one that lies between two groups is told to be torn, the others are not") {
  auto rows = heaps(2, 2, 8);
  rows.push_back({5, 5});
  const Groups groups = learner::group(rows, 2, 4);
  REQUIRE(groups.torn.back());
  CHECK(*groups.torn.back() != groups.of.back());
  CHECK(std::count_if(groups.torn.begin(), groups.torn.end(), [](const auto& torn) { return torn.has_value(); }) == 1);
}

TEST_CASE("who looks at much and who looks at little are alike when they look at the same") {
  CHECK(learner::shares({2, 2, 0}) == Row{0.5, 0.5, 0});
  CHECK(learner::shares({20, 20, 0}) == Row{0.5, 0.5, 0});
  CHECK(learner::shares({0, 0}) == Row{0, 0});
}

TEST_CASE("what is often looked at together is counted, not guessed") {
  const std::vector<Row> rows{{3, 1, 0}, {2, 0, 0}, {1, 4, 1}, {0, 5, 5}, {1, 0, 2}};
  const auto together = learner::often_together(rows, 0);
  REQUIRE(together);
  CHECK(together->other == 1);  // as often as the third, and met first
  CHECK(together->both == 2);
  CHECK(together->of == 4);
  CHECK_FALSE(learner::often_together(std::vector<Row>{{1, 0}, {2, 0}}, 0));
  CHECK_FALSE(learner::often_together({}, 0));
}
