// Points, boxes and poses on the glass. Read by every room. Lengths are millimetres from the top left corner of the
// glass, x to the right and y down; angles are degrees, clockwise as seen on the screen, 0 = upright for the south side.
#pragma once
#include <algorithm>
#include <array>
#include <cmath>
#include <compare>
#include <numbers>

namespace base {

struct Vec {
  double x = 0, y = 0;
  friend constexpr Vec operator+(Vec a, Vec b) { return {a.x + b.x, a.y + b.y}; }
  friend constexpr Vec operator-(Vec a, Vec b) { return {a.x - b.x, a.y - b.y}; }
  friend constexpr Vec operator*(Vec a, double k) { return {a.x * k, a.y * k}; }
  friend constexpr Vec operator*(double k, Vec a) { return a * k; }
  friend constexpr Vec operator/(Vec a, double k) { return {a.x / k, a.y / k}; }
  constexpr Vec& operator+=(Vec b) { return *this = *this + b; }
  constexpr Vec& operator-=(Vec b) { return *this = *this - b; }
  friend constexpr bool operator==(Vec, Vec) = default;
};

constexpr double dot(Vec a, Vec b) { return a.x * b.x + a.y * b.y; }
constexpr double cross(Vec a, Vec b) { return a.x * b.y - a.y * b.x; }
inline double length(Vec a) { return std::hypot(a.x, a.y); }
inline double distance(Vec a, Vec b) { return length(a - b); }
constexpr double radians(double deg) { return deg * std::numbers::pi / 180.0; }
constexpr double degrees(double rad) { return rad * 180.0 / std::numbers::pi; }

// In (-180, 180].
inline double normalized_deg(double deg) {
  deg = std::fmod(deg, 360.0);
  if (deg <= -180.0) deg += 360.0;
  if (deg > 180.0) deg -= 360.0;
  return deg;
}

inline Vec rotated(Vec a, double deg) {
  const double s = std::sin(radians(deg)), c = std::cos(radians(deg));
  return {a.x * c - a.y * s, a.x * s + a.y * c};
}

struct Box {
  Vec min, max;
  static constexpr Box at(Vec min, Vec size) { return {min, min + size}; }
  static constexpr Box around(Vec centre, Vec size) { return {centre - size * 0.5, centre + size * 0.5}; }
  constexpr double width() const { return max.x - min.x; }
  constexpr double height() const { return max.y - min.y; }
  constexpr Vec size() const { return max - min; }
  constexpr Vec centre() const { return (min + max) * 0.5; }
  constexpr bool contains(Vec p) const { return p.x >= min.x && p.x <= max.x && p.y >= min.y && p.y <= max.y; }
  constexpr bool overlaps(const Box& o) const { return min.x < o.max.x && o.min.x < max.x && min.y < o.max.y && o.min.y < max.y; }
  constexpr Box grown(double by) const { return {{min.x - by, min.y - by}, {max.x + by, max.y + by}}; }
  constexpr Vec clamp(Vec p) const { return {std::clamp(p.x, min.x, std::max(min.x, max.x)), std::clamp(p.y, min.y, std::max(min.y, max.y))}; }
  friend constexpr bool operator==(const Box&, const Box&) = default;
};

// The box that both cover; of negative size where they lie apart.
constexpr Box intersection(const Box& a, const Box& b) {
  return {{std::max(a.min.x, b.min.x), std::max(a.min.y, b.min.y)}, {std::min(a.max.x, b.max.x), std::min(a.max.y, b.max.y)}};
}
// How much of each the other covers: mm².
constexpr double overlap(const Box& a, const Box& b) {
  const Box both = intersection(a, b);
  return both.width() > 0 && both.height() > 0 ? both.width() * both.height() : 0;
}

// Where a thing lies: its centre and its turn.
struct Pose {
  Vec at;
  double angle_deg = 0;
  Vec to_glass(Vec local) const { return at + rotated(local, angle_deg); }
  Vec to_local(Vec glass) const { return rotated(glass - at, -angle_deg); }
  friend constexpr bool operator==(const Pose&, const Pose&) = default;
};

// The four corners of a rectangle of `size` centred on a pose, clockwise from the local top left.
inline std::array<Vec, 4> corners(const Pose& pose, Vec size) {
  const Vec h = size * 0.5;
  return {pose.to_glass({-h.x, -h.y}), pose.to_glass({h.x, -h.y}), pose.to_glass({h.x, h.y}), pose.to_glass({-h.x, h.y})};
}

// The upright box around a turned rectangle.
inline Box bounds(const Pose& pose, Vec size) {
  const auto c = corners(pose, size);
  Box b{c[0], c[0]};
  for (const Vec p : c) {
    b.min = {std::min(b.min.x, p.x), std::min(b.min.y, p.y)};
    b.max = {std::max(b.max.x, p.x), std::max(b.max.y, p.y)};
  }
  return b;
}

// The four sides of the table. A person on the south side reads at 0 degrees.
enum class Edge : unsigned char { south, east, north, west };
constexpr double facing_deg(Edge edge) {
  switch (edge) {
    case Edge::south: return 0;
    case Edge::west: return 90;
    case Edge::north: return 180;
    case Edge::east: return -90;
  }
  return 0;
}

}  // namespace base
