// A line drawn with a finger: from an item's pin to a note, or the end of one that is there, to another note or off it. Off its note
// it is gone, as a thread is; undo brings it back.
#include <algorithm>

#include "hands/hand.h"

namespace hands {
namespace {

class DrawLink final : public Hand {
 public:
  DrawLink(Room& room, Id link, Id from, Id led_to, Id seat, const gesture::Gesture& g) : Hand(room), grip_(g.grip), link_(link), from_(from), led_to_(led_to) {
    room.preview.links.push_back({g.grip, link, from, seat, g.at, {}});
    room.sound(sound::Cue::pick, g.at, seat);
    room.touch_preview();
  }

  void move(const gesture::Gesture& g) override {
    if (scene::HeldLink* held = find()) {
      held->at = g.at;
      held->over = note_at(g.at);
    }
    room_.touch_preview();
  }

  void sheet_moved(const scene::SheetView& before) override {
    scene::HeldLink* held = find();
    if (!held) return;
    held->at = room_.under_finger(held->at, before);
    held->over = note_at(held->at);
  }

  void end(const gesture::Gesture& g) override {
    const scene::HeldLink* found = find();
    if (!found) return;
    const scene::HeldLink held = *found;
    cancel();
    using board::Property;
    const Id note = note_at(g.at);
    store::Draft draft(room_.actor(held.seat));
    if (!link_ && note) {
      draft.create(board::RecordKind::link, room_.store->new_id(), {{Property::link_from, from_}, {Property::link_to, note}, {Property::seat, held.seat}});
    } else if (link_ && room_.board().links.find_live(link_)) {  // somebody may have taken it away meanwhile
      if (!note) draft.remove(board::RecordKind::link, link_);
      else if (note != led_to_) draft.set(board::RecordKind::link, link_, {{Property::link_to, note}});
    }
    if (!draft.empty() && room_.commit(std::move(draft), room_.view().to_glass(g.at), held.seat))
      room_.sound(note ? sound::Cue::stick : sound::Cue::drop, g.at, held.seat);
  }

  void cancel() override {
    std::erase_if(room_.preview.links, [&](const scene::HeldLink& l) { return l.grip == grip_; });
    room_.touch_preview();
  }

 private:
  scene::HeldLink* find() {
    for (scene::HeldLink& link : room_.preview.links)
      if (link.grip == grip_) return &link;
    return nullptr;
  }
  // From item to item no line leads.
  Id note_at(Vec at) const {
    const board::Note* note = room_.note_at(at);
    return note && note->source.empty() ? note->id : Id{};
  }
  std::uint64_t grip_;
  Id link_, from_, led_to_;
};

}  // namespace

HandRef make_draw_link(Room& room, Desk&, const gesture::Gesture& g) {
  const Id seat = room.seat_of(g);
  if (!room.store->rules().allow.link && seat) {
    room.say("refused.not_now", room.view().to_glass(g.at), seat);
    return nullptr;
  }
  if (static_cast<scene::TargetKind>(g.target.kind) == scene::TargetKind::pin) {
    if (!room.board().notes.find_live(Id{g.target.id})) return nullptr;
    return std::make_unique<DrawLink>(room, Id{}, Id{g.target.id}, Id{}, seat, g);
  }
  const board::Link* link = room.board().links.find_live(Id{g.target.id});
  if (!link) return nullptr;
  return std::make_unique<DrawLink>(room, link->id, link->from, link->to, seat, g);
}

}  // namespace hands
