// Things that stand on the glass for a while and are nobody's note: keyboards (their note comes along), cards, the tent.
#include <algorithm>

#include "hands/hand.h"
#include "scene/draw_costs.h"
#include "scene/keyboard.h"

namespace hands {
namespace {

class MoveTray final : public Hand {
 public:
  MoveTray(Room& room, const gesture::Gesture& g) : Hand(room), target_(to_scene(g.target)) {
    if (const base::Pose* pose = find()) before_ = *pose;
    if (const scene::Writing* w = keyboard()) stretched_ = scene::KeyboardLayout::sizes[size_before_ = w->size];
  }

  void move(const gesture::Gesture& g) override {
    base::Pose* pose = find();
    if (!pose) return;
    const base::Pose was = *pose;
    const bool tent = target_.kind == scene::TargetKind::tent;
    if (tent) {
      pose->at += g.to - g.from;
    } else {
      pose->at = g.to + base::rotated(pose->at - g.from, g.turn_deg);
    }
    pose->angle_deg = base::normalized_deg(pose->angle_deg + g.turn_deg);
    if (scene::Writing* w = keyboard()) stretch(*w, g.scale);
    if (!tent) {
      const Vec half = size() * 0.5, glass = room_.scene.glass().size_mm;
      pose->at =
          base::Box{{std::min(half.x, half.y), std::min(half.x, half.y)}, {glass.x - std::min(half.x, half.y), glass.y - std::min(half.x, half.y)}}.clamp(
              pose->at);
    } else {
      // Its shift is from its own place: the tent stays whole on the sheet.
      const scene::Plan& plan = room_.plan();
      if (plan.tent) {
        const Vec home = plan.tent->centre(), half = plan.tent->size() * 0.5;
        const double r = std::max(half.x, half.y);
        const base::Box reach{{std::min(home.x, plan.sheet.min.x + r), std::min(home.y, plan.sheet.min.y + half.y)},
                              {std::max(home.x, plan.sheet.max.x - r), std::max(home.y, plan.sheet.max.y - half.y)}};
        pose->at = reach.clamp(home + pose->at) - home;
      }
    }
    if (!(was == *pose)) room_.touch_preview();
  }

  void end(const gesture::Gesture&) override {
    if (target_.kind != scene::TargetKind::tent) return;
    // The tent stands square to a side again.
    base::Pose& pose = room_.preview.tent_shift;
    pose.angle_deg = std::round(pose.angle_deg / 90.0) * 90.0;
    room_.touch_preview();
  }

  void cancel() override {
    if (base::Pose* pose = find()) *pose = before_;
    if (scene::Writing* w = keyboard()) w->size = size_before_;
    room_.touch_preview();
  }

 private:
  base::Pose* find() {
    switch (target_.kind) {
      case scene::TargetKind::keyboard:
        for (auto& w : room_.preview.writings)
          if (w.session == target_.id) return &w.keyboard;
        return nullptr;
      case scene::TargetKind::card:
        for (auto& c : room_.preview.undo_cards)
          if (c.session == target_.id) return &c.pose;
        for (auto& c : room_.preview.said_cards)
          if (c.session == target_.id) return &c.pose;
        return nullptr;
      case scene::TargetKind::number_pad:
        for (auto& pad : room_.preview.number_pads)
          if (pad.session == target_.id) return &pad.pose;
        return nullptr;
      case scene::TargetKind::tent: return &room_.preview.tent_shift;
      default: return nullptr;
    }
  }
  scene::Writing* keyboard() {
    if (target_.kind != scene::TargetKind::keyboard) return nullptr;
    for (auto& w : room_.preview.writings)
      if (w.session == target_.id) return &w;
    return nullptr;
  }
  // Two hands draw it larger or smaller, from one of its sizes to the next.
  void stretch(scene::Writing& w, double scale) {
    const auto& sizes = scene::KeyboardLayout::sizes;
    stretched_ = std::clamp(stretched_ * scale, sizes.front(), sizes.back());
    std::size_t nearest = 0;
    for (std::size_t i = 1; i < sizes.size(); ++i)
      if (std::abs(sizes[i] - stretched_) < std::abs(sizes[nearest] - stretched_)) nearest = i;
    if (nearest != w.size) room_.touch_preview();
    w.size = nearest;
  }
  Vec size() {
    if (target_.kind == scene::TargetKind::number_pad) return scene::kNumberPad;
    const scene::Writing* w = keyboard();
    return w ? room_.tokens().keyboards[w->layout]->at_size(w->size).size() : Vec{372, 300};
  }

  scene::Target target_;
  base::Pose before_;
  std::size_t size_before_ = scene::KeyboardLayout::usual;
  double stretched_ = 1;
};

}  // namespace

HandRef make_move_tray(Room& room, Desk&, const gesture::Gesture& g) { return std::make_unique<MoveTray>(room, g); }

}  // namespace hands
