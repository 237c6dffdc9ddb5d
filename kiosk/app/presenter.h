// Brings finished frames to the screen, and no more of them than changed where the window system can do that. Read by window.
#pragma once
#include <string_view>
#include <vector>

#include "render/renderer.h"

struct SDL_Window;

namespace app {

class Presenter {
 public:
  // For the window whose GL context is current; `renderer`: how the driver names itself.
  Presenter(SDL_Window* window, std::string_view renderer);
  // How many frames ago the framebuffer of the next frame was drawn; 0 = not known, so that all of it has to be.
  int age() const;
  // `altered`: where this frame differs from what that framebuffer showed before.
  void present(const std::vector<render::PxRect>& altered, int height_px);
  // What was drawn is gone (resized) or not seen (covered): the next frame is a whole one.
  void forget() { kept_ = false; }

 private:
  enum class Way : unsigned char {
    swap,            // whole frames; what the next framebuffer shows is asked of EGL or GLX, where they know
    swap_damage,     // EGL, told where
    copy_rectangles  // software on X11: the framebuffer stays, rectangles of it are put on the screen
  };
  void use_glx(bool software);
  void use_egl(bool own_swap);
  Way way_ = Way::swap;
  SDL_Window* window_;
  bool kept_ = false;
  void* display_ = nullptr;  // EGL's or X's
  void* surface_ = nullptr;  // EGL's
  unsigned long drawable_ = 0;
  bool egl_age_ = false, glx_age_ = false;
  using CopySubBuffer = void (*)(void*, unsigned long, int, int, int, int);
  using QueryDrawable = void (*)(void*, unsigned long, int, unsigned int*);
  using QuerySurface = unsigned int (*)(void*, void*, int, int*);
  using SwapDamage = unsigned int (*)(void*, void*, const int*, int);
  CopySubBuffer copy_ = nullptr;
  QueryDrawable query_drawable_ = nullptr;
  QuerySurface query_surface_ = nullptr;
  SwapDamage swap_damage_ = nullptr;
  std::vector<int> rectangles_;
};

}  // namespace app
