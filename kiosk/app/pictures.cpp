#include "app/pictures.h"

#include <fmt/core.h>

#include <algorithm>
#include <system_error>

#include "workshop/definition.h"
#include "workshop/sample.h"

namespace app {
namespace {

namespace fs = std::filesystem;

struct Surface {
  const char* name;
  scene::Mode mode;
  double inches;
  int people;
  base::Language language;
  bool night;
};
constexpr auto kTable = scene::Mode::table, kWall = scene::Mode::wall;
constexpr auto kFrench = base::Language::french, kEnglish = base::Language::english;
constexpr Surface kSurfaces[] = {
    {"table-86", kTable, 86, 7, kFrench, false},    {"wall-86", kWall, 86, 7, kFrench, false},     {"night-86", kTable, 86, 7, kFrench, true},
    {"night-wall-86", kWall, 86, 7, kFrench, true}, {"english-86", kWall, 86, 7, kEnglish, false}, {"english-table-86", kTable, 86, 7, kEnglish, false},
    {"seats10-55", kTable, 55, 10, kFrench, false}, {"table-43", kTable, 43, 4, kFrench, false},   {"wall-43", kWall, 43, 4, kFrench, false},
    {"table-98", kTable, 98, 8, kFrench, false},    {"wall-65", kWall, 65, 6, kFrench, false},
};

base::Result<std::string> first_with_sample() {
  const fs::path share = find_share();
  for (const auto& definition : workshop::load_folder(share / "boards").definitions)
    if (workshop::load_sample(share / "data" / "samples" / definition.id / "sample.toml")) return definition.id;
  return base::Error{base::Fault::not_found, "cli.no_definition"};
}

}  // namespace

std::vector<std::string> surface_names() {
  std::vector<std::string> out;
  for (const Surface& surface : kSurfaces) out.emplace_back(surface.name);
  return out;
}

base::Status draw_pictures(const PicturesOptions& options) {
  std::string workshop = options.workshop;
  if (workshop.empty()) {
    auto first = first_with_sample();
    if (!first) return first.error();
    workshop = *first;
  }
  std::vector<RehearsalOptions::Size> sizes = options.sizes;
  if (sizes.empty()) sizes = {{1920, 1080}, {3840, 2160}};
  // Played on the largest, since panels' letters are made for the glass; the others are drawn beside it.
  std::sort(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.width > b.width; });
  std::string failed;  // the others are drawn all the same
  for (const Surface& surface : kSurfaces) {
    if (!options.only.empty() && options.only != surface.name) continue;
    RehearsalOptions r;
    r.workshop = workshop;
    r.hands = surface.people;
    r.mode = surface.mode;
    r.diagonal_inches = surface.inches;
    r.language = surface.language;
    r.night = surface.night;
    r.every_screen = true;
    r.width_px = sizes.front().width;
    r.height_px = sizes.front().height;
    r.sizes = sizes;
    r.out = options.out / surface.name;
    fmt::print("{}\n", surface.name);
    std::fflush(stdout);
    if (const auto played = rehearse(r); !played) {
      fmt::print(stderr, "{}: {}\n", surface.name, played.error().message);
      failed += std::string(failed.empty() ? "" : ", ") + surface.name;
    }
  }
  if (!failed.empty()) return base::Error{base::Fault::failed, "not played to the end: " + failed};
  return {};
}

}  // namespace app
