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

constexpr std::size_t most_runs = 24;
constexpr double least_solid_px = 1600;

// Paper's quiet brown: what a picture is until it is there.
constexpr scene::Colour waiting{0xE2, 0xD8, 0xC8, 0xFF};

}  // namespace

void Resolver::begin(const View& view, const base::Box& seen, Quads& out) {
  view_ = view;
  pixel_ = 1 / view.px_per_mm;
  seen_ = seen;
  out_ = &out;
  out.clear();
}

bool Resolver::hidden(float x, float y, float half_w, float half_h) const {
  const double reach = static_cast<double>(half_w) + static_cast<double>(half_h);
  return x + reach < seen_.min.x || x - reach > seen_.max.x || y + reach < seen_.min.y || y - reach > seen_.max.y;
}

void Resolver::push(Quad quad, std::uint32_t own_picture) {
  if (hidden(quad.x, quad.y, quad.half_w, quad.half_h)) return;
  const std::uint32_t kind = quad.kind & 15u;
  // What is turned is drawn whole: with other corners its edges would be rounded to other pixels.
  const bool straight = std::abs(quad.cos) < 1e-6f || std::abs(quad.sin) < 1e-6f;
  if (trimmed_ && straight && (kind == static_cast<std::uint32_t>(Kind::box) || kind == static_cast<std::uint32_t>(Kind::shadow))) trim(quad);
  const bool everything = kind >= static_cast<std::uint32_t>(Kind::ellipse), picture = kind == static_cast<std::uint32_t>(Kind::picture);
  quad.kind |= out_->steps << 16;
  // Few shapes need the program with branches: they get runs of their own, until there are so many that their neighbours
  // join them. Pictures from different textures never share a run.
  std::vector<Run>& runs = out_->runs;
  const bool may_join = !runs.empty() && (!picture || !runs.back().pictures || runs.back().own_picture == own_picture);
  if (!may_join || (runs.back().everything != everything && runs.size() < most_runs)) {
    runs.push_back({static_cast<std::uint32_t>(out_->quads.size()), 0, everything, false, 0});
  }
  runs.back().everything |= everything;
  if (picture) {
    runs.back().pictures = true;
    runs.back().own_picture = own_picture;
  }
  out_->quads.push_back(quad);
  ++runs.back().count;
}

// Without what lies beyond `seen_`, as far as its own straight sides can tell.
void Resolver::trim(Quad& quad) const {
  base::Box box{{1e30, 1e30}, {-1e30, -1e30}};
  for (const base::Vec corner : {seen_.min, seen_.max, base::Vec{seen_.min.x, seen_.max.y}, base::Vec{seen_.max.x, seen_.min.y}}) {
    const base::Vec away{corner.x - quad.x, corner.y - quad.y};
    const base::Vec local{away.x * quad.cos + away.y * quad.sin, -away.x * quad.sin + away.y * quad.cos};
    box = {{std::min(box.min.x, local.x), std::min(box.min.y, local.y)}, {std::max(box.max.x, local.x), std::max(box.max.y, local.y)}};
  }
  const double left = std::max<double>(-quad.half_w, box.min.x), right = std::min<double>(quad.half_w, box.max.x);
  const double top = std::max<double>(-quad.half_h, box.min.y), bottom = std::min<double>(quad.half_h, box.max.y);
  if (right <= left || bottom <= top) return;
  const double x = (left + right) / 2, y = (top + bottom) / 2;
  const std::size_t centre = (quad.kind & 15u) == static_cast<std::uint32_t>(Kind::shadow) ? 2 : 0;
  quad.x += static_cast<float>(x * quad.cos - y * quad.sin);
  quad.y += static_cast<float>(x * quad.sin + y * quad.cos);
  quad.half_w = static_cast<float>((right - left) / 2);
  quad.half_h = static_cast<float>((bottom - top) / 2);
  quad.detail[centre] -= static_cast<float>(x);
  quad.detail[centre + 1] -= static_cast<float>(y);
}

void Resolver::box(const Instance& in, float half_w, float half_h, float radius, float border) {
  Quad quad = placed(in);
  const auto fringe = static_cast<float>(pixel_);
  const float round = std::clamp(radius, 0.0f, std::min(half_w, half_h));
  quad.half_w = half_w + fringe;
  quad.half_h = half_h + fringe;
  quad.shape[0] = half_w - round;
  quad.shape[1] = half_h - round;
  quad.shape[2] = round;
  quad.shape[3] = border;
  quad.kind = static_cast<std::uint32_t>(Kind::box);
  const base::Vec half = solid_half(half_w, half_h, round);
  if (border > 0 || !view_.depth || !is_solid(in, half) || hidden(in.x, in.y, half_w, half_h) || out_->steps + 1 >= most_steps) {
    push(quad);
    return;
  }
  push_around(quad, {half * -1, half});
  Quad inside = placed(in);
  inside.half_w = static_cast<float>(half.x);
  inside.half_h = static_cast<float>(half.y);
  if (trimmed_) trim(inside);  // its edges lie under what it belongs to
  inside.kind = ++out_->steps << 16;
  out_->solids.push_back(inside);
}

bool Resolver::shadow(const std::vector<Instance>& all, std::size_t i) {
  const Instance& in = all[i];
  const auto reach = static_cast<float>(scene::shade_beyond(in) + 2 * pixel_);
  if (hidden(in.x, in.y, in.half_w + reach, in.half_h + reach)) return true;
  Quad quad = placed(in);
  if (!shadows_.resolve(in, pixel_, quad)) return false;
  // What surely covers it: the first thing above it, where that is solid and lies the same way.
  std::size_t next = i + 1;
  while (next < all.size() && next < i + 4 && static_cast<Shape>(all[next].shape) == Shape::shadow) ++next;
  if (view_.depth && next < all.size()) {
    const Instance& over = all[next];
    const base::Vec half = solid_half(over.half_w, over.half_h, std::min({over.radius, over.half_w, over.half_h}));
    if (static_cast<Shape>(over.shape) == Shape::rounded && over.border <= 0 && over.cos == in.cos && over.sin == in.sin && is_solid(over, half)) {
      const base::Vec away{static_cast<double>(over.x) - in.x, static_cast<double>(over.y) - in.y};
      const base::Vec centre{away.x * in.cos + away.y * in.sin, -away.x * in.sin + away.y * in.cos};
      push_around(quad, {centre - half, centre + half});
      return true;
    }
  }
  push(quad);
  return true;
}

// The inside of a box whose pixels are surely all covered: the largest straight one within its corners, less their fringe.
base::Vec Resolver::solid_half(double half_w, double half_h, double radius) const {
  const double inset = radius * 0.3 + 0.75 * pixel_;
  return {half_w - inset, half_h - inset};
}

// Worth hiding with: what is small costs less to draw than to hide.
bool Resolver::is_solid(const Instance& in, base::Vec half) const {
  const double px = 2 * view_.px_per_mm;
  return in.colour.a == 255 && half.x > 0 && half.y > 0 && half.x * px * half.y * px >= least_solid_px;
}

// A quad without what lies in `hole` (in its own space): four strips around. The depth buffer would reject those pixels too,
// but a software rasteriser still looks at each.
void Resolver::push_around(const Quad& quad, const base::Box& hole) {
  base::Vec min{std::clamp<double>(hole.min.x, -quad.half_w, quad.half_w), std::clamp<double>(hole.min.y, -quad.half_h, quad.half_h)};
  base::Vec max{std::clamp<double>(hole.max.x, -quad.half_w, quad.half_w), std::clamp<double>(hole.max.y, -quad.half_h, quad.half_h)};
  // Turned: a rasteriser rounds corners to a fraction of a pixel, so strips that only touched would leave cracks. They reach
  // a little over each other and into the hole; what is drawn twice is next to nothing.
  double over = pixel_ / 64;
  if (std::abs(quad.cos) < 1e-6f || std::abs(quad.sin) < 1e-6f) {
    over = 0;
    // Straight: strips meet between pixels and never on a row of their centres, where rounding could draw it twice.
    const base::Vec at = (base::Vec{quad.x, quad.y} - view_.origin) * view_.px_per_mm;
    const bool swapped = std::abs(quad.cos) < 0.5f;
    const double shift_x = (swapped ? quad.sin : quad.cos) * (swapped ? at.y : at.x), shift_y = (swapped ? -quad.sin : quad.cos) * (swapped ? at.x : at.y);
    min = {(std::ceil(min.x * view_.px_per_mm + shift_x) - shift_x) * pixel_, (std::ceil(min.y * view_.px_per_mm + shift_y) - shift_y) * pixel_};
    max = {(std::floor(max.x * view_.px_per_mm + shift_x) - shift_x) * pixel_, (std::floor(max.y * view_.px_per_mm + shift_y) - shift_y) * pixel_};
  } else {
    min += base::Vec{pixel_, pixel_} * 0.5;
    max -= base::Vec{pixel_, pixel_} * 0.5;
  }
  if (max.x - min.x < 8 * pixel_ || max.y - min.y < 8 * pixel_) {
    push(quad);
    return;
  }
  const bool box = quad.kind == static_cast<std::uint32_t>(Kind::box);
  const auto strip = [&](double left, double top, double right, double bottom) {
    if (right <= left || bottom <= top) return;
    const double x = (left + right) / 2, y = (top + bottom) / 2;
    Quad part = quad;
    part.x = static_cast<float>(quad.x + x * quad.cos - y * quad.sin);
    part.y = static_cast<float>(quad.y + x * quad.sin + y * quad.cos);
    part.half_w = static_cast<float>((right - left) / 2);
    part.half_h = static_cast<float>((bottom - top) / 2);
    part.detail[box ? 0 : 2] = static_cast<float>(-x);
    part.detail[box ? 1 : 3] = static_cast<float>(-y);
    push(part);
  };
  strip(-quad.half_w, -quad.half_h, quad.half_w, min.y);
  strip(-quad.half_w, max.y, quad.half_w, quad.half_h);
  strip(-quad.half_w, min.y - over, min.x, max.y + over);
  strip(max.x, min.y - over, quad.half_w, max.y + over);
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
  push(quad);
  return true;
}

void Resolver::picture(const Instance& in) {
  out_->uses_pictures = true;
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
  quad.shape[3] = static_cast<float>(level);
  quad.kind = static_cast<std::uint32_t>(Kind::picture) | static_cast<std::uint32_t>(found.layer) << 4;
  push(quad, found.own_texture ? in.index : 0);
}

bool Resolver::one(const std::vector<Instance>& all, std::size_t i) {
  const Instance& in = all[i];
  if (in.colour.a == 0) return true;
  const auto fringe = static_cast<float>(pixel_);
  const auto shape = static_cast<Shape>(in.shape);
  Quad quad = placed(in);
  quad.half_w = in.half_w + fringe;
  quad.half_h = in.half_h + fringe;
  quad.shape[0] = in.half_w;
  quad.shape[1] = in.half_h;
  const auto push_as = [&](Kind kind) {
    quad.kind = static_cast<std::uint32_t>(kind);
    push(quad);
    return true;
  };
  switch (shape) {
    case Shape::rounded: box(in, in.half_w, in.half_h, in.radius, in.border); return true;
    case Shape::segment: box(in, in.half_w + in.border / 2, in.border / 2, in.border / 2, 0); return true;
    case Shape::disc:
      if (in.half_w == in.half_h) {
        box(in, in.half_w, in.half_w, in.half_w, in.border);
        return true;
      }
      quad.shape[3] = in.border;
      return push_as(Kind::ellipse);
    case Shape::triangle: return push_as(Kind::triangle);
    case Shape::chevron: quad.shape[2] = in.index != 0 ? 1.0f : 0.0f; return push_as(Kind::chevron);
    case Shape::dotted: dots(in); return true;
    case Shape::dashed: dashes(in); return true;
    case Shape::glyph: return glyph(in);
    case Shape::picture: picture(in); return true;
    case Shape::shadow: return shadow(all, i);
    case Shape::halo:
    case Shape::icon:
    case Shape::mark:
      if (hidden(in.x, in.y, 2 * in.half_w, 2 * in.half_h)) return true;
      quad = placed(in);
      if (!fields_.resolve(in, quad)) return false;
      if (quad.half_w > 0) push(quad);
      return true;
  }
  return true;
}

bool Resolver::resolve(std::span<const scene::Layer> layers, const View& view, const base::Box& seen, Quads& out) {
  begin(view, seen, out);
  for (const scene::Layer& layer : layers) {
    auto mark = layer.within.begin();
    seen_ = seen;
    trimmed_ = false;
    for (std::size_t i = 0; i < layer.instances.size(); ++i) {
      for (; mark != layer.within.end() && mark->first <= i; ++mark) {
        seen_ = base::intersection(seen, mark->box);
        trimmed_ = true;
      }
      if (one(layer.instances, i) || when_full_ == WhenFull::leave_out) continue;
      out.clear();
      return false;
    }
  }
  drop_hidden(out, hidden_tiles_, view);
  // Nearest first, so that what is hidden is found hidden.
  std::reverse(out.solids.begin(), out.solids.end());
  return true;
}

}  // namespace render
