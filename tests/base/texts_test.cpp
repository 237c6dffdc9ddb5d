// What the program says exists in both languages, keeps to the rules of writing, and fills its holes.
#include <unistd.h>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <vector>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include "base/texts.h"

namespace {
const std::string kFile = std::string(TABLEE_SOURCE_DIR) + "/assets/texts.toml";

base::Result<base::Texts> loaded_from(const std::string& toml) {
  const auto path = std::filesystem::temp_directory_path() / ("tablee-texts-" + std::to_string(::getpid()) + ".toml");
  std::ofstream(path) << toml;
  auto texts = base::Texts::load(path);
  std::filesystem::remove(path);
  return texts;
}

struct Pair {
  std::string key, fr, en;
  int line;
};
void gather(const toml::table& group, const std::string& prefix, std::vector<Pair>& out) {
  for (const auto& [key, node] : group) {
    const std::string name = prefix + std::string(key.str());
    const auto* table = node.as_table();
    REQUIRE(table);
    if (table->contains("fr") || table->contains("en"))
      out.push_back({name, (*table)["fr"].value_or(std::string()), (*table)["en"].value_or(std::string()), static_cast<int>(key.source().begin.line)});
    else gather(*table, name + ".", out);
  }
}
std::vector<Pair> all_texts() {
  const toml::parse_result parsed = toml::parse_file(kFile);
  REQUIRE(parsed);
  std::vector<Pair> out;
  gather(parsed.table(), "", out);
  return out;
}

std::multiset<std::string> holes(const std::string& text) {
  std::multiset<std::string> found;
  for (std::size_t i = 0; i + 2 < text.size(); ++i)
    if (text[i] == '{' && text[i + 2] == '}') found.insert(text.substr(i, 3));
  return found;
}
bool ends_with(const std::string& text, std::size_t end, const std::string& what) {
  return end >= what.size() && text.compare(end - what.size(), what.size(), what) == 0;
}
}  // namespace

TEST_CASE("a text is said in the language that is spoken, and in the other where it is missing") {
  auto texts = loaded_from("[a]\nb = { fr = \"oui\", en = \"yes\" }\n[a.c]\nd = { fr = \"seul\" }\n");
  REQUIRE(texts);
  CHECK((*texts)("a.b") == "oui");
  texts->speak(base::Language::english);
  CHECK((*texts)("a.b") == "yes");
  CHECK((*texts)("a.c.d") == "seul");
  CHECK((*texts)("a.nothing") == "[a.nothing]");
  CHECK(texts->has("a.c.d"));
  CHECK_FALSE(texts->has("a.c"));
}

TEST_CASE("holes are filled, and braces that are no holes stay") {
  auto texts = loaded_from("t = { fr = \"{1} puis {0}, {2} et {x}\" }\nn = { fr = \"{0}\" }");
  REQUIRE(texts);
  CHECK((*texts)("t", {"un", "deux"}) == "deux puis un, {2} et {x}");
  CHECK((*texts)("n", {"{0}"}) == "{0}");
}

TEST_CASE("French counts none as one, English counts none as many") {
  auto texts = loaded_from("[notes]\none = { fr = \"{0} note\", en = \"{0} note\" }\nmany = { fr = \"{0} notes\", en = \"{0} notes\" }");
  REQUIRE(texts);
  CHECK(texts->count("notes", 0) == "0 note");
  CHECK(texts->count("notes", 1) == "1 note");
  CHECK(texts->count("notes", 2) == "2 notes");
  CHECK(texts->count("notes", 1234567) == "1\u202f234\u202f567 notes");
  CHECK(texts->count("notes", 9999) == "9999 notes");
  texts->speak(base::Language::english);
  CHECK(texts->count("notes", 0) == "0 notes");
  CHECK(texts->count("notes", 1) == "1 note");
  CHECK(texts->count("notes", 10000) == "10,000 notes");
  CHECK(texts->count("notes", -123456) == "-123,456 notes");
}

TEST_CASE("a file that is not texts is refused with its line") {
  const auto wrong = loaded_from("[a]\nb = 3\n");
  REQUIRE_FALSE(wrong);
  CHECK_THAT(wrong.error().message, Catch::Contains(":2: 'a.b'"));
  CHECK_THAT(loaded_from("a = { fr = \"x\", de = \"y\" }").error().message, Catch::Contains("expected fr or en"));
  CHECK_THAT(loaded_from("a = { fr = 3 }").error().message, Catch::Contains("'a.fr' must be a text"));
  CHECK_THAT(loaded_from("a = {").error().message, Catch::Contains(":1: "));
  CHECK(base::Texts::load("/nowhere/texts.toml").error().fault == base::Fault::not_found);
}

TEST_CASE("every text of the kiosk exists in both languages with the same holes") {
  REQUIRE(base::Texts::load(kFile));
  for (const auto& [key, fr, en, line] : all_texts()) {
    INFO("line " << line << ": " << key);
    CHECK_FALSE(fr.empty());
    CHECK_FALSE(en.empty());
    CHECK(holes(fr) == holes(en));
    // A counted text has both forms, so that count() never shows a bracket.
    if (key.ends_with(".one")) CHECK(base::Texts::load(kFile)->has(key.substr(0, key.size() - 4) + ".many"));
    if (key.ends_with(".many")) CHECK(base::Texts::load(kFile)->has(key.substr(0, key.size() - 5) + ".one"));
  }
}

TEST_CASE("every text keeps to the rules of writing") {
  const std::string narrow = "\u202f";
  for (const auto& [key, fr, en, line] : all_texts()) {
    INFO("line " << line << ": " << key << " = " << fr << " | " << en);
    CHECK(fr.find('!') == std::string::npos);
    CHECK(en.find('!') == std::string::npos);
    CHECK(fr.find('\'') == std::string::npos);
    CHECK(en.find('\'') == std::string::npos);
    CHECK(en.find(narrow) == std::string::npos);
    for (const char sign : std::string("?:;"))
      for (auto at = fr.find(sign); at != std::string::npos; at = fr.find(sign, at + 1)) CHECK(ends_with(fr, at, narrow));
    for (auto at = fr.find("«"); at != std::string::npos; at = fr.find("«", at + 1))
      CHECK(fr.compare(at + std::string("«").size(), narrow.size(), narrow) == 0);
    for (auto at = fr.find("»"); at != std::string::npos; at = fr.find("»", at + 1)) CHECK(ends_with(fr, at, narrow));
    for (const auto* word : {"élément", "objet", "session", "utilisateur"}) CHECK(fr.find(word) == std::string::npos);
    for (const auto* word : {"item", "object", "session", "user"}) CHECK(en.find(word) == std::string::npos);
  }
}

namespace {
// The quoted words of a source that are keys of texts: passed to texts(...) on the spot, or travelling inside an error.
std::vector<std::string> keys_said_in(const std::string& source) {
  std::vector<std::string> keys;
  for (auto quote = source.find('"'); quote != std::string::npos; quote = source.find('"', quote + 1)) {
    const auto end = source.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789.", quote + 1);
    if (end == std::string::npos || source[end] != '"') continue;
    const std::string key = source.substr(quote + 1, end - quote - 1);
    const bool travels = key.starts_with("refused.") || key.starts_with("picture.");
    const bool spoken = ends_with(source, quote, "texts(") || ends_with(source, quote, "texts_(") || ends_with(source, quote, "texts.count(") ||
                        ends_with(source, quote, "texts_.count(") || ends_with(source, quote, "ui.text(") || ends_with(source, quote, "ui.count(");
    // A key that ends with '_' is completed on the spot ("time.month_" + number).
    if ((travels || spoken) && key.find('.') != std::string::npos && !key.ends_with("_")) keys.push_back(key);
    quote = end;
  }
  return keys;
}
}  // namespace

TEST_CASE("every key that the program says has its text") {
  const auto texts = base::Texts::load(kFile);
  REQUIRE(texts);
  std::size_t said = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::string(TABLEE_SOURCE_DIR) + "/kiosk")) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
    if (entry.path().filename() == "tokens.cpp") continue;  // asks another file for its texts
    std::ifstream in(entry.path());
    std::stringstream source;
    source << in.rdbuf();
    for (const auto& key : keys_said_in(source.str())) {
      INFO(entry.path().string() << " says " << key);
      CHECK((texts->has(key) || texts->has(key + ".one")));
      ++said;
    }
  }
  CHECK(said > 10);
}
