#include "workshop/cells.h"

#include <algorithm>
#include <tuple>

#include "board/fractional_index.h"
#include "workshop/months.h"

namespace workshop {
namespace {

// Of two in one place the older comes first.
bool before(const board::Row& a, const board::Row& b) { return std::tie(a.order, a.id) < std::tie(b.order, b.id); }

const board::Cell* cell_on(const board::Board& board, base::Id note, base::Id sheet) {
  const board::Note* record = board.notes.find(note);
  const board::Placement* place = record ? record->places.find(sheet) : nullptr;
  return place ? &place->cell : nullptr;
}

// The row that has what was put into this one.
std::size_t row_index(const board::Board& board, const std::vector<base::Id>& rows, base::Id wanted) {
  const auto there = std::find(rows.begin(), rows.end(), wanted);
  if (there != rows.end()) return static_cast<std::size_t>(there - rows.begin());
  const board::Row* gone = board.rows.find(wanted);
  std::size_t found = 0;
  for (std::size_t i = 0; gone && i < rows.size(); ++i)
    if (const board::Row* row = board.rows.find(rows[i]); row && before(*row, *gone)) found = i;
  return found;
}

}  // namespace

bool Cells::is_empty(std::size_t row) const {
  return std::all_of(notes[row].begin(), notes[row].end(), [](const auto& cell) { return cell.empty(); });
}

std::vector<base::Id> rows_of(const board::Board& board, base::Id sheet) {
  std::vector<const board::Row*> live;
  for (const board::Row& row : board.rows)
    if (!row.removed && row.sheet == sheet) live.push_back(&row);
  std::sort(live.begin(), live.end(), [](const board::Row* a, const board::Row* b) { return before(*a, *b); });
  std::vector<base::Id> rows;
  for (const board::Row* row : live) rows.push_back(row->id);
  return rows;
}

std::vector<std::string> columns_of(const Sheet& sheet, const board::Board& board, base::Id sheet_id) {
  std::vector<std::string> names;
  if (sheet.layout == Layout::planning) {
    for (const std::int64_t month : months_of(sheet, board.sheets.find(sheet_id))) names.push_back(month_id(month));
    return names;
  }
  for (const Sheet::Column& column : sheet.columns) names.push_back(column.id);
  if (names.empty()) names.emplace_back();
  return names;
}

bool is_moment(const board::Board& board, const board::Note& note, base::Id sheet_id) {
  const board::Placement* place = note.places.find(sheet_id);
  const board::Row* row = place ? board.rows.find(place->cell.row) : nullptr;
  return row && row->key == kMomentsRow;
}

Cells cells_of(const Sheet& sheet, const board::Board& board, base::Id sheet_id) {
  Cells cells;
  cells.rows = rows_of(board, sheet_id);
  if (cells.rows.empty()) cells.rows.push_back({});
  const std::vector<std::string> columns = columns_of(sheet, board, sheet_id);
  cells.notes.assign(cells.rows.size(), std::vector<std::vector<base::Id>>(columns.size()));
  for (const board::Note& note : board.notes) {
    const board::Placement* place = note.removed ? nullptr : note.places.find(sheet_id);
    if (!place || place->cell.empty()) continue;
    if (place->cell.waits()) {
      cells.waiting.push_back(note.id);
      continue;
    }
    const auto column = std::find(columns.begin(), columns.end(), place->cell.column);
    const std::size_t across = column == columns.end() ? 0 : static_cast<std::size_t>(column - columns.begin());
    cells.notes[row_index(board, cells.rows, place->cell.row)][across].push_back(note.id);
  }
  const auto in_order = [&](base::Id a, base::Id b) {
    const std::string &first = cell_on(board, a, sheet_id)->order, &second = cell_on(board, b, sheet_id)->order;
    return std::tie(first, a) < std::tie(second, b);
  };
  std::sort(cells.waiting.begin(), cells.waiting.end(), in_order);
  for (auto& row : cells.notes)
    for (auto& cell : row) std::sort(cell.begin(), cell.end(), in_order);
  return cells;
}

std::string order_after(const board::Board& board, const std::vector<base::Id>& rows) {
  const board::Row* last = rows.empty() ? nullptr : board.rows.find(rows.back());
  return board::order_between(last ? last->order : std::string(), "");
}

std::string order_after(const board::Board& board, base::Id sheet, const std::vector<base::Id>& notes) {
  const board::Cell* last = notes.empty() ? nullptr : cell_on(board, notes.back(), sheet);
  return board::order_between(last ? last->order : std::string(), "");
}

}  // namespace workshop
