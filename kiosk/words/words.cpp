#include "words/words.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "base/utf8.h"
#include "words/said.h"
#include "words/stems.h"

namespace words {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t shortest_begun = 2, shortest_for_dictionary = 3;  // characters

// With a capital where it was begun with one.
std::string continued(const std::string& begun, const std::string& word) {
  if (begun == folded(begun) || !begins_large(begun)) return word;
  const std::size_t first = base::next_character(word, 0);
  return base::upper_case(word.substr(0, first)) + word.substr(first);
}

}  // namespace

struct Words::State {
  explicit State(std::vector<Dictionary> from) : dictionaries(std::move(from)) {}

  struct Text {
    std::string says;
    std::uint64_t record = 0;
    std::optional<base::Language> taught;  // a text of the house; none: of the board
  };

  std::vector<Dictionary> dictionaries;
  std::map<base::Language, Stems> stems;  // the thread's alone
  std::map<base::Language, Said> house;   // the thread's alone
  mutable std::mutex said_mutex;
  Said said;  // by the board

  mutable std::mutex mutex;
  mutable std::condition_variable work, done;
  std::vector<Text> texts;
  std::vector<Question> questions;
  std::vector<Answer> answers;
  std::function<void()> wake;
  std::atomic<bool> stopping = false;
  bool forget = false, busy = true;
  std::thread thread;

  void run();
  void learn(const Text& text);
  bool is_word(const std::string& small) const;
  std::vector<Said::Counted> of_the_house(base::Language language, std::string_view begun) const;
  Answer answer(const Question& question) const;
};

bool Words::State::is_word(const std::string& small) const {
  return std::any_of(stems.begin(), stems.end(), [&](const auto& dictionary) { return dictionary.second.has(small); });
}

void Words::State::learn(const Text& text) {
  const auto known = [this](const std::string& small) { return is_word(small); };
  if (text.taught) return house[*text.taught].put(0, text.says, known);
  const std::lock_guard lock(said_mutex);
  said.put(text.record, text.says, known);
}

// What stands there in the plural counts for the word that the dictionary has.
std::vector<Said::Counted> Words::State::of_the_house(base::Language language, std::string_view begun) const {
  const auto ours = house.find(language);
  if (ours == house.end()) return {};
  const auto dictionary = stems.find(language);
  std::map<std::string, std::uint32_t> times;
  for (const auto& [word, often] : ours->second.beginning(begun)) {
    std::string single = word;
    for (const std::string_view ending : {"s", "x", "es"}) {
      const std::string without = word.ends_with(ending) ? word.substr(0, word.size() - ending.size()) : std::string();
      if (without.size() < begun.size() || dictionary == stems.end() || !dictionary->second.has(without)) continue;
      single = without;
      break;
    }
    times[single] += often;
  }
  std::vector<Said::Counted> out;
  for (const auto& [word, often] : times) out.push_back({word, often});
  sort_by_times(out);
  return out;
}

Answer Words::State::answer(const Question& question) const {
  Answer out{question.session, question.revision, {}, question.before};
  const auto add = [&](const std::string& word) {
    const auto same = [small = small_letters(word)](const std::string& other) { return small_letters(other) == small; };
    if (out.words.size() < most && std::none_of(out.words.begin(), out.words.end(), same)) out.words.push_back(word);
  };
  if (question.begun.empty()) {
    if (question.before.empty()) return out;
    const auto follow = [&](const std::string& word) {
      if (base::count_characters(word) > 1) add(word);  // one letter is one key already
    };
    {
      const std::lock_guard lock(said_mutex);
      for (const auto& [word, times] : said.after(question.before)) follow(word);
    }
    if (const auto ours = house.find(question.language); ours != house.end())
      for (const auto& [word, times] : ours->second.after(question.before)) follow(word);
    return out;
  }
  const std::size_t letters = base::count_characters(question.begun);
  if (letters < shortest_begun) return out;
  const std::string begun = folded(question.begun);
  const auto go_on = [&](const std::string& word) {
    if (base::count_characters(word) > letters) add(continued(question.begun, word));
  };
  {
    const std::lock_guard lock(said_mutex);
    for (const auto& [word, times] : said.beginning(begun)) go_on(word);
  }
  if (letters < shortest_for_dictionary || out.words.size() >= most) return out;
  for (const auto& [word, times] : of_the_house(question.language, begun)) go_on(word);
  const auto dictionary = stems.find(question.language);
  if (dictionary == stems.end() || out.words.size() >= most) return out;
  // One may be what was begun, others may be offered already.
  for (const std::string_view word : dictionary->second.likeliest(begun, 2 * most + 2)) go_on(std::string(word));
  return out;
}

void Words::State::run() {
  for (const Dictionary& dictionary : dictionaries) stems[dictionary.language] = Stems::read(dictionary.dic, stopping);
  std::unique_lock lock(mutex);
  for (;;) {
    busy = false;
    done.notify_all();
    work.wait(lock, [&] { return stopping || forget || !texts.empty() || !questions.empty(); });
    if (stopping) return;
    busy = true;
    const bool anew = std::exchange(forget, false);
    const std::vector<Text> read = std::exchange(texts, {});
    const std::vector<Question> asked = std::exchange(questions, {});
    lock.unlock();
    if (anew) {
      const std::lock_guard board(said_mutex);
      said.clear();
    }
    for (const Text& text : read) learn(text);
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

void Words::learn(std::string_view text, std::uint64_t record) {
  if ((text.empty() && record == 0) || !base::is_valid_utf8(text)) return;
  {
    const std::lock_guard lock(state_->mutex);
    state_->texts.push_back({std::string(text), record, {}});
  }
  state_->work.notify_all();
}

void Words::teach(base::Language language, std::string_view text) {
  if (text.empty() || !base::is_valid_utf8(text)) return;
  {
    const std::lock_guard lock(state_->mutex);
    state_->texts.push_back({std::string(text), 0, language});
  }
  state_->work.notify_all();
}

void Words::forget_board() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->forget = true;
    std::erase_if(state_->texts, [](const State::Text& text) { return !text.taught; });
  }
  state_->work.notify_all();
}

std::size_t Words::texts_with(std::string_view word, std::uint64_t but) const {
  const std::lock_guard lock(state_->said_mutex);
  return state_->said.texts_with(word, but);
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
