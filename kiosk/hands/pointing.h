// Pointing: rings that follow a hand and move nothing. Two fingers held together, or « Montrer » in a note's ring, which puts
// them on the note and lets the next finger of that person take them from there. Read by hands.
#pragma once
#include "hands/hand.h"

namespace hands {

class Pointing {
 public:
  explicit Pointing(Room& room) : room_(room) {}
  void take(const gesture::Gesture& g);  // of two fingers
  void show(Id note, Id seat);           // « Montrer »
  // The rings that wait for a finger of this person here; 0 = none.
  std::uint64_t offered(Vec at, Id seat, const scene::Target& under) const;
  void tick();
  std::int64_t next_deadline_us() const;
  void stop_waiting();  // the sheet is another, or somebody is gone: what lies on notes goes

 private:
  scene::Pointing& add(Vec at, Id seat);
  scene::Pointing* of_grip(std::uint64_t grip);
  Room& room_;
};

}  // namespace hands
