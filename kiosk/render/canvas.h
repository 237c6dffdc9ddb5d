// A texture that is drawn into, with a depth buffer of its own. Read inside render.
#pragma once
#include "render/gl.h"

namespace render {

struct Canvas {
  Texture texture;
  Renderbuffer depth;
  Framebuffer framebuffer;
  bool complete = false;  // false where the driver has no room for it

  // Left bound to be drawn into. `depth_format`: GL_DEPTH_COMPONENT16 or 24.
  static Canvas make(int width, int height, GLenum depth_format);
};

}  // namespace render
