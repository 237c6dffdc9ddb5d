// Notes that lie as lines of a card, as strips of a lane or as flags among key moments. Read by what draws and measures notes.
#pragma once
#include "scene/lettering.h"

namespace scene {

// How a note lies in the plan's table; null where it lies as a square paper.
const TablePlan::Strip* strip_of(const Frame& frame, Id note);
Lettering fit_strip(const Frame& frame, const board::Note& note, const TablePlan::Strip& strip, double width_mm);
// What can be touched on one: the sign of what nobody wrote yet.
void add_strip_areas(const Frame& frame, Areas& areas, const board::Note& note, const Pose& pose, Vec size);
// The sign of what is proposed, and of whoever wrote it; for lines, and for the words that explain them.
void draw_author(const Frame& frame, const Brush& brush, Id seat, Vec at, double diameter, Colour ink);

}  // namespace scene
