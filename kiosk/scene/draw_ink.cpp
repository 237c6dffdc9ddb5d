#include "scene/draw_ink.h"

#include <algorithm>
#include <bit>

namespace scene {
namespace {

void draw_stroke(const Frame& frame, const Brush& brush, const board::InkPoints& points, double width_share, double width_mm) {
  // A light hand leaves two fifths of a line; a device that does not feel says 1.
  const auto broad = [](double pressure) { return 0.4 + 0.6 * std::clamp(pressure, 0.0, 1.0); };
  for (std::size_t i = 0; i + 1 < points.size(); ++i) {
    const auto local = [&](const board::InkPoint& p) { return Vec{(p.x - 0.5) * width_mm, (p.y - 0.5) * width_mm}; };
    const double pressed = (static_cast<double>(points[i].pressure) + static_cast<double>(points[i + 1].pressure)) / 2;
    brush.line(local(points[i]), local(points[i + 1]), width_share * width_mm * broad(pressed), frame.theme.paper_ink);
  }
  if (points.size() == 1) {
    brush.disc({(points[0].x - 0.5) * width_mm, (points[0].y - 0.5) * width_mm}, width_share * width_mm * broad(points[0].pressure) / 2, frame.theme.paper_ink);
  }
}

}  // namespace

void draw_ink(const Frame& frame, const Brush& brush, const board::Note& note, double width_mm) {
  for (const std::size_t slot : frame.board.strokes_on(note.id)) {
    const board::Stroke& s = frame.board.strokes[slot];
    if (!s.removed && s.note == note.id) draw_stroke(frame, brush, s.points, s.width, width_mm);
  }
}

void draw_ink_in_the_making(const Frame& frame, const Brush& brush, const board::Note& note, double width_mm) {
  for (const Inking& inking : frame.preview.inkings) {
    if (inking.note != note.id || inking.erasing) continue;
    for (const auto& line : inking.lines) draw_stroke(frame, brush, line.points, 0.016, width_mm);
  }
}

std::uint64_t ink_of(const Frame& frame, Id note, double width_mm) {
  const Colour& ink = frame.theme.paper_ink;
  std::uint64_t hash = std::bit_cast<std::uint64_t>(width_mm) ^ (std::uint64_t{ink.r} << 24 | std::uint64_t{ink.g} << 16 | std::uint64_t{ink.b} << 8 | ink.a);
  for (const std::size_t slot : frame.board.strokes_on(note)) {
    const board::Stroke& stroke = frame.board.strokes[slot];
    if (!stroke.removed && stroke.note == note) hash = (hash ^ stroke.id.value) * 0x9e3779b97f4a7c15ULL + (hash >> 29);
  }
  return hash | 1;
}

}  // namespace scene
