// Texts that fit where they must: smaller by steps, then, for names alone, an ellipsis. And the recess that stations, bars
// and switches lie in. Read by the furniture.
#pragma once
#include <string>
#include <string_view>

#include "scene/frame.h"

namespace scene {

struct Lettering {
  text::LayoutRef layout;
  double size_mm = 0;
  double width_mm = 0;  // that it was laid out in: a centred block is centred in this
};

// One line no wider than `width`: down to `least` mm, then ellipsized.
Lettering fit_line(const Frame& frame, std::string_view text, text::Style style, double width, double least);
// A person's name: down to `least` mm, then its initials, which say more than half a name. "Personne 9" is "P9".
Lettering fit_name(const Frame& frame, const std::string& name, const text::Style& style, double width, double least);
// A block no larger than `size`: down to `least` mm, then cut at a word with an ellipsis, since nothing may overflow.
Lettering fit_block(const Frame& frame, std::string_view text, text::Style style, Vec size, double least);
// The same, centred, its lines of about one length: no lonely word on the last one. Its width_mm is at most `size.x`.
Lettering fit_balanced(const Frame& frame, std::string_view text, text::Style style, Vec size, double least);

// The style at another size, its line height in proportion.
text::Style sized(text::Style style, double size_mm, int weight = 0);

// Writes a line with its middle at `at.y`; x is its left, centre or right as `align` says.
void write(const Brush& brush, const Lettering& line, Vec at, text::Align align, Colour colour);

// A recess in the linen.
void draw_well(const Frame& frame, const Brush& brush, Box box, double radius);

std::string initials(std::string_view name);

// The hour of a moment, on the clock on the wall: "16 h 12".
std::string hour_of(const Frame& frame, std::int64_t wall_ms);

// A text that people typed, as it is shown.
std::string shown(const Frame& frame, const std::string& typed);

}  // namespace scene
