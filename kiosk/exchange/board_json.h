// A whole board as JSON, in the words of people: what `tablee dump`, {"get":"board"} and a rehearsal's board.json print.
// Read by app. Described by data/schema/board.schema.json. The same board gives the same bytes: no time of day is in it.
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "board/board.h"
#include "workshop/definition.h"

namespace exchange {

// Live records only, notes in order of creation. Places are those on the sheet of the current step, or on the last sheet
// where a thing lies. Without its definition a board is still written, with keys for titles. Hidden notes keep their
// text here: this is the journal made readable, not something to hand out.
nlohmann::ordered_json dump(const workshop::Definition* definition, const board::Board& board);

}  // namespace exchange
