// TUIO over the real loopback, sent by liblo as trackers do, and by hand as nobody should.
// Read by whoever opens the table to the network. Waits end by what is awaited; ten seconds only end a hopeless one.
#include "contact/tuio.h"

#include <arpa/inet.h>
#include <lo/lo.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <condition_variable>
#include <cstring>

#include "base/random.h"
#include "contact/tracker.h"

using contact::Phase;
using contact::RawContact;
using contact::Tuio;
using contact::TuioAddress;

namespace {

// The app in small: sleeps until it is woken, then polls.
struct App {
  base::ManualClock clock{0};
  std::mutex lock;
  std::condition_variable woken;
  int wakes = 0;
  Tuio tuio{TuioAddress{"127.0.0.1", 0}, clock, [this] {
              const std::lock_guard guard(lock);
              ++wakes;
              woken.notify_all();
            }};
  std::vector<RawContact> heard;

  App() { REQUIRE(tuio.start()); }

  template <typename Done>
  bool poll_until(Done done) {
    const auto hopeless = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    for (int seen = 0;;) {
      tuio.poll(heard);
      if (done()) return true;
      std::unique_lock guard(lock);
      // Datagrams that are refused wake nobody: those are looked at again every little while.
      woken.wait_for(guard, std::chrono::milliseconds(20), [&] { return wakes > seen; });
      seen = wakes;
      if (std::chrono::steady_clock::now() > hopeless) return false;
    }
  }
};

struct Tracker {
  lo_address to;
  std::string name;
  Tracker(const Tuio& tuio, std::string called) : to(lo_address_new("127.0.0.1", std::to_string(tuio.bound_to().port).c_str())), name(std::move(called)) {}
  ~Tracker() { lo_address_free(to); }
  Tracker(const Tracker&) = delete;
  Tracker& operator=(const Tracker&) = delete;

  void send(const std::vector<int>& ids, float x, int frame) const {
    lo_bundle bundle = lo_bundle_new(LO_TT_IMMEDIATE);
    lo_message source = lo_message_new();
    lo_message_add(source, "ss", "source", name.c_str());
    lo_bundle_add_message(bundle, "/tuio/2Dcur", source);
    lo_message alive = lo_message_new();
    lo_message_add_string(alive, "alive");
    for (const int id : ids) lo_message_add_int32(alive, id);
    lo_bundle_add_message(bundle, "/tuio/2Dcur", alive);
    for (const int id : ids) {
      lo_message set = lo_message_new();
      lo_message_add(set, "sifffff", "set", id, static_cast<double>(x), static_cast<double>(id) / 100.0, 0.0, 0.0, 0.0);
      lo_bundle_add_message(bundle, "/tuio/2Dcur", set);
    }
    lo_message fseq = lo_message_new();
    lo_message_add(fseq, "si", "fseq", frame);
    lo_bundle_add_message(bundle, "/tuio/2Dcur", fseq);
    REQUIRE(lo_send_bundle(to, bundle) > 0);
    lo_bundle_free_recursive(bundle);
  }
};

void send_bytes(const Tuio& tuio, const std::string& bytes) {
  const int file = ::socket(AF_INET, SOCK_DGRAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(tuio.bound_to().port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::sendto(file, bytes.data(), bytes.size(), 0, reinterpret_cast<sockaddr*>(&to), sizeof to) == static_cast<ssize_t>(bytes.size()));
  ::close(file);
}

// A well-formed frame as bytes, to be spoiled.
std::string frame_bytes() {
  lo_message alive = lo_message_new(), set = lo_message_new(), fseq = lo_message_new();
  lo_message_add(alive, "sii", "alive", 1, 2);
  lo_message_add(set, "sifffff", "set", 1, 0.5, 0.5, 0.0, 0.0, 0.0);
  lo_message_add(fseq, "si", "fseq", 1);
  lo_bundle bundle = lo_bundle_new(LO_TT_IMMEDIATE);
  for (lo_message m : {alive, set, fseq}) lo_bundle_add_message(bundle, "/tuio/2Dcur", m);
  std::size_t size = 0;
  void* bytes = lo_bundle_serialise(bundle, nullptr, &size);
  std::string copy(static_cast<const char*>(bytes), size);
  std::free(bytes);
  lo_bundle_free_recursive(bundle);
  return copy;
}

}  // namespace

TEST_CASE("A tracker's contacts come over the network") {
  App app;
  const Tracker camera(app.tuio, "camera");
  camera.send({1, 2, 3}, 0.25F, 1);
  REQUIRE(app.poll_until([&] { return app.heard.size() >= 3; }));
  camera.send({2}, 0.5F, 2);
  REQUIRE(app.poll_until([&] { return app.heard.size() >= 6; }));
  std::size_t ended = 0, moved = 0;
  for (const RawContact& c : app.heard) {
    ended += c.phase == Phase::end;
    moved += c.phase == Phase::move && c.key.id == 2 && c.x == 0.5;
  }
  CHECK(ended == 2);
  CHECK(moved == 1);
  CHECK(app.tuio.refused() == 0);
}

TEST_CASE("Eighty contacts fit in one frame, from each of two trackers at once") {
  App app;
  const Tracker left(app.tuio, "left"), right(app.tuio, "right");
  std::vector<int> ids;
  for (int i = 1; i <= 80; ++i) ids.push_back(i);
  left.send(ids, 0.1F, 1);
  right.send(ids, 0.9F, 1);
  REQUIRE(app.poll_until([&] { return app.heard.size() >= 160; }));
  contact::Tracker tracker(contact::Glass{});
  contact::ContactFrame frame;
  tracker.feed(app.heard, 0, frame);
  CHECK(tracker.live_count() == 160);
  CHECK(app.tuio.source_count() == 2);
}

TEST_CASE("A tracker that falls silent loses its contacts after five seconds of the table's clock") {
  App app;
  const Tracker camera(app.tuio, "camera");
  camera.send({1}, 0.5F, 1);
  REQUIRE(app.poll_until([&] { return app.heard.size() == 1; }));
  app.clock.advance_us(4'900'000);
  app.tuio.poll(app.heard);
  CHECK(app.heard.size() == 1);
  app.clock.advance_us(200'000);
  app.tuio.poll(app.heard);
  REQUIRE(app.heard.size() == 2);
  CHECK(app.heard.back().phase == Phase::cancel);
}

TEST_CASE("An idle table is woken to find out that a tracker with contacts down fell silent") {
  App app;
  const Tracker camera(app.tuio, "camera");
  camera.send({1}, 0.5F, 1);
  REQUIRE(app.poll_until([&] { return app.heard.size() == 1; }));
  std::unique_lock guard(app.lock);
  const int before = app.wakes;
  CHECK(app.woken.wait_for(guard, std::chrono::seconds(10), [&] { return app.wakes > before; }));
}

TEST_CASE("Polling an idle socket comes back at once, with nothing") {
  App app;
  std::vector<RawContact> out;
  app.tuio.poll(out);
  CHECK(out.empty());
}

TEST_CASE("Datagrams that are no TUIO are counted, and the next good one is heard") {
  App app;
  const std::string good = frame_bytes();
  const std::string bad[] = {
      "",
      "x",
      "hello, table",
      std::string(64, '\0'),
      std::string(contact::largest_tuio_datagram + 4, 'a'),
      good.substr(0, good.size() - 4),
      good.substr(0, 17),
      std::string("/tuio/2Dcur\0,s", 14),
      good + "tail",
  };
  for (const std::string& bytes : bad) send_bytes(app.tuio, bytes);
  CHECK(app.poll_until([&] { return app.tuio.refused() == std::size(bad); }));
  CHECK(app.heard.empty());
  send_bytes(app.tuio, good);
  CHECK(app.poll_until([&] { return app.heard.size() == 1; }));
}

TEST_CASE("Other profiles are no error, and no contact") {
  lo_message object = lo_message_new();
  lo_message_add(object, "si", "fseq", 1);
  std::size_t size = 0;
  void* bytes = lo_message_serialise(object, "/tuio/2Dobj", nullptr, &size);
  const auto read = contact::parse_tuio({static_cast<const char*>(bytes), size});
  REQUIRE(read);
  CHECK(read->messages.empty());
  std::free(bytes);
  lo_message_free(object);
}

TEST_CASE("A bundle in a bundle is read, a tower of them is not") {
  const auto wrap = [](const std::string& inside) {
    const std::uint32_t size = htonl(static_cast<std::uint32_t>(inside.size()));
    return std::string("#bundle\0\0\0\0\0\0\0\0\1", 16) + std::string(reinterpret_cast<const char*>(&size), 4) + inside;
  };
  std::string tower = frame_bytes();
  tower = wrap(tower);
  CHECK(contact::parse_tuio(tower));
  for (int floor = 0; floor < 100; ++floor) tower = wrap(tower);
  CHECK_FALSE(contact::parse_tuio(tower));
}

TEST_CASE("No spoiled datagram does harm") {
  const std::string good = frame_bytes();
  std::size_t read = 0;
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    base::Random random(seed);
    for (int i = 0; i < 20000; ++i) {
      std::string bytes = good;
      for (std::uint64_t n = 1 + random.below(6); n > 0; --n) {
        bytes[random.below(bytes.size())] = static_cast<char>(random.chance(0.3) ? random.below(8) : random.below(256));
      }
      if (random.chance(0.3)) bytes.resize(random.below(bytes.size() / 4) * 4);
      // A copy of exactly its size, so that a sanitizer sees the first byte read too far.
      const std::vector<char> exact(bytes.begin(), bytes.end());
      read += contact::parse_tuio(exact).has_value();
    }
  }
  CHECK(read > 0);
}

TEST_CASE("It listens on this machine only, unless told otherwise") {
  CHECK(TuioAddress{}.host == "127.0.0.1");
  App app;
  CHECK(app.tuio.bound_to().host == "127.0.0.1");
  CHECK(app.tuio.bound_to().port != 0);
}

TEST_CASE("A port that another program has is said, not fought for") {
  App app;
  Tuio second(app.tuio.bound_to(), app.clock);
  const base::Status started = second.start();
  REQUIRE_FALSE(started);
  CHECK(started.error().fault == base::Fault::in_use);
  CHECK(started.error().message.find(std::to_string(app.tuio.bound_to().port)) != std::string::npos);
}

TEST_CASE("Stopped with contacts down, it lists none, and can be started again") {
  App app;
  {
    const Tracker camera(app.tuio, "camera");
    camera.send({1}, 0.5F, 1);
    REQUIRE(app.poll_until([&] { return app.heard.size() == 1; }));
  }
  std::vector<contact::ContactKey> live;
  CHECK(app.tuio.live(live));
  CHECK(live.size() == 1);
  app.tuio.stop();
  live.clear();
  CHECK(app.tuio.live(live));
  CHECK(live.empty());
  REQUIRE(app.tuio.start());
  const Tracker camera(app.tuio, "camera");
  camera.send({9}, 0.5F, 1);
  CHECK(app.poll_until([&] { return app.heard.back().key.id == 9; }));
}

TEST_CASE("Where to listen, as people write it") {
  struct Row {
    const char* text;
    TuioAddress address;
  };
  const Row rows[] = {
      {"3333", {"127.0.0.1", 3333}},           {"0.0.0.0:3333", {"0.0.0.0", 3333}}, {"localhost:4000", {"127.0.0.1", 4000}},
      {"192.168.1.20:1", {"192.168.1.20", 1}}, {"[::1]:3333", {"::1", 3333}},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const auto read = contact::parse_tuio_address(row.text);
    REQUIRE(read);
    CHECK(*read == row.address);
  }
  for (const char* text : {"", ":", "x", "3333x", "-1", "65536", ":3333", "table:3333", "1.2.3:", "::1:3333", "0.0.0.0:99999", "[]:1"}) {
    INFO(text);
    const auto read = contact::parse_tuio_address(text);
    REQUIRE_FALSE(read);
    CHECK(read.error().fault == base::Fault::invalid);
  }
}
