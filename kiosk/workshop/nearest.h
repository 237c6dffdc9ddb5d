// The valid word nearest to a wrong one, for messages. Read by the readers of definitions.
#pragma once
#include <span>
#include <string_view>

namespace workshop {

// Letters (bytes) to add, drop, change or swap with a neighbour to go from one word to the other.
std::size_t edit_distance(std::string_view from, std::string_view to);
// Empty when no word is near enough to be what was meant.
std::string_view nearest(std::string_view word, std::span<const std::string_view> valid);

}  // namespace workshop
