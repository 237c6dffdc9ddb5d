// Dead keys: a mark and the letter after it become one character, where Unicode has one.
#include <catch2/catch.hpp>

#include "text/text.h"

TEST_CASE("a mark and a letter become one character") {
  CHECK(text::marked("e", "\u0302") == "ê");
  CHECK(text::marked("E", "\u0302") == "Ê");
  CHECK(text::marked("i", "\u0308") == "ï");
  CHECK(text::marked("a", "\u0300") == "à");
  CHECK(text::marked("U", "\u0308") == "Ü");
}

TEST_CASE("where there is no such letter the letter stays alone") {
  for (const char* letter : {"z", "q", "1", " ", "?", "日", "🙂", ""}) CHECK(text::marked(letter, "\u0302") == (std::string(letter) == "z" ? "ẑ" : letter));
  CHECK(text::marked("é", "\u0302") == "é");
}

TEST_CASE("bytes that are no text are handed back as they came") {
  CHECK(text::marked("\xff", "\u0302") == "\xff");
  CHECK(text::marked("e", "\xcc") == "e");
}
