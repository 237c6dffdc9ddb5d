// Writing by hand on a note: a pen bar for each note being inked, any number of contacts drawing on it. Read by hands.cpp.
#pragma once
#include <optional>

#include "hands/room.h"

namespace hands {

class Ink {
 public:
  explicit Ink(Room& room) : room_(room) {}
  // Opens the pen bar at a note, facing the person. False: the note is not theirs to draw on, or not there.
  bool open(Id note, Id seat);
  // The same for a note whose text was being written: `from` says how it began.
  bool open(const scene::Writing& from);
  bool open_on(Id note) const;
  void act(scene::Action action, std::uint64_t session);
  void close(std::uint64_t session);
  // Closes the bar and nothing else: the note is written on next. Lines that are being drawn are kept.
  std::optional<scene::Inking> set_aside(std::uint64_t session);
  // A stroke of one contact, in the glass's mm; pressure 0..1, by which its line is broad.
  void draw(Id note, const contact::ContactKey& contact, Vec at, float pressure);
  void lift(Id note, const contact::ContactKey& contact);
  void drop(Id note, const contact::ContactKey& contact);  // cancelled: the stroke is not kept

 private:
  scene::Inking* on(Id note);
  scene::Inking* of(std::uint64_t session);
  Room& room_;
};

}  // namespace hands
