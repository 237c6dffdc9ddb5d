// Every screen that `tablee pictures` draws, of every surface, beside what it was judged to look like: workshops are rehearsed,
// and the pictures of them, made small, are compared. TABLEE_UPDATE_GOLDEN=1 keeps what is drawn now: look at it in full first.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "app/pictures.h"
#include "render/renderer.h"
#include "support/golden.h"
#include "support/temp_folder.h"

namespace fs = std::filesystem;

namespace {

constexpr int kSmall = 192;  // px wide: a letter more or less is seen in its grey, and all of them take little room

// Each pixel the mean of those that it stands for.
render::Image made_small(const render::Image& image) {
  render::Image out;
  const int times = image.width / kSmall;
  out.width = kSmall, out.height = image.height / times;
  out.rgba.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 4);
  for (int y = 0; y < out.height; ++y)
    for (int x = 0; x < out.width; ++x)
      for (int c = 0; c < 4; ++c) {
        int sum = 0;
        for (int v = 0; v < times; ++v)
          for (int u = 0; u < times; ++u)
            sum += image.rgba[(static_cast<std::size_t>(y * times + v) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x * times + u)) * 4 +
                              static_cast<std::size_t>(c)];
        out.rgba[(static_cast<std::size_t>(y) * kSmall + static_cast<std::size_t>(x)) * 4 + static_cast<std::size_t>(c)] =
            static_cast<std::uint8_t>(sum / (times * times));
      }
  return out;
}

std::set<std::string> pictures_in(const fs::path& folder) {
  std::set<std::string> out;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(folder, none))
    if (entry.path().extension() == ".png") out.insert(entry.path().stem());
  return out;
}

void expect_screens(const std::string& surface) {
  support::TempFolder folder;
  app::PicturesOptions options;
  options.out = folder.path();
  options.only = surface;
  options.sizes = {{1920, 1080}};
  const auto drawn = app::draw_pictures(options);
  INFO((drawn ? std::string() : drawn.error().message));
  REQUIRE(drawn);
  const fs::path screens = folder.path() / surface / "1920x1080", kept = fs::path(TABLEE_SOURCE_DIR) / "tests/golden/screens" / surface;
  const std::set<std::string> names = pictures_in(screens);
  REQUIRE(names.size() >= 10);
  if (std::getenv("TABLEE_UPDATE_GOLDEN")) fs::remove_all(kept);
  else CHECK(pictures_in(kept) == names);
  for (const std::string& name : names) {
    const auto image = render::load_image(screens / (name + ".png"));
    REQUIRE(image);
    REQUIRE(image->width == 1920);
    // A mean of a hundred pixels: what drivers round in their own way is gone.
    CHECK(support::differs_from_golden(made_small(*image), "screens/" + surface + "/" + name, {8, 0.002}) == "");
  }
}

}  // namespace

TEST_CASE("each surface that is drawn has its story here") {
  CHECK(app::surface_names() == std::vector<std::string>{"table-86", "wall-86", "night-86", "night-wall-86", "english-86", "english-table-86", "seats10-55",
                                                         "table-43", "wall-43", "table-98", "wall-65"});
}

TEST_CASE("the screens of a table of 86 inches") { expect_screens("table-86"); }
TEST_CASE("the screens of a wall of 86 inches") { expect_screens("wall-86"); }
TEST_CASE("the screens of a table of 86 inches by night") { expect_screens("night-86"); }
TEST_CASE("the screens of a wall of 86 inches by night") { expect_screens("night-wall-86"); }
TEST_CASE("the screens of a wall of 86 inches in English") { expect_screens("english-86"); }
TEST_CASE("the screens of a table of 86 inches in English") { expect_screens("english-table-86"); }
TEST_CASE("the screens of ten people at a table of 55 inches") { expect_screens("seats10-55"); }
TEST_CASE("the screens of a table of 43 inches") { expect_screens("table-43"); }
TEST_CASE("the screens of a wall of 43 inches") { expect_screens("wall-43"); }
TEST_CASE("the screens of a table of 98 inches") { expect_screens("table-98"); }
TEST_CASE("the screens of a wall of 65 inches") { expect_screens("wall-65"); }

// What is drawn for four times the pixels is the same picture, only sharper.
TEST_CASE("a screen of 3840 by 2160 shows what one of 1920 by 1080 does") {
  support::TempFolder folder;
  app::PicturesOptions options;
  options.out = folder.path();
  options.only = "table-43";
  const auto drawn = app::draw_pictures(options);
  REQUIRE(drawn);
  const fs::path surface = folder.path() / options.only;
  const std::set<std::string> names = pictures_in(surface / "1920x1080");
  REQUIRE(names.size() >= 10);
  CHECK(pictures_in(surface / "3840x2160") == names);
  for (const std::string& name : names) {
    const auto low = render::load_image(surface / "1920x1080" / (name + ".png")), high = render::load_image(surface / "3840x2160" / (name + ".png"));
    REQUIRE(low);
    REQUIRE(high);
    REQUIRE(high->width == 3840);
    const render::Image a = made_small(*low), b = made_small(*high);
    std::size_t beyond = 0;
    for (std::size_t i = 0; i < a.rgba.size(); ++i) beyond += std::abs(int{a.rgba[i]} - int{b.rgba[i]}) > 12;
    INFO(name);
    CHECK(beyond < a.rgba.size() / 500);
  }
}
