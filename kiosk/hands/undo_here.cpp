#include "hands/undo_here.h"

#include <algorithm>
#include <cmath>

#include "hands/opened.h"
#include "hands/rows.h"
#include "scene/aside.h"
#include "scene/undo_card.h"

namespace hands {
namespace {

using board::Property;
using board::RecordKind;

constexpr std::size_t kMostStops = 8;  // of a slider: as many as a finger can tell apart

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
    case RecordKind::row:
      if (deed.property == Property::weight) return "undo.row_weighed";
      if (deed.property == Property::title) return "undo.row_named";
      return deed.created ? "undo.row_created" : removed ? "undo.row_removed" : "undo.row_moved";
    case RecordKind::stroke: return "undo.note_drawn";
    case RecordKind::link: return deed.created ? "undo.link_created" : removed ? "undo.link_removed" : "undo.link_moved";
    case RecordKind::label: return deed.created ? "undo.label_created" : removed ? "undo.label_removed" : "undo.label_changed";
    case RecordKind::training: return "undo.training";
    case RecordKind::figure: return deed.created ? "undo.figure_created" : removed ? "undo.figure_removed" : "undo.figure_changed";
    case RecordKind::seat: return deed.property == Property::off_jury ? "undo.jury" : "undo.other";
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
    case Property::picture: return "undo.note_pictured";
    default: return "undo.other";
  }
}

// What belongs to the place now joins what did while the card lay open: a note that a deed brought there is found when it left.
void find_place(const Room& room, scene::UndoCard& card) {
  const auto add = [&](Id id) {
    if (std::find(card.place.begin(), card.place.end(), id) == card.place.end()) card.place.push_back(id);
  };
  add(card.about);
  for (const board::Note& note : room.board().notes) {
    const auto in_row = [&](const auto& on) { return on.placement.cell.row == card.about; };
    if (card.kind == RecordKind::row && std::any_of(note.places.on.begin(), note.places.on.end(), in_row)) add(note.id);
    if ((card.kind == RecordKind::theme && note.theme == card.about) || (card.kind == RecordKind::stage && note.stage == card.about)) add(note.id);
  }
}

bool is_among(const std::vector<scene::UndoCard::Row>& rows, std::uint64_t deed) {
  return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.deed == deed; });
}

void fill(Room& room, scene::UndoCard& card) {
  find_place(room, card);
  card.rows.clear();
  const std::size_t most = card.undone.size() < kMostStops ? kMostStops - card.undone.size() : 1;
  for (const store::Deed& deed : room.store->history_in({card.place}, 4 * kMostStops)) {
    // What the kiosk did by itself is nobody's to take back.
    if (deed.actor.kind == board::Actor::Kind::system || std::find(card.facts.begin(), card.facts.end(), deed.group) != card.facts.end()) continue;
    if (card.rows.size() == most) break;
    const Id seat = deed.actor.kind == board::Actor::Kind::seat ? deed.actor.seat : Id{};
    card.rows.push_back({seat, room.texts(deed_key(deed), {std::to_string(deed.changes)}), deed.at_ms, deed.group});
  }
  // Brought back in another way: by whoever redid it at the console.
  std::erase_if(card.undone, [&](const auto& row) { return is_among(card.rows, row.deed); });
  room.touch_preview();
}

// As it lies, with the most that it may come to show.
Vec extent(const scene::UndoCard& card) { return base::bounds({{}, card.pose.angle_deg}, kUndoCard).size(); }

bool covers(Room& room, const scene::UndoCard& card, const scene::Ring& ring) {
  return base::bounds(card.pose, kUndoCard).grown(-1).overlaps(around(room, ring));
}

}  // namespace

void open_undo(Room& room, Id about, const gesture::Gesture& g) {
  const Id seat = room.seat_of(g);
  const RecordKind kind = room.board().themes.find(about)   ? RecordKind::theme
                          : room.board().stages.find(about) ? RecordKind::stage
                          : room.board().rows.find(about)   ? RecordKind::row
                                                            : RecordKind::note;
  std::erase_if(room.preview.undo_cards, [&](const auto& c) { return c.about == about; });
  scene::UndoCard card;
  card.session = room.new_session();
  card.seat = seat;
  card.about = about;
  card.kind = kind;
  fill(room, card);
  const double angle = room.reading_angle(g.at, seat);
  card.pose.angle_deg = angle;
  // What it tells of stays in sight: the clock that opened it, and as much of the rest as can be.
  auto clear = opened(room);
  clear.push_back(base::Box::around(g.at, {60, 60}));
  clear.push_back(around(room, card.place));
  card.pose.at = scene::laid_aside(room.plan().sheet, extent(card), g.at + base::rotated({240, 100}, angle), clear);
  std::erase_if(room.preview.rings, [&](const scene::Ring& ring) { return covers(room, card, ring); });
  room.preview.undo_cards.push_back(std::move(card));
  room.touch_preview();
}

scene::UndoCard* undo_card(Room& room, std::uint64_t session) {
  auto& cards = room.preview.undo_cards;
  const auto it = std::find_if(cards.begin(), cards.end(), [&](const auto& c) { return c.session == session; });
  return it == cards.end() ? nullptr : &*it;
}

void slide_to(Room& room, scene::UndoCard& card, std::size_t stop) {
  // The card shows what everybody did here, so whoever slides takes back what it shows, not deeds of their own alone.
  const board::Actor actor = board::Actor::facilitator();
  const store::Region region{card.place};
  while (card.rows.size() > stop && !card.rows.empty()) {
    scene::UndoCard::Row row = std::move(card.rows.front());
    card.rows.erase(card.rows.begin());
    if (const auto done = room.store->undo_in(actor, region, row.deed)) {
      card.undone.insert(card.undone.begin(), std::move(row));
      continue;
    } else if (done.error().fault != base::Fault::not_found) {
      room.say(done.error().message, card.pose.at, card.seat);
    }
    card.facts.push_back(row.deed);
    stop = stop > 0 ? stop - 1 : 0;  // one stop less, to the left of the finger's
  }
  while (card.rows.size() < stop && !card.undone.empty()) {
    scene::UndoCard::Row row = std::move(card.undone.front());
    card.undone.erase(card.undone.begin());
    if (room.store->redo_in(actor, region, row.deed)) card.rows.insert(card.rows.begin(), std::move(row));
  }
  room.touch_preview();
}

void undo_row(Room& room, std::uint64_t session, std::uint32_t row) {
  scene::UndoCard* card = undo_card(room, session);
  if (!card || card->knob) return;  // somebody slides it
  const std::size_t standing = card->rows.size();
  if (row < standing) slide_to(room, *card, standing - row - 1);
  else if (row >= scene::undo_card::row_of_undone) slide_to(room, *card, standing + row - scene::undo_card::row_of_undone + 1);
  fill(room, *card);
}

void make_way(Room& room, const scene::Ring& ring) {
  std::erase_if(room.preview.undo_cards, [&](scene::UndoCard& card) {
    if (card.knob || !covers(room, card, ring)) return false;
    card.pose.at = scene::laid_aside(room.plan().sheet, extent(card), card.pose.at, opened(room, card.session));
    return covers(room, card, ring);
  });
}

void step_undo(Room& room, std::uint64_t session, Vec at) {
  scene::UndoCard* card = undo_card(room, session);
  if (!card || card->knob) return;
  const scene::undo_card::Track track = scene::undo_card::track(room.tokens(), *card);
  const double aside = card->pose.to_local(at).x - track.at(scene::undo_card::knob(*card));
  if (std::abs(aside) < track.pitch() / 2) return;  // on the knob itself
  const std::size_t standing = card->rows.size();
  slide_to(room, *card, aside < 0 ? std::max<std::size_t>(standing, 1) - 1 : standing + 1);
  fill(room, *card);
}

void refresh_undo(Room& room) {
  for (scene::UndoCard& card : room.preview.undo_cards)
    if (!card.knob) fill(room, card);
}

}  // namespace hands
