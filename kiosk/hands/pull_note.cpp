// A note pulled from a pad: under the finger at once, on the board when it is let go.
#include "hands/hand.h"
#include "hands/hidden.h"
#include "hands/make_room.h"
#include "hands/put_down.h"

namespace hands {
namespace {

class PullNote final : public Hand {
 public:
  PullNote(Room& room, Id seat, std::int64_t paper, const gesture::Gesture& g) : Hand(room), grip_(g.grip) {
    board::Placement place{g.from, room.plan().upright ? room.plan().upright_deg : room.reading_angle(g.start, seat), room.plan().note_width, 0};
    room.preview.pulled.push_back({g.grip, seat, paper, place});
    room.sound(sound::Cue::pick, g.from, seat);
    room.touch_preview();
  }

  void move(const gesture::Gesture& g) override {
    if (scene::Pulled* pulled = find()) pulled->place.at = g.at;
    room_.touch_preview();
  }

  void sheet_moved(const scene::SheetView& before) override {
    if (scene::Pulled* pulled = find()) pulled->place.at = room_.under_finger(pulled->place.at, before);
  }

  void end(const gesture::Gesture& g) override {
    const scene::Pulled* found = find();
    if (!found) return;
    const scene::Pulled pulled = *found;
    cancel();
    const scene::Plan& plan = room_.plan();
    // Back over the linen: the sheet returns to its pad.
    if (!plan.sheet.grown(-8).contains(room_.view().to_glass(pulled.place.at))) return;
    board::Placement let_go = pulled.place;
    let_go.at = room_.keep_seen(let_go.at, let_go.width_mm);
    const Flight way = flight(room_, let_go, g.velocity);
    board::Placement place = way.to;
    place.rank = room_.rank_above();
    const Id note = room_.store->new_id();
    const bool hidden = begins_hidden(room_, pulled.seat);
    const MadeRoom made = hidden ? MadeRoom{place, {}, {}} : make_room(room_, note, place);
    board::Fields fields = hidden ? fields_of_hidden(room_, pulled.paper, place) : fields_of_place(room_, {}, pulled.paper, made.place);
    fields.push_back({board::Property::seat, pulled.seat});
    store::Draft draft(room_.actor(pulled.seat));
    draft.create(board::RecordKind::note, note, std::move(fields));
    move_others(room_, draft, made);
    if (!room_.commit(std::move(draft), room_.view().to_glass(g.at), pulled.seat)) return;
    room_.sound(sound::Cue::drop, place.at, pulled.seat);
    room_.last_tapped = {board::RecordKind::note, note, pulled.seat};
    if (way.thrown) room_.glide(note, let_go, scene::Glide::Kind::thrown);
    else if (made.place.at != place.at) room_.glide(note, let_go, scene::Glide::Kind::spring);
  }

  void cancel() override {
    std::erase_if(room_.preview.pulled, [&](const scene::Pulled& p) { return p.grip == grip_; });
    room_.touch_preview();
  }

 private:
  scene::Pulled* find() {
    for (scene::Pulled& pulled : room_.preview.pulled)
      if (pulled.grip == grip_) return &pulled;
    return nullptr;
  }
  std::uint64_t grip_;
};

}  // namespace

HandRef make_pull_note(Room& room, Desk&, const gesture::Gesture& g) {
  if (!room.store->rules().allow.write) {
    room.say(board::why_not(room.store->rules(), &board::Allow::write), room.view().to_glass(g.at), room.seat_of(g));
    return nullptr;
  }
  const Id seat = g.target.id ? Id{g.target.id} : room.seat_of(g);
  return std::make_unique<PullNote>(room, seat, static_cast<std::int64_t>(g.target.part & 0xff), g);
}

}  // namespace hands
