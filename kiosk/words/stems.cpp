// Read through stems.h.
#include "words/stems.h"

#include <algorithm>
#include <fstream>

#include "base/utf8.h"
#include "words/words.h"

namespace words {
namespace {
constexpr std::uintmax_t most_bytes = 32 * 1024 * 1024;
}  // namespace

bool begins_large(const std::string& word) {
  const std::string first = word.substr(0, base::next_character(word, 0));
  return base::upper_case(first) == first;
}

Stems Stems::read(const std::filesystem::path& file, const std::atomic<bool>& stopping) {
  Stems out;
  std::error_code error;
  if (std::filesystem::file_size(file, error) > most_bytes || error) return out;
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  while (!stopping && std::getline(in, line)) {
    const std::string word = line.substr(0, line.find_first_of("/\t\r "));
    const std::size_t letters = base::is_valid_utf8(word) ? base::count_characters(word) : 0;
    // Names and abbreviations are rarely what a sentence goes on with.
    if (letters < 4 || letters > longest_word || word_before(word, word.size()) != word || begins_large(word)) continue;
    out.add(word);
  }
  out.letters_.shrink_to_fit();
  out.stems_.shrink_to_fit();
  std::sort(out.stems_.begin(), out.stems_.end(), [&](const Stem& a, const Stem& b) {
    const int order = out.folded_of(a).compare(out.folded_of(b));
    return order != 0 ? order < 0 : out.word_of(a) < out.word_of(b);
  });
  return out;
}

void Stems::add(const std::string& word) {
  const std::string plain = folded(word);
  if (word.size() > UINT8_MAX || plain.size() > UINT8_MAX) return;
  Stem stem;
  stem.folded = stem.word = static_cast<std::uint32_t>(letters_.size());
  stem.folded_size = static_cast<std::uint8_t>(plain.size()), stem.word_size = static_cast<std::uint8_t>(word.size());
  letters_ += plain;
  if (plain != word) {
    stem.word = static_cast<std::uint32_t>(letters_.size());
    letters_ += word;
  }
  stems_.push_back(stem);
}

std::vector<std::string_view> Stems::shortest(std::string_view begun, std::size_t most) const {
  const auto first = std::lower_bound(stems_.begin(), stems_.end(), begun, [&](const Stem& s, std::string_view b) { return folded_of(s) < b; });
  std::vector<Stem> found;
  for (auto it = first; it != stems_.end() && folded_of(*it).starts_with(begun); ++it) found.push_back(*it);
  const std::size_t wanted = std::min(found.size(), most);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(wanted), found.end(),
                    [&](const Stem& a, const Stem& b) { return a.folded_size != b.folded_size ? a.folded_size < b.folded_size : word_of(a) < word_of(b); });
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < wanted; ++i) out.push_back(word_of(found[i]));
  return out;
}

}  // namespace words
