// The other way to learn: nobody says what anything is, and what is alike is put together. The groups have no names; people give them
// theirs. And what follows from who looked at what. Read by workshop and tests.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace learner {

using Row = std::vector<double>;  // what was counted for one: all rows have the same length

// How much of each there is, where the counts come to 1: somebody who looks at much and somebody who looks at little may be alike.
Row shares(const Row& counts);

struct Groups {
  std::vector<std::size_t> of;                   // one a row: its group, numbered in the order in which they are first met
  std::vector<Row> middles;                      // of each group
  std::vector<std::optional<std::size_t>> torn;  // one a row: the other group that it is nearly as near to, where there is one
  std::size_t rounds = 0;                        // until nothing changed any more
  std::size_t size(std::size_t group) const;
};
// k-means: as many middles as asked for, each row to its nearest, each middle to the mean of its rows, again until nothing changes. Begun
// several times from what the seed gives; the beginning that comes out closest is kept. Ends after `most_rounds` in any case.
inline constexpr std::size_t most_rounds = 50;
Groups group(std::span<const Row> rows, std::size_t count, std::uint64_t seed);

// Of those who looked at one thing, how many looked at another too: the one that most did.
struct Together {
  std::size_t first = 0, other = 0;
  std::size_t both = 0, of = 0;
};
std::optional<Together> often_together(std::span<const Row> rows, std::size_t first);

}  // namespace learner
