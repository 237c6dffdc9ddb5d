// Things side by side on an edge, each as near as can be to where it wants to be (pool adjacent violators: those that collide
// share one place around the mean of what they wanted).
#include <algorithm>

#include "scene/layouts.h"

namespace scene {

void pack(std::vector<Span>& spans, double low, double high, double gap) {
  struct Pool {
    double sum;
    std::size_t count;
    double mean() const { return sum / static_cast<double>(count); }
  };
  if (spans.empty()) return;
  std::vector<double> offsets(spans.size(), 0);
  for (std::size_t i = 1; i < spans.size(); ++i) offsets[i] = offsets[i - 1] + (spans[i - 1].width + spans[i].width) / 2 + gap;
  std::vector<Pool> pools;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    pools.push_back({spans[i].centre - offsets[i], 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().count += last.count;
    }
  }
  const double first = low + spans.front().width / 2;
  const double last = std::max(first, high - spans.back().width / 2 - offsets.back());
  std::size_t i = 0;
  for (const Pool& pool : pools) {
    for (std::size_t k = 0; k < pool.count; ++k, ++i) spans[i].centre = std::clamp(pool.mean(), first, last) + offsets[i];
  }
}

}  // namespace scene
