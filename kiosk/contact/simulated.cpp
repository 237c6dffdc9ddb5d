// Simulated hands: what they put in waits for the next poll.
// Read by app (rehearsal) and tests through simulated.h.
#include "contact/simulated.h"

#include <limits>

#include "contact/share.h"

namespace contact {

RawContact& Simulated::add(std::int64_t hand, Phase phase, Vec at, Vec size_mm, float pressure) {
  const Vec glass = glass_.size_mm();
  RawContact raw{.key = key(hand), .phase = phase};
  raw.x = share_of(at.x, glass.x);
  raw.y = share_of(at.y, glass.y);
  raw.width = share_of(size_mm.x, glass.x);
  raw.height = share_of(size_mm.y, glass.y);
  raw.pressure = pressure;
  return waiting_.emplace_back(raw);
}

void Simulated::begin(std::int64_t hand, Vec at, Vec size_mm, float pressure) {
  add(hand, Phase::begin, at, size_mm, pressure);
  down_.insert(hand);
}

void Simulated::hold(std::int64_t hand, Vec at) {
  add(hand, Phase::begin, at, {}, 1).hold = true;
  down_.insert(hand);
}

void Simulated::move(std::int64_t hand, Vec at, Vec size_mm, float pressure) { add(hand, Phase::move, at, size_mm, pressure); }

void Simulated::end(std::int64_t hand) {
  // No position is said by one that is not a number: the tracker then ends the contact where it last was.
  RawContact& raw = add(hand, Phase::end, {}, {}, 1);
  raw.x = raw.y = std::numeric_limits<double>::quiet_NaN();
  down_.erase(hand);
}

void Simulated::end(std::int64_t hand, Vec at) {
  add(hand, Phase::end, at, {}, 1);
  down_.erase(hand);
}

void Simulated::cancel(std::int64_t hand) {
  add(hand, Phase::cancel, {}, {}, 1);
  down_.erase(hand);
}

void Simulated::poll(std::vector<RawContact>& out) {
  out.insert(out.end(), waiting_.begin(), waiting_.end());
  waiting_.clear();
}

bool Simulated::live(std::vector<ContactKey>& out) {
  for (const std::int64_t hand : down_) out.push_back(key(hand));
  return true;
}

}  // namespace contact
