// A grid of criteria under people's hands: marks by the pill beside a cell or by everybody's own card, weights, who is of the jury, and
// what the group retains. Read by hands.
#pragma once
#include "hands/room.h"
#include "hands/writing.h"

namespace hands {

// Opens the marks beside a cell, for whose cell it is, else for whose hand; of that person any other is closed. The session, 0: none.
std::uint64_t open_pill(Room& room, Id row, std::uint64_t part, const gesture::Gesture& g);
void score(Room& room, std::uint64_t session, std::int64_t mark, const gesture::Gesture& g);  // of an open pill
void mark_ballot(Room& room, Id row, std::uint64_t part, const gesture::Gesture& g);
// The same mark again takes it away.
void give_mark(Room& room, Id row, Id item, Id seat, std::int64_t mark, Vec at);
void turn_ballot(Room& room, scene::Action way, Id seat);
void close_pills_near(Room& room, Vec at);
void tick_pills(Room& room);

void weigh_criterion(Room& room, Id row, const gesture::Gesture& g);  // 1, 2, 3, not at all, 1 ...
void sit_on_jury(Room& room, Id seat, const gesture::Gesture& g);     // or no longer
void choose_item(Room& room, Id item, const gesture::Gesture& g);     // a second time: none
void retain(Room& room, Id item, const gesture::Gesture& g);

}  // namespace hands
