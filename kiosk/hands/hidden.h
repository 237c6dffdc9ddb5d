// Notes that lie face down until their author shares them: who may open one, where it waits, what turns it up. Read by the
// hands that write, draw, move and open notes.
#pragma once
#include "hands/room.h"

namespace hands {

// Whether a note that this person begins now lies face down when they put it down.
bool begins_hidden(Room& room, Id seat);
// The first fields of such a note: its place, its paper and the kind of idea that this paper carries. Sides say nothing of
// it until it is shared.
board::Fields fields_of_hidden(Room& room, std::int64_t paper, const board::Placement& place);
// Who sits before this note, if it lies face down at its author's own desk: a hand that begins on it there is theirs, though
// another station may be nearer.
Id whose_desk(Room& room, Id note);
// Whether the note lies face down and is somebody else's.
bool is_closed_to(const Room& room, Id note, Id seat);
// The paper shakes its head, and whoever asked reads why.
void refuse_hidden(Room& room, Id note, Vec at, Id seat);
// Whether letting go here shares the note: its author's hand brought it away from their desk, and nobody writes on it.
bool shares(Room& room, const board::Note& note, Id seat, Vec at);
// Written or drawn on, a hidden note goes to its author's fan, as part of this deed; one that lies at their desk stays
// where they laid it, unless it is fresh.
enum class Fresh : std::uint8_t { no, yes };
void put_in_fan(Room& room, Id note, Fresh fresh, std::uint64_t group);

}  // namespace hands
