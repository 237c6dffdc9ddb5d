// The panel as SDL sees it. The app's event loop gives it every event; what was a contact comes out of the next poll.
// Read by devices.cpp and tests.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "contact/device.h"
#include "contact/panel_limit.h"

namespace contact {

// Keeps SDL from making a mouse of each contact and a contact of the mouse. Before SDL_Init.
void set_hints();

// What SDL lists now. An interface, because no test can put fingers into SDL's own list.
class SdlListing {
 public:
  virtual ~SdlListing() = default;
  virtual void contacts(std::vector<ContactKey>& out) = 0;
  // False for a touchpad: its surface is not the glass.
  virtual bool on_glass(std::int64_t touch_id) = 0;
  virtual std::string name(std::int64_t touch_id) = 0;
};
std::unique_ptr<SdlListing> sdl_listing();

class SdlTouch final : public Device {
 public:
  // `limit` is what the settings say of the panel, 0 = read it from the panel where that can be done.
  explicit SdlTouch(std::unique_ptr<SdlListing> listing = sdl_listing(), int limit = 0) : listing_(std::move(listing)), limit_(limit) {}

  static ContactKey key(std::int64_t touch_id, std::int64_t finger_id) { return {device_number(Family::sdl, static_cast<std::uint64_t>(touch_id)), finger_id}; }

  std::string name() const override { return "sdl touch"; }
  base::Status start() override;
  void stop() override;
  bool take(const SDL_Event& event) override;
  void poll(std::vector<RawContact>& out) override;
  bool live(std::vector<ContactKey>& out) override;
  int contact_limit() const override { return limit_; }
  int limit_of(std::uint64_t device) const override;

 private:
  struct Panel {
    bool on_glass = true;
    int limit = 0;
  };
  Panel& panel(std::int64_t touch_id);

  std::unique_ptr<SdlListing> listing_;
  int limit_;
  std::vector<PanelLimit> read_limits_;
  std::map<std::uint64_t, Panel> panels_;  // by device number, as met
  std::map<ContactKey, int> down_;         // how many listings in a row missed it
  std::vector<ContactKey> listed_;
  std::vector<RawContact> waiting_;
};

}  // namespace contact
