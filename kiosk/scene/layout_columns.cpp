// One column a process stage under its chevron, and at the near side a reserve where the notes of an earlier sheet wait in
// a fan. The reserve goes away when nothing waits, so that the columns have the whole sheet.
#include <algorithm>

#include "scene/layouts.h"

namespace scene {
namespace {

// Waits: lies on this sheet under no stage. A sheet with no note at all has its reserve, for the notes about to come.
bool something_waits(const Plan& plan, const board::Board& board) {
  bool any = false;
  for (const board::Note& note : board.notes) {
    if (note.removed || !note.places.find(plan.sheet_id)) continue;
    any = true;
    const board::Stage* stage = board.stages.find_live(note.stage);
    if (!stage) return true;
  }
  return !any;
}

std::vector<const board::Stage*> stages_in_order(const board::Board& board) {
  std::vector<const board::Stage*> stages;
  for (const board::Stage& stage : board.stages) {
    if (!stage.removed) stages.push_back(&stage);
  }
  std::stable_sort(stages.begin(), stages.end(),
                   [](const board::Stage* a, const board::Stage* b) { return a->order != b->order ? a->order < b->order : a->id < b->id; });
  return stages;
}

}  // namespace

void lay_columns(Plan& plan, const LayoutInput& in) {
  plan.upright = true;  // cells have one direction, at a table too
  const bool wall = plan.glass.mode == Mode::wall;
  const double k = plan.scale;
  // One line a face: the columns need the room; on a low sheet without the words above it.
  if (!wall && plan.sheet.height() < 460) lay_tent(plan, 84, 64);
  else if (!wall) lay_tent(plan, 132, 108);
  const Box s = plan.sheet;
  const double head_top = wall ? s.min.y + 26 * k : (plan.tent ? plan.tent->max.y : s.min.y) + 14 * k;
  const double head_height = std::max(wall ? 110 * k : 84 * k, 62.0);  // room for its two buttons of 20 mm
  const double waiting = in.tokens.note.small * k;
  plan.reserve = Box{{s.min.x, s.max.y - waiting - 30 * k - 20}, s.max};
  const bool reserve = something_waits(plan, in.board);
  const double bottom = reserve ? plan.reserve->min.y : s.max.y;

  const auto stages = stages_in_order(in.board);
  const double add = 64;  // beside the last chevron: its point, then the + button
  const double left = s.min.x + 28, right = s.max.x - (s.width() > 1100 ? 24 : 8) - add;
  const double pitch = stages.empty() ? right - left : (right - left) / static_cast<double>(stages.size());
  for (std::size_t i = 0; i < stages.size(); ++i) {
    Zone zone;
    zone.kind = Zone::Kind::stage;
    zone.stage = stages[i]->id;
    const double x = left + pitch * static_cast<double>(i);
    zone.head = Box::at({x, head_top}, {pitch - 8 + head_height / 4, head_height});
    zone.box = {{i == 0 ? s.min.x : x, zone.head.min.y}, {i + 1 == stages.size() ? s.max.x : x + pitch, bottom}};
    plan.zones.push_back(zone);
  }
  if (reserve) {
    Zone zone;
    zone.kind = Zone::Kind::reserve;
    zone.box = *plan.reserve;
    plan.zones.push_back(zone);
  }
}

std::vector<board::Placement> arrange_columns(const Plan& plan, std::size_t n) {
  std::vector<board::Placement> places;
  if (!plan.reserve || n == 0) return places;
  const Box strip = *plan.reserve;
  const double width = std::min(plan.note_width, strip.height() - 30 * plan.scale - 20);
  const double left = strip.min.x + 24 + width / 2, right = strip.max.x - 24 - width / 2;
  const double wanted = width + 10;
  const double pitch = n > 1 ? std::min(wanted, (right - left) / static_cast<double>(n - 1)) : 0;
  const double y = strip.max.y - 16 - width / 2;
  for (std::size_t i = 0; i < n; ++i) {
    places.push_back({{left + pitch * static_cast<double>(i), y}, hand_tilt(i, 1.2), width, static_cast<std::int64_t>(i)});
  }
  return places;
}

}  // namespace scene
