// How a note's text fits its paper: as large as there is room for, down to what can be read; below that the paper grows.
// Read by what draws notes and by what asks where a caret is.
#pragma once
#include <string_view>

#include "base/geometry.h"
#include "scene/frame.h"
#include "text/text.h"

namespace scene {

// Of the dots below a text: their middles above the paper's lower edge, and what they take from the text. On a small paper
// they lie on its edge.
struct DotLine {
  double up, foot;
};
inline DotLine dot_line(double width_mm) { return width_mm < 100 ? DotLine{12.5, 21} : DotLine{18, 26}; }

// What a note has to show.
struct Content {
  std::string_view text;
  bool voted = false;
  double picture_aspect = 0;  // width by height; 0 = no picture
  bool written_on = false;    // an empty text has room for its first line
};

// Widths and sizes in mm. The paper may be wider than asked.
struct Fit {
  text::LayoutRef layout;
  double width_mm;
  double size_mm;
  Box picture;  // from the note's centre, as is `origin`; empty where it has none
  Vec origin;   // the text's top left
};

// The smallest text of a note, in mm.
double least_text(const Frame& frame);

// `from`: of this text's beginning, where nothing larger fitted, so nothing larger does now.
Fit fit_text(const Frame& frame, const Content& content, double width_mm, const Fit* from = nullptr);

}  // namespace scene
