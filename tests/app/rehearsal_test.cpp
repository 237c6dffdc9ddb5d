// A short rehearsal comes to its end, leaves what it should and can be played again to the same bytes.
#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "app/rehearsal_act.h"
#include "app/rehearsal_eyes.h"
#include "short_rehearsal.h"
#include "support/temp_folder.h"
#include "workshop/turns.h"

namespace {

namespace fs = std::filesystem;
using app::rehearsal::Act;
using app::rehearsal::NextFrame;
using app::rehearsal::Player;

std::string read(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

Act<int> later(int frames, int value) {
  for (int i = 0; i < frames; ++i) co_await NextFrame{};
  co_return value;
}
Act<> sum(int& into) {
  const int a = co_await later(2, 5);
  const int b = co_await later(0, 7);
  into = a + b;
}
Act<> many(int& count) {
  for (int i = 0; i < 100'000; ++i) count += co_await later(0, 1);
}

}  // namespace

TEST_CASE("an act waits for frames and for other acts, however many") {
  Player player;
  int result = 0;
  Act<> act = sum(result);
  act.play_on(player);
  player.step();
  CHECK_FALSE(player.idle());
  player.step();
  CHECK(result == 0);
  player.step();
  CHECK(result == 12);
  CHECK(player.idle());

  int count = 0;
  Act<> long_one = many(count);
  long_one.play_on(player);
  player.step();
  CHECK(count == 100'000);
}

TEST_CASE("a free place is near, and covers least where nothing is free") {
  using namespace app::rehearsal;
  const Box table{{0, 0}, {600, 400}};
  CHECK(base::distance(free_place(table, 100, {300, 200}, {}).at, {300, 200}) < 1);
  const std::vector<Obstacle> middle{{Box::around({300, 200}, {100, 100}), 2}};
  const Place beside = free_place(table, 100, {300, 200}, middle);
  CHECK(beside.covered == 0);
  CHECK(base::distance(beside.at, {300, 200}) < 130);
  const std::vector<Obstacle> all{{table.grown(200), 2}};
  CHECK(free_place(table, 100, {300, 200}, all).covered == Approx(10'000));

  CHECK(free_slot(table, 100, 20, {}) == Vec{60, 50});
  CHECK(free_slot(table, 100, 20, {{{{0, 0}, {600, 100}}, 2}}) == Vec{60, 170});
  CHECK_FALSE(free_slot(table, 100, 20, all));
}

TEST_CASE("a short rehearsal plays the whole workshop, twice the same") {
  support::TempFolder folder;
  std::size_t frames = 0;
  app::RehearsalOptions options = short_rehearsal(folder / "first");
  options.each_frame = [&](app::Kiosk&) { ++frames; };
  const auto played = app::rehearse(options);
  INFO((played ? std::string() : played.error().message));
  REQUIRE(played);

  const auto summary = nlohmann::json::parse(read(folder / "first/summary.json"));
  INFO(summary.dump(2));
  CHECK(summary.at("notes") == 15);
  CHECK(summary.at("unsorted") == 0);
  CHECK(summary.at("with_ai").get<int>() + summary.at("without_ai").get<int>() == 15);
  CHECK(summary.at("themes").size() >= 3);
  for (const auto& theme : summary.at("themes")) CHECK_FALSE(theme.at("title").get<std::string>().empty());
  CHECK(summary.at("stages").size() == 4);
  int staged = 0;
  for (const auto& stage : summary.at("stages")) staged += stage.at("notes").get<int>();
  CHECK(staged == 15);
  CHECK(summary.at("dots") == 9);
  int ranked = 0;
  for (const auto& best : summary.at("ranking")) ranked += best.at("dots").get<int>();
  CHECK(ranked == 9);
  for (const auto& seat : summary.at("seats")) {
    CHECK(seat.at("notes") == 5);
    CHECK(seat.at("dots") == 3);
  }
  CHECK(summary.at("undone") == 1);
  CHECK(summary.at("refused") == 1);
  CHECK(summary.at("closed") == true);
  CHECK(summary.at("most_contacts").get<int>() >= 3);
  CHECK(summary.at("frames") == frames);

  const auto board = nlohmann::json::parse(read(folder / "first/board.json"));
  const auto& notes = board.at("notes");
  CHECK(std::any_of(notes.begin(), notes.end(), [](const auto& n) { return n.at("text") == "Lire le ton du message et signaler l’urgence"; }));
  // What could not be drawn here was not promised either.
  for (const auto& picture : summary.at("pictures")) CHECK(fs::file_size(folder / "first" / picture.get<std::string>()) > 1000);

  REQUIRE(app::rehearse(short_rehearsal(folder / "second")));
  CHECK(read(folder / "first/board.json") == read(folder / "second/board.json"));
}

TEST_CASE("where every screen is wanted a tour de table is held, and in the end all hidden notes are shared") {
  support::TempFolder folder;
  app::RehearsalOptions options = short_rehearsal(folder / "all");
  options.every_screen = true;
  std::set<std::uint64_t> speakers;
  std::size_t hidden = 0;
  bool turned = false;
  options.each_frame = [&](app::Kiosk& kiosk) {
    if (!kiosk.store()) return;
    hidden = workshop::hidden_notes(kiosk.store()->board()).size();
    if (const base::Id speaker = workshop::speaker(kiosk.store()->board())) speakers.insert(speaker.value);
    for (const auto& held : kiosk.preview().held) turned |= held.turned;
  };
  const auto played = app::rehearse(options);
  INFO((played ? std::string() : played.error().message));
  REQUIRE(played);
  CHECK(speakers.size() == 3);
  CHECK(turned);
  CHECK(hidden == 0);
  const auto summary = nlohmann::json::parse(read(folder / "all/summary.json"));
  const auto& pictures = summary.at("pictures");
  if (pictures.empty()) return;  // nothing here can draw
  for (const char* file : {"hidden.png", "tour.png", "gestures.png"}) CHECK(std::find(pictures.begin(), pictures.end(), file) != pictures.end());
}

TEST_CASE("a folder that no rehearsal made is left alone") {
  support::TempFolder folder;
  fs::create_directories(folder / "data");
  std::ofstream(folder / "data/tablee.sqlite") << "somebody's";
  const auto played = app::rehearse(short_rehearsal(folder.path()));
  REQUIRE_FALSE(played);
  CHECK(played.error().fault == base::Fault::refused);
  CHECK(read(folder / "data/tablee.sqlite") == "somebody's");
}
