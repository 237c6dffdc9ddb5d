// Dotted and dashed edges become dots and short strokes of their own: the shader, which every pixel of the glass pays for,
// stays without them. Read through resolver.h.
#include <algorithm>
#include <cmath>

#include "render/resolver.h"

namespace render {
namespace {

using base::Vec;

// The edge of a rounded box as straight pieces and quarter circles, clockwise from the top left's end of its corner.
struct Piece {
  Vec from, to;       // straight
  Vec centre;         // arc
  double radius = 0;  // 0 = straight
  double from_deg = 0;
  double length = 0;
};

std::vector<Piece> pieces_of(Vec half, double radius) {
  const double r = std::clamp(radius, 0.0, std::min(half.x, half.y));
  const Vec inner{half.x - r, half.y - r};
  std::vector<Piece> pieces;
  const auto line = [&](Vec from, Vec to) {
    const double length = base::distance(from, to);
    if (length > 1e-9) pieces.push_back({from, to, {}, 0, 0, length});
  };
  const auto arc = [&](Vec centre, double from_deg) {
    if (r > 0) pieces.push_back({{}, {}, centre, r, from_deg, r * std::numbers::pi / 2});
  };
  line({-inner.x, -half.y}, {inner.x, -half.y});
  arc({inner.x, -inner.y}, -90);
  line({half.x, -inner.y}, {half.x, inner.y});
  arc({inner.x, inner.y}, 0);
  line({inner.x, half.y}, {-inner.x, half.y});
  arc({-inner.x, inner.y}, 90);
  line({-half.x, inner.y}, {-half.x, -inner.y});
  arc({-inner.x, -inner.y}, 180);
  return pieces;
}

}  // namespace

std::vector<EdgePlace> places_along_edge(Vec half, double radius, double pitch) {
  std::vector<EdgePlace> places;
  if (!(pitch > 0)) return places;
  constexpr double most = 4000;  // a pitch finer than that is a line
  if (half.y <= 0) {
    const double count = std::clamp(std::round(2 * half.x / pitch), 1.0, most);
    const double step = 2 * half.x / count;
    for (double i = 0; i <= count; ++i) places.push_back({{-half.x + step * i, 0}, 0, step / 2});
    return places;
  }
  const std::vector<Piece> pieces = pieces_of(half, radius);
  double around = 0;
  for (const Piece& piece : pieces) around += piece.length;
  if (around <= 0) return places;
  const double count = std::clamp(std::round(around / pitch), 1.0, most), step = around / count;
  double next = step / 2, before = 0;
  for (const Piece& piece : pieces) {
    for (; next < before + piece.length; next += step) {
      const double s = (next - before) / piece.length;
      if (piece.radius > 0) {
        const double deg = piece.from_deg + 90 * s;
        places.push_back({piece.centre + base::rotated({piece.radius, 0}, deg), deg + 90, step / 2});
      } else {
        const Vec along = piece.to - piece.from;
        places.push_back({piece.from + s * along, base::degrees(std::atan2(along.y, along.x)), step / 2});
      }
    }
    before += piece.length;
  }
  return places;
}

void Resolver::dots(const scene::Instance& in) {
  scene::Instance dot = in;
  const float r = in.border / 2;
  for (const EdgePlace& place : places_along_edge({in.half_w, in.half_h}, in.radius, in.blur)) {
    dot.x = static_cast<float>(in.x + place.at.x * in.cos - place.at.y * in.sin);
    dot.y = static_cast<float>(in.y + place.at.x * in.sin + place.at.y * in.cos);
    box(dot, r, r, r, 0);
  }
}

void Resolver::dashes(const scene::Instance& in) {
  // A dash, then as much again of nothing; the stroke lies inside the box, like a border's.
  const double half_width = in.border / 2;
  const Vec half{in.half_w - half_width, in.half_h - half_width};
  scene::Instance dash = in;
  for (const EdgePlace& place : places_along_edge(half, in.radius - half_width, 2 * in.blur)) {
    dash.x = static_cast<float>(in.x + place.at.x * in.cos - place.at.y * in.sin);
    dash.y = static_cast<float>(in.y + place.at.x * in.sin + place.at.y * in.cos);
    const Vec turn = base::rotated({in.cos, in.sin}, place.turn_deg);
    dash.cos = static_cast<float>(turn.x);
    dash.sin = static_cast<float>(turn.y);
    box(dash, static_cast<float>(place.length / 2), static_cast<float>(half_width), 0, 0);
  }
}

}  // namespace render
