// All devices of a table together, from what they say to one frame of contacts.
// Read by whoever adds a kind.
#include "contact/devices.h"

#include <SDL.h>

#include <catch2/catch.hpp>
#include <set>

#include "contact/mouse.h"
#include "contact/replay.h"
#include "contact/sdl_touch.h"
#include "contact/simulated.h"

using contact::ContactFrame;
using contact::Devices;
using contact::DeviceSetup;
using contact::Phase;
using contact::Simulated;

namespace {

constexpr contact::Glass glass{.width_px = 1000, .height_px = 500, .mm_per_px = 1};

}  // namespace

TEST_CASE("Each kind of device has its own name, and is there when it is asked for") {
  base::ManualClock clock(0);
  DeviceSetup setup{.clock = &clock, .glass = glass, .wake = {}, .tuio = {}, .replay = {}};
  std::set<std::string_view> names;
  for (const auto& kind : contact::device_kinds()) names.insert(kind.name);
  CHECK(names.size() == contact::device_kinds().size());

  Devices usual;
  CHECK(usual.open(setup).empty());
  CHECK(usual.find<contact::SdlTouch>());
  CHECK(usual.find<contact::Mouse>());
  CHECK_FALSE(usual.find<contact::Tuio>());
  CHECK_FALSE(usual.find<Simulated>());

  setup.window = false;
  setup.simulated = true;
  setup.tuio = contact::TuioAddress{"127.0.0.1", 0};
  Devices asked;
  CHECK(asked.open(setup).empty());
  CHECK_FALSE(asked.find<contact::Mouse>());
  CHECK(asked.find<contact::Tuio>());
  CHECK(asked.find<Simulated>());
}

TEST_CASE("A device that cannot start is told, and the others work") {
  base::ManualClock clock(0);
  Devices devices;
  const auto errors = devices.open({.clock = &clock, .glass = glass, .wake = {}, .tuio = {}, .replay = "/nowhere/x.trace", .simulated = true});
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].message.find("/nowhere/x.trace") != std::string::npos);
  CHECK(devices.find<Simulated>());
}

TEST_CASE("One scan takes in all devices, what one loses does not touch another's") {
  Devices devices;
  auto left = std::make_unique<Simulated>(glass, 1), right = std::make_unique<Simulated>(glass, 2);
  Simulated &l = *left, &r = *right;
  l.set_contact_limit(2);
  REQUIRE(devices.add(std::move(left)));
  REQUIRE(devices.add(std::move(right)));
  contact::Tracker tracker(glass);
  auto scan = [&, now = std::int64_t{0}]() mutable {
    ContactFrame frame;
    devices.scan(tracker, ++now, frame);
    return frame;
  };
  l.begin(1, {10, 10});
  for (int hand = 0; hand < 5; ++hand) r.begin(hand, {20, 20});
  CHECK(scan().size() == 6);
  CHECK_FALSE(tracker.limit_met());
  l.begin(2, {30, 30});
  CHECK(scan().size() == 1);
  CHECK(tracker.limit_met());
  l.lose_all();
  const ContactFrame lost = scan();
  REQUIRE(lost.size() == 2);
  CHECK(lost[0].phase == Phase::cancel);
  CHECK(tracker.live_count() == 5);
  CHECK_FALSE(tracker.limit_met());
  l.begin(1, {10, 10});
  CHECK(scan().size() == 1);
  CHECK(tracker.live_count() == 6);
}

TEST_CASE("A tap within one scan is a begin and an end, never a cancel") {
  Devices devices;
  REQUIRE(devices.add(std::make_unique<Simulated>(glass)));
  contact::Tracker tracker(glass);
  auto* hands = devices.find<Simulated>();
  hands->begin(1, {10, 10});
  hands->end(1);
  ContactFrame frame;
  devices.scan(tracker, 1, frame);
  REQUIRE(frame.size() == 2);
  CHECK(frame[0].phase == Phase::begin);
  CHECK(frame[1].phase == Phase::end);
}

TEST_CASE("The window's events go to the device whose contacts they are") {
  base::ManualClock clock(0);
  Devices devices;
  REQUIRE(devices.open({.clock = &clock, .glass = glass, .wake = {}, .tuio = {}, .replay = {}}).empty());
  SDL_Event finger{};
  finger.tfinger.type = SDL_FINGERDOWN;
  finger.tfinger.touchId = 3;
  finger.tfinger.x = 0.5F;
  CHECK(devices.take(finger));
  SDL_Event key{};
  key.type = SDL_KEYDOWN;
  CHECK_FALSE(devices.take(key));
  contact::Tracker tracker(glass);
  ContactFrame frame;
  devices.scan(tracker, 1, frame);
  REQUIRE(frame.size() == 1);
  CHECK(frame[0].at.x == 500);
}

TEST_CASE("A new glass reaches the devices that are told positions in mm") {
  Devices devices;
  REQUIRE(devices.add(std::make_unique<Simulated>(glass)));
  const contact::Glass large{.width_px = 2000, .height_px = 1000, .mm_per_px = 1};
  contact::Tracker tracker(glass);
  ContactFrame frame;
  tracker.set_glass(large, 0, frame);
  devices.set_glass(large);
  devices.find<Simulated>()->begin(1, {1500, 750});
  devices.scan(tracker, 1, frame);
  REQUIRE(frame.size() == 1);
  CHECK(frame[0].at == base::Vec{1500, 750});
}
