// A workshop's past, moment by moment: the board as it was after each change, from the first that is known to now. Pure; read by app.
#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "board/board.h"
#include "board/change.h"
#include "store/store.h"

namespace store {

// The moments are numbered: 0 is before all that is known, size() is now. Going there costs what lies between.
class Timeline {
 public:
  Timeline() = default;
  // `past`: what led to `now`, oldest first. Only its unbroken end is taken; what is older than a gap is not known.
  Timeline(board::Board now, std::vector<Store::Past> past);
  // What was done since. Those that it knows already are passed over; where it stands stays.
  void append(std::span<const Store::Past> past);

  std::size_t size() const { return changes_.size(); }
  std::size_t at() const { return at_; }
  bool is_now() const { return at_ == size(); }
  const board::Board& board() const { return board_; }
  const board::Change& change(std::size_t i) const { return changes_[i]; }

  // Stands at that moment, or at the last there is. What was done on the way there; nothing where the way led back.
  std::span<const board::Change> go_to(std::size_t moment);
  // The nearest moment, from this one on, at which no deed is half done.
  std::size_t whole(std::size_t moment) const;

 private:
  board::Board board_;  // at at_
  std::size_t at_ = 0;
  std::vector<board::Change> changes_;
  std::vector<board::Act> inverses_;
};

// Adds to a draft what makes this record again what it was then: live, with its properties of then. What it belonged to and is no more
// is left out; so is whether it was chosen, and how long it was talked about. A note that lay face down then is left alone. Of a theme, its notes of then that are in none now come with it.
void bring_back(Draft& draft, const board::Board& now, const board::Board& then, board::RecordKind kind, Id record);

}  // namespace store
