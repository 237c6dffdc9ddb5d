// Pictures on the glass: loaded beside the frames, one draw call for many, large ones sharp.
#include <chrono>
#include <memory>
#include <semaphore>

#include "drawing.h"
#include "support/temp_folder.h"

using namespace drawing;

namespace {

std::string plain_picture(const support::TempFolder& folder, const std::string& name, int width, int height, Colour colour) {
  render::Image image{width, height, {}};
  for (int i = 0; i < width * height; ++i) image.rgba.insert(image.rgba.end(), {colour.r, colour.g, colour.b, 255});
  const std::string file = (folder.path() / name).string();
  REQUIRE(render::save_png(image, file));
  return file;
}

// Rung by the renderer for each picture that is there, from its own thread.
using Bell = std::shared_ptr<std::counting_semaphore<>>;
Bell bell_of(render::Renderer& renderer) {
  auto bell = std::make_shared<std::counting_semaphore<>>(0);
  renderer.on_picture_ready([bell] { bell->release(); });
  return bell;
}
void wait_for_ring(const Bell& bell) { REQUIRE(bell->try_acquire_for(std::chrono::seconds(30))); }

// How often it rang meanwhile.
int wait_for_pictures(render::Renderer& renderer, const Bell& bell) {
  int rung = 0;
  while (renderer.pictures_pending()) {
    if (renderer.upload_ready_picture()) continue;
    wait_for_ring(bell);
    ++rung;
  }
  return rung;
}

Colour pixel(const render::Image& image, int x, int y) {
  const std::uint8_t* p = &image.rgba[static_cast<std::size_t>(y * image.width + x) * 4];
  return {p[0], p[1], p[2], 255};
}

}  // namespace

TEST_CASE("a picture is a quiet sheet until it is loaded, then itself") {
  const auto table = Table::set();
  if (!table) return;
  const support::TempFolder folder;
  scene::DrawList list;
  list.clear = sheet;
  list.pictures = {{7, plain_picture(folder, "a.png", 300, 200, brick)}, {8, (folder.path() / "absent.png").string()}};
  const Brush brush(list[LayerId::prints].instances);
  brush.picture(7, {{20, 20}, {170, 120}}, 2);
  brush.picture(8, {{200, 20}, {350, 120}}, 2);
  const Bell bell = bell_of(*table->renderer);
  const render::Image before = table->drawn(list, 400, 150, 1);
  CHECK(pixel(before, 95, 70) == Colour{0xE2, 0xD8, 0xC8, 255});
  for (int rung = wait_for_pictures(*table->renderer, bell); rung < 2; ++rung) wait_for_ring(bell);
  CHECK_FALSE(bell->try_acquire());  // once for each, though one cannot be read
  const render::Image after = table->drawn(list, 400, 150, 1);
  CHECK(pixel(after, 95, 70) == brick);
  CHECK(pixel(after, 21, 70) == brick);
  CHECK(pixel(after, 18, 70) == sheet);
  CHECK(pixel(after, 275, 70) == Colour{0xE2, 0xD8, 0xC8, 255});  // what cannot be read stays a sheet
}

TEST_CASE("many pictures cost no more draw calls than a few, a number that changes its file is loaded anew") {
  const auto table = Table::set();
  if (!table) return;
  const support::TempFolder folder;
  const Bell bell = bell_of(*table->renderer);
  const std::string red = plain_picture(folder, "a.png", 30, 20, brick), blue = plain_picture(folder, "b.png", 20, 30, people[1]);
  const auto calls_with = [&](std::uint32_t count) {
    scene::DrawList list;
    for (std::uint32_t i = 1; i <= count; ++i) {
      list.pictures.push_back({i, i % 2 ? red : blue});
      const Brush brush(list[LayerId::notes].instances);
      const Box box = Box::at({10.0 + i % 20 * 19, 10.0 + i / 20 * 30}, {16, 12});
      brush.rounded(box.grown(1), 1, paper);
      brush.picture(i, box, 0);
    }
    table->drawn(list, 400, 300, 1);
    wait_for_pictures(*table->renderer, bell);
    const render::Image image = table->drawn(list, 400, 300, 1);
    CHECK(pixel(image, 10 + 19 + 8, 16) == brick);
    CHECK(pixel(image, 10 + 38 + 8, 16) == people[1]);
    return table->renderer->stats().draw_calls;
  };
  const int few = calls_with(40);
  CHECK(calls_with(160) == few);

  scene::DrawList list;
  list.pictures = {{1, blue}};
  Brush(list[LayerId::notes].instances).picture(1, {{0, 0}, {40, 40}}, 0);
  table->drawn(list, 40, 40, 1);
  wait_for_pictures(*table->renderer, bell);
  CHECK(pixel(table->drawn(list, 40, 40, 1), 20, 20) == people[1]);
}

TEST_CASE("a picture shown large is loaded larger, and a photograph waits for it") {
  const auto table = Table::set();
  if (!table) return;
  const support::TempFolder folder;
  // Lines one texel wide: gone where the picture is shown from its small page.
  render::Image lines{1024, 64, {}};
  for (int i = 0; i < 1024 * 64; ++i) {
    const auto shade = static_cast<std::uint8_t>(i % 2 ? 255 : 0);
    lines.rgba.insert(lines.rgba.end(), {shade, shade, shade, 255});
  }
  const std::string file = (folder.path() / "lines.png").string();
  REQUIRE(render::save_png(lines, file));
  scene::DrawList list;
  list.pictures = {{3, file}};
  Brush(list[LayerId::prints].instances).picture(3, {{0, 0}, {1024, 64}}, 0);
  auto photo = table->renderer->photograph(list, {{0, 0}, {1024, 64}}, 1024, 64);
  REQUIRE(photo);
  CHECK(std::abs(int{pixel(*photo, 500, 32).r} - int{pixel(*photo, 501, 32).r}) > 200);
}
