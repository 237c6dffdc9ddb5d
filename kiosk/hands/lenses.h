// Lenses: got by a tap on one's own mark, pulled over the board, put away at its edge. They move nothing and are no part of the
// board. Read by hands.
#pragma once
#include "hands/hand.h"

namespace hands {

class Lenses {
 public:
  explicit Lenses(Room& room) : room_(room) {}
  void open_menu(Id seat, Vec at);  // or closes it
  void open(Id seat);               // one a person: a second time it is put away
  void close(std::uint64_t session);
  void nearer(std::uint64_t session, int steps);
  void tick();
  std::int64_t next_deadline_us() const;

 private:
  Room& room_;
};

}  // namespace hands
