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
  if (!wall && plan.sheet.height() < 560) lay_tent(plan, 84, 64);
  else if (!wall) lay_tent(plan, 132, 108);
  const Box s = plan.sheet;
  const bool high = wall && s.height() >= 560;
  const double head_top = wall ? s.min.y + (high ? 26 : 14) * k : (plan.tent ? plan.tent->max.y : s.min.y) + 14 * k;
  const double head_height = std::max(high ? 110 * k : 84 * k, 62.0);  // room for its two buttons of 20 mm
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

double Plan::foot_of_stages(bool something_waits) const { return something_waits && reserve ? reserve->min.y : sheet.max.y; }

namespace {

// Rows of papers in a room: how many side by side, and how far apart they lie.
struct Rows {
  double width = 0;
  int columns = 1;
  Vec pitch;
};

double breath(double width) { return std::clamp(width * 0.09, 4.0, 15.0); }

// How many papers lie clear of each other along a length.
int side_by_side(double length, double width) { return std::max(1, static_cast<int>((length + breath(width)) / (width + breath(width)))); }

// Between the chevron and the count of ideas at the column's foot, which gives way where there is room for hardly a row.
Box room_under(const Plan& plan, const Zone& stage, double foot) {
  const double point = stage.head.height() / 4, top = stage.head.max.y + 14 * plan.scale;
  const double above_count = foot - 38 - 22 * plan.scale;
  return {{stage.head.min.x + 6, top}, {stage.head.max.x - point - 6, above_count - top < plan.least_note * 1.4 ? foot - 8 : above_count}};
}

// The largest papers that lie clear of each other; of the smallest, what is seen of each is as much as can be. They rather lie
// over each other's feet than over each other's sides: of each, the first lines are read.
Rows rows_for(Vec room, std::size_t n, double largest, double least) {
  Rows rows;
  for (rows.width = largest;; rows.width = std::max(least, rows.width - 2)) {
    rows.columns = side_by_side(room.x, rows.width);
    rows.pitch = Vec{1, 1} * (rows.width + breath(rows.width));
    if (static_cast<std::size_t>(rows.columns * side_by_side(room.y, rows.width)) >= n) {
      rows.columns = std::min(rows.columns, static_cast<int>(n));
      return rows;
    }
    if (rows.width <= least) break;
  }
  const double wanted = rows.pitch.x;
  double most = -1;
  for (int columns = 1; columns <= static_cast<int>(n); ++columns) {
    const int down = (static_cast<int>(n) + columns - 1) / columns;
    const auto pitch = [&](double length, int count) { return count > 1 ? std::clamp((length - rows.width) / (count - 1), 0.0, wanted) : wanted; };
    const Vec apart{pitch(room.x, columns), pitch(room.y, down)};
    // The margin beside a text may be covered.
    const double covered = std::clamp((rows.width - apart.x) / (0.12 * rows.width), 0.0, 1.0);
    const double seen = std::min(apart.x, rows.width) * apart.y * (1 - 0.4 * covered);
    if (seen > most) most = seen, rows.columns = columns, rows.pitch = apart;
  }
  return rows;
}

}  // namespace

std::vector<board::Placement> Plan::under(const Zone& stage, double foot, std::size_t n) const {
  std::vector<board::Placement> places;
  if (n == 0) return places;
  const Box room = room_under(*this, stage, foot);
  const Rows rows = rows_for(room.size(), n, note_width, std::min(least_note, note_width));
  const double left = room.centre().x - (rows.columns - 1) * rows.pitch.x / 2, top = room.min.y + rows.width / 2;
  const double tilt = breath(rows.width) < 8 ? 0.6 : 1.4;
  for (std::size_t i = 0; i < n; ++i) {
    const int row = static_cast<int>(i) / rows.columns, column = static_cast<int>(i) % rows.columns;
    places.push_back({{left + rows.pitch.x * column, top + rows.pitch.y * row}, hand_tilt(i + 3, tilt), rows.width, static_cast<std::int64_t>(i)});
  }
  return places;
}

bool Plan::crowded(const Zone& stage, std::size_t n, double width_mm) const {
  // Hands lay papers as wide as the stage's head; rows are as high as those in good order.
  const double high = room_under(*this, stage, foot_of_stages(false)).height();
  return static_cast<std::size_t>(side_by_side(stage.head.width(), width_mm) * side_by_side(high, width_mm)) < n;
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
