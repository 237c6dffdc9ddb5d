// A machine taught by seven: few labels, wrong ones, right ones; groups named; the path of a bought solution walked to its end.
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

app::RehearsalOptions training(const std::filesystem::path& out) {
  app::RehearsalOptions options = short_rehearsal(out);
  options.workshop = "entrainement";
  options.hands = 7;
  return options;
}

void check_learning(const nlohmann::json& learning) {
  CHECK(learning.at("labels") == 15);
  CHECK(learning.at("wrong_labels") == 5);
  CHECK(learning.at("relabelled") == 5);
  // A few examples, then all with wrong names among them, then all put right.
  const auto& trainings = learning.at("trainings");
  REQUIRE(trainings.size() == 3);
  CHECK(trainings[0].at("examples") == 6);
  CHECK(trainings[1].at("examples") == 15);
  CHECK(trainings[2].at("examples") == 15);
  for (const auto& one : trainings) CHECK(one.at("of") == 10);
  CHECK(trainings[1].at("right").get<int>() + 3 <= trainings[2].at("right").get<int>());
  CHECK(trainings[2].at("right").get<int>() >= 9);
  CHECK(learning.at("asked_why") == 2);
  CHECK(learning.at("groups_named").size() == 4);
  CHECK(learning.at("path") == nlohmann::json({"test", "own-bad", "test", "own-good", "test", "live"}));
  REQUIRE(learning.at("ways_tried").size() == 3);
  CHECK(learning.at("ways_tried")[0].at("right").get<int>() < 7);
  CHECK(learning.at("ways_tried")[1].at("right").get<int>() < learning.at("ways_tried")[0].at("right").get<int>());
  CHECK(learning.at("ways_tried")[2].at("right").get<int>() >= 7);
}

}  // namespace

TEST_CASE("a rehearsed training comes to what it is held for, twice the same") {
  support::TempFolder folder;
  const auto played = app::rehearse(training(folder / "first"));
  INFO((played ? std::string() : played.error().message));
  REQUIRE(played);
  const auto summary = nlohmann::json::parse(read(folder / "first/summary.json"));
  INFO(summary.dump(2));
  CHECK(summary.at("closed") == true);
  check_learning(summary.at("learning"));
  CHECK(summary.at("notes") == 7);    // what each keeps in mind
  CHECK(summary.at("refused") == 1);  // in use before the test said yes
  CHECK(summary.at("undone").get<int>() >= 1);
  CHECK(summary.at("most_contacts").get<int>() >= 6);
  REQUIRE(app::rehearse(training(folder / "second")));
  CHECK(read(folder / "first/board.json") == read(folder / "second/board.json"));
}

TEST_CASE("a training on a wall, in English") {
  support::TempFolder folder;
  app::RehearsalOptions options = training(folder / "wall");
  options.mode = scene::Mode::wall;
  options.language = base::Language::english;
  const auto played = app::rehearse(options);
  INFO((played ? std::string() : played.error().message));
  REQUIRE(played);
  check_learning(nlohmann::json::parse(read(folder / "wall/summary.json")).at("learning"));
}
