// Palms and sleeves: one wide contact, or many at once in a hand's size. Read by the arena, which makes them dumb.
// A guard and not a recogniser: what it finds never competes for anything.
#pragma once
#include <vector>

#include "gesture/recogniser.h"

namespace gesture {

class Palm {
 public:
  explicit Palm(const Thresholds& thresholds);
  bool wide(Vec size_mm) const;
  // Part of a hand that lies there already. Only hands laid down reach further than their contacts: around one wide
  // contact people go on working, as with a wrist that rests beside the keyboard.
  bool near_palm(Vec at, const std::vector<LiveContact*>& live) const;
  // The contacts that lie down together with this one, itself included; none when it comes alone.
  const std::vector<LiveContact*>& laid_down_with(LiveContact& contact);
  void forget(const LiveContact& contact);

 private:
  bool complete(std::size_t from, std::size_t missing);

  Thresholds thresholds_;
  std::vector<LiveContact*> recent_, candidates_, group_;
};

}  // namespace gesture
