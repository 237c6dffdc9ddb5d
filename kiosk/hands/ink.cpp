#include "hands/ink.h"

#include <algorithm>

#include "hands/hand.h"
#include "hands/hidden.h"
#include "hands/put_down.h"

namespace hands {
namespace {

class DrawInk final : public Hand {
 public:
  DrawInk(Room& room, Ink& ink, Id note, const gesture::Gesture& g) : Hand(room), ink_(ink), note_(note), contact_(g.contact) {
    ink_.draw(note_, contact_, g.from, g.pressure);
  }
  void move(const gesture::Gesture& g) override { ink_.draw(note_, contact_, g.at, g.pressure); }
  void end(const gesture::Gesture&) override { ink_.lift(note_, contact_); }
  void cancel() override { ink_.drop(note_, contact_); }

 private:
  Ink& ink_;
  Id note_;
  contact::ContactKey contact_;
};

}  // namespace

HandRef make_draw_ink(Room& room, Desk& desk, const gesture::Gesture& g) { return std::make_unique<DrawInk>(room, desk.ink, Id{g.target.id}, g); }

scene::Inking* Ink::on(Id note) {
  for (scene::Inking& i : room_.preview.inkings)
    if (i.note == note) return &i;
  return nullptr;
}
scene::Inking* Ink::of(std::uint64_t session) {
  for (scene::Inking& i : room_.preview.inkings)
    if (i.session == session) return &i;
  return nullptr;
}
bool Ink::open_on(Id note) const {
  return std::any_of(room_.preview.inkings.begin(), room_.preview.inkings.end(), [&](const scene::Inking& i) { return i.note == note; });
}

bool Ink::open(const scene::Writing& from) {
  const bool opened = open(from.record, from.seat);
  scene::Inking* inking = on(from.record);
  if (opened && inking) inking->fresh |= from.fresh, inking->group = from.group;
  return opened;
}

bool Ink::open(Id note, Id seat) {
  if (open_on(note)) return true;
  if (is_closed_to(room_, note, seat)) return false;
  auto place = room_.scene.seen(room_.board(), room_.preview, note, room_.now_us);
  if (!place) return false;
  if (place->width_mm <= 0) place->width_mm = room_.plan().note_width;
  place = room_.on_glass(*place);
  scene::Inking inking;
  inking.session = room_.new_session();
  inking.seat = seat;
  inking.note = note;
  const double angle = room_.reading_angle(place->at, seat);
  const double width = place->width_mm;
  // Its side of the note is the writer's, unless their keyboard lies there.
  const auto& writings = room_.preview.writings;
  const bool keys = std::any_of(writings.begin(), writings.end(), [&](const scene::Writing& w) { return w.record == note && w.on_screen; });
  const Vec towards = base::rotated({0, (keys ? -1 : 1) * (width / 2 + 48)}, angle);
  const Vec glass = room_.scene.glass().size_mm;
  const bool level = std::abs(base::normalized_deg(angle)) < 45 || std::abs(base::normalized_deg(angle)) > 135;
  const Vec reach = scene::Inking::bar_size * 0.5 + Vec{3, 5}, half = level ? reach : Vec{reach.y, reach.x};
  inking.bar = {base::Box{half, glass - half}.clamp(place->at + towards), angle};
  room_.preview.inkings.push_back(std::move(inking));
  room_.touch_preview();
  return true;
}

void Ink::act(scene::Action action, std::uint64_t session) {
  scene::Inking* inking = of(session);
  if (!inking) return;
  switch (action) {
    case scene::Action::pen: inking->erasing = false; break;
    case scene::Action::eraser: inking->erasing = true; break;
    case scene::Action::ink_undo: {
      const auto& slots = room_.board().strokes_on(inking->note);
      for (auto it = slots.rbegin(); it != slots.rend(); ++it) {
        const board::Stroke& stroke = room_.board().strokes[*it];
        if (stroke.removed || (inking->seat && stroke.seat != inking->seat)) continue;
        store::Draft draft(room_.actor(inking->seat));
        draft.remove(board::RecordKind::stroke, stroke.id);
        room_.commit(std::move(draft), inking->bar.at, inking->seat);
        break;
      }
      break;
    }
    case scene::Action::ink_done: close(session); return;
    default: break;
  }
  room_.touch_preview();
}

void Ink::close(std::uint64_t session) {
  const auto done = set_aside(session);
  const board::Note* note = done ? room_.board().notes.find_live(done->note) : nullptr;
  if (!note) return;
  const auto& strokes = room_.board().strokes_on(note->id);
  const bool bare = std::all_of(strokes.begin(), strokes.end(), [&](std::size_t slot) { return room_.board().strokes[slot].removed; });
  const auto& writings = room_.preview.writings;
  const bool written = !note->text.empty() || std::any_of(writings.begin(), writings.end(), [&](const scene::Writing& w) { return w.record == note->id; });
  if (done->fresh && bare && !written) {
    store::Draft draft(room_.actor(done->seat), done->group);
    draft.remove(board::RecordKind::note, note->id);
    room_.commit(std::move(draft), done->bar.at, done->seat);
    return;
  }
  put_in_fan(room_, note->id, done->fresh ? Fresh::yes : Fresh::no, 0);
}

std::optional<scene::Inking> Ink::set_aside(std::uint64_t session) {
  const scene::Inking* inking = of(session);
  if (!inking) return std::nullopt;
  std::vector<contact::ContactKey> drawing;
  for (const auto& line : inking->lines) drawing.push_back({line.device, line.contact});
  const Id note = inking->note;
  for (const contact::ContactKey& contact : drawing) lift(note, contact);
  inking = of(session);
  if (!inking) return std::nullopt;
  scene::Inking done = *inking;
  std::erase_if(room_.preview.inkings, [&](const scene::Inking& i) { return i.session == session; });
  room_.touch_preview();
  return done;
}

void Ink::draw(Id note, const contact::ContactKey& contact, Vec at, float pressure) {
  scene::Inking* inking = on(note);
  const auto place = inking ? room_.scene.seen(room_.board(), room_.preview, note, room_.now_us) : std::nullopt;
  if (!place) return;
  const double width = place->width_mm > 0 ? place->width_mm : room_.plan().note_width;
  const Vec local = base::Pose{place->at, place->angle_deg}.to_local(at) / width + Vec{0.5, 0.5};
  const Vec kept = base::Box{{0.01, 0.01}, {0.99, 0.99}}.clamp(local);
  if (inking->erasing) {
    for (const std::size_t slot : room_.board().strokes_on(note)) {
      const board::Stroke& stroke = room_.board().strokes[slot];
      if (stroke.removed) continue;
      const bool near =
          std::any_of(stroke.points.begin(), stroke.points.end(), [&](const board::InkPoint& p) { return std::hypot(p.x - kept.x, p.y - kept.y) * width < 8; });
      if (!near) continue;
      store::Draft draft(room_.actor(inking->seat));
      draft.remove(board::RecordKind::stroke, stroke.id);
      room_.commit(std::move(draft), room_.view().to_glass(at), inking->seat);
      break;
    }
    return;
  }
  auto line = std::find_if(inking->lines.begin(), inking->lines.end(), [&](const auto& l) { return l.device == contact.device && l.contact == contact.id; });
  if (line == inking->lines.end()) line = inking->lines.insert(inking->lines.end(), {contact.device, contact.id, {}});
  const board::InkPoint point{static_cast<float>(kept.x), static_cast<float>(kept.y), std::clamp(pressure, 0.0F, 1.0F)};
  if (line->points.size() >= room_.store->rules().max_stroke_points) {
    // A stroke that never ends is kept in parts, each begun where the one before ended.
    const board::InkPoint last = line->points.back();
    lift(note, contact);
    inking = on(note);
    if (!inking) return;
    line = inking->lines.insert(inking->lines.end(), {contact.device, contact.id, {last}});
  }
  if (line->points.empty() || std::hypot(line->points.back().x - point.x, line->points.back().y - point.y) * width > 0.6) line->points.push_back(point);
  room_.touch_preview();
}

void Ink::lift(Id note, const contact::ContactKey& contact) {
  scene::Inking* inking = on(note);
  if (!inking) return;
  const auto line =
      std::find_if(inking->lines.begin(), inking->lines.end(), [&](const auto& l) { return l.device == contact.device && l.contact == contact.id; });
  if (line == inking->lines.end()) return;
  board::InkPoints points = std::move(line->points);
  inking->lines.erase(line);
  const Id seat = inking->seat;
  const Vec at = inking->bar.at;
  if (!points.empty()) {
    store::Draft draft(room_.actor(seat));
    draft.create(board::RecordKind::stroke, room_.store->new_id(),
                 {{board::Property::note, note}, {board::Property::seat, seat}, {board::Property::points, std::move(points)}});
    room_.commit(std::move(draft), at, seat);
  }
  room_.touch_preview();
}

void Ink::drop(Id note, const contact::ContactKey& contact) {
  if (scene::Inking* inking = on(note)) {
    std::erase_if(inking->lines, [&](const auto& l) { return l.device == contact.device && l.contact == contact.id; });
    room_.touch_preview();
  }
}

}  // namespace hands
