// SDL's fingers as raw contacts, with SDL's traps shut: synthetic events, touchpads, panels that vanish without a word.
// Read by devices.cpp and tests through sdl_touch.h.
#include "contact/sdl_touch.h"

#include <SDL.h>

#include <algorithm>
#include <optional>

namespace contact {
namespace {

// SDL drops a finger from its list when it queues the finger's end, which is before we read that end. A contact that
// one listing misses may therefore have been let go, which is not the same as lost: it is given one more frame.
constexpr int missed_listings = 2;

class LiveListing final : public SdlListing {
 public:
  void contacts(std::vector<ContactKey>& out) override {
    for (int d = 0; d < SDL_GetNumTouchDevices(); ++d) {
      const SDL_TouchID touch_id = SDL_GetTouchDevice(d);
      for (int f = 0; f < SDL_GetNumTouchFingers(touch_id); ++f) {
        if (const SDL_Finger* finger = SDL_GetTouchFinger(touch_id, f)) out.push_back(SdlTouch::key(touch_id, finger->id));
      }
    }
  }
  bool on_glass(std::int64_t touch_id) override {
    if (!index_of(touch_id)) return true;
    const SDL_TouchDeviceType type = SDL_GetTouchDeviceType(touch_id);
    return type != SDL_TOUCH_DEVICE_INDIRECT_ABSOLUTE && type != SDL_TOUCH_DEVICE_INDIRECT_RELATIVE;
  }
  std::string name(std::int64_t touch_id) override {
    const std::optional<int> index = index_of(touch_id);
    const char* name = index ? SDL_GetTouchName(*index) : nullptr;
    return name ? name : "";
  }

 private:
  // A panel may be gone when its event is read. SDL 2.26 answers an id that it does not know by resetting the video
  // driver's panels, through a null pointer where there is no driver: so it is asked only about those that it lists.
  static std::optional<int> index_of(std::int64_t touch_id) {
    for (int d = 0; d < SDL_GetNumTouchDevices(); ++d) {
      if (SDL_GetTouchDevice(d) == touch_id) return d;
    }
    return {};
  }
};

}  // namespace

void set_hints() {
  // Overridden even when the environment says otherwise: with either on, one finger would be two hands.
  SDL_SetHintWithPriority(SDL_HINT_TOUCH_MOUSE_EVENTS, "0", SDL_HINT_OVERRIDE);
  SDL_SetHintWithPriority(SDL_HINT_MOUSE_TOUCH_EVENTS, "0", SDL_HINT_OVERRIDE);
}

std::unique_ptr<SdlListing> sdl_listing() { return std::make_unique<LiveListing>(); }

base::Status SdlTouch::start() {
  if (limit_ == 0) read_limits_ = read_panel_limits();
  return {};
}

void SdlTouch::stop() {
  down_.clear();
  waiting_.clear();
}

SdlTouch::Panel& SdlTouch::panel(std::int64_t touch_id) {
  const auto [it, is_new] = panels_.try_emplace(key(touch_id, 0).device);
  if (is_new) {
    it->second.on_glass = listing_->on_glass(touch_id);
    it->second.limit = limit_ > 0 ? limit_ : limit_named(read_limits_, listing_->name(touch_id));
  }
  return it->second;
}

bool SdlTouch::take(const SDL_Event& event) {
  if (event.type != SDL_FINGERDOWN && event.type != SDL_FINGERMOTION && event.type != SDL_FINGERUP) return false;
  const SDL_TouchFingerEvent& finger = event.tfinger;
  if (finger.touchId == SDL_MOUSE_TOUCHID) return false;
  if (!panel(finger.touchId).on_glass) return false;

  RawContact raw{.key = key(finger.touchId, finger.fingerId)};
  raw.x = finger.x;
  raw.y = finger.y;
  raw.pressure = finger.pressure;
  switch (event.type) {
    case SDL_FINGERDOWN:
      raw.phase = Phase::begin;
      down_[raw.key] = 0;
      break;
    case SDL_FINGERMOTION: raw.phase = Phase::move; break;
    default:
      raw.phase = Phase::end;
      down_.erase(raw.key);
      break;
  }
  waiting_.push_back(raw);
  return true;
}

void SdlTouch::poll(std::vector<RawContact>& out) {
  out.insert(out.end(), waiting_.begin(), waiting_.end());
  waiting_.clear();
}

bool SdlTouch::live(std::vector<ContactKey>& out) {
  listed_.clear();
  listing_->contacts(listed_);
  for (auto it = down_.begin(); it != down_.end();) {
    auto& [key, missed] = *it;
    missed = std::find(listed_.begin(), listed_.end(), key) != listed_.end() ? 0 : missed + 1;
    if (missed >= missed_listings) {
      it = down_.erase(it);
      continue;
    }
    out.push_back(key);
    ++it;
  }
  return true;
}

int SdlTouch::limit_of(std::uint64_t device) const {
  const auto found = panels_.find(device);
  return found == panels_.end() ? limit_ : found->second.limit;
}

}  // namespace contact
