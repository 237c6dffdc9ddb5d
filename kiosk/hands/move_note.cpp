// A note in the hand, or in several: it follows, turns towards the side that it is pushed to, is stretched by two; let go
// it lies there, or flies on.
#include <algorithm>

#include "hands/hand.h"
#include "hands/hidden.h"
#include "hands/make_room.h"
#include "hands/put_down.h"
#include "hands/writing.h"

namespace hands {
namespace {

class MoveNote final : public Hand {
 public:
  MoveNote(Room& room, Id note, Id seat, std::uint64_t grip, const board::Placement& place) : Hand(room), note_(note), free_(place), before_(place) {
    // Caught in flight: from here on it is where the hand has it.
    std::erase_if(room.preview.glides, [&](const scene::Glide& g) { return g.record == note; });
    room.preview.held.push_back({board::RecordKind::note, note, place, seat, grip, 1});
    room.sound(sound::Cue::pick, place.at, seat);
    room.touch_preview();
  }

  void move(const gesture::Gesture& g) override {
    scene::Held* held = find();
    if (!held) return;
    const scene::Plan& plan = room_.plan();
    const double scale = plan.scale;
    free_.at = g.to + g.scale * base::rotated(free_.at - g.from, g.turn_deg);
    free_.angle_deg = base::normalized_deg(free_.angle_deg + (plan.upright ? 0 : g.turn_deg));
    // The smallest and the largest of this table, and never what the store would refuse.
    const board::Rules& rules = room_.store->rules();
    const double smallest = std::max(rules.min_note_mm, 100 * scale), largest = std::min(rules.max_note_mm, 206 * scale * 1.6);
    if (g.scale != 1) free_.width_mm = std::clamp(free_.width_mm * g.scale, smallest, std::max(smallest, largest));
    if (g.contacts == 1 && !plan.upright) turn_to_edge(plan, g.to - g.from);
    held->place = free_;
    held->place.at = room_.keep_seen(free_.at, free_.width_mm);
    held->fingers = g.contacts;
    const board::Note* note = room_.board().notes.find_live(note_);
    held->turned = note && shares(room_, *note, held->seat, held->place.at);
    room_.touch_preview();
  }

  void sheet_moved(const scene::SheetView& before) override {
    free_.at = room_.under_finger(free_.at, before);
    if (scene::Held* held = find()) held->place.at = room_.keep_seen(free_.at, free_.width_mm);
  }

  void end(const gesture::Gesture& g) override {
    const scene::Held* held = find();
    if (!held) return;
    const board::Placement let_go = held->place;
    const Id seat = held->seat;
    drop();
    if (!room_.board().notes.find_live(note_)) return;  // somebody took it away meanwhile
    const Flight way = flight(room_, let_go, g.velocity);
    board::Placement place = way.to;
    place.rank = room_.rank_above();
    const MadeRoom made = make_room(room_, note_, place);
    store::Draft draft(room_.actor(seat));
    const board::Note* note = room_.board().notes.find_live(note_);
    draft.set(board::RecordKind::note, note_, fields_of(*note, seat, made.place));
    move_others(room_, draft, made);
    if (!room_.commit(std::move(draft), room_.view().to_glass(g.at), seat)) {
      room_.glide(note_, let_go, scene::Glide::Kind::spring);  // refused: it returns to where it lay
      return;
    }
    room_.sound(sound::Cue::drop, place.at, seat);
    if (way.thrown) room_.glide(note_, let_go, scene::Glide::Kind::thrown);
    else if (made.place.at != place.at) room_.glide(note_, let_go, scene::Glide::Kind::spring);
  }

  void cancel() override {
    const scene::Held* held = find();
    if (!held) return;
    const board::Placement let_go = held->place;
    drop();
    if (room_.board().notes.find_live(note_)) room_.glide(note_, let_go, scene::Glide::Kind::spring);
  }

 private:
  // What lies face down and stays so belongs to no side and no theme yet.
  board::Fields fields_of(const board::Note& note, Id seat, const board::Placement& place) {
    if (note.face_down && !shares(room_, note, seat, place.at)) return {{board::Property::place, place, room_.plan().sheet_id}};
    board::Fields fields = fields_of_place(room_, note.id, note.paper, place);
    if (note.face_down) fields.insert(fields.begin(), {board::Property::face_down, false});
    return fields;
  }
  scene::Held* find() {
    for (scene::Held& held : room_.preview.held)
      if (held.record == note_) return &held;
    return nullptr;
  }
  void drop() {
    std::erase_if(room_.preview.held, [&](const scene::Held& h) { return h.record == note_; });
    room_.touch_preview();
  }
  // Pushed towards a side, a note turns to the people who stand there; around its middle, so that the finger keeps it.
  void turn_to_edge(const scene::Plan& plan, Vec step) {
    const base::Box& sheet = plan.sheet;
    const double reach = sheet.height() * 0.3;
    struct Side {
      double gap;
      Vec out;
      double facing;
    };
    const Side sides[] = {{sheet.max.y - free_.at.y, {0, 1}, base::facing_deg(base::Edge::south)},
                          {free_.at.y - sheet.min.y, {0, -1}, base::facing_deg(base::Edge::north)},
                          {free_.at.x - sheet.min.x, {-1, 0}, base::facing_deg(base::Edge::west)},
                          {sheet.max.x - free_.at.x, {1, 0}, base::facing_deg(base::Edge::east)}};
    const Side& near = *std::min_element(std::begin(sides), std::end(sides), [](const Side& a, const Side& b) { return a.gap < b.gap; });
    const double push = base::dot(step, near.out);
    if (near.gap > reach || push <= 0 || push < base::length(step) * 0.5) return;
    const double left = base::normalized_deg(near.facing - free_.angle_deg);
    const double turn = std::min(std::abs(left), push * 0.9);
    free_.angle_deg = base::normalized_deg(free_.angle_deg + (left < 0 ? -turn : turn));
  }

  Id note_;
  board::Placement free_;  // where the hand would have it; what is shown is kept on the glass
  board::Placement before_;
};

}  // namespace

HandRef make_move_note(Room& room, Desk& desk, const gesture::Gesture& g) {
  Id note{g.target.id};
  if (static_cast<scene::TargetKind>(g.target.kind) == scene::TargetKind::caret) note = desk.writing.record_of(g.target.id);
  if (!room.board().notes.find_live(note)) return nullptr;
  auto place = room.scene.seen(room.board(), room.preview, note, room.now_us);
  if (!place) return nullptr;
  if (place->width_mm <= 0) place->width_mm = room.plan().note_width;
  return std::make_unique<MoveNote>(room, note, room.seat_of(g), g.grip, *place);
}

}  // namespace hands
