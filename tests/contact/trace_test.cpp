// What hands did, kept on file and done again.
// Read by whoever changes the format: old recordings must still be played, or refused in so many words.
#include "contact/trace.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/random.h"
#include "contact/recorder.h"
#include "contact/replay.h"
#include "contact/tracker.h"

using contact::ContactFrame;
using contact::Glass;
using contact::Phase;
using contact::RawContact;
using contact::Recorder;
using contact::Replay;

namespace {

constexpr Glass glass{.width_px = 1920, .height_px = 1080, .mm_per_px = 0.6297};

// A folder that is gone with the test.
struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / ("tablee-trace-" + std::to_string(::getpid()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string file(const char* name) const { return path / name; }
  std::string write(const char* name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
    return path / name;
  }
};

std::string contents(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

// Three seconds of ten hands, as a tracker lets them through.
std::vector<ContactFrame> play_some(std::uint64_t seed) {
  base::Random random(seed);
  contact::Tracker tracker(glass);
  std::vector<ContactFrame> frames;
  for (std::int64_t now = 0; now < 3'000'000; now += 16'667) {
    std::vector<RawContact> raw;
    for (int n = 0; n < 6; ++n) {
      RawContact r{.key = {1 + random.below(3), static_cast<std::int64_t>(random.below(4))}};
      r.phase = static_cast<Phase>(random.below(4));
      r.x = random.unit();
      r.y = random.unit();
      if (random.chance(0.5)) r.width = random.unit() * 0.02, r.height = random.unit() * 0.02;
      if (random.chance(0.5)) r.pressure = static_cast<float>(random.unit());
      r.hold = random.chance(0.1);
      raw.push_back(r);
    }
    ContactFrame frame;
    tracker.feed(raw, now, frame);
    frames.push_back(frame);
  }
  frames.emplace_back();
  tracker.cancel_all(3'000'000, frames.back());
  return frames;
}

}  // namespace

TEST_CASE("A frame is one line, and this is how it looks") {
  contact::TraceFrame frame{.time_us = 16667, .glass = glass, .events = {}};
  frame.events.push_back(
      {.key = {0x100000000000007, 3}, .phase = Phase::begin, .at = {12.5, 0.1}, .time_us = 16667, .size_mm = {8, 9}, .pressure = 0.5F, .hold = true});
  frame.events.push_back({.key = {1, -2}, .phase = Phase::cancel, .at = {0, 680.076}, .time_us = 16667, .size_mm = {}});
  const std::string line = contact::trace_line(frame);
  CHECK(line == R"({"t":16667,"glass":[1920,1080,0.6297],"events":[)"
                R"({"do":"begin","device":"100000000000007","id":3,"x":12.5,"y":0.1,"w":8,"h":9,"pressure":0.5,"hold":true},)"
                R"({"do":"cancel","device":"1","id":-2,"x":0,"y":680.076}]})");
  const auto read = contact::read_trace_line(line, "here:2");
  REQUIRE(read);
  CHECK(*read == frame);
  CHECK(contact::trace_header == R"({"tablee_trace":1})");
}

TEST_CASE("What is recorded and played again is the same, to the last bit") {
  const Folder folder;
  const std::string path = folder.file("hands.trace");
  const std::vector<ContactFrame> lived = play_some(11);
  {
    auto recorder = Recorder::open(path);
    REQUIRE(recorder);
    for (const ContactFrame& frame : lived) (*recorder)->record(frame, glass);
    (*recorder)->flush();
    CHECK((*recorder)->status());
  }
  base::ManualClock clock(0);
  auto replay = Replay::open(path, clock);
  REQUIRE(replay);
  CHECK_FALSE((*replay)->trace().cut);
  contact::Tracker tracker(glass);
  REQUIRE((*replay)->start());
  std::vector<ContactFrame> played;
  while (const auto due = (*replay)->next_us()) {
    clock.advance_us(*due - clock.now_us());
    std::vector<RawContact> raw;
    (*replay)->poll(raw);
    tracker.feed(raw, clock.now_us(), played.emplace_back());
    // Replayed hands are other hands than those at the table, and otherwise the same.
    for (auto& e : played.back()) {
      CHECK((e.key.device & contact::replayed_bit) != 0);
      e.key.device &= ~contact::replayed_bit;
    }
  }
  std::vector<ContactFrame> expected = lived;
  std::erase_if(expected, [](const ContactFrame& f) { return f.empty(); });
  const std::int64_t start = expected.front().front().time_us;
  for (ContactFrame& frame : expected) {
    for (auto& e : frame) e.time_us -= start;
  }
  REQUIRE(played.size() == expected.size());
  CHECK(std::equal(played.begin(), played.end(), expected.begin()));
  CHECK((*replay)->finished());
}

TEST_CASE("Played at twice the speed it takes half the time, on whatever clock is given") {
  contact::Trace trace;
  const auto at = [](std::int64_t t, Phase phase) {
    return contact::TraceFrame{t, glass, {{.key = {1, 1}, .phase = phase, .at = {1, 1}, .time_us = t, .size_mm = {}}}};
  };
  trace.frames = {at(0, Phase::begin), at(1'000'000, Phase::end)};
  base::ManualClock clock(0);
  clock.advance_us(77);
  Replay replay(trace, clock, 2);
  std::vector<RawContact> raw;
  replay.poll(raw);
  CHECK(raw.empty());  // not started
  REQUIRE(replay.start());
  replay.poll(raw);
  CHECK(raw.size() == 1);
  CHECK(replay.next_us() == 500'077);
  clock.advance_us(499'999);
  replay.poll(raw);
  CHECK(raw.size() == 1);
  clock.advance_us(1);
  replay.poll(raw);
  CHECK(raw.size() == 2);
  CHECK(replay.finished());
}

TEST_CASE("A trace of another table covers this one") {
  contact::Trace trace;
  trace.frames = {{0, Glass{1000, 500, 2}, {{.key = {1, 1}, .phase = Phase::begin, .at = {1000, 250}, .size_mm = {}}}}};
  base::ManualClock clock(0);
  Replay replay(trace, clock, 1);
  REQUIRE(replay.start());
  std::vector<RawContact> raw;
  replay.poll(raw);
  REQUIRE(raw.size() == 2);
  CHECK(raw[0].x == 0.5);
  CHECK(raw[0].y == 0.25);
}

TEST_CASE("A recording that was cut leaves no dead hand, nor does a replay that is stopped") {
  const Folder folder;
  const std::string line = R"({"t":0,"glass":[100,100,1],"events":[{"do":"begin","device":"1","id":1,"x":5,"y":5}]})";
  const std::string path = folder.write("cut.trace", std::string(contact::trace_header) + "\n" + line + "\n" + line.substr(0, 40));
  base::ManualClock clock(0);
  auto replay = Replay::open(path, clock);
  REQUIRE(replay);
  CHECK((*replay)->trace().cut);
  REQUIRE((*replay)->start());
  std::vector<RawContact> raw;
  (*replay)->poll(raw);
  REQUIRE(raw.size() == 2);
  CHECK(raw[1].phase == Phase::cancel);

  contact::Trace two = (*replay)->trace();
  two.frames.push_back(two.frames[0]);
  two.frames[1].time_us = 1'000'000;
  Replay stopped(two, clock, 1);
  REQUIRE(stopped.start());
  raw.clear();
  stopped.poll(raw);
  stopped.stop();
  stopped.poll(raw);
  REQUIRE(raw.size() == 2);
  CHECK(raw[1].phase == Phase::cancel);
}

TEST_CASE("A trace that cannot be played is refused with its file and line") {
  const Folder folder;
  const std::string head = std::string(contact::trace_header) + "\n";
  const std::string good = R"({"t":5,"glass":[100,100,1],"events":[]})"
                           "\n";
  const auto with_event = [&](const char* event) { return head + R"({"t":5,"glass":[100,100,1],"events":[)" + event + "]}\n"; };
  struct Row {
    const char* story;
    std::string text;
    const char* says;
    base::Fault fault = base::Fault::damaged;
  };
  const Row rows[] = {
      {"empty", "", ":1:"},
      {"something else", "P6 640 480\n", ":1: a trace"},
      {"of a later program", "{\"tablee_trace\":2}\n" + good, ":1: a trace", base::Fault::newer_version},
      {"no JSON in the middle", head + good + "oops\n" + good, ":3: not a line of JSON"},
      {"a list", head + "[]\n", ":2: not a line of JSON"},
      {"no time",
       head + R"({"glass":[100,100,1],"events":[]})"
              "\n",
       ":2:"},
      {"time in words",
       head + R"({"t":"noon","glass":[100,100,1],"events":[]})"
              "\n",
       ":2: \"t\" must be a whole number"},
      {"time goes back",
       head + good +
           R"({"t":4,"glass":[100,100,1],"events":[]})"
           "\n",
       ":3: time goes back"},
      {"time before the beginning",
       head + R"({"t":-4,"glass":[100,100,1],"events":[]})"
              "\n",
       ":2: time goes back"},
      {"no glass",
       head + R"({"t":5,"events":[]})"
              "\n",
       ":2:"},
      {"half a glass",
       head + R"({"t":5,"glass":[100,100],"events":[]})"
              "\n",
       ":2: \"glass\" must be"},
      {"a glass of nothing",
       head + R"({"t":5,"glass":[0,100,1],"events":[]})"
              "\n",
       ":2: \"glass\" has no size"},
      {"events that are no list",
       head + R"({"t":5,"glass":[100,100,1],"events":{}})"
              "\n",
       ":2: \"events\" must be a list"},
      {"an event that is a number", with_event("7"), ":2:"},
      {"an unknown deed", with_event(R"({"do":"hover","device":"1","id":1,"x":1,"y":1})"), ":2: \"do\" must be"},
      {"a device in numbers", with_event(R"({"do":"begin","device":1,"id":1,"x":1,"y":1})"), ":2:"},
      {"a device of no number", with_event(R"({"do":"begin","device":"cam","id":1,"x":1,"y":1})"), ":2: \"device\" must be"},
      {"half an id", with_event(R"({"do":"begin","device":"1","id":1.5,"x":1,"y":1})"), ":2: \"id\" must be a whole"},
      {"no place", with_event(R"({"do":"begin","device":"1","id":1,"x":1})"), ":2:"},
      {"a place in words", with_event(R"({"do":"begin","device":"1","id":1,"x":"left","y":1})"), ":2: \"x\" must be a number"},
      {"a hold that is no yes or no", with_event(R"({"do":"begin","device":"1","id":1,"x":1,"y":1,"hold":"x"})"), ":2:"},
  };
  base::ManualClock clock(0);
  for (const Row& row : rows) {
    INFO(row.story);
    const std::string path = folder.write("bad.trace", row.text);
    const auto replay = Replay::open(path, clock);
    REQUIRE_FALSE(replay);
    CHECK(replay.error().fault == row.fault);
    CHECK(replay.error().message.find("bad.trace" + std::string(row.says)) != std::string::npos);
    INFO(replay.error().message);
  }
  const auto missing = Replay::open(folder.file("missing.trace"), clock);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().fault == base::Fault::not_found);
  const auto still = Replay::open(folder.write("good.trace", head + good), clock, 0);
  REQUIRE_FALSE(still);
  CHECK(still.error().fault == base::Fault::invalid);
}

TEST_CASE("A recording is never written over, and only its owner reads it") {
  const Folder folder;
  const std::string path = folder.file("hands.trace");
  { REQUIRE(Recorder::open(path)); }
  CHECK(contents(path) == std::string(contact::trace_header) + "\n");
  struct stat about {};
  REQUIRE(::stat(path.c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  const auto again = Recorder::open(path);
  REQUIRE_FALSE(again);
  CHECK(again.error().fault == base::Fault::refused);
  CHECK_FALSE(Recorder::open(folder.file("nowhere/hands.trace")));
}

TEST_CASE("A full disk ends the recording with a word, and not the table") {
  auto full = Recorder::open("/dev/full");
  if (!full) {
    WARN("skipped: no /dev/full here");
    return;
  }
  (*full)->record({{.key = {1, 1}, .phase = Phase::begin, .at = {}, .size_mm = {}}}, glass);
  (*full)->flush();
  REQUIRE_FALSE((*full)->status());
  CHECK((*full)->status().error().fault == base::Fault::full_disk);
  (*full)->record({{.key = {1, 1}, .phase = Phase::end, .at = {}, .size_mm = {}}}, glass);
}
