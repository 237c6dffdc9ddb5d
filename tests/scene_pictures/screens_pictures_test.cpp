// The screens that people see in passing, small: what the camera leaves, what trouble looks like, walls by night, English, the
// smallest table. And what is read on any of them can be read.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <ctime>

#include "scene/trouble.h"
#include "scene_pictures/easel.h"

using support::Easel;
using support::kBoard;
using support::kSmall;
using support::lay_about;
using support::StagedWorkshop;
using support::write_notes;

namespace {

double luminance(const std::uint8_t* pixel) {
  const auto linear = [](double c) { return c / 255 <= 0.04045 ? c / 255 / 12.92 : std::pow((c / 255 + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(pixel[0]) + 0.7152 * linear(pixel[1]) + 0.0722 * linear(pixel[2]);
}

// Of what is written on a target: the strongest of its pixels against what most of them are.
double contrast_on(const render::Image& image, const scene::Area& area, double px_per_mm) {
  std::vector<double> light;
  for (int j = -20; j <= 20; ++j)
    for (int i = -60; i <= 60; ++i) {
      const base::Vec at = area.pose.to_glass({area.size.x * i / 130, area.size.y * j / 46}) * px_per_mm;
      const int x = static_cast<int>(at.x), y = static_cast<int>(at.y);
      if (x < 0 || y < 0 || x >= image.width || y >= image.height) continue;
      light.push_back(luminance(&image.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) + static_cast<std::size_t>(x)) * 4]));
    }
  if (light.size() < 200) return 99;
  std::sort(light.begin(), light.end());
  const double ground = light[light.size() / 2], dark = light[light.size() / 400], bright = light[light.size() - 1 - light.size() / 400];
  return std::max((ground + 0.05) / (dark + 0.05), (bright + 0.05) / (ground + 0.05));
}

}  // namespace

TEST_CASE("ideas on a wall, by day, at night and in English") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w(7, true);
  w.go_to(1, 17 * 60000 + 20000);
  lay_about(w);
  w.preview.wall_seat = w.seats[2];
  easel->check(w, "ideation_wall", kBoard, kSmall);
  w.night = true;
  easel->check(w, "ideation_wall_night", kBoard, kSmall);
  w.night = false;
  w.texts.speak(base::Language::english);
  easel->check(w, "ideation_wall_english", kBoard, kSmall);
}

TEST_CASE("a print is held up, then lies in the gallery") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.go_to(1, 5 * 60000);
  lay_about(w);
  scene::FreshPrint print;
  print.title = "Première réflexion";
  print.taken_ms = w.wall_ms;
  print.start_us = 1;
  print.earlier_count = 1;
  print.earlier = {{0, "Présentation", w.wall_ms - 1'800'000}};
  w.preview.fresh_print = print;
  setenv("TZ", "UTC0", 1);
  tzset();
  easel->check(w, "print_held", kBoard, kSmall, 500'000);
  easel->check(w, "print_kept", kBoard, kSmall, 2'000'000);
}

TEST_CASE("trouble is a card that can be put away") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.go_to(1, 5 * 60000);
  lay_about(w);
  w.troubles.push_back({"trouble.no_photo", "trouble.no_photo_line", "", ""});
  w.preview.messages.push_back({1, w.seats[0], w.texts("refused.not_now"), {520, 880}, 0, 5'000'000});
  easel->check(w, "trouble", kBoard, kSmall, 1000);
}

TEST_CASE("each trouble that has a card has a drawing of its own, in words that are whole") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  const std::pair<const char*, const char*> told[] = {
      {"trouble_disk", "trouble.full_disk"}, {"trouble_damaged", "trouble.recovered"}, {"trouble_hands", "trouble.too_many_contacts"}};
  for (const auto& [name, key] : told) {
    StagedWorkshop w;
    w.go_to(1, 5 * 60000);
    lay_about(w);
    const bool hands = std::string(key) == scene::too_many_contacts_key;
    w.troubles.push_back({key, std::string(key) + "_line", hands ? "20" : "", hands ? "20 doigts suivis" : ""});
    easel->check(w, name, kBoard, 1280, 1000);
  }
  // On the smallest glass two of them have room, one under the other, within the rim.
  for (const bool wall : {false, true}) {
    StagedWorkshop w(4, wall);
    w.set_glass(952, 535.5, 43);
    w.go_to(1, 5 * 60000);
    w.troubles = {{"trouble.full_disk", "trouble.full_disk_line", "", "14 gestes en attente"},
                  {"trouble.too_many_contacts", "trouble.too_many_contacts_line", "10", ""}};
    (void)easel->paint(w, kBoard, 1280, 1000);
    std::vector<base::Box> cards;
    for (const auto& area : easel->areas)
      if (area.target.kind == scene::TargetKind::button && area.target.action() == scene::Action::dismiss_message)
        cards.push_back(base::bounds(area.pose, area.size));
    REQUIRE(cards.size() == 2);
    CHECK_FALSE(cards[0].overlaps(cards[1]));
    for (const auto& card : cards) {
      CHECK(card.min.y >= 0);
      CHECK(card.max.y <= 535.5);
    }
  }
  // What journal, photos and contacts tell of is known here.
  for (const char* key :
       {"full_disk", "read_only", "unknown", "saved_again", "damaged", "recovered", "newer_version", "other_file", "in_use", "too_many_contacts", "no_photo"})
    CHECK(scene::trouble_look(std::string("trouble.") + key) != nullptr);
  CHECK(scene::trouble_look("refused.not_now") == nullptr);
}

TEST_CASE("a process on the smallest table") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w(5);
  w.set_glass(952, 535.5, 43);
  write_notes(w);
  w.go_to(2, 60000);
  w.lay_notes();
  easel->check(w, "process_table_43", kBoard, kSmall);
}

TEST_CASE("what is written on each thing that can be touched has a contrast of 3 as drawn, by day and at night") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  for (const bool wall : {false, true}) {
    for (const bool night : {false, true}) {
      StagedWorkshop w(6, wall);
      w.night = night;
      write_notes(w);
      w.go_to(3, 25 * 60000);
      w.lay_notes();
      const int width = 1920;
      const render::Image image = easel->paint(w, kBoard, width);
      std::size_t looked = 0;
      for (const scene::Area& area : easel->areas) {
        // Letters thinner than a pixel or two are greyed by their own edges, so 3 stands for the 4.5 that the tokens' test asks.
        if (area.text_height_mm <= 0 || area.label.empty()) continue;
        ++looked;
        INFO(area.label << (night ? ", at night" : ", by day") << (wall ? ", wall" : ", table"));
        CHECK(contrast_on(image, area, width / w.glass.size_mm.x) >= 3);
      }
      CHECK(looked >= 6);
    }
  }
}

TEST_CASE("high contrast draws an edge of ink around each note by day and by night") {
  const auto easel = Easel::set_up();
  if (!easel) return;
  StagedWorkshop w;
  w.go_to(1, 5 * 60000);
  w.tokens.contrast = true;
  lay_about(w);
  easel->check(w, "contrast", kBoard, kSmall);
  w.night = true;
  easel->check(w, "contrast_night", kBoard, kSmall);
}
