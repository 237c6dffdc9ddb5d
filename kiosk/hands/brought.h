// Keyboards that people brought: which is whose, and where it writes. Hold a key and touch a place: from then on that keyboard writes
// for that seat, the same again takes it back. Read by hands.cpp.
#pragma once
#include <map>
#include <optional>
#include <span>

#include "hands/room.h"
#include "hands/writing.h"
#include "keys/event.h"

namespace hands {

class Brought {
 public:
  Brought(Room& room, Writing& writing) : room_(room), writing_(writing) {}

  void take(std::span<const keys::Event> events);
  // Somebody touches a place. True when a keyboard was held for it, so that the touch means that and nothing else.
  bool touched(Id seat, Vec at);
  void tick();

 private:
  // One that was pulled out is kept: when it comes back it is still theirs. So is that of somebody who left, should they come back.
  struct Keyboard {
    bool here = false;
    bool typed_on = false;
    Id seat;
    std::vector<std::uint16_t> down;
    struct Held {  // a key, and no other since
      std::uint16_t key = 0;
      std::int64_t since_us = 0;
      std::uint64_t session = 0;  // what it wrote, and where
      std::string wrote = {};
    };
    std::optional<Held> held;
    std::int64_t told_us = 0;  // when its people were told something of it last
  };
  void write(Keyboard& keyboard, const keys::Event& event);
  void act(Keyboard& keyboard, keys::Move move);
  Id whose(const Keyboard& keyboard) const;  // none while it is nobody's here
  bool is_the_tables(const Keyboard& keyboard) const;
  void hint(Keyboard& keyboard);
  bool may_tell(Keyboard& keyboard) const;  // it was not told just now
  void undo(Id seat, keys::Move move);
  Vec place_of(Id seat);

  Room& room_;
  Writing& writing_;
  std::map<std::uint64_t, Keyboard> keyboards_;  // by number
};

}  // namespace hands
