// What the scene's buttons do: ring, lasso bar, undo here, stages, pictures. What is not about the board goes to the house.
#include <algorithm>

#include "board/fractional_index.h"
#include "hands/hands.h"
#include "hands/hidden.h"
#include "hands/learning.h"
#include "hands/lines.h"
#include "hands/marks.h"
#include "hands/put_down.h"
#include "hands/rows.h"
#include "hands/said.h"
#include "hands/undo_here.h"
#include "workshop/split.h"

namespace hands {
using board::Property;
using board::RecordKind;
using scene::Action;

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
      if (!room_.preview.writings.empty() && room_.preview.writings.back().seat == who && room_.preview.writings.back().fresh)
        to_pen(room_.preview.writings.back().session);
      break;
    }
    case Action::ring_write:
    case Action::ring_draw:
    case Action::ring_copy:
    case Action::ring_colour:
    case Action::ring_point:
    case Action::ring_picture:
    case Action::ring_remove: ring_act(action, target.id, target.row(), g); break;
    case Action::lasso_group:
    case Action::lasso_colour:
    case Action::lasso_tidy: lasso_act(action, target.id, target.row(), g); break;
    case Action::pen:
    case Action::eraser:
    case Action::ink_undo:
    case Action::ink_done: ink_.act(action, target.id); break;
    case Action::ink_keyboard: to_keys(target.id); break;
    case Action::open_thread: tell_origin(room_, Id{target.id}, g); break;
    case Action::undo_here: open_undo(room_, Id{target.id}, g); break;
    case Action::undo_here_row: undo_row(room_, target.id, target.row()); break;
    case Action::close_card:
      std::erase_if(room_.preview.undo_cards, [&](const auto& c) { return c.session == target.id; });
      std::erase_if(room_.preview.said_cards, [&](const auto& c) { return c.session == target.id; });
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
    case Action::add_row:
    case Action::remove_row:
    case Action::bring_notes: row_act(action, Id{target.id}, g); break;
    case Action::add_line: add_line(room_, writing_, Id{target.id}, g); break;
    case Action::adopt: adopt(room_, Id{target.id}, g); break;
    case Action::add_card: add_card(room_, writing_, static_cast<std::int64_t>(target.id), g); break;
    case Action::rename_card: writing_.open(RecordKind::row, Id{target.id}, Property::title, seat, g.at, OnScreen::yes); break;
    case Action::add_month: add_month(room_, g); break;
    case Action::fewer_years: change_years(room_, -1, g); break;
    case Action::more_years: change_years(room_, 1, g); break;
    case Action::add_cost_line: add_cost_line(room_, writing_, static_cast<std::int64_t>(target.id), g); break;
    case Action::choose_item: choose_item(room_, Id{target.id}, g); break;
    case Action::retain: retain(room_, Id{target.id}, g); break;
    case Action::ballot_before:
    case Action::ballot_after:
    case Action::ballot_page: turn_ballot(room_, action, Id{target.id}); break;
    case Action::agree: agree(static_cast<int>(target.id), g); break;
    case Action::rows_before:
    case Action::rows_after: turn_page(room_, action); break;
    case Action::dismiss_message:
      if (target.row() > 0) room_.requests.push_back({action, target.row() - 1, seat, g.at});
      std::erase_if(room_.preview.messages, [&](const auto& m) { return m.session == target.id; });
      room_.touch_preview();
      break;
    case Action::train: train(room_, g.at, seat); break;
    case Action::ask_why: ask_why(room_, target.id); break;
    case Action::fewer_groups: regroup(room_, -1, g.at, seat); break;
    case Action::more_groups: regroup(room_, 1, g.at, seat); break;
    case Action::name_group: name_group(room_, writing_, target.id, g.at, seat); break;
    case Action::walk_to: walk_to(room_, target.id, g.at, seat); break;
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

// Each group says for itself that it is done; when the last one does, what comes next begins for all.
void Hands::agree(int group, const gesture::Gesture& g) {
  constexpr std::int64_t lasts_us = 20'000'000;
  const auto parts = workshop::parts_now(*room_.scene.definition(), room_.board());
  if (!parts || !parts->apart()) return;
  auto& agreed = room_.preview.agreed;
  const bool before = std::erase_if(agreed, [&](const scene::Agreed& a) { return a.group == group; }) > 0;
  if (!before) agreed.push_back({group, room_.now_us + lasts_us});  // a second tap takes it back
  room_.touch_preview();
  room_.sound(sound::Cue::stick, g.at, room_.seat_of(g));
  if (static_cast<int>(agreed.size()) < parts->groups) return;
  agreed.clear();
  room_.requests.push_back({Action::change_boards, 0, room_.seat_of(g), g.at});
}

void Hands::row_act(Action action, Id row, const gesture::Gesture& g) {
  const Id seat = room_.seat_of(g);
  if (seat && !room_.store->rules().allow.row) return room_.say(board::why_not(room_.store->rules(), &board::Allow::row), g.at, seat);
  if (action == Action::add_row) add_row(room_, g);
  else if (action == Action::remove_row) remove_row(room_, row, g);
  else bring_notes(room_, g);
}

// One note, another tool: what is written and drawn on it stays, and an empty one is still taken away at the end.
void Hands::to_pen(std::uint64_t writing) {
  const Id note = writing_.record_of(writing);
  if (!note || !room_.store || !room_.board().notes.find_live(note)) return;
  if (const auto done = writing_.set_aside(writing)) ink_.open(*done);
}

void Hands::to_keys(std::uint64_t inking) {
  const auto& all = room_.preview.inkings;
  const auto it = std::find_if(all.begin(), all.end(), [&](const scene::Inking& i) { return i.session == inking; });
  if (it == all.end() || !room_.store) return;
  const scene::Inking from = *it;
  if (!writing_.open(RecordKind::note, from.note, Property::text, from.seat, from.bar.at, OnScreen::yes)) return;
  ink_.set_aside(inking);
  for (scene::Writing& w : room_.preview.writings) {
    if (w.kind != RecordKind::note || w.record != from.note) continue;
    w.fresh |= from.fresh;
    if (w.group == 0) w.group = from.group;
  }
  room_.touch_preview();
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
      if (!room_.store->rules().allow.write && ring.seat) return room_.say(board::why_not(room_.store->rules(), &board::Allow::write), g.at, ring.seat);
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
                    {Property::picture, note->picture},
                    {Property::board, note->board},
                    {Property::round, note->round},
                    {Property::cell, note->cell},
                    {Property::source, note->source},
                    {Property::item, note->item},
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
    case Action::ring_picture:
      if (!note->picture || !room_.board().pictures.find_live(note->picture)) {
        close();
        if (!room_.store->rules().allow.write && ring.seat) return room_.say(board::why_not(room_.store->rules(), &board::Allow::write), g.at, ring.seat);
        // Where pictures are to be had, the house knows.
        room_.requests.push_back({action, ring.note.value, ring.seat, g.at});
        return;
      }
      draft.set(RecordKind::note, ring.note, {{Property::picture, Id{}}});
      leave_picture(room_, draft, note->picture, ring.note);
      break;
    case Action::ring_remove: draft.remove(RecordKind::note, ring.note); break;
    default: return;
  }
  close();
  if (room_.commit(std::move(draft), g.at, ring.seat))
    room_.sound(action == Action::ring_remove || action == Action::ring_picture ? sound::Cue::pick : sound::Cue::drop, g.at, ring.seat);
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
    if (room_.plan().table) return;  // in cells everything has its place
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

}  // namespace hands
