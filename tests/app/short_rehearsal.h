// The smallest workshop that people can play to its end.
#pragma once
#include "app/rehearsal.h"

inline app::RehearsalOptions short_rehearsal(const std::filesystem::path& out) {
  app::RehearsalOptions options;
  options.workshop = "ideation";
  options.hands = 3;
  options.seed = 5;
  options.width_px = 640;
  options.height_px = 360;
  options.out = out;
  return options;
}
