// The questions that hands ask of a plan about hidden notes: which fan is whose, where the next paper of it lies.
#include <algorithm>
#include <cmath>

#include "scene/layouts.h"

namespace scene {

Plan::Fan Plan::fan(Id seat, const Tokens& tokens) const {
  const auto it = std::find_if(fans.begin(), fans.end(), [&](const Fan& f) { return f.seat == seat; });
  if (it != fans.end()) return *it;
  // A step without hidden notes: there is none to lie in it but one that an undo brought back.
  const StationPlan* station = this->station(seat);
  const Pose edge = station ? Pose{station->pose.to_glass({0, -station->size.y / 2 - 14}), station->pose.angle_deg} : Pose{{sheet.centre().x, sheet.max.y}, 0};
  return fan_before(*this, seat, edge, {0, -(tokens.station.overhang + note_width / 2 + 10)}, {4 * tokens.face_down.fan_pitch * scale, 0}, tokens);
}

board::Placement Plan::in_fan(Id seat, std::size_t i, std::size_t of, const Tokens& tokens) const {
  const Fan lies = fan(seat, tokens);
  of = std::max<std::size_t>(of, 1);
  const double whole = base::length(lies.reach), steps = static_cast<double>(of - 1);
  const Vec along = whole > 0 ? lies.reach / whole : Vec{1, 0};
  const double pitch = of > 1 ? std::min(lies.most, whole / steps) : 0;
  // The next round lies half a paper's step on, and a little further in.
  const double place = static_cast<double>(i % of) - steps / 2 + (i / of % 2 == 1 ? 0.5 : 0);
  const double in = 12 * scale * static_cast<double>(i / of) + hand_tilt(i, 5 * scale);
  const Vec inwards = std::abs(along.x) > 0.5 ? Vec{0, -in} : Vec{in, 0};
  board::Placement out;
  out.at = sheet.grown(-note_width / 2).clamp(lies.edge.to_glass(lies.middle + along * (pitch * place) + inwards));
  out.angle_deg = base::normalized_deg(lies.edge.angle_deg + (upright ? 0 : hand_tilt(i + 3, 3)));
  out.width_mm = note_width;
  return out;
}

bool Plan::at_desk(Id seat, Vec at, const Tokens& tokens) const { return fan(seat, tokens).desk.contains(at); }

}  // namespace scene
