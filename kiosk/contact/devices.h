// Every kind of device there is, and the set of those that this table has, scanned once a frame. Read by app.
// A new kind is a file of its own and a line in devices.cpp.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "contact/device.h"
#include "contact/tracker.h"
#include "contact/tuio.h"

namespace contact {

// What the command line and the settings ask for.
struct DeviceSetup {
  const base::Clock* clock = nullptr;  // outlives the devices
  Glass glass;
  std::function<void()> wake;       // called from any thread when a device has something to poll
  bool window = true;               // there is one, whose panel and mouse count
  int panel_limit = 0;              // contacts that the panel sees at once; 0 = ask the panel
  std::optional<TuioAddress> tuio;  // off unless asked for
  std::string replay;               // path of a trace; "" = none
  double replay_speed = 1;
  bool simulated = false;
};

struct DeviceKind {
  std::string_view name;
  // Nothing in the pointer when the setup does not ask for it.
  base::Result<std::unique_ptr<Device>> (*make)(const DeviceSetup&);
};
std::span<const DeviceKind> device_kinds();

class Devices {
 public:
  Devices() = default;
  ~Devices() { stop(); }
  Devices(const Devices&) = delete;
  Devices& operator=(const Devices&) = delete;

  // Makes and starts all that the setup asks for. Those that cannot be are told, and the others work.
  std::vector<base::Error> open(const DeviceSetup& setup);
  base::Status add(std::unique_ptr<Device> device);
  // The device of that type, for those that have more to offer (simulated hands, replay); null when there is none.
  template <typename Kind>
  Kind* find() {
    for (Slot& slot : slots_) {
      if (auto* found = dynamic_cast<Kind*>(slot.device.get())) return found;
    }
    return nullptr;
  }

  // For every event of the window. True when it was a contact, which nothing else should then look at.
  bool take(const SDL_Event& event);
  // One scan: what came, then the end of what is no longer listed. A panel's limit goes to the tracker by itself.
  void scan(Tracker& tracker, std::int64_t now_us, ContactFrame& out);
  void set_glass(const Glass& glass);
  // Contacts that are down are not ended by this: cancel all of the tracker's as well.
  void stop();

 private:
  struct Slot {
    std::unique_ptr<Device> device;
    std::vector<std::uint64_t> numbers;  // of the devices behind it that have contacts down
  };
  std::vector<Slot> slots_;
  std::vector<RawContact> raw_;
  std::vector<ContactKey> live_;
};

}  // namespace contact
