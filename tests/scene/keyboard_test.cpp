// Keyboards as files: the house's own are whole and large enough, and one that is wrong is refused with its line.
#include <catch2/catch.hpp>

#include <fstream>
#include <set>

#include "base/random.h"
#include "base/utf8.h"
#include "scene/keyboard.h"
#include "scene/tokens.h"
#include "support/temp_folder.h"

using base::Box;
using base::Vec;
using scene::Key;
using scene::KeyboardFile;
using scene::KeyboardLayout;

namespace {

const std::string kAssets = std::string(TABLEE_SOURCE_DIR) + "/assets";

const scene::Tokens& tokens() {
  static const scene::Tokens one = [] {
    auto loaded = scene::Tokens::load(kAssets + "/tokens.toml");
    REQUIRE(loaded);
    return *loaded;
  }();
  return one;
}

const std::string kGood = R"(name = "Essai"
language = "fr"
letters = ["azerty", "⇧wx⌫"]
figures = ["123456", "⇧,.⌫"]
beside_space = { letters = "–?", figures = "–." }
[held]
a = "àâ"
[dead]
"," = "\u0302"
)";

// What reading says of the file above with one passage replaced; empty when it is taken.
std::string said_of(const std::string& from, const std::string& to) {
  support::TempFolder folder;
  std::string text = kGood;
  if (!from.empty()) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
  }
  { std::ofstream(folder / "essai.toml") << text; }
  const auto read = scene::read_keyboard(folder / "essai.toml");
  if (read) return "";
  CHECK(read.error().message.find("essai.toml") != std::string::npos);
  return read.error().message;
}

void expect(const std::string& said, const std::string& line, const std::string& what) {
  INFO(said);
  CHECK(said.find("essai.toml" + line) != std::string::npos);
  CHECK(said.find(what) != std::string::npos);
}

const KeyboardLayout& layout(const std::string& name) {
  for (const auto& one : tokens().keyboards)
    if (one->name() == name) return *one;
  FAIL("no keyboard " << name);
  return *tokens().keyboards.front();
}

std::vector<const KeyboardLayout*> in_all_sizes() {
  std::vector<const KeyboardLayout*> all;
  for (const auto& keyboard : tokens().keyboards)
    for (std::size_t size = 0; size < KeyboardLayout::sizes.size(); ++size) all.push_back(&keyboard->at_size(size));
  return all;
}

// All that a writer can put down with this keyboard: keys, what they offer, dead keys.
std::set<std::string> signs(const KeyboardLayout& keyboard) {
  std::set<std::string> all;
  for (const bool figures : {false, true}) {
    for (const bool upper : {false, true}) {
      for (const Key& key : keyboard.keys(figures, upper)) {
        if (key.role == Key::Role::character) all.insert(key.text);
        all.insert(key.offers.begin(), key.offers.end());
      }
    }
  }
  return all;
}

}  // namespace

TEST_CASE("each keyboard of the house is read, and languages find theirs") {
  REQUIRE(tokens().keyboards.size() >= 2);
  CHECK(tokens().keyboards[tokens().keyboard_of(base::Language::french)]->name() == "AZERTY");
  CHECK(tokens().keyboards[tokens().keyboard_of(base::Language::english)]->name() == "QWERTY");
}

TEST_CASE("all that French is written with is on the French keyboard, capitals too") {
  const auto all = signs(layout("AZERTY"));
  for (const std::string sign : {"a",  "z", "é", "è", "ê", "ë", "à", "â", "ç", "ù", "û", "ü", "î", "ï", "ô", "ö", "œ", "æ", "ÿ", "«", "»", "’", "'",
                                 "\"", "€", "0", "9", "?", "!", ":", ";", ".", ",", "…", "(", ")", "-", "–", "@", "#", "%", "&", "/", "+", "="}) {
    INFO(sign);
    CHECK(all.contains(sign));
    CHECK(all.contains(base::upper_case(sign)));
  }
}

TEST_CASE("all that English is written with is on the English keyboard, and a guest's accents by held keys") {
  const auto all = signs(layout("QWERTY"));
  for (char c = 'a'; c <= 'z'; ++c) CHECK(all.contains(std::string(1, c)));
  for (const std::string sign : {"'", "“", "”", "?", "!", ".", ",", "é", "è", "ç", "ñ", "œ", "£", "€", "0", "9"}) {
    INFO(sign);
    CHECK(all.contains(sign));
  }
}

TEST_CASE("in every size keys are large enough, lie on the tray, and none lies on another") {
  for (const KeyboardLayout* keyboard : in_all_sizes()) {
    const Box tray{keyboard->size() * -0.5, keyboard->size() * 0.5};
    for (const bool figures : {false, true}) {
      std::vector<Box> boxes;
      for (const Key& key : keyboard->keys(figures, false)) {
        INFO(keyboard->name() << " " << key.label);
        CHECK(key.box.width() >= 15);
        CHECK(key.box.height() >= 15);
        boxes.push_back(key.box);
      }
      for (std::size_t i = 0; i < KeyboardLayout::suggestions; ++i) boxes.push_back(keyboard->suggestion_box(i));
      boxes.push_back(keyboard->take_back_box());
      for (std::size_t i = 0; i < boxes.size(); ++i) {
        CHECK(boxes[i].height() >= 15);
        CHECK(tray.contains(boxes[i].min));
        CHECK(tray.contains(boxes[i].max));
        for (std::size_t j = i + 1; j < boxes.size(); ++j) {
          const bool apart = boxes[i].max.x <= boxes[j].min.x + 1e-9 || boxes[j].max.x <= boxes[i].min.x + 1e-9 || boxes[i].max.y <= boxes[j].min.y + 1e-9 ||
                             boxes[j].max.y <= boxes[i].min.y + 1e-9;
          CHECK(apart);
        }
      }
    }
  }
}

TEST_CASE("the usual size is the one that the design drew, and larger ones are larger") {
  for (const auto& keyboard : tokens().keyboards) {
    CHECK(keyboard->size().x == Approx(tokens().keyboard.size.x));
    CHECK(keyboard->size().y == Approx(tokens().keyboard.size.y));
    CHECK(keyboard->at_size(KeyboardLayout::usual).size().x == Approx(keyboard->size().x));
    for (std::size_t size = 1; size < KeyboardLayout::sizes.size(); ++size) CHECK(keyboard->at_size(size).size().x > keyboard->at_size(size - 1).size().x);
    CHECK(&keyboard->at_size(99) == keyboard.get());
  }
}

TEST_CASE("a keyboard of one row and one of five lie whole on their trays") {
  for (const std::size_t rows : {std::size_t{0}, std::size_t{4}}) {
    KeyboardFile file;
    file.name = "Essai";
    for (auto* page : {&file.letters, &file.figures}) {
      for (std::size_t i = 0; i < rows; ++i) page->push_back({"a", "b", "c"});
      page->push_back({"⇧", "x", "y", "⌫"});
    }
    for (auto& page : file.beside_space) page[0] = "-", page[1] = "?";
    const KeyboardLayout made(tokens(), file);
    const Box tray{made.size() * -0.5, made.size() * 0.5};
    for (const Key& key : made.keys(false, false)) {
      CHECK(tray.contains(key.box.min));
      CHECK(tray.contains(key.box.max));
    }
    CHECK(tray.contains(made.take_back_box().min));
    CHECK(made.take_back_box().max.y < made.keys(false, false).front().box.min.y);
  }
}

TEST_CASE("a key keeps its number when page or case change") {
  for (const auto& keyboard : tokens().keyboards) {
    const auto& plain = keyboard->keys(false, false);
    for (const bool figures : {false, true}) {
      for (const bool upper : {false, true}) {
        const auto& keys = keyboard->keys(figures, upper);
        REQUIRE(keys.size() == plain.size());
        for (std::size_t i = 0; i < keys.size(); ++i) {
          CHECK(keys[i].box.min.x == Approx(plain[i].box.min.x));
          CHECK(keys[i].box.min.y == Approx(plain[i].box.min.y));
        }
      }
    }
  }
}

TEST_CASE("what a held key offers lies above it within the tray, the first nearest, and a finger below chooses") {
  for (const KeyboardLayout* keyboard : in_all_sizes()) {
    for (const bool figures : {false, true}) {
      for (const Key& key : keyboard->keys(figures, false)) {
        if (key.offers.empty()) continue;
        INFO(keyboard->name() << " " << key.label);
        // Where the finger is when the signs appear, it has chosen one already: the first, unless the tray's edge moved them.
        const double off = std::abs(keyboard->offer_box(key, 0).centre().x - key.box.centre().x);
        if (off < 1) CHECK(keyboard->offer_at(key, key.box.centre()) == 0);
        for (std::size_t i = 0; i < key.offers.size(); ++i) {
          const Box box = keyboard->offer_box(key, i);
          CHECK(box.width() >= 15);
          CHECK(box.max.y < key.box.min.y);
          CHECK(box.min.x >= -keyboard->size().x / 2);
          CHECK(box.max.x <= keyboard->size().x / 2);
          CHECK(keyboard->offer_at(key, {box.centre().x, key.box.centre().y}) == i);
          CHECK(keyboard->offer_at(key, box.centre()) == i);
        }
      }
    }
  }
}

TEST_CASE("a good file is taken as it stands") {
  CHECK(said_of("", "") == "");
  support::TempFolder folder;
  { std::ofstream(folder / "essai.toml") << kGood; }
  const auto read = scene::read_keyboard(folder / "essai.toml");
  REQUIRE(read);
  CHECK(read->name == "Essai");
  CHECK(read->letters[0] == std::vector<std::string>{"a", "z", "e", "r", "t", "y"});
  CHECK(read->held.at("a") == std::vector<std::string>{"à", "â"});
  const KeyboardLayout made(tokens(), *read);
  const auto& keys = made.keys(true, false);
  CHECK(std::any_of(keys.begin(), keys.end(), [](const Key& key) { return key.role == Key::Role::dead && key.label == "," && key.text == "\u0302"; }));
}

TEST_CASE("a keyboard that is wrong is refused with its line and what was expected") {
  expect(said_of("name = \"Essai\"", "name = 7"), ":1", "name must be a text");
  expect(said_of("name = \"Essai\"\n", ""), ":", "name must be a text");
  expect(said_of("\"fr\"", "\"de\""), ":2", "language must be \"fr\" or \"en\"");
  expect(said_of("letters = [\"azerty\", \"⇧wx⌫\"]", "letters = \"azerty\""), ":3", "letters must be a list of 1 to 5 rows");
  expect(said_of("\"azerty\"", "7"), ":3", "letters must be rows of characters");
  expect(said_of("\"azerty\"", "\"\""), ":3", "letters must be rows of characters");
  expect(said_of("\"azerty\"", "\"azert\""), ":4", "as many keys in each row as letters");
  expect(said_of("\"⇧wx⌫\"", "\"awxc\""), ":3", "begins with ⇧ and ends with ⌫");
  expect(said_of("figures = [\"123456\", \"⇧,.⌫\"]", "figures = [\"123456\"]"), ":4", "as many keys in each row as letters");
  expect(said_of("\"–?\"", "\"–?!\""), ":5", "beside_space.letters must be two characters");
  expect(said_of("a = \"àâ\"", "a = 1"), ":7", "held must give a text for one character");
  expect(said_of("a = \"àâ\"", "ab = \"àâ\""), ":7", "held must give a text for one character");
  expect(said_of("a = \"àâ\"", "a = \"àâäæáàâäæáà\""), ":7", "10 signs at most");
  expect(said_of("\\u0302", "^"), ":9", "one combining mark");
  expect(said_of("\"Essai\"", "\"Essai"), ":1", "");
  expect(said_of("[dead]", "[dead"), ":8", "");
}

TEST_CASE("rows too long, files too large and folders without keyboards are refused") {
  std::string wide = kGood;
  wide.replace(wide.find("azerty"), 6, "azertyuiopq");
  wide.replace(wide.find("123456"), 6, "12345678901");
  support::TempFolder folder;
  { std::ofstream(folder / "essai.toml") << wide; }
  auto read = scene::read_keyboard(folder / "essai.toml");
  REQUIRE_FALSE(read);
  CHECK(read.error().message.find("10 keys at most") != std::string::npos);

  { std::ofstream(folder / "essai.toml") << kGood << "# " << std::string(70'000, 'x') << "\n"; }
  read = scene::read_keyboard(folder / "essai.toml");
  REQUIRE_FALSE(read);
  CHECK(read.error().message.find("larger") != std::string::npos);

  CHECK_FALSE(scene::read_keyboard(folder / "none.toml"));
  std::filesystem::remove(folder / "essai.toml");
  CHECK_FALSE(scene::read_keyboards(folder.path()));
  CHECK_FALSE(scene::read_keyboards(folder / "none"));
}

TEST_CASE("one wrong keyboard in a folder is told, whatever stands beside it") {
  support::TempFolder folder;
  { std::ofstream(folder / "a.toml") << kGood; }
  { std::ofstream(folder / "b.toml") << "name = 1\n"; }
  { std::ofstream(folder / "readme.txt") << "no keyboard"; }
  const auto read = scene::read_keyboards(folder.path());
  REQUIRE_FALSE(read);
  CHECK(read.error().message.find("b.toml:1") != std::string::npos);
  std::filesystem::remove(folder / "b.toml");
  const auto good = scene::read_keyboards(folder.path());
  REQUIRE(good);
  CHECK(good->size() == 1);
}

TEST_CASE("whatever a keyboard's file holds, reading ends with a keyboard or a sentence") {
  support::TempFolder folder;
  base::Random random(23);
  int taken = 0, refused = 0;
  for (int i = 0; i < 600; ++i) {
    std::string text = kGood;
    for (std::uint64_t n = 1 + random.below(2); n > 0; --n) {
      const std::size_t at = random.below(text.size());
      switch (random.below(4)) {
        case 0: text.erase(at, 1 + random.below(12)); break;
        case 1: text[at] = static_cast<char>(random.below(256)); break;
        case 2: text.insert(at, text.substr(random.below(text.size()), random.below(20))); break;
        default: text.insert(at, std::string(1, "\"[]={}\n,#"[random.below(9)])); break;
      }
    }
    { std::ofstream(folder / "essai.toml", std::ios::trunc) << text; }
    const auto read = scene::read_keyboard(folder / "essai.toml");
    if (!read) {
      ++refused;
      REQUIRE(read.error().message.find("essai.toml") != std::string::npos);
      continue;
    }
    ++taken;
    // What was taken can be drawn.
    const KeyboardLayout made(tokens(), *read);
    for (const Key& key : made.keys(true, true)) REQUIRE(base::is_valid_utf8(key.label));
  }
  CHECK(taken > 10);
  CHECK(refused > 100);
}
