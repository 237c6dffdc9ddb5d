// What keys do to a text in the making: signs, dead keys, what a held key offers, deleting by sign, word and line, taking back, the
// caret and what is selected.
#include <algorithm>

#include "base/utf8.h"
#include "hands/writing.h"
#include "text/text.h"

namespace hands {
namespace {

constexpr std::int64_t repeat_first_us = 450'000, repeat_us = 60'000;
constexpr int words_after = 14, lines_after = 26;  // repeats of the delete key, from sign to word to line
constexpr std::ptrdiff_t most_past = 60;           // of one text
constexpr double handle_reach_mm = 12;
constexpr std::int64_t refused_once_us = 150'000;

std::size_t word_start(std::string_view text, std::size_t at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\n')) --at;
  while (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n') --at;
  return at;
}
std::size_t line_start(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] == '\n') --at;
  while (at > 0 && text[at - 1] != '\n') --at;
  return at;
}
bool is_blank(char c) { return c == ' ' || c == '\n'; }
// Written on a keyboard of somebody's own: the table's keyboard does not take it over.
bool is_own(const scene::Writing& w, const std::vector<Id>& typists) {
  return !w.on_screen && std::find(typists.begin(), typists.end(), w.seat) != typists.end();
}

}  // namespace

// ---- the text ----

bool Writing::erase_selected(scene::Writing& w) {
  const std::uint32_t from = w.selected_from(), to = w.selected_to();
  if (from == to) return false;
  w.text.erase(from, to - from);
  w.caret = w.anchor = from;
  altered(w);
  return true;
}

// The paper shakes its head, and the writer reads why.
void Writing::refuse(const scene::Writing& w) {
  // Once for a burst of keys.
  if (refused_ == w.session && room_.now_us - refused_us_ < refused_once_us && room_.now_us >= refused_us_) return;
  refused_ = w.session, refused_us_ = room_.now_us;
  room_.say(w.kind == board::RecordKind::note ? "refused.too_long" : "refused.title_too_long", w.keyboard.at, w.seat);
  if (const auto place = room_.scene.seen(room_.board(), room_.preview, w.record, room_.now_us)) room_.glide(w.record, *place, scene::Glide::Kind::shake);
}

bool Writing::insert(scene::Writing& w, std::string_view text) {
  const std::string_view selected = std::string_view(w.text).substr(w.selected_from(), w.selected_to() - w.selected_from());
  if (base::count_characters(w.text) - base::count_characters(selected) + base::count_characters(text) > limit(w)) {
    refuse(w);
    return false;
  }
  // A word at a time can be taken back: a state is kept where one begins.
  const bool begins = w.caret == 0 || is_blank(w.text[w.caret - 1]) || text.size() > 4 || !selected.empty();
  if (begins) keep_past(w);
  erase_selected(w);
  w.text.insert(w.caret, text);
  w.caret += static_cast<std::uint32_t>(text.size());
  w.anchor = w.caret;
  altered(w);
  return true;
}

bool Writing::write_sign(scene::Writing& w, const std::string& sign) {
  const std::string mark = std::exchange(w.mark, {}), label = std::exchange(w.mark_label, {});
  if (mark.empty()) return insert(w, sign);
  if (const std::string letter = text::marked(sign, mark); letter != sign) return insert(w, letter);
  return insert(w, sign == " " ? label : label + sign);  // no such letter: the mark itself, as on any keyboard
}

void Writing::erase(scene::Writing& w, Reach reach) {
  if (!w.mark.empty()) {
    w.mark.clear(), w.mark_label.clear();
    room_.touch_preview();
    return;
  }
  if (erase_selected(w)) return;
  const std::size_t from = reach == Reach::character ? base::previous_character(w.text, w.caret)
                           : reach == Reach::word    ? word_start(w.text, w.caret)
                                                     : line_start(w.text, w.caret);
  if (from == w.caret) return;
  if (reach != Reach::character) keep_past(w);
  w.text.erase(from, w.caret - from);
  w.caret = w.anchor = static_cast<std::uint32_t>(from);
  altered(w);
}

void Writing::keep_past(const scene::Writing& w) {
  past_.push_back({w.session, w.text, w.caret});
  const auto of_this = [&](const Past& p) { return p.session == w.session; };
  if (std::count_if(past_.begin(), past_.end(), of_this) > most_past) past_.erase(std::find_if(past_.begin(), past_.end(), of_this));
}

void Writing::take_back(scene::Writing& w) {
  for (std::size_t i = past_.size(); i-- > 0;) {
    if (past_[i].session != w.session) continue;
    const Past before = past_[i];
    past_.erase(past_.begin() + static_cast<std::ptrdiff_t>(i));
    if (before.text == w.text) continue;
    w.text = before.text;
    w.caret = w.anchor = before.caret;
    altered(w);
    return;
  }
}

// Where a physical keyboard's other keys take the caret, and what they take away.
void Writing::move(scene::Writing& w, Move move) {
  const auto to = [&](std::size_t caret) {
    w.caret = w.anchor = static_cast<std::uint32_t>(caret);
    clear_offers(w);
  };
  switch (move) {
    case Move::left: to(base::previous_character(w.text, w.caret)); break;
    case Move::right: to(base::next_character(w.text, w.caret)); break;
    case Move::up:
    case Move::home: to(0); break;
    case Move::down:
    case Move::end: to(w.text.size()); break;
    case Move::erase: erase(w); break;
    case Move::erase_word: erase(w, Reach::word); break;
    case Move::erase_forward:
      if (erase_selected(w)) break;
      if (w.caret < w.text.size()) {
        to(base::next_character(w.text, w.caret));
        erase(w);
      }
      break;
    case Move::new_line:
      if (w.kind == board::RecordKind::note) insert(w, "\n");
      else return close(w.session);
      break;
    case Move::take_back: take_back(w); break;
    case Move::do_again: break;
    case Move::done: return close(w.session);
  }
  room_.touch_preview();
}

// ---- keys ----

void Writing::press(const gesture::Gesture& g) {
  scene::Writing* w = find(g.target.id);
  if (!w) return;
  if (g.target.part >= scene::key_offer) return press_offer(*w, g.target.part - scene::key_offer);
  scene::Writing::Pressed pressed;
  pressed.key = static_cast<std::uint32_t>(g.target.part);
  pressed.device = g.contact.device;
  pressed.contact = g.contact.id;
  pressed.since_us = room_.now_us;
  room_.sound(sound::Cue::key, g.at, w->seat);
  room_.touch_preview();
  pressed.figures = w->figures, pressed.upper = w->shift || w->caps;
  if (const scene::Key* key = key_of(*w, pressed)) press_key(*w, *key, pressed, g);
  w->pressed.push_back(std::move(pressed));
}

// The key that a contact went down on, whatever page or case is shown by now.
const scene::Key* Writing::key_of(const scene::Writing& w, const scene::Writing::Pressed& pressed) const {
  const auto& keys = layout(w).keys(pressed.figures, pressed.upper);
  return pressed.key < keys.size() ? &keys[pressed.key] : nullptr;
}

void Writing::press_key(scene::Writing& w, const scene::Key& key, scene::Writing::Pressed& pressed, const gesture::Gesture& g) {
  using Role = scene::Key::Role;
  const auto shift_held = [&] {
    bool any = false;
    for (scene::Writing::Pressed& p : w.pressed) {
      const scene::Key* held = key_of(w, p);
      if (held && held->role == Role::shift) any = p.shifted = true;
    }
    return any;
  };
  switch (key.role) {
    case Role::character:
    case Role::space: {
      const bool plain = w.mark.empty();
      if (write_sign(w, key.text) && plain && !key.offers.empty()) {
        pressed.wrote = key.text;
        pressed.waits = true;
        pressed.wrote_at = w.caret - static_cast<std::uint32_t>(key.text.size());
      }
      if (w.shift && !shift_held()) w.shift = false;
      break;
    }
    case Role::dead:
      if (!w.mark.empty()) write_sign(w, " ");
      w.mark = key.text, w.mark_label = key.label;
      break;
    case Role::backspace:
      erase(w);
      repeats_.push_back({w.session, g.contact, room_.now_us + repeat_first_us});
      break;
    case Role::shift:
      if (w.caps) w.caps = w.shift = false;
      else if (w.shift) w.caps = true, w.shift = false;
      else w.shift = true;
      break;
    case Role::figures:
    case Role::letters:
      w.figures = !w.figures;
      pressed.waits = room_.tokens().keyboards.size() > 1;
      break;
    case Role::done: break;  // on release, so that the key is seen going down
  }
}

// What this contact pressed, which from now on is not pressed.
std::optional<scene::Writing::Pressed> Writing::let_up(scene::Writing& w, const gesture::Gesture& g) {
  std::erase_if(repeats_, [&](const Repeat& r) { return r.contact == g.contact; });
  const auto it = std::find_if(w.pressed.begin(), w.pressed.end(), [&](const auto& p) { return p.device == g.contact.device && p.contact == g.contact.id; });
  if (it == w.pressed.end()) return std::nullopt;
  scene::Writing::Pressed pressed = std::move(*it);
  w.pressed.erase(it);
  room_.touch_preview();
  return pressed;
}

void Writing::release(const gesture::Gesture& g) {
  scene::Writing* w = find(g.target.id);
  if (!w) return;
  auto pressed = let_up(*w, g);
  if (!pressed) return;
  if (pressed->key >= scene::key_pen) return;  // hands.cpp's
  if (pressed->key >= scene::key_take_back) return take_back(*w);
  if (pressed->key >= scene::key_suggestion) return take_suggestion(*w, pressed->key - scene::key_suggestion);
  const scene::Key* key = key_of(*w, *pressed);
  if (!key) return;
  if (pressed->offers) {
    // Where it is let go counts: it may have come there in this very scan.
    pressed->chosen = static_cast<std::uint32_t>(layout(*w).offer_at(*key, w->keyboard.to_local(g.at)));
    exchange_for_offer(*w, *pressed, *key);
  } else if (key->role == scene::Key::Role::shift && pressed->shifted && !w->caps) {
    w->shift = false;
  } else if (key->role == scene::Key::Role::done) {
    close(w->session);
  }
}

void Writing::retract(const gesture::Gesture& g) {
  scene::Writing* w = find(g.target.id);
  if (!w) return;
  const auto pressed = let_up(*w, g);
  if (!pressed) return;
  const scene::Key* key = key_of(*w, *pressed);
  const bool wrote = key && (key->role == scene::Key::Role::character || key->role == scene::Key::Role::space);
  const std::size_t before = base::previous_character(w->text, w->caret);
  if (wrote && w->anchor == w->caret && std::string_view(w->text).substr(before, w->caret - before) == key->text) erase(*w);
}

// The sign that was written when the key went down becomes the one that the finger chose.
void Writing::exchange_for_offer(scene::Writing& w, const scene::Writing::Pressed& pressed, const scene::Key& key) {
  // Other keys of this keyboard may have been pressed meanwhile; where the text is another now, nothing is exchanged.
  if (pressed.chosen >= key.offers.size() || pressed.wrote_at > w.text.size()) return;
  if (!std::string_view(w.text).substr(pressed.wrote_at).starts_with(pressed.wrote)) return;
  const std::string& put = key.offers[pressed.chosen];
  const auto wrote = static_cast<std::uint32_t>(pressed.wrote.size());
  w.text.replace(pressed.wrote_at, wrote, put);
  const auto moved = [&](std::uint32_t& at) {
    if (at >= pressed.wrote_at + wrote) at = at + static_cast<std::uint32_t>(put.size()) - wrote;
  };
  moved(w.caret);
  moved(w.anchor);
  altered(w);
}

// Another finger taps a sign that a held key offers.
void Writing::press_offer(scene::Writing& w, std::uint64_t part) {
  for (scene::Writing::Pressed& pressed : w.pressed) {
    const scene::Key* key = key_of(w, pressed);
    if (!key || !pressed.offers || pressed.key != part / scene::key_offer_block) continue;
    pressed.chosen = static_cast<std::uint32_t>(part % scene::key_offer_block);
    exchange_for_offer(w, pressed, *key);
    pressed.offers = pressed.waits = false;
    pressed.wrote.clear();
    return;
  }
}

void Writing::repeat_and_offer() {
  for (Repeat& r : repeats_) {
    scene::Writing* w = find(r.session);
    if (!w || room_.now_us < r.next_us) continue;
    ++r.times;
    erase(*w, r.times > lines_after ? Reach::line : r.times > words_after ? Reach::word : Reach::character);
    r.next_us = room_.now_us + (r.times > words_after ? repeat_us * 4 : repeat_us);
  }
  for (scene::Writing& w : room_.preview.writings) {
    for (auto& pressed : w.pressed) {
      if (!pressed.waits || room_.now_us - pressed.since_us < offer_after_us) continue;
      if (pressed.wrote.empty()) {
        pressed.waits = false;
        change_keyboard(w);
        break;
      }
      const scene::Key* key = key_of(w, pressed);
      if (!key) continue;
      if (!std::exchange(pressed.offers, true)) room_.touch_preview();
      for (const scene::Halo& halo : room_.preview.halos) {
        if (halo.device != pressed.device || halo.contact != pressed.contact || halo.left_us != 0) continue;
        const auto chosen = static_cast<std::uint32_t>(layout(w).offer_at(*key, w.keyboard.to_local(halo.at)));
        if (chosen != pressed.chosen) room_.touch_preview();
        pressed.chosen = chosen;
      }
    }
  }
}

// ---- which keyboard ----

// The key of the other page, held: the next keyboard of the house, with its language's words.
void Writing::change_keyboard(scene::Writing& w) {
  w.layout = (w.layout + 1) % room_.tokens().keyboards.size();
  w.figures = w.shift = w.caps = false;
  w.mark.clear(), w.mark_label.clear();
  for (auto& pressed : w.pressed) pressed.waits = pressed.offers = false;
  std::erase_if(repeats_, [&](const Repeat& r) { return r.session == w.session; });
  ask_words(w);
  room_.touch_preview();
}

void Writing::learn_habit(const scene::Writing& w) {
  if (!w.seat || !w.on_screen) return;
  std::erase_if(habits_, [&](const Habit& h) { return h.seat == w.seat; });
  const bool chosen = w.layout != room_.tokens().keyboard_of(room_.texts.language()) || w.size != room_.plan().keyboard_size(room_.tokens());
  if (chosen) habits_.push_back({w.seat, w.layout, w.size});
}

void Writing::follow_habit(scene::Writing& w) {
  const auto habit = std::find_if(habits_.begin(), habits_.end(), [&](const Habit& h) { return h.seat == w.seat; });
  if (habit == habits_.end()) return;
  w.layout = habit->layout;
  w.size = habit->size;
  // Its place was found for the size that all have: a larger one keeps off its note.
  const Vec size = layout(w).size(), glass = room_.scene.glass().size_mm;
  const Vec half = base::bounds({{}, w.keyboard.angle_deg}, size).size() * 0.5;
  w.keyboard.at += base::rotated({0, (size.y - room_.plan().keyboard(room_.tokens()).y) / 2}, w.keyboard.angle_deg);
  w.keyboard.at = base::Box{half, glass - half}.clamp(w.keyboard.at);
}

// ---- the caret ----

void Writing::place_caret(std::uint64_t session, Vec at) {
  scene::Writing* w = find(session);
  const auto place = w ? room_.scene.seen(room_.board(), room_.preview, w->record, room_.now_us) : std::nullopt;
  if (!place) return;
  w->caret = w->anchor = room_.scene.caret_byte(room_.board(), *w, *place, at);
  if (!is_own(*w, typists_)) last_session_ = session;
  clear_offers(*w);
  ask_corrections(*w);
  room_.touch_preview();
}

void Writing::select_word(std::uint64_t session, Vec at) {
  scene::Writing* w = find(session);
  const auto place = w ? room_.scene.seen(room_.board(), room_.preview, w->record, room_.now_us) : std::nullopt;
  if (!place || w->text.empty()) return;
  const std::size_t byte = room_.scene.caret_byte(room_.board(), *w, *place, at);
  std::size_t from = byte, to = byte;
  while (from > 0 && !is_blank(w->text[from - 1])) --from;
  while (to < w->text.size() && !is_blank(w->text[to])) ++to;
  w->anchor = static_cast<std::uint32_t>(from);
  w->caret = static_cast<std::uint32_t>(to);
  if (!is_own(*w, typists_)) last_session_ = session;
  clear_offers(*w);
  ask_corrections(*w);
  room_.touch_preview();
}

bool Writing::on_caret_handle(std::uint64_t session, Vec at) {
  const scene::Writing* w = find(session);
  const auto place = w ? room_.scene.seen(room_.board(), room_.preview, w->record, room_.now_us) : std::nullopt;
  if (!place || w->text.empty()) return false;
  // It hangs below the line: what is on the line is the text's.
  const Vec off = base::rotated(at - room_.scene.caret_point(room_.board(), *w, *place), -place->angle_deg);
  return base::length(off) <= handle_reach_mm && off.y > -scene::caret_handle_mm / 2;
}

void Writing::draw_caret(std::uint64_t session, Vec at) {
  scene::Writing* w = find(session);
  const auto place = w ? room_.scene.seen(room_.board(), room_.preview, w->record, room_.now_us) : std::nullopt;
  if (!place) return;
  const bool selecting = w->anchor != w->caret;
  w->caret = room_.scene.caret_byte(room_.board(), *w, *place, at);
  if (!selecting) w->anchor = w->caret;
  w->moving_caret = true;
  clear_offers(*w);
  if (!is_own(*w, typists_)) last_session_ = session;
  room_.touch_preview();
}

void Writing::drop_caret(std::uint64_t session) {
  scene::Writing* w = find(session);
  if (!w) return;
  w->moving_caret = false;
  room_.touch_preview();
}

}  // namespace hands
