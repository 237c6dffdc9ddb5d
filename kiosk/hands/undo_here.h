// "Annuler ici": the deeds of one place, taken back and brought back one by one, here and nowhere else. Each is a change as any
// other, so what one card did can be taken back too. Read by the hand that slides, and by the buttons of the card.
#pragma once
#include "hands/room.h"

namespace hands {

// A theme, a stage or a note.
void open_undo(Room& room, Id about, const gesture::Gesture& g);
scene::UndoCard* undo_card(Room& room, std::uint64_t session);
// So that as many deeds stand as there are stops to the left of this one. What others have built on since stays as it is, and
// leaves the card.
void slide_to(Room& room, scene::UndoCard& card, std::size_t stop);
// What a row of the card does: back to before it, or, of what was taken back, forth to it.
void undo_row(Room& room, std::uint64_t session, std::uint32_t row);
// A tap on the track: one stop towards it.
void step_undo(Room& room, std::uint64_t session, Vec at);
// A ring opens where its note is; cards give way to it. On a table too small for both, what was opened last stays.
void make_way(Room& room, const scene::Ring& ring);
// Others go on working there: cards that nobody slides tell of it.
void refresh_undo(Room& room);

}  // namespace hands
