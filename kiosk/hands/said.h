// The card that tells what was written of an item, opened by a tap on its paper where people choose. Read by hands.cpp.
#pragma once
#include "board/records.h"
#include "gesture/gesture.h"
#include "hands/room.h"

namespace hands {

void tell_said(Room& room, const board::Note& item, const gesture::Gesture& g);
// Where it came from; without an item the question.
void tell_origin(Room& room, Id item, const gesture::Gesture& g);

}  // namespace hands
