// A table of cells on the glass: where columns, rows and the notes in them lie, and where a note that is let go would come to lie.
// Rows are as high as their fullest cell asks, papers as large as all have room for; rows that have none are on another page.
// A map of cards and a planning of levels by month are tables too: their notes lie as lines and as strips.
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

// How notes of a lane share its lines: each begins at its month, none lies over another's end.
struct InLane {
  std::size_t column = 0;
  double width = 0;
};
struct LaneLaid {
  std::vector<std::size_t> lines;  // of each, in order of column
  std::vector<double> lefts;       // from the first month's left
  std::size_t count = 1;           // lines
};
LaneLaid lay_lane(const std::vector<InLane>& notes, double month, double room, double gap);

struct TablePlan {
  enum class Kind : std::uint8_t { cells, cards, lanes } kind = Kind::cells;
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
    std::optional<Box> add;  // of a card or of the key moments: where another note is begun
    bool add_in_head = false;
    double line = 0;  // mm from a line of a lane to the next
  };
  std::vector<Row> rows;              // those shown
  std::size_t before = 0, after = 0;  // rows on other pages
  Id page_before, page_after;         // the first rows of those pages
  std::optional<Box> waiting;         // beside the cells, while something waits there
  std::vector<Id> waiting_notes;
  RowsLaid laid;
  std::unordered_map<Id, board::Placement> places;  // of all notes that are shown in cells or wait
  // Notes that lie as something else than square papers: as a line of a card, a strip of a lane, a flag among the key moments.
  struct Strip {
    enum class Look : std::uint8_t { line, strip, flag } look = Look::strip;
    double high = 0;
    double text = 0;  // mm, as large as its row has it
    friend bool operator==(const Strip&, const Strip&) = default;
  };
  std::unordered_map<Id, Strip> strips;
  // cards
  struct Family {
    Box title;
    std::size_t first = 0, cards = 0;  // of `rows`
    std::optional<Box> add;            // where another card is begun
  };
  std::vector<Family> families;
  std::optional<Box> middle;  // what all of it is about
  // lanes: rows.front() has the key moments
  std::optional<Box> add_month;
  Vec strip;                                                                                 // of a strip
  double flag = 0;                                                                           // mm that a key moment is high
  std::optional<double> month_at(double months) const;                                       // x on the glass of a time, in months from the first one
  double from_left(Vec at) const { return turned ? room.max.x - at.x : at.x - room.min.x; }  // as its reader sees it
  double from_top(Vec at) const { return turned ? room.max.y - at.y : at.y - room.min.y; }

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
    Vec size;                // of what lies there then
  };
  std::optional<Landing> landing(Vec at, Id note) const;

 private:
  std::optional<Landing> landing_on_card(Vec at, Id note) const;
  std::optional<Landing> landing_in_lane(Vec at, Id note) const;
};

}  // namespace scene
