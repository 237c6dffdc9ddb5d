// Where hidden notes wait: in a fan before their author, as papers lie when a hand draws them towards itself.
#include <algorithm>
#include <cmath>

#include "scene/layouts.h"

namespace scene {
namespace {

constexpr double kClear = 10;  // between the fan and what lies over the sheet's edge

bool is_long(Edge edge) { return edge == Edge::south || edge == Edge::north; }

// Along its edge, from the reader's left: the same measure for a station and for what lies before it.
double along(const Box& sheet, Edge edge, Vec at) {
  switch (edge) {
    case Edge::south: return at.x - sheet.min.x;
    case Edge::north: return sheet.max.x - at.x;
    case Edge::west: return at.y - sheet.min.y;
    case Edge::east: return sheet.max.y - at.y;
  }
  return 0;
}
Vec on_edge(const Box& sheet, Edge edge, double along) {
  switch (edge) {
    case Edge::south: return {sheet.min.x + along, sheet.max.y};
    case Edge::north: return {sheet.max.x - along, sheet.min.y};
    case Edge::west: return {sheet.min.x, sheet.min.y + along};
    case Edge::east: return {sheet.max.x, sheet.max.y - along};
  }
  return {};
}

}  // namespace

Plan::Fan Plan::fan(Id seat, const Tokens& tokens) const {
  Fan fan;
  fan.paper = note_width;
  const StationPlan* station = this->station(seat);
  fan.overhang = station ? tokens.station.overhang : 0;
  fan.depth = fan.overhang + kClear + note_width * 1.25;
  const double wanted = note_width + 4 * tokens.face_down.fan_pitch * scale;
  if (!station) {
    // Before a wall all stand side by side, in the order of the marks.
    const auto n = static_cast<double>(std::max<std::size_t>(1, seats.size()));
    const auto it = std::find(seats.begin(), seats.end(), seat);
    const double i = it == seats.end() ? std::floor(n / 2) : static_cast<double>(it - seats.begin());
    fan.edge = {{sheet.min.x + sheet.width() * (i + 0.5) / n, sheet.max.y}, 0};
    fan.width = std::max(note_width, std::min(wanted, sheet.width() / n - kClear));
    return fan;
  }
  const double length = is_long(station->edge) ? sheet.width() : sheet.height();
  const double here = along(sheet, station->edge, station->pose.at);
  // The corners are the long sides': a short one keeps out of the depth that they take, where somebody sits there.
  double low = 0, high = length;
  const auto sits = [&](Edge edge) { return std::any_of(stations.begin(), stations.end(), [&](const StationPlan& s) { return s.edge == edge; }); };
  if (!is_long(station->edge)) {
    const bool west = station->edge == Edge::west;
    if (sits(west ? Edge::north : Edge::south)) low = fan.depth;
    if (sits(west ? Edge::south : Edge::north)) high = length - fan.depth;
  }
  for (const StationPlan& other : stations) {
    if (other.edge != station->edge || other.seat == seat) continue;
    const double there = along(sheet, other.edge, other.pose.at);
    if (there < here) low = std::max(low, (there + here) / 2 + kClear / 2);
    else high = std::min(high, (there + here) / 2 - kClear / 2);
  }
  fan.width = std::max(note_width, std::min(wanted, high - low - kClear));
  const double half = fan.width / 2 + kClear / 2;
  const double middle = low + half <= high - half ? std::clamp(here, low + half, high - half) : (low + high) / 2;
  fan.edge = {on_edge(sheet, station->edge, here), station->pose.angle_deg};
  fan.middle = middle - here;
  return fan;
}

board::Placement Plan::in_fan(Id seat, std::size_t i, std::size_t of, const Tokens& tokens) const {
  const Fan lies = fan(seat, tokens);
  of = std::max<std::size_t>(of, 1);
  const double pitch = of > 1 ? std::min(tokens.face_down.fan_pitch * scale, (lies.width - lies.paper) / static_cast<double>(of - 1)) : 0;
  const std::size_t round = i / of;
  const double place = static_cast<double>(i % of) - static_cast<double>(of - 1) / 2;
  const double aside = static_cast<double>(round) * std::min(10 * scale, std::max(0.0, lies.width - lies.paper) / 8);
  const double in = lies.overhang + kClear + lies.paper / 2 + hand_tilt(i, 5 * scale);
  board::Placement out;
  out.at = keep_on_glass(lies.edge.to_glass({lies.middle + pitch * place + aside, -in}), note_width);
  out.angle_deg = base::normalized_deg(lies.edge.angle_deg + (upright ? 0 : hand_tilt(i + 3, 3)));
  out.width_mm = note_width;
  return out;
}

bool Plan::at_desk(Id seat, Vec at, const Tokens& tokens) const {
  const Fan lies = fan(seat, tokens);
  const Vec local = lies.edge.to_local(at);
  return -local.y <= lies.depth && std::abs(local.x - lies.middle) <= lies.width / 2 + lies.paper * 0.25;
}

}  // namespace scene
