// Notes in rows, to be read and voted on: at a table the near half faces south and the far half north.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "scene/layouts.h"

namespace scene {
namespace {

constexpr double kSmallest = 84;  // on a large glass; a small one cuts smaller papers (Plan::least_note)

bool is_low(const Plan& plan) { return plan.sheet.height() < 560; }
double margin_of(const Plan& plan) { return is_low(plan) ? 9 : 26; }
double above_ranking(const Plan& plan) { return is_low(plan) ? 7 : 14; }

// What notes must not lie under.
std::vector<Box> kept_clear(const Plan& plan) {
  std::vector<Box> boxes;
  if (plan.tent) boxes.push_back(plan.tent->grown(is_low(plan) ? 5 : 10));
  if (plan.count_card) boxes.push_back(plan.count_card->grown(14));
  if (plan.ranking) boxes.push_back({{plan.sheet.min.x, plan.ranking->min.y - above_ranking(plan)}, {plan.sheet.max.x, plan.sheet.max.y}});
  return boxes;
}

struct Grid {
  int rows = 0, columns = 0;
  std::vector<Vec> slots;
};

// All places of a grid of that many rows and columns that nothing covers. A negative gap lets notes overlap like shingles.
std::vector<Vec> slots_of(const Plan& plan, int rows, int columns, double width, double gap) {
  const Box room = plan.sheet.grown(-margin_of(plan));
  const auto clear = kept_clear(plan);
  const double bottom = plan.ranking ? plan.ranking->min.y - above_ranking(plan) : room.max.y;
  const double pitch_x = columns > 1 ? std::min((room.width() - width) / (columns - 1), width + std::abs(gap) * 2.6) : 0;
  const double pitch_y = rows > 1 ? std::min((bottom - room.min.y - width) / (rows - 1), width + std::abs(gap) * 1.8) : 0;
  std::vector<Vec> best;
  // Centred, or with a row right under the tent: whichever wastes fewer places.
  const double centred = (room.min.y + bottom) / 2 - pitch_y * (rows - 1) / 2;
  const double last = bottom - width / 2 - pitch_y * (rows - 1);
  for (const double top : {centred, last}) {
    std::vector<Vec> slots;
    for (int r = 0; r < rows; ++r) {
      for (int c = 0; c < columns; ++c) {
        const Vec at{room.centre().x + pitch_x * (c - (columns - 1) / 2.0), top + pitch_y * r};
        const Box note = Box::around(at, {width, width});
        if (std::none_of(clear.begin(), clear.end(), [&](const Box& b) { return b.overlaps(note); })) slots.push_back(at);
      }
    }
    if (slots.size() > best.size()) best = std::move(slots);
  }
  return best;
}

// The grid that holds `n` notes with the fewest empty places, of about the sheet's own shape.
Grid grid_for(const Plan& plan, std::size_t n, double width, double gap) {
  const Box room = plan.sheet.grown(-margin_of(plan));
  const double bottom = plan.ranking ? plan.ranking->min.y - above_ranking(plan) : room.max.y;
  const auto most_rows = static_cast<int>((bottom - room.min.y + gap) / (width + gap));
  const auto most_columns = static_cast<int>((room.width() + gap) / (width + gap));
  Grid best;
  double least = 1e9;
  for (int rows = 1; rows <= most_rows; ++rows) {
    for (int columns = 1; columns <= most_columns; ++columns) {
      if (static_cast<std::size_t>(rows * columns) < n && (rows < most_rows || columns < most_columns)) continue;
      auto slots = slots_of(plan, rows, columns, width, gap);
      if (slots.size() < n && (rows < most_rows || columns < most_columns)) continue;
      const double spare = slots.size() >= n ? static_cast<double>(slots.size() - n) : 1e6;
      const double shape = std::abs(std::log(columns * (bottom - room.min.y) / (rows * room.width())));
      const double score = spare / static_cast<double>(n) * 4 + shape;
      if (score < least) least = score, best = {rows, columns, std::move(slots)};
    }
  }
  return best;
}

}  // namespace

void lay_grid(Plan& plan, const LayoutInput& in) {
  // A low sheet keeps its room for the notes: one line a face, and the count beside the ranking instead of in the middle.
  const bool low = is_low(plan);
  if (low) lay_tent(plan, 84, 64);
  else lay_tent(plan, 191, 100);
  const double k = plan.scale;
  const Box s = plan.sheet;
  if (!in.step || !in.step->dots) return;
  plan.note_width = in.tokens.note.medium * k * std::clamp(plan.glass.text_scale, 0.5, 2.0);
  if (plan.glass.mode == Mode::wall) {
    const double height = std::max(64 * k, 48.0), gap = 24 * k, card = std::max(300 * k, 232.0) + wall_switch(plan),
                 best = std::min(1420 * k, s.width() - card - 60);
    plan.ranking = Box::at({s.centre().x - (best + gap + card) / 2, s.max.y - height - 18}, {best, height});
    plan.count_card = Box::at({plan.ranking->max.x + gap, plan.ranking->min.y}, {card, height});
  } else {
    // Above the pads' overhang there is nothing to leave: pads are away while people vote.
    const Vec size{std::min(1500 * k, s.width() - 60), low ? std::max(94 * k, 70.0) : std::max(127 * k, 84.0)};
    if (low) {
      const double card = 212 + vote_switch_low, all = s.width() - 40, top = s.max.y - size.y - 10;
      plan.ranking = Box::at({s.min.x + 20, top}, {all - card - 14, size.y});
      plan.count_card = Box::at({plan.ranking->max.x + 14, top}, {card, size.y});
      return;
    }
    plan.ranking = Box::at({s.centre().x - size.x / 2, s.max.y - size.y - 18 * k}, size);
    const Vec card{std::max(320 * k, 250.0), std::max(150 * k, 104.0)};
    const double middle = ((plan.tent ? plan.tent->max.y : s.min.y) + plan.ranking->min.y) / 2;
    plan.count_card = Box::around({s.centre().x, middle + 30 * k}, card);
  }
}

std::vector<board::Placement> arrange_grid(const Plan& plan, std::size_t n) {
  std::vector<board::Placement> places;
  if (n == 0) return places;
  double width = plan.note_width;
  const double smallest = std::min(kSmallest, plan.least_note);
  // For the tally that overhangs a corner; what lies close together on a low sheet has it inside.
  const auto breath = [&](double w) { return is_low(plan) ? std::clamp(w * 0.06, 4.0, 20.0) : std::clamp(w * 0.19, 14.0, 34.0); };
  double gap = breath(width);
  std::vector<Vec> slots = grid_for(plan, n, width, gap).slots;
  while (slots.size() < n && width > smallest) {
    width = std::max(smallest, width - 3);
    gap = breath(width);
    slots = grid_for(plan, n, width, gap).slots;
  }
  while (slots.size() < n && gap > -0.7 * width) {
    gap -= 8;
    slots = grid_for(plan, n, width, gap).slots;
  }
  if (slots.empty()) slots.push_back(plan.sheet.centre());
  const double middle = plan.sheet.centre().y;
  for (std::size_t i = 0; i < n; ++i) {
    Vec at = slots[i % slots.size()];
    at = plan.sheet.clamp(at + Vec{7, 7} * static_cast<double>(i / slots.size()));  // more than the sheet holds: in small piles
    const bool north = plan.glass.mode == Mode::table && at.y < middle;
    places.push_back({at, (north ? 180 : 0) + hand_tilt(i, 2), width, static_cast<std::int64_t>(i)});
  }
  // The tally hangs over a note's upper right corner: seen by its reader, each lies over those above it and to its right.
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto seen = [&](std::size_t i) {
      const bool north = plan.glass.mode == Mode::table && places[i].at.y < middle;
      return std::tuple{north, north ? -places[i].at.y : places[i].at.y, north ? places[i].at.x : -places[i].at.x};
    };
    return seen(a) < seen(b);
  });
  for (std::size_t rank = 0; rank < n; ++rank) places[order[rank]].rank = static_cast<std::int64_t>(rank);
  return places;
}

}  // namespace scene
