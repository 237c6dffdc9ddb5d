// The one place where devices are not believed: every contact that leaves here begins once and ends once.
// Read by app through tracker.h.
#include "contact/tracker.h"

#include <algorithm>
#include <cmath>

namespace contact {
namespace {

bool placed(const RawContact& raw) { return !std::isnan(raw.x) && !std::isnan(raw.y); }

// SDL divides by width - 1, so that a finger on the last pixel may be at 1.0005.
Vec on_glass(const RawContact& raw, const Glass& glass) {
  const Vec size = glass.size_mm();
  return {std::clamp(raw.x, 0.0, 1.0) * size.x, std::clamp(raw.y, 0.0, 1.0) * size.y};
}

// NaN compares false, and becomes 0 like every other size that is not one.
double share(double value) { return value > 0 ? std::min(value, 1.0) : 0.0; }

void put(ContactEvent& event, const RawContact& raw, const Glass& glass) {
  const Vec size = glass.size_mm();
  event.at = on_glass(raw, glass);
  event.size_mm = {share(raw.width) * size.x, share(raw.height) * size.y};
  event.pressure = std::isnan(raw.pressure) ? 1.0F : std::clamp(raw.pressure, 0.0F, 1.0F);
}

ContactEvent finished(ContactEvent event, Phase phase, std::int64_t now_us) {
  event.phase = phase;
  event.time_us = now_us;
  return event;
}

}  // namespace

void Tracker::feed(std::span<const RawContact> raw, std::int64_t now_us, ContactFrame& out) {
  for (const RawContact& r : raw) {
    const auto found = live_.find(r.key);
    const bool known = found != live_.end();
    switch (r.phase) {
      case Phase::begin: {
        if (!placed(r)) break;
        if (known) {
          out.push_back(finished(found->second, Phase::end, now_us));
          live_.erase(found);
        }
        ContactEvent begun{.key = r.key, .phase = Phase::begin, .at = {}, .time_us = now_us, .size_mm = {}, .hold = r.hold};
        put(begun, r, glass_);
        out.push_back(begun);
        live_.emplace(r.key, begun);
        most_ = std::max(most_, live_.size());
        break;
      }
      case Phase::move: {
        if (!known || !placed(r)) break;
        ContactEvent moved = finished(found->second, Phase::move, now_us);
        put(moved, r, glass_);
        const ContactEvent& last = found->second;
        if (moved.at == last.at && moved.size_mm == last.size_mm && moved.pressure == last.pressure) break;
        out.push_back(moved);
        found->second = moved;
        break;
      }
      case Phase::end: {
        if (!known) break;
        ContactEvent ended = finished(found->second, Phase::end, now_us);
        if (placed(r)) ended.at = on_glass(r, glass_);
        out.push_back(ended);
        live_.erase(found);
        break;
      }
      case Phase::cancel:
        if (!known) break;
        out.push_back(finished(found->second, Phase::cancel, now_us));
        live_.erase(found);
        break;
    }
  }
}

// In the order of the keys, because the order of a hash table is not the same everywhere and a replay must be.
template <typename Goes>
void Tracker::cancel_if(Goes goes, std::int64_t now_us, ContactFrame& out) {
  const auto first = static_cast<std::ptrdiff_t>(out.size());
  for (const auto& [key, last] : live_) {
    if (goes(key)) out.push_back(finished(last, Phase::cancel, now_us));
  }
  std::sort(out.begin() + first, out.end(), [](const ContactEvent& a, const ContactEvent& b) { return a.key < b.key; });
  for (auto it = out.begin() + first; it != out.end(); ++it) live_.erase(it->key);
}

void Tracker::keep_only(std::uint64_t device, std::span<const ContactKey> listed, std::int64_t now_us, ContactFrame& out) {
  cancel_if([&](const ContactKey& key) { return key.device == device && std::find(listed.begin(), listed.end(), key) == listed.end(); }, now_us, out);
}

void Tracker::cancel_all(std::int64_t now_us, ContactFrame& out) {
  cancel_if([](const ContactKey&) { return true; }, now_us, out);
}

void Tracker::set_glass(Glass glass, std::int64_t now_us, ContactFrame& out) {
  if (glass == glass_) return;
  cancel_all(now_us, out);
  glass_ = glass;
}

void Tracker::set_limit(std::uint64_t device, int contacts) {
  if (contacts > 0) {
    limits_[device] = contacts;
  } else {
    limits_.erase(device);
  }
}

bool Tracker::limit_met(std::uint64_t device) const {
  const auto found = limits_.find(device);
  return found != limits_.end() && live_count(device) >= static_cast<std::size_t>(found->second);
}

bool Tracker::limit_met() const {
  return std::any_of(limits_.begin(), limits_.end(), [this](const auto& limit) { return limit_met(limit.first); });
}

int Tracker::limit_reached() const {
  int lowest = 0;
  for (const auto& [device, limit] : limits_)
    if (limit_met(device) && (lowest == 0 || limit < lowest)) lowest = limit;
  return lowest;
}

int Tracker::lowest_limit() const {
  int lowest = 0;
  for (const auto& [device, limit] : limits_)
    if (lowest == 0 || limit < lowest) lowest = limit;
  return lowest;
}

std::size_t Tracker::live_count(std::uint64_t device) const {
  return static_cast<std::size_t>(std::count_if(live_.begin(), live_.end(), [device](const auto& contact) { return contact.first.device == device; }));
}

}  // namespace contact
