// The mouse as one contact: the left button is a contact, the right one a contact that counts as held long enough.
// Read by devices.cpp and tests.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "contact/device.h"

namespace contact {

struct WindowSize {
  int width = 0, height = 0;  // in the unit of mouse events, which is not the pixel on every desktop
};
using FindWindow = std::function<std::optional<WindowSize>(std::uint32_t window_id)>;
FindWindow sdl_window();

class Mouse final : public Device {
 public:
  explicit Mouse(FindWindow find_window = sdl_window()) : find_window_(std::move(find_window)) {}

  static constexpr ContactKey key{device_number(Family::mouse, 0), 0};

  std::string name() const override { return "mouse"; }
  base::Status start() override { return {}; }
  void stop() override;
  bool take(const SDL_Event& event) override;
  void poll(std::vector<RawContact>& out) override;
  int contact_limit() const override { return 0; }  // one by nature: nobody is missing

 private:
  bool add(Phase phase, std::uint32_t window_id, int x, int y);

  FindWindow find_window_;
  std::uint8_t button_ = 0;  // the one that is down, 0 = none
  std::vector<RawContact> waiting_;
};

}  // namespace contact
