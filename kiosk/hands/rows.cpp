#include "hands/rows.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_set>
#include <utility>

namespace hands {
namespace {

using base::Box;

// What lies on the sheet beside the group.
struct Lying {
  std::vector<Box> firm;  // themes, the tent, the names of sides
  std::vector<Box> soft;  // notes of others
};

Lying beside(Room& room, const std::vector<Id>& own) {
  Lying out;
  for (const auto& plan : room.scene.theme_plans()) {
    out.firm.push_back(plan.area);
    out.firm.push_back(base::bounds(plan.strip, plan.strip_size));
  }
  if (room.plan().tent) out.firm.push_back(*room.plan().tent);
  for (const scene::Plan::Title& title : room.plan().titles()) out.firm.push_back(title.box);
  std::unordered_set<std::uint64_t> mine;
  for (const Id id : own) mine.insert(id.value);
  for (const Id id : room.scene.notes_in_order()) {
    if (mine.contains(id.value)) continue;
    const auto place = room.scene.seen(room.board(), room.preview, id, room.now_us);
    const double w = place && place->width_mm > 0 ? place->width_mm : room.plan().note_width;
    if (place) out.soft.push_back(base::bounds({place->at, place->angle_deg}, {w, w}));
  }
  return out;
}

struct Place {
  Vec at;
  double cost = 1e300;  // mm² covered, what is firm counted more, and a little for the way
};

// The middle, inside `room_for`, from which a group of this size covers least and has the least way to go. None that costs as
// much as `dearest`.
std::optional<Place> best_place(const Lying& lying, const Box& room_for, Vec wish, Vec size, double dearest) {
  std::optional<Place> best;
  double least = dearest;
  constexpr int steps = 24;
  for (int i = -1; i <= steps; ++i) {
    for (int j = 0; j <= steps; ++j) {
      const Vec at = i < 0 ? room_for.clamp(wish) : Vec{room_for.min.x + room_for.width() * i / steps, room_for.min.y + room_for.height() * j / steps};
      const Box here = Box::around(at, size);
      double cost = base::distance(at, wish) * 20;
      for (std::size_t k = 0; k < lying.firm.size() && cost < least; ++k) cost += base::overlap(here, lying.firm[k]) * 100;
      for (std::size_t k = 0; k < lying.soft.size() && cost < least; ++k) cost += base::overlap(here, lying.soft[k]);
      if (cost < least) best = {at, least = cost};
      if (i < 0) break;
    }
  }
  return best;
}

}  // namespace

Box around(Room& room, const std::vector<Id>& notes) {
  Box box{};
  bool any = false;
  for (const Id id : notes) {
    const auto place = room.scene.seen(room.board(), room.preview, id, room.now_us);
    if (!place) continue;
    const double w = place->width_mm > 0 ? place->width_mm : room.plan().note_width;
    const Box b = base::bounds({place->at, place->angle_deg}, {w, w});
    box = std::exchange(any, true) ? scene::united(box, b) : b;
  }
  return box;
}

std::vector<board::Placement> in_rows(Room& room, const std::vector<Id>& notes, double angle_deg) {
  const scene::Plan& plan = room.plan();
  const double gap = room.tokens().cluster_gap * plan.scale, width = plan.note_width, pitch = width + gap;
  const double margin = room.tokens().cluster_padding * plan.scale + 24;
  const Vec wish = around(room, notes).centre();
  const Lying lying = beside(room, notes);
  // The side that the notes lie on is their side still: the group does not cross the table's middle.
  const scene::Zone* side = plan.zone_at(plan.sheet.clamp(wish));
  if (side && side->kind != scene::Zone::Kind::side) side = nullptr;

  // A little wider than deep where there is room for it; else the shape that fits.
  const int n = static_cast<int>(notes.size());
  const int wished = std::max(1, static_cast<int>(std::ceil(std::sqrt(n * 1.5))));
  int columns = 0;
  Vec size;
  Place best;
  for (const int more : {0, -1, 1, -2, 2, -3, 3, n - wished}) {
    const int c = wished + more;
    if (c < 1 || c > n) continue;
    const int rows = (n + c - 1) / c;
    const Vec s{c * pitch - gap, rows * pitch - gap}, with_air = s + Vec{2 * margin, 2 * margin + 30};
    Box room_for{plan.sheet.min + s * 0.5 + Vec{margin, margin + 20}, plan.sheet.max - s * 0.5 - Vec{margin, margin + 20}};
    if (side) {
      const double left = std::max(room_for.min.x, side->box.min.x + with_air.x / 2), right = std::min(room_for.max.x, side->box.max.x - with_air.x / 2);
      if (left <= right) room_for.min.x = left, room_for.max.x = right;
      else if (columns > 0) continue;
    }
    if (columns > 0 && (room_for.min.x > room_for.max.x || room_for.min.y > room_for.max.y)) continue;
    const double odd = width * width * std::abs(more);
    const auto place = best_place(lying, room_for, wish, with_air, best.cost - odd);
    if (place) best = {place->at, place->cost + odd}, columns = c, size = s;
  }
  const bool turned = std::abs(base::normalized_deg(angle_deg)) > 90;
  std::vector<board::Placement> out;
  for (int i = 0; i < n; ++i) {
    Vec local{(i % columns + 0.5) * pitch - gap / 2 - size.x / 2, (i / columns + 0.5) * pitch - gap / 2 - size.y / 2};
    if (turned) local = local * -1;
    out.push_back({plan.keep_on_glass(best.at + local, width), turned ? 180.0 : 0.0, width, 0});
  }
  return out;
}

}  // namespace hands
