// Blurred corners in the mask atlas: one small cell serves every shadow whose box, radius and blur have the same proportions.
// Exact where a closed form would not be, and a texel a pixel to draw. Read inside render.
#pragma once
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "render/mask_atlas.h"
#include "render/quad.h"

namespace render {

// The shade of a rounded box's quarter, from `inner` before each edge to 3 sigmas beyond it. In sigmas. An inner length that is
// less than radius + 3 is the whole half of a small box.
struct CornerShape {
  double inner_x = 3, inner_y = 3, radius = 0;
  double span() const;  // of the cell
};
std::vector<std::uint8_t> corner_shade(const CornerShape& shape);

class ShadowCells {
 public:
  explicit ShadowCells(MaskAtlas& atlas) : atlas_(atlas) {}
  // Turns a shadow's instance into its quad; false when the atlas is full. `pixel`: mm.
  bool resolve(const scene::Instance& instance, double pixel, Quad& out);

 private:
  struct Cell {
    Texels at;
    std::uint64_t generation = 0;
    std::vector<std::uint8_t> texels;
  };
  MaskAtlas& atlas_;
  std::unordered_map<std::uint64_t, Cell> cells_;
};

}  // namespace render
