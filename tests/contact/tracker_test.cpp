// The tracker told as tables of events: what a device says on the left, what the table hears on the right.
// Read by whoever doubts that each contact begins once and ends once.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <map>
#include <sstream>

#include "base/random.h"
#include "contact/tracker.h"

namespace {

using contact::ContactFrame;
using contact::ContactKey;
using contact::Glass;
using contact::Phase;
using contact::RawContact;
using contact::Tracker;

constexpr Glass glass{.width_px = 1000, .height_px = 500, .mm_per_px = 1};
constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();

RawContact raw(std::uint64_t device, std::int64_t id, Phase phase, double x = 0.5, double y = 0.5) {
  RawContact r{.key = {device, id}, .phase = phase};
  r.x = x;
  r.y = y;
  return r;
}

// "begin 1:7 at 500,250": short enough for a table, and a failing test says what happened.
std::string told(const ContactFrame& frame) {
  std::ostringstream out;
  const char* names[] = {"begin", "move", "end", "cancel"};
  for (const auto& e : frame) {
    if (out.tellp() > 0) out << "; ";
    out << names[static_cast<int>(e.phase)] << ' ' << e.key.device << ':' << e.key.id << " at " << e.at.x << ',' << e.at.y;
  }
  return out.str();
}

std::string heard(std::vector<RawContact> said) {
  Tracker tracker(glass);
  ContactFrame frame;
  tracker.feed(said, 1, frame);
  return told(frame);
}

}  // namespace

TEST_CASE("What a device says and what the table hears") {
  struct Row {
    const char* story;
    std::vector<RawContact> said;
    const char* heard;
  };
  const auto b = Phase::begin, m = Phase::move, e = Phase::end, c = Phase::cancel;
  const Row rows[] = {
      {"a tap", {raw(1, 7, b), raw(1, 7, e)}, "begin 1:7 at 500,250; end 1:7 at 500,250"},
      {"a drag ends where it is lifted", {raw(1, 7, b), raw(1, 7, m, 0.6), raw(1, 7, e, 0.7)}, "begin 1:7 at 500,250; move 1:7 at 600,250; end 1:7 at 700,250"},
      {"a second begin ends the first, where it was",
       {raw(1, 7, b), raw(1, 7, m, 0.6), raw(1, 7, b, 0.1)},
       "begin 1:7 at 500,250; move 1:7 at 600,250; end 1:7 at 600,250; begin 1:7 at 100,250"},
      {"a move of nobody", {raw(1, 7, m)}, ""},
      {"an end of nobody", {raw(1, 7, e)}, ""},
      {"a cancel of nobody", {raw(1, 7, c)}, ""},
      {"an end said twice", {raw(1, 7, b), raw(1, 7, e), raw(1, 7, e)}, "begin 1:7 at 500,250; end 1:7 at 500,250"},
      {"a move after the end", {raw(1, 7, b), raw(1, 7, e), raw(1, 7, m, 0.9)}, "begin 1:7 at 500,250; end 1:7 at 500,250"},
      {"still moves are silent", {raw(1, 7, b), raw(1, 7, m), raw(1, 7, m)}, "begin 1:7 at 500,250"},
      {"the same id on two devices is two contacts",
       {raw(1, 7, b), raw(2, 7, b, 0.1), raw(1, 7, e)},
       "begin 1:7 at 500,250; begin 2:7 at 100,250; end 1:7 at 500,250"},
      {"the last pixel of SDL", {raw(1, 7, b, 1.0005, 1.001)}, "begin 1:7 at 1000,500"},
      {"far off the glass", {raw(1, 7, b, -3, 1e300)}, "begin 1:7 at 0,500"},
      {"infinitely far", {raw(1, 7, b), raw(1, 7, m, INFINITY, -INFINITY)}, "begin 1:7 at 500,250; move 1:7 at 1000,0"},
      {"moves beyond the edge are still there", {raw(1, 7, b, 1), raw(1, 7, m, 1.2)}, "begin 1:7 at 1000,250"},
      {"a begin nowhere is no begin", {raw(1, 7, b, nowhere), raw(1, 7, m)}, ""},
      {"a move to nowhere is no move", {raw(1, 7, b), raw(1, 7, m, nowhere)}, "begin 1:7 at 500,250"},
      {"an end nowhere ends where it was", {raw(1, 7, b, 0.2), raw(1, 7, e, nowhere, nowhere)}, "begin 1:7 at 200,250; end 1:7 at 200,250"},
      {"a cancel says where it was", {raw(1, 7, b, 0.2), raw(1, 7, c, 0, 0)}, "begin 1:7 at 200,250; cancel 1:7 at 200,250"},
      {"an id may come back", {raw(1, 7, b), raw(1, 7, e), raw(1, 7, b, 0.1)}, "begin 1:7 at 500,250; end 1:7 at 500,250; begin 1:7 at 100,250"},
  };
  for (const Row& row : rows) {
    INFO(row.story);
    CHECK(heard(row.said) == row.heard);
  }
}

TEST_CASE("A contact carries its size, its pressure, its time, and the hold that it began with") {
  Tracker tracker(glass);
  ContactFrame frame;
  RawContact r = raw(1, 1, Phase::begin);
  r.width = 0.02;
  r.height = 0.1;
  r.pressure = 1.5F;
  r.hold = true;
  tracker.feed({{r}}, 10, frame);
  r.phase = Phase::move;
  r.hold = false;
  r.width = nowhere;
  r.height = -1;
  r.pressure = 0.25F;
  tracker.feed({{r}}, 20, frame);
  REQUIRE(frame.size() == 2);
  CHECK(frame[0].size_mm == base::Vec{20, 50});
  CHECK(frame[0].pressure == 1.0F);
  CHECK(frame[0].time_us == 10);
  CHECK(frame[0].hold);
  CHECK(frame[1].size_mm == base::Vec{0, 0});
  CHECK(frame[1].pressure == 0.25F);
  CHECK(frame[1].time_us == 20);
  CHECK(frame[1].hold);
}

TEST_CASE("What a device no longer lists is cancelled, and only that") {
  Tracker tracker(glass);
  ContactFrame frame;
  tracker.feed({{raw(1, 2, Phase::begin), raw(1, 1, Phase::begin), raw(1, 3, Phase::begin), raw(2, 1, Phase::begin)}}, 1, frame);
  frame.clear();
  const ContactKey listed[] = {{1, 3}, {1, 99}};
  tracker.keep_only(1, listed, 2, frame);
  CHECK(told(frame) == "cancel 1:1 at 500,250; cancel 1:2 at 500,250");
  CHECK(tracker.live_count(1) == 1);
  CHECK(tracker.live_count(2) == 1);
  frame.clear();
  tracker.keep_only(2, {}, 3, frame);
  CHECK(told(frame) == "cancel 2:1 at 500,250");
}

TEST_CASE("A still contact is silent for as long as it likes") {
  Tracker tracker(glass);
  ContactFrame frame;
  tracker.feed({{raw(1, 1, Phase::begin)}}, 0, frame);
  frame.clear();
  const ContactKey listed[] = {{1, 1}};
  for (std::int64_t minute = 1; minute <= 60; ++minute) {
    tracker.feed({}, minute * 60'000'000, frame);
    tracker.keep_only(1, listed, minute * 60'000'000, frame);
  }
  CHECK(frame.empty());
  CHECK(tracker.live_count() == 1);
}

TEST_CASE("Focus lost cancels all, lifting afterwards is not a release") {
  Tracker tracker(glass);
  ContactFrame frame;
  tracker.feed({{raw(2, 1, Phase::begin), raw(1, 1, Phase::begin)}}, 1, frame);
  frame.clear();
  tracker.cancel_all(2, frame);
  CHECK(told(frame) == "cancel 1:1 at 500,250; cancel 2:1 at 500,250");
  frame.clear();
  tracker.feed({{raw(1, 1, Phase::move, 0.9), raw(1, 1, Phase::end)}}, 3, frame);
  CHECK(frame.empty());
  CHECK(tracker.live_count() == 0);
}

TEST_CASE("Another glass cancels all and measures anew, the same glass changes nothing") {
  Tracker tracker(glass);
  ContactFrame frame;
  tracker.feed({{raw(1, 1, Phase::begin)}}, 1, frame);
  frame.clear();
  tracker.set_glass(glass, 2, frame);
  CHECK(frame.empty());
  tracker.set_glass({.width_px = 2000, .height_px = 1000, .mm_per_px = 0.25}, 3, frame);
  CHECK(told(frame) == "cancel 1:1 at 500,250");
  frame.clear();
  tracker.feed({{raw(1, 1, Phase::begin)}}, 4, frame);
  CHECK(told(frame) == "begin 1:1 at 250,125");
}

TEST_CASE("A panel at its limit is told, per panel, until a hand is lifted") {
  Tracker tracker(glass);
  ContactFrame frame;
  tracker.set_limit(1, 2);
  tracker.feed({{raw(1, 1, Phase::begin), raw(2, 1, Phase::begin), raw(2, 2, Phase::begin), raw(2, 3, Phase::begin)}}, 1, frame);
  CHECK_FALSE(tracker.limit_met());
  tracker.feed({{raw(1, 2, Phase::begin)}}, 2, frame);
  CHECK(tracker.limit_met(1));
  CHECK_FALSE(tracker.limit_met(2));
  CHECK(tracker.limit_met());
  tracker.feed({{raw(1, 1, Phase::end)}}, 3, frame);
  CHECK_FALSE(tracker.limit_met());
  tracker.set_limit(2, 3);
  CHECK(tracker.limit_met(2));
  tracker.set_limit(2, 0);
  CHECK_FALSE(tracker.limit_met(2));
}

TEST_CASE("Eighty contacts at once, none lost, none mixed up") {
  Tracker tracker(glass);
  ContactFrame frame;
  std::vector<RawContact> said;
  for (int i = 0; i < 80; ++i) said.push_back(raw(static_cast<std::uint64_t>(i % 4), i, Phase::begin, i / 100.0));
  tracker.feed(said, 1, frame);
  CHECK(frame.size() == 80);
  CHECK(tracker.live_count() == 80);
  CHECK(tracker.live_count(3) == 20);
  frame.clear();
  for (auto& r : said) r.phase = Phase::move, r.y = 0.75;
  tracker.feed(said, 2, frame);
  REQUIRE(frame.size() == 80);
  for (std::size_t i = 0; i < 80; ++i) CHECK(frame[i].at == base::Vec{static_cast<double>(i) / 100.0 * 1000, 375});
  frame.clear();
  for (auto& r : said) r.phase = Phase::end;
  tracker.feed(said, 3, frame);
  CHECK(frame.size() == 80);
  CHECK(tracker.live_count() == 0);
  CHECK(tracker.most_at_once() == 80);
}

TEST_CASE("Whatever five devices say, each contact is begin, moves, then one end or cancel") {
  for (const std::uint64_t seed : {1U, 2U, 3U, 5U, 8U, 13U, 21U, 34U}) {
    INFO("seed " << seed);
    base::Random random(seed);
    Tracker tracker(glass);
    ContactFrame frame;
    for (std::int64_t now = 0; now < 4000; ++now) {
      std::vector<RawContact> said;
      for (std::uint64_t n = random.below(6); n > 0; --n) {
        RawContact r = raw(1 + random.below(5), static_cast<std::int64_t>(random.below(20)), static_cast<Phase>(random.below(4)), random.between(-0.2, 1.2),
                           random.chance(0.02) ? nowhere : random.between(-0.2, 1.2));
        said.push_back(r);
      }
      tracker.feed(said, now, frame);
      if (random.chance(0.05)) {
        std::vector<ContactKey> listed;
        for (int n = 0; n < 12; ++n) listed.push_back({1 + random.below(5), static_cast<std::int64_t>(random.below(20))});
        tracker.keep_only(1 + random.below(5), listed, now, frame);
      }
      if (random.chance(0.005)) tracker.cancel_all(now, frame);
      if (random.chance(0.005)) tracker.set_glass({.width_px = 1 + static_cast<int>(random.below(1000)), .height_px = 500}, now, frame);
    }
    tracker.cancel_all(4000, frame);

    std::map<ContactKey, bool> down;
    std::int64_t last = 0;
    std::size_t wrong = 0;
    for (const auto& e : frame) {
      bool& is_down = down[e.key];
      wrong += (e.phase == Phase::begin) == is_down;
      is_down = e.phase == Phase::begin || e.phase == Phase::move;
      wrong += e.time_us < last;
      last = e.time_us;
      wrong += !base::Box{{0, 0}, {1000, 500}}.contains(e.at);
    }
    CHECK(wrong == 0);
    CHECK(std::none_of(down.begin(), down.end(), [](const auto& d) { return d.second; }));
    CHECK(frame.size() > 4000);
  }
}
