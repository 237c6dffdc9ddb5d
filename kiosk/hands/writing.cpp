#include "hands/writing.h"

#include <algorithm>

#include "base/utf8.h"
#include "hands/hidden.h"
#include "hands/lines.h"
#include "hands/put_down.h"

namespace hands {
namespace {

constexpr std::int64_t save_after_us = 200'000;  // committed at most 300 ms after a key, with a frame to spare

std::string text_of(const board::Board& board, board::RecordKind kind, Id record, board::Property property) {
  const auto value = board::value_of(board, kind, record, property);
  const auto* text = value ? std::get_if<std::string>(&*value) : nullptr;
  return text ? *text : std::string();
}

}  // namespace

Writing::Writing(Room& room) : room_(room) {}

scene::Writing* Writing::find(std::uint64_t session) {
  for (scene::Writing& w : room_.preview.writings)
    if (w.session == session) return &w;
  return nullptr;
}

Id Writing::record_of(std::uint64_t session) const {
  for (const scene::Writing& w : room_.preview.writings)
    if (w.session == session) return w.record;
  return {};
}

std::vector<base::Box> Writing::taken() const {
  std::vector<base::Box> boxes;
  for (const scene::Writing& w : room_.preview.writings) {
    if (w.on_screen) boxes.push_back(base::bounds(w.keyboard, layout(w).size()));
    else if (std::find(typists_.begin(), typists_.end(), w.seat) == typists_.end()) continue;
    if (const auto place = room_.scene.seen(room_.board(), room_.preview, w.record, room_.now_us)) {
      const double width = (place->width_mm > 0 ? place->width_mm : room_.scene.plan().note_width) * room_.view().scale;
      boxes.push_back(base::bounds({room_.view().to_glass(place->at), place->angle_deg}, {width, width}));
    }
  }
  return boxes;
}

scene::Writing* Writing::open(board::RecordKind kind, Id record, board::Property property, Id seat, Vec near, OnScreen on_screen) {
  for (scene::Writing& w : room_.preview.writings) {
    if (w.kind != kind || w.record != record || w.property != property) continue;
    last_session_ = w.session;
    if (on_screen == OnScreen::yes) w.on_screen = true;
    return &w;
  }
  const board::Rules& rules = room_.store->rules();
  bool board::Allow::*const right = kind == board::RecordKind::note    ? &board::Allow::write
                                    : kind == board::RecordKind::theme ? &board::Allow::theme
                                    : kind == board::RecordKind::stage ? &board::Allow::stage
                                    : kind == board::RecordKind::label ? &board::Allow::name
                                    : kind == board::RecordKind::row   ? &board::Allow::row
                                                                       : nullptr;
  if (right && !(rules.allow.*right) && seat) {
    room_.say(board::why_not(rules, right), near, seat);
    return nullptr;
  }
  if (kind == board::RecordKind::note && is_closed_to(room_, record, seat)) {
    refuse_hidden(room_, record, near, seat);
    return nullptr;
  }
  scene::Writing w;
  w.session = room_.new_session();
  w.seat = seat;
  w.kind = kind;
  w.record = record;
  w.property = property;
  w.text = text_of(room_.board(), kind, record, property);
  w.caret = w.anchor = static_cast<std::uint32_t>(w.text.size());
  w.layout = room_.tokens().keyboard_of(room_.texts.language());
  w.size = room_.plan().keyboard_size(room_.tokens());
  w.on_screen = on_screen == OnScreen::yes;
  auto place = room_.scene.seen(room_.board(), room_.preview, record, room_.now_us);
  const double usual = kind == board::RecordKind::note ? room_.plan().note_width : 60;
  if (place && place->width_mm <= 0) place->width_mm = usual;
  place = place ? room_.on_glass(*place) : board::Placement{near, room_.reading_angle(near, seat), usual, 0};
  w.keyboard = room_.plan().keyboard_for(*place, seat, room_.tokens(), taken());
  follow_habit(w);
  room_.preview.writings.push_back(std::move(w));
  room_.touch_preview();
  last_session_ = room_.preview.writings.back().session;
  ask_marks(room_.preview.writings.back(), Caret::rests);
  return &room_.preview.writings.back();
}

void Writing::begin_note(Id seat, std::int64_t paper, Vec near, OnScreen on_screen, const board::Cell& into) {
  // A second tap on the pad or the button puts the first note down: one text at a time for each person.
  for (std::size_t i = room_.preview.writings.size(); i-- > 0;) {
    const scene::Writing& w = room_.preview.writings[i];
    if (w.seat == seat && w.kind == board::RecordKind::note && w.fresh) close(w.session);
  }
  const scene::Plan& plan = room_.plan();
  scene::Plan::Desk desk = plan.desk(seat, room_.tokens(), taken());
  board::Placement place = desk.note;
  place.width_mm = plan.note_width;
  place.at = room_.keep_seen(room_.view().to_sheet(place.at), place.width_mm);
  place.at = plan.onto_board(place.at, place.width_mm);
  place.rank = room_.rank_above();
  const Id note = room_.store->new_id();
  board::Fields fields = begins_hidden(room_, seat) ? fields_of_hidden(room_, paper, place) : fields_of_place(room_, {}, paper, place);
  // Written in front of its author it belongs to no theme yet; it joins one when it is put there.
  std::erase_if(fields, [](const board::Field& f) { return f.property == board::Property::theme; });
  fields.push_back({board::Property::seat, seat});
  store::Draft draft(room_.actor(seat));
  draft.create(board::RecordKind::note, note, std::move(fields));
  const std::uint64_t group = room_.commit(std::move(draft), near, seat);
  if (!group) return;
  room_.sound(sound::Cue::pick, place.at, seat);
  room_.last_tapped = {board::RecordKind::note, note, seat};
  if (scene::Writing* w = open(board::RecordKind::note, note, board::Property::text, seat, near, on_screen)) {
    w->keyboard = desk.keyboard;
    follow_habit(*w);
    w->group = group;
    w->fresh = true;
    w->into = into;
  }
}

std::optional<scene::Writing> Writing::set_aside(std::uint64_t session) {
  scene::Writing* w = find(session);
  if (w) save(*w);
  w = find(session);  // a save tells listeners, who may close texts
  if (!w) return std::nullopt;
  scene::Writing done = *w;
  learn_habit(done);
  std::erase_if(room_.preview.writings, [&](const scene::Writing& x) { return x.session == session; });
  std::erase_if(repeats_, [&](const Repeat& r) { return r.session == session; });
  std::erase_if(past_, [&](const Past& p) { return p.session == session; });
  judged_.erase(session);
  if (last_session_ == session) last_session_ = 0;
  room_.touch_preview();
  return done;
}

void Writing::close(std::uint64_t session) {
  const auto found = set_aside(session);
  if (!found) return;
  const scene::Writing& done = *found;
  // What is hidden is not suggested to others either.
  const board::Note* note = done.kind == board::RecordKind::note ? room_.board().notes.find_live(done.record) : nullptr;
  const bool hidden = note && note->face_down;
  if (words_) words_->learn(hidden ? std::string_view() : done.text, done.record.value);
  const bool empty = done.text.find_first_not_of(" \n\t") == std::string::npos;
  const bool unnamed = done.kind == board::RecordKind::row && room_.board().rows.find_live(done.record);
  const bool blank = room_.board().notes.find_live(done.record) && room_.board().strokes_on(done.record).empty();
  if (done.fresh && empty && (blank || unnamed)) {
    store::Draft draft(room_.actor(done.seat), done.group);
    draft.remove(done.kind, done.record);
    room_.commit(std::move(draft), done.keyboard.at, done.seat);
  } else if (done.kind == board::RecordKind::note) {
    room_.sound(sound::Cue::drop, done.keyboard.at, done.seat);
    if (hidden) put_in_fan(room_, done.record, done.fresh ? Fresh::yes : Fresh::no, done.group);
    else if (!done.into.empty()) put_into(room_, done);
  }
}

void Writing::close_all() {
  while (!room_.preview.writings.empty()) close(room_.preview.writings.back().session);
}

std::size_t Writing::limit(const scene::Writing& w) const { return w.kind == board::RecordKind::note ? room_.store->rules().max_characters : 80; }

void Writing::altered(scene::Writing& w) {
  if (!w.unsaved) w.unsaved_since_us = room_.now_us;
  w.unsaved = true;
  if (w.on_screen) ask_words(w);
  ask_marks(w, Caret::writes);
  room_.touch_preview();
}

void Writing::save(scene::Writing& w) {
  if (!w.unsaved) return;
  w.unsaved = false;
  store::Draft draft = w.group ? store::Draft(room_.actor(w.seat), w.group) : store::Draft(room_.actor(w.seat));
  board::Fields fields{{w.property, w.text}};
  // What was proposed and is changed is the word of whoever changed it.
  if (w.kind == board::RecordKind::note && w.seat && is_proposed(room_, w.record)) fields.push_back({board::Property::seat, w.seat});
  draft.set(w.kind, w.record, std::move(fields));
  const std::uint64_t session = w.session;
  const std::uint64_t group = room_.commit(std::move(draft), w.keyboard.at, w.seat);
  // The commit tells listeners, who may close this very text; look it up again.
  if (scene::Writing* still = find(session); still && group) still->group = group;
}

scene::Writing* Writing::for_keyboard() {
  if (scene::Writing* w = find(last_session_)) return w;
  const auto& tapped = room_.last_tapped;
  if (tapped.kind == board::RecordKind::note && room_.board().notes.find_live(tapped.record)) {
    const auto place = room_.scene.seen(room_.board(), room_.preview, tapped.record, room_.now_us);
    if (place) return open(tapped.kind, tapped.record, board::Property::text, tapped.seat, place->at, OnScreen::no);
  }
  // The only text there is, but not one that somebody writes on a keyboard of their own.
  if (room_.preview.writings.size() != 1) return nullptr;
  scene::Writing& only = room_.preview.writings.front();
  return !only.on_screen && std::find(typists_.begin(), typists_.end(), only.seat) != typists_.end() ? nullptr : &only;
}

void Writing::tapped(Id note) {
  // What the table's own keyboard wrote until now is put down.
  if (const scene::Writing* last = find(last_session_); last && !last->on_screen && last->record != note) close(last->session);
  last_session_ = 0;
  for (const scene::Writing& w : room_.preview.writings)
    if (w.kind == board::RecordKind::note && w.record == note) last_session_ = w.session;
}

std::uint64_t Writing::type(std::string_view utf8) {
  if (!room_.store || utf8.empty() || !base::is_valid_utf8(utf8)) return 0;
  scene::Writing* w = for_keyboard();
  if (!w) return 0;
  const std::uint64_t session = w->session;
  insert(*w, utf8);
  return session;
}

void Writing::type(Move move) {
  if (!room_.store) return;
  if (scene::Writing* w = move == Move::done ? find(last_session_) : for_keyboard()) this->move(*w, move);
}

bool Writing::nobodys() const {
  const scene::Writing* last = nullptr;
  for (const scene::Writing& w : room_.preview.writings)
    if (w.session == last_session_ || room_.preview.writings.size() == 1) last = &w;
  return last && !last->seat;
}

std::uint64_t Writing::open_for(Id seat) const {
  for (auto it = room_.preview.writings.rbegin(); it != room_.preview.writings.rend(); ++it)
    if (it->seat == seat && (it->on_screen || it->session != last_session_)) return it->session;  // not what the table's keyboard writes
  return 0;
}

std::uint64_t Writing::begin_for(Id seat, Vec near) {
  if (const std::uint64_t open = open_for(seat)) return open;
  // Where the table's own keyboard writes stays as it is.
  const std::uint64_t last = last_session_;
  const Room::Tapped tapped = room_.last_tapped;
  begin_note(seat, 0, near, OnScreen::no);
  last_session_ = last;
  room_.last_tapped = tapped;
  return open_for(seat);
}

void Writing::type(std::uint64_t session, std::string_view utf8) {
  if (!room_.store || utf8.empty() || !base::is_valid_utf8(utf8)) return;
  if (scene::Writing* w = find(session)) insert(*w, utf8);
}

void Writing::type(std::uint64_t session, Move move) {
  if (!room_.store) return;
  if (scene::Writing* w = find(session)) this->move(*w, move);
}

void Writing::unwrite(std::uint64_t session, std::string_view utf8) {
  scene::Writing* w = find(session);
  if (!w || utf8.empty() || w->anchor != w->caret || !std::string_view(w->text).substr(0, w->caret).ends_with(utf8)) return;
  w->anchor = w->caret - static_cast<std::uint32_t>(utf8.size());
  erase_selected(*w);
}

void Writing::tick() {
  if (!room_.store) return;
  repeat_and_offer();
  take_answers();
  take_marks();
  // By session: a save tells listeners, and they may close texts.
  std::vector<std::uint64_t> due;
  for (const scene::Writing& w : room_.preview.writings)
    if (w.unsaved && room_.now_us - w.unsaved_since_us >= save_after_us) due.push_back(w.session);
  for (const std::uint64_t session : due)
    if (scene::Writing* w = find(session)) save(*w);
  // A text from a physical keyboard alone is put down when another one is written, or after a while without a key.
  std::vector<std::uint64_t> idle;
  for (const scene::Writing& w : room_.preview.writings)
    if (!w.on_screen && !w.unsaved && w.session != last_session_ && std::find(typists_.begin(), typists_.end(), w.seat) == typists_.end())
      idle.push_back(w.session);
  for (const std::uint64_t session : idle) close(session);
}

std::int64_t Writing::next_deadline_us() const {
  std::int64_t next = 0;
  const auto sooner = [&](std::int64_t t) {
    if (next == 0 || t < next) next = t;
  };
  for (const Repeat& r : repeats_) sooner(r.next_us);
  for (const scene::Writing& w : room_.preview.writings) {
    for (const auto& p : w.pressed)
      if (!p.offers && p.waits) sooner(p.since_us + offer_after_us);
  }
  for (const scene::Writing& w : room_.preview.writings)
    if (w.unsaved) sooner(w.unsaved_since_us + save_after_us);
  return next;
}

// What a note says is offered to everybody once it is put down and lies open; no more once it is taken away or says something else.
void Writing::learn_shared(const board::Change& change) {
  if (!words_ || change.kind != board::RecordKind::note) return;
  const auto* set = std::get_if<board::Set>(&change.act);
  const auto of_words = [](const board::Field& f) { return f.property == board::Property::face_down || f.property == board::Property::text; };
  if (set && std::none_of(set->fields.begin(), set->fields.end(), of_words)) return;
  for (const scene::Writing& w : room_.preview.writings)
    if (w.record == change.record) return;  // half a word is nobody's word yet
  const board::Note* note = room_.board().notes.find_live(change.record);
  words_->learn(note && !note->face_down ? std::string_view(note->text) : std::string_view(), change.record.value);
}

void Writing::changed(std::span<const board::Change> changes) {
  for (const board::Change& change : changes) {
    learn_shared(change);
    for (std::size_t i = room_.preview.writings.size(); i-- > 0;) {
      scene::Writing& w = room_.preview.writings[i];
      if (w.record != change.record || w.kind != change.kind) continue;
      const auto* set = std::get_if<board::Set>(&change.act);
      const bool text = set && std::any_of(set->fields.begin(), set->fields.end(), [&](const board::Field& f) { return f.property == w.property; });
      if (std::holds_alternative<board::Remove>(change.act) && change.undoes == 0 && change.group == w.group) continue;  // our own closing
      if (std::holds_alternative<board::Remove>(change.act)) {
        judged_.erase(w.session);
        room_.preview.writings.erase(room_.preview.writings.begin() + static_cast<std::ptrdiff_t>(i));
        room_.touch_preview();
      } else if (text && (change.undoes != 0 || change.group != w.group)) {
        // Taken back or altered elsewhere: what the board says now is what is being written on.
        const std::string now = text_of(room_.board(), w.kind, w.record, w.property);
        if (now == w.text) continue;
        w.text = now;
        w.caret = w.anchor = static_cast<std::uint32_t>(w.text.size());
        w.unsaved = false;
        if (change.undoes != 0) w.group = 0;
        clear_offers(w);
        ask_marks(w, Caret::rests);
        room_.touch_preview();
      }
    }
  }
}

}  // namespace hands
