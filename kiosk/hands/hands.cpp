#include "hands/hands.h"

#include <algorithm>

#include "board/properties.h"
#include "board/talk.h"
#include "hands/hidden.h"
#include "hands/learning.h"
#include "hands/lines.h"
#include "hands/marks.h"
#include "hands/said.h"
#include "hands/undo_here.h"
#include "hands/wants.h"
#include "scene/aside.h"

namespace hands {
namespace {

using scene::TargetKind;

constexpr std::uint64_t ink_part = 1ULL << 40;  // marks a note's target while it is inked: each contact draws its own line

// What hands on these do is done on the sheet, so it is in places of the sheet that they are told of it. Those on the free
// table see for themselves: a lasso is drawn on the sheet, and the sheet itself is moved on the glass.
bool on_sheet(TargetKind kind) {
  switch (kind) {
    case TargetKind::note:
    case TargetKind::caret:
    case TargetKind::dot:
    case TargetKind::station_dot:
    case TargetKind::pad:
    case TargetKind::theme:
    case TargetKind::pin:
    case TargetKind::link:
    case TargetKind::row:
    case TargetKind::label:
    case TargetKind::sticker:
    case TargetKind::token:
    case TargetKind::stage: return true;
    default: return false;
  }
}
// What a finger shows while people talk, and does nothing to. Keys, open texts, buttons and panels go on.
bool is_talked_about(TargetKind kind) {
  switch (kind) {
    case TargetKind::caret: return false;
    case TargetKind::glass:
    case TargetKind::tent:
    case TargetKind::example:
    case TargetKind::mark_cell:
    case TargetKind::figure:
    case TargetKind::weight:
    case TargetKind::juror:
    case TargetKind::ballot: return true;
    default: return on_sheet(kind);
  }
}

// What of a moment that has passed may come back.
std::optional<board::RecordKind> kind_of_past(TargetKind kind) {
  switch (kind) {
    case TargetKind::note: return board::RecordKind::note;
    case TargetKind::theme: return board::RecordKind::theme;
    case TargetKind::stage: return board::RecordKind::stage;
    case TargetKind::row: return board::RecordKind::row;
    default: return std::nullopt;
  }
}

// Whose place this is a part of; none where it is no place's.
Id place_touched(const scene::Target& target) {
  switch (target.kind) {
    case TargetKind::station:
    case TargetKind::mark:
    case TargetKind::pad: return Id{target.id};
    case TargetKind::button: return target.action() == scene::Action::write_note || target.action() == scene::Action::draw_note ? Id{target.id} : Id{};
    default: return {};
  }
}
bool is_drag(gesture::Kind kind) { return kind >= gesture::Kind::drag_begin && kind <= gesture::Kind::drag_cancel; }

// Common to everybody (a wall's pads) or drawn on by several: told apart by contact, so that none waits for another.
std::uint64_t apart(const contact::ContactKey& contact) { return (std::hash<contact::ContactKey>{}(contact)&0x3fffff) << 8; }

}  // namespace

Hands::Hands(scene::Scene& scene, scene::Preview& preview, const base::Texts& texts)
    : room_(scene, preview, texts), writing_(room_), ink_(room_), pointing_(room_), lenses_(room_), neighbours_(room_) {}

void Hands::use(store::Store* store) {
  for (auto& [grip, hand] : hands_) hand->cancel();
  hands_.clear();
  const std::uint64_t revision = room_.preview.revision;
  room_.preview = scene::Preview{};
  room_.preview.revision = revision + 1;
  room_.last_tapped = {};
  room_.store = store;
}

gesture::Hit Hands::hit(Vec at, const contact::ContactKey& contact) {
  const scene::Area* area = room_.scene.hit(at);
  scene::Target target = area ? area->target : scene::Target{};
  if (!room_.store && target.kind != TargetKind::button) target = {TargetKind::nothing, 0, 0};
  // A card of trouble lies above all, and can be put away from any moment.
  const bool is_told = target.kind == TargetKind::button && target.action() == scene::Action::dismiss_message;
  if (room_.preview.past && !is_told) {
    room_.forget_seat(contact);
    const auto kind = kind_of_past(target.kind);
    target = {TargetKind::past, kind ? target.id : 0, kind ? static_cast<std::uint64_t>(*kind) : 0};
    return {to_gesture(target), wants_of(target.kind)};
  }
  const Id seat = area ? area->seat : Id{};
  // A text that is written and drawn on at once: the pen is on the paper, the keys are beside it.
  if (target.kind == TargetKind::caret && ink_.open_on(writing_.record_of(target.id))) target = {TargetKind::note, writing_.record_of(target.id).value, 0};
  gesture::Wants wants = wants_of(target.kind);
  if (target.kind == TargetKind::note && ink_.open_on(Id{target.id})) {
    target.part = ink_part | apart(contact);
    wants = {};
    wants.drag = wants.drag_at_once = true;
  }
  if (target.kind == TargetKind::pad) target.part |= apart(contact);
  if (target.kind == TargetKind::glass) wants.pinch = room_.sheet_is_free && room_.store && room_.plan().sheet.contains(at);
  if (target.kind == TargetKind::caret && writing_.on_caret_handle(target.id, room_.view().to_sheet(at))) {
    target.part = scene::caret_handle;
    wants = {};
    wants.tap = wants.double_tap = wants.drag = true;
  }
  // Its station's, its keyboard's or its card's contact is that person's, wherever it goes from there.
  Id whose = target.kind == TargetKind::note || target.kind == TargetKind::print ? Id{} : seat;
  // So is one on a note that waits hidden before its author, unless a wall's bar says who is there now.
  if (target.kind == TargetKind::note && room_.store && !room_.preview.wall_seat) whose = whose_desk(room_, Id{target.id});
  if (whose) room_.remember_seat(contact, whose);
  else room_.forget_seat(contact);
  gesture::Gesture here{};
  here.contact = contact;
  here.at = here.start = at;
  // After « Montrer » the person's finger takes the rings along, and the note stays.
  if (const std::uint64_t rings = room_.store ? pointing_.offered(at, room_.seat_of(here), target) : 0)
    return {to_gesture({TargetKind::pointing, rings, 0}), wants_of(TargetKind::pointing)};
  if (room_.store && board::people_talk(room_.board()) && is_talked_about(target.kind) && !(target.part & ink_part))
    return {to_gesture({TargetKind::pointing, 0, apart(contact)}), wants_of(TargetKind::pointing)};
  return {to_gesture(target), wants};
}

void Hands::contacts(const contact::ContactFrame& frame, std::int64_t now_us) {
  room_.now_us = now_us;
  auto& halos = room_.preview.halos;
  for (const contact::ContactEvent& e : frame) {
    const auto it =
        std::find_if(halos.begin(), halos.end(), [&](const scene::Halo& h) { return h.device == e.key.device && h.contact == e.key.id && h.left_us == 0; });
    const bool left = e.phase == contact::Phase::end || e.phase == contact::Phase::cancel;
    if (e.phase == contact::Phase::begin && it == halos.end()) {
      gesture::Gesture g{};
      g.contact = e.key;
      g.at = g.start = e.at;
      halos.push_back({e.key.device, e.key.id, e.at, room_.seat_of(g), 0});
    } else if (it != halos.end()) {
      it->at = e.at;
      if (left) it->left_us = now_us;
    }
  }
  if (!frame.empty()) room_.touch_preview();
}

void Hands::take(const std::vector<gesture::Gesture>& gestures, std::int64_t now_us) {
  room_.now_us = now_us;
  for (const gesture::Gesture& g : gestures) take(g);
}

void Hands::typed(std::span<const keys::Event> events, std::int64_t now_us) {
  room_.now_us = now_us;
  brought_.take(events);
}

void Hands::take(const gesture::Gesture& told) {
  const scene::Target target = to_scene(told.target);
  const gesture::Gesture g = is_drag(told.kind) && on_sheet(target.kind) ? room_.on_sheet(told) : told;
  auto& touched = room_.preview.touched;
  switch (g.kind) {
    case gesture::Kind::touch:
      if (target.kind == TargetKind::note && !(target.part & ink_part)) {
        touched.push_back(Id{target.id});
        room_.touch_preview();
      }
      break;
    case gesture::Kind::untouch:
      if (const auto it = std::find(touched.begin(), touched.end(), Id{target.id}); target.kind == TargetKind::note && it != touched.end()) {
        touched.erase(it);
        room_.touch_preview();
      }
      break;
    case gesture::Kind::press: target.kind == TargetKind::pad_key ? number_pads_.press(g) : writing_.press(g); break;
    case gesture::Kind::release:
      if (target.kind == TargetKind::pad_key) {
        number_pads_.release(g);
        break;
      }
      writing_.release(g);
      if (target.kind == TargetKind::key && target.part == scene::key_pen) to_pen(target.id);
      break;
    case gesture::Kind::press_cancel: target.kind == TargetKind::pad_key ? number_pads_.retract(g) : writing_.retract(g); break;
    case gesture::Kind::tap: tap(g); break;
    case gesture::Kind::double_tap: double_tap(g); break;
    case gesture::Kind::hold: hold(g); break;
    case gesture::Kind::drag_begin: {
      if (!room_.store) break;
      // A drag ends what the hold opened on the same note.
      if (target.kind == TargetKind::note) std::erase_if(room_.preview.rings, [&](const scene::Ring& r) { return r.note.value == target.id; });
      HandRef hand;
      if (target.part & ink_part && target.kind == TargetKind::note) {
        hand = make_draw_ink(room_, desk_, g);
      } else {
        for (const Maker& maker : makers())
          if (maker.kind == target.kind) hand = maker.make(room_, desk_, g);
      }
      if (!hand) break;
      Hand& begun = *(hands_[g.grip] = std::move(hand));
      move(begun, g);
      break;
    }
    case gesture::Kind::drag_move:
      if (const auto it = hands_.find(g.grip); it != hands_.end()) move(*it->second, g);
      break;
    case gesture::Kind::drag_end:
    case gesture::Kind::drag_cancel:
      if (const auto it = hands_.find(g.grip); it != hands_.end()) {
        HandRef hand = std::move(it->second);
        hands_.erase(it);
        if (g.kind == gesture::Kind::drag_end) hand->end(g);
        else hand->cancel();
      }
      break;
    case gesture::Kind::point_begin:
    case gesture::Kind::point_move:
    case gesture::Kind::point_end:
    case gesture::Kind::point_cancel: pointing_.take(g); break;
  }
}

void Hands::move(Hand& hand, const gesture::Gesture& g) {
  const scene::SheetView before = room_.view();
  hand.move(g);
  if (before == room_.view()) return;
  for (auto& [grip, each] : hands_) each->sheet_moved(before);
}

void Hands::tap(const gesture::Gesture& g) {
  const scene::Target target = to_scene(g.target);
  if (!room_.store && target.kind != TargetKind::button) return;
  if (const Id place = place_touched(target); place && room_.store && brought_.touched(place, g.at)) return;
  const Id seat = room_.seat_of(g);
  switch (target.kind) {
    case TargetKind::button: button(g, target); break;
    case TargetKind::glass: close_menus_near(g.at); break;
    case TargetKind::mark:
      if (room_.preview.wall_seat.value == target.id) lenses_.open_menu(Id{target.id}, g.at);  // a second time: what is theirs
      room_.preview.wall_seat = Id{target.id};
      wall_seat_until_us_ = room_.now_us + 20'000'000;
      room_.touch_preview();
      break;
    case TargetKind::note: {
      close_menus_near(g.at);
      room_.last_tapped = {board::RecordKind::note, Id{target.id}, seat};
      writing_.tapped(Id{target.id});
      // To the front, where the step lets notes be moved; elsewhere a tap is only a tap.
      const board::Note* note = room_.board().notes.find_live(Id{target.id});
      if (note) tell_said(room_, *note, g);
      const Id sheet = room_.plan().sheet_id;
      const board::Placement* place = note ? note->places.find(sheet) : nullptr;
      if (!place || !room_.store->rules().allow.move || place->rank == room_.scene.top_rank(room_.board())) break;
      board::Placement front = *place;
      front.rank = room_.rank_above();
      store::Draft draft(room_.actor(seat));
      draft.set(board::RecordKind::note, note->id, {{board::Property::place, front, sheet}});
      room_.commit(std::move(draft), g.at, seat);
      break;
    }
    case TargetKind::dot: turn_meaning(Id{target.id}, g.at); break;
    case TargetKind::figure:
      if (room_.plan().costs) number_pads_.open(Id{target.id}, Id{target.part}, g);
      break;
    case TargetKind::mark_cell: open_pill(room_, Id{target.id}, target.part, g); break;
    case TargetKind::score: score(room_, target.id, static_cast<std::int64_t>(target.part), g); break;
    case TargetKind::ballot: mark_ballot(room_, Id{target.id}, target.part, g); break;
    case TargetKind::weight: weigh_criterion(room_, Id{target.id}, g); break;
    case TargetKind::juror: sit_on_jury(room_, Id{target.id}, g); break;
    case TargetKind::sticker: turn_label(room_, Id{target.id}, g.at, seat); break;
    case TargetKind::station: lenses_.open_menu(Id{target.id}, g.at); break;
    case TargetKind::slider: step_undo(room_, target.id, g.at); break;
    case TargetKind::caret: writing_.place_caret(target.id, room_.view().to_sheet(g.at)); break;
    case TargetKind::past:
      if (target.id == 0) room_.say("history.still", g.at, {});
      room_.requests.push_back({scene::Action::choose_past, target.id, {}, g.at, static_cast<std::uint32_t>(target.part)});
      break;
    case TargetKind::pad: writing_.begin_note(target.id ? Id{target.id} : seat, static_cast<std::int64_t>(target.part & 0xff), g.at); break;
    default: break;
  }
}

// What a dot stands for, where the step gives dots several meanings: the next one, and after the last the first.
void Hands::turn_meaning(Id id, Vec at) {
  const board::Dot* dot = room_.board().dots.find_live(id);
  const std::int64_t meanings = room_.store->rules().meanings;
  if (!dot || meanings < 2 || !room_.store->rules().allow.dot) return;
  store::Draft draft(room_.actor(dot->seat));
  draft.set(board::RecordKind::dot, id, {{board::Property::meaning, (dot->meaning + 1) % meanings}});
  if (room_.commit(std::move(draft), at, dot->seat)) room_.sound(sound::Cue::stick, at, dot->seat);
}

void Hands::double_tap(const gesture::Gesture& g) {
  if (!room_.store) return;
  const scene::Target target = to_scene(g.target);
  const Id seat = room_.seat_of(g);
  switch (target.kind) {
    case TargetKind::note: writing_.open(board::RecordKind::note, Id{target.id}, board::Property::text, seat, g.at, OnScreen::yes); break;
    case TargetKind::caret: writing_.select_word(target.id, room_.view().to_sheet(g.at)); break;
    case TargetKind::theme: writing_.open(board::RecordKind::theme, Id{target.id}, board::Property::title, seat, g.at, OnScreen::yes); break;
    case TargetKind::stage: writing_.open(board::RecordKind::stage, Id{target.id}, board::Property::title, seat, g.at, OnScreen::yes); break;
    case TargetKind::glass:
      if (const auto& rules = room_.store->rules(); rules.given.write && !rules.allow.write && seat) {
        room_.say("refused.held", g.at, seat);
        break;
      }
      if (room_.store->rules().allow.write && begin_line_at(room_, writing_, g)) break;
      if (room_.store->rules().allow.write && room_.plan().sheet.contains(g.at)) writing_.begin_note(seat, 0, g.at);
      break;
    default: break;
  }
}

void Hands::hold(const gesture::Gesture& g) {
  if (!room_.store) return;
  const scene::Target target = to_scene(g.target);
  const Id seat = room_.seat_of(g);
  if (target.kind == TargetKind::pad) {
    writing_.begin_note(target.id ? Id{target.id} : seat, static_cast<std::int64_t>(target.part & 0xff), g.at);
  } else if ((target.kind == TargetKind::note || target.kind == TargetKind::caret) && g.contacts == 1) {
    const Id note = target.kind == TargetKind::note ? Id{target.id} : writing_.record_of(target.id);
    if (!room_.board().notes.find_live(note)) return;
    if (is_closed_to(room_, note, seat)) return refuse_hidden(room_, note, g.at, seat);
    std::erase_if(room_.preview.rings, [&](const scene::Ring& r) { return r.note == note || (seat && r.seat == seat); });
    const double angle = room_.reading_angle(g.at, seat);
    Vec at = g.at;
    if (const auto place = room_.scene.seen(room_.board(), room_.preview, note, room_.now_us)) {
      const double width = (place->width_mm > 0 ? place->width_mm : room_.plan().note_width) * room_.view().scale;
      at = scene::ring_beside(room_.tokens().ring, room_.plan().sheet, {room_.view().to_glass(place->at), place->angle_deg}, width, angle);
    }
    room_.preview.rings.push_back({room_.new_session(), seat, note, at, angle});
    make_way(room_, room_.preview.rings.back());
    room_.touch_preview();
  } else if (target.kind == TargetKind::theme) {
    // « Tourner vers moi »: the notes of the theme turn where they lie, towards the person.
    const double angle = room_.reading_angle(g.at, seat);
    if (room_.plan().upright) return;
    store::Draft draft(room_.actor(seat));
    for (const Id id : room_.scene.notes_in_order()) {
      const board::Note* note = room_.board().notes.find_live(id);
      const board::Placement* place = note && note->theme.value == target.id ? note->places.find(room_.plan().sheet_id) : nullptr;
      if (!place) continue;
      board::Placement turned = *place;
      turned.angle_deg = angle;
      draft.set(board::RecordKind::note, id, {{board::Property::place, turned, room_.plan().sheet_id}});
      room_.glide(id, *place, scene::Glide::Kind::spring);
    }
    if (!draft.empty()) room_.commit(std::move(draft), g.at, seat);
  }
}

void Hands::close_menus_near(Vec at) {
  close_pills_near(room_, at);
  auto& p = room_.preview;
  const auto before = p.rings.size() + p.lassos.size() + p.messages.size();
  std::erase_if(p.rings, [&](const scene::Ring& r) { return base::distance(r.at, at) < 420; });
  std::erase_if(p.lassos, [&](const scene::Lasso& l) { return l.closed && base::distance(l.bar.at, at) < 700; });
  std::erase_if(p.messages, [&](const scene::Message& m) { return base::distance(m.at, at) < 260; });
  if (std::erase_if(p.seat_menus, [&](const scene::SeatMenu& m) { return base::distance(m.pose.at, at) < 420; }) > 0) room_.touch_preview();
  if (before != p.rings.size() + p.lassos.size() + p.messages.size()) room_.touch_preview();
}

void Hands::tick(std::int64_t now_us) {
  room_.now_us = now_us;
  auto& p = room_.preview;
  const std::size_t before = p.glides.size() + p.messages.size() + p.halos.size();
  if (room_.store) {
    std::erase_if(p.glides, [&](const scene::Glide& glide) {
      const board::Note* note = room_.board().notes.find_live(glide.record);
      const Id sheet = room_.plan().sheet_id;
      const board::Placement* to = note ? room_.plan().place_of(*note) : nullptr;
      if (const auto* picture = room_.board().pictures.find_live(glide.record)) to = picture->places.find(sheet);
      if (const auto* photo = room_.board().photos.find_live(glide.record)) to = photo->places.find(sheet);
      if (!to) return true;
      bool arrived = false;
      (void)scene::on_the_way(glide, *to, room_.tokens(), now_us, arrived);
      return arrived;
    });
  } else {
    p.glides.clear();
  }
  std::erase_if(p.messages, [&](const scene::Message& m) { return m.until_us <= now_us; });
  const auto fade_us = static_cast<std::int64_t>(room_.tokens().touch.halo_fade_ms * 1000);
  std::erase_if(p.halos, [&](const scene::Halo& h) { return h.left_us != 0 && now_us - h.left_us > fade_us; });
  if (std::erase_if(p.agreed, [&](const scene::Agreed& a) { return a.until_us <= now_us; }) > 0) room_.touch_preview();
  tick_pills(room_);
  if (p.wall_seat && now_us > wall_seat_until_us_) {
    p.wall_seat = {};
    room_.touch_preview();
  }
  if (before != p.glides.size() + p.messages.size() + p.halos.size()) room_.touch_preview();
  neighbours_.watch();
  pointing_.tick();
  lenses_.tick();
  brought_.tick();
  if (std::exchange(history_grew_, false)) refresh_undo(room_);
  writing_.tick();
}

std::int64_t Hands::next_deadline_us() const {
  std::int64_t next = writing_.next_deadline_us();
  const auto sooner = [&](std::int64_t t) {
    if (next == 0 || t < next) next = t;
  };
  for (const scene::Message& m : room_.preview.messages) sooner(m.until_us);
  for (const scene::Agreed& a : room_.preview.agreed) sooner(a.until_us);
  for (const scene::Pill& pill : room_.preview.pills)
    if (pill.grip == 0) sooner(pill.until_us);
  if (room_.preview.wall_seat) sooner(wall_seat_until_us_);
  for (const std::int64_t t : {pointing_.next_deadline_us(), lenses_.next_deadline_us()})
    if (t != 0) sooner(t);
  return next;
}

void Hands::changed(std::span<const board::Change> changes) {
  writing_.changed(changes);
  neighbours_.follow();
  history_grew_ = !room_.preview.undo_cards.empty();
  for (const board::Change& change : changes) {
    const board::Fields* fields = change.kind == board::RecordKind::workshop ? board::fields_of(change.act) : nullptr;
    const board::Field* hidden = fields ? board::find_field(*fields, board::Property::votes_hidden) : nullptr;
    if (hidden && hidden->value == board::Value{false}) room_.preview.reveal_us = room_.now_us;
  }
  bool removed = false;
  for (const board::Change& change : changes) removed |= std::holds_alternative<board::Remove>(change.act) || std::holds_alternative<board::Create>(change.act);
  if (!removed) return;
  number_pads_.follow();
  // Menus of what is gone close; a hand that holds it finds out when it looks its note up.
  auto& p = room_.preview;
  const auto gone = [&](Id id) { return room_.board().notes.find(id) && !room_.board().notes.find_live(id); };
  std::erase_if(p.rings, [&](const scene::Ring& r) { return gone(r.note); });
  std::erase_if(p.inkings, [&](const scene::Inking& i) { return gone(i.note); });
  std::erase_if(p.held, [&](const scene::Held& h) { return h.kind == board::RecordKind::note && gone(h.record); });
  for (scene::Lasso& lasso : p.lassos) std::erase_if(lasso.notes, gone);
  room_.touch_preview();
}

void Hands::show_sheet(const scene::SheetView& view) {
  const scene::SheetView before = room_.view();
  if (view == before) return;
  room_.preview.sheet_view = view;
  for (auto& [grip, hand] : hands_) hand->sheet_moved(before);
  room_.touch_preview();
}

void Hands::put_everything_down() {
  for (auto& [grip, hand] : hands_) hand->cancel();
  hands_.clear();
  writing_.close_all();
  number_pads_.close_all();
  auto& p = room_.preview;
  while (!p.inkings.empty()) ink_.close(p.inkings.back().session);
  pointing_.stop_waiting();
  p.rings.clear();
  p.seat_menus.clear();
  p.lassos.clear();
  p.undo_cards.clear();
  p.said_cards.clear();
  p.touched.clear();
  p.held.clear();
  p.pulled.clear();
  p.dots.clear();
  p.themes.clear();
  p.links.clear();
  p.labels.clear();
  p.tokens.clear();
  p.questioned.clear();
  p.stages.clear();
  p.rows.clear();
  p.agreed.clear();
  p.pills.clear();
  p.ballots.clear();
  p.sheet_view = {};
  room_.touch_preview();
}

}  // namespace hands
