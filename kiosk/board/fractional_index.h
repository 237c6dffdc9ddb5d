// Order in a list as a text between two neighbours, so that a move sets one property of one record. Digits 0-9A-Za-z.
#pragma once
#include <string>
#include <string_view>

namespace board {

// A text strictly between two others in plain byte order; an empty `before` is the start, an empty `after` the end.
// Never ends in '0', so there is always room before it. Requires before < after where both are given.
std::string order_between(std::string_view before, std::string_view after);

}  // namespace board
