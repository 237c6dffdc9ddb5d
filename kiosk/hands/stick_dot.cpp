// A dot (gommette) from a station to a note, from note to note, or home again. Only its owner's station lets it go home; the
// store keeps the budget.
#include <algorithm>

#include "hands/hand.h"

namespace hands {
namespace {

class StickDot final : public Hand {
 public:
  StickDot(Room& room, Id dot, Id seat, Id from, const gesture::Gesture& g) : Hand(room), grip_(g.grip), dot_(dot), from_(from) {
    room.preview.dots.push_back({g.grip, dot, seat, g.at, {}});
    room.touch_preview();
  }

  void move(const gesture::Gesture& g) override {
    if (scene::HeldDot* held = find()) {
      held->at = g.at;
      held->over = note_at(g.at);
    }
    room_.touch_preview();
  }

  void sheet_moved(const scene::SheetView& before) override {
    scene::HeldDot* held = find();
    if (!held) return;
    held->at = room_.under_finger(held->at, before);
    held->over = note_at(held->at);
  }

  void end(const gesture::Gesture& g) override {
    const scene::HeldDot* found = find();
    if (!found) return;
    const scene::HeldDot held = *found;
    cancel();
    const Id note = note_at(g.at);
    store::Draft draft(room_.actor(held.seat));
    if (!dot_ && note) {
      draft.create(board::RecordKind::dot, room_.store->new_id(),
                   {{board::Property::seat, held.seat}, {board::Property::note, note}, {board::Property::round, room_.store->rules().round}});
    } else if (dot_ && note && note != from_) {
      draft.set(board::RecordKind::dot, dot_, {{board::Property::note, note}});
    } else if (dot_ && !note) {
      draft.remove(board::RecordKind::dot, dot_);
    }
    if (!draft.empty() && room_.commit(std::move(draft), room_.view().to_glass(g.at), held.seat))
      room_.sound(note ? sound::Cue::stick : sound::Cue::drop, g.at, held.seat);
  }

  void cancel() override {
    std::erase_if(room_.preview.dots, [&](const scene::HeldDot& d) { return d.grip == grip_; });
    room_.touch_preview();
  }

 private:
  scene::HeldDot* find() {
    for (scene::HeldDot& dot : room_.preview.dots)
      if (dot.grip == grip_) return &dot;
    return nullptr;
  }
  // On a note, or within 14 mm of its edge.
  Id note_at(Vec at) const {
    if (!room_.view().whole() && !room_.scene.plan().sheet.contains(room_.view().to_glass(at))) return {};  // hidden there
    const auto& order = room_.scene.notes_in_order();
    // What lies under it first: close notes have each other's edges within reach.
    Id near;
    double nearest = 14;
    for (auto it = order.rbegin(); it != order.rend(); ++it) {
      const auto place = room_.scene.seen(room_.board(), room_.preview, *it, room_.now_us);
      if (!place) continue;
      const double half = (place->width_mm > 0 ? place->width_mm : room_.scene.plan().note_width) / 2;
      const Vec local = base::Pose{place->at, place->angle_deg}.to_local(at);
      const double away = std::max(std::abs(local.x), std::abs(local.y)) - half;
      if (away <= 0) return *it;
      if (away < nearest) nearest = away, near = *it;
    }
    return near;
  }
  std::uint64_t grip_;
  Id dot_, from_;
};

}  // namespace

HandRef make_stick_dot(Room& room, Desk&, const gesture::Gesture& g) {
  if (static_cast<scene::TargetKind>(g.target.kind) == scene::TargetKind::station_dot) {
    return std::make_unique<StickDot>(room, Id{}, Id{g.target.id}, Id{}, g);
  }
  const board::Dot* dot = room.board().dots.find_live(Id{g.target.id});
  if (!dot) return nullptr;
  return std::make_unique<StickDot>(room, dot->id, dot->seat, dot->note, g);
}

}  // namespace hands
