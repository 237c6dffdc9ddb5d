// Changes and whole boards as JSON, for the journal, traces and tests. Exact: what is read back is equal, byte for byte
// when written again. (What people take home is written by exchange/, in words of its own.)
#pragma once
#include <nlohmann/json_fwd.hpp>

#include "base/result.h"
#include "board/board.h"
#include "board/change.h"

namespace board {

nlohmann::json to_json(const Change& change);
base::Result<Change> change_from_json(const nlohmann::json& json);

nlohmann::json to_json(const Board& board);  // all records in order of creation, and seq
base::Result<Board> board_from_json(const nlohmann::json& json);

}  // namespace board
