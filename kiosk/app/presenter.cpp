// Functions of EGL and GLX are asked of SDL by name, so that neither's headers are needed where the other is used.
#include "app/presenter.h"

#include <SDL.h>

namespace app {
namespace {

// Names from the registries of EGL and GLX.
constexpr int egl_draw = 0x3059, egl_extensions = 0x3055, egl_buffer_age = 0x313D, glx_back_buffer_age = 0x20F4;

template <typename Function>
bool find(Function& function, const char* name) {
  function = reinterpret_cast<Function>(SDL_GL_GetProcAddress(name));
  return function != nullptr;
}

bool lists(const char* extensions, std::string_view name) {
  for (std::string_view rest = extensions ? extensions : ""; !rest.empty();) {
    const auto end = rest.find(' ');
    if (rest.substr(0, end) == name) return true;
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return false;
}

}  // namespace

Presenter::Presenter(SDL_Window* window, std::string_view renderer) : window_(window) {
  const char* named = SDL_GetCurrentVideoDriver();
  const std::string_view driver = named ? named : "";
  void* (*egl_display)() = nullptr;
  void* (*egl_surface)(int) = nullptr;
  const char* (*egl_string)(void*, int) = nullptr;
  if (find(egl_display, "eglGetCurrentDisplay") && find(egl_surface, "eglGetCurrentSurface") && find(egl_string, "eglQueryString") &&
      find(query_surface_, "eglQuerySurface") && (display_ = egl_display()) != nullptr && (surface_ = egl_surface(egl_draw)) != nullptr) {
    const char* extensions = egl_string(display_, egl_extensions);
    egl_age_ = lists(extensions, "EGL_EXT_buffer_age");
    // Elsewhere than on X, SDL's own swap does more than swap.
    if (driver == "x11" && egl_age_) {
      if ((lists(extensions, "EGL_KHR_swap_buffers_with_damage") && find(swap_damage_, "eglSwapBuffersWithDamageKHR")) ||
          (lists(extensions, "EGL_EXT_swap_buffers_with_damage") && find(swap_damage_, "eglSwapBuffersWithDamageEXT"))) {
        way_ = Way::swap_damage;
      }
    }
    return;
  }
  if (driver != "x11") return;
  void* (*glx_display)() = nullptr;
  unsigned long (*glx_drawable)() = nullptr;
  const char* (*glx_string)(void*, int) = nullptr;
  if (!find(glx_display, "glXGetCurrentDisplay") || !find(glx_drawable, "glXGetCurrentDrawable") || !find(glx_string, "glXQueryExtensionsString")) return;
  display_ = glx_display();
  drawable_ = glx_drawable();
  if (!display_) return;
  const char* extensions = glx_string(display_, 0);
  glx_age_ = lists(extensions, "GLX_EXT_buffer_age") && find(query_drawable_, "glXQueryDrawable");
  const bool software = renderer.find("llvmpipe") != std::string_view::npos || renderer.find("softpipe") != std::string_view::npos;
  if (software && lists(extensions, "GLX_MESA_copy_sub_buffer") && find(copy_, "glXCopySubBufferMESA")) way_ = Way::copy_rectangles;
}

int Presenter::age() const {
  if (!kept_) return 0;
  if (way_ == Way::copy_rectangles) return 1;
  if (egl_age_) {
    int age = 0;
    return query_surface_(display_, surface_, egl_buffer_age, &age) ? age : 0;
  }
  if (glx_age_) {
    unsigned int age = 0;
    query_drawable_(display_, drawable_, glx_back_buffer_age, &age);
    return static_cast<int>(age);
  }
  return 0;
}

void Presenter::present(const std::vector<render::PxRect>& altered, int height_px) {
  kept_ = true;
  switch (way_) {
    case Way::swap: SDL_GL_SwapWindow(window_); break;
    case Way::swap_damage:
      rectangles_.clear();
      for (const render::PxRect& r : altered) rectangles_.insert(rectangles_.end(), {r.x, height_px - r.y - r.h, r.w, r.h});
      swap_damage_(display_, surface_, rectangles_.data(), static_cast<int>(altered.size()));
      break;
    case Way::copy_rectangles:
      for (const render::PxRect& r : altered) copy_(display_, drawable_, r.x, height_px - r.y - r.h, r.w, r.h);
      break;
  }
}

}  // namespace app
