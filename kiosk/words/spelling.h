// Which words of a text no dictionary of the table's languages knows, and what they may have been meant to be. Hunspell's own
// library judges, for it knows every rule of its lists. On a thread of its own: to find what was meant may take it a tenth of a
// second, and no suggestion waits for that. It begins, and reads its dictionaries, when the first text is asked about. Read by
// hands and app.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "words/words.h"

namespace words {

// A word of a text, in bytes.
struct Span {
  std::uint32_t from = 0, to = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

class Spelling {
 public:
  static constexpr std::size_t most = 3;  // corrections offered
  // In how many texts of the table, but for the one of that number, a word stands. Asked from the thread.
  using TextsWith = std::function<std::size_t(std::string_view word, std::uint64_t but)>;

  // Nothing is read before the first question.
  Spelling(std::vector<Dictionary> dictionaries, TextsWith texts_with);
  ~Spelling();
  Spelling(const Spelling&) = delete;
  // Whether this language's dictionary is there with its rules. Texts in another are not judged: to one who knows none of its
  // words all of them would be wrong.
  bool knows(base::Language language) const;

  static constexpr std::uint32_t nowhere = UINT32_MAX;
  struct Question {
    std::uint64_t session = 0;   // whose text: a newer question takes the place of an older one
    std::uint64_t revision = 0;  // handed back
    base::Language language{};   // that is being written; a word of another dictionary is a word all the same
    std::string text;
    std::uint32_t caret = nowhere;   // the word at it is still being written, and is left alone
    std::uint64_t of = 0;            // the record that it is written in
    std::vector<std::string> names;  // of the people at the table
  };
  struct Answer {
    std::uint64_t session = 0, revision = 0;
    std::vector<Span> unknown;  // in the order of the text
  };
  void ask(Question question);
  std::vector<Answer> take();

  struct Doubt {
    std::uint64_t session = 0, revision = 0;
    base::Language language{};
    std::string word;
  };
  struct Offer {
    std::uint64_t session = 0, revision = 0;
    std::vector<std::string> words;  // the likeliest first, `most` at most
  };
  void ask(Doubt doubt);
  std::vector<Offer> take_offers();

  // Called from the thread when an answer is ready.
  void on_ready(std::function<void()> wake);
  // The dictionaries' memory is given back; the next question reads them again.
  void let_go();
  // Until all that was asked is answered. For tests and simulated tables.
  void wait() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The words of a text that are judged at all: no numbers, no addresses, no acronyms, nothing in letters that are not Latin, and no
// word that begins large inside a sentence, which is a name. What is joined by an apostrophe or a hyphen is one word. Pure.
std::vector<Span> judged_words(std::string_view text);

}  // namespace words
