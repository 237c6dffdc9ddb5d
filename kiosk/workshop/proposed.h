// What an earlier workshop handed on for a map: lines that are proposed on its cards, and nobody's until somebody keeps or changes them.
// Read by app.
#pragma once
#include <vector>

#include "workshop/turns.h"

namespace workshop {

// What has to be set so that the items of a map's input lie on its cards: on the one where they arrive and on those after it in its
// family, always where there are fewest. Empty: nothing waits for that.
std::vector<Setting> propose_items(const Sheet& sheet, const board::Board& board, base::Id sheet_id, base::Vec somewhere);

}  // namespace workshop
