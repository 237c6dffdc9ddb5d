// The design's values are read whole, a missing one is named, and nobody breaks a contrast without hearing of it.
#include <unistd.h>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "scene/tokens.h"
#include "workshop/definition.h"

namespace {
const std::string kFile = std::string(TABLEE_SOURCE_DIR) + "/assets/tokens.toml";

std::string file_text() {
  std::ifstream in(kFile);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// What loading says of the file with one passage replaced.
std::string said_of(const std::string& from, const std::string& to) {
  std::string text = file_text();
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  const auto path = std::filesystem::temp_directory_path() / ("tablee-tokens-" + std::to_string(::getpid()) + ".toml");
  std::ofstream(path) << text;
  const auto loaded = scene::Tokens::load(path);
  std::filesystem::remove(path);
  return loaded ? "" : loaded.error().message;
}

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}
double luminance(scene::Colour c) { return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b); }
double contrast(scene::Colour a, scene::Colour b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

std::optional<scene::Colour> colour_named(const scene::Tokens& tokens, const scene::Theme& theme, const std::string& name) {
  const std::map<std::string, scene::Colour> known{{"sheet", theme.sheet},     {"sheet2", theme.sheet2},   {"linen", theme.linen}, {"paper", theme.paper},
                                                   {"cluster", theme.cluster}, {"tray", theme.tray},       {"ink", theme.ink},     {"ink2", theme.ink2},
                                                   {"ink3", theme.ink3},       {"ai_tint", theme.ai_tint}, {"now", theme.now},     {"ai", theme.ai},
                                                   {"valid", theme.valid},     {"text", theme.paper_ink}};
  if (const auto it = known.find(name); it != known.end()) return it->second;
  if (const int paper = tokens.paper(name); paper >= 0) return theme.papers[static_cast<std::size_t>(paper)];
  return std::nullopt;
}
}  // namespace

TEST_CASE("the project's own tokens are read whole") {
  const auto tokens = scene::Tokens::load(kFile);
  INFO((tokens ? "" : tokens.error().message));
  REQUIRE(tokens);
  CHECK(tokens->day.linen == scene::Colour{0xDD, 0xD2, 0xC1, 255});
  CHECK(tokens->night.night);
  CHECK(tokens->day.well.a == 22);
  CHECK(tokens->day.mark_ring.a == 0);
  CHECK(tokens->night.mark_ring.a == 255);
  CHECK(tokens->paper_names == std::vector<std::string>{"paille", "ciel", "peche", "tilleul", "lilas", "craie"});
  CHECK(tokens->paper("ciel") == 1);
  CHECK(tokens->paper("carton") == -1);
  CHECK(tokens->note_s.size_mm == 15);
  CHECK(tokens->note_s.weight == 500);
  CHECK(tokens->heading1.weight == 600);
  CHECK(tokens->timer_table.tabular);
  CHECK_FALSE(tokens->body.tabular);
  CHECK(tokens->shadows[0].empty());
  CHECK(tokens->shadows[3].size() == 2);
  CHECK(tokens->shadows[3][1].blur == 38);
  CHECK(tokens->night.shadow_alpha == 2.4);
  CHECK(tokens->keyboards.size() >= 2);
  CHECK(tokens->ring.step_deg == 31.3);
  CHECK(tokens->ring.end_deg() == Approx(3.8));  // seven actions on the arc of five
  CHECK(tokens->lens.zoom == base::Vec{1.4, 2});
  CHECK(tokens->pointing.rings[2] == 78);
  CHECK(tokens->note.padding[0] == 25);
}

TEST_CASE("workshops and tokens name the same papers in the same order") {
  const auto tokens = scene::Tokens::load(kFile);
  REQUIRE(tokens);
  const std::vector<std::string> known(std::begin(workshop::kPapers), std::end(workshop::kPapers));
  CHECK(tokens->paper_names == known);
  CHECK(workshop::paper_index("ciel") == tokens->paper("ciel"));
}

TEST_CASE("twelve people differ in colour and in shape") {
  const auto tokens = scene::Tokens::load(kFile);
  REQUIRE(tokens);
  REQUIRE(tokens->people.size() == 12);
  std::set<std::string> shapes, names;
  std::set<std::tuple<int, int, int>> colours;
  for (const auto& person : tokens->people) {
    shapes.insert(person.shape);
    names.insert(person.name);
    colours.insert({person.colour.r, person.colour.g, person.colour.b});
    INFO(person.name);
    CHECK(contrast(person.colour, person.mark) >= 3.0);
  }
  CHECK(shapes.size() == 12);
  CHECK(names.size() == 12);
  CHECK(colours.size() == 12);
  CHECK(tokens->person(12).shape == "coeur");
  CHECK(tokens->person(13).shape == "disque");
}

TEST_CASE("the scale of the board is read between the diagonals that the design measured") {
  const auto tokens = scene::Tokens::load(kFile);
  REQUIRE(tokens);
  CHECK(tokens->board_scale(86) == Approx(1.0));
  CHECK(tokens->board_scale(55) == Approx(0.75));
  CHECK(tokens->board_scale(70) == Approx(0.88));
  CHECK(tokens->board_scale(43) == Approx(0.66));
  CHECK(tokens->board_scale(32) == Approx(0.66));
  CHECK(tokens->board_scale(110) == Approx(1.0));
}

TEST_CASE("a missing or misspelt value is named") {
  CHECK_THAT(said_of("small = 124 ", "smal = 124 "), Catch::Contains("note.small is missing"));
  CHECK_THAT(said_of("linen   = \"#DDD2C1\"", "linen   = \"beige\""), Catch::Contains("theme.day.linen must be a colour"));
  CHECK_THAT(said_of("lift = { spring = [420, 34]", "lift = { spring = [420]"), Catch::Contains("motion.lift.spring must be a list of 2"));
  CHECK_THAT(said_of("order = 11", "order = 12"), Catch::Contains("person[10].order"));
  CHECK_THAT(said_of("[radius]", "[radius"), Catch::Contains(".toml:"));
  CHECK_FALSE(scene::Tokens::load("/nowhere/tokens.toml"));
}

TEST_CASE("every contrast that the file claims is the contrast of its colours") {
  const auto tokens = scene::Tokens::load(kFile);
  REQUIRE(tokens);
  const toml::parse_result parsed = toml::parse_file(kFile);
  REQUIRE(parsed);
  int checked = 0;
  for (const auto* name : {"day", "night"}) {
    const scene::Theme& theme = tokens->theme(std::string(name) == "night");
    const auto* claims = parsed.table().at_path("contrast." + std::string(name)).as_table();
    REQUIRE(claims);
    for (const auto& [key, node] : *claims) {
      std::string pair(key.str());
      INFO(name << "." << pair);
      double least = 4.5;
      for (const auto& [ending, allowed] : {std::pair{"_large_only", 3.0}, std::pair{"_not_for_text", 0.0}})
        if (const auto at = pair.find(ending); at != std::string::npos) {
          pair.resize(at);
          least = allowed;
        }
      const auto on = pair.find("_on_");
      REQUIRE(on != std::string::npos);
      const std::string ground_name = pair.substr(on + 4);
      const auto ink = colour_named(*tokens, theme, pair.substr(0, on)), ground = colour_named(*tokens, theme, ground_name);
      REQUIRE(ink);
      REQUIRE(ground);
      if (tokens->paper(ground_name) >= 0 && least > 0) least = 7;  // the text of a note
      const double ratio = contrast(*ink, *ground);
      CHECK(ratio == Approx(node.value<double>().value_or(0)).margin(0.011));
      CHECK(ratio >= least);
      ++checked;
    }
  }
  CHECK(checked >= 30);
  for (std::size_t i = 0; i < tokens->people.size(); ++i) {
    const auto claim = parsed.table().at_path("person[" + std::to_string(i) + "].contrast_mark").value<double>();
    REQUIRE(claim);
    CHECK(contrast(tokens->people[i].colour, tokens->people[i].mark) == Approx(*claim).margin(0.011));
  }
}
