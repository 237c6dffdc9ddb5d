// The small drawings of the home screen: one a kind of workshop, named by its definition. Read by draw_home.cpp.
#pragma once
#include "scene/frame.h"

namespace scene {

void draw_workshop_picture(const Frame& frame, Canvas& canvas, const workshop::Definition& definition, const Box& room);
// A sheet with a few papers on it, for a workshop that has no photo yet.
void draw_blank_photo(const Frame& frame, const Brush& brush, const Box& room, std::size_t notes);

}  // namespace scene
