// A GL context without a display, and a framebuffer in it, for tests that draw. Read by tests/render and whoever
// compares pictures; link SDL2 and epoxy.
#pragma once
#include <SDL2/SDL.h>
#include <epoxy/gl.h>

#include <cstdlib>
#include <memory>
#include <string>

namespace support {

enum class Gl : unsigned char { core_330, es_300 };

class GlContext {
 public:
  // Null where this machine has no GL without a display; `why` says so.
  static std::unique_ptr<GlContext> open(Gl kind, std::string& why) {
    setenv("SDL_VIDEODRIVER", "offscreen", 1);
    std::unique_ptr<GlContext> made(new GlContext);
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0) return why = SDL_GetError(), nullptr;
    made->video_ = true;
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, kind == Gl::es_300 ? SDL_GL_CONTEXT_PROFILE_ES : SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, kind == Gl::es_300 ? 0 : 3);
    made->window_ = SDL_CreateWindow("test", 0, 0, 64, 64, SDL_WINDOW_OPENGL | SDL_WINDOW_HIDDEN);
    if (!made->window_) return why = SDL_GetError(), nullptr;
    made->context_ = SDL_GL_CreateContext(made->window_);
    if (!made->context_) return why = SDL_GetError(), nullptr;
    return made;
  }
  ~GlContext() {
    if (context_) SDL_GL_DeleteContext(context_);
    if (window_) SDL_DestroyWindow(window_);
    if (video_) SDL_QuitSubSystem(SDL_INIT_VIDEO);
  }
  GlContext(const GlContext&) = delete;
  GlContext& operator=(const GlContext&) = delete;

  // A framebuffer of that size, bound: an offscreen window's own is not worth reading.
  void target(int width, int height, bool with_depth = true) {
    if (framebuffer_ == 0) {
      glGenFramebuffers(1, &framebuffer_);
      glGenTextures(1, &colour_);
      glGenRenderbuffers(1, &depth_);
    }
    glBindTexture(GL_TEXTURE_2D, colour_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer_);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, colour_, 0);
    glBindRenderbuffer(GL_RENDERBUFFER, depth_);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH_COMPONENT16, width, height);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER, with_depth ? depth_ : 0);
  }

 private:
  GlContext() = default;
  bool video_ = false;
  SDL_Window* window_ = nullptr;
  SDL_GLContext context_ = nullptr;
  GLuint framebuffer_ = 0, colour_ = 0, depth_ = 0;
};

}  // namespace support
