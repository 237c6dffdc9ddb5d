// Where keyboards are read, and one that can be. An interface, because no test can plug one in: all that needs a keyboard of the
// kernel's is in evdev_ports.cpp, and is as little as can be. Read by reader and tests.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace keys {

class Port {
 public:
  virtual ~Port() = default;
  // Gives struct input_event, as the kernel writes it (linux/input.h); not waited on. Its end is the keyboard's.
  virtual int file() const = 0;
  virtual std::string name() const = 0;
  // Says that it is the same one when it is plugged in again at the same place.
  virtual std::string identity() const = 0;
  // While it is grabbed nobody else reads it: neither the window system nor the console. The kernel lets go of it when its file
  // is closed, however this program ends. False: another program has it.
  virtual bool grab(bool on) = 0;
  // Keys that are down now, by the kernel's numbers: after it dropped events, only it can say.
  virtual std::vector<std::uint16_t> held() const = 0;
};

class Ports {
 public:
  virtual ~Ports() = default;
  // A file that can be read when keyboards have come or gone; -1 = none ever do.
  virtual int changes() const = 0;
  // Those that came since the last call.
  virtual std::vector<std::unique_ptr<Port>> fresh() = 0;
};

// The kernel's, through libevdev, watched by inotify. An error where this machine has none that could be looked at.
base::Result<std::unique_ptr<Ports>> evdev_ports(const std::filesystem::path& folder = "/dev/input");

}  // namespace keys
