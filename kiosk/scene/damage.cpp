// Uniting boxes where that wastes little; read through damage.h.
#include "scene/damage.h"

#include <algorithm>

namespace scene {
namespace {

double area(const base::Box& box) { return box.width() * box.height(); }

// What drawing both as one costs more than drawing each.
double waste(const base::Box& a, const base::Box& b) { return area(united(a, b)) - area(a) - area(b); }

constexpr double worth_mm2 = 600;  // a rectangle more costs about as much as that

}  // namespace

void Damage::add(const base::Box& box) {
  if (!(box.width() > 0) || !(box.height() > 0)) return;
  ++additions_;
  if (whole_) return;
  base::Box more = box;
  for (std::size_t i = 0; i < count_;) {
    if (waste(boxes_[i], more) > worth_mm2) {
      ++i;
      continue;
    }
    more = united(boxes_[i], more);
    boxes_[i] = boxes_[--count_];
    i = 0;  // grown, it may reach others
  }
  if (count_ < most) {
    boxes_[count_++] = more;
    return;
  }
  // No room: the cheapest pair of all becomes one.
  std::size_t first = 0, second = count_;  // `count_` stands for the new one
  double least = waste(boxes_[0], more);
  for (std::size_t i = 0; i < count_; ++i) {
    for (std::size_t k = i + 1; k <= count_; ++k) {
      const double cost = waste(boxes_[i], k == count_ ? more : boxes_[k]);
      if (cost < least) least = cost, first = i, second = k;
    }
  }
  if (second == count_) {
    boxes_[first] = united(boxes_[first], more);
  } else {
    boxes_[first] = united(boxes_[first], boxes_[second]);
    boxes_[second] = more;
  }
}

void Damage::add(const Damage& other) {
  if (other.whole_) return add_everything();
  for (const base::Box& box : other.boxes()) add(box);
}

Damage Damage::grown(double by_mm) const {
  Damage all = *this;
  for (std::size_t i = 0; i < count_; ++i) all.boxes_[i] = boxes_[i].grown(by_mm);
  return all;
}

bool Damage::touches(const base::Box& box) const {
  return whole_ || std::any_of(boxes_.begin(), boxes_.begin() + static_cast<std::ptrdiff_t>(count_), [&](const base::Box& b) { return b.overlaps(box); });
}

}  // namespace scene
