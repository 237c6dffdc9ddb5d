// The frame loop of a rehearsal: simulated time, a folder of its own, pictures where something can draw them.
#include "app/rehearsal.h"

#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "app/inspection.h"
#include "app/offscreen.h"
#include "app/rehearsal_report.h"
#include "app/rehearsal_steps.h"
#include "app/window.h"

namespace app {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kFrameUs = 16'667;
constexpr std::int64_t kBegins = 1'781'514'000'000;  // 15 June 2026, 9 h UTC
constexpr const char* kMarker = ".rehearsal";
constexpr double kLongest = 3600;  // simulated seconds: no rehearsal is meant to last so long

// The folder is begun anew when an earlier rehearsal made it; anybody else's is left alone.
base::Status begin_folder(const fs::path& data, const fs::path& schema) {
  std::error_code error;
  if (fs::exists(data, error) && !fs::is_empty(data, error)) {
    if (!fs::exists(data / kMarker, error)) {
      return base::Error{base::Fault::refused, data.string() + ": not made by a rehearsal, so it is left as it is. Choose another --out."};
    }
    // Somebody may be looking at it.
    const auto opened = journal::Journal::open(data, schema);
    if (!opened && opened.error().fault == base::Fault::in_use) return opened.error();
  }
  fs::remove_all(data, error);
  fs::create_directories(data, error);
  std::ofstream(data / kMarker) << "A rehearsal's workshop. The next rehearsal begins this folder anew.\n";
  if (!fs::exists(data / kMarker, error)) return base::Error{base::Fault::read_only, data.string() + ": cannot be written"};
  return {};
}

// Pictures of an earlier rehearsal are not taken for this one's.
void clear_pictures(const fs::path& out) {
  std::error_code error;
  std::vector<fs::path> old;
  for (const auto& entry : fs::directory_iterator(out, error)) {
    const std::string name = entry.path().filename().string();
    constexpr std::string_view names[] = {"home",   "setup", "writing", "console",  "conclusion", "failed", "settings", "gestures",
                                          "nearer", "kept",  "gallery", "snapshot", "trouble",    "resume", "hidden",   "tour"};
    const std::string stem = entry.path().stem().string();
    const bool ours = name.starts_with("photo-") || name.starts_with("step-") || name.starts_with("snapshot-") ||
                      std::find(std::begin(names), std::end(names), stem) != std::end(names);
    if (ours && entry.path().extension() == ".png") old.push_back(entry.path());
  }
  for (const fs::path& file : old) fs::remove(file, error);
}

// What draws: a window to watch in, else a context that nobody sees, else nothing.
struct Screen {
  std::unique_ptr<Window> window;
  std::unique_ptr<Offscreen> hidden;
  std::unique_ptr<render::Renderer> own;
  render::Renderer* renderer = nullptr;
};

bool has_display() {
  const char* x = std::getenv("DISPLAY");
  const char* wayland = std::getenv("WAYLAND_DISPLAY");
  return (x && *x) || (wayland && *wayland);
}

void open_window(const RehearsalOptions& options, Screen& screen) {
  if (options.speed <= 0 || !has_display()) return;
  WindowOptions w;
  w.width = options.width_px;
  w.height = options.height_px;
  w.windowed = true;
  w.diagonal_inches = options.diagonal_inches;
  auto opened = Window::open(w);
  if (opened) screen.window = std::move(*opened);
  // Its own loop, which would see the wish to end, does not run here.
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

void open_renderer(const RehearsalOptions& options, Kiosk& kiosk, Screen& screen) {
  if (screen.window) {
    if (auto renderer = screen.window->renderer(kiosk.typesetter())) screen.renderer = *renderer;
  } else {
    auto hidden = Offscreen::open(options.width_px, options.height_px);
    if (hidden) {
      screen.hidden = std::move(*hidden);
      auto made = render::Renderer::create(kiosk.typesetter(), screen.hidden->gles());
      if (made) screen.own = std::move(*made);
      else spdlog::warn("{}", made.error().message);
      screen.renderer = screen.own.get();
    } else {
      spdlog::warn("{}", hidden.error().message);
    }
  }
  if (screen.renderer) kiosk.use(screen.renderer);
  else fmt::print(stderr, "tablee: nothing here can draw, so the rehearsal leaves no pictures.\n");
}

base::Status save_picture(const RehearsalOptions& options, Kiosk& kiosk, render::Renderer& renderer, const std::string& file) {
  // Drawn first as for a screen: that brings the letters of the panels up to date.
  kiosk.draw(options.width_px, options.height_px);
  const base::Box glass{{0, 0}, kiosk.tracker().glass().size_mm()};
  const auto save = [&](int width, int height, const fs::path& folder) -> base::Status {
    auto image = renderer.photograph(kiosk.draw_list(), glass, width, height);
    if (!image) return image.error();
    std::error_code error;
    fs::create_directories(folder, error);
    return render::save_png(*image, folder / file);
  };
  if (options.sizes.empty()) return save(options.width_px, options.height_px, options.out);
  for (const auto& size : options.sizes)
    if (auto saved = save(size.width, size.height, options.out / fmt::format("{}x{}", size.width, size.height)); !saved) return saved;
  return {};
}

// The print held up, and a moment later the gallery that it slid into.
void watch_print(rehearsal::Play& play) {
  const auto& print = play.kiosk.preview().fresh_print;
  if (!play.options.every_screen || !print) return;
  const std::int64_t age = play.clock.now_us() - print->start_us;
  if (age >= 600'000 && age < 600'000 + kFrameUs) play.pictures_due.push_back("snapshot.png");
  if (age >= 2'000'000 && age < 2'000'000 + kFrameUs) play.pictures_due.push_back("snapshot-gallery.png");
}

// Keeps simulated time with the clock on the wall.
class Pace {
 public:
  explicit Pace(double speed) : speed_(speed) {}
  void keep(std::int64_t simulated_us) const {
    if (speed_ <= 0) return;
    const auto due = std::chrono::microseconds(static_cast<std::int64_t>(static_cast<double>(simulated_us) / speed_));
    std::this_thread::sleep_until(began_ + due);
  }

 private:
  double speed_;
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

base::Status run(rehearsal::Play& play, Screen& screen, Inspection* inspection, rehearsal::Ran& ran) {
  rehearsal::Person facilitator(play, {}, 0, play.kiosk.texts()("console.title"), play.options.seed);
  facilitator.begin(rehearsal::whole_workshop(facilitator));
  const Pace pace(play.options.speed);
  while (!facilitator.idle()) {
    play.clock.advance_us(kFrameUs);
    facilitator.step();
    for (const auto& person : play.people) person->step();
    if (!play.failure.empty()) {
      // What they saw when they gave up.
      if (screen.renderer) (void)save_picture(play.options, play.kiosk, *screen.renderer, "failed.png");
      return base::Error{base::Fault::failed, play.failure};
    }
    play.kiosk.words().wait();  // the same word is suggested in the same frame, however busy this machine is
    if (screen.window) screen.window->turn(play.kiosk);
    else play.kiosk.frame();
    play.eyes.blink();
    ++ran.frames;
    watch_print(play);
    for (const std::string& file : std::exchange(play.pictures_due, {})) {
      if (!screen.renderer) continue;
      if (auto saved = save_picture(play.options, play.kiosk, *screen.renderer, file); !saved) return saved;
      ran.pictures.push_back(file);
    }
    if (play.kiosk.photo_waits()) {
      if (screen.renderer) play.kiosk.draw(play.options.width_px, play.options.height_px);
      play.kiosk.finish_photos();
    }
    if (inspection) inspection->answer(play.kiosk);
    if (play.options.each_frame) play.options.each_frame(play.kiosk);
    if (play.now_s() > kLongest) return base::Error{base::Fault::failed, "rehearsal: " + play.step + ": it never ends"};
    pace.keep(play.clock.now_us());
  }
  return {};
}

}  // namespace

base::Status rehearse(const RehearsalOptions& options) {
  const fs::path share = find_share();
  KioskOptions k;
  k.data = options.out / "data";
  k.assets = share / "assets";
  k.definitions = share / "boards";
  // The example that teaches how a workshop is written is not on the shelf, but it is a workshop.
  std::error_code absent;
  if (!fs::exists(k.definitions / (options.workshop + ".toml"), absent)) k.own_definitions = k.definitions / "examples";
  k.schema = share / "data" / "schema";
  k.samples = share / "data" / "samples";
  k.dictionaries.clear();  // people of a rehearsal are the same everywhere
  k.mode = options.mode;
  k.language = options.language;
  k.seats = options.hands;
  k.photo_width_px = std::min(options.width_px, 1920);
  k.settings.night = options.night;
  auto sample = workshop::load_sample(workshop::sample_file(k.samples / options.workshop, options.language));
  if (!sample) return base::Error{base::Fault::not_found, options.workshop + ": there is no sample to rehearse it with. " + sample.error().message};
  if (auto begun = begin_folder(k.data, k.schema); !begun) return begun;
  clear_pictures(options.out);

  Screen screen;
  open_window(options, screen);
  k.diagonal_inches = options.diagonal_inches;
  k.glass = {options.width_px, options.height_px, options.diagonal_inches * 25.4 / std::hypot(options.width_px, options.height_px)};
  if (screen.window) k.glass = screen.window->glass();

  base::ManualClock clock(kBegins);
  auto kiosk = Kiosk::open(k, clock);
  if (!kiosk) return kiosk.error();
  if (!(*kiosk)->shelf().find(options.workshop)) return base::Error{base::Fault::not_found, options.workshop + ": there is no such workshop"};
  auto device = std::make_unique<contact::Simulated>(k.glass);
  contact::Simulated& hands = *device;
  if (auto added = (*kiosk)->devices().add(std::move(device)); !added) return added;
  open_renderer(options, **kiosk, screen);
  std::unique_ptr<Inspection> inspection;
  if (!options.inspect.empty()) {
    auto opened = Inspection::open(options.inspect, [] {});
    if (!opened) return opened.error();
    inspection = std::move(*opened);
  }

  rehearsal::Ran ran;
  base::Status done;
  {
    rehearsal::Play play(options, **kiosk, clock, hands, std::move(*sample));
    play.can_draw = screen.renderer != nullptr;
    done = run(play, screen, inspection.get(), ran);
    (*kiosk)->journal().flush();
    // What was reached is written even where an act failed: it shows how far it went.
    if ((*kiosk)->store()) {
      const base::Status reported = rehearsal::write_report(play, ran);
      if (done && !reported) done = reported;
      const base::Status copied = rehearsal::copy_photos(play);
      if (done && !copied) done = copied;
    }
  }
  (*kiosk)->use(nullptr);
  screen.own.reset();
  return done;
}

}  // namespace app
