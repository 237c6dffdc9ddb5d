// A table of cells on the glass: where columns, rows and the notes in them lie, and where a note that is let go would come to lie.
// Rows are as high as their fullest cell asks, papers as large as all have room for; rows that have none are on another page.
// Read by plan.h and by whoever asks a plan for its table.
#pragma once
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/geometry.h"
#include "board/board.h"

namespace scene {
using base::Box;
using base::Id;
using base::Vec;

// How rows share the height there is. Pure arithmetic, without a plan: tests try it on thousands of tables.
struct RowsAsked {
  std::vector<std::size_t> fullest;  // of each row, how many notes its fullest cell has
  Vec room;                          // of the cells
  std::size_t columns = 1;
  double largest = 124, least = 72;  // papers
  std::size_t first = 0;             // that is shown, where not all have room
};
struct RowsLaid {
  double paper = 0, gap = 0, pad = 0;
  int across = 1;         // papers side by side in a cell
  std::size_t first = 0;  // row shown
  std::vector<double> tops, heights;
  std::size_t page_before = 0, page_after = 0;  // the rows that would be first on the pages before and after
};
RowsLaid lay_rows(const RowsAsked& asked);
inline constexpr double kLeastRow = 62;  // mm: a handle, and under it a button

struct TablePlan {
  bool turned = false;  // read from the far side
  Box room;             // all of it
  Box head, body;       // titles; rows, and what is bare below them
  std::optional<Box> foot;
  struct Column {
    std::string id;
    Box head;
  };
  std::vector<Column> columns;
  struct Cell {
    Box box;
    std::vector<Id> notes;  // in order
  };
  struct Row {
    Id row;  // none: the one of a table that has none yet
    Box box, handle;
    std::vector<Cell> cells;
    bool is_empty() const;
  };
  std::vector<Row> rows;              // those shown
  std::size_t before = 0, after = 0;  // rows on other pages
  Id page_before, page_after;         // the first rows of those pages
  std::optional<Box> waiting;         // beside the cells, while something waits there
  std::vector<Id> waiting_notes;
  RowsLaid laid;
  std::unordered_map<Id, board::Placement> places;  // of all notes that are shown in cells or wait

  double angle_deg() const { return turned ? 180 : 0; }
  Box facing(const Box& from_reader) const;  // of the room's top left, as its reader sees it, to the glass
  Vec point(Vec from_reader) const;
  // The middle of one of so many papers in a cell.
  Vec slot(const Cell& cell, std::size_t i, std::size_t of) const;

  // Where a note would lie that is let go here.
  struct Landing {
    bool waits = false;
    std::size_t row = 0;  // of those shown; one more than there are: a new one, after all others
    std::size_t column = 0;
    std::size_t index = 0;   // among the other notes of the cell
    std::vector<Id> others;  // in order, without the note itself
    Vec at;                  // as long as nothing else changes
  };
  std::optional<Landing> landing(Vec at, Id note) const;
};

}  // namespace scene
