// What is kept, shown elsewhere and larger than it was drawn, while the sheet moves. Read inside render.
#pragma once
#include "render/gl.h"
#include "render/quad.h"
#include "render/renderer.h"

namespace render {

class MovedPicture {
 public:
  static base::Result<MovedPicture> create(Dialect dialect);
  // Into the current framebuffer, within its scissor: a texture of the view's size, of which the place `p` (px from the top
  // left) is seen at scale * p + shift.
  void draw(GLuint texture, const View& view, double scale, base::Vec shift_px) const;

 private:
  Program program_;
  VertexArray array_;
  GLint place_ = -1;
};

}  // namespace render
