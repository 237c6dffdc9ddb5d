// The photo: exposed over several frames while people go on, written off their thread, kept once its file is there.
#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <iostream>

#include "app/kiosk.h"
#include "app/offscreen.h"
#include "contact/simulated.h"
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
  contact::Simulated* hand = nullptr;

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
    auto device = std::make_unique<contact::Simulated>(options.glass, 0);
    hand = device.get();
    REQUIRE(kiosk->devices().add(std::move(device)));
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
  void pass(int ms) {
    for (int i = 0; i < ms; i += 16) {
      clock.advance_us(16'667);
      kiosk->frame();
    }
  }
  void take() {
    kiosk->take_photo();
    kiosk->finish_photos();
    kiosk->frame();
  }
  std::optional<scene::Area> find(scene::Action action) const {
    for (const scene::Area& area : kiosk->targets())
      if (area.target.kind == scene::TargetKind::button && area.target.action() == action && area.enabled) return area;
    return std::nullopt;
  }
  bool sees(scene::Action action) const { return find(action).has_value(); }
  void tap(scene::Action action) {
    const auto area = find(action);
    REQUIRE(area);
    hand->begin(1, area->pose.at);
    pass(60);
    hand->end(1);
    pass(400);
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
  CHECK(off / (whole.height / 3.0 * whole.width / 7.0) < 0.02);
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
  // It lies in the gallery for a while: nothing moves, and the kiosk knows when it will.
  table.clock.advance_us(4'000'000);
  table.kiosk->frame();
  table.clock.advance_us(16'667);
  table.kiosk->frame();
  CHECK_FALSE(table.kiosk->animating());
  CHECK(table.kiosk->scene().next_due_us() > table.clock.now_us());
  CHECK(table.sees(scene::Action::leave_photo));
  table.clock.advance_us(10'000'000);
  table.kiosk->frame();
  CHECK_FALSE(table.sees(scene::Action::leave_photo));
  table.clock.advance_us(16'667);
  table.kiosk->frame();
  CHECK_FALSE(table.kiosk->animating());
}

TEST_CASE("a photo taken again takes the place of the first, and undoing that brings the first one back") {
  PhotoTable table;
  if (!table.open(1200)) return;
  table.take();
  REQUIRE(table.kept() == 1);
  const base::Id first = table.kiosk->store()->board().photos[0].id;
  const std::string file = table.kiosk->store()->board().photos[0].file;
  table.pass(2000);
  table.tap(scene::Action::retake_photo);
  CHECK(table.kiosk->photo_waits());
  table.kiosk->finish_photos();
  table.kiosk->frame();
  REQUIRE(table.kept() == 2);
  const board::Board& board = table.kiosk->store()->board();
  CHECK(board.photos.find_live(first) == nullptr);
  CHECK_FALSE(board.photos[1].removed);
  CHECK(board.photos[1].file != file);
  CHECK(fs::exists(table.kiosk->journal().photos_folder(table.kiosk->workshop()) / file));
  REQUIRE(table.kiosk->store()->undo(board::Actor::facilitator()));
  CHECK(board.photos.find_live(first) != nullptr);
  CHECK(board.photos[1].removed);
}

TEST_CASE("whoever goes on sends the print away, and is met above a panel") {
  PhotoTable table;
  if (!table.open(1200)) return;
  table.take();
  table.pass(2000);
  REQUIRE(table.sees(scene::Action::leave_photo));
  const base::Vec go_on = table.find(scene::Action::leave_photo)->pose.at;
  panel::Panels::House house;
  house.glass = table.kiosk->scene().glass();
  table.kiosk->panels().open(panel::Kind::settings, house, go_on, 0);
  CHECK(table.kiosk->panel_at(go_on) == 0);
  table.tap(scene::Action::leave_photo);
  table.pass(400);
  CHECK_FALSE(table.sees(scene::Action::leave_photo));
  CHECK(table.kept() == 1);
}

TEST_CASE("two photos asked for at once are two files") {
  PhotoTable table;
  if (!table.open(1200)) return;
  table.kiosk->take_photo();
  table.kiosk->develop_photos();
  table.kiosk->take_photo();  // while the first is still exposed
  table.kiosk->finish_photos();
  REQUIRE(table.kept() == 2);
  CHECK(table.kiosk->store()->board().photos[0].file != table.kiosk->store()->board().photos[1].file);
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

TEST_CASE("a photo whose folder cannot be written is said on a card, which takes it again once there is room") {
  PhotoTable table;
  if (!table.open(800)) return;
  const fs::path folder = table.kiosk->journal().photos_folder(table.kiosk->workshop());
  fs::remove_all(folder);
  std::ofstream(folder.string()) << "a file where the folder was";
  table.kiosk->take_photo();
  table.kiosk->finish_photos();
  CHECK(table.kept() == 0);
  table.pass(50);
  const auto& troubles = table.kiosk->scene().troubles();
  REQUIRE(troubles.size() == 1);
  CHECK(troubles[0].title_key == "trouble.no_photo");
  CHECK(table.sees(scene::Action::dismiss_message));

  fs::remove(folder);
  fs::create_directories(folder);
  std::optional<scene::Area> again;
  for (const scene::Area& area : table.kiosk->targets())
    if (area.target == scene::Target::button(scene::Action::photo) && area.label == table.kiosk->scene().texts()("gallery.retake")) again = area;
  REQUIRE(again);
  table.hand->begin(1, again->pose.at);
  table.pass(60);
  table.hand->end(1);
  table.pass(100);
  table.kiosk->finish_photos();
  table.pass(50);
  CHECK(table.kept() == 1);
  CHECK(table.kiosk->scene().troubles().empty());
}

TEST_CASE("of a hidden note neither a photo nor the glass shows more than its paper and whose it is") {
  struct Shown {
    std::vector<std::uint8_t> photo, print, glass;
  };
  const auto shown = [](const std::string& text, bool face_down) -> std::optional<Shown> {
    PhotoTable table;
    if (!table.open(1600)) return std::nullopt;
    table.kiosk->go_to_step(1);
    store::Store& store = *table.kiosk->store();
    const base::Id note = store.new_id(), sheet = table.kiosk->scene().plan(store.board()).sheet_id;
    const base::Id seat = store.board().seats[0].id;
    store::Draft draft(board::Actor::of_seat(seat));
    draft.create(board::RecordKind::note, note,
                 {{board::Property::seat, seat},
                  {board::Property::text, text},
                  {board::Property::face_down, face_down},
                  {board::Property::place, board::Placement{{900, 600}, 0, 166, 1}, sheet}});
    draft.create(board::RecordKind::stroke, store.new_id(),
                 {{board::Property::note, note},
                  {board::Property::seat, seat},
                  {board::Property::points, board::InkPoints{{0.2F, 0.2F, 1}, {0.8F, text.size() / 40.0F, 1}}}});
    REQUIRE(store.commit(std::move(draft)));
    table.pass(100);
    const base::Vec size = table.kiosk->scene().glass().size_mm;
    auto glass = table.renderer->photograph(table.kiosk->scene().whole_list(store.board(), table.kiosk->preview()), {{0, 0}, size}, 960, 540);
    REQUIRE(glass);
    table.take();
    REQUIRE(table.kept() == 1);
    const fs::path file = table.kiosk->journal().photos_folder(table.kiosk->workshop()) / store.board().photos[0].file;
    const auto bytes = [](const fs::path& from) {
      std::ifstream in(from, std::ios::binary);
      return std::vector<std::uint8_t>(std::istreambuf_iterator<char>(in), {});
    };
    return Shown{bytes(file), bytes(file.parent_path() / "small" / file.filename()), glass->rgba};
  };
  const auto one = shown("Une idée courte", true);
  if (!one) return;
  const auto other = shown("Une tout autre idée, bien plus longue, qui ne tiendrait pas sur un papier de cette taille sans le faire grandir", true);
  REQUIRE(other);
  REQUIRE(one->photo.size() > 1000);
  CHECK(one->photo == other->photo);
  CHECK(one->print == other->print);
  CHECK(one->glass == other->glass);
  // The comparison sees a difference where there is one.
  const auto open = shown("Une idée courte", false);
  REQUIRE(open);
  CHECK(open->photo != one->photo);
  CHECK(open->glass != one->glass);
}
