// Fractional indices: a move between two neighbours sets one text. Adding at an end counts one digit up or down, so
// that a list which only grows keeps short keys; in the middle the digit half way is taken.
#include "board/fractional_index.h"

#include <algorithm>

namespace board {
namespace {

constexpr std::string_view kDigits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr int kBase = static_cast<int>(kDigits.size());

// An order that came from elsewhere may hold any byte; it then counts as the nearest digit below it.
int value(char digit) {
  const auto above = std::upper_bound(kDigits.begin(), kDigits.end(), digit);
  return std::max(0, static_cast<int>(above - kDigits.begin()) - 1);
}
char digit(int value) { return kDigits[static_cast<std::size_t>(value)]; }

std::string after_last(std::string_view last) {
  const std::size_t room = last.find_first_not_of(digit(kBase - 1));
  if (room == std::string_view::npos) return std::string(last) + digit(1);
  return std::string(last.substr(0, room)) + digit(std::min(value(last[room]) + 1, kBase - 1));
}

std::string before_first(std::string_view first) {
  const std::size_t room = first.find_first_not_of(digit(0));
  if (room == std::string_view::npos) return std::string(first);  // only zeros: nothing lies before, and we never make it
  const std::string zeros(first.substr(0, room));
  const int here = value(first[room]);
  if (here > 1) return zeros + digit(here - 1);
  if (room + 1 < first.size()) return zeros + digit(1);
  return zeros + digit(0) + digit(kBase - 1);
}

// An empty `after` is the end.
std::string middle(std::string_view before, std::string_view after) {
  std::string shared;
  while (!after.empty() && (before.empty() ? digit(0) : before.front()) == after.front()) {
    shared += after.front();
    before.remove_prefix(before.empty() ? 0 : 1);
    after.remove_prefix(1);
  }
  const int low = before.empty() ? 0 : value(before.front());
  const int high = after.empty() ? kBase : value(after.front());
  if (high - low > 1) return shared + digit((low + high) / 2);
  if (after.size() > 1) return shared + after.front();
  return shared + digit(low) + middle(before.empty() ? before : before.substr(1), {});
}

}  // namespace

std::string order_between(std::string_view before, std::string_view after) {
  if (before.empty() && after.empty()) return std::string(1, digit(kBase / 2));
  if (after.empty() || before >= after) return after_last(before);
  if (before.empty()) return before_first(after);
  return middle(before, after);
}

}  // namespace board
