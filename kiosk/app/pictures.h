// Every screen of the kiosk as pictures, table and wall, small and large, day and night: workshops are rehearsed, so that what is
// seen is what people's hands would have made. Read by main and tests.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "app/rehearsal.h"
#include "base/result.h"

namespace app {

struct PicturesOptions {
  std::filesystem::path out;
  std::string workshop;                       // a definition's id; empty = the first with a sample
  std::string only;                           // one surface; empty = all
  std::vector<RehearsalOptions::Size> sizes;  // empty = 1920x1080 and 3840x2160
};

std::vector<std::string> surface_names();
// Leaves OUT/surface/WIDTHxHEIGHT/screen.png. Same options, same pictures.
base::Status draw_pictures(const PicturesOptions& options);

}  // namespace app
