// Notes and rows of a table: where a note that is let go comes to lie, rows that are added and taken away, what waits and is brought.
// Read by the hands that place notes and by the buttons.
#pragma once
#include <optional>
#include <unordered_map>

#include "hands/room.h"

namespace hands {

// A row that a note begins, which was let go below all others.
struct NewRow {
  Id row;
  board::Fields fields;
};
struct InCell {
  board::Placement place;
  std::optional<NewRow> row;
};
// Nothing: this sheet has no cells.
std::optional<InCell> put_in_cell(Room& room, Id note, const board::Placement& let_go);

// What the buttons of a table do.
void add_row(Room& room, const gesture::Gesture& g);
void remove_row(Room& room, Id row, const gesture::Gesture& g);
void turn_page(Room& room, scene::Action way);
void bring_notes(Room& room, const gesture::Gesture& g);  // all that wait, one a row, into the first column

// Notes that made room for others are followed by the eye from where they lay.
class Neighbours {
 public:
  explicit Neighbours(Room& room) : room_(room) {}
  void follow();  // after a change
  void watch();   // in each frame: another table is shown

 private:
  Room& room_;
  Id sheet_;
  std::unordered_map<Id, board::Placement> lay_;
};

}  // namespace hands
