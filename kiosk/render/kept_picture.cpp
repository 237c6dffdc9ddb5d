// Read through kept_picture.h.
#include "render/kept_picture.h"

namespace render {

bool KeptPicture::begin(const View& view) {
  if (keeps(view)) {
    glBindFramebuffer(GL_FRAMEBUFFER, canvas_.framebuffer.name());
    return true;
  }
  canvas_ = {};  // gone before another of its size is made
  canvas_ = Canvas::make(view.width, view.height, GL_DEPTH_COMPONENT16);
  view_ = canvas_.complete ? view : View{};
  return canvas_.complete;
}

void KeptPicture::show(GLuint target, const PxRect& rect) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, canvas_.framebuffer.name());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target);
  const int right = rect.x + rect.w, bottom = view_.height - rect.y - rect.h, top = bottom + rect.h;  // GL counts rows from below
  glBlitFramebuffer(rect.x, bottom, right, top, rect.x, bottom, right, top, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

}  // namespace render
