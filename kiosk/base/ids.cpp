#include "base/ids.h"

#include <charconv>

namespace base {

std::string to_string(Id id) {
  if (!id) return {};
  return std::to_string(id.table()) + "-" + std::to_string(id.counter());
}

std::optional<Id> parse_id(std::string_view text) {
  if (text.empty()) return Id{};
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  std::uint32_t table = 0;
  std::uint64_t counter = 0;
  const char* const end = text.data() + text.size();
  const auto a = std::from_chars(text.data(), text.data() + dash, table);
  const auto b = std::from_chars(text.data() + dash + 1, end, counter);
  if (a.ec != std::errc{} || a.ptr != text.data() + dash || b.ec != std::errc{} || b.ptr != end) return std::nullopt;
  if (table >> 24 || counter >> 40 || counter == 0) return std::nullopt;
  return Id::of(table, counter);
}

}  // namespace base
