// A photo or a picture passed around like a print: moved, turned, zoomed by one or two people, thrown.
#include <algorithm>

#include "hands/hand.h"
#include "hands/put_down.h"

namespace hands {
namespace {

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
    room_.touch_preview();
  }

  void end(const gesture::Gesture& g) override {
    const scene::Held* held = find();
    if (!held) return;
    const board::Placement let_go = held->place;
    const Id seat = held->seat;
    cancel();
    const Flight way = flight(room_, let_go, g.velocity);
    board::Placement place = way.to;
    place.at = room_.plan().sheet.clamp(place.at);
    place.rank = above();
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
  std::int64_t above() const {
    std::int64_t top = 0;
    const Id sheet = room_.scene.plan().sheet_id;
    for (const auto& p : room_.board().pictures)
      if (const auto* at = p.places.find(sheet)) top = std::max(top, at->rank);
    for (const auto& p : room_.board().photos)
      if (const auto* at = p.places.find(sheet)) top = std::max(top, at->rank);
    return top + 1;
  }
  board::RecordKind kind_;
  Id record_;
  board::Placement free_;
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
