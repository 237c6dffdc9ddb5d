// What a machine learns from on a sheet of layout "learner", as the workshop's file says it: drawn examples, things held back for the
// test, or visits without a word about who came. Read by workshop, scene, hands, app and exchange.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/language.h"
#include "learner/groups.h"
#include "learner/measure.h"

namespace workshop {
using base::Localized;

struct Teaching {
  enum class Mode : std::uint8_t {
    supervised,    // people say what examples are
    unsupervised,  // it sorts by itself, people name what it found
    ready,         // bought from somebody who trained it elsewhere
  };
  Mode mode = Mode::supervised;
  std::array<learner::Measure, 2> looks_at{learner::Measure::shape, learner::Measure::colour};
  std::size_t neighbours = 3;  // of the nearest examples it goes by so many

  struct Item {
    learner::Drawn drawn;
    learner::Place at;  // as it is measured
  };
  std::vector<Item> examples;  // supervised: to be labelled; ready: the group's own, for who wants to add them
  std::vector<Item> tests;     // never shown to it
  std::vector<Item> provided;  // ready: what the provider trained it on
  std::size_t passes = 7;      // ready: right answers that the test asks for

  struct Aisle {
    std::string id;
    Localized label;
    learner::Colour colour;
    std::vector<std::vector<learner::Vec>> lines;  // its sign, in a square of 24
  };
  std::vector<Aisle> aisles;
  std::vector<learner::Row> visits;  // one a visitor: how often they looked at each aisle
  std::size_t groups = 4;
  std::uint64_t seed = 1;
};

}  // namespace workshop
