#include "app/window.h"

#include <SDL.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <cmath>
#include <csignal>

#include "contact/sdl_touch.h"

namespace app {
namespace {

volatile std::sig_atomic_t asked_to_end = 0;
void end_on_signal(int) { asked_to_end = 1; }

// What the display says of itself; many kiosks' panels say nonsense, so only sizes that a table can have are believed.
double diagonal_of(int display) {
  float ddpi = 0;
  SDL_DisplayMode mode;
  if (SDL_GetDisplayDPI(display, &ddpi, nullptr, nullptr) != 0 || SDL_GetDesktopDisplayMode(display, &mode) != 0 || ddpi < 1) return 86;
  const double inches = std::hypot(mode.w, mode.h) / static_cast<double>(ddpi);
  return inches >= 40 && inches <= 110 ? inches : 86;
}

}  // namespace

base::Result<std::unique_ptr<Window>> Window::open(const WindowOptions& options) {
  contact::set_hints();
  SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "1");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return base::Error{base::Fault::failed, SDL_GetError()};
  std::unique_ptr<Window> w(new Window);
  SDL_DisplayMode mode{};
  SDL_GetDesktopDisplayMode(0, &mode);
  const int width = options.width > 0 ? options.width : mode.w, height = options.height > 0 ? options.height : mode.h;
  // A desktop-sized window from the start: one that is grown to full screen later loses contacts without a window manager.
  const bool full = !options.windowed && width == mode.w && height == mode.h;
  std::uint32_t flags = SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI;
  w->fills_screen_ = full;
  flags |= full ? SDL_WINDOW_FULLSCREEN_DESKTOP : options.windowed ? SDL_WINDOW_RESIZABLE : SDL_WINDOW_BORDERLESS;
  for (const bool gles : {false, true}) {
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, gles ? SDL_GL_CONTEXT_PROFILE_ES : SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, gles ? 0 : 3);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 16);
    SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);
    w->window_ = SDL_CreateWindow("Tablée", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height, flags);
    if (!w->window_) continue;
    w->context_ = SDL_GL_CreateContext(w->window_);
    w->gles_ = gles;
    if (w->context_) break;
    SDL_DestroyWindow(w->window_);
    w->window_ = nullptr;
  }
  if (!w->context_) return base::Error{base::Fault::failed, SDL_GetError()};
  SDL_GL_SetSwapInterval(1);
  SDL_EventState(SDL_DROPFILE, SDL_DISABLE);
  w->wake_event_ = SDL_RegisterEvents(1);
  w->diagonal_ = options.diagonal_inches > 0 ? options.diagonal_inches : diagonal_of(SDL_GetWindowDisplayIndex(w->window_));
  std::signal(SIGTERM, end_on_signal);
  std::signal(SIGINT, end_on_signal);
  return w;
}

Window::~Window() {
  renderer_.reset();
  if (context_) SDL_GL_DeleteContext(context_);
  if (window_) SDL_DestroyWindow(window_);
  SDL_Quit();
}

contact::Glass Window::glass() const {
  int w = 0, h = 0;
  SDL_GL_GetDrawableSize(window_, &w, &h);
  return {w, h, diagonal_ * 25.4 / std::max(1.0, std::hypot(w, h))};
}

base::Result<render::Renderer*> Window::renderer(text::Typesetter& type) {
  if (!renderer_) {
    auto made = render::Renderer::create(type, gles_);
    if (!made) return made.error();
    renderer_ = std::move(*made);
    renderer_->on_picture_ready([this] { wake(); });
    presenter_ = std::make_unique<Presenter>(window_, renderer_->description());
    spdlog::info("{}", renderer_->description());
  }
  return renderer_.get();
}

void Window::wake() {
  SDL_Event event{};
  event.type = wake_event_;
  SDL_PushEvent(&event);
}

void Window::resized(Kiosk& kiosk) {
  kiosk.set_glass(glass(), diagonal_);
  dirty_ = true;
}

void Window::toggle_full_screen(Kiosk& kiosk) {
  const bool full = SDL_GetWindowFlags(window_) & SDL_WINDOW_FULLSCREEN_DESKTOP;
  SDL_SetWindowFullscreen(window_, full ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
  fills_screen_ = !full;
  resized(kiosk);
}

// People's own keyboards are taken from everybody else while nothing but the table is seen. In a window, or under another program's,
// they are left to the window system, as all programs are used to.
void Window::listen_to_keys(Kiosk& kiosk) const { kiosk.keyboards().listen(fills_screen_ && focused_ && visible_); }

bool Window::handle(const SDL_Event& event, Kiosk& kiosk) {
  using Move = hands::Writing::Move;
  if (kiosk.devices().take(event)) return true;
  switch (event.type) {
    case SDL_QUIT: quit_ = true; break;
    case SDL_WINDOWEVENT:
      switch (event.window.event) {
        case SDL_WINDOWEVENT_SIZE_CHANGED: resized(kiosk); break;
        case SDL_WINDOWEVENT_EXPOSED:
        case SDL_WINDOWEVENT_SHOWN:
        case SDL_WINDOWEVENT_RESTORED: visible_ = dirty_ = true; break;
        case SDL_WINDOWEVENT_HIDDEN:
        case SDL_WINDOWEVENT_MINIMIZED: visible_ = false; break;
        case SDL_WINDOWEVENT_FOCUS_GAINED: focused_ = true; break;
        case SDL_WINDOWEVENT_FOCUS_LOST:
          focused_ = false;
          kiosk.cancel_contacts();
          break;
        default: break;
      }
      break;
    case SDL_TEXTINPUT: kiosk.type(event.text.text); break;
    case SDL_KEYDOWN: {
      const bool control = event.key.keysym.mod & KMOD_CTRL;
      switch (event.key.keysym.sym) {
        case SDLK_LEFT: kiosk.type(Move::left); break;
        case SDLK_RIGHT: kiosk.type(Move::right); break;
        case SDLK_UP: kiosk.type(Move::up); break;
        case SDLK_DOWN: kiosk.type(Move::down); break;
        case SDLK_HOME: kiosk.type(Move::home); break;
        case SDLK_END: kiosk.type(Move::end); break;
        case SDLK_BACKSPACE: kiosk.type(Move::erase); break;
        case SDLK_DELETE: kiosk.type(Move::erase_forward); break;
        case SDLK_RETURN:
        case SDLK_KP_ENTER: kiosk.type(Move::new_line); break;
        case SDLK_ESCAPE: kiosk.type(Move::done); break;
        case SDLK_F11: toggle_full_screen(kiosk); break;
        case SDLK_z:
          if (control && kiosk.store() && kiosk.settings().code.empty()) (void)kiosk.store()->undo(board::Actor::facilitator());
          break;
        case SDLK_y:
          if (control && kiosk.store() && kiosk.settings().code.empty()) (void)kiosk.store()->redo(board::Actor::facilitator());
          break;
        default: break;
      }
      break;
    }
    default: break;
  }
  return true;
}

void Window::show(Kiosk& kiosk) {
  int w = 0, h = 0;
  SDL_GL_GetDrawableSize(window_, &w, &h);
  if (dirty_) presenter_->forget();
  kiosk.draw(w, h, presenter_->age());
  presenter_->present(renderer_->altered(), h);
  kiosk.presented();
  kiosk.develop_photos();
  dirty_ = false;
}

bool Window::turn(Kiosk& kiosk) {
  SDL_Event event;
  while (SDL_PollEvent(&event)) handle(event, kiosk);
  listen_to_keys(kiosk);
  const bool due = kiosk.frame() || dirty_;
  if (due && visible_ && renderer_) show(kiosk);
  else if (kiosk.photo_waits()) kiosk.develop_photos();
  if (kiosk.wants_full_screen_toggle()) toggle_full_screen(kiosk);
  return due;
}

void Window::run(Kiosk& kiosk, const std::function<bool()>& each_frame) {
  kiosk.on_wake([this] { wake(); });
  SDL_StartTextInput();
  constexpr std::int64_t shortest_us = 1'000'000 / 120;  // never faster than panels scan, with or without vsync
  std::int64_t last_us = 0;
  while (!quit_ && !asked_to_end && !kiosk.wants_to_quit()) {
    const bool more = each_frame ? each_frame() : false;
    const bool drew = turn(kiosk);
    const std::int64_t now = kiosk.clock().now_us();
    if (drew || more) {
      if (const std::int64_t early = last_us + shortest_us - now; early > 0) SDL_Delay(static_cast<std::uint32_t>(early / 1000));
      last_us = kiosk.clock().now_us();
      if (more || kiosk.animating() || kiosk.photo_waits()) continue;
    }
    // Nothing to do until something comes in or is due.
    const std::int64_t due = kiosk.next_due_us();
    // While contacts are down the devices are looked at all the same: one that vanishes posts no event.
    const std::int64_t longest_ms = kiosk.tracker().live_count() > 0 ? 200 : 500;
    const auto wait_ms = static_cast<int>(due == 0 ? longest_ms : std::clamp<std::int64_t>((due - now + 999) / 1000, 0, longest_ms));
    if (wait_ms <= 0) continue;
    if (!drew) kiosk.rest();
    SDL_WaitEventTimeout(nullptr, wait_ms);
  }
}

}  // namespace app
