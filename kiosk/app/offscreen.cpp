#include "app/offscreen.h"

#include <SDL.h>

namespace app {

base::Result<std::unique_ptr<Offscreen>> Offscreen::open(int width, int height) {
  // Over the environment too: where there is a display, pictures are still made beside it.
  SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, "offscreen", SDL_HINT_OVERRIDE);
  const bool started = SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
  SDL_ResetHint(SDL_HINT_VIDEODRIVER);
  if (!started) return base::Error{base::Fault::failed, SDL_GetError()};
  std::unique_ptr<Offscreen> screen(new Offscreen);
  for (const bool gles : {false, true}) {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, gles ? SDL_GL_CONTEXT_PROFILE_ES : SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, gles ? 0 : 3);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 16);
    screen->window_ = SDL_CreateWindow("Tablée", 0, 0, width, height, SDL_WINDOW_OPENGL | SDL_WINDOW_HIDDEN);
    if (!screen->window_) continue;
    screen->context_ = SDL_GL_CreateContext(screen->window_);
    screen->gles_ = gles;
    if (screen->context_) return screen;
    SDL_DestroyWindow(screen->window_);
    screen->window_ = nullptr;
  }
  return base::Error{base::Fault::failed, SDL_GetError()};
}

void Offscreen::finish() const {
  static const auto finish = reinterpret_cast<void (*)()>(SDL_GL_GetProcAddress("glFinish"));
  if (finish) finish();
}

Offscreen::~Offscreen() {
  if (context_) SDL_GL_DeleteContext(context_);
  if (window_) SDL_DestroyWindow(window_);
  SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

}  // namespace app
