// Notes in rows, to be read and voted on: at a table the near half faces south and the far half north.
#include <algorithm>
#include <cmath>

#include "scene/layouts.h"

namespace scene {
namespace {

constexpr double kSmallest = 84;  // a little over what the rules let a note be

// What notes must not lie under.
std::vector<Box> kept_clear(const Plan& plan) {
  std::vector<Box> boxes;
  if (plan.tent) boxes.push_back(plan.tent->grown(10));
  if (plan.count_card) boxes.push_back(plan.count_card->grown(14));
  if (plan.ranking) boxes.push_back({{plan.sheet.min.x, plan.ranking->min.y - 14}, {plan.sheet.max.x, plan.sheet.max.y}});
  return boxes;
}

// A negative gap lets notes overlap like shingles: the last resort of a small glass.
std::vector<Vec> rows_of(const Plan& plan, double width, double gap) {
  const Box room = plan.sheet.grown(-26);
  const auto clear = kept_clear(plan);
  const double bottom = plan.ranking ? plan.ranking->min.y - 14 : room.max.y;
  const auto rows = static_cast<int>((bottom - room.min.y + gap) / (width + gap));
  const auto columns = static_cast<int>((room.width() + gap) / (width + gap));
  std::vector<Vec> slots;
  if (rows < 1 || columns < 1) return slots;
  const double pitch_x = columns > 1 ? std::min((room.width() - width) / (columns - 1), width + std::abs(gap) * 2) : 0;
  const double pitch_y = rows > 1 ? std::min((bottom - room.min.y - width) / (rows - 1), width + std::abs(gap) * 1.6) : 0;
  const double left = room.centre().x - pitch_x * (columns - 1) / 2;
  const double top = (room.min.y + bottom) / 2 - pitch_y * (rows - 1) / 2;
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < columns; ++c) {
      const Vec at{left + pitch_x * c, top + pitch_y * r};
      const Box note = Box::around(at, {width, width});
      if (std::none_of(clear.begin(), clear.end(), [&](const Box& b) { return b.overlaps(note); })) slots.push_back(at);
    }
  }
  return slots;
}

}  // namespace

void lay_grid(Plan& plan, const LayoutInput& in) {
  lay_tent(plan, 191);
  const double k = plan.scale;
  const Box s = plan.sheet;
  if (!in.step || !in.step->dots) return;
  plan.note_width = in.tokens.note.medium * k * std::clamp(plan.glass.text_scale, 0.5, 2.0);
  if (plan.glass.mode == Mode::wall) {
    const double height = std::max(64 * k, 48.0);
    plan.ranking = Box::at({s.centre().x - std::min(1256 * k, s.width() - 400) / 2 - 150 * k, s.max.y - height - 18}, {std::min(1256 * k, s.width() - 400), height});
    plan.count_card = Box::at({plan.ranking->max.x + 24 * k, plan.ranking->min.y}, {300 * k, height});
  } else {
    // Above the pads' overhang there is nothing to leave: pads are away while people vote.
    const Vec size{std::min(1260 * k, s.width() - 60), std::max(127 * k, 84.0)};
    plan.ranking = Box::at({s.centre().x - size.x / 2, s.max.y - size.y - 18 * k}, size);
    const Vec card{std::max(320 * k, 250.0), std::max(150 * k, 112.0)};
    const double middle = ((plan.tent ? plan.tent->max.y : s.min.y) + plan.ranking->min.y) / 2;
    plan.count_card = Box::around({s.centre().x, middle + 30 * k}, card);
  }
}

std::vector<board::Placement> arrange_grid(const Plan& plan, std::size_t n) {
  std::vector<board::Placement> places;
  if (n == 0) return places;
  double width = plan.note_width;
  const auto breath = [](double w) { return std::clamp(w * 0.19, 14.0, 34.0); };  // for the tally that overhangs a corner
  double gap = breath(width);
  std::vector<Vec> slots = rows_of(plan, width, gap);
  while (slots.size() < n && width > kSmallest) {
    width = std::max(kSmallest, width - 4);
    gap = breath(width);
    slots = rows_of(plan, width, gap);
  }
  while (slots.size() < n && gap > -0.7 * width) {
    gap -= 4;
    slots = rows_of(plan, width, gap);
  }
  if (slots.empty()) slots.push_back(plan.sheet.centre());
  const double middle = plan.sheet.centre().y;
  for (std::size_t i = 0; i < n; ++i) {
    Vec at = slots[i % slots.size()];
    at = plan.sheet.clamp(at + Vec{7, 7} * static_cast<double>(i / slots.size()));  // more than the sheet holds: in small piles
    const bool north = plan.glass.mode == Mode::table && at.y < middle;
    places.push_back({at, (north ? 180 : 0) + hand_tilt(i, 2), width, static_cast<std::int64_t>(i)});
  }
  return places;
}

}  // namespace scene
