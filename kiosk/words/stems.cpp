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
  // A noun that is a verb too has two lines.
  out.stems_.erase(std::unique(out.stems_.begin(), out.stems_.end(), [&](const Stem& a, const Stem& b) { return out.word_of(a) == out.word_of(b); }),
                   out.stems_.end());
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

std::vector<std::string_view> Stems::likeliest(std::string_view begun, std::size_t most) const {
  const auto first = std::lower_bound(stems_.begin(), stems_.end(), begun, [&](const Stem& s, std::string_view b) { return folded_of(s) < b; });
  const auto last = std::partition_point(first, stems_.end(), [&](const Stem& s) { return folded_of(s).starts_with(begun); });
  struct Found {
    Stem stem;
    std::ptrdiff_t family;
  };
  std::vector<Found> found;
  for (auto it = first; it != last; ++it) {
    // In the order of letters a word's family follows it.
    const std::string_view letters = folded_of(*it);
    found.push_back({*it, std::partition_point(it, last, [&](const Stem& s) { return folded_of(s).starts_with(letters); }) - it});
  }
  const std::size_t wanted = std::min(found.size(), most);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(wanted), found.end(), [&](const Found& a, const Found& b) {
    if (a.family != b.family) return a.family > b.family;
    return a.stem.folded_size != b.stem.folded_size ? a.stem.folded_size < b.stem.folded_size : word_of(a.stem) < word_of(b.stem);
  });
  std::vector<std::string_view> out;
  for (std::size_t i = 0; i < wanted; ++i) out.push_back(word_of(found[i].stem));
  return out;
}

bool Stems::has(std::string_view word) const {
  const std::string plain = folded(word);
  const auto first = std::lower_bound(stems_.begin(), stems_.end(), plain, [&](const Stem& s, const std::string& p) { return folded_of(s) < p; });
  for (auto it = first; it != stems_.end() && folded_of(*it) == plain; ++it)
    if (word_of(*it) == word) return true;
  return false;
}

}  // namespace words
