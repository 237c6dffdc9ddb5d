// Two halves of one sheet, without AI | with AI: a note that lies on a half says so. Titles twice, once for each long side.
#include "scene/layouts.h"

namespace scene {

void lay_sides(Plan& plan, const LayoutInput&) {
  lay_tent(plan, 191);
  const Box s = plan.sheet;
  const double middle = s.centre().x, k = plan.scale;
  // Titles are 78 mm from the line on the near side; the far side's are drawn from these by furniture (draw_zones.cpp).
  const double from_line = 78 * k, height = 30 * k, width = std::min(240 * k, s.width() / 2 - from_line - 8);
  Zone without, with;
  without.ai = board::Ai::without;
  without.box = {s.min, {middle, s.max.y}};
  with.ai = board::Ai::with;
  with.box = {{middle, s.min.y}, s.max};
  if (plan.glass.mode == Mode::wall) {
    const double y = s.min.y + 36 * k;
    without.head = Box::around({s.min.x + 30 + width / 2, y}, {width, height});
    with.head = Box::around({middle + 30 + width / 2, y}, {width, height});
  } else {
    const double y = s.max.y - 36 * k;
    without.head = Box::around({middle - from_line - width / 2, y}, {width, height});
    with.head = Box::around({middle + from_line + width / 2, y}, {width, height});
  }
  plan.zones = {without, with};
}

}  // namespace scene
