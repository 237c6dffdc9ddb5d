// Where a piece of a text lies, line by line: what is selected, what is marked. Read by what draws texts in the making.
#pragma once
#include <cstdint>
#include <vector>

#include "base/geometry.h"
#include "text/text.h"

namespace scene {

// From one byte of the text that is laid out to another, a box for each line that it touches, in mm from the layout's top left.
std::vector<base::Box> on_lines(const text::Layout& layout, std::uint32_t from, std::uint32_t to);

}  // namespace scene
