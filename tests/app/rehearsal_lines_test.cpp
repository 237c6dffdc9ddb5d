// A plan of communication played by seven: stakes written, kept, changed, taken away and brought along; strips and key moments moved
// along the months; messages carried into a table.
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

app::RehearsalOptions plan(const std::filesystem::path& out) {
  app::RehearsalOptions options = short_rehearsal(out);
  options.workshop = "communication";
  options.hands = 7;
  return options;
}

}  // namespace

TEST_CASE("a rehearsed plan of communication comes to what it is held for, twice the same") {
  support::TempFolder folder;
  const auto played = app::rehearse(plan(folder / "first"));
  INFO((played ? std::string() : played.error().message));
  REQUIRE(played);
  const auto summary = nlohmann::json::parse(read(folder / "first/summary.json"));
  INFO(summary.dump(2));
  CHECK(summary.at("closed") == true);
  REQUIRE(summary.at("maps").size() == 1);
  const auto& map = summary.at("maps")[0];
  CHECK(map.at("written") == 7);
  CHECK(map.at("kept").get<int>() >= 3);
  CHECK(map.at("changed") == 1);
  CHECK(map.at("removed") == 1);
  CHECK(map.at("moved") == 1);
  CHECK(map.at("cards").get<int>() == 7 + map.at("cards_added").get<int>());
  CHECK(map.at("cards_added") == 1);
  // Sixteen proposed, seven written, one taken away.
  CHECK(map.at("lines") == 16 + 7 - 1);
  CHECK(map.at("proposed_still").get<int>() == 16 - 1 - map.at("kept").get<int>() - 1);
  for (const auto& [person, lines] : map.at("lines_by_person").items()) CHECK(lines.get<int>() >= 1);
  REQUIRE(summary.at("plannings").size() == 1);
  const auto& planning = summary.at("plannings")[0];
  CHECK(planning.at("written").get<int>() >= 7);
  CHECK(planning.at("notes") == planning.at("written"));
  CHECK(planning.at("moments") == 3 + planning.at("moments_written").get<int>());
  CHECK(planning.at("moments_written") == 1);
  CHECK(planning.at("moments_moved") == 2);
  CHECK(planning.at("moved") == 1);
  CHECK(planning.at("months") == 8);
  for (const auto& [level, notes] : planning.at("notes_by_level").items()) CHECK(notes.get<int>() >= 1);
  REQUIRE(summary.at("tables").size() == 1);
  const auto& table = summary.at("tables")[0];
  CHECK(table.at("waiting") == 0);
  CHECK(table.at("notes_by_column").at("messages") == planning.at("notes"));
  CHECK(table.at("carried_by_hand") == 3);
  CHECK(summary.at("most_contacts").get<int>() >= 7);

  REQUIRE(app::rehearse(plan(folder / "second")));
  CHECK(read(folder / "first/board.json") == read(folder / "second/board.json"));
}

TEST_CASE("a plan of communication on a wall, in English") {
  support::TempFolder folder;
  app::RehearsalOptions options = plan(folder / "wall");
  options.mode = scene::Mode::wall;
  options.language = base::Language::english;
  const auto played = app::rehearse(options);
  INFO((played ? std::string() : played.error().message));
  REQUIRE(played);
  const auto summary = nlohmann::json::parse(read(folder / "wall/summary.json"));
  CHECK(summary.at("maps")[0].at("written") == 7);
  CHECK(summary.at("plannings")[0].at("months") == 8);
}
