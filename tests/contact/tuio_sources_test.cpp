// TUIO's frames without a network: each datagram is written as a line, and what came of it read as another.
// Read by whoever brings a tracker that speaks TUIO in its own way.
#include "contact/tuio_sources.h"

#include <catch2/catch.hpp>
#include <limits>
#include <sstream>

using contact::Phase;
using contact::RawContact;
using contact::TuioDatagram;
using contact::TuioMessage;
using contact::TuioSources;

namespace {

// "cam: alive 1 2, set 1 0.5 0.5, fseq 3"; "loose" before it for one that is not a bundle.
TuioDatagram datagram(std::string text) {
  TuioDatagram d;
  d.bundled = !text.starts_with("loose ");
  if (!d.bundled) text.erase(0, 6);
  if (const auto colon = text.find(':'); colon != std::string::npos) {
    d.source = text.substr(0, colon);
    text.erase(0, colon + 1);
  }
  std::istringstream parts(text);
  for (std::string part; std::getline(parts, part, ',');) {
    std::istringstream words(part);
    std::string command;
    words >> command;
    TuioMessage m;
    if (command == "alive") {
      m.kind = TuioMessage::Kind::alive;
      for (std::int32_t id; words >> id;) m.ids.push_back(id);
    } else if (command == "set") {
      m.kind = TuioMessage::Kind::set;
      words >> m.number >> m.x >> m.y;
    } else {
      words >> m.number;
    }
    d.messages.push_back(m);
  }
  return d;
}

std::string told(const std::vector<RawContact>& raw) {
  std::ostringstream out;
  const char* names[] = {"begin", "move", "end", "cancel"};
  for (const auto& c : raw) {
    if (out.tellp() > 0) out << ", ";
    out << names[static_cast<int>(c.phase)] << ' ' << c.key.id << " at " << c.x;
  }
  return out.str();
}

const contact::TuioSender camera{"127.0.0.1", 5000};

}  // namespace

TEST_CASE("What a tracker says and what comes of it") {
  struct Line {
    const char* said;
    const char* heard;
  };
  struct Row {
    const char* story;
    std::vector<Line> lines;
  };
  const Row rows[] = {
      {"down, along, up",
       {{"cam: alive 1, set 1 0.5 0.5, fseq 1", "begin 1 at 0.5"},
        {"cam: alive 1, set 1 0.6 0.5, fseq 2", "move 1 at 0.6"},
        {"cam: alive, fseq 3", "end 1 at 0.6"}}},
      {"a still contact is only alive",
       {{"cam: alive 1, set 1 0.5 0.5, fseq 1", "begin 1 at 0.5"}, {"cam: alive 1, fseq 2", ""}, {"cam: alive 1, fseq -1", ""}}},
      {"a late frame is dropped",
       {{"cam: alive 1, set 1 0.5 0.5, fseq 10", "begin 1 at 0.5"},
        {"cam: alive, fseq 9", ""},
        {"cam: alive 1 2, set 2 0.1 0.1, fseq 8", ""},
        {"cam: alive, fseq 11", "end 1 at 0.5"}}},
      {"a repeated frame is dropped, even when it says something else of the same contact",
       {{"cam: alive 1, set 1 0.5 0.5, fseq 1", "begin 1 at 0.5"}, {"cam: alive 1, set 1 0.5 0.5, fseq 1", ""}, {"cam: alive, set 1 0.9 0.5, fseq 1", ""}}},
      {"a frame too long for one datagram comes in two",
       {{"cam: alive 1 2, set 1 0.1 0.5, fseq 1", "begin 1 at 0.1"}, {"cam: alive 1 2, set 2 0.2 0.5, fseq 1", "begin 2 at 0.2"}}},
      {"an unnumbered frame counts, and numbers nothing",
       {{"cam: alive 1, set 1 0.5 0.5, fseq 7", "begin 1 at 0.5"},
        {"cam: alive 1, set 1 0.6 0.5, fseq -1", "move 1 at 0.6"},
        {"cam: alive 1, set 1 0.7 0.5, fseq 8", "move 1 at 0.7"},
        {"cam: alive, fseq -1", "end 1 at 0.7"}}},
      {"a tracker started again counts from the beginning",
       {{"cam: alive 1, set 1 0.5 0.5, fseq 5000", "begin 1 at 0.5"}, {"cam: alive 2, set 2 0.1 0.5, fseq 1", "end 1 at 0.5, begin 2 at 0.1"}}},
      {"the first place was lost: it begins with the next", {{"cam: alive 1, fseq 1", ""}, {"cam: alive 1, set 1 0.5 0.5, fseq 2", "begin 1 at 0.5"}}},
      {"a place of nobody alive", {{"cam: alive 1, set 2 0.5 0.5, fseq 1", ""}}},
      {"an end was lost: the next list says it",
       {{"cam: alive 1 2, set 1 0.1 0.5, set 2 0.2 0.5, fseq 1", "begin 1 at 0.1, begin 2 at 0.2"}, {"cam: alive 2, fseq 5", "end 1 at 0.1"}}},
      {"a bundle without its end leaves nothing behind", {{"cam: alive 1, set 1 0.5 0.5", ""}, {"cam: set 1 0.5 0.5, fseq 1", ""}}},
      {"two frames in one datagram", {{"cam: alive 1, set 1 0.5 0.5, fseq 1, alive, fseq 2", "begin 1 at 0.5, end 1 at 0.5"}}},
      {"a tracker that does not bundle", {{"loose alive 1", ""}, {"loose set 1 0.5 0.5", ""}, {"loose fseq 1", "begin 1 at 0.5"}}},
      {"frames at both ends of the numbers",
       {{"cam: alive 1, set 1 0.5 0.5, fseq 2147483647", "begin 1 at 0.5"}, {"cam: alive, fseq -2147483648", "end 1 at 0.5"}}},
  };
  for (const Row& row : rows) {
    TuioSources sources;
    for (const Line& line : row.lines) {
      INFO(row.story << ": " << line.said);
      std::vector<RawContact> out;
      sources.take(datagram(line.said), camera, 0, out);
      CHECK(told(out) == line.heard);
    }
  }
}

TEST_CASE("Two sources never meet: by name, by machine, and by port when they have no name") {
  const contact::TuioSender other_machine{"10.0.0.2", 5000}, other_port{"127.0.0.1", 5001};
  const char* begin = "alive 1, set 1 0.5 0.5, fseq 1";
  TuioSources sources;
  std::vector<RawContact> out;
  sources.take(datagram(std::string("left: ") + begin), camera, 0, out);
  sources.take(datagram(std::string("right: ") + begin), camera, 0, out);
  sources.take(datagram(std::string("left: ") + begin), other_machine, 0, out);
  sources.take(datagram(begin), camera, 0, out);
  sources.take(datagram(begin), other_port, 0, out);
  CHECK(told(out) == "begin 1 at 0.5, begin 1 at 0.5, begin 1 at 0.5, begin 1 at 0.5, begin 1 at 0.5");
  CHECK(sources.source_count() == 5);
  CHECK(sources.live_count() == 5);
  // One says that nobody is there; the others' contacts stay.
  out.clear();
  sources.take(datagram("left: alive, fseq 2"), camera, 0, out);
  CHECK(told(out) == "end 1 at 0.5");
  CHECK(sources.live_count() == 4);
  // The same named source from another port is the same source.
  out.clear();
  sources.take(datagram("right: alive, fseq 2"), other_port, 0, out);
  CHECK(told(out) == "end 1 at 0.5");
}

TEST_CASE("A source that repeats who is alive is never silent, one that says nothing is gone") {
  constexpr std::int64_t second = 1'000'000;
  TuioSources sources(5 * second);
  std::vector<RawContact> out;
  sources.take(datagram("still: alive 1, set 1 0.5 0.5, fseq 1"), camera, 0, out);
  sources.take(datagram("gone: alive 2, set 2 0.2 0.5, fseq 1"), camera, 0, out);
  out.clear();
  for (int s = 1; s < 5; ++s) {
    sources.take(datagram("still: alive 1, fseq -1"), camera, s * second, out);
    sources.expire(s * second, out);
  }
  CHECK(told(out) == "");
  sources.expire(5 * second, out);
  CHECK(told(out) == "cancel 2 at 0.2");
  CHECK(sources.source_count() == 1);
  // It comes back with low numbers and the same ids: it begins anew, under another number.
  out.clear();
  sources.take(datagram("gone: alive 2, set 2 0.2 0.5, fseq 1"), camera, 6 * second, out);
  CHECK(told(out) == "begin 2 at 0.2");
}

TEST_CASE("A flood of sources and of contacts stays small") {
  TuioSources sources;
  std::vector<RawContact> out;
  for (int i = 0; i < 1000; ++i) sources.take(datagram(std::to_string(i) + ": alive, fseq 1"), camera, 0, out);
  CHECK(sources.source_count() == 32);
  TuioDatagram many = datagram("1: alive, fseq 2");
  for (int i = 0; i < 2000; ++i) many.messages[0].ids.push_back(i);
  for (int i = 0; i < 2000; ++i) {
    TuioMessage place;
    place.kind = TuioMessage::Kind::set;
    place.number = i;
    many.messages.insert(many.messages.begin() + 1, place);
  }
  sources.take(many, camera, 0, out);
  CHECK(sources.live_count() <= 256);
}

TEST_CASE("A place that is no number is no place") {
  TuioSources sources;
  std::vector<RawContact> out;
  TuioDatagram d = datagram("cam: alive 1, set 1 0.5 0.5, fseq 1");
  d.messages[1].x = std::numeric_limits<double>::quiet_NaN();
  sources.take(d, camera, 0, out);
  CHECK(out.empty());
}
