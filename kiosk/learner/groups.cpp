#include "learner/groups.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "base/random.h"

namespace learner {
namespace {

constexpr int kBeginnings = 12;
constexpr double kTorn = 1.35;  // as far again as its own middle and a third: it might as well be of the other group

double square(const Row& a, const Row& b) {
  double sum = 0;
  for (std::size_t i = 0; i < a.size() && i < b.size(); ++i) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

std::size_t nearest(const std::vector<Row>& middles, const Row& row) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < middles.size(); ++i)
    if (square(middles[i], row) < square(middles[best], row)) best = i;
  return best;
}

// Far from each other: each next one where the distance to those chosen is large, as the die falls.
std::vector<Row> begin_with(std::span<const Row> rows, std::size_t count, base::Random& random) {
  std::vector<Row> middles{rows[random.below(rows.size())]};
  while (middles.size() < count) {
    std::vector<double> far;
    for (const Row& row : rows) far.push_back(square(middles[nearest(middles, row)], row));
    const double all = std::accumulate(far.begin(), far.end(), 0.0);
    double left = random.unit() * all;
    std::size_t chosen = rows.size() - 1;
    for (std::size_t i = 0; i < far.size(); ++i) {
      if (left < far[i]) {
        chosen = i;
        break;
      }
      left -= far[i];
    }
    middles.push_back(rows[chosen]);
  }
  return middles;
}

struct Attempt {
  std::vector<std::size_t> of;
  std::vector<Row> middles;
  std::size_t rounds = 0;
  double spread = 0;  // of rows about their middles
};

// An empty group takes the row that lies worst: nobody asked for a group without anything in it.
void fill_empty(std::span<const Row> rows, Attempt& now) {
  for (std::size_t g = 0; g < now.middles.size(); ++g) {
    if (std::find(now.of.begin(), now.of.end(), g) != now.of.end()) continue;
    std::size_t worst = 0;
    double furthest = -1;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool alone = std::count(now.of.begin(), now.of.end(), now.of[i]) < 2;
      if (const double away = square(now.middles[now.of[i]], rows[i]); !alone && away > furthest) furthest = away, worst = i;
    }
    if (furthest < 0) return;
    now.of[worst] = g;
    now.middles[g] = rows[worst];
  }
}

Attempt settle(std::span<const Row> rows, std::vector<Row> middles) {
  Attempt now;
  now.middles = std::move(middles);
  now.of.assign(rows.size(), 0);
  for (bool changed = true; changed && now.rounds < most_rounds; ++now.rounds) {
    const std::vector<std::size_t> before = now.of;
    for (std::size_t i = 0; i < rows.size(); ++i) now.of[i] = nearest(now.middles, rows[i]);
    fill_empty(rows, now);
    for (std::size_t g = 0; g < now.middles.size(); ++g) {
      Row mean(rows.front().size(), 0);
      double n = 0;
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (now.of[i] != g) continue;
        for (std::size_t d = 0; d < mean.size(); ++d) mean[d] += rows[i][d];
        n += 1;
      }
      if (n == 0) continue;
      for (double& value : mean) value /= n;
      now.middles[g] = std::move(mean);
    }
    changed = now.rounds == 0 || before != now.of;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) now.spread += square(now.middles[now.of[i]], rows[i]);
  return now;
}

}  // namespace

Row shares(const Row& counts) {
  const double all = std::accumulate(counts.begin(), counts.end(), 0.0);
  Row out = counts;
  if (all > 0)
    for (double& value : out) value /= all;
  return out;
}

std::size_t Groups::size(std::size_t group) const { return static_cast<std::size_t>(std::count(of.begin(), of.end(), group)); }

Groups group(std::span<const Row> rows, std::size_t count, std::uint64_t seed) {
  Groups out;
  if (rows.empty() || count == 0) return out;
  count = std::min(count, rows.size());
  base::Random random(seed);
  Attempt best;
  best.spread = std::numeric_limits<double>::infinity();
  for (int beginning = 0; beginning < kBeginnings; ++beginning) {
    Attempt attempt = settle(rows, begin_with(rows, count, random));
    if (attempt.spread < best.spread - 1e-12) best = std::move(attempt);
  }
  // Numbered as they are met, so that the same groups have the same numbers whatever they began with.
  constexpr auto none = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> number(best.middles.size(), none);
  std::size_t next = 0;
  for (const std::size_t g : best.of)
    if (number[g] == none) number[g] = next++;
  for (std::size_t& n : number)
    if (n == none) n = next++;
  out.middles.resize(best.middles.size());
  for (std::size_t g = 0; g < number.size(); ++g) out.middles[number[g]] = best.middles[g];
  for (const std::size_t g : best.of) out.of.push_back(number[g]);
  out.rounds = best.rounds;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::optional<std::size_t> other;
    for (std::size_t g = 0; g < out.middles.size(); ++g)
      if (g != out.of[i] && (!other || square(out.middles[g], rows[i]) < square(out.middles[*other], rows[i]))) other = g;
    const bool torn = other && square(out.middles[*other], rows[i]) <= kTorn * kTorn * square(out.middles[out.of[i]], rows[i]);
    out.torn.push_back(torn ? other : std::nullopt);
  }
  return out;
}

std::optional<Together> often_together(std::span<const Row> rows, std::size_t first) {
  std::optional<Together> best;
  if (rows.empty()) return best;
  for (std::size_t other = 0; other < rows.front().size(); ++other) {
    if (other == first) continue;
    Together now{first, other, 0, 0};
    for (const Row& row : rows) {
      if (first >= row.size() || row[first] <= 0) continue;
      ++now.of;
      now.both += row[other] > 0 ? 1 : 0;
    }
    if (now.both > 0 && (!best || now.both > best->both)) best = now;
  }
  return best;
}

}  // namespace learner
