// Pictures compared with the ones in tests/golden. TABLEE_UPDATE_GOLDEN=1 writes them anew: look at them before they are
// committed. Read by tests that draw; link render.
#pragma once
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "render/renderer.h"

namespace support {

struct Tolerance {
  int level = 24;        // a channel may differ by this much anywhere: drivers round edges their own way
  double share = 0.002;  // and by more in this share of the pixels
};

// Empty when `image` is the picture of that name; else what differs, with the file where the image was left.
inline std::string differs_from_golden(const render::Image& image, const std::string& name, Tolerance tolerance = {}) {
  namespace fs = std::filesystem;
  const fs::path golden = fs::path(TABLEE_SOURCE_DIR) / "tests" / "golden" / (name + ".png");
  if (std::getenv("TABLEE_UPDATE_GOLDEN")) {
    fs::create_directories(golden.parent_path());
    return render::save_png(image, golden) ? "" : "could not write " + golden.string();
  }
  const auto left_at = [&] {
    const fs::path folder = fs::temp_directory_path() / "tablee-golden";
    std::error_code ignored;
    const fs::path file = folder / (name + ".png");
    fs::create_directories(file.parent_path(), ignored);
    return render::save_png(image, file) ? "; it was left at " + file.string() : std::string();
  };
  const auto wanted = render::load_image(golden);
  if (!wanted) return "no golden picture " + golden.string() + " (" + wanted.error().message + ")" + left_at();
  if (wanted->width != image.width || wanted->height != image.height) {
    return "the size is " + std::to_string(image.width) + " x " + std::to_string(image.height) + left_at();
  }
  std::size_t beyond = 0;
  int worst = 0;
  for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
    int most = 0;
    for (std::size_t c = 0; c < 3; ++c) most = std::max(most, std::abs(int{image.rgba[i + c]} - int{wanted->rgba[i + c]}));
    worst = std::max(worst, most);
    if (most > tolerance.level) ++beyond;
  }
  const double share = static_cast<double>(beyond) * 4 / static_cast<double>(image.rgba.size());
  if (share <= tolerance.share) return "";
  return std::to_string(beyond) + " pixels differ by more than " + std::to_string(tolerance.level) + " (worst " + std::to_string(worst) + ")" + left_at();
}

}  // namespace support
