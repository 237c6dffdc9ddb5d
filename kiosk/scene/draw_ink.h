// Ink on a note: the strokes that are on the board, and those that are being drawn.
#pragma once
#include <cstdint>

#include "board/records.h"
#include "scene/frame.h"

namespace scene {

// In the note's own space, from its centre, in mm. The strokes that are on the board.
void draw_ink(const Frame& frame, const Brush& brush, const board::Note& note, double width_mm);
// Those that are being drawn, over them.
void draw_ink_in_the_making(const Frame& frame, const Brush& brush, const board::Note& note, double width_mm);
// Which strokes lie on a note, how wide and in which ink; never 0.
std::uint64_t ink_of(const Frame& frame, base::Id note, double width_mm);

}  // namespace scene
