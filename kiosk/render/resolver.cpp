// One instance after the other, in painter's order. Read through resolver.h.
#include "render/resolver.h"

#include <algorithm>
#include <cmath>

namespace render {
namespace {

using scene::Instance;
using scene::Shape;

Quad placed(const Instance& in) {
  Quad quad;
  quad.x = in.x;
  quad.y = in.y;
  quad.cos = in.cos;
  quad.sin = in.sin;
  quad.colour = in.colour;
  return quad;
}

bool is_straight(const Instance& in) { return std::abs(in.cos) < 1e-6f || std::abs(in.sin) < 1e-6f; }

// Paper's quiet brown: what a picture is until it is there.
constexpr scene::Colour waiting{0xE2, 0xD8, 0xC8, 0xFF};

}  // namespace

void Resolver::begin(const View& view, std::vector<Quad>& quads, std::vector<Run>& runs) {
  view_ = view;
  pixel_ = 1 / view.px_per_mm;
  seen_ = base::Box::at(view.origin, base::Vec{static_cast<double>(view.width), static_cast<double>(view.height)} * pixel_);
  quads_ = &quads;
  runs_ = &runs;
  quads.clear();
  runs.clear();
  uses_pictures_ = false;
}

bool Resolver::hidden(float x, float y, float half_w, float half_h) const {
  const double reach = static_cast<double>(half_w) + static_cast<double>(half_h);
  return x + reach < seen_.min.x || x - reach > seen_.max.x || y + reach < seen_.min.y || y - reach > seen_.max.y;
}

void Resolver::push(const Quad& quad, bool pictures, std::uint32_t picture) {
  if (hidden(quad.x, quad.y, quad.half_w, quad.half_h)) return;
  // A run goes on as long as one texture serves: the plain program joins the array's run, never the other way round.
  if (runs_->empty() || (pictures && runs_->back().pictures && runs_->back().picture != picture)) {
    runs_->push_back({static_cast<std::uint32_t>(quads_->size()), 0, pictures, picture});
  } else if (pictures && !runs_->back().pictures) {
    runs_->back().pictures = true;
    runs_->back().picture = picture;
  }
  quads_->push_back(quad);
  ++runs_->back().count;
}

void Resolver::box(const Instance& in, float half_w, float half_h, float radius, float border) {
  Quad quad = placed(in);
  const auto fringe = static_cast<float>(pixel_);
  quad.half_w = half_w + fringe;
  quad.half_h = half_h + fringe;
  quad.shape[0] = half_w;
  quad.shape[1] = half_h;
  quad.shape[2] = std::min(radius, std::min(half_w, half_h));
  quad.shape[3] = border;
  quad.kind = static_cast<std::uint32_t>(Kind::box);
  push(quad);
}

bool Resolver::glyph(const Instance& in) {
  if (hidden(in.x, in.y, in.half_w * 2, in.half_w * 2)) return true;
  const double em_px = static_cast<double>(in.half_w) * view_.px_per_mm;
  if (em_px < 0.5) return true;
  const bool straight = is_straight(in);
  Glyphs::Strike& strike = glyphs_.strike(in.font, em_px, straight ? Setting::straight : Setting::turned);
  const double raster_px = em_px / strike.raster_em;  // screen px a raster px
  // A raster of another size (an enormous or a coarse one) is filtered like a turned one.
  const bool exact = straight && std::abs(raster_px - 1) < 0.02;

  base::Vec pen = (base::Vec{in.x, in.y} - view_.origin) * view_.px_per_mm;
  int place = 0;
  if (exact) {
    // Along the line in quarters of a pixel, across it on whole ones: so each texel is a pixel.
    const base::Vec along{std::round(in.cos), std::round(in.sin)}, across{-along.y, along.x};
    const double quarters = std::floor(base::dot(pen, along) * Glyphs::places + 0.5);
    const double whole = std::floor(quarters / Glyphs::places);
    place = static_cast<int>(quarters - whole * Glyphs::places);
    pen = along * whole + across * std::round(base::dot(pen, across));
  }
  const GlyphImage* image = glyphs_.image(strike, in.index, place);
  if (!image) return false;
  if (image->state == GlyphImage::State::empty) return true;

  const double scale = exact && image->state == GlyphImage::State::mask ? 1 : raster_px;
  const base::Vec half = base::Vec{image->width, image->height} * (0.5 * scale);
  const base::Vec centre = base::Vec{image->left, image->top} * scale + half;
  const base::Vec at = pen + base::Vec{centre.x * in.cos - centre.y * in.sin, centre.x * in.sin + centre.y * in.cos};
  Quad quad = placed(in);
  quad.x = static_cast<float>(view_.origin.x + at.x * pixel_);
  quad.y = static_cast<float>(view_.origin.y + at.y * pixel_);
  quad.half_w = static_cast<float>(half.x * pixel_);
  quad.half_h = static_cast<float>(half.y * pixel_);
  quad.detail[0] = image->u0;
  quad.detail[1] = image->v0;
  quad.detail[2] = image->u1;
  quad.detail[3] = image->v1;
  if (image->state == GlyphImage::State::mask) {
    quad.kind = static_cast<std::uint32_t>(Kind::mask);
    push(quad);
    return true;
  }
  quad.colour = {255, 255, 255, in.colour.a};
  quad.shape[0] = quad.half_w + static_cast<float>(pixel_);
  quad.shape[1] = quad.half_h + static_cast<float>(pixel_);
  quad.kind = static_cast<std::uint32_t>(Kind::picture) | static_cast<std::uint32_t>(image->layer) << 4;
  push(quad, true);
  return true;
}

void Resolver::picture(const Instance& in) {
  uses_pictures_ = true;
  const double crop_w = std::max(1e-6, std::abs(static_cast<double>(in.u1) - in.u0)), crop_h = std::max(1e-6, std::abs(static_cast<double>(in.v1) - in.v0));
  const double whole_w = 2 * in.half_w * view_.px_per_mm / crop_w, whole_h = 2 * in.half_h * view_.px_per_mm / crop_h;
  const Pictures::Found found = pictures_.find(in.index, std::max(whole_w, whole_h));
  if (!found.ready) {
    Instance sheet = in;
    sheet.colour = waiting.with_alpha(in.colour.a / 255.0);
    box(sheet, in.half_w, in.half_h, in.radius, 0);
    return;
  }
  Quad quad = placed(in);
  const auto fringe = static_cast<float>(pixel_);
  quad.half_w = in.half_w + fringe;
  quad.half_h = in.half_h + fringe;
  quad.shape[0] = in.half_w;
  quad.shape[1] = in.half_h;
  quad.shape[2] = std::min(in.radius, std::min(in.half_w, in.half_h));
  // The fringe lies outside the picture: its texels are those of the edge.
  const float more_u = (in.u1 - in.u0) * fringe / (2 * in.half_w), more_v = (in.v1 - in.v0) * fringe / (2 * in.half_h);
  const auto inside = [](float value, float most, int texels) {
    const float half_texel = texels > 0 ? most * 0.5f / static_cast<float>(texels) : 0;
    return std::clamp(value * most, half_texel, std::max(half_texel, most - half_texel));
  };
  quad.detail[0] = inside(in.u0 - more_u, found.u, found.width);
  quad.detail[1] = inside(in.v0 - more_v, found.v, found.height);
  quad.detail[2] = inside(in.u1 + more_u, found.u, found.width);
  quad.detail[3] = inside(in.v1 + more_v, found.v, found.height);
  // A quarter of a level sharper than exact: photos forgive a little shimmer sooner than softness.
  const double level = std::max(0.0, std::log2(std::max(found.width / whole_w, found.height / whole_h)) - 0.25);
  quad.kind = static_cast<std::uint32_t>(Kind::picture) | static_cast<std::uint32_t>(found.layer) << 4 |
              static_cast<std::uint32_t>(std::min(level * 8, 127.0)) << 16;
  push(quad, true, found.own_texture ? in.index : 0);
}

bool Resolver::one(const Instances& all, std::size_t i) {
  const Instance& in = all[i];
  if (in.colour.a == 0) return true;
  const auto fringe = static_cast<float>(pixel_);
  Quad quad = placed(in);
  quad.half_w = in.half_w + fringe;
  quad.half_h = in.half_h + fringe;
  quad.shape[0] = in.half_w;
  quad.shape[1] = in.half_h;
  switch (static_cast<Shape>(in.shape)) {
    case Shape::rounded: box(in, in.half_w, in.half_h, in.radius, in.border); return true;
    case Shape::disc:
      if (in.half_w == in.half_h) {
        box(in, in.half_w, in.half_w, in.half_w, in.border);
        return true;
      }
      quad.shape[3] = in.border;
      quad.kind = static_cast<std::uint32_t>(Kind::ellipse);
      push(quad);
      return true;
    case Shape::segment: box(in, in.half_w + in.border / 2, in.border / 2, in.border / 2, 0); return true;
    case Shape::shadow: shadow(all, i); return true;
    case Shape::halo:
      quad.kind = static_cast<std::uint32_t>(Kind::halo);
      push(quad);
      return true;
    case Shape::triangle:
      quad.kind = static_cast<std::uint32_t>(Kind::triangle);
      push(quad);
      return true;
    case Shape::chevron:
      quad.shape[2] = in.index != 0 ? 1.0f : 0.0f;
      quad.kind = static_cast<std::uint32_t>(Kind::chevron);
      push(quad);
      return true;
    case Shape::dotted: dots(in); return true;
    case Shape::dashed: dashes(in); return true;
    case Shape::glyph: return glyph(in);
    case Shape::picture: picture(in); return true;
    case Shape::icon:
    case Shape::mark:
      quad = placed(in);
      if (hidden(in.x, in.y, 2 * in.half_w, 2 * in.half_h)) return true;
      if (!fields_.resolve(in, quad)) return false;
      if (quad.half_w > 0) push(quad);
      return true;
  }
  return true;
}

bool Resolver::resolve(const Instances& instances, const View& view, std::vector<Quad>& quads, std::vector<Run>& runs, bool& uses_pictures) {
  begin(view, quads, runs);
  quads.reserve(instances.size());
  for (std::size_t i = 0; i < instances.size(); ++i) {
    if (one(instances, i) || when_full_ == WhenFull::leave_out) continue;
    quads.clear();
    runs.clear();
    return false;
  }
  uses_pictures = uses_pictures_;
  return true;
}

}  // namespace render
