// What is seen in a lens: the instances of the board under it, larger, and turned so that the note in its middle is upright for
// its holder. They are set anew at that size: letters are as sharp as on the table. Read through scene.h.
#include <algorithm>
#include <cmath>

#include "scene/scene.h"

namespace scene {
namespace {

Box disc_of(const Lens& lens) { return Box::around(lens.at, Vec{lens.diameter, lens.diameter}); }
// In a turned one shadows fall from another side: what lies beside it may throw one into it.
Box looked_at(const Lens& lens, double turn_deg, const Tokens& tokens) {
  constexpr double hair_mm = 2;  // of antialiasing
  const double side = (lens.diameter - tokens.lens.border) / lens.zoom;
  double fall = 0;
  for (const auto& height : tokens.shadows)
    for (const ShadowLayer& layer : height) fall = std::max(fall, layer.offset);
  return Box::around(lens.at, Vec{side, side}).grown(hair_mm + (turn_deg == 0 ? 0 : 2 * fall * base::length(tokens.shadow_direction)));
}
// With handle, buttons and shadow.
Box reach_of_lens(const Lens& lens, const Tokens& tokens) { return disc_of(lens).grown(tokens.lens.handle.x + 20); }

// Papers lie at any angle and people sit at four sides: a quarter turn brings any paper upright and leaves its tilt.
double quarter_turn(double deg) { return base::normalized_deg(std::round(deg / 90) * 90); }

}  // namespace

// The paper in its middle; without one, none.
const Area* Scene::paper_at(Vec on_glass) const {
  const auto topmost = [](const Areas& areas, Vec at) -> const Area* {
    for (std::size_t i = areas.size(); i-- > 0;)
      if ((areas[i].target.kind == TargetKind::note || areas[i].target.kind == TargetKind::print) && areas[i].contains(at)) return &areas[i];
    return nullptr;
  };
  if (const Area* print = topmost(areas_[static_cast<std::size_t>(LayerId::prints)], on_glass)) return print;
  const Vec on_sheet = view_.to_sheet(on_glass);
  if (const Area* held = topmost(areas_[static_cast<std::size_t>(LayerId::lifted)], on_sheet)) return held;
  if (!view_.whole() && !plan_.sheet.contains(on_glass)) return nullptr;
  const Area* lies = lying_.hit(on_sheet);
  return lies && lies->target.kind == TargetKind::note ? lies : nullptr;
}

// A lens is damaged where it changed, and where anything changed that is seen in it.
void Scene::look_through_lenses(const Frame& f) {
  const Damage under = damage();
  std::vector<LensShown> now;
  for (const Lens& lens : f.preview.lenses) {
    const auto before = std::find_if(lenses_shown_.begin(), lenses_shown_.end(), [&](const LensShown& s) { return s.lens.session == lens.session; });
    LensShown shown{lens, before == lenses_shown_.end() ? 0 : before->turn_deg};
    if (const Area* paper = paper_at(lens.at)) shown.turn_deg = quarter_turn(lens.angle_deg - paper->pose.angle_deg);
    if (before == lenses_shown_.end() || !(before->lens == lens) || before->turn_deg != shown.turn_deg ||
        under.touches(looked_at(lens, shown.turn_deg, tokens_)))
      glass_damage_.add(disc_of(lens));
    now.push_back(shown);
  }
  lenses_shown_ = std::move(now);
}

void Scene::gather_lenses(const Frame& frame, const Damage& glass, DrawList& out) {
  out.lenses.clear();
  Areas nowhere;
  for (const LensShown& shown : lenses_shown_) {
    const Box reach = reach_of_lens(shown.lens, tokens_);
    if (!glass.touches(reach)) continue;
    LensParts& parts = out.lenses.emplace_back();
    parts.at = shown.lens.at;
    parts.radius = (shown.lens.diameter - tokens_.lens.border) / 2;
    parts.reach = reach;
    Canvas under{parts.under.instances, nowhere}, over{parts.over.instances, nowhere};
    draw_lens_under(frame, shown.lens, under);
    draw_lens_over(frame, shown.lens, over);
    if (glass.touches(disc_of(shown.lens))) magnify(frame, shown, parts);
  }
}

// Everything under the lens but other lenses, hands and panels. Turned by quarters, so the frame of a sheet stays a box.
void Scene::magnify(const Frame& frame, const LensShown& shown, LensParts& parts) {
  const Box source = looked_at(shown.lens, shown.turn_deg, tokens_);
  const double cos = std::round(std::cos(base::radians(shown.turn_deg))), sin = std::round(std::sin(base::radians(shown.turn_deg)));
  const auto seen_at = [&](Vec on_glass) {
    const Vec away = on_glass - shown.lens.at;
    return shown.lens.at + Vec{away.x * cos - away.y * sin, away.x * sin + away.y * cos} * shown.lens.zoom;
  };
  const Vec corner = seen_at(plan_.sheet.min), opposite = seen_at(plan_.sheet.max);
  const Box framed{{std::min(corner.x, opposite.x), std::min(corner.y, opposite.y)}, {std::max(corner.x, opposite.x), std::max(corner.y, opposite.y)}};
  Areas nowhere;
  for (std::size_t i = 0; i < static_cast<std::size_t>(LayerId::lenses); ++i) {
    const auto id = static_cast<LayerId>(i);
    const bool within = !view_.whole() && is_on_sheet(id) && id != LayerId::lifted;
    if (parts.seen.empty() || parts.seen.back().within.has_value() != within) parts.seen.push_back({{}, within ? std::optional(framed) : std::nullopt});
    std::vector<Instance>& out = parts.seen.back().layer.instances;
    Canvas canvas{out, nowhere};
    const SheetView view = is_on_sheet(id) ? view_ : SheetView{};
    Damage there;
    there.add(view.to_sheet(source));
    const std::size_t first = out.size();
    if (id == LayerId::notes) {
      lying_.seen_within(there, seen_);
      for (const Lying::Seen& seen : seen_) {
        if (seen.slot >= frame.board.notes.size()) continue;
        const board::Note& note = frame.board.notes[seen.slot];
        if (const board::Placement* place = plan_.place_of(note)) emit_note(frame, canvas, note, *place, 1, 1);
      }
    } else {
      layers_[i].gather(there, out);
    }
    const double times = view.scale * shown.lens.zoom;
    for (auto in = out.begin() + static_cast<std::ptrdiff_t>(first); in != out.end(); ++in) {
      const Vec fall = fall_of(*in), fallen = fall * times;
      const Vec at = seen_at(view.to_glass(Vec{in->x, in->y} - fall)) + fallen;
      const double turned_cos = in->cos * cos - in->sin * sin, turned_sin = in->cos * sin + in->sin * cos;
      in->x = static_cast<float>(at.x);
      in->y = static_cast<float>(at.y);
      if (fall != Vec{}) in->u0 = static_cast<float>(fallen.x), in->v0 = static_cast<float>(fallen.y);
      in->cos = static_cast<float>(turned_cos);
      in->sin = static_cast<float>(turned_sin);
      for (float* length : {&in->half_w, &in->half_h, &in->radius, &in->border, &in->blur}) *length *= static_cast<float>(times);
    }
  }
}

}  // namespace scene
