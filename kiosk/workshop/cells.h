// What lies in which cell of a table: worked out from the rows and the notes whenever it is asked for, so that a row that comes, goes
// or is sorted moves no note. Read by scene, hands, exchange, app.
#pragma once
#include <vector>

#include "board/board.h"
#include "workshop/definition.h"

namespace workshop {

std::vector<base::Id> rows_of(const board::Board& board, base::Id sheet);  // live ones, in order
// The names of its columns: of a table the definition's, of a planning its months, of a map the one that each card is.
std::vector<std::string> columns_of(const Sheet& sheet, const board::Board& board, base::Id sheet_id);
// Sheets whose notes lie in cells.
inline bool has_cells(const Sheet& sheet) { return sheet.layout == Layout::table || sheet.layout == Layout::map || sheet.layout == Layout::planning; }
// Sheets that are read from one side, so that at a table they can be turned to the other; their rows may be on several pages.
inline bool has_facing(const Sheet& sheet) { return has_cells(sheet) || sheet.layout == Layout::criteria || sheet.layout == Layout::costs; }
// Above the levels of a planning its key moments lie in a row of their own, which has this key.
inline constexpr std::string_view kMomentsRow = "moments";
bool is_moment(const board::Board& board, const board::Note& note, base::Id sheet_id);

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
