// An impact study played by seven: two groups in two parts of the glass, each presents, the parts are joined, gaps carried into two tables
// that everybody fills.
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

app::RehearsalOptions study(const std::filesystem::path& out) {
  app::RehearsalOptions options = short_rehearsal(out);
  options.workshop = "impact";
  options.hands = 7;
  return options;
}

}  // namespace

TEST_CASE("a rehearsed impact study comes to what it is held for, twice the same") {
  support::TempFolder folder;
  const auto played = app::rehearse(study(folder / "first"));
  INFO((played ? std::string() : played.error().message));
  REQUIRE(played);
  const auto summary = nlohmann::json::parse(read(folder / "first/summary.json"));
  INFO(summary.dump(2));
  CHECK(summary.at("closed") == true);
  CHECK(summary.at("groups") == nlohmann::json({4, 3}));
  // Two gaps from each, in the part of their group; a key of each group before they present, and again to be joined.
  const auto& apart = summary.at("apart");
  CHECK(apart.at("notes_by_group") == nlohmann::json({8, 6}));
  CHECK(apart.at("keys_pressed") == 4);
  CHECK(apart.at("longer") == 1);
  REQUIRE(summary.at("tables").size() == 2);
  for (const auto& table : summary.at("tables")) {
    CHECK(table.at("waiting") == 0);
    CHECK(table.at("carried_by_hand") == 3);
    CHECK(table.at("brought_by_one_touch") == 11);
    CHECK(table.at("rows") == 14);  // a gap a row
    CHECK(table.at("notes_by_column").at("differences") == 14);
    CHECK(table.at("written").get<int>() >= 14);
    CHECK(table.at("notes").get<int>() == 14 + table.at("written").get<int>());
    CHECK(table.at("filled_cells").get<int>() >= 14 + 12);
    CHECK(table.at("rows_added").get<int>() >= 1);
    CHECK(table.at("rows_sorted").get<int>() >= 1);
    for (const auto& [person, notes] : table.at("notes_by_person").items()) CHECK(notes.get<int>() >= 3);
    for (const auto& [column, notes] : table.at("notes_by_column").items()) CHECK(notes.get<int>() >= 1);
  }
  CHECK(summary.at("undone").get<int>() >= 2);
  CHECK(summary.at("most_contacts").get<int>() >= 7);

  REQUIRE(app::rehearse(study(folder / "second")));
  CHECK(read(folder / "first/board.json") == read(folder / "second/board.json"));
}

TEST_CASE("an impact study on a wall, in English") {
  support::TempFolder folder;
  app::RehearsalOptions options = study(folder / "wall");
  options.mode = scene::Mode::wall;
  options.language = base::Language::english;
  const auto played = app::rehearse(options);
  INFO((played ? std::string() : played.error().message));
  REQUIRE(played);
  const auto summary = nlohmann::json::parse(read(folder / "wall/summary.json"));
  REQUIRE(summary.at("tables").size() == 2);
  CHECK(summary.at("tables")[1].at("waiting") == 0);
}
