#include "workshop/walk.h"

#include <algorithm>

namespace workshop {

std::vector<Stop> read_walk(const std::string& walk) {
  std::vector<Stop> out{Stop::provider};
  for (std::size_t at = 0; at < walk.size();) {
    const std::size_t end = std::min(walk.find(' ', at), walk.size());
    const std::string_view word = std::string_view(walk).substr(at, end - at);
    if (const auto* it = std::find(kStops.begin(), kStops.end(), word); it != kStops.end()) out.push_back(static_cast<Stop>(it - kStops.begin()));
    at = end + 1;
  }
  return out;
}

std::string write_walk(const std::vector<Stop>& stops) {
  std::string out;
  for (std::size_t i = 1; i < stops.size(); ++i) {  // where all begin is not said
    if (!out.empty()) out += ' ';
    out += kStops[static_cast<std::size_t>(stops[i])];
  }
  return out;
}

Way way_of(const std::vector<Stop>& stops) {
  // What was learnt last counts; going back to the provider's it is as bought again.
  for (auto it = stops.rbegin(); it != stops.rend(); ++it) {
    if (*it == Stop::own_good) return Way::good_labels;
    if (*it == Stop::own_bad) return Way::bad_labels;
    if (*it == Stop::provider) break;
  }
  return Way::as_bought;
}

bool was_tried(const std::vector<Stop>& stops, Way way) {
  for (std::size_t i = 0; i < stops.size(); ++i) {
    if (stops[i] != Stop::test) continue;
    if (way_of({stops.begin(), stops.begin() + static_cast<std::ptrdiff_t>(i) + 1}) == way) return true;
  }
  return false;
}

std::vector<learner::Example> own_examples(const Definition& definition, const Teaching& teaching, Way way) {
  std::vector<learner::Example> out;
  if (way == Way::as_bought) return out;
  for (std::size_t i = 0; i < teaching.examples.size(); ++i)
    out.push_back({teaching.examples[i].at, teaching.examples[i].drawn.kind, teaching.provided.size() + i});
  constexpr std::size_t each_second = 2;
  return way == Way::bad_labels ? learner::misnamed(out, definition.kinds.size(), each_second) : out;
}

learner::Trial walk_trial(const Definition& definition, const Teaching& teaching, Way way) {
  std::vector<learner::Example> examples;
  for (std::size_t i = 0; i < teaching.provided.size(); ++i) examples.push_back({teaching.provided[i].at, teaching.provided[i].drawn.kind, i});
  for (const learner::Example& own : own_examples(definition, teaching, way)) examples.push_back(own);
  return learner::test(examples, questions_of(teaching), definition.kinds.size(), teaching.neighbours);
}

bool passes(const Teaching& teaching, const learner::Trial& trial) { return trial.count_right() >= teaching.passes; }

Leads may_go(const Definition& definition, const Teaching& teaching, const std::vector<Stop>& stops, Stop to) {
  const Stop here = stops.empty() ? Stop::provider : stops.back();
  const auto from = [&](std::initializer_list<Stop> those) { return std::find(those.begin(), those.end(), here) != those.end() ? Leads::yes : Leads::no; };
  switch (to) {
    // From the test back to the data, and from the end of the path to its beginning.
    case Stop::provider: return from({Stop::own_good, Stop::own_bad, Stop::test, Stop::live, Stop::drop});
    case Stop::own_good: return from({Stop::provider, Stop::test, Stop::own_bad});
    case Stop::own_bad: return from({Stop::provider, Stop::test, Stop::own_good});
    case Stop::test: return from({Stop::provider, Stop::own_good, Stop::own_bad});
    case Stop::drop: return from({Stop::test});
    case Stop::live:
      if (here != Stop::test) return Leads::no;
      return passes(teaching, walk_trial(definition, teaching, way_of(stops))) ? Leads::yes : Leads::test_failed;
  }
  return Leads::no;
}

}  // namespace workshop
