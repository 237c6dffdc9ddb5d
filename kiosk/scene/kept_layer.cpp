// Things are met again by their keys, their instances by their order; read through kept_layer.h.
#include "scene/kept_layer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace scene {
namespace {

bool same(const Instance& a, const Instance& b) { return std::memcmp(&a, &b, sizeof(Instance)) == 0; }

bool is_shadow(const Instance& in) { return in.shape == static_cast<std::uint16_t>(Shape::shadow); }

Box nothing() { return {{0, 0}, {0, 0}}; }
bool is_nothing(const Box& box) { return box.width() <= 0 || box.height() <= 0; }
Box with(const Box& a, const Box& b) { return is_nothing(a) ? b : is_nothing(b) ? a : united(a, b); }

// A page of ink is thousands of them in each frame: segments, the most there are, are reckoned here.
Box reach_of(const std::vector<Instance>& instances, std::size_t first, std::size_t end) {
  Box box = nothing();
  constexpr float far = std::numeric_limits<float>::max();
  float left = far, top = far, right = -far, bottom = -far;
  for (std::size_t i = first; i < end; ++i) {
    const Instance& in = instances[i];
    if (in.shape != static_cast<std::uint16_t>(Shape::segment)) {
      box = with(box, scene::reach_of(in));
      continue;
    }
    if (in.colour.a == 0) continue;
    const float w = in.half_w + in.border, h = in.half_h + in.border, c = std::abs(in.cos), s = std::abs(in.sin);
    const float x = c * w + s * h, y = s * w + c * h;
    left = std::min(left, in.x - x), right = std::max(right, in.x + x);
    top = std::min(top, in.y - y), bottom = std::max(bottom, in.y + y);
  }
  if (left < right) box = with(box, {{left, top}, {right, bottom}});
  return box;
}

// How many instances are the same from here on, at most `most`; by the hundred where they are.
std::uint32_t same_for(const Instance* a, const Instance* b, std::uint32_t most) {
  constexpr std::uint32_t many = 128;
  std::uint32_t n = 0;
  while (n + many <= most && std::memcmp(a + n, b + n, many * sizeof(Instance)) == 0) n += many;
  while (n < most && same(a[n], b[n])) ++n;
  return n;
}

}  // namespace

Box reach_of(const Instance& in) {
  if (in.colour.a == 0) return nothing();
  double left = in.half_w, top = in.half_h, right = in.half_w, bottom = in.half_h;  // from the centre, in its own space
  switch (static_cast<Shape>(in.shape)) {
    case Shape::shadow: left = right = in.half_w + shade_beyond(in) + 1, top = bottom = in.half_h + shade_beyond(in) + 1; break;
    // From the pen: what the tallest accents, the longest ligatures and the widest emoji need.
    case Shape::glyph: left = 0.7 * in.half_w, top = 1.4 * in.half_w, right = 2.2 * in.half_w, bottom = 0.7 * in.half_w; break;
    case Shape::segment:
    case Shape::dotted:
    case Shape::dashed: left = right = in.half_w + in.border, top = bottom = in.half_h + in.border; break;
    case Shape::icon:
    case Shape::mark: left = right = in.half_w * 1.25 + in.border + 1, top = bottom = in.half_h * 1.25 + in.border + 1; break;
    default: break;
  }
  const Vec middle{(right - left) / 2, (bottom - top) / 2}, half{(right + left) / 2, (bottom + top) / 2};
  const double c = in.cos, s = in.sin;
  const Vec centre{in.x + middle.x * c - middle.y * s, in.y + middle.x * s + middle.y * c};
  const Vec reach{std::abs(c) * half.x + std::abs(s) * half.y, std::abs(s) * half.x + std::abs(c) * half.y};
  return {centre - reach, centre + reach};
}

void KeptLayer::begin() {
  instances_.swap(before_);
  items_.swap(items_before_);
  instances_.clear();
  items_.clear();
  seams_.clear();
}

void KeptLayer::end(Damage& damage) {
  const auto total = static_cast<std::uint32_t>(instances_.size());
  const auto item = [&](std::uint64_t key, std::uint32_t first, std::uint32_t end) {
    if (end > first) items_.push_back({key, first, end - first, reach_of(instances_, first, end), false});
  };
  item(0, 0, seams_.empty() ? total : seams_.front().first);
  for (std::size_t i = 0; i < seams_.size(); ++i) item(seams_[i].key, seams_[i].first, i + 1 < seams_.size() ? seams_[i + 1].first : total);

  for (Item& before : items_before_) before.met = false;
  std::size_t next = 0, highest = 0;  // where the next is expected; one above the last that was met
  for (const Item& now : items_) {
    const auto find = [&](std::size_t from, std::size_t to) {
      for (; from < to; ++from)
        if (items_before_[from].key == now.key && !items_before_[from].met) return from;
      return items_before_.size();
    };
    std::size_t at = find(next, items_before_.size());
    if (at == items_before_.size()) at = find(0, std::min(next, items_before_.size()));
    if (at == items_before_.size()) {
      damage.add(now.reach);
      continue;
    }
    items_before_[at].met = true;
    // One that went under what it lay over looks different though it is the same.
    if (at < highest) damage.add(with(now.reach, items_before_[at].reach));
    else compare(now, items_before_[at], damage);
    highest = std::max(highest, at + 1);
    next = at + 1;
  }
  for (const Item& before : items_before_)
    if (!before.met) damage.add(before.reach);
}

// Instance by instance from both ends; what is between is another. The shadows under what changed change with it: what hides
// their middle decides how they are cut.
void KeptLayer::compare(const Item& now, const Item& before, Damage& damage) const {
  const Instance* a = instances_.data() + now.first;
  const Instance* b = before_.data() + before.first;
  if (now.count == before.count) {
    if (std::memcmp(a, b, now.count * sizeof(Instance)) == 0) return;
    Box box = nothing();
    std::uint32_t done = 0;
    for (std::uint32_t i = 0; i < now.count; ++i) {
      if (same(a[i], b[i])) continue;
      std::uint32_t first = i;
      while (first > done && is_shadow(a[first - 1])) --first;
      for (; first <= i; ++first) box = with(box, with(reach_of(a[first]), reach_of(b[first])));
      done = i + 1;
    }
    damage.add(box);
    return;
  }
  const std::uint32_t least = std::min(now.count, before.count);
  std::uint32_t front = same_for(a, b, least), back = 0;
  while (front > 0 && is_shadow(a[front - 1])) --front;
  while (back < least - front && same(a[now.count - 1 - back], b[before.count - 1 - back])) ++back;
  damage.add(
      with(reach_of(instances_, now.first + front, now.first + now.count - back), reach_of(before_, before.first + front, before.first + before.count - back)));
}

void KeptLayer::gather(const Damage& damage, std::vector<Instance>& out) const {
  if (damage.empty()) return;
  if (damage.whole()) {
    out.insert(out.end(), instances_.begin(), instances_.end());
    return;
  }
  for (const Item& item : items_) {
    if (!damage.touches(item.reach)) continue;
    const auto first = instances_.begin() + item.first;
    out.insert(out.end(), first, first + item.count);
  }
}

}  // namespace scene
