// The sample table: seven people whose ideas a rehearsal types, sorts and votes on.
#include <unistd.h>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "base/utf8.h"
#include "workshop/sample.h"

namespace fs = std::filesystem;

namespace {
const fs::path kRoot = TABLEE_SOURCE_DIR;

workshop::Sample sample(base::Language language = base::Language::french) {
  auto loaded = workshop::load_sample(workshop::sample_file(kRoot / "data/samples/ideation", language));
  INFO((loaded ? "" : loaded.error().message));
  REQUIRE(loaded);
  return *std::move(loaded);
}
}  // namespace

TEST_CASE("seven people have five ideas each, sorted as a group would") {
  const auto table = sample();
  CHECK_FALSE(table.challenge.empty());
  REQUIRE(table.people.size() == 7);
  CHECK(table.people[0].name == "Amina");
  CHECK(table.themes.size() >= 3);
  CHECK(table.sentences.size() >= 60);
  std::set<std::string> texts;
  std::set<int> stages, themes;
  for (const auto& person : table.people) {
    CHECK(person.ideas.size() == 5);
    for (const auto& idea : person.ideas) {
      INFO(person.name << ": " << idea.text);
      texts.insert(idea.text);
      stages.insert(idea.stage);
      themes.insert(idea.theme);
      CHECK(base::count_characters(idea.text) <= 45);  // four lines of a note at most
      // A theme lies on one side of the sheet, so its ideas do too.
      if (idea.theme >= 0) CHECK(table.themes[static_cast<std::size_t>(idea.theme)].ai == idea.ai);
    }
  }
  CHECK(texts.size() == 35);
  CHECK(stages == std::set<int>{0, 1, 2, 3});
  CHECK(themes.size() == table.themes.size() + 1);  // some ideas stay alone
}

TEST_CASE("a table that speaks English has the same people, who say the same") {
  const auto french = sample(), english = sample(base::Language::english);
  REQUIRE(english.people.size() == french.people.size());
  REQUIRE(english.themes.size() == french.themes.size());
  CHECK(english.pictures.size() == french.pictures.size());
  CHECK(english.challenge != french.challenge);
  for (std::size_t p = 0; p < french.people.size(); ++p) {
    CHECK(english.people[p].name == french.people[p].name);
    REQUIRE(english.people[p].ideas.size() == french.people[p].ideas.size());
    for (std::size_t i = 0; i < french.people[p].ideas.size(); ++i) {
      const auto &said = english.people[p].ideas[i], &dit = french.people[p].ideas[i];
      INFO(said.text);
      CHECK(said.text != dit.text);
      CHECK(base::count_characters(said.text) <= 45);
      CHECK(said.ai == dit.ai);
      CHECK(said.theme == dit.theme);
      CHECK(said.stage == dit.stage);
    }
  }
  CHECK(workshop::sample_file("/nowhere", base::Language::english) == "/nowhere/sample.toml");
}

TEST_CASE("each idea can be typed on the first face of its language's keyboard") {
  const bool english = GENERATE(false, true);
  const toml::parse_result keyboard = toml::parse_file((kRoot / "assets/keyboards" / (english ? "qwerty.toml" : "azerty.toml")).string());
  REQUIRE(keyboard);
  std::set<std::string> keys{" "};
  const auto* rows = keyboard.table()["letters"].as_array();
  REQUIRE(rows);
  for (std::size_t row = 0; row < rows->size(); ++row)
    for (const auto& letter : base::characters_of(rows->get(row)->value_or(std::string()))) {
      keys.insert(letter);
      keys.insert(base::upper_case(letter));
    }
  for (const auto& letter : base::characters_of(keyboard.table()["beside_space"]["letters"].value_or(std::string()))) keys.insert(letter);
  for (const auto& person : sample(english ? base::Language::english : base::Language::french).people)
    for (const auto& idea : person.ideas)
      for (const auto& letter : base::characters_of(idea.text)) {
        INFO(idea.text << ": " << letter);
        CHECK(keys.contains(letter));
      }
}

TEST_CASE("the sample's pictures are there, in the words of each language") {
  const auto french = sample(), english = sample(base::Language::english);
  REQUIRE(french.pictures.size() == english.pictures.size());
  for (std::size_t i = 0; i < english.pictures.size(); ++i) {
    CHECK(english.pictures[i].file != french.pictures[i].file);
    CHECK(fs::is_regular_file(kRoot / "data/samples/ideation" / english.pictures[i].file));
  }
  const auto& table = french;
  REQUIRE(table.pictures.size() == 4);
  for (const auto& picture : table.pictures) {
    INFO(picture.file);
    CHECK(fs::is_regular_file(kRoot / "data/samples/ideation" / picture.file));
    CHECK_FALSE(picture.caption.empty());
  }
}

TEST_CASE("a sample with mistakes is refused with all of them") {
  const auto path = fs::temp_directory_path() / ("tablee-sample-" + std::to_string(::getpid()) + ".toml");
  std::ofstream(path) << "challenge = \"?\"\nthemes = [{ id = \"vite\", title = \"Vite\" }]\n[[person]]\nnam = \"Ada\"\n"
                         "ideas = [{ text = \"Un\", theme = \"vitee\", stage = 0 }]\n";
  const auto loaded = workshop::load_sample(path);
  fs::remove(path);
  REQUIRE_FALSE(loaded);
  CHECK_THAT(loaded.error().message, Catch::Contains("did you mean \"name\"?"));
  CHECK_THAT(loaded.error().message, Catch::Contains("did you mean \"vite\"?"));
  CHECK_THAT(loaded.error().message, Catch::Contains("needs \"sentences\": expected a list of texts"));
  CHECK_THAT(loaded.error().message, Catch::Contains("\"stage\" is 0: expected a whole number from 1 to 12"));
  CHECK(workshop::load_sample("/nowhere.toml").error().fault == base::Fault::not_found);
}

TEST_CASE("seven accountants have an idea for each board, placed as a group would, and lines to what initiatives are close to") {
  const auto language = GENERATE(base::Language::french, base::Language::english);
  const auto loaded = workshop::load_sample(workshop::sample_file(kRoot / "data/samples/culture", language));
  INFO((loaded ? "" : loaded.error().message));
  REQUIRE(loaded);
  REQUIRE(loaded->people.size() == 7);
  std::set<std::string> texts, cells;
  for (const auto& person : loaded->people) {
    std::set<std::string> boards;
    for (const auto& idea : person.ideas) {
      texts.insert(idea.text);
      boards.insert(idea.board);
      cells.insert(idea.cell);
      CHECK(base::count_characters(idea.text) <= 45);
    }
    CHECK(boards == std::set<std::string>{"semaine", "gagner", "developper"});
  }
  CHECK(texts.size() == 21);
  CHECK(cells == std::set<std::string>{"low/low", "low/high", "high/low", "high/high"});
  CHECK(loaded->lines.size() == 4);
  for (const auto& line : loaded->lines)
    for (const auto& to : line.to) CHECK(texts.contains(to));
}
