// The arithmetic of rows: the largest papers with which all rows have room; where the smallest have none, as many rows as do, and the
// others on pages before and after.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "scene/table_plan.h"

namespace scene {
namespace {

constexpr double kStep = 2;        // mm by which papers are tried smaller
constexpr double kStretch = 0.35;  // of its height that a row takes more, where there is height to spare

// What a paper of this width asks of cells.
struct Measure {
  double paper, gap, pad;
  int across;
  Measure(double width, double cell) : paper(width), gap(std::clamp(width * 0.09, 5.0, 13.0)), pad(std::clamp(width * 0.11, 6.0, 15.0)) {
    across = std::max(1, static_cast<int>((cell - 2 * pad + gap) / (width + gap)));
  }
  double height(std::size_t notes) const {
    const auto lines = std::max<std::size_t>(1, (notes + static_cast<std::size_t>(across) - 1) / static_cast<std::size_t>(across));
    return std::max(kLeastRow, 2 * pad + static_cast<double>(lines) * (paper + gap) - gap);
  }
};

std::vector<double> heights(const Measure& measure, const RowsAsked& asked) {
  std::vector<double> out;
  for (const std::size_t notes : asked.fullest) out.push_back(std::min(asked.room.y, measure.height(notes)));
  return out;
}
double sum(const std::vector<double>& heights) { return std::accumulate(heights.begin(), heights.end(), 0.0); }

}  // namespace

RowsLaid lay_rows(const RowsAsked& asked) {
  const double cell = asked.room.x / static_cast<double>(std::max<std::size_t>(1, asked.columns));
  const auto widest = [&](double width) { return std::min(width, cell - 12); };
  const double least = widest(asked.least);
  double width = std::max(least, widest(asked.largest));
  Measure measure(width, cell);
  std::vector<double> all = heights(measure, asked);
  const auto fit = [&] {
    // A row that is cut to the room's own height holds more than it shows: smaller papers show more of it.
    const bool cut = std::any_of(asked.fullest.begin(), asked.fullest.end(), [&](std::size_t n) { return measure.height(n) > asked.room.y + 0.01; });
    return !cut && sum(all) <= asked.room.y + 0.01;
  };
  while (!fit() && width > least) {
    width = std::max(least, width - kStep);
    measure = Measure(width, cell);
    all = heights(measure, asked);
  }
  RowsLaid laid{measure.paper, measure.gap, measure.pad, measure.across, 0, {}, {}, 0, 0};
  const std::size_t count = all.size();
  if (count == 0) return laid;
  std::size_t first = 0, end = count;
  if (sum(all) > asked.room.y + 0.01) {
    first = end = std::min(asked.first, count - 1);
    double taken = 0;
    const auto room_for = [&](std::size_t row) { return taken + all[row] <= asked.room.y + 0.01; };
    while (end < count && (end == first || room_for(end))) taken += all[end++];
    while (first > 0 && room_for(first - 1)) taken += all[--first];  // the last page is a full one
  }
  laid.first = first;
  laid.page_after = end;
  double before = 0;
  for (laid.page_before = first; laid.page_before > 0 && (laid.page_before == first || before + all[laid.page_before - 1] <= asked.room.y + 0.01);)
    before += all[--laid.page_before];
  // What a page leaves free its papers may have: as large as the same rows still have room for.
  for (double wider = std::max(least, widest(asked.largest)); end - first < count && wider > width; wider -= kStep) {
    const Measure larger(wider, cell);
    double needs = 0;
    for (std::size_t row = first; row < end; ++row) needs += larger.height(asked.fullest[row]);
    if (needs > asked.room.y + 0.01) continue;
    laid.paper = larger.paper, laid.gap = larger.gap, laid.pad = larger.pad, laid.across = larger.across;
    all = heights(larger, asked);
    break;
  }
  const std::vector<double> shown(all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(end));
  const double spare = std::max(0.0, asked.room.y - sum(shown)) / static_cast<double>(shown.size());
  double top = 0;
  for (const double height : shown) {
    laid.tops.push_back(top);
    laid.heights.push_back(height + std::min(spare, height * kStretch));
    top += laid.heights.back();
  }
  return laid;
}

}  // namespace scene
