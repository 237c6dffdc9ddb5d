// What the scene's buttons do: ring, lasso bar, undo here, stages, pictures. What is not about the board goes to the house.
#include <algorithm>

#include "board/fractional_index.h"
#include "hands/hands.h"
#include "hands/hidden.h"
#include "hands/opened.h"
#include "hands/rows.h"
#include "scene/aside.h"

namespace hands {
namespace {

using board::Property;
using board::RecordKind;
using scene::Action;

// The words of "Annuler ici" for a deed: what it did first is what people remember of it.
std::string deed_key(const store::Deed& deed) {
  const bool removed = deed.property == Property::removed && !deed.created;
  switch (deed.kind) {
    case RecordKind::theme:
      if (deed.created) return "undo.theme_created";
      if (removed) return "undo.theme_removed";
      return deed.property == Property::title ? "undo.theme_named" : "undo.theme_moved";
    case RecordKind::stage:
      if (deed.created) return "undo.stage_created";
      if (removed) return "undo.stage_removed";
      return deed.property == Property::title ? "undo.stage_named" : "undo.stage_moved";
    case RecordKind::dot: return deed.created ? "undo.dot_created" : removed ? "undo.dot_removed" : "undo.dot_moved";
    case RecordKind::stroke: return "undo.note_drawn";
    case RecordKind::picture:
    case RecordKind::photo: return "undo.picture_moved";
    case RecordKind::note: break;
    default: return "undo.other";
  }
  if (deed.created) return "undo.note_created";
  if (removed) return "undo.note_removed";
  switch (deed.property) {
    case Property::place: return deed.changes > 1 ? "undo.notes_moved" : "undo.note_moved";
    case Property::text: return "undo.note_written";
    case Property::paper: return "undo.note_coloured";
    case Property::ai: return "undo.note_sorted";
    case Property::theme: return "undo.note_grouped";
    case Property::stage: return "undo.note_staged";
    case Property::face_down: return "undo.note_shared";
    default: return "undo.other";
  }
}

}  // namespace

void Hands::button(const gesture::Gesture& g, scene::Target target) {
  const Id seat = room_.seat_of(g);
  const Action action = target.action();
  if (!room_.store && action != Action::dismiss_message) {
    // Without a board all buttons are the house's; one of a board that was left in this very frame is nobody's.
    room_.requests.push_back({action, target.id, seat, g.at});
    return;
  }
  switch (action) {
    case Action::write_note: {
      if (!room_.store) break;
      const std::int64_t paper = static_cast<std::int64_t>(target.row());
      writing_.begin_note(target.id ? Id{target.id} : seat, paper, g.at);
      break;
    }
    case Action::draw_note: {
      const Id who = target.id ? Id{target.id} : seat;
      writing_.begin_note(who, static_cast<std::int64_t>(target.row()), g.at);
      if (!room_.preview.writings.empty() && room_.preview.writings.back().seat == who && room_.preview.writings.back().fresh) {
        const Id note = room_.preview.writings.back().record;
        // The note stays, the keyboard gives way to the pen.
        room_.preview.writings.pop_back();
        ink_.open(note, who);
      }
      break;
    }
    case Action::ring_write:
    case Action::ring_draw:
    case Action::ring_copy:
    case Action::ring_colour:
    case Action::ring_point:
    case Action::ring_remove: ring_act(action, target.id, target.row(), g); break;
    case Action::lasso_group:
    case Action::lasso_colour:
    case Action::lasso_tidy: lasso_act(action, target.id, target.row(), g); break;
    case Action::pen:
    case Action::eraser:
    case Action::ink_undo:
    case Action::ink_done: ink_.act(action, target.id); break;
    case Action::undo_here: open_undo(Id{target.id}, g); break;
    case Action::undo_here_row: {
      const auto card = std::find_if(room_.preview.undo_cards.begin(), room_.preview.undo_cards.end(), [&](const auto& c) { return c.session == target.id; });
      if (card == room_.preview.undo_cards.end() || target.row() >= card->rows.size()) break;
      // The newest first, down to the row that was touched: what lies above rests on what lies below. The card shows what
      // everybody did here, so whoever touches it takes back what it shows, not the newest deed of their own.
      const store::Region region = region_of(card->about, card->kind);
      for (std::uint32_t i = 0; i <= target.row(); ++i) {
        auto result = room_.store->undo_in(board::Actor::facilitator(), region);
        if (!result) {
          room_.say(result.error().message, g.at, seat);
          break;
        }
      }
      const auto again = std::find_if(room_.preview.undo_cards.begin(), room_.preview.undo_cards.end(), [&](const auto& c) { return c.session == target.id; });
      if (again != room_.preview.undo_cards.end()) fill_undo(*again);
      room_.touch_preview();
      break;
    }
    case Action::close_card:
      std::erase_if(room_.preview.undo_cards, [&](const auto& c) { return c.session == target.id; });
      room_.touch_preview();
      break;
    case Action::add_stage: add_stage(g); break;
    case Action::rename_stage: writing_.open(RecordKind::stage, Id{target.id}, Property::title, seat, g.at, OnScreen::yes); break;
    case Action::remove_stage: {
      store::Draft draft(room_.actor(seat));
      for (const board::Note& note : room_.board().notes)
        if (!note.removed && note.stage.value == target.id) draft.set(RecordKind::note, note.id, {{Property::stage, Id{}}});
      draft.remove(RecordKind::stage, Id{target.id});
      room_.commit(std::move(draft), g.at, seat);
      break;
    }
    case Action::dismiss_message:
      if (target.row() > 0) room_.requests.push_back({action, target.row() - 1, seat, g.at});
      std::erase_if(room_.preview.messages, [&](const auto& m) { return m.session == target.id; });
      room_.touch_preview();
      break;
    case Action::whole_sheet: show_sheet({}); break;
    case Action::open_lens: lenses_.open(Id{target.id}); break;
    case Action::close_lens: lenses_.close(target.id); break;
    case Action::lens_nearer: lenses_.nearer(target.id, 1); break;
    case Action::lens_farther: lenses_.nearer(target.id, -1); break;
    case Action::show_votes:
    case Action::hide_votes: {
      // The card is everybody's: it is the table that shows or hides, not one seat.
      store::Draft draft(board::Actor::facilitator());
      draft.set(RecordKind::workshop, room_.board().workshop().id, {{Property::votes_hidden, action == Action::hide_votes}});
      room_.commit(std::move(draft), g.at, seat);
      break;
    }
    case Action::turn_tent:
      room_.preview.tent_shift.angle_deg = base::normalized_deg(room_.preview.tent_shift.angle_deg + 90);
      room_.touch_preview();
      break;
    default: room_.requests.push_back({action, target.id, seat, g.at}); break;
  }
}

void Hands::ring_act(Action action, std::uint64_t session, std::uint32_t row, const gesture::Gesture& g) {
  const auto it = std::find_if(room_.preview.rings.begin(), room_.preview.rings.end(), [&](const scene::Ring& r) { return r.session == session; });
  if (it == room_.preview.rings.end()) return;
  const scene::Ring ring = *it;
  const board::Note* note = room_.board().notes.find_live(ring.note);
  const auto close = [&] {
    std::erase_if(room_.preview.rings, [&](const scene::Ring& r) { return r.session == session; });
    room_.touch_preview();
  };
  if (!note) return close();
  if (is_closed_to(room_, ring.note, ring.seat)) return close();
  store::Draft draft(room_.actor(ring.seat));
  switch (action) {
    case Action::ring_write:
      close();
      writing_.open(RecordKind::note, ring.note, Property::text, ring.seat, g.at, OnScreen::yes);
      return;
    case Action::ring_draw:
      close();
      if (!room_.store->rules().allow.write && ring.seat) return room_.say("refused.not_now", g.at, ring.seat);
      ink_.open(ring.note, ring.seat);
      return;
    case Action::ring_point: close(); return pointing_.show(ring.note, ring.seat);
    case Action::ring_copy: {
      const Id sheet = room_.plan().sheet_id;
      const board::Placement* place = note->places.find(sheet);
      if (!place) return close();
      board::Placement beside = *place;
      const double width = place->width_mm > 0 ? place->width_mm : room_.plan().note_width;
      beside.at = room_.plan().keep_on_glass(place->at + base::rotated({width * 0.6, width * 0.3}, place->angle_deg), width);
      beside.rank = room_.rank_above();
      draft.create(RecordKind::note, room_.store->new_id(),
                   {{Property::place, beside, sheet},
                    {Property::seat, ring.seat ? ring.seat : note->seat},
                    {Property::text, note->text},
                    {Property::paper, note->paper},
                    {Property::ai, static_cast<std::int64_t>(note->ai)},
                    {Property::theme, note->theme},
                    {Property::stage, note->stage},
                    {Property::face_down, note->face_down}});
      break;
    }
    case Action::ring_colour: {
      if (row == 0) {
        for (scene::Ring& r : room_.preview.rings)
          if (r.session == session) r.choosing_colour = true;
        room_.touch_preview();
        return;
      }
      draft.set(RecordKind::note, ring.note, {{Property::paper, static_cast<std::int64_t>(row) - 1}});
      break;
    }
    case Action::ring_remove: draft.remove(RecordKind::note, ring.note); break;
    default: return;
  }
  close();
  if (room_.commit(std::move(draft), g.at, ring.seat)) room_.sound(action == Action::ring_remove ? sound::Cue::pick : sound::Cue::drop, g.at, ring.seat);
}

void Hands::lasso_act(Action action, std::uint64_t session, std::uint32_t row, const gesture::Gesture& g) {
  const auto it = std::find_if(room_.preview.lassos.begin(), room_.preview.lassos.end(), [&](const scene::Lasso& l) { return l.session == session; });
  if (it == room_.preview.lassos.end()) return;
  const scene::Lasso lasso = *it;
  store::Draft draft(room_.actor(lasso.seat));
  const Id sheet = room_.plan().sheet_id;
  Id theme;
  std::vector<std::pair<Id, board::Placement>> moved;
  const auto tidy = [&](Id into) {
    const auto places = in_rows(room_, lasso.notes, lasso.bar.angle_deg);
    std::int64_t rank = room_.rank_above();
    for (std::size_t i = 0; i < lasso.notes.size(); ++i) {
      const auto from = room_.scene.seen(room_.board(), room_.preview, lasso.notes[i], room_.now_us);
      if (from) moved.emplace_back(lasso.notes[i], *from);
      board::Placement place = places[i];
      place.rank = rank++;
      board::Fields fields{{Property::place, place, sheet}};
      if (into) fields.push_back({Property::theme, into});
      draft.set(RecordKind::note, lasso.notes[i], std::move(fields));
    }
  };
  switch (action) {
    case Action::lasso_group: {
      theme = room_.store->new_id();
      const base::Box box = around(room_, lasso.notes);
      draft.create(RecordKind::theme, theme, {{Property::title, std::string()}, {Property::place, board::Placement{box.centre(), 0, 0, 0}, sheet}});
      tidy(theme);
      break;
    }
    case Action::lasso_tidy: tidy({}); break;
    case Action::lasso_colour: {
      if (row == 0) {
        for (scene::Lasso& l : room_.preview.lassos)
          if (l.session == session) l.choosing_colour = true;
        room_.touch_preview();
        return;
      }
      for (const Id id : lasso.notes) draft.set(RecordKind::note, id, {{Property::paper, static_cast<std::int64_t>(row) - 1}});
      break;
    }
    default: return;
  }
  std::erase_if(room_.preview.lassos, [&](const scene::Lasso& l) { return l.session == session; });
  room_.touch_preview();
  if (!room_.commit(std::move(draft), g.at, lasso.seat)) return;
  room_.sound(sound::Cue::drop, g.at, lasso.seat);
  for (const auto& [id, from] : moved) room_.glide(id, from, scene::Glide::Kind::spring);
  // A new theme asks for its name at once, at the hand that made it.
  if (theme) writing_.open(RecordKind::theme, theme, Property::title, lasso.seat, g.at, OnScreen::yes);
}

void Hands::add_stage(const gesture::Gesture& g) {
  const Id seat = room_.seat_of(g);
  std::string last;
  for (const board::Stage& stage : room_.board().stages)
    if (!stage.removed) last = std::max(last, stage.order);
  const Id stage = room_.store->new_id();
  store::Draft draft(room_.actor(seat));
  draft.create(RecordKind::stage, stage, {{Property::title, std::string()}, {Property::order, board::order_between(last, "")}});
  if (room_.commit(std::move(draft), g.at, seat)) writing_.open(RecordKind::stage, stage, Property::title, seat, g.at, OnScreen::yes);
}

store::Region Hands::region_of(Id about, RecordKind kind) const {
  store::Region region{{about}};
  for (const board::Note& note : room_.board().notes) {
    if ((kind == RecordKind::theme && note.theme == about) || (kind == RecordKind::stage && note.stage == about)) region.records.push_back(note.id);
    if (kind == RecordKind::note && note.id == about) {
      for (const std::size_t slot : room_.board().strokes_on(about)) region.records.push_back(room_.board().strokes[slot].id);
      for (const std::size_t slot : room_.board().dots_on(about)) region.records.push_back(room_.board().dots[slot].id);
    }
  }
  return region;
}

void Hands::open_undo(Id about, const gesture::Gesture& g) {
  const Id seat = room_.seat_of(g);
  const RecordKind kind = room_.board().themes.find(about) ? RecordKind::theme : room_.board().stages.find(about) ? RecordKind::stage : RecordKind::note;
  std::erase_if(room_.preview.undo_cards, [&](const auto& c) { return c.about == about; });
  scene::UndoCard card;
  card.session = room_.new_session();
  card.seat = seat;
  card.about = about;
  card.kind = kind;
  const double angle = room_.reading_angle(g.at, seat);
  // What it tells of stays in sight: the clock that opened it, and as much of the rest as can be.
  auto clear = opened(room_);
  clear.push_back(base::Box::around(g.at, {60, 60}));
  const Vec size = base::bounds({{}, angle}, kUndoCard).size();
  card.pose = {scene::laid_aside(room_.plan().sheet, size, g.at + base::rotated({240, 100}, angle), clear), angle};
  fill_undo(card);
  room_.preview.undo_cards.push_back(std::move(card));
  room_.touch_preview();
}

void Hands::fill_undo(scene::UndoCard& card) {
  card.rows.clear();
  // What the kiosk did by itself is nobody's to take back.
  for (const store::Deed& deed : room_.store->history_in(region_of(card.about, card.kind), 24)) {
    if (deed.actor.kind == board::Actor::Kind::system) continue;
    if (card.rows.size() == 3) break;
    const auto n = std::to_string(deed.changes);
    const std::string key = deed_key(deed);
    card.rows.push_back({deed.actor.kind == board::Actor::Kind::seat ? deed.actor.seat : Id{}, room_.texts(key, {n}), deed.at_ms});
  }
}

}  // namespace hands
