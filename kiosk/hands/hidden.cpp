#include "hands/hidden.h"

#include <algorithm>

#include "hands/put_down.h"

namespace hands {

using board::Property;
using board::RecordKind;

bool begins_hidden(Room& room, Id seat) { return seat && room.plan().hidden; }

board::Fields fields_of_hidden(Room& room, std::int64_t paper, const board::Placement& place) {
  const bool with = paper == paper_number(room.tokens(), room.scene.definition()->paper_with);
  board::Fields fields{{Property::place, place, room.plan().sheet_id},
                       {Property::face_down, true},
                       {Property::ai, static_cast<std::int64_t>(with ? board::Ai::with : board::Ai::without)},
                       {Property::paper, paper}};
  // Where a list is talked about one by one it is a word on the item of now, before it says what of it.
  if (const auto& one = room.plan().one_by_one; one && one->item) fields.push_back({Property::item, one->item});
  return fields;
}

Id whose_desk(Room& room, Id id) {
  const board::Note* note = room.board().notes.find_live(id);
  const board::Placement* place = note && note->face_down ? note->places.find(room.plan().sheet_id) : nullptr;
  return place && room.plan().at_desk(note->seat, place->at, room.tokens()) ? note->seat : Id{};
}

bool is_closed_to(const Room& room, Id id, Id seat) {
  const board::Note* note = room.board().notes.find_live(id);
  return note && note->face_down && note->seat != seat;
}

void refuse_hidden(Room& room, Id note, Vec at, Id seat) {
  if (const auto place = room.scene.seen(room.board(), room.preview, note, room.now_us)) room.glide(note, *place, scene::Glide::Kind::shake);
  room.say("refused.hidden_note", at, seat);
}

namespace {

bool in_the_making(const Room& room, Id note) {
  const scene::Preview& p = room.preview;
  return std::any_of(p.writings.begin(), p.writings.end(), [&](const auto& w) { return w.kind == RecordKind::note && w.record == note; }) ||
         std::any_of(p.inkings.begin(), p.inkings.end(), [&](const auto& i) { return i.note == note; });
}

// The first place of the fan where none of this person's lies; where all are taken, the next round over them.
std::size_t free_place(Room& room, Id seat, Id but, std::size_t places) {
  const scene::Plan& plan = room.plan();
  std::vector<Vec> lie;
  for (const Id id : room.scene.notes_in_order()) {
    const board::Note* note = room.board().notes.find_live(id);
    const board::Placement* place = note && note->face_down && note->seat == seat && id != but ? plan.place_of(*note) : nullptr;
    if (place) lie.push_back(place->at);
  }
  for (std::size_t i = 0; i < 4 * places; ++i) {
    const Vec at = plan.in_fan(seat, i, places, room.tokens()).at;
    if (std::none_of(lie.begin(), lie.end(), [&](Vec other) { return base::distance(at, other) < 4; })) return i;
  }
  return lie.size();
}

}  // namespace

bool shares(Room& room, const board::Note& note, Id seat, Vec at) {
  return note.face_down && note.seat == seat && !in_the_making(room, note.id) && !room.plan().at_desk(seat, at, room.tokens());
}

void put_in_fan(Room& room, Id id, Fresh fresh, std::uint64_t group) {
  const board::Note* note = room.board().notes.find_live(id);
  const Id sheet = room.plan().sheet_id;
  const board::Placement* from = note && note->face_down ? note->places.find(sheet) : nullptr;
  if (!from || in_the_making(room, id) || (fresh == Fresh::no && room.plan().at_desk(note->seat, from->at, room.tokens()))) return;
  const auto places = static_cast<std::size_t>(std::clamp<std::int64_t>(room.board().workshop().notes_per_seat, 3, 8));
  board::Placement to = room.plan().in_fan(note->seat, free_place(room, note->seat, id, places), places, room.tokens());
  to.rank = room.rank_above();
  const board::Placement was = *from;
  store::Draft draft(room.actor(note->seat), group);
  draft.set(RecordKind::note, id, {{Property::place, to, sheet}});
  if (room.commit(std::move(draft), to.at, note->seat)) room.glide(id, was, scene::Glide::Kind::spring);
}

}  // namespace hands
