// What people have open on the glass: keyboards with their texts, rings, bars, cards. What opens next lies beside it. Read inside hands.
#pragma once
#include <vector>

#include "hands/room.h"

namespace hands {

// As upright boxes, but for what belongs to that session.
std::vector<base::Box> opened(Room& room, std::uint64_t but = 0);

base::Box around(Room& room, const scene::Ring& ring);

// As large as their labels make them in either language, a little more than they are.
inline constexpr Vec kLassoBar{540, 80};
inline constexpr Vec kUndoCard{376, 304};

}  // namespace hands
