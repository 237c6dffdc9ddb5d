// A World Café played by seven: three groups on three boards at once, two rotations and the report, the matrix with its dots, lines.
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

app::RehearsalOptions cafe(const std::filesystem::path& out) {
  app::RehearsalOptions options = short_rehearsal(out);
  options.workshop = "culture";
  options.hands = 7;
  return options;
}

}  // namespace

TEST_CASE("a rehearsed World Café comes to what it is held for, twice the same") {
  support::TempFolder folder;
  const auto played = app::rehearse(cafe(folder / "first"));
  INFO((played ? std::string() : played.error().message));
  REQUIRE(played);
  const auto summary = nlohmann::json::parse(read(folder / "first/summary.json"));
  INFO(summary.dump(2));
  CHECK(summary.at("closed") == true);
  CHECK(summary.at("groups") == nlohmann::json({3, 2, 2}));
  // Everybody wrote once in each round, at the board of their group.
  REQUIRE(summary.at("boards").size() == 3);
  int written = 0, fresh = 0, to_read = 0;
  for (const auto& board : summary.at("boards")) {
    CHECK(board.at("notes") == 7);
    REQUIRE(board.at("written_by_round").size() == 3);
    for (const auto& n : board.at("written_by_round")) {
      CHECK(n.get<int>() >= 2);
      written += n.get<int>();
    }
    fresh += board.at("new").get<int>();
    to_read += board.at("to_read").get<int>();
  }
  CHECK(written == 21);
  CHECK(to_read == 7 + 14);  // in rounds two and three all that is there is read
  CHECK(fresh == 14);        // back at their first board: what two groups wrote since
  CHECK(summary.at("changes_by_hand") == 3);
  CHECK(summary.at("changes_by_clock") == 1);
  int placed = 0;
  for (const auto& [cell, n] : summary.at("cells").items()) placed += n.get<int>();
  CHECK(placed == 21);
  CHECK(summary.at("cells").size() == 4);
  CHECK(summary.at("dots") == 21);
  REQUIRE(summary.at("meanings").size() == 2);
  CHECK(summary.at("meanings")[0].get<int>() + summary.at("meanings")[1].get<int>() == 21);
  CHECK(summary.at("meanings")[1].get<int>() >= 1);
  CHECK(summary.at("links").get<int>() >= 4);
  CHECK(summary.at("unsorted") == summary.at("notes"));  // nothing here is with or without AI
  CHECK(summary.at("refused") == 2);                     // a dot too many, and one outside of the area
  CHECK(summary.at("undone").get<int>() >= 1);
  CHECK(summary.at("most_contacts").get<int>() >= 7);

  REQUIRE(app::rehearse(cafe(folder / "second")));
  CHECK(read(folder / "first/board.json") == read(folder / "second/board.json"));
}

TEST_CASE("the same on a wall, in English") {
  support::TempFolder folder;
  app::RehearsalOptions options = cafe(folder / "wall");
  options.mode = scene::Mode::wall;
  options.language = base::Language::english;
  const auto played = app::rehearse(options);
  INFO((played ? std::string() : played.error().message));
  REQUIRE(played);
  const auto summary = nlohmann::json::parse(read(folder / "wall/summary.json"));
  CHECK(summary.at("dots") == 21);
  CHECK(summary.at("links").get<int>() >= 4);
}
