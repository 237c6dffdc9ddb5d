// The photo: exposed over several frames while people go on, written off their thread, kept once its file is there.
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <iostream>

#include "app/kiosk.h"
#include "app/offscreen.h"
#include "support/kiosk_options.h"
#include "support/temp_folder.h"

namespace {

namespace fs = std::filesystem;

struct PhotoTable {
  support::TempFolder folder;
  base::ManualClock clock{1'781'532'000'000};
  std::unique_ptr<app::Offscreen> screen;
  std::unique_ptr<app::Kiosk> kiosk;
  std::unique_ptr<render::Renderer> renderer;

  // False where nothing can draw.
  bool open(int width_px) {
    auto opened = app::Offscreen::open(640, 360);
    if (!opened) {
      std::cout << "SKIPPED: no OpenGL without a display: " << opened.error().message << "\n";
      return false;
    }
    screen = std::move(*opened);
    app::KioskOptions options = support::kiosk_options(folder.path());
    options.glass = {640, 360, 1904.0 / 640};
    options.photo_width_px = width_px;
    auto made = app::Kiosk::open(options, clock);
    REQUIRE(made);
    kiosk = std::move(*made);
    auto drawn = render::Renderer::create(kiosk->typesetter(), screen->gles());
    REQUIRE(drawn);
    renderer = std::move(*drawn);
    kiosk->use(renderer.get());
    REQUIRE(kiosk->prepare(kiosk->shelf().definitions.front()));
    kiosk->start();
    clock.advance_us(1'000'000);
    kiosk->frame();
    return true;
  }
  ~PhotoTable() {
    if (kiosk) kiosk->use(nullptr);
    renderer.reset();
  }
  std::size_t kept() const { return kiosk->store()->board().photos.size(); }
};

}  // namespace

TEST_CASE("a large photo takes many frames, and people go on between them") {
  PhotoTable table;
  if (!table.open(4096)) return;
  table.kiosk->take_photo();
  int frames = 0;
  std::uint64_t changes = table.kiosk->applied();
  while (table.kiosk->photo_waits()) {
    table.kiosk->develop_photos();
    ++frames;
    table.kiosk->pause_or_go_on();  // somebody acts meanwhile
    table.clock.advance_us(16'667);
    table.kiosk->frame();
    REQUIRE(table.kiosk->applied() > changes);
    changes = table.kiosk->applied();
    REQUIRE(frames < 100);
  }
  CHECK(frames > 4);
  table.kiosk->finish_photos();
  REQUIRE(table.kept() == 1);
  const board::Photo& photo = table.kiosk->store()->board().photos[0];
  const fs::path file = table.kiosk->journal().photos_folder(table.kiosk->workshop()) / photo.file;
  const auto size = render::picture_size(file);
  REQUIRE(size);
  CHECK(size->width == 4096);
  CHECK(size->height > 1800);
  CHECK(fs::exists(file.parent_path() / "small" / photo.file));
}

TEST_CASE("the strips of a photo meet without a seam") {
  PhotoTable table;
  if (!table.open(2400)) return;
  auto exposure = app::Exposure::begin(*table.kiosk, *table.renderer, 2400);
  REQUIRE(exposure);
  int strips = 0;
  for (bool done = false; !done; ++strips) {
    auto more = (*exposure)->expose(*table.renderer);
    REQUIRE(more);
    done = *more;
  }
  REQUIRE(strips > 1);
  const render::Image in_strips = (*exposure)->take_large();
  // The same in one go, small: where strips were shifted or left out, rows would not match those of the whole.
  const render::Image whole = (*exposure)->take_small();
  REQUIRE(in_strips.rgba.size() == static_cast<std::size_t>(in_strips.width) * static_cast<std::size_t>(in_strips.height) * 4);
  double off = 0;
  for (int y = 4; y < whole.height - 4; y += 3)
    for (int x = 4; x < whole.width - 4; x += 7) {
      const int lx = x * in_strips.width / whole.width, ly = y * in_strips.height / whole.height;
      const auto at = [](const render::Image& image, int px, int py) {
        return int{image.rgba[(static_cast<std::size_t>(py) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(px)) * 4 + 1]};
      };
      off += std::abs(at(whole, x, y) - at(in_strips, lx, ly)) > 40 ? 1 : 0;
    }
  CHECK(off / (whole.height / 3.0 * whole.width / 7.0) < 0.01);
}

TEST_CASE("the print is held up before the photo is kept, then slides away by itself") {
  PhotoTable table;
  if (!table.open(1200)) return;
  table.kiosk->take_photo();
  table.kiosk->finish_photos();
  table.kiosk->frame();
  REQUIRE(table.kiosk->preview().fresh_print);
  CHECK(table.kiosk->preview().flash_us > 0);
  CHECK(table.kiosk->animating());
  table.clock.advance_us(6'000'000);
  table.kiosk->frame();
  table.clock.advance_us(16'667);
  table.kiosk->frame();
  CHECK_FALSE(table.kiosk->animating());
}

TEST_CASE("who goes home while a photo is exposed finds it kept") {
  PhotoTable table;
  if (!table.open(2000)) return;
  table.kiosk->take_photo();
  table.kiosk->develop_photos();
  REQUIRE(table.kiosk->photo_waits());
  const base::Id workshop = table.kiosk->workshop();
  table.kiosk->go_home();
  REQUIRE(table.kiosk->open_workshop(workshop));
  CHECK(table.kept() == 1);
}

TEST_CASE("a photo whose folder cannot be written is said so, and none is kept") {
  PhotoTable table;
  if (!table.open(800)) return;
  const fs::path folder = table.kiosk->journal().photos_folder(table.kiosk->workshop());
  fs::remove_all(folder);
  std::ofstream(folder.string()) << "a file where the folder was";
  table.kiosk->take_photo();
  table.kiosk->finish_photos();
  CHECK(table.kept() == 0);
  CHECK(table.kiosk->preview().messages.size() == 1);
}
