// A photo or a picture passed around like a print: moved, turned, zoomed by one or two people, thrown. A picture that one finger
// brings over a note gets as small as the note: let go there, the note has it, and the print goes back to where it lay.
#include <algorithm>

#include "hands/hand.h"
#include "hands/hidden.h"
#include "hands/put_down.h"

namespace hands {
namespace {

constexpr double kOnNote = 0.72;  // of the note's width

class MovePrint final : public Hand {
 public:
  MovePrint(Room& room, board::RecordKind kind, Id record, Id seat, const board::Placement& place, std::uint64_t grip)
      : Hand(room), kind_(kind), record_(record), free_(place) {
    std::erase_if(room.preview.glides, [&](const scene::Glide& g) { return g.record == record; });
    room.preview.held.push_back({kind, record, place, seat, grip, 1});
    room.sound(sound::Cue::pick, place.at, seat);
    room.touch_preview();
  }

  void move(const gesture::Gesture& g) override {
    scene::Held* held = find();
    if (!held) return;
    free_.at = g.to + g.scale * base::rotated(free_.at - g.from, g.turn_deg);
    free_.angle_deg = base::normalized_deg(free_.angle_deg + g.turn_deg);
    free_.width_mm = std::clamp(free_.width_mm * g.scale, 160.0, room_.plan().glass.size_mm.x * 0.8);
    held->place = free_;
    held->place.at = room_.plan().sheet.clamp(free_.at);
    held->fingers = g.contacts;
    over_ = kind_ == board::RecordKind::picture && g.contacts == 1 ? note_under(g.to, held->seat) : Id{};
    if (over_) {
      held->place.at = room_.plan().sheet.clamp(g.to);
      held->place.width_mm = room_.plan().note_width * kOnNote;
    }
    room_.touch_preview();
  }

  void end(const gesture::Gesture& g) override {
    const scene::Held* held = find();
    if (!held) return;
    board::Placement let_go = held->place;
    const Id seat = held->seat;
    const Id over = over_ && note_under(g.at, seat) == over_ ? over_ : Id{};
    cancel();
    if (over) return put_on(over, let_go, g.at, seat);
    if (over_) let_go = free_;
    const Flight way = flight(room_, let_go, g.velocity);
    board::Placement place = way.to;
    place.at = room_.plan().sheet.clamp(place.at);
    place.rank = room_.rank_above_prints();
    store::Draft draft(room_.actor(seat));
    draft.set(kind_, record_, {{board::Property::place, place, room_.plan().sheet_id}});
    if (!room_.commit(std::move(draft), g.at, seat)) return;
    room_.sound(sound::Cue::drop, place.at, seat);
    if (way.thrown) room_.glide(record_, let_go, scene::Glide::Kind::thrown);
  }

  void cancel() override {
    std::erase_if(room_.preview.held, [&](const scene::Held& h) { return h.record == record_; });
    room_.touch_preview();
  }

 private:
  scene::Held* find() {
    for (scene::Held& held : room_.preview.held)
      if (held.record == record_) return &held;
    return nullptr;
  }
  void put_on(Id note, const board::Placement& let_go, Vec at, Id seat) {
    store::Draft draft(room_.actor(seat));
    const Id before = room_.board().notes.find_live(note)->picture;
    draft.set(board::RecordKind::note, note, {{board::Property::picture, record_}});
    if (before && before != record_) leave_picture(room_, draft, before, note);
    if (room_.commit(std::move(draft), at, seat)) room_.sound(sound::Cue::stick, at, seat);
    room_.glide(record_, let_go, scene::Glide::Kind::spring);
  }
  // The topmost note under a finger, if it may have a picture now from whose hand this is.
  Id note_under(Vec on_glass, Id seat) const {
    if (!room_.store->rules().allow.write && seat) return {};
    const board::Note* note = room_.note_at(room_.view().to_sheet(on_glass));
    return note && !is_closed_to(room_, note->id, seat) ? note->id : Id{};
  }
  board::RecordKind kind_;
  Id record_;
  board::Placement free_;
  Id over_;  // what it would come onto
};

}  // namespace

HandRef make_move_print(Room& room, Desk&, const gesture::Gesture& g) {
  const Id record{g.target.id};
  auto place = room.scene.seen(room.board(), room.preview, record, room.now_us);
  if (!place) return nullptr;
  if (place->width_mm <= 0) place->width_mm = 300;
  return std::make_unique<MovePrint>(room, static_cast<board::RecordKind>(g.target.part), record, room.seat_of(g), *place, g.grip);
}

}  // namespace hands
