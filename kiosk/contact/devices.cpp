// The list of device kinds, written out, because a linker drops what only registers itself.
// Read by app through devices.h.
#include "contact/devices.h"

#include <algorithm>
#include <array>

#include "contact/mouse.h"
#include "contact/replay.h"
#include "contact/sdl_touch.h"
#include "contact/simulated.h"

namespace contact {
namespace {

using Made = base::Result<std::unique_ptr<Device>>;

Made none() { return std::unique_ptr<Device>(); }

Made make_sdl_touch(const DeviceSetup& setup) {
  if (!setup.window) return none();
  return std::unique_ptr<Device>(std::make_unique<SdlTouch>(sdl_listing(), setup.panel_limit));
}

Made make_mouse(const DeviceSetup& setup) {
  if (!setup.window) return none();
  return std::unique_ptr<Device>(std::make_unique<Mouse>());
}

Made make_tuio(const DeviceSetup& setup) {
  if (!setup.tuio) return none();
  return std::unique_ptr<Device>(std::make_unique<Tuio>(*setup.tuio, *setup.clock, setup.wake));
}

Made make_replay(const DeviceSetup& setup) {
  if (setup.replay.empty()) return none();
  auto replay = Replay::open(setup.replay, *setup.clock, setup.replay_speed);
  if (!replay) return replay.error();
  return std::unique_ptr<Device>(*std::move(replay));
}

Made make_simulated(const DeviceSetup& setup) {
  if (!setup.simulated) return none();
  return std::unique_ptr<Device>(std::make_unique<Simulated>(setup.glass));
}

constexpr std::array<DeviceKind, 5> kinds{{
    {"sdl touch", make_sdl_touch},
    {"mouse", make_mouse},
    {"tuio", make_tuio},
    {"trace", make_replay},
    {"simulated", make_simulated},
}};

}  // namespace

std::span<const DeviceKind> device_kinds() { return kinds; }

std::vector<base::Error> Devices::open(const DeviceSetup& setup) {
  std::vector<base::Error> errors;
  for (const DeviceKind& kind : device_kinds()) {
    Made made = kind.make(setup);
    if (!made) {
      errors.push_back(made.error());
    } else if (*made) {
      if (base::Status added = add(*std::move(made)); !added) errors.push_back(added.error());
    }
  }
  return errors;
}

base::Status Devices::add(std::unique_ptr<Device> device) {
  if (base::Status started = device->start(); !started) return started;
  slots_.push_back({std::move(device), {}});
  return {};
}

bool Devices::take(const SDL_Event& event) {
  return std::any_of(slots_.begin(), slots_.end(), [&](Slot& slot) { return slot.device->take(event); });
}

void Devices::scan(Tracker& tracker, std::int64_t now_us, ContactFrame& out) {
  for (Slot& slot : slots_) {
    raw_.clear();
    slot.device->poll(raw_);
    for (const RawContact& raw : raw_) {
      const std::uint64_t number = raw.key.device;
      if (raw.phase != Phase::begin || std::find(slot.numbers.begin(), slot.numbers.end(), number) != slot.numbers.end()) { continue; }
      slot.numbers.push_back(number);
      tracker.set_limit(number, slot.device->limit_of(number));
    }
    tracker.feed(raw_, now_us, out);
    live_.clear();
    if (slot.device->live(live_)) {
      for (const std::uint64_t number : slot.numbers) tracker.keep_only(number, live_, now_us, out);
    }
    std::erase_if(slot.numbers, [&](std::uint64_t number) { return tracker.live_count(number) == 0; });
  }
}

void Devices::set_glass(const Glass& glass) {
  for (Slot& slot : slots_) slot.device->set_glass(glass);
}

void Devices::stop() {
  for (Slot& slot : slots_) slot.device->stop();
}

}  // namespace contact
