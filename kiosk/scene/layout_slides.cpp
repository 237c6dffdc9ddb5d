// Pictures presented one at a time, the others at hand along a band at the far side of the controls.
#include <algorithm>

#include "scene/layouts.h"

namespace scene {

void lay_slides(Plan& plan, const LayoutInput&) { lay_tent(plan, 191); }

board::Placement Plan::picture_shown(Vec size_px) const {
  const double top = tent ? tent->max.y + 20 * scale : sheet.min.y + 24;
  // Leaves the near band for the pictures at hand and for the controls.
  const double bottom = sheet.max.y - (glass.mode == Mode::wall ? 46 : 42) * std::max(0.75, scale) - at_hand_height() - 76;
  const Box room{{sheet.min.x + 24, top}, {sheet.max.x - 24, std::max(top + 80, bottom)}};
  const double ratio = size_px.x > 0 && size_px.y > 0 ? size_px.y / size_px.x : 0.625;
  const double width = std::min({room.width() * 0.62, room.height() / ratio, 980.0});
  return {room.centre(), 0, std::max(60.0, width), 0};
}

board::Placement Plan::picture_at_hand(std::size_t i, std::size_t n, Vec size_px) const {
  const double height = at_hand_height();
  const double ratio = size_px.x > 0 && size_px.y > 0 ? size_px.y / size_px.x : 0.625;
  // Beside the picture the height holds the print's border and two lines of its caption.
  const double width = std::clamp((height - print_caption_mm) / (0.93 * ratio + 0.1), 60.0, 190 * std::max(0.75, scale));
  const double y = sheet.max.y - 34 * std::max(0.75, scale) - height / 2;
  const double left = sheet.min.x + 120, right = sheet.max.x - 120;
  const double wanted = 206 * std::max(0.75, scale);
  const double pitch = n > 1 ? std::min(wanted, (right - left) / static_cast<double>(n - 1)) : 0;
  const double first = sheet.centre().x - pitch * (static_cast<double>(n) - 1) / 2;
  return {{first + pitch * static_cast<double>(i), y}, hand_tilt(i, 2.5), width, static_cast<std::int64_t>(i)};
}

}  // namespace scene
