#include "hands/make_room.h"

#include <algorithm>
#include <cmath>

#include "scene/layouts.h"

namespace hands {
namespace {

using base::Box;

constexpr double kHidden = 0.08;    // of a paper may lie under another
constexpr std::size_t kMost = 120;  // more than that under one stage no rows put in order

struct Lying {
  Id note;
  board::Placement place;
};

Box box_of(const board::Placement& place) { return Box::around(place.at, {place.width_mm, place.width_mm}); }

bool held(const Room& room, Id note) {
  return std::any_of(room.preview.held.begin(), room.preview.held.end(), [&](const scene::Held& h) { return h.record == note; });
}

// The notes of a stage as they lie, in the order in which people read them; what somebody holds finds its place later.
std::vector<Lying> lying_under(Room& room, Id stage, Id but) {
  std::vector<Lying> notes;
  const scene::Plan& plan = room.plan();
  for (const board::Note& note : room.board().notes) {
    if (note.removed || note.id == but || note.stage != stage || held(room, note.id)) continue;
    const board::Placement* place = note.places.find(plan.sheet_id);
    if (!place) continue;
    notes.push_back({note.id, *place});
    if (place->width_mm <= 0) notes.back().place.width_mm = plan.note_width;
  }
  std::sort(notes.begin(), notes.end(), [](const Lying& a, const Lying& b) { return a.place.at.y < b.place.at.y; });
  for (auto row = notes.begin(); row != notes.end();) {
    const double low = row->place.at.y + row->place.width_mm * 0.35;
    const auto next = std::find_if(row, notes.end(), [&](const Lying& l) { return l.place.at.y > low; });
    std::sort(row, next, [](const Lying& a, const Lying& b) { return a.place.at.x < b.place.at.x; });
    row = next;
  }
  return notes;
}

bool hide_each_other(const std::vector<Lying>& notes) {
  for (std::size_t i = 0; i < notes.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const double least = std::min(notes[i].place.width_mm, notes[j].place.width_mm);
      if (base::overlap(box_of(notes[i].place), box_of(notes[j].place)) > kHidden * least * least) return true;
    }
  return false;
}

bool something_waits(Room& room, Id but) {
  const scene::Plan& plan = room.plan();
  return std::any_of(room.board().notes.begin(), room.board().notes.end(), [&](const board::Note& note) {
    return !note.removed && note.id != but && note.places.find(plan.sheet_id) && !room.board().stages.find_live(note.stage);
  });
}

}  // namespace

MadeRoom make_room(Room& room, Id note, const board::Placement& place) {
  MadeRoom made{place, {}};
  const scene::Plan& plan = room.plan();
  if (auto in = put_in_cell(room, note, place)) {
    made.place = in->place;
    made.row = std::move(in->row);
    return made;
  }
  const scene::Zone* over = plan.zone_at(place.at);
  if (over && over->kind == scene::Zone::Kind::honour) {
    // Whoever lies there goes to where this one comes from.
    const board::Note* comes = room.board().notes.find_live(note);
    for (const auto& [item, lies] : plan.honour->lying) {
      const board::Note* there = room.board().notes.find_live(item);
      if (there && item != note && there->choice == over->place) made.swapped = std::pair{item, comes ? comes->choice : std::int64_t{0}};
    }
    return made;
  }
  if (plan.one_by_one) {
    made.place.at = plan.onto_board(place.at, place.width_mm > 0 ? place.width_mm : plan.note_width);
    return made;
  }
  if (plan.join) {
    // Not under the bar that lies across the parts: above or below it, whichever is nearer.
    const double width = place.width_mm > 0 ? place.width_mm : plan.note_width;
    for (const base::Box& face : scene::join_faces(plan)) {
      const base::Box bar = face.grown(width * 0.2);
      if (!bar.contains(made.place.at)) continue;
      made.place.at.y = made.place.at.y < bar.centre().y ? bar.min.y : bar.max.y;
      made.place.at = plan.keep_on_glass(made.place.at, width);
    }
    return made;
  }
  const scene::Zone* target = plan.zone_at(place.at);
  if (plan.layout != workshop::Layout::columns || !target || target->kind != scene::Zone::Kind::stage) return made;
  // Moved about under its own stage it lies as the hand wants it.
  const board::Note* before = room.board().notes.find_live(note);
  if (before && before->stage == target->stage) return made;

  const bool waits = something_waits(room, note);
  const double foot = plan.foot_of_stages(waits);
  // The last one that waited: from here on the columns are longer, and what had to lie on something else has room.
  const bool grows = plan.reserve && !waits && before && !room.board().stages.find_live(before->stage);
  board::Placement own = place;
  if (own.width_mm <= 0) own.width_mm = plan.note_width;
  std::int64_t rank = own.rank;
  for (const scene::Zone& zone : plan.zones) {
    if (zone.kind != scene::Zone::Kind::stage) continue;
    std::vector<Lying> notes = lying_under(room, zone.stage, note);
    const bool here = zone.stage == target->stage;
    if (here) notes.push_back({note, own});
    // Where there is room enough each lies where its hand put it.
    double widest = 0;
    for (const Lying& lying : notes) widest = std::max(widest, lying.place.width_mm);
    if (notes.size() > kMost || (!grows && !plan.crowded(zone, notes.size(), widest)) || !hide_each_other(notes)) continue;
    const std::vector<board::Placement> places = plan.under(zone, foot, notes.size());
    if (here) {
      // Among the others as near to where it was let go as the rows allow.
      const auto away = [&](const board::Placement& p) { return base::distance(p.at, own.at); };
      const auto nearest = std::min_element(places.begin(), places.end(), [&](const auto& a, const auto& b) { return away(a) < away(b); });
      std::rotate(notes.begin() + (nearest - places.begin()), notes.end() - 1, notes.end());
    }
    for (std::size_t i = 0; i < notes.size(); ++i) {
      board::Placement to = places[i];
      to.rank = ++rank;
      if (notes[i].note == note) made.place = to;
      else made.others.emplace_back(notes[i].note, to);
    }
  }
  return made;
}

void move_others(Room& room, store::Draft& draft, const MadeRoom& made) {
  const scene::Plan& plan = room.plan();
  if (made.swapped) {
    const auto& [item, to] = *made.swapped;
    draft.set(board::RecordKind::note, item, {{board::Property::choice, to}});
    if (const auto from = room.scene.seen(room.board(), room.preview, item, room.now_us)) room.glide(item, *from, scene::Glide::Kind::spring);
  }
  if (made.row) draft.create(board::RecordKind::row, made.row->row, made.row->fields);
  for (const auto& [note, to] : made.others) {
    draft.set(board::RecordKind::note, note, {{board::Property::place, to, plan.sheet_id}});
    const auto from = room.scene.seen(room.board(), room.preview, note, room.now_us);
    if (from && base::distance(from->at, to.at) > 1) room.glide(note, *from, scene::Glide::Kind::spring);
  }
}

}  // namespace hands
