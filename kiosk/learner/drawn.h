// Things to learn from, as data: an outline made of discs along lines, a colour, a stem and a leaf. Grown from their kind with a seed,
// the same on every machine. Read by workshop (kinds come from its files), by scene (which draws them) and by what measures them.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/random.h"

namespace learner {
using base::Vec;

struct Colour {
  std::uint8_t r = 0, g = 0, b = 0;
  friend bool operator==(Colour, Colour) = default;
};
std::optional<Colour> parse_colour(std::string_view text);  // "#c8432f"

// In hundredths of the square that the thing is drawn in, from its middle, y down.
struct Disc {
  Vec at;
  double radius = 0;
};
using Line = std::vector<Disc>;  // thick between each two discs, as a brush leaves it
struct Leaf {
  Vec at;
  double angle_deg = 0;
};

// What all of one kind have in common, and how far they may differ.
struct Kind {
  std::vector<Line> body;
  std::vector<Vec> stem;
  std::optional<Leaf> leaf;
  std::vector<Vec> freckles;
  Colour sign;                    // of the label that names it
  std::vector<Colour> colours;    // one after the other
  std::vector<Colour> elsewhere;  // of those that somebody else gathered; empty = the same
  Vec size{1, 1}, stretch{1, 1};  // from, to
};

enum class Gathered : std::uint8_t { here, elsewhere };

struct Drawn {
  std::size_t kind = 0;
  std::vector<Line> body;
  std::vector<Vec> stem;
  std::optional<Leaf> leaf;
  std::vector<Vec> freckles;
  Colour colour;
  double turn_deg = 0;
  double size = 1;
};

// As many of each kind as of the others, as near as may be, in an order that the die gives.
std::vector<Drawn> gather(std::span<const Kind> kinds, std::size_t count, Gathered where, base::Random& random);

// As it is thought of: what a label shows.
Drawn typical(const Kind& kind, std::size_t number);

// The discs of a body, so close that their edge is smooth: what is drawn, and what is measured. `pitch`: hundredths between two.
std::vector<Disc> discs_of(const std::vector<Line>& body, double pitch = 1.5);

}  // namespace learner
