// What the GPU is given: one quad a shape, resolved from scene's instances for one view. Read inside render.
#pragma once
#include <cstdint>

#include "scene/draw_list.h"

namespace render {

enum class Kind : std::uint32_t { box, mask, field, shadow, halo, ellipse, triangle, chevron, picture };

// The shader's names for the kinds, from the one list above.
inline constexpr const char* kind_defines =
    "#define KIND_BOX 0\n#define KIND_MASK 1\n#define KIND_FIELD 2\n#define KIND_SHADOW 3\n#define KIND_HALO 4\n"
    "#define KIND_ELLIPSE 5\n#define KIND_TRIANGLE 6\n#define KIND_CHEVRON 7\n#define KIND_PICTURE 8\n";

struct Quad {  // 64 bytes
  float x = 0, y = 0, half_w = 0, half_h = 0;  // mm, with the pixel that antialiasing needs around
  float cos = 1, sin = 0;
  float shape[4] = {};   // see assets/shaders/quad.frag.glsl
  float detail[4] = {};
  scene::Colour colour;
  std::uint32_t kind = 0;  // Kind; of a picture also the layer of its array (from bit 4) and its level of detail in eighths (from bit 16)
};
static_assert(sizeof(Quad) == 64);

// Where the pixels are. Straight text stands on whole pixels of this view.
struct View {
  base::Vec origin;       // mm, of the top left pixel's corner
  double px_per_mm = 1;
  int width = 0, height = 0;
  friend bool operator==(const View&, const View&) = default;
};

// Consecutive quads that one call draws.
struct Run {
  std::uint32_t first = 0, count = 0;
  bool pictures = false;      // needs the program that samples pictures
  std::uint32_t picture = 0;  // the number of the one that has a texture of its own; 0 = all are in the array
};

}  // namespace render
