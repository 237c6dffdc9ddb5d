// Functions of EGL and GLX are asked of SDL by name, so that neither's headers are needed where the other is used.
#include "app/presenter.h"

#include <SDL.h>

namespace app {
namespace {

// Names from the registries of EGL and GLX.
constexpr const char* glx_library = "libGL.so.1";
constexpr const char* egl_library = "libEGL.so.1";
constexpr int egl_draw = 0x3059, egl_extensions = 0x3055, egl_buffer_age = 0x313D, glx_back_buffer_age = 0x20F4;

template <typename Function>
bool find(Function& function, const char* name) {
  function = reinterpret_cast<Function>(SDL_GL_GetProcAddress(name));
  return function != nullptr;
}

// By the library itself: asked by name, a GL of the one kind answers for the other's functions too, and they lead nowhere.
template <typename Function>
bool find_in(const char* library, Function& function, const char* name) {
  void* loaded = SDL_LoadObject(library);  // for as long as the program runs
  function = loaded ? reinterpret_cast<Function>(SDL_LoadFunction(loaded, name)) : nullptr;
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
  const bool software = renderer.find("llvmpipe") != std::string_view::npos || renderer.find("softpipe") != std::string_view::npos;
  void* (*current)() = nullptr;
  if (driver == "x11" && find_in(glx_library, current, "glXGetCurrentContext") && current()) use_glx(software);
  else if (find_in(egl_library, current, "eglGetCurrentContext") && current()) use_egl(driver == "x11");
}

void Presenter::use_glx(bool software) {
  void* (*display)() = nullptr;
  unsigned long (*drawable)() = nullptr;
  const char* (*extensions_of)(void*, int) = nullptr;
  if (!find_in(glx_library, display, "glXGetCurrentDisplay") || !find_in(glx_library, drawable, "glXGetCurrentDrawable") ||
      !find_in(glx_library, extensions_of, "glXQueryExtensionsString") || !display()) {
    return;
  }
  display_ = display();
  drawable_ = drawable();
  const char* extensions = extensions_of(display_, 0);
  glx_age_ = lists(extensions, "GLX_EXT_buffer_age") && find_in(glx_library, query_drawable_, "glXQueryDrawable");
  if (software && lists(extensions, "GLX_MESA_copy_sub_buffer") && find(copy_, "glXCopySubBufferMESA")) way_ = Way::copy_rectangles;
}

void Presenter::use_egl(bool own_swap) {
  void* (*display)() = nullptr;
  void* (*surface)(int) = nullptr;
  const char* (*string_of)(void*, int) = nullptr;
  if (!find_in(egl_library, display, "eglGetCurrentDisplay") || !find_in(egl_library, surface, "eglGetCurrentSurface") ||
      !find_in(egl_library, string_of, "eglQueryString") || !find_in(egl_library, query_surface_, "eglQuerySurface")) {
    return;
  }
  display_ = display();
  surface_ = surface(egl_draw);
  if (!display_ || !surface_) return;
  const char* extensions = string_of(display_, egl_extensions);
  egl_age_ = lists(extensions, "EGL_EXT_buffer_age");
  // Elsewhere than on X, SDL's own swap does more than swap.
  if (!own_swap || !egl_age_) return;
  if ((lists(extensions, "EGL_KHR_swap_buffers_with_damage") && find(swap_damage_, "eglSwapBuffersWithDamageKHR")) ||
      (lists(extensions, "EGL_EXT_swap_buffers_with_damage") && find(swap_damage_, "eglSwapBuffersWithDamageEXT"))) {
    way_ = Way::swap_damage;
  }
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
