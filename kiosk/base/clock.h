// Time as a thing that is given: real on a kiosk, turned by hand in tests and rehearsals. Read by app, hands, contact.
#pragma once
#include <chrono>
#include <cstdint>

namespace base {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::int64_t now_us() const = 0;   // monotonic, for gestures and springs
  virtual std::int64_t wall_ms() const = 0;  // Unix time, for display and for step clocks
};

class SystemClock final : public Clock {
 public:
  std::int64_t now_us() const override {
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count();
  }
  std::int64_t wall_ms() const override {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  }
};

class ManualClock final : public Clock {
 public:
  explicit ManualClock(std::int64_t wall_ms) : wall_start_ms_(wall_ms) {}
  void advance_us(std::int64_t us) { now_us_ += us; }
  std::int64_t now_us() const override { return now_us_; }
  std::int64_t wall_ms() const override { return wall_start_ms_ + now_us_ / 1000; }

 private:
  std::int64_t wall_start_ms_;
  std::int64_t now_us_ = 0;
};

}  // namespace base
