// What is drawn, and what is measured of it: the same discs, whatever size they are drawn at and however they lean.
#include <catch2/catch.hpp>

#include <cmath>
#include <set>

#include "learner/measure.h"

using learner::Colour;
using learner::Drawn;
using learner::Measure;

namespace {

Drawn with_body(std::vector<learner::Line> body, Colour colour = {200, 40, 40}) {
  Drawn drawn;
  drawn.body = std::move(body);
  drawn.colour = colour;
  return drawn;
}

std::vector<learner::Kind> two_kinds() {
  learner::Kind ball, stick;
  ball.body = {{{{0, 0}, 30}}};
  ball.colours = {{200, 40, 40}, {40, 160, 40}};
  stick.body = {{{{-30, 0}, 6}, {{30, 0}, 6}}};
  stick.colours = {{220, 180, 40}};
  stick.elsewhere = {{40, 160, 40}};
  stick.size = {0.8, 1.1};
  stick.stretch = {0.9, 1.2};
  return {ball, stick};
}

}  // namespace

TEST_CASE("a disc is round, a line is as long as it is thick, and leaning changes neither") {
  CHECK(learner::look_at(with_body({{{{0, 0}, 30}}})).elongation == Approx(1).margin(0.02));
  // A capsule of 80 by 20: its ellipse of inertia is about four times as long as wide.
  const Drawn stick = with_body({{{{-30, 0}, 10}, {{30, 0}, 10}}});
  const double lying = learner::look_at(stick).elongation;
  CHECK(lying > 3);
  const Drawn leaning = with_body({{{{-21.2, -21.2}, 10}, {{21.2, 21.2}, 10}}});
  CHECK(learner::look_at(leaning).elongation == Approx(lying).epsilon(0.06));
  CHECK(learner::look_at(with_body({{{{0, 0}, 30}}})).area == Approx(0.2827).epsilon(0.03));
  // Nothing at all is measured as nothing, not as an accident.
  CHECK(learner::look_at(with_body({})).area == 0);
}

TEST_CASE("hues go from red over orange and yellow to green") {
  CHECK(learner::hue_of({255, 0, 0}) == Approx(0));
  CHECK(learner::hue_of({255, 128, 0}) == Approx(30).margin(0.5));
  CHECK(learner::hue_of({255, 255, 0}) == Approx(60));
  CHECK(learner::hue_of({0, 255, 0}) == Approx(120));
  CHECK(learner::hue_of({255, 0, 40}) < 0);  // a red with some blue in it is still near red
  CHECK(learner::hue_of({128, 128, 128}) == 0);
}

TEST_CASE("a scale ends where it ends") {
  learner::Seen seen;
  seen.elongation = 40, seen.hue_deg = 280, seen.area = 3;
  for (const Measure measure : {Measure::shape, Measure::colour, Measure::size}) CHECK(learner::on_scale(seen, measure) == 1);
  seen.elongation = 1, seen.hue_deg = -50, seen.area = 0;
  for (const Measure measure : {Measure::shape, Measure::colour, Measure::size}) CHECK(learner::on_scale(seen, measure) == 0);
  const learner::Place at = learner::place_of(with_body({{{{0, 0}, 30}}}, {0, 255, 0}), {Measure::colour, Measure::shape});
  CHECK(at.x == 1);
  CHECK(at.y < 0.05);
}

TEST_CASE("a harvest has as many of each kind, in all the colours that they come in, and the same seed gives the same") {
  const auto kinds = two_kinds();
  base::Random one(5), two(5), other(6);
  const auto first = learner::gather(kinds, 12, learner::Gathered::here, one), again = learner::gather(kinds, 12, learner::Gathered::here, two);
  const auto different = learner::gather(kinds, 12, learner::Gathered::here, other);
  REQUIRE(first.size() == 12);
  std::size_t of[2] = {}, reds = 0, same = 0;
  for (std::size_t i = 0; i < 12; ++i) {
    REQUIRE(first[i].kind < 2);
    ++of[first[i].kind];
    CHECK(first[i].colour == again[i].colour);
    CHECK(first[i].turn_deg == again[i].turn_deg);
    same += first[i].turn_deg == different[i].turn_deg ? 1 : 0;
    if (first[i].kind == 0) reds += learner::hue_of(first[i].colour) < 30 ? 1 : 0;
  }
  CHECK(same < 12);
  CHECK(of[0] == 6);
  CHECK(of[1] == 6);
  CHECK(reds == 3);  // every second ball is red
  base::Random third(5);
  for (const Drawn& drawn : learner::gather(kinds, 12, learner::Gathered::elsewhere, third))
    if (drawn.kind == 1) CHECK(learner::hue_of(drawn.colour) > 90);  // elsewhere sticks are green
  base::Random none(1);
  CHECK(learner::gather({}, 5, learner::Gathered::here, none).empty());
  CHECK(learner::gather(kinds, 0, learner::Gathered::here, none).empty());
}

TEST_CASE("whatever is grown stays near its square and can be measured, a thousand times") {
  const auto kinds = two_kinds();
  std::set<double> sizes;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    base::Random random(seed);
    for (const Drawn& drawn : learner::gather(kinds, 10, learner::Gathered::here, random)) {
      for (const learner::Disc& disc : learner::discs_of(drawn.body)) {
        REQUIRE(std::abs(disc.at.x) + disc.radius <= 60);
        REQUIRE(std::abs(disc.at.y) + disc.radius <= 60);
      }
      REQUIRE(std::abs(drawn.turn_deg) <= 14);
      sizes.insert(drawn.size);
      if (seed % 25 != 0) continue;
      const learner::Place at = learner::place_of(drawn, {Measure::shape, Measure::colour});
      REQUIRE(at.x >= 0);
      REQUIRE(at.x <= 1);
      REQUIRE((drawn.kind == 1) == (at.x > 0.5));  // a stick is long, a ball is not
    }
  }
  CHECK(sizes.size() > 400);
}

TEST_CASE("a colour is six figures after a cross, and nothing else") {
  CHECK(learner::parse_colour("#c8432f") == Colour{200, 67, 47});
  CHECK(learner::parse_colour("#C8432F") == Colour{200, 67, 47});
  for (const char* wrong : {"", "c8432f", "#c8432", "#c8432ff", "#c8432g", "red"}) CHECK_FALSE(learner::parse_colour(wrong));
}
