// What rests on the glass as a picture that is kept from frame to frame, drawn again only where it changed. Read
// inside render.
#pragma once
#include "render/gl.h"
#include "render/quad_stream.h"

namespace render {

class KeptPicture {
 public:
  // True while it still shows this view; else it is made anew by begin and everything has to be drawn.
  bool keeps(const View& view) const { return texture_ && view_ == view; }
  // Binds it to be drawn into. False where the driver has no room for it.
  bool begin(const View& view);
  void forget() { view_ = {}; }
  // Copies a rectangle to the framebuffer `target`, pixel for pixel.
  void show(GLuint target, const PxRect& rect) const;
  GLuint texture() const { return texture_.name(); }

 private:
  View view_;
  Texture texture_;
  Framebuffer framebuffer_;
  Renderbuffer depth_;
};

}  // namespace render
