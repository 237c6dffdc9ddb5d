// What rests on the glass as a picture that is kept from frame to frame, drawn again only where it changed. Read
// inside render.
#pragma once
#include "render/canvas.h"
#include "render/quad_stream.h"

namespace render {

class KeptPicture {
 public:
  // True while it still shows this view; else it is made anew by begin and everything has to be drawn.
  bool keeps(const View& view) const { return canvas_.complete && view_ == view; }
  // Binds it to be drawn into. False where the driver has no room for it.
  bool begin(const View& view);
  // Copies a rectangle to the framebuffer `target`, pixel for pixel.
  void show(GLuint target, const PxRect& rect) const;
  GLuint texture() const { return canvas_.texture.name(); }

 private:
  View view_;
  Canvas canvas_;
};

}  // namespace render
