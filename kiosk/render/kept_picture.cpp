// A texture with a framebuffer of its own. Read through kept_picture.h.
#include "render/kept_picture.h"

namespace render {

bool KeptPicture::begin(const View& view) {
  if (keeps(view)) {
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
    return true;
  }
  texture_ = make_texture();
  glBindTexture(GL_TEXTURE_2D, texture_.name());
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, view.width, view.height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  GLuint depth = 0;
  glGenRenderbuffers(1, &depth);
  depth_ = Renderbuffer(depth);
  glBindRenderbuffer(GL_RENDERBUFFER, depth_.name());
  glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH_COMPONENT16, view.width, view.height);
  framebuffer_ = make_framebuffer();
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_.name());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_.name(), 0);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth_.name());
  const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
  view_ = complete ? view : View{};
  return complete;
}

void KeptPicture::show(GLuint target, const PxRect& rect) const {
  glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer_.name());
  glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target);
  const int right = rect.x + rect.w, bottom = view_.height - rect.y - rect.h, top = bottom + rect.h;  // GL counts rows from below
  glBlitFramebuffer(rect.x, bottom, right, top, rect.x, bottom, right, top, GL_COLOR_BUFFER_BIT, GL_NEAREST);
}

}  // namespace render
