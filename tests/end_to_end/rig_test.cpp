// The rig itself: what it sends, a plain SDL program on its screen receives, whole and in order.
#include <SDL.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <map>

#include "rig_or_skip.h"

namespace {

struct Seen {
  int begun = 0, moved = 0, ended = 0;
  std::map<SDL_FingerID, SDL_FPoint> last;
};

// Reads events until `enough` says so, ten seconds at most.
template <typename Enough>
void read_events(Seen& seen, Enough enough) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (!enough() && std::chrono::steady_clock::now() < until) {
    SDL_Event event;
    if (SDL_WaitEventTimeout(&event, 50) == 0) continue;
    if (event.type != SDL_FINGERDOWN && event.type != SDL_FINGERMOTION && event.type != SDL_FINGERUP) continue;
    (event.type == SDL_FINGERDOWN ? seen.begun : event.type == SDL_FINGERUP ? seen.ended : seen.moved)++;
    seen.last[event.tfinger.fingerId] = {event.tfinger.x, event.tfinger.y};
  }
}

}  // namespace

TEST_CASE("sixty contacts of the rig reach a program, none lost") {
  const auto rig = support::rig_or_skip({1920, 1080});
  if (!rig) return;
  SDL_SetHint(SDL_HINT_VIDEODRIVER, "x11");
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  setenv("DISPLAY", rig->display().c_str(), 1);
  REQUIRE(SDL_Init(SDL_INIT_VIDEO) == 0);
  SDL_Window* window = SDL_CreateWindow("rig", 0, 0, 1920, 1080, SDL_WINDOW_BORDERLESS | SDL_WINDOW_SHOWN);
  REQUIRE(window != nullptr);
  bool shown = false;
  for (int i = 0; i < 200 && !shown; ++i) {
    SDL_Event event;
    while (SDL_WaitEventTimeout(&event, 20) != 0)
      if (event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_EXPOSED) shown = true;
  }
  REQUIRE(shown);

  constexpr int kContacts = 60;
  Seen seen;
  for (int i = 0; i < kContacts; ++i) rig->down(i, {100.0 + 20 * i, 200});
  rig->sync();
  read_events(seen, [&] { return seen.begun == kContacts; });
  for (int i = 0; i < kContacts; ++i) rig->move(i, {100.0 + 20 * i, 700});
  rig->sync();
  read_events(seen, [&] { return seen.moved >= kContacts; });
  for (int i = 0; i < kContacts; ++i) rig->up(i);
  rig->sync();
  read_events(seen, [&] { return seen.ended == kContacts; });

  CHECK(seen.begun == kContacts);
  CHECK(seen.ended == kContacts);
  REQUIRE(seen.last.size() == kContacts);
  int i = 0;
  for (const auto& [id, at] : seen.last) {  // ids grow in the order of the contacts' beginnings
    CHECK(at.x * 1919 == Approx(100 + 20 * i).margin(1.0));
    CHECK(at.y * 1079 == Approx(700).margin(1.0));
    ++i;
  }
  SDL_DestroyWindow(window);
  SDL_Quit();
}
