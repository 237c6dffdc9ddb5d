// What a half-written word may become, and which word may come next: from dictionaries (Hunspell's, where they are installed) and
// from what is written on the board. Looked up on a thread of its own, so that nobody's key waits for a dictionary. Read by hands
// and app.
//
// In this order, since a group says the same things again: words of the board, the most often written first; words of the texts
// that come with the house (what the workshop asks, its examples), likewise, in their singular; then the dictionary's. Its lists do
// not say how often a word is used. What they do say is which words others are made of, and such a word is a common one: those
// with the largest family come first, then the shortest. (Of 1,400 French and 1,500 English words of five letters and more, in texts
// that it did not know, one of the two offers after three letters was the word that was meant in 34 and 45 cases of a hundred; in the
// order of length alone in 9 and 16.)
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
  std::filesystem::path dic;  // the words; their rules lie beside them (.aff), for spelling.h
};
// Those of a folder as Debian lays them (/usr/share/hunspell), for the languages that we speak; none where none is there.
std::vector<Dictionary> dictionaries_in(const std::filesystem::path& folder);

struct Question {
  std::uint64_t session = 0;   // whose keyboard: a newer question takes the place of an older one
  std::uint64_t revision = 0;  // handed back with the answer
  base::Language language{};
  std::string begun;        // the letters of the word before the caret, UTF-8
  std::string before = {};  // where none is begun: the word that the next one would follow
};
struct Answer {
  std::uint64_t session = 0, revision = 0;
  std::vector<std::string> words;  // the likeliest first, each longer than what was begun and beginning with it, accents and case apart
  std::string before = {};         // as asked
};

class Words {
 public:
  static constexpr std::size_t most = 2;  // words in an answer

  // Dictionaries are read by the thread, when it begins.
  explicit Words(std::vector<Dictionary> dictionaries);
  ~Words();
  Words(const Words&) = delete;

  // A text of the board, instead of what this record said before: its words are likely to come again. Empty: it says nothing any
  // more. Record 0 is none: what it says is added.
  void learn(std::string_view text, std::uint64_t record = 0);
  void forget_board();
  // A text that comes with the house: it says which words of the language are common here.
  void teach(base::Language language, std::string_view text);
  // In how many texts of the board, but for that of this record, a word stands. From any thread.
  std::size_t texts_with(std::string_view word, std::uint64_t but) const;
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
// The word that stands before the blanks right before `at`, with nothing between; empty where none does.
std::string_view word_to_follow(std::string_view text, std::size_t at);
// Small letters, accents kept.
std::string small_letters(std::string_view word);
// Without case and accents, for comparing: "É" and "e" are one. Latin letters; others are kept.
std::string folded(std::string_view text);

}  // namespace words
