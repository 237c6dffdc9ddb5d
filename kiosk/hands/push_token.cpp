// The round token of a walk: the group pushes it along the path, and it stays where the path leads. Let go anywhere else it is back where
// it stood.
#include <algorithm>

#include "hands/hand.h"
#include "hands/learning.h"

namespace hands {
namespace {

class PushToken final : public Hand {
 public:
  PushToken(Room& room, Id seat, const gesture::Gesture& g) : Hand(room), grip_(g.grip) {
    room.preview.tokens.push_back({g.grip, seat, g.at});
    room.sound(sound::Cue::pick, g.at, seat);
    room.touch_preview();
  }

  void move(const gesture::Gesture& g) override {
    if (scene::HeldToken* held = find()) held->at = g.at;
    room_.touch_preview();
  }

  void sheet_moved(const scene::SheetView& before) override {
    if (scene::HeldToken* held = find()) held->at = room_.under_finger(held->at, before);
  }

  void end(const gesture::Gesture& g) override {
    const scene::HeldToken* found = find();
    if (!found) return;
    const scene::HeldToken held = *found;
    cancel();
    const scene::Plan& plan = room_.plan();
    if (!plan.learner) return;
    // The stop that it was let go on, or the nearest that a fingertip's width is short of.
    std::size_t stop = plan.learner->stops.size();
    double nearest = 20;
    for (std::size_t i = 0; i < plan.learner->stops.size(); ++i) {
      const Vec in = plan.learner->stops[i].clamp(g.at);
      if (const double away = base::distance(in, g.at); away < nearest) nearest = away, stop = i;
    }
    if (stop < plan.learner->stops.size()) walk_to(room_, stop + 1, room_.view().to_glass(g.at), held.seat);
  }

  void cancel() override {
    std::erase_if(room_.preview.tokens, [&](const scene::HeldToken& t) { return t.grip == grip_; });
    room_.touch_preview();
  }

 private:
  scene::HeldToken* find() {
    for (scene::HeldToken& token : room_.preview.tokens)
      if (token.grip == grip_) return &token;
    return nullptr;
  }
  std::uint64_t grip_;
};

}  // namespace

HandRef make_push_token(Room& room, Desk&, const gesture::Gesture& g) {
  const Id seat = room.seat_of(g);
  if (!room.store->rules().allow.walk && seat) {
    room.say("refused.not_now", room.view().to_glass(g.at), seat);
    return nullptr;
  }
  if (!room.preview.tokens.empty()) return nullptr;  // there is one, and somebody has it
  return std::make_unique<PushToken>(room, seat, g);
}

}  // namespace hands
