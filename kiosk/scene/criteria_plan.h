// A grid of criteria on the glass: what counts and how much at the reader's left, a column for each item of a list, the totals below.
// At a table everybody has a card for marks before their place, and the grid has the room between them. Read by plan.h and by whoever
// asks a plan for its grid.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "base/geometry.h"
#include "base/ids.h"

namespace scene {
using base::Box;
using base::Id;
using base::Pose;
using base::Vec;

struct CriteriaPlan {
  bool turned = false;  // read from the far side
  Box room;             // of the grid on the glass; all other boxes are from its top left, as its reader sees it
  double text = 13;     // mm, of criteria and marks
  Box head, total, foot;
  Box titles, weights;  // columns at the left, over all rows
  struct Column {
    Id item;
    Box box;   // from its name to its total
    Box mean;  // over all rows
  };
  std::vector<Column> columns;
  struct Row {
    Id row;
    std::size_t number = 0;  // among all criteria
    Box box;
  };
  std::vector<Row> rows;  // those shown
  struct Family {
    std::int64_t number = 1;
    Box title;  // a line above its criteria
  };
  std::vector<Family> families;       // of the rows shown; none where there is but one
  std::size_t before = 0, after = 0;  // rows on other pages
  Id page_before, page_after;         // the first rows of those pages
  std::vector<Id> jury;               // in the order of their marks
  bool singles = true;                // there is room for single marks, else means stand alone
  double mark = 40, pitch = 46;       // of a cell with one, and from one to the next
  std::optional<Box> side;            // costs

  Box title(const Row& row) const { return {{titles.min.x, row.box.min.y}, {titles.max.x, row.box.max.y}}; }
  Box weight(const Row& row) const { return {{weights.min.x, row.box.min.y}, {weights.max.x, row.box.max.y}}; }
  Box cell(const Row& row, const Column& column, std::size_t juror) const;
  Box mean(const Row& row, const Column& column) const { return {{column.mean.min.x, row.box.min.y}, {column.mean.max.x, row.box.max.y}}; }
  const Row* row(Id id) const;
  const Column* column(Id item) const;
  double angle_deg() const { return turned ? 180 : 0; }
  Vec point(Vec from_reader) const { return turned ? room.max - from_reader : room.min + from_reader; }
  Pose pose(const Box& from_reader) const { return {point(from_reader.centre()), angle_deg()}; }

  // Somebody's own card, at a table: for one item at a time, a line for each criterion.
  struct Ballot {
    Id seat;
    Pose pose;
    Vec size;
    std::size_t lines = 1;  // criteria on a page
    double key = 20, pitch = 27, head = 32;
    bool over = false;  // the title stands above the keys: there is no room beside them
    std::size_t pages(std::size_t criteria) const { return criteria == 0 ? 1 : (criteria + lines - 1) / lines; }
  };
  std::vector<Ballot> ballots;
  const Ballot* ballot(Id seat) const;
};

}  // namespace scene
