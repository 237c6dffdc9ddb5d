// A GL context without a display, for pictures and figures: SDL's offscreen driver and a window that nobody sees. Read by
// rehearsal and bench. While it lives its context is current on the thread that opened it.
#pragma once
#include <memory>

#include "base/result.h"

struct SDL_Window;

namespace app {

class Offscreen {
 public:
  // 3.3 core, else GLES 3.0. An error where this machine has neither without a display; the program then goes on undrawn.
  static base::Result<std::unique_ptr<Offscreen>> open(int width, int height);
  ~Offscreen();
  Offscreen(const Offscreen&) = delete;
  Offscreen& operator=(const Offscreen&) = delete;
  bool gles() const { return gles_; }
  void finish() const;  // waits until all that was asked of GL is drawn

 private:
  Offscreen() = default;
  SDL_Window* window_ = nullptr;
  void* context_ = nullptr;
  bool gles_ = false;
};

}  // namespace app
