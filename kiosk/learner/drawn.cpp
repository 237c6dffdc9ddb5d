#include "learner/drawn.h"

#include <algorithm>
#include <cmath>

namespace learner {
namespace {

constexpr double kTilt = 14;  // degrees that one may lean to either side
constexpr double kTint = 8;   // of 255, that its colour may be off

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::uint8_t tinted(std::uint8_t value, base::Random& random) {
  return static_cast<std::uint8_t>(std::clamp(std::floor(value + random.between(-kTint, kTint) + 0.5), 0.0, 255.0));
}

Drawn grow(const Kind& kind, std::size_t number, Colour colour, base::Random& random) {
  Drawn out;
  out.kind = number;
  out.size = random.between(kind.size.x, kind.size.y);
  const double stretch = std::sqrt(random.between(kind.stretch.x, kind.stretch.y));
  out.turn_deg = random.between(-kTilt, kTilt);
  out.colour.r = tinted(colour.r, random);
  out.colour.g = tinted(colour.g, random);
  out.colour.b = tinted(colour.b, random);
  const auto placed = [&](Vec at) { return Vec{at.x * out.size / stretch, at.y * out.size * stretch}; };
  for (const Line& line : kind.body) {
    Line& own = out.body.emplace_back();
    for (const Disc& disc : line) own.push_back({placed(disc.at), disc.radius * out.size});
  }
  for (const Vec at : kind.stem) out.stem.push_back(placed(at));
  for (const Vec at : kind.freckles) out.freckles.push_back(placed(at));
  if (kind.leaf) out.leaf = Leaf{placed(kind.leaf->at), kind.leaf->angle_deg};
  return out;
}

}  // namespace

std::optional<Colour> parse_colour(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  std::uint8_t parts[3]{};
  for (std::size_t i = 0; i < 3; ++i) {
    const int high = digit(text[1 + 2 * i]), low = digit(text[2 + 2 * i]);
    if (high < 0 || low < 0) return std::nullopt;
    parts[i] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return Colour{parts[0], parts[1], parts[2]};
}

std::vector<Drawn> gather(std::span<const Kind> kinds, std::size_t count, Gathered where, base::Random& random) {
  std::vector<Drawn> out;
  if (kinds.empty() || count == 0) return out;
  const auto colours = [&](const Kind& kind) -> const std::vector<Colour>& {
    return where == Gathered::elsewhere && !kind.elsewhere.empty() ? kind.elsewhere : kind.colours;
  };
  std::vector<std::size_t> next;  // colour of each kind
  for (const Kind& kind : kinds) next.push_back(random.below(std::max<std::size_t>(1, colours(kind).size())));
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t k = i % kinds.size();
    const auto& own = colours(kinds[k]);
    out.push_back(grow(kinds[k], k, own.empty() ? Colour{} : own[next[k]++ % own.size()], random));
  }
  for (std::size_t i = count; i-- > 1;) std::swap(out[i], out[random.below(i + 1)]);
  return out;
}

Drawn typical(const Kind& kind, std::size_t number) {
  Drawn out;
  out.kind = number;
  out.body = kind.body;
  out.stem = kind.stem;
  out.leaf = kind.leaf;
  out.freckles = kind.freckles;
  out.colour = kind.sign;
  return out;
}

std::vector<Disc> discs_of(const std::vector<Line>& body, double pitch) {
  std::vector<Disc> out;
  for (const Line& line : body) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i == 0) {
        out.push_back(line[0]);
        continue;
      }
      const Disc &from = line[i - 1], &to = line[i];
      const int parts = std::max(1, static_cast<int>(std::ceil(base::distance(from.at, to.at) / pitch)));
      for (int part = 1; part <= parts; ++part) {
        const double t = static_cast<double>(part) / parts;
        out.push_back({from.at + (to.at - from.at) * t, from.radius + (to.radius - from.radius) * t});
      }
    }
  }
  return out;
}

}  // namespace learner
