// A choice between solutions, played by seven: criteria are weighed, everybody notes down what they think for themselves, costs are typed,
// marks given, and one is retained.
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

app::RehearsalOptions weighing(const std::filesystem::path& out) {
  app::RehearsalOptions options = short_rehearsal(out);
  options.workshop = "solution";
  options.hands = 7;
  options.seed = 1;
  return options;
}

void expect_retained(const nlohmann::json& summary, const std::string& which) {
  INFO(summary.dump(2));
  CHECK(summary.at("closed") == true);
  CHECK(summary.at("refused") == 0);
  CHECK(summary.at("noted").at("private") == 21);
  CHECK(summary.at("noted").at("shared") == 3);
  CHECK(summary.at("noted").at("came_back") == 7);
  CHECK(summary.at("noted").at("leaked") == 0);
  CHECK(summary.at("costs").at("numbers") == 27);
  CHECK(summary.at("costs").at("lines_added") == 1);
  CHECK(summary.at("costs").at("years_changed") == 2);
  CHECK(summary.at("costs").at("complete") == 3);
  CHECK(summary.at("criteria").at("weighed") == 3);
  CHECK(summary.at("criteria").at("added") == 1);
  CHECK(summary.at("criteria").at("marks") == 147);
  CHECK(summary.at("criteria").at("retained") == which);
}

}  // namespace

TEST_CASE("a rehearsed choice between solutions comes to one, twice the same, and tells nobody what was noted in private") {
  support::TempFolder folder;
  const auto played = app::rehearse(weighing(folder / "first"));
  INFO((played ? std::string() : played.error().message));
  REQUIRE(played);
  expect_retained(nlohmann::json::parse(read(folder / "first/summary.json")), "Lecteur intégré");
  const std::string board = read(folder / "first/board.json");
  CHECK(board.find("Simple à prendre en main") == std::string::npos);
  CHECK(board.find("Les scans de travers sont bien lus") != std::string::npos);
  REQUIRE(app::rehearse(weighing(folder / "second")));
  CHECK(board == read(folder / "second/board.json"));
}

TEST_CASE("a choice between solutions on a wall, in English") {
  support::TempFolder folder;
  app::RehearsalOptions options = weighing(folder / "wall");
  options.mode = scene::Mode::wall;
  options.language = base::Language::english;
  const auto played = app::rehearse(options);
  INFO((played ? std::string() : played.error().message));
  REQUIRE(played);
  expect_retained(nlohmann::json::parse(read(folder / "wall/summary.json")), "Built-in reader");
}
