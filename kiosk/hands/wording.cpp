// What is offered for a text in the making and never done by itself: words to go on with, marks under those that no dictionary
// knows, corrections of one that was tapped.
#include <algorithm>

#include "hands/writing.h"

namespace hands {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n'; }

// Where marks lie after a text was altered in one place; what was altered itself is marked no more until it is judged again.
void follow(std::vector<scene::Writing::Marked>& marked, std::string_view before, std::string_view now) {
  const std::size_t shorter = std::min(before.size(), now.size());
  std::size_t same = 0, rest = 0;
  while (same < shorter && before[same] == now[same]) ++same;
  while (rest < shorter - same && before[before.size() - 1 - rest] == now[now.size() - 1 - rest]) ++rest;
  std::erase_if(marked, [&](scene::Writing::Marked& mark) {
    if (mark.to < same) return false;
    if (mark.from <= before.size() - rest) return true;  // what touches the place is another word, or longer
    mark.from = static_cast<std::uint32_t>(mark.from + now.size() - before.size());
    mark.to = static_cast<std::uint32_t>(mark.to + now.size() - before.size());
    return false;
  });
}

}  // namespace

void Writing::clear_offers(scene::Writing& w) {
  w.meant.clear();
  w.corrections.clear();
  w.doubted.reset();
}

// ---- suggestions ----

void Writing::ask_words(scene::Writing& w) {
  clear_offers(w);
  if (!words_ || w.anchor != w.caret) return;
  const std::string_view begun = words::word_before(w.text, w.caret);
  const std::string_view before = begun.empty() ? words::word_to_follow(w.text, w.caret) : std::string_view();
  words_->ask({w.session, ++asked_, room_.tokens().keyboards[w.layout]->language(), std::string(begun), std::string(before)});
}

void Writing::take_answers() {
  if (!words_) return;
  for (words::Answer& answer : words_->take()) {
    scene::Writing* w = find(answer.session);
    if (!w || w->anchor != w->caret) continue;
    // An answer to what stands there no more is dropped; each begins with what was begun, or follows what stands there.
    const std::string_view begun = words::word_before(w->text, w->caret);
    const std::string_view before = begun.empty() ? words::word_to_follow(w->text, w->caret) : std::string_view();
    if (before != answer.before) answer.words.clear();
    if (!begun.empty()) std::erase_if(answer.words, [&](const std::string& word) { return !words::folded(word).starts_with(words::folded(begun)); });
    else if (before.empty()) answer.words.clear();
    if (answer.words == w->meant) continue;
    w->meant = std::move(answer.words);
    room_.touch_preview();
  }
}

void Writing::take_suggestion(scene::Writing& w, std::size_t number) {
  if (!w.corrections.empty()) return correct(w, number);
  if (number >= w.meant.size() || w.anchor != w.caret) return;
  const std::string word = w.meant[number];
  const std::string_view begun = words::word_before(w.text, w.caret);
  if (begun.empty() && words::word_to_follow(w.text, w.caret).empty()) return;
  const Past before{w.session, w.text, w.caret};
  w.anchor = w.caret - static_cast<std::uint32_t>(begun.size());
  const bool blank_follows = w.caret < w.text.size() && is_blank(w.text[w.caret]);
  if (!insert(w, blank_follows ? word : word + " ")) w.anchor = w.caret;
  else past_.back() = before;
}

// ---- spelling ----

void Writing::mark_spelling(bool marks) {
  if (std::exchange(marks_spelling_, marks) == marks) return;
  for (scene::Writing& w : room_.preview.writings) {
    w.marked.clear();
    clear_offers(w);
    if (marks) ask_marks(w, Caret::rests);
  }
  if (!marks && spelling_) spelling_->let_go();
  room_.touch_preview();
}

// Of notes alone: a title is a name as often as not.
void Writing::ask_marks(scene::Writing& w, Caret caret) {
  if (!spelling_ || !marks_spelling_ || w.kind != board::RecordKind::note) return;
  std::string& judged = judged_[w.session];
  follow(w.marked, judged, w.text);
  judged = w.text;
  w.marks_asked = ++asked_;
  if (w.text.empty()) return;
  words::Spelling::Question question{w.session, w.marks_asked, room_.tokens().keyboards[w.layout]->language(), w.text, words::Spelling::nowhere, w.record.value,
                                     {}};
  if (caret == Caret::writes) question.caret = w.caret;
  for (const board::Seat& seat : room_.board().seats)
    if (!seat.removed) question.names.push_back(seat.name);
  spelling_->ask(std::move(question));
}

void Writing::take_marks() {
  if (!spelling_) return;
  for (const words::Spelling::Answer& answer : spelling_->take()) {
    scene::Writing* w = find(answer.session);
    if (!w || !marks_spelling_ || answer.revision != w->marks_asked) continue;  // it is another text by now
    std::vector<scene::Writing::Marked> marked;
    for (const words::Span& span : answer.unknown) marked.push_back({span.from, span.to});
    if (marked == w->marked) continue;
    w->marked = std::move(marked);
    room_.touch_preview();
  }
  for (words::Spelling::Offer& offer : spelling_->take_offers()) {
    scene::Writing* w = find(offer.session);
    if (!w || !w->doubted || offer.revision != w->doubt_asked) continue;
    w->corrections = std::move(offer.words);
    room_.touch_preview();
  }
}

// The marked word at the caret, where there are keys to offer corrections above.
void Writing::ask_corrections(scene::Writing& w) {
  if (!spelling_ || !marks_spelling_ || !w.on_screen) return;
  for (const scene::Writing::Marked& mark : w.marked) {
    const bool at_caret = w.selected_from() <= mark.to && w.selected_to() >= mark.from;
    if (!at_caret || mark.to > w.text.size()) continue;
    w.doubted = mark;
    w.doubt_asked = ++asked_;
    spelling_->ask(
        words::Spelling::Doubt{w.session, w.doubt_asked, room_.tokens().keyboards[w.layout]->language(), w.text.substr(mark.from, mark.to - mark.from)});
    return;
  }
}

// A deed of its own: undone, the word is as it was and all else that was typed stays.
void Writing::correct(scene::Writing& writing, std::size_t number) {
  if (!writing.doubted || number >= writing.corrections.size() || writing.doubted->to > writing.text.size()) return;
  const std::uint64_t session = writing.session;
  save(writing);
  scene::Writing* w = find(session);
  if (!w || !w->doubted) return;
  const scene::Writing::Marked mark = *w->doubted;
  const std::string word = w->corrections[number];
  const Past before{session, w->text, w->caret};
  w->anchor = mark.from;
  w->caret = mark.to;
  w->group = 0;
  if (!insert(*w, word)) {
    w->caret = w->anchor = before.caret;
    return;
  }
  past_.back() = before;
  save(*w);
  if (scene::Writing* still = find(session)) still->group = 0;
}

}  // namespace hands
