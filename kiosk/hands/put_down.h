// What it means to put a note down somewhere: its place, its side, its stage, its theme. Read by the hands that place notes.
#pragma once
#include "hands/room.h"

namespace hands {

std::int64_t paper_number(const scene::Tokens& tokens, const std::string& name);  // the first where there is none of this name

// The fields that a note gets from where it is put (place included).
board::Fields fields_of_place(Room& room, Id note, std::int64_t paper, const board::Placement& place);

// As part of this deed: a picture that came for this note alone goes with it, since nobody could find it again.
void leave_picture(const Room& room, store::Draft& draft, Id picture, Id note);

// Where a thrown note comes to rest, and whether it was thrown at all. Never off the glass.
struct Flight {
  board::Placement to;
  bool thrown = false;
};
Flight flight(Room& room, board::Placement from, Vec velocity);

}  // namespace hands
