// Makes raw contacts honest: one begin, then moves, then one end or cancel for each; in mm, clamped, timed. Read by app.
#pragma once
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "contact/contact.h"
#include "contact/device.h"

namespace contact {

class Tracker {
 public:
  explicit Tracker(Glass glass) : glass_(glass) {}

  // A second begin of a live id ends the first; moves and ends of unknown ids are dropped; repeated still moves too.
  void feed(std::span<const RawContact> raw, std::int64_t now_us, ContactFrame& out);
  // Cancels every live contact of `device` that is not in `listed` (the device vanished, or lost it).
  void keep_only(std::uint64_t device, std::span<const ContactKey> listed, std::int64_t now_us, ContactFrame& out);
  // Focus lost, screen resized: all go.
  void cancel_all(std::int64_t now_us, ContactFrame& out);
  // Cancels everything first when the glass is another one.
  void set_glass(Glass glass, std::int64_t now_us, ContactFrame& out);

  // How many contacts a device sees at once, 0 = not known. A device at its limit hides whatever comes next, without a
  // word: the facilitator is told ("too many fingers at once").
  void set_limit(std::uint64_t device, int contacts);
  bool limit_met(std::uint64_t device) const;
  bool limit_met() const;     // of any device
  int limit_reached() const;  // the limit that is met, the lowest where there are several; 0 = none is
  int lowest_limit() const;   // of all devices; 0 = none is known

  std::size_t live_count() const { return live_.size(); }
  std::size_t live_count(std::uint64_t device) const;
  std::size_t most_at_once() const { return most_; }
  const Glass& glass() const { return glass_; }

 private:
  template <typename Goes>
  void cancel_if(Goes goes, std::int64_t now_us, ContactFrame& out);

  Glass glass_;
  std::unordered_map<ContactKey, ContactEvent> live_;  // the last event of each
  std::unordered_map<std::uint64_t, int> limits_;
  std::size_t most_ = 0;
};

}  // namespace contact
