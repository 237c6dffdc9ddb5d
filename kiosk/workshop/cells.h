// What lies in which cell of a table: worked out from the rows and the notes whenever it is asked for, so that a row that comes, goes
// or is sorted moves no note. Read by scene, hands, exchange, app.
#pragma once
#include <vector>

#include "board/board.h"
#include "workshop/definition.h"

namespace workshop {

std::vector<base::Id> rows_of(const board::Board& board, base::Id sheet);  // live ones, in order

struct Cells {
  std::vector<base::Id> rows;                             // in order; a table that has none has one without a name
  std::vector<std::vector<std::vector<base::Id>>> notes;  // by row and column, in order
  std::vector<base::Id> waiting;                          // beside the cells, in order
  bool is_empty(std::size_t row) const;
};
// Of notes in a row that was removed, the row before it has them until it comes back; those of an unknown column the first has.
Cells cells_of(const Sheet& sheet, const board::Board& board, base::Id sheet_id);

// An order after all rows, or after all notes of a cell.
std::string order_after(const board::Board& board, const std::vector<base::Id>& rows);
std::string order_after(const board::Board& board, base::Id sheet, const std::vector<base::Id>& notes);

}  // namespace workshop
