#include "app/rehearsal_eyes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace app::rehearsal {

bool Look::matches(const Area& area) const {
  if (area.target.kind != kind || !area.enabled) return false;
  if (action != Action::none && area.target.action() != action) return false;
  if (id != 0 && area.target.id != id) return false;
  if (seat && area.seat != seat) return false;
  return any_label || area.label == label;
}

const scene::Areas& Eyes::all() {
  if (!looked_) areas_ = kiosk_.targets();
  looked_ = true;
  return areas_;
}

const Area* Eyes::find(const Look& look) {
  const scene::Areas& areas = all();
  const auto it = std::find_if(areas.rbegin(), areas.rend(), [&](const Area& area) { return look.matches(area); });
  return it == areas.rend() ? nullptr : &*it;
}

std::optional<Seen> Eyes::see(const Look& look) {
  const scene::Areas& areas = all();
  for (auto it = areas.rbegin(); it != areas.rend(); ++it) {
    if (!look.matches(*it)) continue;
    if (const auto at = point_on(*it)) return Seen{*it, *at};
  }
  return std::nullopt;
}

std::size_t Eyes::count(const Look& look) {
  const scene::Areas& areas = all();
  return static_cast<std::size_t>(std::count_if(areas.begin(), areas.end(), [&](const Area& area) { return look.matches(area); }));
}

bool Eyes::meets(const Area& area, Vec at) const {
  const Vec glass = kiosk_.tracker().glass().size_mm();
  if (at.x < 0 || at.y < 0 || at.x > glass.x || at.y > glass.y) return false;
  const std::uint64_t panel = kiosk_.panel_at(at);
  if (area.target.kind == TargetKind::panel) return panel == area.target.id;
  if (panel != 0) return false;
  const Area* hit = kiosk_.scene().hit(at);
  return hit && hit->target == area.target;
}

std::string Eyes::above(const Look& look) {
  const Area* area = find(look);
  if (!area) return {};
  if (kiosk_.panel_at(area->pose.at) != 0) return ", under a panel";
  const Area* hit = kiosk_.scene().hit(area->pose.at);
  return hit ? ", under a " + std::string(scene::to_string(hit->target.kind)) + " \"" + hit->label + "\"" : std::string();
}

bool Eyes::is_free(Vec at) const {
  const Area* hit = kiosk_.scene().hit(at);
  return kiosk_.panel_at(at) == 0 && hit && hit->target.kind == TargetKind::glass;
}

std::optional<Vec> Eyes::point_on(const Area& area) const {
  if (meets(area, area.pose.at)) return area.pose.at;
  // Rings around the middle, the nearer first: people touch things near their middle, and at a corner where that is all they see.
  static constexpr std::array rings{0.14, 0.26, 0.36, 0.43, 0.465};
  for (const double ring : rings) {
    constexpr int around = 16;
    for (int i = 0; i < around; ++i) {
      const double angle = 2 * std::numbers::pi * i / around;
      Vec local{std::cos(angle), std::sin(angle)};
      if (!area.round) local = local / std::max(std::abs(local.x), std::abs(local.y));  // onto the rectangle
      const Vec at = area.pose.to_glass({local.x * area.size.x * ring, local.y * area.size.y * ring});
      if (meets(area, at)) return at;
    }
  }
  return std::nullopt;
}

Box room_in(const Box& zone, double width) {
  const double inset = width / 2 + 12;
  const Box room{zone.min + Vec{inset, inset}, zone.max - Vec{inset, inset}};
  return {room.min, {std::max(room.min.x, room.max.x), std::max(room.min.y, room.max.y)}};
}

Place free_place(Box within, double width, Vec near, const std::vector<Obstacle>& obstacles) {
  constexpr double step = 12;
  Place best{within.clamp(near), 0};
  double least = std::numeric_limits<double>::infinity();
  const auto attempt = [&](Vec at) {
    double cost = base::distance(at, near), covered = 0;
    if (cost >= least) return;
    const Box box = Box::around(at, {width, width});
    for (const Obstacle& o : obstacles) {
      const double area = overlap(box, o.box);
      cost += area * o.weight;
      if (o.weight >= 1) covered += area;
    }
    if (cost < least) least = cost, best = {at, covered};
  };
  attempt(within.clamp(near));
  for (double y = within.min.y; y <= within.max.y; y += step) {
    for (double x = within.min.x; x <= within.max.x; x += step) attempt({x, y});
  }
  return best;
}

std::optional<Vec> free_slot(Box within, double width, double gap, const std::vector<Obstacle>& obstacles) {
  const double pitch = width + gap;
  const int columns = static_cast<int>((within.width() + gap) / pitch), rows = static_cast<int>((within.height() + gap) / pitch);
  if (columns < 1 || rows < 1) return std::nullopt;
  // The rows stand in the middle of their column.
  const double left = within.centre().x - pitch * (columns - 1) / 2, top = within.min.y + width / 2;
  for (int row = 0; row < rows; ++row) {
    for (int column = 0; column < columns; ++column) {
      const Vec at{left + pitch * column, top + pitch * row};
      const Box box = Box::around(at, {width, width});
      double covered = 0;
      for (const Obstacle& o : obstacles) covered += o.weight >= 1 ? overlap(box, o.box) : 0;
      if (covered < width * width * 0.06) return at;
    }
  }
  return std::nullopt;
}

std::vector<Vec> hull(std::vector<Vec> points) {
  std::sort(points.begin(), points.end(), [](Vec a, Vec b) { return a.x < b.x || (a.x == b.x && a.y < b.y); });
  std::vector<Vec> out;
  for (int half = 0; half < 2; ++half) {
    const std::size_t start = out.size();
    for (const Vec p : points) {
      while (out.size() >= start + 2 && base::cross(out.back() - out[out.size() - 2], p - out.back()) <= 0) out.pop_back();
      out.push_back(p);
    }
    out.pop_back();
    std::reverse(points.begin(), points.end());
  }
  return out;
}

bool inside(const std::vector<Vec>& polygon, Vec p) {
  bool in = false;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const Vec a = polygon[i], b = polygon[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
  }
  return in;
}

}  // namespace app::rehearsal
