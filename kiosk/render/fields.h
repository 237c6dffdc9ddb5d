// Icons and marks as distance fields in the mask atlas: one drawing, crisp at any size, angle and stroke. The contacts' halo is
// a cell too. Read inside render.
#pragma once
#include <array>
#include <unordered_map>
#include <vector>

#include "render/mask_atlas.h"
#include "render/quad.h"

namespace render {

class Fields {
 public:
  explicit Fields(MaskAtlas& atlas) : atlas_(atlas) {}
  // Turns an icon's, a mark's or a halo's instance into its quad; false when the atlas is full. What has no drawing is left empty.
  bool resolve(const scene::Instance& instance, Quad& out);

 private:
  struct Cell {
    Texels at;
    std::uint64_t generation = 0;
    std::vector<std::uint8_t> texels;
  };
  const Cell* cell(scene::Shape shape, std::uint32_t index);

  MaskAtlas& atlas_;
  std::unordered_map<std::uint32_t, Cell> cells_;  // by index and shape
};

}  // namespace render
