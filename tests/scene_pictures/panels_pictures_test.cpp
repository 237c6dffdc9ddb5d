// Panels that no rehearsal opens: pictures to choose from, on the table's own shelf and on a drive.
#include <catch2/catch.hpp>

#include <filesystem>

#include "panel/panel_table.h"
#include "scene_pictures/easel.h"
#include "support/temp_folder.h"

using panel::Folder;
using panel::Kind;
using support::Easel;
using support::PanelTable;

namespace {

using Entry = Folder::Entry;

// One sheet with six views, as the thread that reads drives makes them.
std::filesystem::path paint_sheet(const std::filesystem::path& folder) {
  render::Image image{300, 150, std::vector<std::uint8_t>(300 * 150 * 4)};
  constexpr std::uint8_t sky[6][3] = {{120, 170, 210}, {240, 190, 120}, {150, 190, 140}, {200, 150, 170}, {90, 110, 150}, {230, 220, 190}};
  for (std::size_t y = 0; y < 150; ++y)
    for (std::size_t x = 0; x < 300; ++x) {
      const std::size_t view = x / 100 + y / 75 * 3;
      const bool hill = y % 75 > 45 + (x % 100) * (view + 1) % 17;
      for (std::size_t c = 0; c < 4; ++c) image.rgba[(y * 300 + x) * 4 + c] = c == 3 ? 255 : static_cast<std::uint8_t>(hill ? sky[view][c] / 2 : sky[view][c]);
    }
  const auto file = folder / "sheet.png";
  REQUIRE(render::save_png(image, file));
  return file;
}

struct Choosing {
  std::unique_ptr<Easel> easel = Easel::set_up();
  support::TempFolder folder;
  PanelTable table{6};
  Folder places, drive, inside;
  std::filesystem::path sheet;

  Choosing() {
    if (!easel) return;
    sheet = paint_sheet(folder.path());
    places.state = drive.state = inside.state = Folder::State::here;
    places.entries.push_back({Entry::Kind::place, "Clé de Sofia", "/media/a/", {}, -1, {}, 1});
    places.entries.push_back({Entry::Kind::place, "PHOTOS_2026", "/media/b/", {}, -1, {}, 1});
    drive.entries.push_back({Entry::Kind::folder, "Visite de l’accueil, mars 2026", "/media/a/visite/", {}, -1, {}, 1});
    drive.entries.push_back({Entry::Kind::folder, "Plans", "/media/a/plans/", {}, -1, {}, 1});
    const char* names[] = {"Comptoir", "File d’attente du lundi matin", "Casque", "Affiche", "Entrée", "Parking"};
    for (int i = 0; i < 6; ++i) {
      const double x = i % 3 / 3.0, y = i / 3 / 2.0;
      drive.entries.push_back({Entry::Kind::picture, names[i], "/media/a/" + std::to_string(i), {}, i < 4 ? 0 : -1, {{x, y}, {x + 1 / 3.0, y + 0.5}}, 4.0 / 3});
    }
    drive.entries.push_back({Entry::Kind::picture, "Panorama", "/media/a/7", "picture.unreadable", -1, {}, 1});
    table.folder_of = [this](const std::string& where, std::size_t, std::size_t) {
      return std::make_shared<const Folder>(where.empty() ? places : where == "/media/a/" ? drive : inside);
    };
    table.sheet_picture = [](int) { return 1U; };
  }
  void check(const std::string& name) {
    table.update();
    scene::DrawList list;
    list.clear = table.night ? table.tokens.night.linen : table.tokens.day.linen;
    list.pictures.push_back({1, sheet.string()});
    list.panels = table.panels.meshes();
    REQUIRE(list.panels.size() == 1);
    const double px_per_mm = 1.5;
    // Its letters are baked once they are known, and it is drawn with them.
    for (int pass = 0; pass < 2; ++pass) {
      const auto atlas = table.panels.atlas(px_per_mm, 0);
      if (atlas.rgba) easel->renderer->set_panel_atlas(atlas.rgba, atlas.width, atlas.height);
      table.panels.forget();
      table.update();
    }
    list.panels = table.panels.meshes();
    const scene::Mesh& mesh = *list.panels.front();
    const base::Box box = base::Box::around(mesh.pose.at, mesh.size).grown(24);
    const auto image = easel->renderer->photograph(list, box, static_cast<int>(box.width() * px_per_mm), static_cast<int>(box.height() * px_per_mm));
    REQUIRE(image);
    if (const char* out = std::getenv("TABLEE_OUT")) CHECK(render::save_png(*image, std::filesystem::path(out) / ("panel_" + name + ".png")));
    CHECK(support::differs_from_golden(*image, "panel_" + name) == "");
  }
};

}  // namespace

TEST_CASE("picture: pictures to choose from where they are and what a drive holds") {
  Choosing of;
  if (!of.easel) return;
  of.table.open(Kind::pictures);
  of.check("pictures_places");
  of.table.tap("Clé de Sofia");
  of.check("pictures_drive");
  of.table.night = true;
  of.check("pictures_drive_night");
  of.table.night = false;
  of.table.tap("Plans");
  of.check("pictures_none");
}

TEST_CASE("picture: without a drive people are told what brings pictures here in English") {
  Choosing of;
  if (!of.easel) return;
  of.table.texts.speak(base::Language::english);
  of.places.entries.clear();
  of.table.open(Kind::pictures);
  of.check("pictures_no_drive");
}
