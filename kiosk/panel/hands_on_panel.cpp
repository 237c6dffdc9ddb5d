// Contacts on one panel: one of them is ImGui's mouse, others wait for their turn, slide a list, or carry the panel by hand.
#include <algorithm>
#include <cmath>

#include "panel/one_panel.h"

namespace panel {
namespace {

constexpr double kSnapDeg = 6;
constexpr double kGripInset = 24;  // the grip stays this far inside the glass

}  // namespace

base::Pose kept_on_glass(base::Pose pose, Vec size, Vec glass) {
  const Box inside = Box::at({}, glass);
  pose.at = inside.clamp(pose.at);
  const Vec grip = pose.to_glass({0, -size.y / 2 + kGripInset});
  pose.at += inside.grown(-kGripInset).clamp(grip) - grip;
  pose.at = inside.clamp(pose.at);
  return pose;
}

base::Pose snapped(base::Pose pose, double within_deg) {
  const double side = std::round(pose.angle_deg / 90) * 90;
  if (std::abs(pose.angle_deg - side) <= within_deg) pose.angle_deg = side;
  pose.angle_deg = base::normalized_deg(pose.angle_deg);
  return pose;
}

Scroll* OnePanel::scroll_at(Vec panel_mm) {
  for (Scroll& scroll : kept_.scrolls)
    if (scroll.box.contains(panel_mm) && scroll.most() > 0) return &scroll;
  return nullptr;
}

void OnePanel::take(const contact::ContactEvent& event) {
  const auto it = std::find_if(contacts_.begin(), contacts_.end(), [&](const Contact& c) { return c.key == event.key; });
  if (event.phase == contact::Phase::begin) {
    if (it != contacts_.end()) end(*it, true);
    begin(event);
    return;
  }
  if (it == contacts_.end()) return;
  if (event.phase == contact::Phase::move) move(*it, event.at);
  else {
    if (event.phase == contact::Phase::end) move(*it, event.at);
    end(*it, event.phase == contact::Phase::cancel);
  }
}

void OnePanel::begin(const contact::ContactEvent& event) {
  Contact contact;
  contact.key = event.key;
  contact.from = contact.at = event.at;
  const Vec on_panel = to_panel(event.at);
  const bool on_item = std::any_of(kept_.items.begin(), kept_.items.end(), [&](const Item& item) {
    return item.box.contains(on_panel) && (!item.round || base::distance(on_panel, item.box.centre()) <= item.box.width() / 2 + 2);
  });
  if (Scroll* scroll = scroll_at(on_panel)) contact.scroll = scroll->id, contact.scroll_from = scroll->offset;
  // A palm presses nothing and carries nothing.
  if (event.size_mm.x * event.size_mm.y > tokens_.touch.palm_mm2) contact.role = Role::nothing;
  else if (on_item) {
    const bool is_taken = std::any_of(contacts_.begin(), contacts_.end(), [](const Contact& c) { return c.role == Role::mouse; });
    contact.role = is_taken ? Role::waiting : Role::mouse;
    if (!is_taken) push_stroke({on_panel, true, false});
  } else {
    contact.role = contact.scroll ? Role::scroll : fills_glass() ? Role::nothing : Role::carry;
  }
  contacts_.push_back(contact);
  if (contact.role == Role::carry) hold_anew();
}

void OnePanel::move(Contact& contact, Vec at) {
  if (contact.at == at) return;
  contact.at = at;
  const Vec on_panel = to_panel(at), began = to_panel(contact.from);
  if ((contact.role == Role::mouse || contact.role == Role::waiting) && contact.scroll && std::abs(on_panel.y - began.y) * scale_ > tokens_.touch.slop) {
    // It slides the list: what it began on is not pressed.
    const bool was_mouse = contact.role == Role::mouse;
    contact.role = Role::scroll;
    if (was_mouse) push_stroke({{}, false, true}), next_in_turn();
  }
  switch (contact.role) {
    case Role::mouse: push_stroke({on_panel, true, false}); break;
    case Role::scroll:
      for (Scroll& scroll : kept_.scrolls) {
        if (scroll.id != contact.scroll) continue;
        const double offset = std::clamp(contact.scroll_from - (on_panel.y - began.y), 0.0, scroll.most());
        if (offset != scroll.offset) scroll.offset = offset, dirty_ = true;
      }
      break;
    case Role::carry: carry(); break;
    default: break;
  }
}

void OnePanel::end(Contact& contact, bool cancelled) {
  const Contact was = contact;
  if (was.role == Role::waiting && !cancelled) {
    contact.has_ended = true;  // its tap is played when its turn comes
    return;
  }
  contacts_.erase(contacts_.begin() + (&contact - contacts_.data()));
  if (was.role == Role::mouse) {
    push_stroke(cancelled ? Stroke{{}, false, true} : Stroke{to_panel(was.at), false, false});
    next_in_turn();
  } else if (was.role == Role::carry) {
    const bool carried = std::any_of(contacts_.begin(), contacts_.end(), [](const Contact& c) { return c.role == Role::carry; });
    if (carried) hold_anew();
    else let_go();
  }
}

void OnePanel::next_in_turn() {
  for (bool again = true; again;) {
    again = false;
    const auto it = std::find_if(contacts_.begin(), contacts_.end(), [](const Contact& c) { return c.role == Role::waiting; });
    if (it == contacts_.end()) return;
    push_stroke({to_panel(it->from), true, false});
    if (it->has_ended) {
      push_stroke({to_panel(it->at), false, false});
      contacts_.erase(it);
      again = true;
    } else {
      it->role = Role::mouse;
      if (it->at != it->from) push_stroke({to_panel(it->at), true, false});
    }
  }
}

// Presses and releases are each given a pass of their own, since ImGui sees the mouse once a pass; of moves the last counts.
void OnePanel::push_stroke(Stroke stroke) {
  const bool follows_move = strokes_.size() > 1 && strokes_.back().down && stroke.down && strokes_[strokes_.size() - 2].down;
  if (follows_move) strokes_.back() = stroke;
  else strokes_.push_back(stroke);
}

void OnePanel::hold_anew() {
  for (Contact& contact : contacts_)
    if (contact.role == Role::carry) contact.held = mesh_.pose.to_local(contact.at);
}

// One contact moves the panel; two move and turn it, with no change of size: the first two that hold it.
void OnePanel::carry() {
  const Contact* first = nullptr;
  const Contact* second = nullptr;
  for (const Contact& contact : contacts_) {
    if (contact.role != Role::carry) continue;
    if (!first) first = &contact;
    else if (!second) second = &contact;
  }
  if (!first) return;
  base::Pose pose = mesh_.pose;
  if (second) {
    const Vec held = second->held - first->held, now = second->at - first->at;
    if (base::length(held) > 1 && base::length(now) > 1)
      pose.angle_deg = base::normalized_deg(base::degrees(std::atan2(now.y, now.x) - std::atan2(held.y, held.x)));
    pose.at = (first->at + second->at) * 0.5 - base::rotated((first->held + second->held) * 0.5, pose.angle_deg);
  } else {
    pose.at = first->at - base::rotated(first->held, pose.angle_deg);
  }
  mesh_.pose = kept_on_glass(pose, mesh_.size, glass_.size_mm);
  moved_ = true;
}

void OnePanel::let_go() { place(snapped(mesh_.pose, kSnapDeg)); }

}  // namespace panel
