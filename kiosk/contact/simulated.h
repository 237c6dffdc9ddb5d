// A device into which a rehearsal or a test puts contacts, so that simulated hands come in by the same door as
// people's. Read by app (rehearsal) and tests. One thread.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "contact/device.h"

namespace contact {

class Simulated final : public Device {
 public:
  explicit Simulated(Glass glass, std::uint64_t number = 0) : glass_(glass), number_(number) {}

  // Positions in mm on the glass. Nothing is checked here: a test may put nonsense, and the tracker is there for it.
  void begin(std::int64_t hand, Vec at, Vec size_mm = {}, float pressure = 1);
  void hold(std::int64_t hand, Vec at);  // begins as the right mouse button does
  void move(std::int64_t hand, Vec at, Vec size_mm = {}, float pressure = 1);
  void end(std::int64_t hand);  // where it last was
  void end(std::int64_t hand, Vec at);
  void cancel(std::int64_t hand);
  // Gone without a word, as from a panel that loses a contact (one hand) or its cable (all).
  void lose(std::int64_t hand) { down_.erase(hand); }
  void lose_all() { down_.clear(); }

  ContactKey key(std::int64_t hand) const { return {device_number(Family::simulated, number_), hand}; }
  std::size_t down_count() const { return down_.size(); }
  void set_contact_limit(int contacts) { limit_ = contacts; }

  std::string name() const override { return "simulated"; }
  base::Status start() override { return {}; }
  void stop() override { lose_all(); }
  void poll(std::vector<RawContact>& out) override;
  bool live(std::vector<ContactKey>& out) override;
  int contact_limit() const override { return limit_; }
  void set_glass(const Glass& glass) override { glass_ = glass; }

 private:
  RawContact& add(std::int64_t hand, Phase phase, Vec at, Vec size_mm, float pressure);

  Glass glass_;
  std::uint64_t number_;
  int limit_ = 0;
  std::set<std::int64_t> down_;
  std::vector<RawContact> waiting_;
};

}  // namespace contact
