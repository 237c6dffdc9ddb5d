// The path of a solution that is bought ready-made: the provider trained it, the group may add its own examples, the test says whether it
// is good enough. A group walks it as often as it likes; every way is tried with the same test. Pure; read by scene, hands and app.
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "workshop/lesson.h"

namespace workshop {

enum class Stop : std::uint8_t { provider, own_good, own_bad, test, live, drop };
inline constexpr std::array<std::string_view, 6> kStops{"provider", "own-good", "own-bad", "test", "live", "drop"};  // in the order of Stop

// As a board keeps it: names with a blank between. It begins at the provider's, and what cannot be read is passed over.
std::vector<Stop> read_walk(const std::string& walk);
std::string write_walk(const std::vector<Stop>& stops);

// With what the machine comes to the test.
enum class Way : std::uint8_t { as_bought, good_labels, bad_labels };
inline constexpr std::array<Way, 3> kWays{Way::as_bought, Way::good_labels, Way::bad_labels};
Way way_of(const std::vector<Stop>& stops);               // that was taken last
bool was_tried(const std::vector<Stop>& stops, Way way);  // as far as the test

// One half of the own examples is called by a wrong name, where they are badly labelled.
std::vector<learner::Example> own_examples(const Definition& definition, const Teaching& teaching, Way way);
learner::Trial walk_trial(const Definition& definition, const Teaching& teaching, Way way);
bool passes(const Teaching& teaching, const learner::Trial& trial);

// Whether the path leads there from where the group is: only who passes the test goes live, and who does not may go back.
enum class Leads : std::uint8_t { yes, no, test_failed };
Leads may_go(const Definition& definition, const Teaching& teaching, const std::vector<Stop>& stops, Stop to);

}  // namespace workshop
