// A stage of the process taken by its chevron to another place in the order.
#include <algorithm>

#include "board/fractional_index.h"
#include "hands/hand.h"

namespace hands {
namespace {

class MoveStage final : public Hand {
 public:
  MoveStage(Room& room, Id stage, Id seat, double x, const gesture::Gesture& g) : Hand(room), seat_(seat), grip_(g.grip) {
    room.preview.stages.push_back({g.grip, stage, x});
    room.touch_preview();
  }

  void move(const gesture::Gesture& g) override {
    if (scene::HeldStage* held = find()) held->x += g.to.x - g.from.x;
    room_.touch_preview();
  }

  void end(const gesture::Gesture& g) override {
    const scene::HeldStage* found = find();
    if (!found) return;
    const scene::HeldStage held = *found;
    cancel();
    const board::Stage* stage = room_.board().stages.find_live(held.stage);
    if (!stage) return;
    // Between the stages whose middles lie left and right of where it was let go.
    std::string before, after;
    for (const scene::Zone& zone : room_.plan().zones) {
      if (zone.kind != scene::Zone::Kind::stage || zone.stage == held.stage) continue;
      const board::Stage* other = room_.board().stages.find_live(zone.stage);
      if (!other) continue;
      if (zone.head.centre().x < held.x) before = std::max(before, other->order);
      else if (after.empty() || other->order < after) after = other->order;
    }
    if (stage->order > before && (after.empty() || stage->order < after)) return;  // where it was
    store::Draft draft(room_.actor(seat_));
    draft.set(board::RecordKind::stage, held.stage, {{board::Property::order, board::order_between(before, after)}});
    room_.commit(std::move(draft), room_.view().to_glass(g.at), seat_);
  }

  void cancel() override {
    std::erase_if(room_.preview.stages, [&](const scene::HeldStage& s) { return s.grip == grip_; });
    room_.touch_preview();
  }

 private:
  scene::HeldStage* find() {
    for (scene::HeldStage& held : room_.preview.stages)
      if (held.grip == grip_) return &held;
    return nullptr;
  }
  Id seat_;
  std::uint64_t grip_;
};

}  // namespace

HandRef make_move_stage(Room& room, Desk&, const gesture::Gesture& g) {
  const Id stage{g.target.id};
  for (const scene::Zone& zone : room.plan().zones) {
    if (zone.kind == scene::Zone::Kind::stage && zone.stage == stage) return std::make_unique<MoveStage>(room, stage, room.seat_of(g), zone.head.centre().x, g);
  }
  return nullptr;
}

}  // namespace hands
