// The only file with Hunspell's library. Read through spelling.h.
#include "words/spelling.h"

#include <malloc.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <filesystem>
#include <hunspell/hunspell.hxx>
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
constexpr std::uintmax_t most_bytes = 32 * 1024 * 1024;
constexpr std::size_t enough_texts = 2;  // of other people: what two of them wrote is a word of the room

fs::path rules_of(const Dictionary& dictionary) { return fs::path(dictionary.dic).replace_extension(".aff"); }

bool is_there(const Dictionary& dictionary) {
  std::error_code error;
  for (const fs::path& file : {dictionary.dic, rules_of(dictionary)})
    if (!fs::is_regular_file(file, error) || fs::file_size(file, error) > most_bytes || error) return false;
  return true;
}

// Typed or typographic, hyphens and apostrophes are one to the lists.
std::string plain(std::string_view word) {
  std::string out;
  for (std::size_t at = 0; at < word.size();) {
    if (word.substr(at).starts_with("’")) out += '\'', at += 3;
    else if (word.substr(at).starts_with("\u2010") || word.substr(at).starts_with("\u2011")) out += '-', at += 3;
    else out += word[at++];
  }
  return out;
}

// What stands before or after an apostrophe and is no word by itself.
bool is_elided(std::string_view part) {
  static constexpr std::array<std::string_view, 18> all{"l",     "d",      "j",      "m",      "t",      "s",      "n",  "c",  "qu",
                                                        "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu", "re", "ve", "ll"};
  return std::find(all.begin(), all.end(), part) != all.end();
}

// Where a word is joined: its parts, as spans of the word.
std::vector<Span> parts_of(std::string_view word) {
  std::vector<Span> out{{0, 0}};
  for (std::uint32_t at = 0; at < word.size();) {
    const std::uint32_t wide = word[at] == '\'' || word[at] == '-'                                                                                  ? 1
                               : word.substr(at).starts_with("’") || word.substr(at).starts_with("\u2010") || word.substr(at).starts_with("\u2011") ? 3
                                                                                                                                                    : 0;
    if (wide) {
      out.back().to = at;
      at += wide;
      out.push_back({at, at});
    } else {
      ++at;
    }
  }
  out.back().to = static_cast<std::uint32_t>(word.size());
  return out;
}

}  // namespace

struct Spelling::State {
  State(std::vector<Dictionary> from, TextsWith asks) : dictionaries(std::move(from)), texts_with(std::move(asks)) {
    std::erase_if(dictionaries, [](const Dictionary& d) { return !is_there(d); });
  }

  std::vector<Dictionary> dictionaries;
  TextsWith texts_with;
  std::map<base::Language, std::unique_ptr<Hunspell>> read;  // the thread's alone; null where one cannot be used

  mutable std::mutex mutex;
  mutable std::condition_variable work, done;
  std::vector<Question> questions;
  std::vector<Doubt> doubts;
  std::vector<Answer> answers;
  std::vector<Offer> offers;
  std::function<void()> wake;
  bool stopping = false, forget = false, busy = false;
  std::thread thread;

  bool waits() const { return forget || !questions.empty() || !doubts.empty(); }
  void run();
  void read_dictionaries();
  Hunspell* in(base::Language language) const;
  bool is_word(const std::string& word);
  void judge(const Question& question, Span span, Answer& out);
  Answer answer(const Question& question);
  Offer offer(const Doubt& doubt);
  void begin() {
    if (!thread.joinable()) thread = std::thread([this] { run(); });
    work.notify_all();
  }
};

void Spelling::State::read_dictionaries() {
  for (const Dictionary& dictionary : dictionaries) {
    const auto [one, fresh] = read.try_emplace(dictionary.language);
    if (!fresh) continue;
    one->second = std::make_unique<Hunspell>(rules_of(dictionary).c_str(), dictionary.dic.c_str());
    // Texts are UTF-8: a list in another encoding would know none of its own accents.
    if (one->second->get_dict_encoding() != "UTF-8") one->second.reset();
  }
}

Hunspell* Spelling::State::in(base::Language language) const {
  const auto found = read.find(language);
  return found == read.end() ? nullptr : found->second.get();
}

bool Spelling::State::is_word(const std::string& word) {
  return std::any_of(read.begin(), read.end(), [&](const auto& entry) { return entry.second && entry.second->spell(word); });
}

void Spelling::State::judge(const Question& question, Span span, Answer& out) {
  const std::string_view word = std::string_view(question.text).substr(span.from, span.to - span.from);
  if (base::count_characters(word) > longest_word) return;
  const auto is_of_the_room = [&](std::string_view part) {
    const std::string small = small_letters(part);
    for (const std::string& name : question.names) {
      for (std::size_t at = 0; at <= name.size();) {  // "Anne Marie" is two
        const std::size_t blank = std::min(name.find(' ', at), name.size());
        if (small_letters(std::string_view(name).substr(at, blank - at)) == small) return true;
        at = blank + 1;
      }
    }
    return texts_with && texts_with(part, question.of) >= enough_texts;
  };
  if (is_word(plain(word)) || is_of_the_room(word)) return;
  const std::vector<Span> parts = parts_of(word);
  for (const Span& part : parts) {
    const std::string_view letters = word.substr(part.from, part.to - part.from);
    if (base::count_characters(letters) <= 1) continue;
    if (parts.size() > 1 && (is_elided(small_letters(letters)) || is_word(std::string(letters)) || is_of_the_room(letters))) continue;
    out.unknown.push_back({span.from + part.from, span.from + part.to});
  }
}

Spelling::Answer Spelling::State::answer(const Question& question) {
  Answer out{question.session, question.revision, {}};
  if (!in(question.language)) return out;
  for (const Span& span : judged_words(question.text)) {
    if (question.caret != nowhere && question.caret >= span.from && question.caret <= span.to) continue;
    judge(question, span, out);
  }
  return out;
}

Spelling::Offer Spelling::State::offer(const Doubt& doubt) {
  Offer out{doubt.session, doubt.revision, {}};
  const auto ask = [&](base::Language language) {
    Hunspell* const dictionary = in(language);
    if (!dictionary) return;
    for (std::string& meant : dictionary->suggest(plain(doubt.word))) {
      if (out.words.size() >= most) return;
      if (meant.empty() || meant == doubt.word || !base::is_valid_utf8(meant) || std::find(out.words.begin(), out.words.end(), meant) != out.words.end())
        continue;
      out.words.push_back(std::move(meant));
    }
  };
  ask(doubt.language);
  // Another language is asked only where the one that is written has no idea: its words would be far from what was meant.
  for (const auto& [language, dictionary] : read)
    if (out.words.empty() && language != doubt.language) ask(language);
  return out;
}

void Spelling::State::run() {
  std::unique_lock lock(mutex);
  for (;;) {
    busy = false;
    done.notify_all();
    work.wait(lock, [&] { return stopping || waits(); });
    if (stopping) return;
    busy = true;
    const bool forgets = std::exchange(forget, false);
    const std::vector<Question> asked = std::exchange(questions, {});
    const std::vector<Doubt> doubted = std::exchange(doubts, {});
    lock.unlock();
    if (forgets && !read.empty()) {
      read.clear();
      malloc_trim(0);  // twenty megabytes of small pieces
    }
    if (!asked.empty() || !doubted.empty()) read_dictionaries();
    std::vector<Answer> found;
    for (const Question& question : asked) found.push_back(answer(question));
    // Marks before corrections, which take longer.
    const auto tell = [&](auto& from, auto& to) {
      lock.lock();
      for (auto& one : from) to.push_back(std::move(one));
      const auto call = wake;
      lock.unlock();
      if (call && !from.empty()) call();
    };
    tell(found, answers);
    std::vector<Offer> meant;
    for (const Doubt& doubt : doubted) meant.push_back(offer(doubt));
    tell(meant, offers);
    lock.lock();
  }
}

Spelling::Spelling(std::vector<Dictionary> dictionaries, TextsWith texts_with)
    : state_(std::make_unique<State>(std::move(dictionaries), std::move(texts_with))) {}

Spelling::~Spelling() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->work.notify_all();
  if (state_->thread.joinable()) state_->thread.join();
}

bool Spelling::knows(base::Language language) const {
  return std::any_of(state_->dictionaries.begin(), state_->dictionaries.end(), [&](const Dictionary& d) { return d.language == language; });
}

void Spelling::ask(Question question) {
  if (!knows(question.language)) return;
  const std::lock_guard lock(state_->mutex);
  std::erase_if(state_->questions, [&](const Question& q) { return q.session == question.session; });
  state_->questions.push_back(std::move(question));
  state_->begin();
}

std::vector<Spelling::Answer> Spelling::take() {
  const std::lock_guard lock(state_->mutex);
  return std::exchange(state_->answers, {});
}

void Spelling::ask(Doubt doubt) {
  if (!knows(doubt.language)) return;
  const std::lock_guard lock(state_->mutex);
  std::erase_if(state_->doubts, [&](const Doubt& d) { return d.session == doubt.session; });
  state_->doubts.push_back(std::move(doubt));
  state_->begin();
}

std::vector<Spelling::Offer> Spelling::take_offers() {
  const std::lock_guard lock(state_->mutex);
  return std::exchange(state_->offers, {});
}

void Spelling::on_ready(std::function<void()> wake) {
  const std::lock_guard lock(state_->mutex);
  state_->wake = std::move(wake);
}

void Spelling::let_go() {
  const std::lock_guard lock(state_->mutex);
  state_->questions.clear();
  state_->doubts.clear();
  if (!state_->thread.joinable()) return;
  state_->forget = true;
  state_->work.notify_all();
}

void Spelling::wait() const {
  std::unique_lock lock(state_->mutex);
  state_->done.wait(lock, [&] { return !state_->busy && !state_->waits(); });
}

}  // namespace words
