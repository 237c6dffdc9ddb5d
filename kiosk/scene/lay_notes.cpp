// Notes between the sheet and the air: what lies where the board says, what is lifted, and how the lifted is drawn.
#include <algorithm>

#include "scene/furniture.h"
#include "scene/scene.h"

namespace scene {

void Scene::lay_all(const Frame& frame) {
  rest_damage_.add_everything();
  lying_.begin(glass_.size_mm, frame.board.notes.size());
  in_the_air_.assign(frame.board.notes.size(), 0);
  for (const std::size_t slot : lifted_) in_the_air_[slot] = 1;
  stale_.clear();
  for (std::size_t slot = 0; slot < frame.board.notes.size(); ++slot) lay(frame, slot);
  lying_.sort();
  dot_shown_on_.clear();
  for (const board::Dot& dot : frame.board.dots) dot_shown_on_[dot.id] = dot.note;
}

// A note as the board has it now: where it lay and where it lies are damage.
void Scene::lay(const Frame& frame, std::size_t slot) {
  if (lying_.lies(slot)) spoil(LayerId::notes, lying_[slot].reach);
  const board::Note& note = frame.board.notes[slot];
  const board::Placement* place = note.removed ? nullptr : plan_.place_of(note);
  if (!place) {
    lying_.remove(slot);
    if (slot < faces_.size()) faces_[slot] = {};  // some kB each, and notes are removed all day
    return;
  }
  Lying::Note lies;
  lies.area.target = {TargetKind::note, note.id.value, 0};
  if (in_the_air_[slot]) {
    lying_.put(slot, note.id, place->rank, Lying::Where::in_the_air, std::move(lies), {});
    return;
  }
  const double asked = place->width_mm > 0 ? place->width_mm : frame.plan.note_width;
  const bool inked = !frame.board.strokes_on(note.id).empty();
  const Face& face = inked ? drawn(frame, note, asked) : measured(frame, note, asked);
  const Pose pose{place->at, place->angle_deg};
  const Vec paper{face.drawn_mm, face.drawn_mm};
  Vec size = paper;
  if (!frame.board.dots_on(note.id).empty()) size = size + Vec{1, 1} * frame.tokens.dot.badge;  // the tally overhangs a corner
  if (!note.source.empty()) size = size + Vec{1, 1} * frame.tokens.dot.badge;                   // so does an item's letter
  if (inked) {
    for (const Instance& in : face.local) {  // a stroke may leave its paper
      const Box box = reach_of(in);
      const double far = 2 * std::max({std::abs(box.min.x), std::abs(box.min.y), std::abs(box.max.x), std::abs(box.max.y)});
      size = {std::max(size.x, far), std::max(size.y, far)};
    }
  }
  lies.body = lies.reach = base::bounds(pose, size);
  for (const ShadowLayer& layer : tokens_.shadows[1]) {
    lies.reach = united(lies.reach, base::bounds({pose.at + tokens_.shadow_direction * layer.offset, pose.angle_deg}, paper).grown(1.5 * layer.blur + 1));
  }
  lies.paper_mm = frame.theme.papers[static_cast<std::size_t>(note.paper) % frame.theme.papers.size()].a == 255 ? face.drawn_mm : 0;
  Areas areas;
  add_note_areas(frame, areas, note, *place, face, 1);
  lies.area = std::move(areas.front());
  areas.erase(areas.begin());
  spoil(LayerId::notes, lies.reach);
  lying_.put(slot, note.id, place->rank, Lying::Where::on_sheet, std::move(lies), std::move(areas));
}

// What is in the air does not lie; it is drawn with the hands until it lies again.
void Scene::lift(const Frame& frame) {
  const auto& notes = frame.board.notes;
  lifted_before_.swap(lifted_);
  lifted_.clear();
  if (in_the_air_.size() < notes.size()) in_the_air_.resize(notes.size(), 0);
  constexpr std::uint8_t was = 1, is = 2;
  const auto lift = [&](Id id) {
    const auto slot = notes.slot(id);
    if (!slot || in_the_air_[*slot] == is) return;
    if (in_the_air_[*slot] != was) {
      stale_.push_back(*slot);
      due_.clusters = true;
    }
    in_the_air_[*slot] = is;
    lifted_.push_back(*slot);
  };
  const Preview& preview = frame.preview;
  for (const Glide& glide : preview.glides) lift(glide.record);
  for (const Id id : preview.touched) lift(id);
  for (const HeldTheme& theme : preview.themes) {
    for (const Id id : lying_.in_order())
      if (const board::Note* note = notes.find_live(id); note && note->theme == theme.theme) lift(id);
  }
  for (const Inking& inking : preview.inkings) lift(inking.note);
  for (const Writing& writing : preview.writings)
    if (writing.kind == board::RecordKind::note) lift(writing.record);
  for (const Held& held : preview.held)
    if (held.kind == board::RecordKind::note) lift(held.record);
  for (const std::size_t slot : lifted_before_) {
    if (slot >= in_the_air_.size() || in_the_air_[slot] != was) continue;
    in_the_air_[slot] = 0;
    stale_.push_back(slot);
    due_.clusters = true;
    if (slot < faces_.size() && faces_[slot].writing) {
      faces_[slot].forget();
      faces_[slot].writing = false;
      faces_[slot].making.reset();
    }
  }
  for (const std::size_t slot : lifted_) in_the_air_[slot] = was;
}

void Scene::build_lifted(const Frame& frame, Canvas& canvas) {
  for (const std::size_t slot : lifted_) {
    const board::Note* note = &frame.board.notes[slot];
    const Id id = note->id;
    auto place = note->removed ? std::nullopt : seen(frame.board, frame.preview, id, frame.now_us);
    if (!place) continue;
    canvas.thing(id.value);
    bool held = false, turned = false, written = false;
    for (const Held& h : frame.preview.held)
      if (h.record == id) held = true, turned |= h.turned;
    for (const HeldTheme& h : frame.preview.themes) held |= note->theme == h.theme;
    for (const Writing& w : frame.preview.writings) written |= w.record == id;
    if (written) place->width_mm = std::max(place->width_mm, frame.plan.writing_width / view_.scale);
    double scale = held && !written ? tokens_.lift_scale : 1;
    // What is turned up is shown to all round the table before it takes its place.
    const double wide = place->width_mm > 0 ? place->width_mm : frame.plan.note_width;
    if (turned) {
      scale = std::max(scale, tokens_.face_down.read_size * frame.plan.scale / wide);
      const board::Seat* author = frame.board.seats.find(note->seat);
      const int person = static_cast<int>(author ? std::max<std::int64_t>(1, author->person) : 1);
      draw_dot_trail(frame, canvas.brush(), note->seat, place->at, tokens_.person(person).colour);
    }
    emit_note(frame, canvas, *note, *place, held ? 3 : 2, scale);
  }
  for (const Pulled& pulled : frame.preview.pulled) {
    const double width = pulled.place.width_mm > 0 ? pulled.place.width_mm : frame.plan.note_width;
    const Pose pose{pulled.place.at, pulled.place.angle_deg};
    canvas.thing(pulled.grip);
    const double h = width / 2 * tokens_.lift_scale;
    draw_shadow(frame, canvas, pose, {2 * h, 2 * h}, tokens_.radius_note, 3);
    const Brush brush = canvas.brush(pose);
    brush.rounded({{-h, -h}, {h, h}}, tokens_.radius_note, frame.theme.papers[static_cast<std::size_t>(pulled.paper) % frame.theme.papers.size()]);
    if (tokens_.contrast) brush.border({{-h, -h}, {h, h}}, tokens_.radius_note, tokens_.contrast_edge, frame.theme.paper_ink);
    brush.rounded({{-h, -h}, {h, -h + tokens_.note.band * frame.plan.scale}}, tokens_.radius_note, frame.theme.band);
    if (const board::Seat* seat = frame.board.seats.find(pulled.seat)) {
      draw_mark(frame, brush, static_cast<int>(seat->person), {-h + 17 * frame.plan.scale, -h + 10 * frame.plan.scale}, tokens_.note.mark * frame.plan.scale);
    }
  }
  for (const HeldDot& dot : frame.preview.dots) {
    const board::Seat* seat = frame.board.seats.find(dot.seat);
    const int person = static_cast<int>(seat ? std::max<std::int64_t>(1, seat->person) : 1);
    const PersonLook& look = tokens_.people[static_cast<std::size_t>(person - 1) % tokens_.people.size()];
    const Brush brush = canvas.brush({dot.at, 0});
    canvas.thing(dot.grip);
    const double r = tokens_.dot.in_hand / 2;
    draw_dot_trail(frame, canvas.brush(), dot.seat, dot.at, look.colour);
    draw_shadow(frame, canvas, {dot.at, 0}, {2 * r, 2 * r}, r, 3);
    brush.disc({}, r, {255, 253, 248, 255});
    brush.disc({}, r - tokens_.dot.edge, look.colour);
    brush.mark(person, {}, r * 0.52, look.mark);
  }
}

}  // namespace scene
