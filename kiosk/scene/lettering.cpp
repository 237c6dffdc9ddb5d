// Texts that fit, wells, and the recess that trays lie in.
#include "scene/lettering.h"

#include <algorithm>
#include <cmath>
#include <ctime>

#include "base/utf8.h"

namespace scene {

text::Style sized(text::Style style, double size_mm, int weight) {
  if (style.size_mm > 0) style.line_height_mm *= size_mm / style.size_mm;
  style.size_mm = size_mm;
  if (weight) style.weight = weight;
  return style;
}

Lettering fit_line(const Frame& frame, std::string_view text, text::Style style, double width, double least) {
  style.align = text::Align::left;
  style.ellipsize = false;
  auto layout = frame.type.layout(text, style);
  while (layout->size.x > width && style.size_mm > least) {
    // Straight to the size that fits, for widths grow with sizes; then by halves, for hinting and tracking.
    const double aim = style.size_mm * width / std::max(1.0, layout->size.x);
    style = sized(style, std::max(least, std::min(style.size_mm - 0.25, std::floor(aim * 4) / 4)));
    layout = frame.type.layout(text, style);
  }
  if (layout->size.x > width || layout->lines > 1) {
    style.ellipsize = true;
    layout = frame.type.layout(text, style, std::max(8.0, width));
  }
  return {layout, style.size_mm};
}

std::string initials(std::string_view name) {
  std::string out;
  bool begins = true, figures = false;
  for (const std::string& sign : base::characters_of(name)) {
    const bool between = sign == " " || sign == "-" || sign == "\u00a0" || sign == "\u202f";
    const bool figure = sign[0] >= '0' && sign[0] <= '9';
    if (!between && (begins || (figures && figure))) out += sign;
    figures = figure;
    begins = between;
  }
  return out;
}

Lettering fit_name(const Frame& frame, const std::string& name, const text::Style& style, double width, double least) {
  const bool fits = frame.type.layout(name, sized(style, least))->size.x <= width;
  return fit_line(frame, fits ? name : initials(name), style, width, least);
}

namespace {

// No word is broken in its middle.
bool words_fit(const Frame& frame, std::string_view text, const text::Style& style, double width) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n-", at), text.size());
    if (end > at && frame.type.layout(text.substr(at, end - at), style)->size.x > width + 0.5) return false;
    at = end + 1;
  }
  return true;
}

}  // namespace

Lettering fit_block(const Frame& frame, std::string_view text, text::Style style, Vec size, double least) {
  style.ellipsize = false;
  auto layout = frame.type.layout(text, style, size.x);
  while ((layout->size.y > size.y || layout->size.x > size.x + 0.5 || !words_fit(frame, text, style, size.x)) && style.size_mm > least) {
    style = sized(style, std::max(least, style.size_mm - 1));
    layout = frame.type.layout(text, style, size.x);
  }
  std::string cut(text);
  while (layout->size.y > size.y && cut.size() > 8) {
    const std::size_t space = cut.find_last_of(' ', cut.size() - std::max<std::size_t>(3, cut.size() / 20));
    if (space == std::string::npos || space == 0) break;
    cut.resize(space);
    layout = frame.type.layout(cut + "\u202f…", style, size.x);
  }
  return {layout, style.size_mm};
}

Lettering fit_balanced(const Frame& frame, std::string_view text, text::Style style, Vec size, double least) {
  style.align = text::Align::centre;
  Lettering fitted = fit_block(frame, text, style, size, least);
  fitted.width_mm = size.x;
  const int lines = fitted.layout->lines;
  style = sized(style, fitted.size_mm);
  // Balanced only where the whole text is there: one that was cut keeps its full lines.
  if (frame.type.layout(text, style, size.x) != fitted.layout) return fitted;
  double narrow = lines > 1 ? size.x / 2 : 8, wide = size.x;
  for (int i = 0; i < 7; ++i) {
    const double width = (narrow + wide) / 2;
    const auto tried = frame.type.layout(text, style, width);
    if (tried->lines > lines || tried->size.x > width + 0.5) {
      narrow = width;
    } else {
      wide = width;
      fitted.layout = tried;
      fitted.width_mm = width;
    }
  }
  return fitted;
}

void write(const Brush& brush, const Lettering& line, Vec at, text::Align align, Colour colour) {
  const double x = align == text::Align::left ? at.x : align == text::Align::centre ? at.x - line.layout->size.x / 2 : at.x - line.layout->size.x;
  brush.text(*line.layout, {x, at.y - line.layout->size.y / 2}, colour);
}

void draw_well(const Frame& frame, const Brush& brush, Box box, double radius) {
  const Theme& theme = frame.theme;
  brush.rounded(box, radius, theme.well);
  if (theme.well_border.a > 0) {
    brush.border(box, radius, 1.2, theme.well_border);
    return;
  }
  // The edge of a recess: its shade is soft and lies inside.
  const Colour shade = theme.well.with_alpha(1);
  brush.border(box, radius, 1.0, shade.with_alpha(0.085));
  brush.border(box, radius, 2.4, shade.with_alpha(0.035));
  brush.border(box, radius, 4.5, shade.with_alpha(0.02));
}

std::string shown(const Frame& frame, const std::string& typed) {
  return frame.texts.language() == base::Language::french ? text::french_typography(typed) : typed;
}

std::string hour_of(const Frame& frame, std::int64_t wall_ms) {
  const std::time_t seconds = static_cast<std::time_t>(wall_ms / 1000);
  std::tm t{};
  localtime_r(&seconds, &t);
  return frame.texts("time.clock", {std::to_string(t.tm_hour), (t.tm_min < 10 ? "0" : "") + std::to_string(t.tm_min)});
}

}  // namespace scene
