// What some texts say: their words with how often each stands there, and which word follows which. A text that changes is put
// anew and what it said before is forgotten, so that a note that is written on ten times counts once. Read inside words.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace words {

class Said {
 public:
  // Whether a word written small is a word: then a capital at the beginning of a sentence is the sentence's.
  using IsWord = std::function<bool(const std::string& small)>;
  // What this text says from now on, nothing where it is empty. Text 0 is no text of its own: what it says is added for good.
  void put(std::uint64_t text, std::string_view says, const IsWord& is_word);
  void clear();

  struct Counted {
    std::string word;
    std::uint32_t times = 0;
  };
  // Words of three characters and more that begin so (`begun` is folded), the most often said first.
  std::vector<Counted> beginning(std::string_view begun) const;
  // What has followed this word in a sentence, the most often first.
  std::vector<Counted> after(std::string_view word) const;
  // In how many texts it stands, its case apart, but for this one.
  std::size_t texts_with(std::string_view word, std::uint64_t but) const;

 private:
  struct Word {
    std::string letters, folded;
    std::uint32_t times = 0;
  };
  using Sequence = std::vector<std::uint32_t>;  // of words; `pause` between sentences
  static constexpr std::uint32_t pause = UINT32_MAX;

  std::uint32_t number_of(const std::string& word);  // pause where there are too many words already
  Sequence read(std::string_view says, const IsWord& is_word);
  enum class Way : std::uint8_t { say, unsay };
  void count(const Sequence& sequence, Way way);

  std::vector<Word> words_;
  std::unordered_map<std::string, std::uint32_t> known_;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_folded_;
  std::unordered_map<std::string, std::map<std::uint32_t, std::uint32_t>> after_;  // folded word -> what follows -> times
  std::unordered_map<std::uint64_t, Sequence> texts_;
};

// The most often first, words of one count in the order of their letters.
void sort_by_times(std::vector<Said::Counted>& words);

}  // namespace words
