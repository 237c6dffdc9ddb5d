// The worked example of boards/README.md: a workshop that is a file and nothing else is held like any other.
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

app::RehearsalOptions example(const std::filesystem::path& out) {
  app::RehearsalOptions options = short_rehearsal(out);
  options.workshop = "retro";
  options.hands = 7;
  return options;
}

}  // namespace

TEST_CASE("an eighth workshop, written in a text file, is held by seven people from its first minute to its end, twice the same") {
  support::TempFolder folder;
  const auto played = app::rehearse(example(folder / "first"));
  INFO((played ? std::string() : played.error().message));
  REQUIRE(played);
  const auto summary = nlohmann::json::parse(read(folder / "first/summary.json"));
  INFO(summary.dump(2));
  CHECK(summary.at("closed") == true);
  CHECK(summary.at("notes") == 7 * 3);
  CHECK(summary.at("with_ai").get<int>() + summary.at("without_ai").get<int>() == 21);
  CHECK(summary.at("themes").size() == 4);
  CHECK(summary.at("dots") == 7 * 3);
  CHECK(summary.at("refused") == 1);
  CHECK(summary.at("most_contacts").get<int>() >= 7);
  REQUIRE(app::rehearse(example(folder / "second")));
  CHECK(read(folder / "first/board.json") == read(folder / "second/board.json"));
}

TEST_CASE("the example in English, on a wall") {
  support::TempFolder folder;
  app::RehearsalOptions options = example(folder / "wall");
  options.mode = scene::Mode::wall;
  options.language = base::Language::english;
  const auto played = app::rehearse(options);
  INFO((played ? std::string() : played.error().message));
  REQUIRE(played);
  CHECK(nlohmann::json::parse(read(folder / "wall/summary.json")).at("notes") == 21);
}
