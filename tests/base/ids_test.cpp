// Ids, geometry, time and chance: what every room takes for granted.
#include <catch2/catch.hpp>

#include "base/clock.h"
#include "base/geometry.h"
#include "base/ids.h"
#include "base/language.h"
#include "base/random.h"
#include "base/result.h"

using namespace base;

TEST_CASE("an id is written and read back") {
  const Id id = Id::of(7, 42);
  CHECK(to_string(id) == "7-42");
  CHECK(parse_id("7-42") == id);
  CHECK(id.table() == 7);
  CHECK(id.counter() == 42);
  const Id largest = Id::of(0xffffff, 0xff'ffff'ffffULL);
  CHECK(parse_id(to_string(largest)) == largest);
}

TEST_CASE("no id is the empty text") {
  CHECK(to_string(Id{}).empty());
  CHECK(parse_id("") == Id{});
  CHECK_FALSE(Id{});
}

TEST_CASE("what is not an id is not taken for one") {
  for (const char* text : {"-", "1", "1-", "-1", "1-0", "1-2-3", "a-1", "1-a", " 1-2", "1-2 ", "16777216-1", "1-1099511627776", "99999999999999999999-1"}) {
    INFO(text);
    CHECK_FALSE(parse_id(text));
  }
}

TEST_CASE("a pose takes its own points to the glass and back") {
  const Pose pose{{100, 50}, 30};
  const Vec local{12, -7};
  const Vec back = pose.to_local(pose.to_glass(local));
  CHECK(distance(back, local) < 1e-9);
  const Pose quarter{{0, 0}, 90};
  CHECK(distance(quarter.to_glass({1, 0}), {0, 1}) < 1e-12);  // clockwise, y down
}

TEST_CASE("angles are brought into one turn") {
  CHECK(normalized_deg(190) == Approx(-170));
  CHECK(normalized_deg(-180) == Approx(180));
  CHECK(normalized_deg(720) == Approx(0).margin(1e-12));
}

TEST_CASE("the box around a turned paper holds its corners") {
  const Pose pose{{200, 100}, 45};
  const Box box = bounds(pose, {100, 100});
  for (const Vec corner : corners(pose, {100, 100})) CHECK(box.grown(1e-9).contains(corner));
  CHECK(box.width() == Approx(100 * std::sqrt(2.0)));
}

TEST_CASE("the same seed gives the same chances, on every machine") {
  Random random(1);
  CHECK(random.next() == 0x910a2dec89025cc1ULL);
  for (int i = 0; i < 1000; ++i) {
    const double value = random.unit();
    CHECK((value >= 0 && value < 1));
  }
}

TEST_CASE("a result is a value or says why not") {
  const Result<int> good = 3;
  REQUIRE(good);
  CHECK(*good == 3);
  const Result<int> bad = Error{Fault::refused, "refused.too_long"};
  REQUIRE_FALSE(bad);
  CHECK(bad.error().message == "refused.too_long");
  CHECK(Status());
}

TEST_CASE("a clock turned by hand tells both times") {
  ManualClock clock(1'000'000);
  clock.advance_us(2'500'000);
  CHECK(clock.now_us() == 2'500'000);
  CHECK(clock.wall_ms() == 1'002'500);
}

TEST_CASE("a text missing in one language is said in the other") {
  CHECK(Localized{"bonjour", ""}.in(Language::english) == "bonjour");
  CHECK(Localized{"bonjour", "hello"}.in(Language::english) == "hello");
}
