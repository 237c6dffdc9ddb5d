// The glass in two, three or four parts, one a group: side by side, four of them two above two, with linen between. Each has its name
// and its clock at the sides from which its people read.
#include <algorithm>
#include <cmath>

#include "scene/layouts.h"
#include "workshop/split.h"

namespace scene {
namespace {

constexpr double kBetween = 76, kHead = 76;

double paper_for(const Plan& plan, const board::Board& board, const Box& room) {
  const auto people = static_cast<double>(std::max<std::size_t>(1, plan.seats.size()));
  const double each = std::max(1.0, std::ceil(people * static_cast<double>(board.workshop().notes_per_seat) / static_cast<double>(plan.boards.size())));
  constexpr double share = 0.5;  // of the room: the rest is for hands, and for what lies askew
  return std::clamp(std::sqrt(room.width() * room.height() * share / each), std::min(plan.least_note, plan.note_width), plan.note_width);
}

}  // namespace

void lay_parts(Plan& plan, const LayoutInput& in, int groups) {
  const bool wall = plan.glass.mode == Mode::wall;
  const double k = plan.scale;
  const int rows = groups == 4 ? 2 : 1, columns = groups / rows;
  const double between = std::clamp(kBetween * k, 34.0, 76.0);
  const Box s = plan.sheet;
  const Vec size{(s.width() - between * (columns - 1)) / columns, (s.height() - between * (rows - 1)) / rows};
  const double pads = wall ? 0 : 22;  // what pads cover of the sheet's edge
  const double head = std::min(std::max(kHead * k, 52.0) + pads, size.y * 0.34);
  plan.parts = true;
  for (int group = 1; group <= groups; ++group) {
    // Of four: down the left side, then down the right one, as people were told off.
    const int column = rows == 2 ? (group - 1) / 2 : group - 1, row = rows == 2 ? (group - 1) % 2 : 0;
    BoardPlan part;
    part.box = Box::at(s.min + Vec{(size.x + between) * column, (size.y + between) * row}, size);
    part.room = part.box;
    const bool near = !wall && (rows == 1 || row == 1), far = !wall && (rows == 1 || row == 0);
    if (wall) part.head = {part.box.min, {part.box.max.x, part.box.min.y + head}}, part.room.min.y = part.head.max.y;
    if (near) part.head = {{part.box.min.x, part.box.max.y - head}, part.box.max}, part.room.max.y = part.head.min.y;
    if (far) part.far_head = {part.box.min, {part.box.max.x, part.box.min.y + head}}, part.room.min.y = part.far_head.max.y;
    plan.boards.push_back(part);
    Zone zone;
    zone.kind = Zone::Kind::board;
    zone.box = part.box.grown(between / 2);  // half of what is between them is theirs too
    zone.head = part.head;
    zone.name = workshop::part_name(group);
    plan.zones.push_back(zone);
  }
  plan.note_width = paper_for(plan, in.board, plan.boards.front().room);
  // Across the parts: at a table in the middle, or as near to it as people reach; on a wall as low as hands are.
  const Vec bar{std::clamp(500 * k, std::min(300.0, s.width() * 0.5), 560.0), std::clamp((wall ? 92 : 78) * k, wall ? 60.0 : 54.0, 92.0)};
  const double nearest = wall ? s.max.y - bar.y / 2 - 14 * k : std::max(s.centre().y + bar.y / 2, plan.glass.size_mm.y - in.tokens.reach.from_edge + 2);
  plan.join = Box::around({s.centre().x, nearest}, bar);
}

std::vector<Box> join_faces(const Plan& plan) {
  if (!plan.join) return {};
  if (plan.glass.mode == Mode::wall) return {*plan.join};
  const Vec about = plan.sheet.centre() * 2;
  return {*plan.join, {about - plan.join->max, about - plan.join->min}};
}

}  // namespace scene
