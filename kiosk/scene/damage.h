// Where the glass is another than before: a few upright boxes, in mm. Collected by scene, drawn by render and by nothing else.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "base/geometry.h"

namespace scene {

class Damage {
 public:
  static constexpr std::size_t most = 16;  // boxes; beyond, those are united that waste least

  static Damage everything() {
    Damage all;
    all.add_everything();
    return all;
  }
  // Boxes of no size add nothing. Boxes that nearly touch become one.
  void add(const base::Box& box);
  void add(const Damage& other);
  void add_everything() {
    whole_ = true;
    count_ = 0;
    ++additions_;
  }
  void clear() {
    whole_ = false;
    count_ = 0;
  }

  bool empty() const { return !whole_ && count_ == 0; }
  bool whole() const { return whole_; }
  std::span<const base::Box> boxes() const { return {boxes_.data(), count_}; }  // none when it is whole
  bool touches(const base::Box& box) const;
  Damage grown(double by_mm) const;  // each box
  // Grows with everything that was ever added, cleared or not: whether there was more is a comparison.
  std::uint64_t additions() const { return additions_; }

 private:
  std::array<base::Box, most> boxes_;
  std::size_t count_ = 0;
  std::uint64_t additions_ = 0;
  bool whole_ = false;
};

inline base::Box united(const base::Box& a, const base::Box& b) {
  return {{std::min(a.min.x, b.min.x), std::min(a.min.y, b.min.y)}, {std::max(a.max.x, b.max.x), std::max(a.max.y, b.max.y)}};
}

}  // namespace scene
