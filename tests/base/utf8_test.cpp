// Text as people count and delete it. Emoji and marks are written as bytes so that the file reads the same everywhere.
#include <catch2/catch.hpp>

#include "base/random.h"
#include "base/utf8.h"

using namespace base;

namespace {

std::size_t deletions_until_empty(std::string text) {
  std::size_t count = 0;
  while (!text.empty()) {
    text.resize(previous_character(text, text.size()));
    ++count;
  }
  return count;
}

std::size_t steps_to_the_end(const std::string& text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at = next_character(text, at)) ++count;
  return count;
}

}  // namespace

TEST_CASE("valid UTF-8 is told from what only looks like it") {
  CHECK(is_valid_utf8(""));
  CHECK(is_valid_utf8("L’été, cœur à l’œuvre"));
  CHECK(is_valid_utf8("\xf0\x9f\x98\x80"));
  CHECK_FALSE(is_valid_utf8("\x80"));      // a continuation alone
  CHECK_FALSE(is_valid_utf8("\xc3"));      // cut short
  CHECK_FALSE(is_valid_utf8("\xc0\xaf"));  // longer than it need be
  CHECK_FALSE(is_valid_utf8("\xe0\x80\xaf"));
  CHECK_FALSE(is_valid_utf8("\xed\xa0\x80"));      // half a surrogate pair
  CHECK_FALSE(is_valid_utf8("\xf4\x90\x80\x80"));  // beyond the last character
  CHECK_FALSE(is_valid_utf8("\xff"));
}

TEST_CASE("characters are counted, not bytes") {
  CHECK(count_characters("") == 0);
  CHECK(count_characters("été") == 3);
  CHECK(count_characters("œuf") == 3);
  CHECK(count_characters("\xf0\x9f\x98\x80!") == 2);
}

TEST_CASE("one key deletes one thing that people see") {
  CHECK(deletions_until_empty("été") == 3);
  CHECK(deletions_until_empty("e\xcc\x81t") == 2);                                                        // e + combining acute
  CHECK(deletions_until_empty("\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbd") == 1);                                  // thumb + skin tone
  CHECK(deletions_until_empty("\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb") == 1);                      // woman + joiner + laptop
  CHECK(deletions_until_empty("\xe2\x9d\xa4\xef\xb8\x8f") == 1);                                          // heart + variation selector
  CHECK(deletions_until_empty("\xf0\x9f\x87\xab\xf0\x9f\x87\xb7\xf0\x9f\x87\xa7\xf0\x9f\x87\xaa") == 2);  // two flags
  CHECK(deletions_until_empty("a\r\nb") == 3);
  CHECK(deletions_until_empty("\n\xcc\x81") == 2);  // a mark does not sit on the end of a line
}

TEST_CASE("the caret walks over the same things both ways, and ends at the ends") {
  const std::string text = "a\xcc\x80 \xf0\x9f\x87\xab\xf0\x9f\x87\xb7 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb z";
  CHECK(steps_to_the_end(text) == deletions_until_empty(text));
  CHECK(previous_character(text, 0) == 0);
  CHECK(previous_character("abc", 99) == 2);
  CHECK(next_character(text, text.size()) == text.size());
  CHECK(next_character("abc", 99) == 3);
}

TEST_CASE("bytes that are no text still let a caret through") {
  Random random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string text(random.below(12), ' ');
    for (char& byte : text) byte = static_cast<char>(random.below(256));
    CHECK(deletions_until_empty(text) <= text.size());
    CHECK(steps_to_the_end(text) <= text.size());
  }
}

TEST_CASE("any character can be appended and counted") {
  for (const char32_t c : {U'a', U'é', U'œ', U'€', U'\U0001f600', U'\U0010ffff'}) {
    std::string text;
    append_utf8(text, c);
    CHECK(is_valid_utf8(text));
    CHECK(count_characters(text) == 1);
  }
  std::string odd;
  append_utf8(odd, static_cast<char32_t>(0xd800));
  append_utf8(odd, static_cast<char32_t>(0x110000));
  CHECK(odd == "\xef\xbf\xbd\xef\xbf\xbd");  // replaced by the sign that says so
}

TEST_CASE("a key held with shift writes the capital that French uses") {
  CHECK(upper_case("a") == "A");
  CHECK(upper_case("é") == "É");
  CHECK(upper_case("ç") == "Ç");
  CHECK(upper_case("à") == "À");
  CHECK(upper_case("œ") == "Œ");
  CHECK(upper_case("æ") == "Æ");
  CHECK(upper_case("ÿ") == "Ÿ");
  CHECK(upper_case("ž") == "Ž");
  CHECK(upper_case("É") == "É");
  CHECK(upper_case("÷") == "÷");
  CHECK(upper_case("ß") == "ß");
  CHECK(upper_case("7") == "7");
  CHECK(upper_case("€") == "€");
  CHECK(upper_case("") == "");
}
