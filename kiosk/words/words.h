// What a half-written word may become: from dictionaries (Hunspell's, where they are installed) and from what is written on
// the board. Looked up on a thread of its own, so that nobody's key waits for a dictionary. Read by hands and app.
#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/language.h"

namespace words {

struct Dictionary {
  base::Language language{};
  std::filesystem::path dic;  // the words; their rules (.aff) are for checking, and nobody's spelling is checked here
};
// Those of a folder as Debian lays them (/usr/share/hunspell), for the languages that we speak; none where none is there.
std::vector<Dictionary> dictionaries_in(const std::filesystem::path& folder);

struct Question {
  std::uint64_t session = 0;   // whose keyboard: a newer question takes the place of an older one
  std::uint64_t revision = 0;  // handed back with the answer
  base::Language language{};
  std::string begun;  // the letters of the word before the caret, UTF-8
};
struct Answer {
  std::uint64_t session = 0, revision = 0;
  std::vector<std::string> words;  // the likeliest first, each longer than what was begun and beginning with it, accents and case apart
};

class Words {
 public:
  static constexpr std::size_t most = 2;  // words in an answer

  // Dictionaries are read by the thread, when it begins.
  explicit Words(std::vector<Dictionary> dictionaries);
  ~Words();
  Words(const Words&) = delete;

  // A text of the board: its words are likely to come again.
  void learn(std::string_view text);
  void forget_board();
  void ask(Question question);
  std::vector<Answer> take();
  // Called from the thread when an answer is ready.
  void on_ready(std::function<void()> wake);
  // Until all that was asked is answered. For tests and the end of a rehearsal's frame.
  void wait() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The letters right before `at` that may be the beginning of a word; empty in the middle of one or where none stands.
std::string_view word_before(std::string_view text, std::size_t at);
// Without case and accents, for comparing: "É" and "e" are one. Latin letters; others are kept.
std::string folded(std::string_view text);

}  // namespace words
