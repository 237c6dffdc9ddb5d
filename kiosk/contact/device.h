// A source of contacts (SDL touch, mouse, TUIO, trace, simulated hands): start, poll, stop. Registered in devices.h.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "contact/contact.h"

union SDL_Event;

namespace contact {

// What a device says before the tracker has made it honest: any order, any position, ends that never come.
struct RawContact {
  ContactKey key;
  Phase phase = Phase::begin;
  double x = 0, y = 0;           // 0..1 over the whole glass; the tracker clamps
  double width = 0, height = 0;  // share of the glass; 0 = not known
  float pressure = 1;
  bool hold = false;
};

class Device {
 public:
  virtual ~Device() = default;
  virtual std::string name() const = 0;
  virtual base::Status start() = 0;
  virtual void stop() = 0;
  // Appends what came since the last call. Never waits.
  virtual void poll(std::vector<RawContact>& out) = 0;
  // Keys of the contacts that the device still lists, asked once a frame; false when it cannot list them. What a device
  // no longer lists is cancelled: some vanish without a word.
  virtual bool live(std::vector<ContactKey>& out) {
    (void)out;
    return false;
  }
  // How many contacts it can see at once; 0 = not known.
  virtual int contact_limit() const { return 0; }
  // The same for one of several panels behind this device.
  virtual int limit_of(std::uint64_t device) const {
    (void)device;
    return contact_limit();
  }
  // True when the window's event was a contact of this device: it comes out of the next poll.
  virtual bool take(const SDL_Event& event) {
    (void)event;
    return false;
  }
  // The glass has another size from now on; only devices that are told positions in mm care.
  virtual void set_glass(const Glass& glass) { (void)glass; }
};

}  // namespace contact
