// Frames are due when the clock says so; positions go back to shares of the glass, so that a trace of another table
// still covers this one. Read by devices.cpp through replay.h.
#include "contact/replay.h"

#include <cmath>

#include "contact/share.h"

namespace contact {

base::Result<std::unique_ptr<Replay>> Replay::open(const std::string& path, const base::Clock& clock, double speed) {
  if (!(speed > 0) || !std::isfinite(speed)) return base::Error{base::Fault::invalid, "a trace's speed must be above 0"};
  base::Result<Trace> trace = read_trace(path);
  if (!trace) return trace.error();
  return std::make_unique<Replay>(*std::move(trace), clock, speed);
}

Replay::Replay(Trace trace, const base::Clock& clock, double speed) : trace_(std::move(trace)), clock_(clock), speed_(speed) {}

base::Status Replay::start() {
  next_ = 0;
  start_us_ = clock_.now_us();
  return {};
}

void Replay::stop() {
  next_ = trace_.frames.size();
  start_us_.reset();
}

std::optional<std::int64_t> Replay::next_us() const {
  if (!start_us_ || finished()) return {};
  return *start_us_ + static_cast<std::int64_t>(std::ceil(static_cast<double>(trace_.frames[next_].time_us) / speed_));
}

void Replay::cancel_down(std::vector<RawContact>& out) {
  for (const ContactKey& key : down_) out.push_back({.key = key, .phase = Phase::cancel});
  down_.clear();
}

void Replay::poll(std::vector<RawContact>& out) {
  for (std::optional<std::int64_t> due; (due = next_us()) && *due <= clock_.now_us(); ++next_) {
    const TraceFrame& frame = trace_.frames[next_];
    const Vec glass = frame.glass.size_mm();
    for (const ContactEvent& e : frame.events) {
      RawContact raw{.key = {e.key.device | replayed_bit, e.key.id}, .phase = e.phase};
      raw.x = share_of(e.at.x, glass.x);
      raw.y = share_of(e.at.y, glass.y);
      raw.width = share_of(e.size_mm.x, glass.x);
      raw.height = share_of(e.size_mm.y, glass.y);
      raw.pressure = e.pressure;
      raw.hold = e.hold;
      out.push_back(raw);
      if (e.phase == Phase::begin) down_.insert(raw.key);
      if (e.phase == Phase::end || e.phase == Phase::cancel) down_.erase(raw.key);
    }
  }
  // A recording that was cut leaves hands on the glass; nobody will ever lift those.
  if (finished()) cancel_down(out);
}

}  // namespace contact
