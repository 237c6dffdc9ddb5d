// Pictures from anybody's files: what is refused and why, what is kept, and which way up.
#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>

#include "render/orientation.h"
#include "render/pixels.h"
#include "render/renderer.h"
#include "support/temp_folder.h"

namespace {

namespace fs = std::filesystem;

void write(const fs::path& file, const std::vector<std::uint8_t>& bytes) {
  std::ofstream out(file, std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}
std::vector<std::uint8_t> read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
std::string why(const fs::path& file) {
  const auto image = render::load_image(file);
  return image ? "read" : image.error().message;
}
render::Image striped(int width, int height) {
  render::Image image{width, height, {}};
  for (int i = 0; i < width * height; ++i) {
    for (const int c : {i % 251, i % 13 * 19, i / width % 256, 255}) image.rgba.push_back(static_cast<std::uint8_t>(c));
  }
  return image;
}

}  // namespace

TEST_CASE("a picture is written whole or not at all, and read back the same") {
  const support::TempFolder folder;
  const fs::path file = folder.path() / "photo.png";
  const render::Image image = striped(61, 47);
  REQUIRE(render::save_png(image, file));
  const auto again = render::load_image(file);
  REQUIRE(again);
  CHECK(again->width == 61);
  CHECK(again->height == 47);
  CHECK(again->rgba == image.rgba);
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
  CHECK_FALSE(render::save_png(image, folder.path() / "no such folder" / "photo.png"));
}

TEST_CASE("a bad picture is refused with its reason") {
  const support::TempFolder folder;
  const fs::path file = folder.path() / "p";
  CHECK(why(folder.path() / "absent.png") == "picture.not_found");
  CHECK(why(folder.path()) == "picture.not_found");
  write(file, {});
  CHECK(why(file) == "picture.format");
  write(file, {'G', 'I', 'F', '8', '9', 'a', 0, 0, 0, 0});
  CHECK(why(file) == "picture.format");
  write(file, {0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3});
  CHECK(why(file) == "picture.unreadable");

  REQUIRE(render::save_png(striped(64, 64), file));
  std::vector<std::uint8_t> png = read(file);
  auto cut = png;
  cut.resize(cut.size() / 2);
  write(file, cut);
  CHECK(why(file) == "picture.unreadable");

  // A header that claims 20,000 x 20,000 is refused before anything of that size is made.
  auto huge = png;
  for (const std::size_t at : {16u, 20u}) {
    huge[at + 2] = 0x4E;
    huge[at + 3] = 0x20;
  }
  write(file, huge);
  CHECK(why(file) == "picture.too_large");

  write(file, png);
  fs::resize_file(file, (64u << 20) + 1);
  CHECK(why(file) == "picture.too_large");
}

TEST_CASE("a photo is shown the way up that its camera says") {
  // Two by one: A B. Turned so that A is where each orientation puts it.
  render::Image pair{2, 1, {10, 0, 0, 255, 20, 0, 0, 255}};
  const auto reds = [&](int orientation) {
    const render::Image up = render::upright(pair, orientation);
    return std::vector<int>{up.width, up.height, up.rgba[0], up.rgba[4]};
  };
  CHECK(reds(1) == std::vector<int>{2, 1, 10, 20});
  CHECK(reds(2) == std::vector<int>{2, 1, 20, 10});
  CHECK(reds(3) == std::vector<int>{2, 1, 20, 10});
  CHECK(reds(6) == std::vector<int>{1, 2, 10, 20});  // a quarter clockwise: the left end comes to the top
  CHECK(reds(8) == std::vector<int>{1, 2, 20, 10});

  std::vector<std::uint8_t> jpeg{0xFF, 0xD8, 0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0,    8,
                                 0,    1,    0x01, 0x12, 0, 3,  0,   0,   0,   1,   0, 6, 0,   0,   0, 0,  0, 0, 0xFF, 0xDA};
  CHECK(render::orientation_of(jpeg.data(), jpeg.size()) == 6);
  for (std::size_t size = 0; size < jpeg.size() - 2; ++size) CHECK(render::orientation_of(jpeg.data(), size) <= 8);
  jpeg[16] = 0xFF;  // a directory far beyond the end
  CHECK(render::orientation_of(jpeg.data(), jpeg.size()) == 1);
}

TEST_CASE("scaling averages what each pixel covers, and invisible colours do not show") {
  const render::Image checks{2, 2, {255, 255, 255, 255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 255}};
  const render::Image one = render::scaled_premultiplied(checks, 1, 1);
  CHECK(int{one.rgba[0]} == Approx(128).margin(1));
  CHECK(one.rgba[3] == 255);
  const render::Image half{2, 1, {200, 0, 0, 255, 0, 255, 0, 0}};
  const render::Image mixed = render::scaled_premultiplied(half, 1, 1);
  CHECK(int{mixed.rgba[0]} == Approx(100).margin(1));
  CHECK(mixed.rgba[1] == 0);
  int width = 6000, height = 3000;
  render::fit_within(width, height, 512);
  CHECK(width == 512);
  CHECK(height == 256);
  CHECK(render::mipmaps(striped(512, 512)).size() == 10);
}
