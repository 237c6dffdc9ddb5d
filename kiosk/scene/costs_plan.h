// A sheet of costs on the glass: lines by family, a column for each item of the list, below them what it comes to over the years.
// Everything has places of the sheet; read from one side, as a table is. Read by plan.h and by whoever asks a plan for its costs.
#pragma once
#include <cstddef>
#include <optional>
#include <vector>

#include "base/geometry.h"
#include "base/ids.h"

namespace scene {
using base::Box;
using base::Id;

struct CostsPlan {
  bool turned = false;  // read from the far side
  Box room;
  double angle_deg() const { return turned ? 180 : 0; }
  Box facing(const Box& from_reader) const {
    return turned ? Box{room.max - from_reader.max, room.max - from_reader.min} : Box{room.min + from_reader.min, room.min + from_reader.max};
  }

  Box corner;              // above the lines: what is asked, on a low sheet
  std::vector<Id> items;   // of each column
  std::vector<Box> heads;  // their names
  struct Family {
    std::size_t number = 0;  // of the definition, from 0
    Box head, add;           // its name; where a line is added
  };
  std::vector<Family> families;  // those shown
  struct Line {
    Id row;
    std::size_t family = 0;
    Box title, remove;
    std::vector<Box> cells;  // of each item
  };
  std::vector<Line> lines;  // those shown
  struct Sum {
    enum class What : std::uint8_t { once, yearly, total, days } what = What::once;
    Box title;
    std::vector<Box> cells;
  };
  std::vector<Sum> sums;
  Box fewer, years, more;   // over how many years
  std::optional<Box> foot;  // where not all lines have room
  std::size_t before = 0, after = 0;
  Id page_before, page_after;
  double text = 13;  // mm, of lines and numbers
};

}  // namespace scene
