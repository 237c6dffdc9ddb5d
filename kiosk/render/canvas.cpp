// Read through canvas.h.
#include "render/canvas.h"

namespace render {
namespace {

// Without contents. Where the order of bytes can be asked for it is that of screens: what is copied to one is then copied as it is,
// and a software rasteriser shows such a picture moved in a fifth of the time.
void allocate_texture(int width, int height) {
  if (epoxy_is_desktop_gl()) glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, width, height, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, nullptr);
  else glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
}

}  // namespace

Canvas Canvas::make(int width, int height, GLenum depth_format) {
  Canvas canvas;
  canvas.texture = make_texture();
  glActiveTexture(GL_TEXTURE0);
  glBindTexture(GL_TEXTURE_2D, canvas.texture.name());
  allocate_texture(width, height);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  GLuint depth = 0;
  glGenRenderbuffers(1, &depth);
  canvas.depth = Renderbuffer(depth);
  glBindRenderbuffer(GL_RENDERBUFFER, depth);
  glRenderbufferStorage(GL_RENDERBUFFER, depth_format, width, height);
  canvas.framebuffer = make_framebuffer();
  glBindFramebuffer(GL_FRAMEBUFFER, canvas.framebuffer.name());
  glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, canvas.texture.name(), 0);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, depth);
  canvas.complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
  return canvas;
}

}  // namespace render
