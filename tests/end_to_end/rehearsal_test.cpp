// The whole workshop, played by simulated hands: it takes place, and the same seed gives the same bytes.
#include <catch2/catch.hpp>
#include <map>

#include "support/kiosk_process.h"

namespace {

using namespace std::chrono_literals;

nlohmann::json rehearse(const std::filesystem::path& out) {
  const auto said = support::run_tablee(TABLEE_BINARY, {"rehearse", "ideation", "--hands", "7", "--seed", "1", "--size", "1280x720", "--out", out}, 300s);
  INFO(said.output);
  REQUIRE(said.status == 0);
  return nlohmann::json::parse(support::read_text(out / "summary.json"));
}

}  // namespace

TEST_CASE("seven hands hold the whole workshop, twice the same") {
  support::TempFolder folder;
  const std::filesystem::path first = folder / "first", second = folder / "second";
  const nlohmann::json summary = rehearse(first);
  INFO(summary.dump(2));
  const nlohmann::json board = nlohmann::json::parse(support::read_text(first / "board.json"));

  std::map<std::string, int> notes_of;
  for (const nlohmann::json& note : board.at("notes")) {
    notes_of[note.at("seat")]++;
    CHECK((note.at("ai") == "with" || note.at("ai") == "without"));
  }
  CHECK(board.at("notes").size() >= 35);
  CHECK(notes_of.size() == 7);
  for (const nlohmann::json& seat : board.at("seats")) CHECK(seat.at("dots") <= 3);
  CHECK(board.at("themes").size() >= 3);
  for (const nlohmann::json& theme : board.at("themes")) CHECK(theme.at("title") != "");
  std::size_t process_steps = 0;
  for (const nlohmann::json& stage : summary.at("stages")) process_steps += stage.at("notes") > 0;
  CHECK(process_steps >= 4);
  CHECK(summary.at("most_contacts") >= 7);
  CHECK(summary.at("ranking").size() > 0);
  for (int step = 1; step <= 4; ++step) CHECK(std::filesystem::exists(first / ("step-" + std::to_string(step) + ".png")));

  rehearse(second);
  CHECK(support::read_text(first / "board.json") == support::read_text(second / "board.json"));
}
