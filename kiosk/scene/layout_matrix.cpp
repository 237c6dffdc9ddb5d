// Two axes that cross, areas marked on them, and at one side a strip where notes wait until somebody places them. The strip is
// always there: were it to go, the axes would move under notes that lie still.
#include <algorithm>
#include <cmath>

#include "scene/layouts.h"

namespace scene {
namespace {

constexpr double kInset = 10;  // of a marked area's border, inside what it marks

}  // namespace

const MatrixPlan::Marked* MatrixPlan::find(std::string_view area) const {
  const auto it = std::find_if(marked.begin(), marked.end(), [&](const Marked& m) { return m.id == area; });
  return it == marked.end() ? nullptr : &*it;
}

void lay_matrix(Plan& plan, const LayoutInput& in) {
  const bool wall = plan.glass.mode == Mode::wall;
  const double k = plan.scale;
  const Box s = plan.sheet;
  MatrixPlan m;
  const double strip = std::max(plan.least_note * 1.2, std::min(s.width() * 0.135, 250 * k));
  m.waiting = {{s.max.x - strip, s.min.y}, s.max};
  // On a wall the names of the second axis stand beside it, upright; at a table along it, on both ends.
  const double beside = wall ? std::clamp(132 * k, 62.0, s.width() * 0.09) : std::clamp(28 * k, 14.0, 28.0);
  const double above = wall ? std::clamp(40 * k, 18.0, 40.0) : std::clamp(62 * k, 46.0, s.height() * 0.13);
  const double below = wall ? std::clamp(76 * k, 40.0, s.height() * 0.14) : above;
  m.box = {{s.min.x + beside, s.min.y + above}, {m.waiting.min.x - 20 * k, s.max.y - below}};
  const Vec middle = m.box.centre();
  const char* ends[] = {"low", "high"};
  for (int x = 0; x < 2; ++x) {
    for (int y = 0; y < 2; ++y) {
      Zone zone;
      zone.kind = Zone::Kind::cell;
      zone.name = std::string(ends[x]) + "/" + ends[y];
      // Out to the sheet's own edges: whoever lays a note on a name means its end of the axis.
      zone.box = {{x ? middle.x : s.min.x, y ? s.min.y : middle.y}, {x ? m.waiting.min.x : middle.x, y ? middle.y : s.max.y}};
      plan.zones.push_back(zone);
    }
  }
  for (const workshop::Sheet::Area& area : in.sheet.areas) {
    const auto at = [&](Vec share) { return Vec{m.box.min.x + m.box.width() * share.x / 100, m.box.max.y - m.box.height() * share.y / 100}; };
    const Vec low = at(area.box.min), high = at(area.box.max);
    const Box box{{low.x, high.y}, {high.x, low.y}};
    const double inset = std::min(kInset * std::max(0.5, k), std::min(box.width(), box.height()) / 8);
    Box border = box.grown(-inset);
    // At a table the second axis has its names along its middle: the border keeps clear of them.
    const double names = wall ? 0 : std::max(22.0, 38 * k) - inset;
    if (std::abs(box.max.y - middle.y) < 1) border.max.y -= names;
    if (std::abs(box.min.y - middle.y) < 1) border.min.y += names;
    m.marked.push_back({area.id, box, border});
  }
  plan.matrix = m;
  const double n = std::max(1.0, static_cast<double>(plan.seats.size()) * static_cast<double>(in.board.workshop().notes_per_seat));
  constexpr double share = 0.34;  // of the axes' box: between the papers the axes are to be seen
  const double fits = std::sqrt(m.box.width() * m.box.height() * share / n);
  plan.note_width = std::clamp(fits, std::min(plan.least_note, plan.note_width), std::min(plan.note_width, strip - 20));
}

std::vector<board::Placement> arrange_matrix(const Plan& plan, std::size_t n) {
  std::vector<board::Placement> places;
  if (!plan.matrix || n == 0) return places;
  const Box strip = plan.matrix->waiting;
  // Under the strip's title, one over the other's foot; in two rows of smaller papers where one would show too little of each.
  const Box room{{strip.min.x + 10, strip.min.y + 44 + 10 * plan.scale}, {strip.max.x - 10, strip.max.y - 12}};
  const std::size_t columns = n > 1 && (room.height() - plan.note_width) / static_cast<double>(n - 1) < plan.note_width * 0.4 ? 2 : 1;
  const double beside = (room.width() - 4) / 2;
  const double width = columns == 1 ? plan.note_width : std::clamp(beside, std::min(plan.least_note, plan.note_width), plan.note_width);
  const double high = std::max(0.0, room.height() - width);
  const std::size_t rows = (n + columns - 1) / columns;
  const double pitch = rows > 1 ? std::min(width * 1.06, high / static_cast<double>(rows - 1)) : 0;
  const double left = room.min.x + width / 2, right = std::max(left, room.max.x - width / 2);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t row = i / columns, column = i % columns;
    const double x = columns == 1 ? (left + right) / 2 : column == 0 ? left : right;
    places.push_back({{x, room.min.y + width / 2 + pitch * static_cast<double>(row)}, hand_tilt(i, 1.2), width, static_cast<std::int64_t>(i)});
  }
  return places;
}

}  // namespace scene
