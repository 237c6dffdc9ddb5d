// One layer of the glass as it was last drawn and as it is now, in items; the difference of the two is damage. Read inside scene.
#pragma once
#include <cstdint>
#include <vector>

#include "scene/damage.h"
#include "scene/draw_list.h"

namespace scene {

// How far an instance can colour the glass, but for the pixel of antialiasing around it, which only render knows.
Box reach_of(const Instance& instance);

// The seams between a layer's things: instances from `first` to the next seam belong to the thing `key`. A key is met again
// when the layer is rebuilt; what has none is compared as one thing.
struct Seam {
  std::uint64_t key = 0;
  std::uint32_t first = 0;
};

class KeptLayer {
 public:
  // Rebuilding: write into instances() and seams() between the two, painter's order. Allocates nothing once it has grown.
  void begin();
  void end(Damage& damage);
  std::vector<Instance>& instances() { return instances_; }
  std::vector<Seam>& seams() { return seams_; }
  const std::vector<Instance>& instances() const { return instances_; }

  // Adds what crosses the damage, in painter's order.
  void gather(const Damage& damage, std::vector<Instance>& out) const;

 private:
  struct Item {
    std::uint64_t key = 0;
    std::uint32_t first = 0, count = 0;
    Box reach;
    bool met = false;  // found again in the layer as it is now
  };
  void compare(const Item& now, const Item& before, Damage& damage) const;

  std::vector<Instance> instances_, before_;
  std::vector<Seam> seams_;
  std::vector<Item> items_, items_before_;
};

}  // namespace scene
