#include "scene/note_fit.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "scene/tokens.h"

namespace scene {
namespace {

// How long the lines of a layout are together, in ems: without what is blank at their ends, at most what the text needs.
double length_of(const text::Layout& layout, double line_mm, double em_mm) {
  struct Line {
    double from = 1e9, to = -1e9;
  };
  std::vector<Line> lines;
  for (const text::Glyph& glyph : layout.glyphs) {
    const auto line = static_cast<std::size_t>(std::max(0.0, static_cast<double>(glyph.y) / line_mm));
    if (line >= lines.size()) lines.resize(line + 1);
    lines[line].from = std::min(lines[line].from, static_cast<double>(glyph.x));
    lines[line].to = std::max(lines[line].to, static_cast<double>(glyph.x));
  }
  double sum = 0;
  for (const Line& line : lines) sum += std::max(0.0, line.to - line.from);
  return sum / em_mm;
}

// What of a paper's inside its picture takes: above the text and its full width, but never more than a good half; without a text all.
double picture_height(const Content& content, Vec inside) {
  if (content.picture_aspect <= 0) return 0;
  const double share = content.text.empty() && !content.written_on ? 1 : 0.56;
  return std::min(inside.y * share, inside.x / content.picture_aspect);
}

// Whether the longest word of a text that rests has no room in a line: it would be cut in two, and is better read smaller.
bool breaks_a_word(const Frame& frame, const Content& content, const text::Style& style, double room_w) {
  if (content.written_on) return false;  // what is being written keeps its size from letter to letter
  std::string_view longest, rest = content.text;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of(" \n"), rest.size());
    if (end > longest.size()) longest = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  // No letter is wider than an em: short words need not be set to be known to fit.
  if (static_cast<double>(longest.size()) * style.size_mm <= room_w) return false;
  return frame.type.layout(longest, style)->size.x > room_w;
}

}  // namespace

// A wall is read from further away, whatever its size; but before one smaller than those that groups stand around, people stand closer.
double least_text(const Frame& frame) {
  const Plan& plan = frame.plan;
  constexpr double stood_around = 55;  // inches
  const double scale = plan.glass.mode == Mode::wall ? std::max(plan.scale, std::min(1.0, plan.glass.diagonal_inches / stood_around)) : plan.scale;
  return frame.tokens.note_text_min * scale;
}

// The text gets smaller by steps of 1 mm down to the smallest that can be read; below that the paper grows.
Fit fit_text(const Frame& frame, const Content& content, double width_mm, const Fit* from) {
  const std::string_view text = content.text;
  const Tokens& tokens = frame.tokens;
  const double scale = frame.plan.scale;
  const bool large = width_mm >= std::min(tokens.note.medium, tokens.note.writing) * scale - 1;
  const text::Style base = large ? tokens.note_m : tokens.note_s;
  // A small paper has neighbours close by: it grows by as little as will do.
  const double growth = width_mm < 100 ? 1.05 : 1.15;
  // A paper between the small one and those begins between their sizes.
  const double small = tokens.note.small * scale, medium = std::min(tokens.note.medium, tokens.note.writing) * scale - 1;
  const double between = large ? 0 : std::clamp((width_mm - small) / (medium - small), 0.0, 1.0) * (tokens.note_m.size_mm - tokens.note_s.size_mm);
  const double least = least_text(frame), most = std::max((base.size_mm + std::floor(between)) * scale, least);
  constexpr double kForWords = 1.3;  // how much wider a paper may get so that no word is cut
  double length = 0;                 // in ems, once it was set: what cannot fit is then not set to find out, a text in the making is set anew at each letter
  for (double width = width_mm;; width *= growth) {
    const bool begun = from && width <= from->width_mm + 1e-9;
    if (begun && width < from->width_mm - 1e-9) continue;
    const double foot_mm = content.voted ? dot_line(width).foot : 0;
    const double room_w = width - tokens.note.padding[1] * scale - tokens.note.padding[3] * scale;
    const double inside_h = width - (tokens.note.padding[0] + tokens.note.padding[2]) * scale - foot_mm;
    const double picture_h = picture_height(content, {room_w, inside_h}), gap = picture_h > 0 ? 4 * scale : 0;
    const double room_h = inside_h - picture_h - gap;
    const Vec inside{-width / 2 + tokens.note.padding[3] * scale, -width / 2 + tokens.note.padding[0] * scale};
    const Vec picture{picture_h * content.picture_aspect, picture_h};
    const Box picture_box = Box::at(inside + Vec{(room_w - picture.x) / 2, 0}, picture);
    const Vec origin = inside + Vec{0, picture_h + gap};
    for (double size = most; size >= least - 1e-9; size -= scale) {
      text::Style style = base;
      style.size_mm = size * frame.plan.glass.text_scale;
      style.line_height_mm = base.line_height_mm * style.size_mm / base.size_mm;
      if (begun && style.size_mm > from->size_mm + 1e-9) continue;
      constexpr double blank = 0.5;  // ems: where a line breaks, a blank that needs no room
      if (std::ceil(length * style.size_mm / (room_w + blank * style.size_mm)) * style.line_height_mm > room_h + 0.5) continue;
      // Read smaller, or on a larger paper; only what has no end is cut.
      if ((size - scale >= least || width < width_mm * kForWords) && breaks_a_word(frame, content, style, room_w)) continue;
      auto layout = frame.type.layout(text, style, room_w);
      const bool fits = layout->size.y <= room_h + 0.5 || (text.empty() && !content.written_on);
      if (fits) return {std::move(layout), width, style.size_mm, picture_box, origin};
      if (length == 0) length = length_of(*layout, style.line_height_mm, style.size_mm);
    }
    if (width > 600) {
      text::Style style = base;
      style.size_mm = least;
      return {frame.type.layout(text, style, room_w), width, style.size_mm, picture_box, origin};
    }
  }
}

}  // namespace scene
