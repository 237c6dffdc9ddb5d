// Where something came from that an earlier workshop handed on: a small copy of what is needed to show it, also once that board is gone,
// and where that came from itself. Kept as a text with the item (Note::origin) or the question (Workshop::origin). Read by workshop/thread.h,
// which makes it, by the scene, which tells it, and by the exports.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "board/records.h"

namespace board {

struct Origin {
  Id board;                          // the earlier workshop
  std::string workshop, definition;  // its title; its file's id
  std::int64_t held_ms = 0;          // when it began, Unix time
  enum class What : std::uint8_t { note, theme, item } what{};
  std::vector<Id> records;  // of that board: the theme and its notes, the note, the item
  std::string text;         // as it said then
  std::int64_t dots = 0;
  std::int64_t place = 0;  // among those chosen, from 1; 0 = it was not
  struct Said {
    std::string text, name;   // who wrote it
    std::int64_t person = 0;  // their mark and colour; 0 = nobody's
    std::int64_t dots = 0;
    std::string about;  // of what it says something, in words
    friend bool operator==(const Said&, const Said&) = default;
  };
  std::vector<Said> notes;
  std::vector<Origin> before;
  friend bool operator==(const Origin&, const Origin&) = default;
};

// How far back an origin goes, and how much of it is kept.
inline constexpr std::size_t kMostWorkshops = 8, kMostSaid = 12, kLongestOrigin = 60'000;

std::string to_text(const Origin& origin);
// An error where it is no such text: nothing of what it may hold is trusted.
base::Result<Origin> read_origin(std::string_view text);

}  // namespace board
