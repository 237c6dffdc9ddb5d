// A learner that goes by its nearest examples: what it says, why, how often it is right; and what wrong names and too few examples do.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "learner/neighbours.h"

using learner::Answer;
using learner::Example;
using learner::Question;

namespace {

// Two clouds, left and right, that touch a little.
struct Clouds {
  std::vector<Example> examples;
  std::vector<Question> questions;
  explicit Clouds(std::uint64_t seed, std::size_t count = 24, std::size_t asked = 40) {
    base::Random random(seed);
    const auto point = [&](std::size_t kind) { return learner::Place{0.3 + 0.4 * static_cast<double>(kind) + random.between(-0.17, 0.17), random.unit()}; };
    for (std::size_t i = 0; i < count; ++i) examples.push_back({point(i % 2), i % 2, i});
    for (std::size_t i = 0; i < asked; ++i) questions.push_back({point(i % 2), i % 2});
  }
  std::size_t right(const std::vector<Example>& told) const { return learner::test(told, questions, 2, 3).count_right(); }
};

}  // namespace

TEST_CASE("it says what most of the nearest are called, and which those were") {
  const std::vector<Example> examples{{{0.1, 0.1}, 0, 10}, {{0.2, 0.1}, 0, 11}, {{0.25, 0.1}, 1, 12}, {{0.9, 0.9}, 1, 13}};
  const Answer answer = learner::ask(examples, {0.18, 0.1}, 3);
  CHECK(answer.said == 0U);
  CHECK(answer.looked_at == std::vector<std::size_t>{11, 12, 10});
  CHECK(answer.rather == 1U);
  CHECK_FALSE(answer.agreed());
  CHECK(learner::ask(examples, {0.05, 0.1}, 2).agreed());
  // With one neighbour it goes by that one alone.
  CHECK(learner::ask(examples, {0.26, 0.1}, 1).said == 1U);
}

TEST_CASE("where as many say one thing as another, the nearest has the last word") {
  const std::vector<Example> examples{{{0.4, 0}, 1, 0}, {{0.7, 0}, 0, 1}};
  CHECK(learner::ask(examples, {0.5, 0}, 2).said == 1U);
  CHECK(learner::ask(examples, {0.6, 0}, 2).said == 0U);
  // At the same distance: the one that was there first.
  const std::vector<Example> even{{{0.25, 0}, 1, 0}, {{0.75, 0}, 0, 1}};
  CHECK(learner::ask(even, {0.5, 0}, 1).said == 1U);
}

TEST_CASE("without an example it has nothing to say, and that is no right answer") {
  const Answer answer = learner::ask({}, {0.5, 0.5}, 3);
  CHECK_FALSE(answer.said);
  CHECK(answer.looked_at.empty());
  const std::vector<Question> questions{{{0.5, 0.5}, 0}, {{0.2, 0.2}, 1}};
  const learner::Trial trial = learner::test({}, questions, 2, 3);
  CHECK(trial.count_right() == 0);
  CHECK(trial.said[0] == std::vector<std::size_t>{0, 0, 1});
  CHECK(trial.said[1] == std::vector<std::size_t>{0, 0, 1});
}

TEST_CASE("the table of what was said for what adds up to the test, and its diagonal to the right answers") {
  for (std::uint64_t seed = 1; seed <= 30; ++seed) {
    const Clouds clouds(seed);
    const learner::Trial trial = learner::test(clouds.examples, clouds.questions, 2, 3);
    std::size_t all = 0, diagonal = 0;
    for (std::size_t truth = 0; truth < 2; ++truth)
      for (std::size_t said = 0; said < trial.said[truth].size(); ++said) {
        all += trial.said[truth][said];
        diagonal += truth == said ? trial.said[truth][said] : 0;
      }
    REQUIRE(all == clouds.questions.size());
    REQUIRE(diagonal == trial.count_right());
    REQUIRE(trial.answers.size() == clouds.questions.size());
  }
}

TEST_CASE("an example is known again where it lies, and the order in which it was told does not matter") {
  base::Random random(3);
  for (int times = 0; times < 50; ++times) {
    Clouds clouds(random.next());
    for (const Example& example : clouds.examples) REQUIRE(learner::ask(clouds.examples, example.at, 1).said == example.said);
    const std::size_t before = clouds.right(clouds.examples);
    for (std::size_t i = clouds.examples.size(); i-- > 1;) std::swap(clouds.examples[i], clouds.examples[random.below(i + 1)]);
    REQUIRE(clouds.right(clouds.examples) == before);
  }
}

TEST_CASE("more examples help, wrong names hurt, and the more of them are wrong the more they do") {
  double few = 0, many = 0, third = 0, half = 0, all = 0;
  constexpr int worlds = 40;
  for (std::uint64_t seed = 1; seed <= worlds; ++seed) {
    const Clouds clouds(seed);
    const std::vector<Example> three(clouds.examples.begin(), clouds.examples.begin() + 3);
    few += static_cast<double>(clouds.right(three));
    many += static_cast<double>(clouds.right(clouds.examples));
    third += static_cast<double>(clouds.right(learner::misnamed(clouds.examples, 2, 3)));
    half += static_cast<double>(clouds.right(learner::misnamed(clouds.examples, 2, 2)));
    all += static_cast<double>(clouds.right(learner::misnamed(clouds.examples, 2, 1)));
  }
  constexpr double questions = 40.0 * worlds;
  CHECK(many / questions > 0.95);
  CHECK(few / questions < many / questions - 0.1);
  CHECK(third / questions < many / questions - 0.1);
  CHECK(half < third);
  CHECK(all < half);
  CHECK(all / questions < 0.1);  // taught the wrong way round, it answers the wrong way round
}

TEST_CASE("so many are misnamed as was asked, each by another name than its own") {
  std::vector<Example> examples;
  for (std::size_t i = 0; i < 20; ++i) examples.push_back({{0, 0}, i % 4, i});
  for (const std::size_t each : {1U, 2U, 3U, 5U}) {
    const auto wrong = learner::misnamed(examples, 4, each);
    std::size_t others = 0;
    for (std::size_t i = 0; i < 20; ++i) {
      CHECK(wrong[i].said < 4);
      CHECK(wrong[i].number == i);
      others += wrong[i].said != examples[i].said ? 1 : 0;
    }
    CHECK(others == (20 + each - 1) / each);
  }
  CHECK(learner::misnamed(examples, 1, 2).front().said == 0);
}
