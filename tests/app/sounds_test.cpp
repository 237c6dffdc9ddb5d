// What people hear of a workshop, and what a table remembers of its settings.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>

#include "app/kiosk.h"
#include "app/table_settings.h"
#include "short_rehearsal.h"
#include "support/kiosk_options.h"
#include "support/temp_folder.h"

namespace {

namespace fs = std::filesystem;
using sound::Cue;

// A kiosk without a window, on a clock of its own, whose sounds are written down.
struct QuietRoom {
  support::TempFolder folder;
  base::ManualClock clock{1'781'532'000'000};
  std::unique_ptr<app::Kiosk> kiosk;
  std::vector<sound::Strike> heard;

  explicit QuietRoom(app::TableSettings settings = {}) {
    app::KioskOptions options = support::kiosk_options(folder.path());
    options.glass = {1920, 1080, 0.99};
    options.settings = settings;
    options.keep_settings = true;
    auto opened = app::Kiosk::open(options, clock);
    REQUIRE(opened);
    kiosk = std::move(*opened);
    kiosk->on_sound([this](const sound::Strike& strike) { heard.push_back(strike); });
  }
  void begin() {
    REQUIRE(kiosk->prepare(kiosk->shelf().definitions.front()));
    kiosk->start();
    kiosk->frame();
  }
  void wait_s(double seconds) {
    clock.advance_us(static_cast<std::int64_t>(seconds * 1e6));
    kiosk->frame();
  }
  std::size_t count(Cue cue) const {
    return static_cast<std::size_t>(std::count_if(heard.begin(), heard.end(), [&](const auto& s) { return s.cue == cue; }));
  }
};

}  // namespace

TEST_CASE("a chime two minutes before the end of a step, and two at its end, once") {
  QuietRoom room;
  room.begin();
  const double seconds = room.kiosk->store()->board().current_step()->minutes * 60;
  room.wait_s(seconds - 121);
  CHECK(room.count(Cue::gong) == 0);
  room.wait_s(2);
  CHECK(room.count(Cue::gong) == 1);
  room.wait_s(118);
  CHECK(room.count(Cue::gong) == 1);
  room.wait_s(2);
  REQUIRE(room.count(Cue::gong) == 3);
  CHECK(room.heard.back().delay_ms > room.heard[room.heard.size() - 2].delay_ms);
  room.wait_s(60);
  CHECK(room.count(Cue::gong) == 3);
}

TEST_CASE("a clock that stands, or another step's, does not chime") {
  QuietRoom room;
  room.begin();
  const double seconds = room.kiosk->store()->board().current_step()->minutes * 60;
  room.wait_s(seconds - 30);
  const std::size_t before = room.count(Cue::gong);
  room.kiosk->pause_or_go_on();
  room.wait_s(3600);
  CHECK(room.count(Cue::gong) == before);
  room.kiosk->go_to_step(1);
  room.wait_s(1);
  CHECK(room.count(Cue::gong) == before);
}

TEST_CASE("a workshop is heard: notes picked up and put down, keys, dots by person, the camera") {
  const support::TempFolder folder;
  std::map<Cue, int> heard;
  std::vector<float> pitches;
  app::RehearsalOptions options = short_rehearsal(folder.path());
  bool asked = false;
  options.each_frame = [&](app::Kiosk& kiosk) {
    if (std::exchange(asked, true)) return;
    kiosk.on_sound([&](const sound::Strike& strike) {
      ++heard[strike.cue];
      if (strike.cue == Cue::stick) pitches.push_back(strike.pitch);
      CHECK(std::abs(strike.aside) <= 1);
    });
  };
  const auto played = app::rehearse(options);
  INFO((played ? "" : played.error().message));
  REQUIRE(played);
  const int notes = 3 * 5;
  CHECK(heard[Cue::pick] >= notes);
  CHECK(heard[Cue::drop] >= notes);
  CHECK(heard[Cue::key] > 200);
  CHECK(heard[Cue::stick] >= 3 * 3);
  std::sort(pitches.begin(), pitches.end());
  CHECK(std::unique(pitches.begin(), pitches.end()) - pitches.begin() == 3);
  if (fs::exists(folder.path() / "photo-01-etape-1.png")) CHECK(heard[Cue::shutter] >= 4);
}

TEST_CASE("a refusal is heard where the hand is") {
  QuietRoom room;
  room.begin();
  room.kiosk->hands().room().say("refused.not_now", {1900, 500}, {});
  room.kiosk->frame();
  REQUIRE(room.count(Cue::refused) == 1);
  CHECK(room.heard.back().aside > 0.9F);
}

TEST_CASE("what a table was told about itself is known again at the next start") {
  support::TempFolder folder;
  CHECK(app::load_settings(folder.path()) == app::TableSettings{});
  app::TableSettings settings;
  settings.language = base::Language::english;
  settings.mode = scene::Mode::wall;
  settings.night = settings.calm = settings.contrast = true;
  settings.text_scale = 1.25;
  settings.volume = 0;
  REQUIRE(app::save_settings(folder.path(), settings));
  CHECK(app::load_settings(folder.path()) == settings);
  CHECK(std::distance(fs::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("settings that are damaged, foreign or out of bounds are a new table's, never a reason not to start") {
  support::TempFolder folder;
  const auto with = [&](const std::string& text) {
    std::ofstream(folder.path() / "settings.json") << text;
    return app::load_settings(folder.path());
  };
  CHECK(with("") == app::TableSettings{});
  CHECK(with("{\"volume\": 70") == app::TableSettings{});
  CHECK(with("[1, 2]") == app::TableSettings{});
  CHECK(with("{\"night\": true" + std::string(100'000, ' ') + "}") == app::TableSettings{});  // larger than settings can be
  CHECK(with("{\"night\": \"yes\", \"volume\": \"loud\", \"language\": 4}") == app::TableSettings{});
  CHECK(with("{\"volume\": 4000}").volume == 100);
  CHECK(with("{\"text_scale\": 90}").text_scale == 1.5);
  CHECK(with("{\"night\": true, \"of another version\": {}}").night);
}

TEST_CASE("settings that cannot be written are said so, and the old ones stay") { CHECK_FALSE(app::save_settings("/nonexistent/folder", {})); }

TEST_CASE("a new table is soft, a new wall is mute, and what somebody chose counts on both") {
  app::TableSettings settings;
  CHECK(settings.volume_now() > 0);
  settings.mode = scene::Mode::wall;
  CHECK(settings.volume_now() == 0);
  settings.volume = 70;
  CHECK(settings.volume_now() == 70);
}

TEST_CASE("what is set at the table is on its disk, and what it was told at its start is how it starts") {
  app::TableSettings settings;
  settings.night = settings.calm = settings.contrast = true;
  settings.text_scale = 1.25;
  QuietRoom room(settings);
  CHECK(room.kiosk->scene().theme().night);
  CHECK(room.kiosk->scene().glass().text_scale == 1.25);
  CHECK(room.kiosk->scene().tokens().calm);
  double volume = -1;
  room.kiosk->on_volume([&](double v) { volume = v; });
  room.kiosk->set_volume(100);
  room.kiosk->set_night(false);
  room.kiosk->speak(base::Language::english);
  CHECK(volume == 1.0);
  room.kiosk.reset();
  const auto kept = app::load_settings(room.folder.path());
  CHECK(kept.volume == 100);
  CHECK_FALSE(kept.night);
  CHECK(kept.calm);
  CHECK(kept.language == base::Language::english);
}

TEST_CASE("with reduced motion a thing is where it belongs at once") {
  scene::Tokens tokens;
  const board::Placement from{{0, 0}, 0, 120, 1}, to{{500, 300}, 90, 120, 2};
  for (const auto kind : {scene::Glide::Kind::spring, scene::Glide::Kind::thrown, scene::Glide::Kind::step_change}) {
    const scene::Glide glide{base::Id::of(1, 1), from, 1'000'000, 0, kind};
    bool arrived = true;
    tokens.calm = false;
    CHECK_FALSE(scene::on_the_way(glide, to, tokens, 1'020'000, arrived).at == to.at);
    CHECK_FALSE(arrived);
    tokens.calm = true;
    CHECK(scene::on_the_way(glide, to, tokens, 1'020'000, arrived).at == to.at);
    CHECK(arrived);
  }
}
