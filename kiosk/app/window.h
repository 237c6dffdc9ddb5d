// The window: SDL events in, OpenGL frames out, at the pace of the screen and only when something changed. Read by main.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "app/kiosk.h"
#include "app/presenter.h"
#include "base/result.h"
#include "render/renderer.h"

struct SDL_Window;
union SDL_Event;

namespace app {

struct WindowOptions {
  int width = 0, height = 0;  // 0 = the desktop's
  bool windowed = false;
  double diagonal_inches = 0;  // 0 = ask the display, else 86
};

class Window {
 public:
  // Makes the window (desktop-sized unless told otherwise) and its GL context: 3.3 core, else GLES 3.0.
  static base::Result<std::unique_ptr<Window>> open(const WindowOptions& options);
  ~Window();

  contact::Glass glass() const;
  double diagonal_inches() const { return diagonal_; }
  // Runs until the kiosk wants to quit, the window is closed or the process is asked to end. `each_frame` runs once per
  // turn of the loop (inspection, rehearsals); it returns true while it has something to do at the next frame.
  void run(Kiosk& kiosk, const std::function<bool()>& each_frame = {});
  // One turn without waiting: events in, one frame drawn if due.
  bool turn(Kiosk& kiosk);
  void wake();  // from any thread
  base::Result<render::Renderer*> renderer(text::Typesetter& type);

 private:
  Window() = default;
  bool handle(const SDL_Event& event, Kiosk& kiosk);
  void toggle_full_screen(Kiosk& kiosk);
  void resized(Kiosk& kiosk);
  void listen_to_keys(Kiosk& kiosk) const;
  void show(Kiosk& kiosk);

  SDL_Window* window_ = nullptr;
  void* context_ = nullptr;
  bool gles_ = false, visible_ = true, quit_ = false, dirty_ = true;
  bool focused_ = true, fills_screen_ = false;  // the window system says so at a change; without one, we are all there is
  double diagonal_ = 86;
  std::uint32_t wake_event_ = 0;
  std::unique_ptr<render::Renderer> renderer_;
  std::unique_ptr<Presenter> presenter_;
};

}  // namespace app
