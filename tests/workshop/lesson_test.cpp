// What the board says of a sheet on which a machine learns, and what the machine makes of it: the shipped workshop's own fruits, its own
// visitors and its own path, so that what people are shown with them is true.
#include <catch2/catch.hpp>

#include <algorithm>

#include "support/board_builder.h"
#include "workshop/walk.h"

using base::Id;
using board::Property;
using board::RecordKind;
using support::BoardBuilder;

namespace {

const workshop::Definition& training() {
  static const auto checked = workshop::check(std::string(TABLEE_SOURCE_DIR) + "/boards/entrainement.toml");
  REQUIRE(checked.definition);
  return *checked.definition;
}
const workshop::Teaching& taught_on(const char* sheet) { return *training().sheet(sheet)->teaching; }

struct Lesson {
  BoardBuilder builder;
  Id sheet = Id::of(1, 1);
  std::uint64_t counter = 1;
  const workshop::Teaching& teaching = taught_on("fruits");
  Lesson() { builder.apply(RecordKind::sheet, sheet, board::Create{{{Property::key, std::string("fruits")}}}); }
  Id label(std::size_t example, std::size_t kind) {
    const Id id = Id::of(1, ++counter);
    builder.apply(
        RecordKind::label, id,
        board::Create{{{Property::sheet, sheet}, {Property::about, static_cast<std::int64_t>(example)}, {Property::meaning, static_cast<std::int64_t>(kind)}}});
    return id;
  }
  std::size_t truth(std::size_t example) const { return teaching.examples[example].drawn.kind; }
  // Trained on the labels that are there; how many answers are right.
  std::size_t train() {
    const Id id = Id::of(1, ++counter);
    const auto labels = workshop::labels_on(teaching, builder.board(), sheet);
    builder.apply(RecordKind::training, id, board::Create{{{Property::sheet, sheet}, {Property::examples, workshop::write_examples(labels)}}});
    return workshop::trial_of(training(), teaching, *workshop::trainings_on(builder.board(), sheet).back()).count_right();
  }
};

}  // namespace

TEST_CASE("fifteen fruits to label and ten held back, of four kinds that can be told apart") {
  const auto& fruits = taught_on("fruits");
  CHECK(training().kinds.size() == 4);
  REQUIRE(fruits.examples.size() == 15);
  REQUIRE(fruits.tests.size() == 10);
  for (std::size_t kind = 0; kind < 4; ++kind) {
    const auto is = [&](const auto& item) { return item.drawn.kind == kind; };
    CHECK(std::count_if(fruits.examples.begin(), fruits.examples.end(), is) >= 3);
    CHECK(std::count_if(fruits.tests.begin(), fruits.tests.end(), is) >= 2);
  }
  // What is held back is no copy of what is shown.
  for (const auto& test : fruits.tests)
    for (const auto& example : fruits.examples) CHECK_FALSE((test.drawn.colour == example.drawn.colour && test.drawn.turn_deg == example.drawn.turn_deg));
}

TEST_CASE("few labels teach little, all of them much, and wrong ones spoil it") {
  Lesson few, all, wrong;
  for (std::size_t i = 0; i < 3; ++i) few.label(i, few.truth(i));
  for (std::size_t i = 0; i < 15; ++i) {
    all.label(i, all.truth(i));
    wrong.label(i, i % 3 == 0 ? (wrong.truth(i) + 1) % 4 : wrong.truth(i));
  }
  const std::size_t with_few = few.train(), with_all = all.train(), with_wrong = wrong.train();
  CAPTURE(with_few, with_all, with_wrong);
  CHECK(with_all >= 9);
  CHECK(with_few + 4 <= with_all);
  CHECK(with_wrong + 3 <= with_all);
  CHECK(workshop::count_wrong(all.teaching, workshop::read_examples(all.teaching, workshop::trainings_on(all.builder.board(), all.sheet)[0]->examples, 4)) ==
        0);
  CHECK(workshop::count_wrong(wrong.teaching,
                              workshop::read_examples(wrong.teaching, workshop::trainings_on(wrong.builder.board(), wrong.sheet)[0]->examples, 4)) == 5);
}

TEST_CASE("a training keeps what it was shown: labels that change afterwards change nothing until the next") {
  Lesson lesson;
  std::vector<Id> labels;
  for (std::size_t i = 0; i < 6; ++i) labels.push_back(lesson.label(i, lesson.truth(i)));
  CHECK(workshop::labels_not_learnt(lesson.teaching, lesson.builder.board(), lesson.sheet) == 6);
  const std::size_t before = lesson.train();
  CHECK(workshop::labels_not_learnt(lesson.teaching, lesson.builder.board(), lesson.sheet) == 0);
  lesson.builder.set(RecordKind::label, labels[0], {{Property::meaning, static_cast<std::int64_t>((lesson.truth(0) + 1) % 4)}});
  lesson.builder.remove(RecordKind::label, labels[1]);
  lesson.label(9, lesson.truth(9));
  CHECK(workshop::labels_not_learnt(lesson.teaching, lesson.builder.board(), lesson.sheet) == 3);
  auto progress = workshop::progress_on(training(), lesson.teaching, lesson.builder.board(), lesson.sheet);
  REQUIRE(progress.size() == 1);
  CHECK(progress[0].right == before);
  CHECK(progress[0].examples == 6);
  lesson.train();
  progress = workshop::progress_on(training(), lesson.teaching, lesson.builder.board(), lesson.sheet);
  REQUIRE(progress.size() == 2);
  CHECK(progress[0].right == before);
  CHECK(progress[1].examples == 6);
  CHECK(workshop::labels_not_learnt(lesson.teaching, lesson.builder.board(), lesson.sheet) == 0);
}

TEST_CASE("what cannot be read of a training is passed over") {
  const auto& fruits = taught_on("fruits");
  CHECK(workshop::read_examples(fruits, "", 4).empty());
  CHECK(workshop::read_examples(fruits, "0:1 3:2", 4).size() == 2);
  CHECK(workshop::read_examples(fruits, "0:1 99:2 3:9 4:3", 4).size() == 2);
  CHECK(workshop::read_examples(fruits, "0:1 fruit", 4).size() == 1);
  CHECK(workshop::read_examples(fruits, "0", 4).empty());
  CHECK(workshop::read_examples(fruits, "-1:2", 4).empty());
}

TEST_CASE("twenty-four visitors fall into the groups that a shop would know, and one stands between two") {
  const auto& visits = taught_on("visites");
  REQUIRE(visits.visits.size() == 24);
  REQUIRE(visits.aisles.size() == 5);
  const auto groups = workshop::groups_of(visits, visits.groups);
  REQUIRE(groups.middles.size() == 4);
  std::vector<std::string> first;
  for (std::size_t g = 0; g < 4; ++g) first.push_back(visits.aisles[workshop::first_aisle(groups, g)].id);
  CHECK(first == std::vector<std::string>{"outils", "enfants", "gateaux", "sport"});
  CHECK(std::count_if(groups.torn.begin(), groups.torn.end(), [](const auto& torn) { return torn.has_value(); }) >= 1);
  for (std::size_t count = workshop::fewest_groups; count <= workshop::most_groups; ++count) {
    const auto other = workshop::groups_of(visits, count);
    CHECK(other.middles.size() == count);
    for (std::size_t g = 0; g < count; ++g) CHECK(other.size(g) > 0);
  }
}

TEST_CASE("a group keeps its name while the number of groups is the same, and finds it again") {
  BoardBuilder builder;
  const Id sheet = Id::of(1, 1), label = Id::of(1, 2);
  builder.apply(RecordKind::sheet, sheet, board::Create{{{Property::key, std::string("visites")}}});
  const auto& visits = taught_on("visites");
  CHECK(workshop::group_count(visits, builder.board(), sheet) == 4);
  builder.apply(
      RecordKind::label, label,
      board::Create{
          {{Property::sheet, sheet}, {Property::about, std::int64_t{2}}, {Property::among, std::int64_t{4}}, {Property::title, std::string("Gourmands")}}});
  REQUIRE(workshop::name_of(builder.board(), sheet, 4, 2));
  CHECK(workshop::name_of(builder.board(), sheet, 4, 2)->title == "Gourmands");
  builder.set(RecordKind::sheet, sheet, {{Property::groups, std::int64_t{5}}});
  CHECK(workshop::group_count(visits, builder.board(), sheet) == 5);
  CHECK_FALSE(workshop::name_of(builder.board(), sheet, 5, 2));
  builder.set(RecordKind::sheet, sheet, {{Property::groups, std::int64_t{4}}});
  CHECK(workshop::name_of(builder.board(), sheet, 4, 2));
  builder.set(RecordKind::sheet, sheet, {{Property::groups, std::int64_t{90}}});
  CHECK(workshop::group_count(visits, builder.board(), sheet) == workshop::most_groups);
}

TEST_CASE("bought as it is it does not pass, with well labelled data it does, with badly labelled data it is worse") {
  const auto& path = taught_on("chemin");
  using workshop::Way;
  const std::size_t bought = workshop::walk_trial(training(), path, Way::as_bought).count_right();
  const std::size_t good = workshop::walk_trial(training(), path, Way::good_labels).count_right();
  const std::size_t bad = workshop::walk_trial(training(), path, Way::bad_labels).count_right();
  CAPTURE(bought, good, bad);
  CHECK(bought < path.passes);
  CHECK(good >= path.passes);
  CHECK(bad < bought);
  const auto wrong = workshop::own_examples(training(), path, Way::bad_labels);
  std::size_t others = 0;
  for (std::size_t i = 0; i < wrong.size(); ++i) others += wrong[i].said != path.examples[i].drawn.kind ? 1 : 0;
  CHECK(others == wrong.size() / 2);
}

TEST_CASE("the path leads on, back where the test says no, and in use only where it says yes") {
  using workshop::Leads;
  using workshop::Stop;
  const auto& path = taught_on("chemin");
  const auto leads = [&](std::vector<Stop> walked, Stop to) {
    walked.insert(walked.begin(), Stop::provider);
    return workshop::may_go(training(), path, walked, to);
  };
  CHECK(leads({}, Stop::test) == Leads::yes);
  CHECK(leads({}, Stop::own_bad) == Leads::yes);
  CHECK(leads({}, Stop::live) == Leads::no);
  CHECK(leads({}, Stop::drop) == Leads::no);
  CHECK(leads({Stop::test}, Stop::live) == Leads::test_failed);
  CHECK(leads({Stop::test}, Stop::drop) == Leads::yes);
  CHECK(leads({Stop::test}, Stop::own_good) == Leads::yes);
  CHECK(leads({Stop::test, Stop::own_good}, Stop::live) == Leads::no);
  CHECK(leads({Stop::test, Stop::own_good, Stop::test}, Stop::live) == Leads::yes);
  CHECK(leads({Stop::own_bad, Stop::test}, Stop::live) == Leads::test_failed);
  CHECK(leads({Stop::own_good, Stop::test, Stop::live}, Stop::provider) == Leads::yes);
  // Back at the provider's, what was added is gone.
  CHECK(leads({Stop::own_good, Stop::test, Stop::live, Stop::provider, Stop::test}, Stop::live) == Leads::test_failed);
}

TEST_CASE("a walk is kept as words, and tells which ways were tried") {
  using workshop::Stop;
  using workshop::Way;
  const auto walk = workshop::read_walk("test own-bad test own-good");
  CHECK(walk == std::vector<Stop>{Stop::provider, Stop::test, Stop::own_bad, Stop::test, Stop::own_good});
  CHECK(workshop::write_walk(walk) == "test own-bad test own-good");
  CHECK(workshop::read_walk("") == std::vector<Stop>{Stop::provider});
  CHECK(workshop::read_walk("nowhere test  test") == std::vector<Stop>{Stop::provider, Stop::test, Stop::test});
  CHECK(workshop::was_tried(walk, Way::as_bought));
  CHECK(workshop::was_tried(walk, Way::bad_labels));
  CHECK_FALSE(workshop::was_tried(walk, Way::good_labels));
  CHECK(workshop::way_of(walk) == Way::good_labels);
}
