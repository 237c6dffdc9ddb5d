// Trackers that speak TUIO 1.1 over UDP: a socket, a thread that listens, and a queue that poll empties.
// Read by devices.cpp, app (options) and tests. Off unless asked for; on this machine only unless an address is given.
#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/clock.h"
#include "contact/device.h"
#include "contact/tuio_sources.h"

namespace contact {

struct TuioAddress {
  std::string host = "127.0.0.1";
  std::uint16_t port = 3333;  // 0 = one that the system chooses
  friend bool operator==(const TuioAddress&, const TuioAddress&) = default;
};

// "3333", "0.0.0.0:3333", "[::1]:3333", "localhost:3333". Numbers only otherwise: a name would be looked up and wait.
base::Result<TuioAddress> parse_tuio_address(std::string_view text);

class Tuio final : public Device {
 public:
  // `wake` is called from the thread, when something came that poll should see.
  Tuio(TuioAddress address, const base::Clock& clock, std::function<void()> wake = {}, std::int64_t silence_us = 5'000'000);
  ~Tuio() override;
  Tuio(const Tuio&) = delete;
  Tuio& operator=(const Tuio&) = delete;

  std::string name() const override { return "tuio"; }
  base::Status start() override;
  void stop() override;
  void poll(std::vector<RawContact>& out) override;
  bool live(std::vector<ContactKey>& out) override;

  // Where it listens, once started.
  TuioAddress bound_to() const { return bound_; }
  std::size_t source_count() const { return sources_.source_count(); }
  std::uint64_t late_frames() const { return sources_.late_frames(); }
  std::uint64_t refused() const { return refused_; }  // datagrams that were no TUIO, or too long
  std::uint64_t dropped() const { return dropped_; }  // that came faster than poll was called

 private:
  struct Heard {
    TuioSender sender;
    TuioDatagram datagram;
  };
  void listen();
  void receive_all(std::vector<char>& buffer);

  TuioAddress address_, bound_;
  const base::Clock& clock_;
  std::function<void()> wake_;
  int socket_ = -1;
  int stop_ = -1;  // an eventfd that ends the thread's wait
  std::thread thread_;

  std::mutex lock_;
  std::vector<Heard> queue_;  // under lock_
  std::atomic<std::uint64_t> refused_ = 0, dropped_ = 0;
  std::atomic<bool> contacts_down_ = false;

  std::vector<Heard> taken_;  // the frame's thread only, from here on
  TuioSources sources_;
};

}  // namespace contact
