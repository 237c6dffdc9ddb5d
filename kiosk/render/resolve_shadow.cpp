// Shadows: a closed form for the blur of a rounded box, and no pixel of it where paper will cover it anyway, which is most
// of a note's. Read through resolver.h.
#include <algorithm>
#include <cmath>
#include <optional>

#include "render/resolver.h"

namespace render {
namespace {

double erf_like(double x) {  // as the shader has it
  double y = x * 1.1283792;
  const double y2 = y * y;
  y += (0.24295 + (0.03395 + 0.0104 * y2) * y2) * y * y2;
  return y / std::sqrt(1 + y * y);
}

// What surely covers the shadow: the first thing above it that is opaque and lies the same way. In the shadow's own space.
std::optional<base::Box> cover_of(const std::vector<scene::Instance>& all, std::size_t i, double pixel) {
  const scene::Instance& shadow = all[i];
  for (std::size_t next = i + 1; next < all.size() && next < i + 4; ++next) {
    const scene::Instance& over = all[next];
    if (static_cast<scene::Shape>(over.shape) == scene::Shape::shadow) continue;
    if (static_cast<scene::Shape>(over.shape) != scene::Shape::rounded || over.colour.a != 255 || over.border > 0 || over.cos != shadow.cos ||
        over.sin != shadow.sin) {
      return std::nullopt;
    }
    // The largest box within its corners, less a pixel for their fringe.
    const double inset = std::min({over.radius, over.half_w, over.half_h}) * 0.3 + pixel;
    const base::Vec half{over.half_w - inset, over.half_h - inset};
    if (half.x <= 0 || half.y <= 0) return std::nullopt;
    const base::Vec away{static_cast<double>(over.x) - shadow.x, static_cast<double>(over.y) - shadow.y};
    const base::Vec local{away.x * shadow.cos + away.y * shadow.sin, -away.x * shadow.sin + away.y * shadow.cos};
    return base::Box{local - half, local + half};
  }
  return std::nullopt;
}

}  // namespace

// After Raph Levien's observation that a blurred rounded box is close to a box of softer corners (a superellipse's) seen
// through the blur of an edge. Corners open with the blur; the longer side gives a little where the box is small for it.
ShadowShape shadow_shape(double half_w, double half_h, double radius, double sigma) {
  const double w = 2 * half_w / sigma, h = 2 * half_h / sigma, r = std::min({radius, half_w, half_h}) / sigma;
  const double least = std::min(w, h) / 2, widened = std::numbers::sqrt2;  // his deviation is sqrt 2 of ours
  const double r0 = std::min(std::hypot(r, 1.15 * widened), least), r1 = std::min(std::hypot(r, 2.0 * widened), least);
  const auto bell = [](double x) { return std::exp(-x * x / 8); };
  const double delta = 1.25 * widened * (bell(w) - bell(h));
  const double shown_w = w + std::min(delta, 0.0), shown_h = h - std::max(delta, 0.0);
  const double strength = erf_like((std::max(shown_w, shown_h) - 0.5 * r) / (2 * widened));
  return {shown_w / 2 - r1, shown_h / 2 - r1, r1, r0 > 0 ? 2 * r1 / r0 : 2, strength};
}

double shade_at(const ShadowShape& s, base::Vec p) {
  const double x = std::abs(p.x) - s.half_w, y = std::abs(p.y) - s.half_h;
  const double d = std::pow(std::pow(std::max(x, 1e-5), s.exponent) + std::pow(std::max(y, 1e-5), s.exponent), 1 / s.exponent) +
                   std::min(std::max(x, y), 0.0) - s.radius;
  const double edge = 2 * (std::min(s.half_w, s.half_h) + s.radius);
  return 0.5 * s.strength * (erf_like((d + edge) * std::numbers::sqrt2 / 2) - erf_like(d * std::numbers::sqrt2 / 2));
}

void Resolver::shadow(const Instances& all, std::size_t i) {
  const scene::Instance& in = all[i];
  const double sigma = std::max(in.blur / 2.0, 0.3 * pixel_);
  const ShadowShape form = shadow_shape(in.half_w, in.half_h, in.radius, sigma);
  Quad quad;
  quad.cos = in.cos;
  quad.sin = in.sin;
  quad.colour = in.colour;
  quad.kind = static_cast<std::uint32_t>(Kind::shadow);
  quad.shape[0] = static_cast<float>(form.half_w);
  quad.shape[1] = static_cast<float>(form.half_h);
  quad.shape[2] = static_cast<float>(form.radius);
  quad.shape[3] = static_cast<float>(1 / sigma);
  quad.detail[2] = static_cast<float>(form.exponent);
  quad.detail[3] = static_cast<float>(form.strength);

  // To where it no longer makes half a level of difference.
  const double tail = in.colour.a > 96 ? 2.8 : 2.4;
  const base::Vec reach = base::Vec{in.half_w, in.half_h} + base::Vec{1, 1} * (tail * sigma);
  const base::Box whole{reach * -1, reach};
  const auto part = [&](base::Box local) {
    if (local.width() <= 0 || local.height() <= 0) return;
    const base::Vec c = local.centre();
    quad.x = static_cast<float>(in.x + c.x * in.cos - c.y * in.sin);
    quad.y = static_cast<float>(in.y + c.x * in.sin + c.y * in.cos);
    quad.half_w = static_cast<float>(local.width() / 2);
    quad.half_h = static_cast<float>(local.height() / 2);
    quad.detail[0] = static_cast<float>(-c.x);
    quad.detail[1] = static_cast<float>(-c.y);
    push(quad);
  };
  auto cover = cover_of(all, i, pixel_);
  if (cover && (std::abs(in.cos) < 1e-6f || std::abs(in.sin) < 1e-6f)) {
    // Straight: the parts meet between pixels, never on a row of their centres, where rounding could draw it twice.
    const base::Vec at = (base::Vec{in.x, in.y} - view_.origin) * view_.px_per_mm;
    const bool swapped = std::abs(in.cos) < 0.5f;
    const double shift_x = std::remainder(swapped ? at.y : at.x, 1.0), shift_y = std::remainder(swapped ? at.x : at.y, 1.0);
    const double sx = (swapped ? in.sin : in.cos) < 0 ? -1 : 1, sy = (swapped ? -in.sin : in.cos) < 0 ? -1 : 1;
    const auto to_pixel = [&](double mm, double shift, double sign, auto round) {
      return (round(mm * view_.px_per_mm + sign * shift) - sign * shift) * pixel_;
    };
    const auto up = [](double v) { return std::ceil(v); };
    const auto down = [](double v) { return std::floor(v); };
    cover->min = {to_pixel(cover->min.x, shift_x, sx, up), to_pixel(cover->min.y, shift_y, sy, up)};
    cover->max = {to_pixel(cover->max.x, shift_x, sx, down), to_pixel(cover->max.y, shift_y, sy, down)};
  }
  const bool worth = cover && cover->width() > 12 * pixel_ && cover->height() > 12 * pixel_ && whole.overlaps(*cover);
  if (!worth) {
    part(whole);
    return;
  }
  const base::Vec min{std::clamp(cover->min.x, whole.min.x, whole.max.x), std::clamp(cover->min.y, whole.min.y, whole.max.y)};
  const base::Vec max{std::clamp(cover->max.x, whole.min.x, whole.max.x), std::clamp(cover->max.y, whole.min.y, whole.max.y)};
  part({whole.min, {whole.max.x, min.y}});
  part({{whole.min.x, max.y}, whole.max});
  part({{whole.min.x, min.y}, {min.x, max.y}});
  part({{max.x, min.y}, {whole.max.x, max.y}});
}

}  // namespace render
