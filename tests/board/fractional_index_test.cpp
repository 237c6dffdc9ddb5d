// Orders between neighbours: always room, never long.
#include "board/fractional_index.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <vector>

#include "base/random.h"

using board::order_between;

TEST_CASE("a first order, one before it, one after it, one between") {
  const std::string first = order_between("", "");
  CHECK(first == "V");
  const std::string after = order_between(first, "");
  const std::string before = order_between("", first);
  CHECK(before < first);
  CHECK(first < after);
  const std::string between = order_between(first, after);
  CHECK(first < between);
  CHECK(between < after);
}

TEST_CASE("there is room between the closest neighbours") {
  for (const auto& [low, high] : std::vector<std::pair<std::string, std::string>>{
           {"1", "2"}, {"1", "11"}, {"z", "z1"}, {"0z", "1"}, {"Az", "B"}, {"A", "A01"}, {"01", "02"}, {"Vzzz", "W"}}) {
    const std::string middle = order_between(low, high);
    INFO(low << " < " << middle << " < " << high);
    CHECK(low < middle);
    CHECK(middle < high);
    CHECK(middle.back() != '0');
  }
}

TEST_CASE("a list that grows at one end keeps short orders") {
  std::string last, first;
  for (int i = 0; i < 1000; ++i) {
    const std::string next = order_between(last, "");
    CHECK((last.empty() || last < next));
    last = next;
    const std::string previous = order_between("", first);
    CHECK((first.empty() || previous < first));
    CHECK(previous.back() != '0');
    first = previous;
  }
  CHECK(last.size() < 20);
  CHECK(first.size() < 40);
}

TEST_CASE("always inserting at the same place grows a digit in five at worst") {
  std::string low = order_between("", ""), high = order_between(low, "");
  for (int i = 0; i < 500; ++i) {
    const std::string middle = order_between(low, high);
    REQUIRE(low < middle);
    REQUIRE(middle < high);
    (i % 2 ? low : high) = middle;
  }
  CHECK(low.size() < 220);
}

TEST_CASE("thousands of insertions at random stay in strict order and modest in length") {
  for (const std::uint64_t seed : {1u, 2u, 3u, 4u, 5u}) {
    base::Random random(seed);
    std::vector<std::string> list;
    for (int i = 0; i < 3000; ++i) {
      const std::size_t at = random.below(list.size() + 1);
      const std::string before = at == 0 ? "" : list[at - 1];
      const std::string after = at == list.size() ? "" : list[at];
      const std::string made = order_between(before, after);
      REQUIRE((before.empty() || before < made));
      REQUIRE((after.empty() || made < after));
      REQUIRE(made.back() != '0');
      list.insert(list.begin() + static_cast<std::ptrdiff_t>(at), made);
    }
    CHECK(std::is_sorted(list.begin(), list.end()));
    const auto longest = std::max_element(list.begin(), list.end(), [](auto& a, auto& b) { return a.size() < b.size(); });
    CHECK(longest->size() < 16);
  }
}

TEST_CASE("orders that came from elsewhere never make it loop or crash") {
  base::Random random(9);
  for (int i = 0; i < 5000; ++i) {
    std::string a(random.below(6), ' '), b(random.below(6), ' ');
    for (char& c : a) c = static_cast<char>(random.below(256));
    for (char& c : b) c = static_cast<char>(random.below(256));
    CHECK(order_between(a, b).size() <= a.size() + b.size() + 2);
  }
  CHECK(order_between("B", "B") > "B");  // two moves met: the new one comes after both
}
