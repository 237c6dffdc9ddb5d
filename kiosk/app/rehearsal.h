// A rehearsal: a whole workshop played by simulated hands, which enter as contacts and find what they touch on the glass, as
// people do. Read by main and tests. The store and the kiosk's acts are never called; only its devices are fed.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/kiosk.h"

namespace app {

struct RehearsalOptions {
  std::string workshop;  // a definition's id
  int hands = 7;         // people round the table; the facilitator stands beside them
  std::uint64_t seed = 1;
  int width_px = 1920, height_px = 1080;
  std::filesystem::path out;
  double speed = 0;  // 1 = as people would, on a screen where there is one; 0 = as fast as can be
  std::filesystem::path inspect;
  scene::Mode mode = scene::Mode::table;
  base::Language language = base::Language::french;
  double diagonal_inches = 86;
  bool night = false;
  bool every_screen = false;  // also what people open in passing: ring, lasso bar, settings, gallery, a card that tells of trouble
  struct Size {
    int width = 0, height = 0;
  };
  std::vector<Size> sizes;                 // each picture at these sizes, in folders WIDTHxHEIGHT; none: at that above, in `out`
  std::function<void(Kiosk&)> each_frame;  // for tests that look on
};

// Leaves in `out`: home.png, setup.png, writing.png, step-1.png ..., photo-*.png, board.json, summary.json, and the workshop
// itself in data/. Same options, same bytes in board.json. The error says which act of whom came to nothing, in which step.
base::Status rehearse(const RehearsalOptions& options);

}  // namespace app
