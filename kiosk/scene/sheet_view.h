// How a wall shows its sheet: whole, or a part of it nearer. What lies on the sheet has places of its own, in mm of the sheet;
// what people reach for (bar, keyboards, panels) has those of the glass. Read by hands (contacts), scene and render.
#pragma once
#include <algorithm>

#include "base/geometry.h"

namespace scene {
using base::Box;
using base::Vec;

struct SheetView {
  double scale = 1;  // 1: the whole sheet, where its places and those of the glass are the same
  Vec shift;         // mm of the glass: place on the glass = scale * place on the sheet + shift

  static constexpr double nearest = 4;
  bool whole() const { return scale == 1 && shift == Vec{}; }
  Vec to_glass(Vec on_sheet) const { return on_sheet * scale + shift; }
  Vec to_sheet(Vec on_glass) const { return (on_glass - shift) / scale; }
  Box to_glass(const Box& box) const { return {to_glass(box.min), to_glass(box.max)}; }
  Box to_sheet(const Box& box) const { return {to_sheet(box.min), to_sheet(box.max)}; }
  friend bool operator==(const SheetView&, const SheetView&) = default;

  // Drawn from `from` to `to` and nearer by `times`; the sheet always fills its frame on the glass.
  SheetView moved(Vec from, Vec to, double times, const Box& frame) const {
    SheetView out;
    out.scale = std::clamp(scale * times, 1.0, nearest);
    const Vec held = to_sheet(from);
    const Vec wished = to - held * out.scale;
    const Vec most = frame.min * (1 - out.scale), least = frame.max * (1 - out.scale);
    out.shift = {std::clamp(wished.x, least.x, most.x), std::clamp(wished.y, least.y, most.y)};
    if (out.scale < 1.001) out = {};
    return out;
  }
};

}  // namespace scene
