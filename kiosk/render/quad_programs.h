// The shaders that draw quads, in their four ways. Read inside render.
#pragma once
#include "render/gl.h"
#include "render/quad.h"

namespace render {

// The same source four ways: insides that hide, what is common, all that can be drawn, and that within a disc alone.
enum class Part : unsigned char { solids, common, everything, within_disc };

class QuadPrograms {
 public:
  static base::Result<QuadPrograms> create(Dialect dialect);
  // Ready to draw this part of a view, with masks from an atlas of `atlas_height`.
  void use(Part part, const View& view, int atlas_height);
  void use_within(base::Vec middle, double radius, const View& view, int atlas_height);  // mm of the glass

 private:
  struct One {
    Program program;
    GLint view = -1, scale = -1, texel = -1, depth = -1, disc = -1;
  };
  static base::Result<One> make(Dialect dialect, Part part);
  Dialect dialect_ = Dialect::core_330;
  One solids_, common_, everything_, within_disc_;
};

}  // namespace render
