// Items on one side and notes on the other, with room between them for lines: on a wall items stand at the left, at a table across
// the middle, so that they are as near to everybody.
#include <algorithm>

#include "scene/layouts.h"

namespace scene {

void lay_links(Plan& plan, const LayoutInput& in) {
  const bool wall = plan.glass.mode == Mode::wall;
  const double k = plan.scale;
  const Box s = plan.sheet;
  // Lines are drawn between papers: they are smaller than where one only reads.
  plan.note_width = std::max(plan.least_note, in.tokens.note.small * k * (wall ? 1.12 : 1.0) * std::clamp(plan.glass.text_scale, 0.5, 2.0));
  Zone items;
  items.kind = Zone::Kind::items;
  items.name = in.sheet.items;
  if (wall) {
    const double column = std::min(plan.note_width * 1.5, s.width() * 0.3);
    items.box = {s.min, {s.min.x + column, s.max.y}};
    plan.beside_items = Box{{s.min.x + column + 90 * k, s.min.y}, s.max};
  } else {
    const double row = std::min(plan.note_width * 1.28, s.height() * 0.36);
    const double middle = s.centre().y;
    items.box = {{s.min.x, middle - row / 2}, {s.max.x, middle + row / 2}};
    plan.beside_items = Box{{s.min.x, items.box.max.y}, s.max};
    plan.before_items = Box{s.min, {s.max.x, items.box.min.y}};
  }
  plan.items = items.box;
  plan.zones.push_back(items);
}

std::vector<board::Placement> Plan::arrange_items(std::size_t n) const {
  if (layout == workshop::Layout::items) return arrange_list(*this, n);
  if (!items) return {};
  const double title = glass.mode == Mode::wall ? 56 * scale : 0;
  const Box room{{items->min.x + 12, items->min.y + 12 + title}, {items->max.x - 12, items->max.y - 12}};
  auto places = rows_in(room, n, note_width, least_note);
  if (glass.mode == Mode::wall && n > 0) {
    // One under the other, down the whole column.
    const double width = places.front().width_mm;
    const double pitch = n > 1 ? std::min(width * 1.25, (room.height() - width) / static_cast<double>(n - 1)) : 0;
    for (std::size_t i = 0; i < n; ++i) places[i].at = {room.centre().x, room.centre().y + pitch * (static_cast<double>(i) - static_cast<double>(n - 1) / 2)};
  }
  return places;
}

namespace {

// Beside a column of items: in columns of which every second one stands half a row lower, so that lines reach each paper through the
// gaps between those before it.
std::vector<board::Placement> staggered(const Box& room, std::size_t n, double width, double least) {
  for (;; width = std::max(least, width - 4)) {
    const double apart = width * 1.75, beside = width * 1.6;
    const auto rows = static_cast<std::size_t>(std::max(1.0, (room.height() - width * 1.5) / apart + 1));
    const std::size_t columns = (n + rows - 1) / rows;
    const bool fits = width + beside * static_cast<double>(columns - 1) <= room.width();
    if (!fits && width <= least) return rows_in(room, n, width, least);
    if (!fits) continue;
    const std::size_t down = (n + columns - 1) / columns;
    const double pitch = down > 1 ? std::min(apart * 1.25, (room.height() - width * 1.5) / (static_cast<double>(down) - 0.5)) : apart;
    const double across = columns > 1 ? std::min(beside * 1.6, (room.width() - width) / static_cast<double>(columns - 1)) : 0;
    const Vec first = room.centre() - Vec{across * static_cast<double>(columns - 1), pitch * (static_cast<double>(down) - 0.5)} * 0.5;
    std::vector<board::Placement> places;
    for (std::size_t i = 0; i < n; ++i) {
      const std::size_t row = i / columns, column = i % columns;
      const Vec at = first + Vec{across * static_cast<double>(column), pitch * (static_cast<double>(row) + (column % 2 ? 0.5 : 0))};
      places.push_back({at, hand_tilt(i + 5, 1.6), width, static_cast<std::int64_t>(i)});
    }
    return places;
  }
}

}  // namespace

std::vector<board::Placement> arrange_links(const Plan& plan, std::size_t n) {
  if (!plan.beside_items || n == 0) return {};
  const auto inside = [&](Box room) { return room.grown(-std::min(26.0, 26 * plan.scale + 6)); };
  if (!plan.before_items) return staggered(inside(*plan.beside_items), n, plan.note_width, plan.least_note);
  // At a table half of them before each long side, turned to it. Below the pads.
  const double pads = 20;
  Box near = inside(*plan.beside_items), far = inside(*plan.before_items);
  near.max.y -= pads, far.min.y += pads;
  auto places = rows_in(near, (n + 1) / 2, plan.note_width, plan.least_note);
  for (board::Placement place : rows_in(far, n / 2, plan.note_width, plan.least_note)) {
    place.angle_deg += 180;
    place.rank += static_cast<std::int64_t>((n + 1) / 2);
    places.push_back(place);
  }
  return places;
}

}  // namespace scene
