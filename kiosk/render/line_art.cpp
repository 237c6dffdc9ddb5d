// The small language of the icons' drawings, and distances. Read by fields.
#include "render/line_art.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace render {
namespace {

using base::Vec;

class Pen {
 public:
  explicit Pen(std::string_view drawing) : rest_(drawing) {}

  std::vector<Stroke> draw() {
    while (skip_spaces(), !rest_.empty()) {
      const char command = rest_.front();
      rest_.remove_prefix(1);
      switch (command) {
        case 'M': start_ = at_ = point(); break;
        case 'L': line_to(point()); break;
        case 'Z': line_to(start_); break;
        case 'D':
          at_ = point();
          line_to(at_);
          break;
        case 'C': {
          const Vec a = point(), b = point(), end = point();
          curve(a, b, end);
          break;
        }
        case 'O': {
          const Vec centre = point();
          arc(centre, number(), 0, 360);
          break;
        }
        case 'G': {
          const Vec centre = point();
          const double radius = number(), from = number(), to = number();
          arc(centre, radius, from, to);
          break;
        }
        case 'R': {
          const Vec min = point(), size = point();
          rectangle(min, min + size, number());
          break;
        }
        default: return strokes_;  // a drawing with a fault ends where it is
      }
    }
    return strokes_;
  }

 private:
  void skip_spaces() {
    while (!rest_.empty() && rest_.front() == ' ') rest_.remove_prefix(1);
  }
  double number() {
    skip_spaces();
    double value = 0;
    const auto [end, fault] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }
  Vec point() {
    const double x = number();
    return {x, number()};
  }
  void line_to(Vec to) {
    strokes_.push_back({at_, to});
    at_ = to;
  }
  void curve(Vec a, Vec b, Vec end) {
    const Vec begin = at_;
    constexpr int pieces = 12;
    for (int i = 1; i <= pieces; ++i) {
      const double t = static_cast<double>(i) / pieces, u = 1 - t;
      line_to(u * u * u * begin + 3 * u * u * t * a + 3 * u * t * t * b + t * t * t * end);
    }
  }
  void arc(Vec centre, double radius, double from, double to) {
    const int pieces = std::max(4, static_cast<int>(std::ceil(std::abs(to - from) / 7.5)));
    at_ = centre + base::rotated({radius, 0}, from);
    for (int i = 1; i <= pieces; ++i) line_to(centre + base::rotated({radius, 0}, from + (to - from) * i / pieces));
  }
  void rectangle(Vec min, Vec max, double r) {
    arc({min.x + r, min.y + r}, r, 180, 270);
    line_to({max.x - r, min.y});
    arc({max.x - r, min.y + r}, r, 270, 360);
    line_to({max.x, max.y - r});
    arc({max.x - r, max.y - r}, r, 0, 90);
    line_to({min.x + r, max.y});
    arc({min.x + r, max.y - r}, r, 90, 180);
    line_to({min.x, min.y + r});
  }

  std::string_view rest_;
  std::vector<Stroke> strokes_;
  Vec at_, start_;
};

// Squared: the root is taken once, of the nearest.
double square_to_line(Vec p, Vec a, Vec b) {
  const Vec ab = b - a, ap = p - a;
  const double square = base::dot(ab, ab);
  const double t = square > 0 ? std::clamp(base::dot(ap, ab) / square, 0.0, 1.0) : 0;
  const Vec away = ap - t * ab;
  return base::dot(away, away);
}

}  // namespace

std::vector<Stroke> strokes_of(std::string_view drawing) { return Pen(drawing).draw(); }

double distance_to(const std::vector<Stroke>& strokes, Vec p) {
  double nearest = std::numeric_limits<double>::infinity();
  for (const Stroke& stroke : strokes) nearest = std::min(nearest, square_to_line(p, stroke.from, stroke.to));
  return std::sqrt(nearest);
}

namespace {

double box(Vec p, double half_w, double half_h) {
  const double x = std::abs(p.x) - half_w, y = std::abs(p.y) - half_h;
  return std::hypot(std::max(x, 0.0), std::max(y, 0.0)) + std::min(std::max(x, y), 0.0);
}

// Exact for any simple polygon: the nearest edge, and the sign by crossing count.
template <std::size_t N>
double polygon(Vec p, const std::array<Vec, N>& v) {
  double nearest = std::numeric_limits<double>::infinity();
  bool inside = false;
  for (std::size_t i = 0, j = N - 1; i < N; j = i++) {
    nearest = std::min(nearest, square_to_line(p, v[i], v[j]));
    if ((v[i].y > p.y) != (v[j].y > p.y) && p.x < (v[j].x - v[i].x) * (p.y - v[i].y) / (v[j].y - v[i].y) + v[i].x) inside = !inside;
  }
  return inside ? -std::sqrt(nearest) : std::sqrt(nearest);
}

std::array<Vec, 10> star() {
  std::array<Vec, 10> points;
  for (std::size_t i = 0; i < points.size(); ++i) { points[i] = base::rotated({0, i % 2 == 0 ? -0.66 : -0.30}, 36.0 * static_cast<double>(i)) + Vec{0, 0.05}; }
  return points;
}

std::array<Vec, 6> hexagon() {
  std::array<Vec, 6> points;
  for (std::size_t i = 0; i < points.size(); ++i) points[i] = base::rotated({0, -0.58}, 60.0 * static_cast<double>(i));
  return points;
}

// A circle and the two tangents from its tip.
std::array<Vec, 61> drop() {
  std::array<Vec, 61> points;
  constexpr double radius = 0.41, tip = -0.66, centre = 0.17;
  const double opening = base::degrees(std::acos(radius / (centre - tip)));  // between the axis and the radius to a tangent's foot
  points[0] = {0, tip};
  for (std::size_t i = 1; i < points.size(); ++i) {
    const double turn = opening + (360 - 2 * opening) * static_cast<double>(i - 1) / static_cast<double>(points.size() - 2);
    points[i] = Vec{0, centre} + base::rotated({0, -radius}, turn);
  }
  return points;
}

std::array<Vec, 72> heart() {
  std::array<Vec, 72> points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double t = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(points.size());
    const double s = std::sin(t);
    points[i] = {0.58 * s * s * s, -0.036 * (13 * std::cos(t) - 5 * std::cos(2 * t) - 2 * std::cos(3 * t) - std::cos(4 * t)) - 0.04};
  }
  return points;
}

}  // namespace

double mark_distance(int person, Vec p) {
  static const struct {
    std::array<Vec, 61> drop = render::drop();
    std::array<Vec, 10> star = render::star();
    std::array<Vec, 72> heart = render::heart();
    std::array<Vec, 6> hexagon = render::hexagon();
  } outlines;
  switch ((std::max(person, 1) - 1) % 12) {
    case 0: return base::length(p) - 0.48;                                                                      // disque
    case 1: return polygon(p, std::array<Vec, 3>{{{0, -0.58}, {0.55, 0.42}, {-0.55, 0.42}}});                   // triangle
    case 2: return box(p, 0.46, 0.46);                                                                          // carre
    case 3: return polygon(p, std::array<Vec, 4>{{{0, -0.64}, {0.53, 0}, {0, 0.64}, {-0.53, 0}}});              // losange
    case 4: return std::min(box(p, 0.58, 0.195), box(p, 0.195, 0.58));                                          // croix
    case 5: return polygon(p, outlines.hexagon);                                                                // hexagone
    case 6: return polygon(p, outlines.drop);                                                                   // goutte
    case 7: return std::min(box(p - Vec{0, -0.27}, 0.54, 0.155), box(p - Vec{0, 0.27}, 0.54, 0.155));           // barres
    case 8: return std::max(base::length(p) - 0.55, 0.25 - base::length(p));                                    // anneau
    case 9: return std::max(base::length(p - Vec{0.02, 0}) - 0.60, 0.50 - base::length(p - Vec{0.36, -0.24}));  // lune
    case 10: return polygon(p, outlines.star);                                                                  // etoile
    default: return polygon(p, outlines.heart);                                                                 // coeur
  }
}

}  // namespace render
