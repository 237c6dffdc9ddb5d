// What the GPU is given: one quad a shape, resolved from scene's instances for one view. Read inside render.
#pragma once
#include <cstdint>
#include <vector>

#include "scene/draw_list.h"

namespace render {

// `shape` and `detail` of each, lengths in mm, texture places in texels of the mask atlas:
enum class Kind : std::uint32_t {
  box,       // shape: half size less radius (2), radius, width of the edge alone or 0; detail: its centre from the quad's (2)
  mask,      // detail: the mask's corners
  field,     // detail: likewise; shape: mm that 255 stands for, mm of the outline's place
  shadow,    // shape: where the cell begins (2), texels a mm; detail: the cell's corner, its centre from the quad's (2)
  ellipse,   // shape: half size, 0, width of the edge alone. From here on the program with branches is needed.
  triangle,  // shape: half size
  chevron,   // shape: half size, 1 with a notch
  picture,   // shape: half size, radius, level of detail; detail: corners, 0..1 of the layer
};

inline constexpr int shadow_cell_side = 64;  // texels

// The shaders' names for the kinds, from the list above.
inline constexpr const char* shader_defines =
    "#define KIND_BOX 0\n#define KIND_MASK 1\n#define KIND_FIELD 2\n#define KIND_SHADOW 3\n#define KIND_ELLIPSE 4\n"
    "#define KIND_TRIANGLE 5\n#define KIND_CHEVRON 6\n#define KIND_PICTURE 7\n#define SHADOW_CELL 64.0\n";

struct Quad {                                  // 64 bytes
  float x = 0, y = 0, half_w = 0, half_h = 0;  // mm, with the pixel that antialiasing needs around
  float cos = 1, sin = 0;
  float shape[4] = {};
  float detail[4] = {};
  scene::Colour colour;
  std::uint32_t kind = 0;  // Kind; of a picture its layer, from bit 4; the depth step, from bit 16
};
static_assert(sizeof(Quad) == 64);

// Depth steps: each opaque inside takes the next whole step, and what is drawn after it lies half a step nearer. So what
// paper hides is rejected before it is shaded, and what blends still blends in painter's order.
inline constexpr std::uint32_t most_steps = 16'000;  // a quarter of a 16-bit depth buffer's levels

// Where the pixels are. Straight text stands on whole pixels of this view.
struct View {
  base::Vec origin;  // mm, of the top left pixel's corner
  double px_per_mm = 1;
  int width = 0, height = 0;
  bool depth = false;  // there is a depth buffer: what hides is drawn first, apart
  friend bool operator==(const View&, const View&) = default;
};

// Consecutive quads that one call draws.
struct Run {
  std::uint32_t first = 0, count = 0;
  bool everything = false;        // needs the program with branches
  bool pictures = false;          // shows some
  std::uint32_t own_picture = 0;  // the number of the one that has a texture of its own; 0 = all are in the array
};

// Layers as they are drawn.
struct Quads {
  std::vector<Quad> solids;    // insides that hide what is below, from the top down
  std::vector<Quad> quads;     // all shapes, from the bottom up
  std::vector<Run> runs;       // of quads
  std::uint32_t steps = 0;     // of depth
  bool uses_pictures = false;  // depends on which pictures are loaded
  void clear() {
    solids.clear();
    quads.clear();
    runs.clear();
    steps = 0;
    uses_pictures = false;
  }
};

}  // namespace render
