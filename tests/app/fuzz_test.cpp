// Ten hands that mean nothing, 100,000 times: whatever they do, the table stays whole.
#include <cstdlib>
#include <iostream>
#include <sstream>

#include "fuzzed_table.h"

TEST_CASE("a table stays whole whatever ten hands do to it") {
  // Twenty tables of 5,000 events: all steps, tables and walls, three people to ten.
  const auto seed = GENERATE(range(1, 21));
  INFO("seed " << seed);
  fuzz::FuzzedTable table(static_cast<std::uint64_t>(seed));
  table.play(5'000);
  CHECK(table.contacts_begun() > 400);
}

// Each of these broke once.
TEST_CASE("a table that was left while a hand fell on one of its buttons stays whole") { fuzz::FuzzedTable(5024).play(5'000); }

// Many more, by hand: TABLEE_FUZZ="first-seed seeds events" test_app "[.fuzz]"
TEST_CASE("a table stays whole through the seeds that are asked for", "[.fuzz]") {
  const char* asked = std::getenv("TABLEE_FUZZ");
  std::istringstream words(asked ? asked : "100 10 5000");
  std::uint64_t first = 0, seeds = 0;
  int events = 0;
  words >> first >> seeds >> events;
  std::uint64_t begun = 0;
  std::map<std::string, int> acts;
  for (std::uint64_t seed = first; seed < first + seeds; ++seed) {
    INFO("seed " << seed);
    std::cerr << "seed " << seed << "\n";
    fuzz::FuzzedTable table(seed);
    table.play(events);
    begun += table.contacts_begun();
    for (const auto& [name, count] : table.acts()) acts[name] += count;
  }
  std::cerr << begun << " contacts begun\n";
  for (const auto& [name, count] : acts) std::cerr << name << ": " << count << "\n";
}
