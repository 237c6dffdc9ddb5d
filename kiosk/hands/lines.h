// Lines of cards and strips of lanes: begun at their writer's own desk, put into their row once they are put down; what was proposed is
// kept by a touch. Cards and months are added. Read by the buttons, by double taps and by writing.
#pragma once
#include "hands/room.h"
#include "hands/writing.h"

namespace hands {

// A note for this row, in the column where it is asked for.
void add_line(Room& room, Writing& writing, Id row, const gesture::Gesture& g);
// The same on bare glass: in the card or the lane below the hand. Says whether there is one.
bool begin_line_at(Room& room, Writing& writing, const gesture::Gesture& g);
void put_into(Room& room, const scene::Writing& done);
bool is_proposed(Room& room, Id note);  // nobody wrote it, and it lies as a line or a flag
void adopt(Room& room, Id note, const gesture::Gesture& g);
void add_card(Room& room, Writing& writing, std::int64_t family, const gesture::Gesture& g);
void add_month(Room& room, const gesture::Gesture& g);

}  // namespace hands
