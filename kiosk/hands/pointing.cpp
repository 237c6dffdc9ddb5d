#include "hands/pointing.h"

#include <algorithm>

namespace hands {
namespace {

constexpr std::int64_t waits_us = 4'000'000;  // for a finger, after « Montrer »

scene::Pointing* find(Room& room, std::uint64_t session) {
  for (scene::Pointing& p : room.preview.pointings)
    if (p.session == session) return &p;
  return nullptr;
}

scene::Pointing& begin_rings(Room& room, Vec at, Id seat) {
  // What this person showed before, and what only fades still, gives way.
  std::erase_if(room.preview.pointings, [&](const scene::Pointing& p) { return seat && p.seat == seat && (p.left_us != 0 || p.note); });
  scene::Pointing p;
  p.session = room.new_session();
  p.seat = seat;
  p.at = at;
  p.angle_deg = room.reading_angle(at, seat);
  p.since_us = room.now_us;
  room.touch_preview();
  return room.preview.pointings.emplace_back(p);
}

// The rings under one finger, which took them from a note or, while people talk, made them.
class MovePointing final : public Hand {
 public:
  MovePointing(Room& room, std::uint64_t session, Vec at) : Hand(room), session_(session) {
    if (scene::Pointing* p = find(room, session_)) p->note = {}, p->until_us = 0, p->at = at;
    room.touch_preview();
  }
  void move(const gesture::Gesture& g) override {
    if (scene::Pointing* p = find(room_, session_)) p->at = g.at;
    room_.touch_preview();
  }
  void end(const gesture::Gesture&) override { leave(); }
  void cancel() override { leave(); }

 private:
  void leave() {
    if (scene::Pointing* p = find(room_, session_)) p->left_us = room_.now_us;
    room_.touch_preview();
  }
  std::uint64_t session_;
};

}  // namespace

HandRef make_move_pointing(Room& room, Desk&, const gesture::Gesture& g) {
  if (!g.target.id) return std::make_unique<MovePointing>(room, begin_rings(room, g.start, room.seat_of(g)).session, g.at);
  if (!find(room, g.target.id)) return nullptr;
  return std::make_unique<MovePointing>(room, g.target.id, g.at);
}

scene::Pointing& Pointing::add(Vec at, Id seat) { return begin_rings(room_, at, seat); }

scene::Pointing* Pointing::of_grip(std::uint64_t grip) {
  for (scene::Pointing& p : room_.preview.pointings)
    if (p.grip == grip) return &p;
  return nullptr;
}

void Pointing::take(const gesture::Gesture& g) {
  if (!room_.store) return;
  if (g.kind == gesture::Kind::point_begin) {
    add(g.at, room_.seat_of(g)).grip = g.grip;
    // The rings say where the hand is: light under its fingers would hide what they show.
    for (scene::Halo& halo : room_.preview.halos) {
      const contact::ContactKey key{halo.device, halo.contact};
      if (halo.left_us == 0 && (key == g.contact || key == g.other)) halo.left_us = room_.now_us;
    }
    return;
  }
  scene::Pointing* p = of_grip(g.grip);
  if (!p || p->left_us != 0) return;
  p->at = g.at;
  if (g.kind != gesture::Kind::point_move) p->left_us = room_.now_us;
  room_.touch_preview();
}

void Pointing::show(Id note, Id seat) {
  const auto place = room_.scene.seen(room_.board(), room_.preview, note, room_.now_us);
  if (!place) return;
  scene::Pointing& p = add(room_.view().to_glass(place->at), seat);
  p.note = note;
  p.until_us = room_.now_us + waits_us;
}

std::uint64_t Pointing::offered(Vec at, Id seat, const scene::Target& under) const {
  using scene::TargetKind;
  const bool on_note = under.kind == TargetKind::note || under.kind == TargetKind::dot;
  if (!on_note && under.kind != TargetKind::glass) return 0;
  for (const scene::Pointing& p : room_.preview.pointings) {
    if (!p.note || p.seat != seat || p.left_us != 0) continue;
    const bool its_note = under.kind == TargetKind::note && under.id == p.note.value;
    if (its_note || base::distance(at, p.at) <= room_.tokens().pointing.rings.back()) return p.session;
  }
  return 0;
}

void Pointing::tick() {
  auto& all = room_.preview.pointings;
  bool changed = false;
  for (scene::Pointing& p : all) {
    if (!p.note || p.left_us != 0) continue;
    const auto place = room_.store ? room_.scene.seen(room_.board(), room_.preview, p.note, room_.now_us) : std::nullopt;
    if (!place || room_.now_us >= p.until_us) {
      p.left_us = room_.now_us;
      changed = true;
    } else if (const Vec at = room_.view().to_glass(place->at); at != p.at) {
      p.at = at;  // somebody moves the note, or the sheet: the rings stay on it
      changed = true;
    }
  }
  const auto fade_us = static_cast<std::int64_t>(room_.tokens().pointing.fade_ms * 1000);
  changed |= std::erase_if(all, [&](const scene::Pointing& p) { return p.left_us != 0 && room_.now_us - p.left_us > fade_us; }) > 0;
  if (changed) room_.touch_preview();
}

std::int64_t Pointing::next_deadline_us() const {
  std::int64_t next = 0;
  for (const scene::Pointing& p : room_.preview.pointings)
    if (p.note && p.left_us == 0 && (next == 0 || p.until_us < next)) next = p.until_us;
  return next;
}

void Pointing::stop_waiting() {
  if (std::erase_if(room_.preview.pointings, [](const scene::Pointing& p) { return static_cast<bool>(p.note); }) > 0) room_.touch_preview();
}

}  // namespace hands
