// Which parts of the view lie wholly under paper, in tiles of 16 px: what touches only such tiles need not be sent at all.
// On a full board most of what lies on it is hidden. Read by resolver.
#pragma once
#include <cstdint>
#include <vector>

#include "render/quad.h"

namespace render {

class HiddenTiles {
 public:
  void begin(const View& view);
  // Solids come from the bottom up; each has its depth step.
  void cover(const Quad& solid);
  bool hides(const Quad& quad) const;

 private:
  static constexpr double side = 16;  // px
  struct Range {
    int left, top, right, bottom;
  };
  Range tiles_of(const Quad& quad) const;

  View view_;
  int across_ = 0, down_ = 0;
  std::vector<std::uint32_t> steps_;  // of the nearest solid that covers the whole tile
};

// Takes out of `quads` what its solids hide; runs follow.
void drop_hidden(Quads& quads, HiddenTiles& tiles, const View& view);

}  // namespace render
