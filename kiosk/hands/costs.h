// What hands do on a sheet of costs: pads of numbers, any number at once, each its opener's; the years; another line. A number becomes a
// fact when its pad is done, and is one deed. Read by hands.cpp.
#pragma once
#include <unordered_map>

#include "hands/room.h"

namespace hands {

class Writing;

class NumberPads {
 public:
  explicit NumberPads(Room& room) : room_(room) {}

  // At a cell, in front of whoever touched it. Another of theirs is done by that, unless somebody is typing on it: whose hand touched a
  // cell in the middle of a table is a guess, and no guess ends a number half way.
  void open(Id row, Id item, const gesture::Gesture& g);
  void press(const gesture::Gesture& g);  // a key's contact began
  void release(const gesture::Gesture& g);
  void retract(const gesture::Gesture& g);  // it was a palm: as if not pressed
  void done(std::uint64_t session);
  void close_all();  // what was typed is kept
  // What it stands at may have been taken away.
  void follow();

 private:
  scene::NumberPad* find(std::uint64_t session);
  bool is_typed_on(const scene::NumberPad& pad) const;
  Room& room_;
  std::unordered_map<std::uint64_t, std::int64_t> typed_us_;  // when a pad's last key was pressed, by session
};

void change_years(Room& room, int by, const gesture::Gesture& g);
void add_cost_line(Room& room, Writing& writing, std::int64_t family, const gesture::Gesture& g);

}  // namespace hands
