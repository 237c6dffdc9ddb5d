// What people do where a machine learns, beside carrying things: train it, ask why, name what it found, go along the path of a bought
// solution. Read by hands.cpp, buttons.cpp and the hands that carry. Each is one deed of one person.
#pragma once
#include "hands/room.h"

namespace hands {

class Writing;

// The next kind on a label that was stuck, and after the last the first.
void turn_label(Room& room, Id label, Vec at, Id seat);
void train(Room& room, Vec at, Id seat);
// Why the machine answered a test as it did, from 1; asked a second time the answer goes away.
void ask_why(Room& room, std::uint64_t test);
// One group more or less that it sorts into by itself.
void regroup(Room& room, int by, Vec at, Id seat);
// A group's name, from 1, with a keyboard before whoever asked.
void name_group(Room& room, Writing& writing, std::uint64_t group, Vec at, Id seat);
// On to a stop, from 1, where the path leads there. Says why where it does not.
bool walk_to(Room& room, std::uint64_t stop, Vec at, Id seat);

}  // namespace hands
