// Contacts: fingers, pens, the mouse, simulated hands, all alike from down to up. Read by gesture, hands, panel, app.
// Positions are mm on the glass: this room is where pixels of the devices end.
#pragma once
#include <compare>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/geometry.h"

namespace contact {
using base::Vec;

// A contact is named by its device and the device's own id: two panels may both have a contact 1.
struct ContactKey {
  std::uint64_t device = 0;
  std::int64_t id = 0;
  friend auto operator<=>(const ContactKey&, const ContactKey&) = default;
};

enum class Phase : std::uint8_t {
  begin,
  move,
  end,     // lifted: what it held is let go, as fact
  cancel,  // taken away (device lost, focus lost, resized): what it held goes back
};

// Each family numbers its own devices; the family is part of the number, so that two families never meet.
enum class Family : std::uint8_t { sdl = 1, mouse = 2, tuio = 3, simulated = 4 };
constexpr std::uint64_t device_number(Family family, std::uint64_t own) {
  return (std::uint64_t{static_cast<std::uint8_t>(family)} << 56) | (own & 0xff'ffff'ffff'ffffULL);
}
// Marks the devices of a replay: the contacts of a trace never meet those of the people at the table.
constexpr std::uint64_t replayed_bit = 1ULL << 63;

struct ContactEvent {
  ContactKey key;
  Phase phase = Phase::begin;
  Vec at;                    // mm, clamped to the glass
  std::int64_t time_us = 0;  // of the clock given to the tracker
  Vec size_mm;               // of the patch that touches; 0 where the device does not say
  float pressure = 1;        // 0..1
  bool hold = false;         // the right mouse button: as if held long enough already
  friend bool operator==(const ContactEvent&, const ContactEvent&) = default;
};

// All events of one scan, in order.
using ContactFrame = std::vector<ContactEvent>;

// The glass that contacts are measured on.
struct Glass {
  int width_px = 1920, height_px = 1080;
  double mm_per_px = 1;
  Vec size_mm() const { return {width_px * mm_per_px, height_px * mm_per_px}; }
  friend bool operator==(const Glass&, const Glass&) = default;
};

}  // namespace contact

template <>
struct std::hash<contact::ContactKey> {
  std::size_t operator()(const contact::ContactKey& k) const noexcept {
    return std::hash<std::uint64_t>{}(k.device * 0x9e3779b97f4a7c15ULL ^ static_cast<std::uint64_t>(k.id));
  }
};
