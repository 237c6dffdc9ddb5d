// What has to be drawn, as flat lists: of the damage for the glass, of everything for pictures. Read through scene.h.
#include <algorithm>

#include "scene/draw_rounds.h"
#include "scene/scene.h"
#include "workshop/turns.h"

namespace scene {

namespace {

constexpr double hair_mm = 4;  // of antialiasing, for pixels up to that

// In rows of two halves that face each other papers touch, and how many dots one has hangs over the next.
bool tallies_lie_above(const Plan& plan) { return plan.layout == workshop::Layout::grid; }

// Where most of the glass is damaged, drawing it all as one costs less.
void unite_if_most(Damage& damage, Vec glass) {
  double area = 0;
  for (const Box& box : damage.boxes()) area += box.width() * box.height();
  if (area > 0.8 * glass.x * glass.y) damage.add_everything();
}

}  // namespace

void Scene::damage_everything() {
  rest_damage_.add_everything();
  glass_damage_.add_everything();
}

Damage Scene::damage() const {
  Damage all = glass_damage_;
  all.add(rest_damage_);
  return all;
}

// What is damaged on the glass, where the sheet has it.
Damage Scene::on_sheet(const Damage& on_glass) const {
  if (view_.whole() || on_glass.whole()) return on_glass;
  Damage out;
  for (const Box& box : on_glass.boxes()) out.add(view_.to_sheet(box));
  return out;
}

// The notes that lie are drawn here and not when they change: nobody sees most of a full board.
void Scene::gather(const Frame& frame, const Damage& rest, const Damage& glass, DrawList& out) {
  out.clear = theme().linen;
  out.view = view_;
  out.frame = plan_.sheet;
  const Damage rest_on_sheet = on_sheet(rest), glass_on_sheet = on_sheet(glass);
  for (std::size_t i = 0; i < out.layers.size(); ++i) {
    const auto id = static_cast<LayerId>(i);
    std::vector<Instance>& instances = out.layers[i].instances;
    instances.clear();
    out.layers[i].within.clear();
    if (id == LayerId::lenses) continue;
    if (id != LayerId::notes) {
      if (id <= last_at_rest) layers_[i].gather(is_on_sheet(id) ? rest_on_sheet : rest, instances);
      else layers_[i].gather(is_on_sheet(id) ? glass_on_sheet : glass, instances);
      continue;
    }
    lying_.seen_within(rest_on_sheet, seen_);
    Canvas canvas{instances, areas_[i]};
    const bool tallies_above = tallies_lie_above(plan_);
    for (const Lying::Seen& seen : seen_) {
      if (seen.slot >= frame.board.notes.size()) continue;
      const Lying::Note& lies = lying_[seen.slot];
      const std::size_t first = instances.size();
      const bool partly = !(seen.within.contains(lies.reach.min) && seen.within.contains(lies.reach.max));
      if (partly || !out.layers[i].within.empty()) out.layers[i].within.push_back({first, seen.within});
      if (seen.shadow_alone) {
        draw_shadow(frame, canvas, lies.area.pose, lies.area.size, frame.tokens.radius_note, 1);
        continue;
      }
      const board::Note& note = frame.board.notes[seen.slot];
      if (const board::Placement* place = plan_.place_of(note)) emit_note(frame, canvas, note, *place, 1, 1, tallies_above ? NotePart::paper : NotePart::all);
      if (!partly) continue;
      const auto hidden = [&](const Instance& in) { return !reach_of(in).grown(hair_mm).overlaps(seen.within); };
      instances.erase(std::remove_if(instances.begin() + static_cast<std::ptrdiff_t>(first), instances.end(), hidden), instances.end());
    }
    for (const Lying::Seen& seen : seen_) {
      if (!tallies_above || seen.shadow_alone || seen.slot >= frame.board.notes.size()) continue;
      const board::Note& note = frame.board.notes[seen.slot];
      const board::Placement* place = plan_.place_of(note);
      if (!place || frame.board.dots_on(note.id).empty()) continue;
      if (!out.layers[i].within.empty()) out.layers[i].within.push_back({instances.size(), lying_[seen.slot].reach});
      emit_note(frame, canvas, note, *place, 1, 1, NotePart::tally);
    }
  }
  gather_lenses(frame, glass, out);
}

const DrawList& Scene::draw_list(const board::Board& board, const Preview& preview, double pixel_mm, const Damage& also) {
  if (kept_view_ != view_ && rest_damage_.whole()) kept_view_ = view_;  // nothing is kept any more
  list_.view = view_;
  list_.kept_view = kept_view_;
  list_.bare.clear();
  if (list_.moving()) list_.bare = bare();
  list_.rest = rest_damage_;
  list_.glass = damage();
  list_.glass.add(also);
  unite_if_most(list_.rest, glass_.size_mm);
  list_.glass.add(list_.rest);
  unite_if_most(list_.glass, glass_.size_mm);
  rest_damage_.clear();
  glass_damage_.clear();
  // The renderer draws up to three pixels more around each box, and things colour up to two beyond their reach.
  Damage rest = list_.rest;
  rest.add(list_.bare);
  gather(frame(board, preview, 0, 0), rest.grown(5 * pixel_mm), list_.glass.grown(5 * pixel_mm), list_);
  return list_;
}

void Scene::let_go() {
  for (Layer& layer : list_.layers) layer = {};
  list_.lenses = {};
  // Faces are drawn again from texts that are laid out already; few are ever needed again.
  for (std::size_t slot = 0; slot < faces_.size(); ++slot) {
    if (slot < in_the_air_.size() && in_the_air_[slot]) continue;
    faces_[slot].local = {};
    faces_[slot].drawn = false;
  }
}

DrawList Scene::whole_list(const board::Board& board, const Preview& preview) {
  DrawList list;
  list.kept_view = view_;
  list.panels = list_.panels;
  gather(frame(board, preview, 0, 0), list.rest, list.glass, list);
  list.pictures = list_.pictures;  // a note that is drawn only now may show one that nobody knew
  return list;
}

DrawList Scene::photo_list(const board::Board& board, std::int64_t wall_ms) {
  plan(board);
  const Preview nothing;
  Frame f = frame(board, nothing, 0, wall_ms);
  // A photo is of what there is, not of what moves: dots that turn up are up.
  f.reveal = nullptr;
  if (reveal_)
    for (const auto& [note, dot] : reveal_->first)
      if (const auto slot = board.notes.slot(note); slot && *slot < faces_.size()) faces_[*slot].forget();
  if (all_due_ || !stale_.empty()) {
    lay_all(f);
    all_due_ = true;
  }
  f.for_photo = true;
  DrawList list;
  list.clear = theme().linen;
  Areas areas;
  plan_themes(f);
  Canvas ground{list[LayerId::ground].instances, areas};
  draw_linen(f, ground);
  draw_zones(f, ground);
  Canvas clusters{list[LayerId::clusters].instances, areas};
  draw_tent(f, clusters);
  draw_areas(f, clusters);
  draw_resting_links(f, clusters);
  Canvas notes{list[LayerId::notes].instances, areas};
  const auto emit = [&](NotePart part) {
    for (const Id id : lying_.in_order()) {
      const board::Note* note = board.notes.find_live(id);
      const board::Placement* place = note && !workshop::is_kept_private(*note) ? plan_.place_of(*note) : nullptr;
      if (place) emit_note(f, notes, *note, *place, 1, 1, part);
    }
  };
  if (tallies_lie_above(plan_)) emit(NotePart::paper), emit(NotePart::tally);
  else emit(NotePart::all);
  Canvas titles{list[LayerId::titles].instances, areas};
  draw_titles(f, titles);
  draw_links(f, titles);
  Canvas furniture{list[LayerId::furniture].instances, areas};
  draw_vote_strip(f, furniture);
  Canvas prints{list[LayerId::prints].instances, areas};
  collect_prints(f);
  scene::draw_prints(f, prints, prints_);
  prints_due_ = due_.clusters = true;
  list.pictures = list_.pictures;
  return list;
}

}  // namespace scene
