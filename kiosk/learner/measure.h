// What can be seen of a drawn thing, as numbers: how round it is, what colour it has, how large it is. Measured on the very discs and
// the very colour that are drawn, so that the machine sees what people see and nothing else. Read by workshop and scene.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "learner/drawn.h"

namespace learner {

enum class Measure : std::uint8_t { shape, colour, size };
inline constexpr std::array<std::string_view, 3> kMeasures{"shape", "colour", "size"};  // in the order of Measure

struct Seen {
  double elongation = 1;  // length by width, of its ellipse of inertia: 1 = round
  double hue_deg = 0;     // 0 red, 30 orange, 60 yellow, 120 green; -60 to 300
  double area = 0;        // share of its square
};
Seen look_at(const Drawn& drawn);
double hue_of(Colour colour);

// On a scale from 0 to 1: round to long, red to green, small to large. What is beyond an end counts as the end.
double on_scale(const Seen& seen, Measure measure);

// Two measures place a thing on a map: what is near there is alike, and nothing else counts.
using Place = Vec;
Place place_of(const Drawn& drawn, std::array<Measure, 2> measures);

}  // namespace learner
