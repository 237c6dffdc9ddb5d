#include "words/words.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "words/stems.h"

namespace words {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t shortest_begun = 2, most_learnt = 20'000;

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
  std::unordered_map<int, Stems> stems;                                // by language; the thread's alone
  std::map<std::string, std::unordered_map<std::string, int>> learnt;  // folded -> word -> times; the thread's alone
  std::unordered_map<std::string, int*> known;                         // word -> its times there, since folding is slow

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
      int*& times = known[std::string(word)];
      if (!times) times = &learnt[folded(word)][std::string(word)];
      ++*times;
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
  for (const std::string_view word : dictionary->second.shortest(begun, most + 4)) add(std::string(word));
  return out;
}

void Words::State::run() {
  for (const Dictionary& dictionary : dictionaries) stems[static_cast<int>(dictionary.language)] = Stems::read(dictionary.dic, stopping);
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
    if (anew) {
      known.clear();
      learnt.clear();
    }
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
