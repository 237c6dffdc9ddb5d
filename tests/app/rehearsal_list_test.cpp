// A list played by seven: added to, talked about one by one, and three of it chosen.
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "short_rehearsal.h"
#include "support/temp_folder.h"

namespace {

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

app::RehearsalOptions choosing(const std::filesystem::path& out) {
  app::RehearsalOptions options = short_rehearsal(out);
  options.workshop = "priorisation";
  options.hands = 7;
  return options;
}

}  // namespace

TEST_CASE("a rehearsed choice comes to three use cases, twice the same") {
  support::TempFolder folder;
  const auto played = app::rehearse(choosing(folder / "first"));
  INFO((played ? std::string() : played.error().message));
  REQUIRE(played);
  const auto summary = nlohmann::json::parse(read(folder / "first/summary.json"));
  INFO(summary.dump(2));
  CHECK(summary.at("closed") == true);
  const auto& list = summary.at("list");
  CHECK(list.at("added") == 1);
  CHECK(list.at("reworded") == 1);
  CHECK(list.at("visited") == 9);
  CHECK(list.at("said") == 17);
  CHECK(list.at("came_back") == 2);
  CHECK(list.at("longer") == 1);
  CHECK(list.at("swapped") == 1);
  CHECK(list.at("chosen").size() == 3);
  CHECK(list.at("decided") == true);
  const auto board = nlohmann::json::parse(read(folder / "first/board.json"));
  REQUIRE(board.at("lists").size() == 1);
  CHECK(board.at("lists")[0].at("items").size() == 9);
  CHECK(board.at("lists")[0].at("decided") == true);
  for (const auto& chosen : board.at("lists")[0].at("chosen")) CHECK(chosen.is_string());

  REQUIRE(app::rehearse(choosing(folder / "second")));
  CHECK(read(folder / "first/board.json") == read(folder / "second/board.json"));
}

TEST_CASE("a choice on a wall, in English") {
  support::TempFolder folder;
  app::RehearsalOptions options = choosing(folder / "wall");
  options.mode = scene::Mode::wall;
  options.language = base::Language::english;
  const auto played = app::rehearse(options);
  INFO((played ? std::string() : played.error().message));
  REQUIRE(played);
  CHECK(nlohmann::json::parse(read(folder / "wall/summary.json")).at("list").at("decided") == true);
}
