// A device that plays a trace against a clock: the same hands again, on a test's clock or at the speed of people.
// Read by devices.cpp, rehearsals and tests.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/clock.h"
#include "contact/device.h"
#include "contact/trace.h"

namespace contact {

class Replay final : public Device {
 public:
  // Refuses what cannot be played before anything is on the glass. `speed` 2 is twice as fast; it must be above 0.
  static base::Result<std::unique_ptr<Replay>> open(const std::string& path, const base::Clock& clock, double speed = 1);
  Replay(Trace trace, const base::Clock& clock, double speed);

  std::string name() const override { return "trace"; }
  base::Status start() override;  // from the beginning, now
  void stop() override;           // and what is down is cancelled at the next poll
  void poll(std::vector<RawContact>& out) override;

  bool finished() const { return next_ >= trace_.frames.size(); }
  // When, by the clock, the next frame is due; nothing once finished or before start.
  std::optional<std::int64_t> next_us() const;
  const Trace& trace() const { return trace_; }

 private:
  void cancel_down(std::vector<RawContact>& out);

  Trace trace_;
  const base::Clock& clock_;
  double speed_;
  std::optional<std::int64_t> start_us_;
  std::size_t next_ = 0;
  std::set<ContactKey> down_;
};

}  // namespace contact
