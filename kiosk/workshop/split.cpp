// Everything follows from the step's round: 1 while all work, then one for each group that presents, then one more when all is joined.
#include "workshop/split.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "workshop/agenda.h"

namespace workshop {
namespace {

using board::Property;
using board::RecordKind;

std::int64_t ms_of(double minutes) { return std::llround(minutes * 60'000); }

const Split* split_of(const Definition& definition, const board::Board& board) {
  const Step* step = current_step(definition, board);
  return step && step->split ? &*step->split : nullptr;
}

struct Longer {
  Property property;
  std::int64_t board::Step::*ms;
};
constexpr Longer kLonger[] = {{Property::longer_a, &board::Step::longer_a_ms},
                              {Property::longer_b, &board::Step::longer_b_ms},
                              {Property::longer_c, &board::Step::longer_c_ms},
                              {Property::longer_d, &board::Step::longer_d_ms}};
const Longer* longer_of(int group) { return group >= 1 && group <= static_cast<int>(std::size(kLonger)) ? &kLonger[group - 1] : nullptr; }

Setting phase(const board::Step& step, std::int64_t round, std::int64_t from_ms, std::int64_t length_ms) {
  return {RecordKind::step, step.id, {{Property::round, round}, {Property::round_from, from_ms}, {Property::round_length, length_ms}}};
}

// What has to be set to be in this round: its length follows from the definition.
std::vector<Setting> to_round(const Definition& definition, const board::Board& board, std::int64_t round, std::int64_t wall_ms) {
  const Split& split = *split_of(definition, board);
  const Parts parts = *parts_now(definition, board);
  const board::Step& record = *board.current_step();
  const double minutes = round <= 1 ? split.minutes : round <= parts.groups + 1 ? split.present_minutes / parts.groups : 0;
  return {phase(record, round, elapsed_ms(record, wall_ms), ms_of(minutes))};
}

}  // namespace

bool splits_glass(const Definition& definition) {
  return std::any_of(definition.steps.begin(), definition.steps.end(), [](const Step& step) { return step.split.has_value(); });
}

std::string part_name(int group) { return {static_cast<char>('a' + std::max(0, group - 1))}; }

std::optional<Parts> parts_now(const Definition& definition, const board::Board& board) {
  const board::Step* record = board.current_step();
  if (!split_of(definition, board) || !record || record->round <= 0) return std::nullopt;
  Parts parts;
  parts.groups = static_cast<int>(groups(definition, board).size());
  if (parts.groups < 2) return std::nullopt;
  parts.length_ms = record->round_length_ms;
  if (record->round == 1) return parts;
  // People who leave may take their group with them.
  const bool presents = record->round <= parts.groups + 1;
  parts.phase = presents ? Parts::Phase::presenting : Parts::Phase::joined;
  parts.presenter = presents ? static_cast<int>(record->round) - 1 : 0;
  return parts;
}

std::int64_t part_length_ms(const board::Step& step, const Parts& parts, int group) {
  const Longer* longer = parts.phase == Parts::Phase::working ? longer_of(group) : nullptr;
  return step.round_length_ms + (longer ? step.*longer->ms : 0);
}

std::int64_t part_left_ms(const board::Step& step, const Parts& parts, int group, std::int64_t wall_ms) {
  return part_length_ms(step, parts, group) - (elapsed_ms(step, wall_ms) - step.round_from_ms);
}

std::int64_t next_part_tick_ms(const Definition& definition, const board::Board& board, std::int64_t wall_ms) {
  const auto parts = parts_now(definition, board);
  const board::Step* record = board.current_step();
  if (!parts || !parts->apart() || !running(*record)) return 0;
  std::int64_t next = 0;
  for (int group = 1; group <= parts->groups; ++group) {
    const std::int64_t left = part_left_ms(*record, *parts, group, wall_ms);
    const std::int64_t shown = left > 0 ? (left + 999) / 1000 : left / 1000;  // as clock_text shows it
    const std::int64_t tick = std::max(wall_ms, record->running_since_ms) + left - 1000 * (shown - 1);
    next = next == 0 ? tick : std::min(next, tick);
  }
  return next;
}

std::vector<int> groups_of_parts(const Definition& definition, const std::vector<base::Vec>& at) {
  const std::vector<int> numbers = groups_of_neighbours(definition, at.size());
  const int count = numbers.empty() ? 0 : *std::max_element(numbers.begin(), numbers.end());
  std::vector<std::size_t> order(at.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto by = [&](auto first, auto last, double base::Vec::*along) {
    std::stable_sort(first, last, [&](std::size_t a, std::size_t b) { return at[a].*along < at[b].*along; });
  };
  // From the left to the right; four parts are two above two.
  by(order.begin(), order.end(), &base::Vec::x);
  std::vector<int> out(at.size(), 0);
  for (std::size_t i = 0; i < order.size(); ++i) out[order[i]] = numbers[i];
  if (count != 4) return out;
  const auto middle = order.begin() + static_cast<std::ptrdiff_t>(std::count_if(numbers.begin(), numbers.end(), [](int group) { return group <= 2; }));
  const auto halves = [&](auto first, auto last, int group) {
    by(first, last, &base::Vec::y);
    // Of an odd number the one in the middle goes to the part that they stand before.
    const std::ptrdiff_t all = last - first, above = std::count_if(first, last, [&](std::size_t who) { return at[who].y < 0.5; });
    const auto end = first + std::clamp(above, all / 2, (all + 1) / 2);
    for (auto who = first; who != last; ++who) out[*who] = who < end ? group : group + 1;
  };
  halves(order.begin(), middle, 1);
  halves(middle, order.end(), 3);
  return out;
}

std::vector<Setting> begin_parts(const Definition& definition, const board::Board&, const board::Step& record) {
  const Step* step = definition.step(record.key);
  if (!step || !step->split || record.round > 0) return {};
  return {phase(record, 1, record.elapsed_ms, ms_of(step->split->minutes))};
}

std::vector<Setting> next_part(const Definition& definition, const board::Board& board, std::int64_t wall_ms) {
  const auto parts = parts_now(definition, board);
  if (!parts || !parts->apart()) return {};
  return to_round(definition, board, board.current_step()->round + 1, wall_ms);
}

std::vector<Setting> part_before(const Definition& definition, const board::Board& board, std::int64_t wall_ms) {
  const auto parts = parts_now(definition, board);
  if (!parts || parts->phase == Parts::Phase::working) return {};
  const std::int64_t round = std::min<std::int64_t>(board.current_step()->round, parts->groups + 2) - 1;
  std::vector<Setting> settings = to_round(definition, board, round, wall_ms);
  // Whoever goes back to work has a few minutes more, and not the whole time again.
  constexpr std::int64_t a_little_ms = 300'000;
  if (round == 1) settings.front().fields.back().value = a_little_ms;
  return settings;
}

std::vector<Setting> longer_part(const Definition& definition, const board::Board& board, int group, std::int64_t by_ms) {
  const auto parts = parts_now(definition, board);
  if (!parts || !parts->apart()) return {};
  const board::Step& record = *board.current_step();
  const Longer* longer = longer_of(group);
  if (parts->phase == Parts::Phase::working && longer) {
    return {{RecordKind::step, record.id, {{longer->property, std::max<std::int64_t>(0, record.*longer->ms + by_ms)}}}};
  }
  return {{RecordKind::step, record.id, {{Property::round_length, std::max<std::int64_t>(0, record.round_length_ms + by_ms)}}}};
}

}  // namespace workshop
