// Where what opens at a hand lies: whole on the sheet, and beside what it is about and what others have open. Read by hands.
#pragma once
#include <vector>

#include "scene/tokens.h"

namespace scene {

// The centre nearest to `wanted` at which a thing of this size, as it lies, stays within and covers the least of what others use.
Vec laid_aside(const Box& within, Vec size, Vec wanted, const std::vector<Box>& clear_of);

// The centre of the ring of a note: around it, or, where its half tray would leave the sheet, so far aside that the note is still
// seen whole. `angle_deg` is its reader's.
Vec ring_beside(const Tokens::Ring& ring, const Box& within, Pose note, double width, double angle_deg);

}  // namespace scene
