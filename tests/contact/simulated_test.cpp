// Simulated hands come in by the same door as people's.
// Read by whoever writes a rehearsal.
#include "contact/simulated.h"

#include <catch2/catch.hpp>

#include "base/random.h"
#include "contact/share.h"
#include "contact/tracker.h"

using contact::ContactFrame;
using contact::Phase;

namespace {

// Not every millimetre is a share of every glass, to the last bit; a nanometre is near enough for a hand.
bool near(base::Vec a, base::Vec b) { return base::distance(a, b) < 1e-6; }

constexpr contact::Glass glass{.width_px = 3840, .height_px = 2160, .mm_per_px = 0.3113};

ContactFrame scan(contact::Simulated& hands, contact::Tracker& tracker, std::int64_t now_us) {
  std::vector<contact::RawContact> raw;
  ContactFrame frame;
  hands.poll(raw);
  tracker.feed(raw, now_us, frame);
  std::vector<contact::ContactKey> live;
  if (hands.live(live)) tracker.keep_only(hands.key(0).device, live, now_us, frame);
  return frame;
}

}  // namespace

TEST_CASE("A simulated hand takes, moves and lets go") {
  contact::Simulated hands(glass);
  contact::Tracker tracker(glass);
  hands.begin(4, {100, 200}, {9, 11}, 0.5F);
  hands.move(4, {110, 205});
  const ContactFrame first = scan(hands, tracker, 1);
  REQUIRE(first.size() == 2);
  CHECK(first[0].key == hands.key(4));
  CHECK(near(first[0].at, base::Vec{100, 200}));
  CHECK(near(first[0].size_mm, base::Vec{9, 11}));
  CHECK(first[0].pressure == 0.5F);
  CHECK(near(first[1].at, base::Vec{110, 205}));
  CHECK(scan(hands, tracker, 2).empty());
  hands.end(4);
  const ContactFrame last = scan(hands, tracker, 3);
  REQUIRE(last.size() == 1);
  CHECK(last[0].phase == Phase::end);
  CHECK(near(last[0].at, base::Vec{110, 205}));
}

TEST_CASE("A simulated hand that is lost is cancelled, the others stay") {
  contact::Simulated hands(glass);
  contact::Tracker tracker(glass);
  hands.begin(1, {10, 10});
  hands.hold(2, {20, 20});
  CHECK(scan(hands, tracker, 1).back().hold);
  hands.lose(1);
  const ContactFrame frame = scan(hands, tracker, 2);
  REQUIRE(frame.size() == 1);
  CHECK(frame[0].phase == Phase::cancel);
  CHECK(frame[0].key == hands.key(1));
  CHECK(tracker.live_count() == 1);
}

TEST_CASE("Two simulated devices do not share their hands") { CHECK(contact::Simulated(glass, 1).key(1) != contact::Simulated(glass, 2).key(1)); }

TEST_CASE("A share of the glass leads back to the very same millimetre") {
  base::Random random(7);
  for (int i = 0; i < 20000; ++i) {
    const double size = random.between(100, 3000);
    const double mm = random.unit() * size;
    REQUIRE(contact::share_of(mm, size) * size == mm);
  }
  CHECK(contact::share_of(5, 0) == 0);
}
