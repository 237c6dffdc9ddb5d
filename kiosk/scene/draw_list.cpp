// The brush: what people call a shadow, a mark or a text, as instances in glass millimetres. Read through draw_list.h.
#include "scene/draw_list.h"

#include <cmath>

namespace scene {

Brush::Brush(std::vector<Instance>& out, Pose in)
    : out_(out), in_(in), cos_(std::cos(base::radians(in.angle_deg))), sin_(std::sin(base::radians(in.angle_deg))) {
  // Quarter turns are exact, so that what lies straight is drawn on whole pixels on all four sides of the table.
  if (std::fmod(in.angle_deg, 90.0) == 0) {
    cos_ = std::round(cos_);
    sin_ = std::round(sin_);
  }
}

Brush Brush::at(Pose local) const { return Brush(out_, {place(local.at), in_.angle_deg + local.angle_deg}); }

Instance& Brush::add(Shape shape, Vec centre, Vec half, Colour colour, double angle_deg) const {
  Instance& made = out_.emplace_back();
  const Vec glass = place(centre);
  made.x = static_cast<float>(glass.x);
  made.y = static_cast<float>(glass.y);
  made.half_w = static_cast<float>(half.x);
  made.half_h = static_cast<float>(half.y);
  if (angle_deg == 0) {
    made.cos = static_cast<float>(cos_);
    made.sin = static_cast<float>(sin_);
  } else {
    const double c = std::cos(base::radians(angle_deg)), s = std::sin(base::radians(angle_deg));
    made.cos = static_cast<float>(cos_ * c - sin_ * s);
    made.sin = static_cast<float>(sin_ * c + cos_ * s);
  }
  made.colour = colour;
  made.shape = static_cast<std::uint16_t>(shape);
  return made;
}

void Brush::rounded(Box box, double radius, Colour colour) const {
  add(Shape::rounded, box.centre(), box.size() * 0.5, colour).radius = static_cast<float>(radius);
}

void Brush::border(Box box, double radius, double width, Colour colour) const {
  Instance& made = add(Shape::rounded, box.centre(), box.size() * 0.5, colour);
  made.radius = static_cast<float>(radius);
  made.border = static_cast<float>(width);
}

void Brush::shadow(Box box, double radius, double blur, Colour colour, Vec fall) const {
  Instance& made = add(Shape::shadow, box.centre(), box.size() * 0.5, colour);
  const Vec fallen = place(box.centre()) + fall;
  made.x = static_cast<float>(fallen.x);
  made.y = static_cast<float>(fallen.y);
  made.u0 = static_cast<float>(fall.x);
  made.v0 = static_cast<float>(fall.y);
  made.radius = static_cast<float>(radius);
  made.blur = static_cast<float>(blur);
}

void Brush::disc(Vec centre, double radius, Colour colour) const { add(Shape::disc, centre, {radius, radius}, colour); }

void Brush::ring(Vec centre, double radius, double width, Colour colour) const {
  add(Shape::disc, centre, {radius, radius}, colour).border = static_cast<float>(width);
}

void Brush::halo(Vec centre, double radius, Colour colour) const { add(Shape::halo, centre, {radius, radius}, colour); }

void Brush::line(Vec from, Vec to, double width, Colour colour) const {
  // By its own direction and no angle: a page of ink is tens of thousands of these.
  const Vec along = to - from;
  const double length = std::sqrt(along.x * along.x + along.y * along.y);
  Instance& made = add(Shape::segment, (from + to) * 0.5, {length / 2, width / 2}, colour);
  made.border = static_cast<float>(width);
  if (length <= 0) return;
  const double c = along.x / length, s = along.y / length;
  made.cos = static_cast<float>(cos_ * c - sin_ * s);
  made.sin = static_cast<float>(sin_ * c + cos_ * s);
}

void Brush::dashed(Box box, double radius, double width, double dash, Colour colour) const {
  Instance& made = add(Shape::dashed, box.centre(), box.size() * 0.5, colour);
  made.radius = static_cast<float>(radius);
  made.border = static_cast<float>(width);
  made.blur = static_cast<float>(dash);
}

void Brush::dotted(Box box, double radius, double dot, double pitch, Colour colour) const {
  Instance& made = add(Shape::dotted, box.centre(), box.size() * 0.5, colour);
  made.radius = static_cast<float>(radius);
  made.border = static_cast<float>(dot);
  made.blur = static_cast<float>(pitch);
}

void Brush::dotted_line(Vec from, Vec to, double dot, double pitch, Colour colour) const {
  // No height: dots along a line, not around a box.
  const Vec along = to - from;
  const double angle = base::degrees(std::atan2(along.y, along.x));
  Instance& made = add(Shape::dotted, (from + to) * 0.5, {base::length(along) / 2, 0}, colour, angle);
  made.border = static_cast<float>(dot);
  made.blur = static_cast<float>(pitch);
}

void Brush::triangle(Box box, double angle_deg, Colour colour) const { add(Shape::triangle, box.centre(), box.size() * 0.5, colour, angle_deg); }

void Brush::chevron(Box box, bool notched, Colour colour) const { add(Shape::chevron, box.centre(), box.size() * 0.5, colour).index = notched ? 1 : 0; }

void Brush::icon(Icon icon, Vec centre, double size, double stroke, Colour colour) const {
  if (icon == Icon::none) return;
  Instance& made = add(Shape::icon, centre, {size / 2, size / 2}, colour);
  made.border = static_cast<float>(stroke);
  made.index = static_cast<std::uint32_t>(icon);
}

void Brush::mark(int person, Vec centre, double radius, Colour colour) const {
  add(Shape::mark, centre, {radius, radius}, colour).index = static_cast<std::uint32_t>(person);
}

void Brush::picture(std::uint32_t number, Box box, double radius, Colour tint) const {
  Instance& made = add(Shape::picture, box.centre(), box.size() * 0.5, tint);
  made.radius = static_cast<float>(radius);
  made.index = number;
}

void Brush::text(const text::Layout& layout, Vec top_left, Colour colour) const {
  Instance glyph;
  glyph.half_w = glyph.half_h = static_cast<float>(layout.size_mm);
  glyph.cos = static_cast<float>(cos_);
  glyph.sin = static_cast<float>(sin_);
  glyph.colour = colour;
  glyph.shape = static_cast<std::uint16_t>(Shape::glyph);
  // Grown by doubling where it is small: reserve(size + n) alone would copy the whole layer at each text.
  if (out_.capacity() - out_.size() < layout.glyphs.size()) out_.reserve(std::max(out_.size() + layout.glyphs.size(), out_.capacity() * 2));
  for (const text::Glyph& g : layout.glyphs) {
    const Vec pen = place({top_left.x + g.x, top_left.y + g.y});
    glyph.x = static_cast<float>(pen.x);
    glyph.y = static_cast<float>(pen.y);
    glyph.font = static_cast<std::uint16_t>(g.font);
    glyph.index = g.index;
    out_.push_back(glyph);
  }
}

}  // namespace scene
