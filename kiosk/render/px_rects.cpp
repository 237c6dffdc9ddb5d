// Read through px_rects.h.
#include "render/px_rects.h"

#include <algorithm>
#include <cmath>

namespace render {
namespace {

// `out` before `from` is known not to cover any of it.
void add_from(PxRect rect, std::size_t from, std::vector<PxRect>& out) {
  for (std::size_t i = from; i < out.size(); ++i) {
    const PxRect other = out[i];
    const int left = std::max(rect.x, other.x), top = std::max(rect.y, other.y);
    const int right = std::min(rect.x + rect.w, other.x + other.w), bottom = std::min(rect.y + rect.h, other.y + other.h);
    if (right <= left || bottom <= top) continue;
    const auto piece = [&](int x, int y, int end_x, int end_y) {
      if (end_x > x && end_y > y) add_from({x, y, end_x - x, end_y - y}, i + 1, out);
    };
    const int end_x = rect.x + rect.w, end_y = rect.y + rect.h;
    piece(rect.x, rect.y, end_x, top);
    piece(rect.x, bottom, end_x, end_y);
    piece(rect.x, top, left, bottom);
    piece(right, top, end_x, bottom);
    return;
  }
  out.push_back(rect);
}

}  // namespace

PxRect united(const PxRect& a, const PxRect& b) {
  const int x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.x + a.w, b.x + b.w) - x, std::max(a.y + a.h, b.y + b.h) - y};
}
PxRect common(const PxRect& a, const PxRect& b) {
  const int x = std::max(a.x, b.x), y = std::max(a.y, b.y);
  return {x, y, std::max(0, std::min(a.x + a.w, b.x + b.w) - x), std::max(0, std::min(a.y + a.h, b.y + b.h) - y)};
}

base::Box box_of(const View& view, const PxRect& rect) {
  const double mm = 1 / view.px_per_mm;
  return base::Box::at(view.origin + base::Vec{rect.x * mm, rect.y * mm}, {rect.w * mm, rect.h * mm});
}

PxRect pixels_of(const base::Box& box, const View& view, int more) {
  const auto px = [&](double mm, double origin, double beyond, int most) {
    return static_cast<int>(std::clamp<double>(std::floor((mm - origin) * view.px_per_mm) + beyond, 0, most));
  };
  const int left = px(box.min.x, view.origin.x, -more, view.width), top = px(box.min.y, view.origin.y, -more, view.height);
  const int right = px(box.max.x, view.origin.x, more + 1, view.width), bottom = px(box.max.y, view.origin.y, more + 1, view.height);
  return {left, top, std::max(0, right - left), std::max(0, bottom - top)};
}

PxRect pixels_within(const base::Box& box, const View& view) {
  const auto px = [&](double mm, double origin, auto round, int most) {
    return static_cast<int>(std::clamp<double>(round((mm - origin) * view.px_per_mm), 0, most));
  };
  const auto up = [](double v) { return std::ceil(v - 1e-6); };
  const auto down = [](double v) { return std::floor(v + 1e-6); };
  const int left = px(box.min.x, view.origin.x, up, view.width), top = px(box.min.y, view.origin.y, up, view.height);
  return {left, top, std::max(0, px(box.max.x, view.origin.x, down, view.width) - left), std::max(0, px(box.max.y, view.origin.y, down, view.height) - top)};
}

void rectangles_of(const scene::Damage& damage, const View& view, std::vector<PxRect>& out) {
  out.clear();
  if (damage.whole()) {
    out.push_back({0, 0, view.width, view.height});
    return;
  }
  for (const base::Box& box : damage.boxes()) {
    const PxRect rect = pixels_of(box, view, 2);
    if (!is_empty(rect)) add_uncovered(rect, out);
  }
}

void add_uncovered(const PxRect& rect, std::vector<PxRect>& out) { add_from(rect, 0, out); }

}  // namespace render
