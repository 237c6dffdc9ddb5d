// Two halves of one sheet, without AI | with AI: a note that lies on a half says so. Titles twice, once for each long side.
#include "scene/layouts.h"

namespace scene {

void lay_sides(Plan& plan, const LayoutInput&) {
  lay_tent(plan, 191);
  const Box s = plan.sheet;
  const double middle = s.centre().x, k = plan.scale;
  // Titles are 78 mm from the line on the near side; the far side's follow from these and the tent (titles).
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

std::vector<Plan::Title> Plan::titles() const {
  std::vector<Title> out;
  const Vec size{110 * scale, 30 * scale};
  const bool wall = glass.mode == Mode::wall;
  // The far side's are moved out from under the tent, where it lies there.
  const double y = sheet.min.y + 31 * scale;
  const bool beside = tent && tent->min.y < y + size.y / 2;
  const double clear = beside ? tent->width() / 2 + 24 * scale : 78 * scale;
  for (const Zone& zone : zones) {
    if (zone.kind != Zone::Kind::side) continue;
    const bool with = zone.ai == board::Ai::with;
    // Before a wall both are read from their left; at a table each stands beside the middle line.
    const Vec near{with || wall ? zone.head.min.x : zone.head.max.x, zone.head.centre().y};
    const double half = with || wall ? size.x / 2 : -size.x / 2;
    out.push_back({near, Box::around(near + Vec{half, 0}, size), with, false});
    if (wall) continue;
    const Vec far{sheet.centre().x + (with ? clear : -clear), y};
    out.push_back({far, Box::around(far + Vec{half, 0}, size), with, true});
  }
  return out;
}

}  // namespace scene
