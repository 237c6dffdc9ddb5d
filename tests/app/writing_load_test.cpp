// Many who write at once: what the bench measures is right to the letter, and a letter is on the glass in the frame of its key.
#include "app/bench_table.h"
#include "support/cable.h"
#include "support/kiosk_options.h"
#include "support/table.h"

using base::Id;
using scene::Action;
using support::Table;

namespace {

std::unique_ptr<app::BenchTable> bench(const std::filesystem::path& data, int notes) {
  app::KioskOptions options = support::kiosk_options(data);
  options.glass = {1920, 1080, 86 * 25.4 / std::hypot(1920, 1080)};
  options.seats = 12;
  auto table = app::BenchTable::lay(options, data, notes, 0, nullptr);
  INFO((table ? std::string() : table.error().message));
  REQUIRE(table);
  return std::move(*table);
}

// Letters that are drawn now on the sheet and its notes; what is offered above the keys comes and goes.
std::size_t glyphs(Table& table) {
  const scene::DrawList list = table.kiosk().draw_list();
  std::size_t n = 0;
  for (std::size_t i = 0; i < list.layers.size(); ++i) {
    if (static_cast<scene::LayerId>(i) == scene::LayerId::keyboards) continue;
    const auto& instances = list.layers[i].instances;
    n += static_cast<std::size_t>(
        std::count_if(instances.begin(), instances.end(), [](const scene::Instance& s) { return s.shape == static_cast<std::uint16_t>(scene::Shape::glyph); }));
  }
  return n;
}

std::string text_of(const Table& table) { return table.preview().writings.at(0).text; }

}  // namespace

TEST_CASE("twelve people type 72 keys a second with rollover, and every text is exact") {
  const support::TempFolder folder;
  const auto figures = bench(folder.path(), 40)->type(60);
  CHECK(figures.people == 12);
  CHECK(figures.keys == 12 * 60);
  CHECK(figures.wrong_texts == 0);
  CHECK(figures.same_frame);
}

TEST_CASE("sixty pens draw at once, and every stroke is kept") {
  const support::TempFolder folder;
  const auto figures = bench(folder.path(), 60)->ink(60, 420);
  CHECK(figures.most_lines == 60);
  CHECK(figures.strokes >= 60);
  CHECK(figures.kept == figures.strokes);
  CHECK(figures.points > 60 * 100);
}

TEST_CASE("ink that nobody touches asks for no frame") {
  const support::TempFolder folder;
  const auto table = bench(folder.path(), 50);
  REQUIRE(table->draw_on_all(5'000));
  for (int i = 0; i < 120; ++i) CHECK_FALSE(table->step());
}

TEST_CASE("from a key's contact to its letter on the glass is one frame") {
  Table table({.people = 4});
  table.tap(Table::button(Action::write_note)).settle();
  const auto session = table.preview().writings.at(0).session;
  const std::string before = text_of(table);
  int hand = 50;
  for (const char* letter : {"t", "é", "l", "à"}) {
    const base::Vec key = table.key(session, letter);
    const std::size_t drawn = glyphs(table);
    const std::string text = text_of(table);
    table.down(++hand, key);  // one frame
    CHECK(text_of(table) == text + letter);
    CHECK(glyphs(table) > drawn);
    table.up(hand).pass(300);
  }
  // A space is seen by where the next letter stands.
  table.down(70, table.key(session, " ")).up(70);
  CHECK(text_of(table) == before + "télà ");
}

TEST_CASE("so it is from a keyboard that somebody brought") {
  support::Cable cable("keyboard");
  support::Sockets sockets;
  Table table({.people = 4});
  table.kiosk().keyboards().open(sockets.ports(), {});
  table.kiosk().keyboards().listen(true);
  sockets.plug_in(cable);
  table.frame();
  cable.down(KEY_SPACE);
  table.pass(400).tap(Table::at(scene::TargetKind::station, table.seat(0)));
  cable.up(KEY_SPACE);
  cable.type("a");
  table.pass(500);
  for (const char* letter : {"b", "ê", "»"}) {
    const std::size_t drawn = glyphs(table);
    const std::string text = text_of(table);
    cable.type(letter);
    table.frame();
    CHECK(text_of(table) == text + letter);
    CHECK(glyphs(table) > drawn);
  }
}
