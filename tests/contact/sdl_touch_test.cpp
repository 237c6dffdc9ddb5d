// SDL's panel and mouse, and every trap that is known of them.
// Read by whoever meets a new one.
#include "contact/sdl_touch.h"

#include <SDL.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "contact/mouse.h"
#include "contact/tracker.h"

using contact::ContactFrame;
using contact::ContactKey;
using contact::Phase;
using contact::RawContact;
using contact::SdlTouch;

namespace {

struct FakeListing final : contact::SdlListing {
  std::set<ContactKey> listed;
  std::set<std::int64_t> touchpads;
  std::string panel_name;
  void contacts(std::vector<ContactKey>& out) override { out.insert(out.end(), listed.begin(), listed.end()); }
  bool on_glass(std::int64_t touch_id) override { return !touchpads.contains(touch_id); }
  std::string name(std::int64_t) override { return panel_name; }
};

SDL_Event finger(Uint32 type, SDL_TouchID touch, SDL_FingerID id, float x = 0.5F, float y = 0.5F) {
  SDL_Event e{};
  e.tfinger.type = type;
  e.tfinger.touchId = touch;
  e.tfinger.fingerId = id;
  e.tfinger.x = x;
  e.tfinger.y = y;
  e.tfinger.pressure = 1;
  return e;
}

SDL_Event button(Uint32 type, Uint8 which_button, int x, int y, Uint32 which = 0) {
  SDL_Event e{};
  e.button.type = type;
  e.button.which = which;
  e.button.button = which_button;
  e.button.x = x;
  e.button.y = y;
  return e;
}

SDL_Event motion(Uint32 state, int x, int y, Uint32 which = 0) {
  SDL_Event e{};
  e.motion.type = SDL_MOUSEMOTION;
  e.motion.which = which;
  e.motion.state = state;
  e.motion.x = x;
  e.motion.y = y;
  return e;
}

// A panel, its tracker, and SDL's list as the test sets it.
struct Table {
  FakeListing* listing = new FakeListing;
  SdlTouch touch{std::unique_ptr<contact::SdlListing>(listing), 0};
  contact::Tracker tracker{contact::Glass{.width_px = 1000, .height_px = 500, .mm_per_px = 1}};
  std::int64_t now = 0;

  void down(SDL_TouchID device, SDL_FingerID id) {
    listing->listed.insert(SdlTouch::key(device, id));
    CHECK(touch.take(finger(SDL_FINGERDOWN, device, id)));
  }
  ContactFrame scan() {
    std::vector<RawContact> raw;
    ContactFrame frame;
    touch.poll(raw);
    tracker.feed(raw, ++now, frame);
    std::vector<ContactKey> live;
    CHECK(touch.live(live));
    for (const std::int64_t device : {1, 2}) tracker.keep_only(SdlTouch::key(device, 0).device, live, now, frame);
    return frame;
  }
};

}  // namespace

TEST_CASE("SDL makes no mouse of a contact, and no contact of the mouse, whatever the environment says") {
  SDL_setenv("SDL_TOUCH_MOUSE_EVENTS", "1", 1);
  contact::set_hints();
  CHECK(SDL_GetHint(SDL_HINT_TOUCH_MOUSE_EVENTS) == std::string("0"));
  CHECK(SDL_GetHint(SDL_HINT_MOUSE_TOUCH_EVENTS) == std::string("0"));
}

TEST_CASE("Synthetic events are ignored even so") {
  Table table;
  CHECK_FALSE(table.touch.take(finger(SDL_FINGERDOWN, SDL_MOUSE_TOUCHID, 1)));
  contact::Mouse mouse([](auto) { return contact::WindowSize{1000, 500}; });
  CHECK_FALSE(mouse.take(button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 1, 1, SDL_TOUCH_MOUSEID)));
  CHECK(mouse.take(button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 1, 1)));
  CHECK_FALSE(mouse.take(motion(SDL_BUTTON_LMASK, 5, 5, SDL_TOUCH_MOUSEID)));
  CHECK_FALSE(mouse.take(button(SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 1, 1, SDL_TOUCH_MOUSEID)));
  std::vector<RawContact> raw;
  mouse.poll(raw);
  table.touch.poll(raw);
  CHECK(raw.size() == 1);
}

TEST_CASE("A finger goes down, moves, and is lifted") {
  Table table;
  table.down(1, 7);
  CHECK(table.touch.take(finger(SDL_FINGERMOTION, 1, 7, 0.6F)));
  ContactFrame frame = table.scan();
  REQUIRE(frame.size() == 2);
  CHECK(frame[0].key == SdlTouch::key(1, 7));
  CHECK(frame[1].at.x == Approx(600));
  table.listing->listed.clear();
  CHECK(table.touch.take(finger(SDL_FINGERUP, 1, 7, 0.6F)));
  frame = table.scan();
  REQUIRE(frame.size() == 1);
  CHECK(frame[0].phase == Phase::end);
}

TEST_CASE("Two panels may both have a finger 7") {
  Table table;
  table.down(1, 7);
  table.down(2, 7);
  CHECK(table.scan().size() == 2);
  CHECK(table.tracker.live_count() == 2);
}

TEST_CASE("Events that are no contacts are left to others") {
  Table table;
  SDL_Event key{};
  key.type = SDL_KEYDOWN;
  CHECK_FALSE(table.touch.take(key));
  CHECK_FALSE(table.touch.take(button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 1, 1)));
}

TEST_CASE("A still finger is silent, and stays") {
  Table table;
  table.down(1, 7);
  table.scan();
  for (int frames = 0; frames < 1000; ++frames) REQUIRE(table.scan().empty());
  CHECK(table.tracker.live_count() == 1);
}

TEST_CASE("A panel unplugged posts no end: its contacts are cancelled, the other panel's stay") {
  Table table;
  table.down(1, 7);
  table.down(1, 8);
  table.down(2, 7);
  table.scan();
  std::erase_if(table.listing->listed, [](const ContactKey& k) { return k.device == SdlTouch::key(1, 0).device; });
  ContactFrame frame = table.scan();
  CHECK(frame.empty());
  frame = table.scan();
  REQUIRE(frame.size() == 2);
  CHECK(frame[0].phase == Phase::cancel);
  CHECK(frame[0].key == SdlTouch::key(1, 7));
  CHECK(frame[1].key == SdlTouch::key(1, 8));
  CHECK(table.tracker.live_count() == 1);
}

TEST_CASE("A finger whose end is still in SDL's queue was let go, not lost") {
  Table table;
  table.down(1, 7);
  table.scan();
  table.listing->listed.clear();  // SDL has already forgotten it ...
  CHECK(table.scan().empty());
  CHECK(table.touch.take(finger(SDL_FINGERUP, 1, 7)));  // ... and now we read why
  const ContactFrame frame = table.scan();
  REQUIRE(frame.size() == 1);
  CHECK(frame[0].phase == Phase::end);
}

TEST_CASE("A contact that begins in this very frame is not cancelled for not being listed yet") {
  Table table;
  CHECK(table.touch.take(finger(SDL_FINGERDOWN, 1, 7)));
  const ContactFrame frame = table.scan();
  REQUIRE(frame.size() == 1);
  CHECK(frame[0].phase == Phase::begin);
  table.listing->listed.insert(SdlTouch::key(1, 7));
  CHECK(table.scan().empty());
  CHECK(table.scan().empty());
}

TEST_CASE("A laptop's touchpad is not the glass") {
  Table table;
  table.listing->touchpads = {2};
  CHECK_FALSE(table.touch.take(finger(SDL_FINGERDOWN, 2, 1)));
  CHECK(table.scan().empty());
}

TEST_CASE("SDL itself, asked about a panel that it does not have, lists nothing and does not fall") {
  SdlTouch touch;
  CHECK(touch.start());
  std::vector<ContactKey> live;
  CHECK(touch.live(live));
  CHECK(live.empty());
  CHECK(touch.take(finger(SDL_FINGERDOWN, 5, 1)));
}

TEST_CASE("The limit that the settings give holds for every panel") {
  SdlTouch touch(std::make_unique<FakeListing>(), 10);
  CHECK(touch.contact_limit() == 10);
  CHECK(touch.limit_of(SdlTouch::key(1, 0).device) == 10);
}

TEST_CASE("Panels' limits are found by name, and files that are no panel say nothing") {
  const std::vector<contact::PanelLimit> limits{{"Small", 2}, {"Wide", 40}};
  CHECK(contact::limit_named(limits, "Wide") == 40);
  CHECK(contact::limit_named(limits, "Other") == 0);
  const auto folder = std::filesystem::temp_directory_path() / ("tablee-panels-" + std::to_string(::getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "event0") << "not a device";
  CHECK(contact::read_panel_limits(folder).empty());
  std::filesystem::remove_all(folder);
  CHECK(contact::read_panel_limits(folder).empty());
}

TEST_CASE("The mouse is one contact, whose right button holds") {
  struct Row {
    const char* story;
    std::vector<SDL_Event> events;
    std::string heard;
  };
  const auto down = SDL_MOUSEBUTTONDOWN, up = SDL_MOUSEBUTTONUP;
  const auto l = SDL_BUTTON_LEFT, r = SDL_BUTTON_RIGHT;
  const Row rows[] = {
      {"hovering is nothing", {motion(0, 5, 5)}, ""},
      {"a click", {button(down, l, 5, 5), button(up, l, 5, 5)}, "begin end "},
      {"a drag", {button(down, l, 5, 5), motion(SDL_BUTTON_LMASK, 9, 5), button(up, l, 9, 5)}, "begin move end "},
      {"the right button", {button(down, r, 5, 5), button(up, r, 5, 5)}, "begin! end! "},
      {"the other button while one is down", {button(down, l, 5, 5), button(down, r, 5, 5), button(up, r, 5, 5), button(up, l, 5, 5)}, "begin end "},
      {"the middle button", {button(down, SDL_BUTTON_MIDDLE, 5, 5), button(up, SDL_BUTTON_MIDDLE, 5, 5)}, ""},
      {"a release that another window got", {button(down, l, 5, 5), motion(0, 9, 9), motion(0, 10, 9)}, "begin cancel "},
  };
  for (const Row& row : rows) {
    INFO(row.story);
    contact::Mouse mouse([](auto) { return contact::WindowSize{1000, 500}; });
    for (const SDL_Event& e : row.events) mouse.take(e);
    std::vector<RawContact> raw;
    mouse.poll(raw);
    std::string heard;
    const char* names[] = {"begin", "move", "end", "cancel"};
    for (const RawContact& c : raw) heard += std::string(names[static_cast<int>(c.phase)]) + (c.hold ? "! " : " ");
    CHECK(heard == row.heard);
  }
}

TEST_CASE("The mouse is measured on its window, and a window that is gone leaves no dead hand") {
  std::optional<contact::WindowSize> window = contact::WindowSize{100, 50};
  contact::Mouse mouse([&](auto) { return window; });
  mouse.take(button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 0, 49));
  window.reset();
  CHECK_FALSE(mouse.take(motion(SDL_BUTTON_LMASK, 1, 1)));
  CHECK(mouse.take(button(SDL_MOUSEBUTTONUP, SDL_BUTTON_LEFT, 1, 1)));
  CHECK_FALSE(mouse.take(button(SDL_MOUSEBUTTONDOWN, SDL_BUTTON_LEFT, 1, 1)));
  std::vector<RawContact> raw;
  mouse.poll(raw);
  REQUIRE(raw.size() == 2);
  CHECK(raw[0].x == Approx(0.005));
  CHECK(raw[0].y == Approx(0.99));
  CHECK(raw[1].phase == Phase::cancel);
}
