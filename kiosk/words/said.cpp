// Read through said.h.
#include "words/said.h"

#include <algorithm>

#include "base/utf8.h"
#include "words/stems.h"
#include "words/words.h"

namespace words {
namespace {

constexpr std::size_t most_words = 20'000, shortest_offered = 3;

// What stands between two words where one follows the other.
bool is_blank(std::string_view between) {
  for (std::size_t at = 0; at < between.size();) {
    const std::size_t next = base::next_character(between, at);
    const std::string_view sign = between.substr(at, next - at);
    if (sign != " " && sign != "\u00a0" && sign != "\u202f") return false;
    at = next;
  }
  return true;
}

// "l’", "qu'": with what follows it is one word to whoever writes it.
bool is_elided(std::string_view says, std::size_t end) {
  const std::string_view rest = says.substr(end);
  const std::size_t sign = rest.starts_with("'") ? 1 : rest.starts_with("’") ? 3 : 0;
  return sign > 0 && !word_before(says, base::next_character(says, end + sign)).empty() && end + sign < says.size();
}

bool all_large(const std::string& word) {
  const auto letters = base::characters_of(word);
  return letters.size() > 1 && std::all_of(letters.begin(), letters.end(), [](const std::string& letter) { return base::upper_case(letter) == letter; });
}

}  // namespace

std::uint32_t Said::number_of(const std::string& word) {
  const auto found = known_.find(word);
  if (found != known_.end()) return found->second;
  if (words_.size() >= most_words) return pause;
  const auto number = static_cast<std::uint32_t>(words_.size());
  words_.push_back({word, folded(word), 0});
  known_.emplace(word, number);
  by_folded_[words_.back().folded].push_back(number);
  return number;
}

Said::Sequence Said::read(std::string_view says, const IsWord& is_word) {
  Sequence out;
  std::size_t ended = 0;
  for (std::size_t at = 0; at < says.size();) {
    const std::size_t next = base::next_character(says, at);
    const std::string_view found = word_before(says, next);
    at = next;
    if (found.empty()) continue;
    const auto from = static_cast<std::size_t>(found.data() - says.data());
    const std::string_view between = says.substr(ended, from - ended);
    const bool goes_on = !out.empty() && out.back() != pause && is_blank(between);
    const bool sentence_begins = ended == 0 || between.find_first_of(".!?:\n") != std::string_view::npos;
    ended = from + found.size();
    if (!goes_on && !out.empty() && out.back() != pause) out.push_back(pause);
    if (base::count_characters(found) > longest_word || is_elided(says, ended)) {
      if (!out.empty() && out.back() != pause) out.push_back(pause);
      continue;
    }
    std::string word(found);
    if (sentence_begins && begins_large(word) && !all_large(word)) {
      std::string small = small_letters(word);
      if (known_.contains(small) || is_word(small)) word = std::move(small);
    }
    out.push_back(number_of(word));
  }
  return out;
}

void Said::count(const Sequence& sequence, Way way) {
  std::uint32_t before = pause;
  for (const std::uint32_t word : sequence) {
    if (word != pause) words_[word].times += way == Way::say ? 1u : UINT32_MAX;
    if (word != pause && before != pause) {
      auto& follows = after_[words_[before].folded];
      if (way == Way::say) ++follows[word];
      else if (const auto it = follows.find(word); it != follows.end() && --it->second == 0) follows.erase(it);
    }
    before = word;
  }
}

void Said::put(std::uint64_t text, std::string_view says, const IsWord& is_word) {
  if (text == 0) return count(read(says, is_word), Way::say);
  if (const auto before = texts_.find(text); before != texts_.end()) {
    count(before->second, Way::unsay);
    texts_.erase(before);
  }
  if (says.empty()) return;
  Sequence sequence = read(says, is_word);
  count(sequence, Way::say);
  texts_.emplace(text, std::move(sequence));
}

void Said::clear() {
  words_.clear();
  known_.clear();
  by_folded_.clear();
  after_.clear();
  texts_.clear();
}

void sort_by_times(std::vector<Said::Counted>& words) {
  std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.times != b.times ? a.times > b.times : a.word < b.word; });
}

std::vector<Said::Counted> Said::beginning(std::string_view begun) const {
  std::vector<Counted> out;
  for (auto it = by_folded_.lower_bound(begun); it != by_folded_.end() && it->first.starts_with(begun); ++it) {
    for (const std::uint32_t number : it->second)
      if (words_[number].times > 0 && base::count_characters(words_[number].letters) >= shortest_offered)
        out.push_back({words_[number].letters, words_[number].times});
  }
  // Where a word is written small too, its capital was a sentence's or a title's.
  for (Counted& large : out) {
    const std::string small = small_letters(large.word);
    const auto same = std::find_if(out.begin(), out.end(), [&](const Counted& c) { return c.word == small && &c != &large; });
    if (same == out.end()) continue;
    same->times += large.times;
    large.times = 0;
  }
  std::erase_if(out, [](const Counted& c) { return c.times == 0; });
  sort_by_times(out);
  return out;
}

std::vector<Said::Counted> Said::after(std::string_view word) const {
  const auto follows = after_.find(folded(word));
  if (follows == after_.end()) return {};
  std::vector<Counted> out;
  for (const auto& [number, times] : follows->second) out.push_back({words_[number].letters, times});
  sort_by_times(out);
  return out;
}

std::size_t Said::texts_with(std::string_view word, std::uint64_t but) const {
  const auto near = by_folded_.find(folded(word));
  if (near == by_folded_.end()) return 0;
  const std::string small = small_letters(word);
  std::vector<std::uint32_t> same;
  for (const std::uint32_t number : near->second)
    if (small_letters(words_[number].letters) == small) same.push_back(number);
  if (same.empty()) return 0;
  std::size_t texts = 0;
  for (const auto& [text, sequence] : texts_) {
    if (text == but) continue;
    texts += std::any_of(sequence.begin(), sequence.end(), [&](std::uint32_t n) { return std::find(same.begin(), same.end(), n) != same.end(); }) ? 1u : 0u;
  }
  return texts;
}

}  // namespace words
