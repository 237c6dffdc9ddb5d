// UTF-8 step by step. A "character" here is what a person would delete with one key: marks that sit on a letter and
// emoji that are joined go with what they belong to. A small, stable subset of Unicode's rules, without its tables.
#include "base/utf8.h"

#include <algorithm>
#include <iterator>

namespace base {
namespace {

constexpr char32_t kBad = 0xffff'ffff;
constexpr char32_t kJoiner = 0x200d;

struct Decoded {
  char32_t character;
  std::size_t length;
};

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xc0) == 0x80; }

// A byte that begins nothing valid counts as one character of its own, so that a caret always moves on.
Decoded decode(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || at + length > text.size()) return {kBad, 1};
  char32_t character = lead & (0xff >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(text[at + i])) return {kBad, 1};
    character = (character << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3f);
  }
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = character >= 0xd800 && character <= 0xdfff;
  if (character < kSmallest[length] || character > 0x10ffff || surrogate) return {kBad, 1};
  return {character, length};
}

// Where the code point that ends at `at` begins; at > 0.
std::size_t code_point_before(std::string_view text, std::size_t at) {
  for (std::size_t back = 1; back <= std::min<std::size_t>(4, at); ++back) {
    const Decoded decoded = decode(text, at - back);
    if (decoded.character != kBad && decoded.length == back) return at - back;
  }
  return at - 1;
}

// Marks, variation selectors, skin tones, tags: they belong to the character before them.
bool extends(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  constexpr Range kRanges[] = {
      {0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd},   {0x0610, 0x061a},   {0x064b, 0x065f},   {0x0900, 0x0903}, {0x093a, 0x094f},
      {0x0e31, 0x0e3a}, {0x0e47, 0x0e4e}, {0x1ab0, 0x1aff},   {0x1dc0, 0x1dff},   {0x200c, 0x200d},   {0x20d0, 0x20ff}, {0x3099, 0x309a},
      {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0x1f3fb, 0x1f3ff}, {0xe0020, 0xe007f}, {0xe0100, 0xe01ef},
  };
  const auto* range = std::upper_bound(std::begin(kRanges), std::end(kRanges), c, [](char32_t value, const Range& r) { return value < r.first; });
  return range != std::begin(kRanges) && c <= std::prev(range)->last;
}

bool is_regional_indicator(char32_t c) { return c >= 0x1f1e6 && c <= 0x1f1ff; }

bool is_pictograph(char32_t c) { return (c >= 0x2190 && c <= 0x2bff) || (c >= 0x1f000 && c <= 0x1faff); }

// Flags are pairs of letters: whether a second one joins depends on how many stand before it.
bool completes_flag(std::string_view text, std::size_t at) {
  std::size_t before = 0;
  while (at > 0) {
    at = code_point_before(text, at);
    if (!is_regional_indicator(decode(text, at).character)) break;
    ++before;
  }
  return before % 2 == 1;
}

bool is_boundary(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  const char32_t after = decode(text, at).character;
  const char32_t before = decode(text, code_point_before(text, at)).character;
  if (before == '\r' && after == '\n') return false;
  if (before == '\n' || before == '\r') return true;
  if (after != kBad && extends(after)) return false;
  if (before == kJoiner && is_pictograph(after)) return false;
  if (is_regional_indicator(before) && is_regional_indicator(after)) return !completes_flag(text, at);
  return true;
}

char32_t upper(char32_t c) {
  if (c >= 'a' && c <= 'z') return c - 32;
  if (c >= 0xe0 && c <= 0xfe && c != 0xf7) return c - 32;
  if (c == 0xff) return 0x178;
  if (c == 0x131) return 'I';
  const bool odd_is_small = (c >= 0x100 && c <= 0x137 && c != 0x138) || (c >= 0x14a && c <= 0x177);
  const bool even_is_small = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e);
  if (odd_is_small && c % 2 == 1) return c - 1;
  if (even_is_small && c % 2 == 0) return c - 1;
  return c;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode(text, at);
    if (decoded.character == kBad) return false;
    at += decoded.length;
  }
  return true;
}

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char b) { return !is_continuation(b); }));
}

std::size_t previous_character(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  if (offset == 0) return 0;
  do offset = code_point_before(text, offset);
  while (!is_boundary(text, offset));
  return offset;
}

std::size_t next_character(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return text.size();
  do offset += decode(text, offset).length;
  while (!is_boundary(text, offset));
  return offset;
}

std::vector<std::string> characters_of(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = next_character(text, at);
    out.emplace_back(text.substr(at, next - at));
    at = next;
  }
  return out;
}

void append_utf8(std::string& text, char32_t character) {
  if (character > 0x10ffff || (character >= 0xd800 && character <= 0xdfff)) character = 0xfffd;
  const auto tail = [&](int shift) { text += static_cast<char>(0x80 | ((character >> shift) & 0x3f)); };
  if (character < 0x80) {
    text += static_cast<char>(character);
  } else if (character < 0x800) {
    text += static_cast<char>(0xc0 | (character >> 6));
    tail(0);
  } else if (character < 0x10000) {
    text += static_cast<char>(0xe0 | (character >> 12));
    tail(6), tail(0);
  } else {
    text += static_cast<char>(0xf0 | (character >> 18));
    tail(12), tail(6), tail(0);
  }
}

std::string upper_case(std::string_view character) {
  std::string text;
  text.reserve(character.size());
  for (std::size_t at = 0; at < character.size();) {
    const Decoded decoded = decode(character, at);
    if (decoded.character == kBad) text += character[at];
    else append_utf8(text, upper(decoded.character));
    at += decoded.length;
  }
  return text;
}

}  // namespace base
