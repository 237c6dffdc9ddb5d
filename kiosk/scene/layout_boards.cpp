// Several boards side by side, each a sheet of its own with its question in the colour of its paper. On a wall there is a lane below
// them that tells who goes where; at a table each board has its question twice, and everybody's own place tells them.
#include <algorithm>
#include <cmath>

#include "scene/layouts.h"

namespace scene {
namespace {

// Of a large wall's board: what its head takes, and the lane under the boards.
constexpr double kHead = 172, kLane = 100, kGap = 24, kFarHead = 136;

double paper_for(const Plan& plan, const board::Board& board, const Box& room) {
  const auto people = static_cast<double>(std::max<std::size_t>(1, plan.seats.size()));
  const double each = std::max(1.0, std::ceil(people * static_cast<double>(board.workshop().notes_per_seat) / static_cast<double>(plan.boards.size())));
  constexpr double share = 0.62;  // of the room: the rest is for hands, and for what lies askew
  return std::clamp(std::sqrt(room.width() * room.height() * share / each), std::min(plan.least_note, plan.note_width), plan.note_width);
}

}  // namespace

void lay_boards(Plan& plan, const LayoutInput& in) {
  const bool wall = plan.glass.mode == Mode::wall;
  const double k = plan.scale;
  if (wall) {
    // The lane is linen, not sheet: nothing can be laid there.
    const double lane = std::clamp(kLane * k, 60.0, plan.sheet.height() * 0.2), apart = std::clamp(kGap * k, 10.0, 24.0);
    plan.lane = Box{{plan.sheet.min.x, plan.sheet.max.y - lane}, plan.sheet.max};
    plan.sheet.max.y = plan.lane->min.y - apart;
    plan.free = plan.sheet;
  }
  const std::size_t count = std::max<std::size_t>(1, in.sheet.boards.size());
  const double gap = std::clamp(kGap * k, 10.0, 24.0);
  const double width = (plan.sheet.width() - gap * static_cast<double>(count - 1)) / static_cast<double>(count);
  for (std::size_t i = 0; i < in.sheet.boards.size(); ++i) {
    BoardPlan b;
    b.box = Box::at({plan.sheet.min.x + (width + gap) * static_cast<double>(i), plan.sheet.min.y}, {width, plan.sheet.height()});
    if (wall) {
      const double head = std::min(std::max(kHead * k, 84.0), b.box.height() * 0.4);
      b.head = {b.box.min, {b.box.max.x, b.box.min.y + head}};
      b.room = {{b.box.min.x, b.head.max.y}, b.box.max};
    } else {
      // Below the pads, which overhang the sheet's edge, there is room for a line and two of the question.
      const double head = std::min(std::max(kFarHead * k, 76.0), b.box.height() * 0.26);
      b.head = {{b.box.min.x, b.box.max.y - head}, b.box.max};
      b.far_head = {b.box.min, {b.box.max.x, b.box.min.y + head}};
      b.room = {{b.box.min.x, b.far_head.max.y}, {b.box.max.x, b.head.min.y}};
    }
    plan.boards.push_back(b);
    Zone zone;
    zone.kind = Zone::Kind::board;
    // Half of the gap is theirs too: what is let go between two boards lies on one of them.
    zone.box = {{i == 0 ? b.box.min.x : b.box.min.x - gap / 2, b.box.min.y}, {i + 1 == count ? b.box.max.x : b.box.max.x + gap / 2, b.box.max.y}};
    zone.head = b.head;
    zone.name = in.sheet.boards[i].id;
    plan.zones.push_back(zone);
  }
  if (!plan.boards.empty()) plan.note_width = paper_for(plan, in.board, plan.boards.front().room);
}

std::vector<board::Placement> arrange_boards(const Plan& plan, std::size_t n) {
  // Where they come from says nothing about which board they belong to: they wait across all of them.
  if (plan.boards.empty()) return {};
  const Box room{{plan.sheet.min.x, plan.boards.front().room.min.y}, {plan.sheet.max.x, plan.boards.front().room.max.y}};
  return rows_in(room.grown(-12), n, plan.note_width, plan.least_note);
}

std::vector<board::Placement> rows_in(const Box& room, std::size_t n, double largest, double least) {
  std::vector<board::Placement> places;
  if (n == 0) return places;
  const auto fit = [](double length, double each, double gap) { return std::max(1, static_cast<int>((length + gap) / (each + gap))); };
  double width = std::max(largest, least), gap = 0;
  int columns = 1, rows = 1;
  for (;; width = std::max(least, width - 2)) {
    gap = std::clamp(width * 0.1, 4.0, 18.0);
    columns = fit(room.width(), width, gap);
    rows = (static_cast<int>(n) + columns - 1) / columns;
    if (rows <= fit(room.height(), width, gap) || width <= least) break;
  }
  columns = std::min(columns, static_cast<int>(n));
  columns = (static_cast<int>(n) + rows - 1) / rows;  // rows of about one length
  const auto pitch = [&](double length, int count, double wanted) { return count > 1 ? std::min(wanted, (length - width) / (count - 1)) : 0; };
  const double across = pitch(room.width(), columns, (width + gap) * 1.25), down = pitch(room.height(), rows, (width + gap) * 1.2);
  const Vec first = room.centre() - Vec{across * (columns - 1), down * (rows - 1)} * 0.5;
  for (std::size_t i = 0; i < n; ++i) {
    const int row = static_cast<int>(i) / columns, column = static_cast<int>(i) % columns;
    places.push_back({first + Vec{across * column, down * row}, hand_tilt(i + 5, 1.6), width, static_cast<std::int64_t>(i)});
  }
  return places;
}

}  // namespace scene
