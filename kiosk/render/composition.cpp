// Read through composition.h.
#include "render/composition.h"

namespace render {
namespace {

// Panels lie between below and above. The sheet is apart from what lies
// under and over it while a part of it is seen through a view of its own, and what is lifted from it likewise.
using scene::LayerId;
constexpr auto number(LayerId id) { return static_cast<std::size_t>(id); }
constexpr LayerRange rest_layers{0, number(scene::last_at_rest) + 1};
constexpr LayerRange under_sheet{0, number(LayerId::zones)}, sheet_layers{under_sheet.end, number(LayerId::titles) + 1},
    over_sheet{sheet_layers.end, rest_layers.end};
constexpr LayerRange below_panels{rest_layers.end, number(LayerId::prints) + 1}, above_panels{below_panels.end, number(LayerId::count)};
constexpr LayerRange lifted_layer{number(LayerId::lifted), number(LayerId::lifted) + 1}, below_but_lifted{lifted_layer.end, below_panels.end};
static_assert(lifted_layer.first == below_panels.first);

View through(const scene::SheetView& view, const View& glass) {
  View out = glass;
  out.origin = view.to_sheet(glass.origin);
  out.px_per_mm = glass.px_per_mm * view.scale;
  return out;
}

}  // namespace

void Groups::add(LayerRange layers, const View& view, std::optional<PxRect> within) {
  if (count_ == all_.size()) all_.emplace_back();
  Group& group = all_[count_++];
  group.layers = layers;
  group.view = view;
  group.within = within;
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
      rest.add(rest_layers, with_depth);
      below.add(below_panels, view);
    } else {
      below.add({rest_layers.first, below_panels.end}, view);
    }
  } else {
    const PxRect within = pixels_within(list.frame, view);
    resting_into.add(under_sheet, resting_view);
    resting_into.add(sheet_layers, through(where == Rest::kept ? list.kept_view : list.view, resting_view), within);
    resting_into.add(over_sheet, resting_view);
    if (where == Rest::kept && list.moving()) {
      moving = within;
      bare.add(under_sheet, view);
      bare.add(sheet_layers, through(list.view, view), within);
      bare.add(over_sheet, view);
      for (const base::Box& box : list.bare.boxes()) {
        for (const PxRect& rect : glass_rects) {
          const PxRect seen = common(common(pixels_of(box, view, 2), within), rect);
          if (!is_empty(seen)) add_uncovered(seen, bare_rects);
        }
      }
    }
    below.add(lifted_layer, through(list.view, view));
    below.add(below_but_lifted, view);
  }
  above.add(above_panels, view);
}

}  // namespace render
