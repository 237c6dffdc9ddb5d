// What can be read on the glass: each line of text of a draw list, how high its letters are, whether it is cut, and how much of
// it lies under something. Read by app, for audits through the inspection socket.
#pragma once
#include <string>
#include <vector>

#include "scene/draw_list.h"

namespace scene {

struct TextLine {
  enum class On : std::uint8_t { sheet, note, furniture, panel };
  On on = On::furniture;
  Pose pose;           // of the middle of what its capitals fill
  Vec size;            // mm: from its first glyph to its last, and the height of its capitals
  double em_mm = 0;    // of its letters
  bool cut = false;    // it ends in an ellipsis
  double hidden = 0;   // share of it, 0 to 1, that lies under something opaque
  double crossed = 0;  // share of it that is seen and runs through the letters of another line
  std::string text;    // where it is known: panels tell theirs
};

// Height of a capital, share of the em (Inter).
inline constexpr double kCapital = 0.727;

// All lines of the list, in painter's order. `ellipses`: the glyphs that "…" is written with, in any weight. `panels`: the lines
// that each of its panels writes. Pure.
std::vector<TextLine> legible(const DrawList& list, const std::vector<text::Glyph>& ellipses, const std::vector<std::vector<TextLine>>& panels);

}  // namespace scene
