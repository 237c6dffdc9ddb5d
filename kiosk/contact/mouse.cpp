// One button at a time: what the other button does while one is down is nobody's gesture.
// Read by devices.cpp and tests through mouse.h.
#include "contact/mouse.h"

#include <SDL.h>

namespace contact {

FindWindow sdl_window() {
  return [](std::uint32_t window_id) -> std::optional<WindowSize> {
    SDL_Window* window = SDL_GetWindowFromID(window_id);
    if (!window) return {};
    WindowSize size;
    SDL_GetWindowSize(window, &size.width, &size.height);
    return size;
  };
}

void Mouse::stop() {
  button_ = 0;
  waiting_.clear();
}

bool Mouse::add(Phase phase, std::uint32_t window_id, int x, int y) {
  const std::optional<WindowSize> window = find_window_(window_id);
  if (!window || window->width <= 0 || window->height <= 0) return false;
  RawContact raw{.key = key, .phase = phase};
  raw.x = (x + 0.5) / window->width;  // the middle of the pixel that it points at
  raw.y = (y + 0.5) / window->height;
  raw.hold = button_ == SDL_BUTTON_RIGHT;
  waiting_.push_back(raw);
  return true;
}

bool Mouse::take(const SDL_Event& event) {
  switch (event.type) {
    case SDL_MOUSEBUTTONDOWN: {
      const SDL_MouseButtonEvent& e = event.button;
      if (e.which == SDL_TOUCH_MOUSEID || (e.button != SDL_BUTTON_LEFT && e.button != SDL_BUTTON_RIGHT)) return false;
      if (button_ != 0 && button_ != e.button) return false;
      button_ = e.button;
      if (add(Phase::begin, e.windowID, e.x, e.y)) return true;
      button_ = 0;
      return false;
    }
    case SDL_MOUSEBUTTONUP: {
      const SDL_MouseButtonEvent& e = event.button;
      if (e.which == SDL_TOUCH_MOUSEID || button_ == 0 || e.button != button_) return false;
      // A window that is gone cannot say where: then it is a cancel, which needs no place.
      if (!add(Phase::end, e.windowID, e.x, e.y)) waiting_.push_back({.key = key, .phase = Phase::cancel});
      button_ = 0;
      return true;
    }
    case SDL_MOUSEMOTION: {
      const SDL_MouseMotionEvent& e = event.motion;
      if (e.which == SDL_TOUCH_MOUSEID || button_ == 0) return false;
      if (!(e.state & SDL_BUTTON(button_))) {  // its release went to another window
        waiting_.push_back({.key = key, .phase = Phase::cancel});
        button_ = 0;
        return true;
      }
      return add(Phase::move, e.windowID, e.x, e.y);
    }
    default: return false;
  }
}

void Mouse::poll(std::vector<RawContact>& out) {
  out.insert(out.end(), waiting_.begin(), waiting_.end());
  waiting_.clear();
}

}  // namespace contact
