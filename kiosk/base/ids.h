// Names of records and changes: a table's number and a counter, unique across tables, stable for ever. Read by all rooms.
#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace base {

struct Id {
  std::uint64_t value = 0;  // table in the upper 24 bits, counter in the lower 40; 0 = none
  static constexpr Id of(std::uint32_t table, std::uint64_t counter) { return {(std::uint64_t{table} << 40) | (counter & 0xff'ffff'ffffULL)}; }
  constexpr std::uint32_t table() const { return static_cast<std::uint32_t>(value >> 40); }
  constexpr std::uint64_t counter() const { return value & 0xff'ffff'ffffULL; }
  constexpr explicit operator bool() const { return value != 0; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

// "1-42"; empty for none.
std::string to_string(Id id);
// The reverse; nothing when the text is not an id.
std::optional<Id> parse_id(std::string_view text);

}  // namespace base

template <>
struct std::hash<base::Id> {
  std::size_t operator()(base::Id id) const noexcept { return std::hash<std::uint64_t>{}(id.value * 0x9e3779b97f4a7c15ULL); }
};
