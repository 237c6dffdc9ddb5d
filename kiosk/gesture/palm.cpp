// Which contacts are a hand laid down.
// Read with palm.h.
#include "gesture/palm.h"

#include <algorithm>

namespace gesture {

Palm::Palm(const Thresholds& thresholds) : thresholds_(thresholds) { recent_.reserve(256), candidates_.reserve(256), group_.reserve(16); }

bool Palm::wide(Vec size_mm) const { return std::numbers::pi / 4 * size_mm.x * size_mm.y > thresholds_.palm_mm2; }

bool Palm::near_palm(Vec at, const std::vector<LiveContact*>& live) const {
  return std::any_of(live.begin(), live.end(), [&](const LiveContact* c) { return c->palm && base::distance(c->at, at) <= thresholds_.palm_reach_mm; });
}

const std::vector<LiveContact*>& Palm::laid_down_with(LiveContact& contact) {
  std::erase_if(recent_, [&](const LiveContact* c) { return contact.begin_us - c->begin_us > thresholds_.palm_us; });
  candidates_.clear();
  group_.clear();
  for (LiveContact* c : recent_)
    if (base::distance(c->start, contact.start) <= thresholds_.palm_span_mm) candidates_.push_back(c);
  recent_.push_back(&contact);
  const auto missing = static_cast<std::size_t>(std::max(0, thresholds_.palm_contacts - 1));
  if (candidates_.size() < missing || !complete(0, missing)) {
    group_.clear();
    return group_;
  }
  group_.push_back(&contact);
  return group_;
}

// Looks for `missing` more candidates of which no two lie further apart than a hand. There are few candidates: a fifth
// one close by has made the others a palm before.
bool Palm::complete(std::size_t from, std::size_t missing) {
  if (missing == 0) return true;
  for (std::size_t i = from; i + missing <= candidates_.size(); ++i) {
    LiveContact* c = candidates_[i];
    const bool fits =
        std::all_of(group_.begin(), group_.end(), [&](const LiveContact* g) { return base::distance(g->start, c->start) <= thresholds_.palm_span_mm; });
    if (!fits) continue;
    group_.push_back(c);
    if (complete(i + 1, missing - 1)) return true;
    group_.pop_back();
  }
  return false;
}

void Palm::forget(const LiveContact& contact) { std::erase(recent_, &contact); }

}  // namespace gesture
