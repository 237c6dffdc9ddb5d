// Parts of the glass: who stands before which, how long each group has, who presents when, and how all is joined.
#include "workshop/split.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "support/board_builder.h"
#include "workshop/agenda.h"

using namespace workshop;
using base::Id;
using board::Property;
using board::RecordKind;

namespace {

constexpr std::int64_t kNine = 1'781'514'000'000;  // Unix ms
constexpr std::int64_t kMinute = 60'000;

struct Apart : support::BoardBuilder {
  Definition definition;
  Id ws = workshop(), now = step("ecarts", 30);
  std::vector<Id> seats;
  explicit Apart(std::size_t people = 7, int groups = 2) {
    definition.groups = groups;
    Sheet sheet;
    sheet.id = "feuille";
    definition.sheets = {sheet};
    Step step;
    step.id = "ecarts";
    step.sheet = "feuille";
    step.split = Split{20, 10};
    definition.steps = {step};
    set(RecordKind::workshop, ws, {{Property::current_step, now}});
    const auto numbers = groups_of_neighbours(definition, people);
    for (std::size_t i = 0; i < people; ++i) {
      seats.push_back(seat("P" + std::to_string(i + 1), static_cast<std::int64_t>(i) + 1));
      set(RecordKind::seat, seats.back(), {{Property::group, std::int64_t{numbers[i]}}});
    }
  }
  void play(const std::vector<Setting>& settings) {
    REQUIRE_FALSE(settings.empty());
    for (const auto& setting : settings) set(setting.kind, setting.record, setting.fields);
  }
  void start() {
    set(RecordKind::step, now, {{Property::running_since, kNine}});
    play(begin_parts(definition, board(), *board().current_step()));
  }
  Parts parts() { return *parts_now(definition, board()); }
  std::int64_t left(int group, std::int64_t after_ms) { return part_left_ms(*board().current_step(), parts(), group, kNine + after_ms); }
};

}  // namespace

TEST_CASE("two groups work apart, each with its own clock, then each presents, then all is joined") {
  Apart w;
  CHECK_FALSE(parts_now(w.definition, w.board()));
  w.start();
  CHECK(w.parts().phase == Parts::Phase::working);
  CHECK(w.parts().groups == 2);
  CHECK(w.left(1, 5 * kMinute) == 15 * kMinute);
  // Two minutes more for the second alone.
  w.play(longer_part(w.definition, w.board(), 2, 2 * kMinute));
  CHECK(w.left(1, 5 * kMinute) == 15 * kMinute);
  CHECK(w.left(2, 5 * kMinute) == 17 * kMinute);
  CHECK(next_part_tick_ms(w.definition, w.board(), kNine + 500) == kNine + 1000);

  w.play(next_part(w.definition, w.board(), kNine + 21 * kMinute));
  CHECK(w.parts().phase == Parts::Phase::presenting);
  CHECK(w.parts().presenter == 1);
  CHECK_FALSE(w.parts().last());
  CHECK(w.left(1, 22 * kMinute) == 4 * kMinute);  // ten minutes between two
  w.play(longer_part(w.definition, w.board(), 1, kMinute));
  CHECK(w.left(1, 22 * kMinute) == 5 * kMinute);
  w.play(next_part(w.definition, w.board(), kNine + 26 * kMinute));
  CHECK(w.parts().presenter == 2);
  CHECK(w.parts().last());
  w.play(next_part(w.definition, w.board(), kNine + 31 * kMinute));
  CHECK(w.parts().phase == Parts::Phase::joined);
  CHECK_FALSE(w.parts().apart());
  CHECK(next_part(w.definition, w.board(), kNine + 32 * kMinute).empty());
  CHECK(next_part_tick_ms(w.definition, w.board(), kNine + 32 * kMinute) == 0);
  // And back, moment by moment.
  w.play(part_before(w.definition, w.board(), kNine + 33 * kMinute));
  CHECK(w.parts().presenter == 2);
  w.play(part_before(w.definition, w.board(), kNine + 33 * kMinute));
  CHECK(w.parts().presenter == 1);
  w.play(part_before(w.definition, w.board(), kNine + 33 * kMinute));
  CHECK(w.parts().phase == Parts::Phase::working);
  CHECK(w.left(1, 34 * kMinute) == 4 * kMinute);
  CHECK(part_before(w.definition, w.board(), kNine).empty());
}

TEST_CASE("three and four groups present one after the other, each for its share") {
  for (const int groups : {3, 4}) {
    Apart w(10, groups);
    w.start();
    CHECK(w.parts().groups == groups);
    for (int group = 1; group <= groups; ++group) {
      w.play(next_part(w.definition, w.board(), kNine));
      CHECK(w.parts().presenter == group);
      CHECK(w.parts().last() == (group == groups));
      CHECK(w.left(group, 0) == 10 * kMinute / groups);
    }
    w.play(next_part(w.definition, w.board(), kNine));
    CHECK(w.parts().phase == Parts::Phase::joined);
  }
}

TEST_CASE("a handful of people are one group, and the glass stays whole") {
  Apart w(3);
  w.set(RecordKind::step, w.now, {{Property::round, std::int64_t{1}}});
  CHECK_FALSE(parts_now(w.definition, w.board()));
  CHECK(next_part(w.definition, w.board(), kNine).empty());
}

TEST_CASE("whoever stands before a part works there, at a table and on a wall") {
  Definition definition;
  definition.groups = 2;
  Step step;
  step.split = Split{};
  definition.steps = {step};
  CHECK(splits_glass(definition));
  for (std::size_t people = 4; people <= 12; ++people) {
    std::vector<std::string> names(people, "x");
    for (const bool wall : {false, true}) {
      Beginning beginning;
      beginning.wall = wall;
      beginning.seats = spread_seats(names, wall);
      std::uint64_t counter = 0;
      const auto births = begin(definition, beginning, kNine, [&] { return Id::of(1, ++counter); });
      std::vector<std::pair<double, std::int64_t>> stand;  // from the left, and in which group
      for (const Birth& birth : births) {
        if (birth.kind != RecordKind::seat) continue;
        const auto of = [&](Property property) {
          const auto it = std::find_if(birth.fields.begin(), birth.fields.end(), [&](const board::Field& f) { return f.property == property; });
          REQUIRE(it != birth.fields.end());
          return *it->value;
        };
        const double along = std::get<double>(of(Property::along));
        const auto edge = static_cast<base::Edge>(std::get<std::int64_t>(of(Property::edge)));
        const double x = wall || edge == base::Edge::south ? along : edge == base::Edge::north ? 1 - along : edge == base::Edge::west ? 0 : 1;
        stand.emplace_back(x, std::get<std::int64_t>(of(Property::group)));
      }
      std::sort(stand.begin(), stand.end());
      INFO(people << " people" << (wall ? ", wall" : ""));
      REQUIRE(stand.size() == people);
      CHECK(std::is_sorted(stand.begin(), stand.end(), [](const auto& a, const auto& b) { return a.second < b.second; }));
      const auto in_first = std::count_if(stand.begin(), stand.end(), [](const auto& s) { return s.second == 1; });
      CHECK(std::abs(static_cast<int>(people) - 2 * static_cast<int>(in_first)) <= 1);
    }
  }
  // Four parts: two above two.
  definition.groups = 4;
  const auto corners = groups_of_parts(definition, {{0.1, 0}, {0.9, 0}, {0.1, 1}, {0.9, 1}, {0.2, 0}, {0.8, 0}, {0.2, 1}, {0.8, 1}});
  CHECK(corners == std::vector<int>{1, 3, 2, 4, 1, 3, 2, 4});
}
