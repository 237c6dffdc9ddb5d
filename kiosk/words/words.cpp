#include "words/words.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <fstream>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"

namespace words {
namespace {

namespace fs = std::filesystem;
constexpr std::uintmax_t most_bytes = 32 * 1024 * 1024;
constexpr std::size_t shortest_begun = 2, longest_word = 40, most_learnt = 20'000;

struct Entry {
  std::string folded, word;
};

bool begins_large(const std::string& word) {
  const std::string first = word.substr(0, base::next_character(word, 0));
  return base::upper_case(first) == first;
}

// The stems of a .dic file: a word a line, its rules after a slash; the first line counts them.
std::vector<Entry> read_stems(const fs::path& file, const std::atomic<bool>& stopping) {
  std::vector<Entry> out;
  std::error_code error;
  if (fs::file_size(file, error) > most_bytes || error) return out;
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  while (!stopping && std::getline(in, line)) {
    const std::string word = line.substr(0, line.find_first_of("/\t\r "));
    const std::size_t letters = base::is_valid_utf8(word) ? base::count_characters(word) : 0;
    // Names and abbreviations are rarely what a sentence goes on with.
    if (letters < 4 || letters > longest_word || word != std::string(word_before(word, word.size()))) continue;
    if (begins_large(word)) continue;
    out.push_back({folded(word), word});
  }
  std::sort(out.begin(), out.end(), [](const Entry& a, const Entry& b) { return a.folded != b.folded ? a.folded < b.folded : a.word < b.word; });
  return out;
}

// With a capital where it was begun with one.
std::string continued(const std::string& begun, const std::string& word) {
  if (begun == folded(begun) || !begins_large(begun)) return word;
  const std::size_t first = base::next_character(word, 0);
  return base::upper_case(word.substr(0, first)) + word.substr(first);
}

}  // namespace

struct Words::State {
  explicit State(std::vector<Dictionary> from) : dictionaries(std::move(from)) {}

  std::vector<Dictionary> dictionaries;
  std::unordered_map<int, std::vector<Entry>> stems;                   // by language; the thread's alone
  std::map<std::string, std::unordered_map<std::string, int>> learnt;  // folded -> word -> times; the thread's alone

  mutable std::mutex mutex;
  mutable std::condition_variable work, done;
  std::vector<std::string> texts;
  std::vector<Question> questions;
  std::vector<Answer> answers;
  std::function<void()> wake;
  std::atomic<bool> stopping = false;
  bool forget = false, busy = true;
  std::thread thread;

  void run();
  void learn(const std::string& text);
  Answer answer(const Question& question) const;
};

void Words::State::learn(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = base::next_character(text, at);
    const std::string_view word = word_before(text, next);
    if (base::count_characters(word) >= 3 && base::count_characters(word) <= longest_word && learnt.size() < most_learnt) {
      ++learnt[folded(word)][std::string(word)];
    }
    at = next;
  }
}

Answer Words::State::answer(const Question& question) const {
  Answer out{question.session, question.revision, {}};
  if (base::count_characters(question.begun) < shortest_begun) return out;
  const std::string begun = folded(question.begun);
  const auto add = [&](const std::string& word) {
    if (base::count_characters(word) <= base::count_characters(question.begun)) return;
    std::string shown = continued(question.begun, word);
    if (out.words.size() < most && std::find(out.words.begin(), out.words.end(), shown) == out.words.end()) out.words.push_back(std::move(shown));
  };
  // What the group has written already, the most often first.
  std::vector<std::pair<int, const std::string*>> likely;
  for (auto it = learnt.lower_bound(begun); it != learnt.end() && it->first.starts_with(begun); ++it) {
    for (const auto& [word, times] : it->second) likely.emplace_back(times, &word);
  }
  std::sort(likely.begin(), likely.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : *a.second < *b.second; });
  for (const auto& [times, word] : likely) add(*word);
  // Then the dictionary's, the shortest first: they are the commonest.
  const auto dictionary = stems.find(static_cast<int>(question.language));
  if (dictionary == stems.end() || out.words.size() >= most || base::count_characters(question.begun) < 3) return out;
  const auto first =
      std::lower_bound(dictionary->second.begin(), dictionary->second.end(), begun, [](const Entry& e, const std::string& b) { return e.folded < b; });
  std::vector<const Entry*> found;
  for (auto it = first; it != dictionary->second.end() && it->folded.starts_with(begun); ++it) found.push_back(&*it);
  const std::size_t wanted = std::min(found.size(), most + 4);
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(wanted), found.end(), [](const Entry* a, const Entry* b) {
    return a->folded.size() != b->folded.size() ? a->folded.size() < b->folded.size() : a->word < b->word;
  });
  for (std::size_t i = 0; i < wanted; ++i) add(found[i]->word);
  return out;
}

void Words::State::run() {
  for (const Dictionary& dictionary : dictionaries) stems[static_cast<int>(dictionary.language)] = read_stems(dictionary.dic, stopping);
  std::unique_lock lock(mutex);
  for (;;) {
    busy = false;
    done.notify_all();
    work.wait(lock, [&] { return stopping || forget || !texts.empty() || !questions.empty(); });
    if (stopping) return;
    busy = true;
    const bool anew = std::exchange(forget, false);
    const std::vector<std::string> read = std::exchange(texts, {});
    const std::vector<Question> asked = std::exchange(questions, {});
    lock.unlock();
    if (anew) learnt.clear();
    for (const std::string& text : read) learn(text);
    std::vector<Answer> found;
    for (const Question& question : asked) found.push_back(answer(question));
    lock.lock();
    for (Answer& a : found) answers.push_back(std::move(a));
    if (const auto call = wake; call && !found.empty()) {
      lock.unlock();
      call();
      lock.lock();
    }
  }
}

Words::Words(std::vector<Dictionary> dictionaries) : state_(std::make_unique<State>(std::move(dictionaries))) {
  state_->thread = std::thread([state = state_.get()] { state->run(); });
}

Words::~Words() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->work.notify_all();
  state_->thread.join();
}

void Words::learn(std::string_view text) {
  if (text.empty() || !base::is_valid_utf8(text)) return;
  {
    const std::lock_guard lock(state_->mutex);
    state_->texts.emplace_back(text);
  }
  state_->work.notify_all();
}

void Words::forget_board() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->forget = true;
    state_->texts.clear();
  }
  state_->work.notify_all();
}

void Words::ask(Question question) {
  {
    const std::lock_guard lock(state_->mutex);
    std::erase_if(state_->questions, [&](const Question& q) { return q.session == question.session; });
    state_->questions.push_back(std::move(question));
  }
  state_->work.notify_all();
}

std::vector<Answer> Words::take() {
  const std::lock_guard lock(state_->mutex);
  return std::exchange(state_->answers, {});
}

void Words::on_ready(std::function<void()> wake) {
  const std::lock_guard lock(state_->mutex);
  state_->wake = std::move(wake);
}

void Words::wait() const {
  std::unique_lock lock(state_->mutex);
  state_->done.wait(lock, [&] { return !state_->busy && state_->questions.empty() && state_->texts.empty() && !state_->forget; });
}

std::vector<Dictionary> dictionaries_in(const fs::path& folder) {
  std::vector<Dictionary> out;
  if (folder.empty()) return out;
  const struct {
    base::Language language;
    std::vector<const char*> names;
  } wanted[] = {
      {base::Language::french, {"fr_FR", "fr", "fr-classique", "fr-toutesvariantes"}},
      {base::Language::english, {"en_GB", "en_US"}},
  };
  for (const auto& [language, names] : wanted) {
    for (const char* name : names) {
      const fs::path stem = folder / name;
      const Dictionary d{language, stem.string() + ".dic"};
      std::error_code error;
      if (!fs::is_regular_file(d.dic, error)) continue;
      out.push_back(d);
      break;
    }
  }
  return out;
}

}  // namespace words
