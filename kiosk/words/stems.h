// The words of one dictionary in the order of their folded letters, packed: a hundred thousand strings would take ten times
// the room. Read inside words.
#pragma once
#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace words {

constexpr std::size_t longest_word = 40;  // characters

class Stems {
 public:
  // Of a .dic file: a word a line, its rules after a slash; the first line counts them. None where it cannot be read. UTF-8.
  static Stems read(const std::filesystem::path& file, const std::atomic<bool>& stopping);
  // The `most` likeliest that begin with `begun`, which is folded: first those that most other words begin with (client: cliente,
  // clientèle), for the words that are said often are those that others are made of; then the shortest.
  std::vector<std::string_view> likeliest(std::string_view begun, std::size_t most) const;
  bool has(std::string_view word) const;

 private:
  struct Stem {
    std::uint32_t folded, word;  // where they begin in letters_, often the same place
    std::uint8_t folded_size, word_size;
  };
  std::string_view folded_of(const Stem& s) const { return {letters_.data() + s.folded, s.folded_size}; }
  std::string_view word_of(const Stem& s) const { return {letters_.data() + s.word, s.word_size}; }
  void add(const std::string& word);

  std::string letters_;
  std::vector<Stem> stems_;
};

bool begins_large(const std::string& word);

}  // namespace words
