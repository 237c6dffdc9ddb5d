// Read through on_lines.h.
#include "scene/on_lines.h"

#include <cmath>
#include <optional>

namespace scene {

// A caret stop below another begins a new line.
std::vector<base::Box> on_lines(const text::Layout& layout, std::uint32_t from, std::uint32_t to) {
  std::vector<base::Box> out;
  if (from >= to) return out;
  std::optional<text::Caret> first, last;
  const auto line = [&] {
    if (first && last->top.x > first->top.x) out.push_back({first->top, last->top + base::Vec{0, last->height_mm}});
    first.reset();
  };
  for (std::size_t i = 0; i < layout.stops.size(); ++i) {
    if (layout.stops[i] < from || layout.stops[i] > to) continue;
    const text::Caret& at = layout.carets[i];
    if (first && std::abs(at.top.y - first->top.y) > at.height_mm / 2) line();
    if (!first) first = at;
    last = at;
  }
  line();
  return out;
}

}  // namespace scene
