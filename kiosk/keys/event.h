// What physical keyboards say, each for itself and in the order in which it happened: a text, an act, a key that goes down or up.
// Plain data. Read by hands and app.
#pragma once
#include <cstdint>
#include <string>

namespace keys {

// What a key does to a text, where it writes none.
enum class Move : std::uint8_t {
  left,
  right,
  up,
  down,
  home,
  end,
  erase,
  erase_forward,
  erase_word,
  new_line,
  done,       // puts the text down
  take_back,  // Ctrl+Z: the last word; where nothing is written, the last deed
  do_again,   // Ctrl+Y
};

struct Event {
  enum class Kind : std::uint8_t { came, left, down, up, text, move } kind{};
  std::uint64_t keyboard = 0;  // from 1; one that is pulled out and comes back is the same
  std::uint16_t key = 0;       // down, up: the kernel's number of it
  bool does_more = false;      // down: while it is held it goes on doing what it does; other keys wait to be let go
  std::string text = {};       // UTF-8
  Move move{};
};

}  // namespace keys
