// Read through composition.h.
#include "render/composition.h"

namespace render {
namespace {

// Panels lie between below and above. The sheet is apart from what lies
// under and over it while a part of it is seen through a view of its own, and what is lifted from it likewise.
using scene::LayerId;
constexpr auto number(LayerId id) { return static_cast<std::size_t>(id); }
struct LayerRange {
  std::size_t first, end;
  std::span<const scene::Layer> of(const scene::DrawList& list) const { return std::span(list.layers).subspan(first, end - first); }
};
constexpr LayerRange rest_layers{0, number(scene::last_at_rest) + 1};
constexpr LayerRange under_sheet{0, number(LayerId::zones)}, sheet_layers{under_sheet.end, number(LayerId::titles) + 1},
    over_sheet{sheet_layers.end, rest_layers.end};
constexpr LayerRange below_panels{rest_layers.end, number(LayerId::prints) + 1}, above_panels{number(LayerId::lenses) + 1, number(LayerId::count)};
constexpr LayerRange lifted_layer{number(LayerId::lifted), number(LayerId::lifted) + 1}, below_but_lifted{lifted_layer.end, below_panels.end};
static_assert(lifted_layer.first == below_panels.first);

View through(const scene::SheetView& view, const View& glass) {
  View out = glass;
  out.origin = view.to_sheet(glass.origin);
  out.px_per_mm = glass.px_per_mm * view.scale;
  return out;
}

}  // namespace

void Groups::add(std::span<const scene::Layer> layers, const View& view, std::optional<PxRect> within, std::optional<Disc> disc) {
  if (count_ == all_.size()) all_.emplace_back();
  Group& group = all_[count_++];
  group.layers = layers;
  group.view = view;
  group.within = within;
  group.disc = disc;
}

std::size_t Groups::quads() {
  std::size_t sum = 0;
  for (const Group& group : now()) sum += group.quads.quads.size();
  return sum;
}

void Groups::let_go() {
  all_ = {};
  count_ = 0;
}

void Composition::compose(const scene::DrawList& list, const View& view, Rest where, std::span<const PxRect> glass_rects) {
  View with_depth = view;  // what is kept always has one
  with_depth.depth = true;
  for (Groups* groups : {&rest, &bare, &below, &above}) groups->clear();
  bare_rects.clear();
  moving.reset();
  Groups& resting_into = where == Rest::kept ? rest : below;
  const View& resting_view = where == Rest::kept ? with_depth : view;
  if (list.view.whole() && list.kept_view.whole()) {
    if (where == Rest::kept) {
      rest.add(rest_layers.of(list), with_depth);
      below.add(below_panels.of(list), view);
    } else {
      below.add(LayerRange{rest_layers.first, below_panels.end}.of(list), view);
    }
  } else {
    const PxRect within = pixels_within(list.frame, view);
    resting_into.add(under_sheet.of(list), resting_view);
    resting_into.add(sheet_layers.of(list), through(where == Rest::kept ? list.kept_view : list.view, resting_view), within);
    resting_into.add(over_sheet.of(list), resting_view);
    if (where == Rest::kept && list.moving()) {
      moving = within;
      bare.add(under_sheet.of(list), view);
      bare.add(sheet_layers.of(list), through(list.view, view), within);
      bare.add(over_sheet.of(list), view);
      for (const base::Box& box : list.bare.boxes()) {
        for (const PxRect& rect : glass_rects) {
          const PxRect seen = common(common(pixels_of(box, view, 2), within), rect);
          if (!is_empty(seen)) add_uncovered(seen, bare_rects);
        }
      }
    }
    below.add(lifted_layer.of(list), through(list.view, view));
    below.add(below_but_lifted.of(list), view);
  }
  // What is seen in a lens hides what lies under it wherever it is drawn: nothing is gained by drawing that in two passes.
  View flat = view;
  flat.depth = false;
  for (const scene::LensParts& lens : list.lenses) {
    const PxRect reach = pixels_of(lens.reach, view, 2), glass = pixels_of(base::Box::around(lens.at, base::Vec{2, 2} * lens.radius), view, 2);
    below.add({&lens.under, 1}, flat, reach);
    for (const scene::LensParts::Seen& seen : lens.seen)
      below.add({&seen.layer, 1}, flat, seen.within ? common(glass, pixels_within(*seen.within, flat)) : glass, Disc{lens.at, lens.radius});
    below.add({&lens.over, 1}, flat, reach);
  }
  above.add(above_panels.of(list), view);
}

}  // namespace render
