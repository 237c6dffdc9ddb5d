#include "workshop/weighing.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unordered_map>

#include "workshop/cells.h"
#include "workshop/one_by_one.h"

namespace workshop {
namespace {

base::Id sheet_of(const board::Board& board, const Sheet& sheet) {
  for (const auto& record : board.sheets)
    if (record.key == sheet.id) return record.id;
  return {};
}

template <typename Each>
std::unordered_map<std::uint64_t, std::size_t> places_of(const std::vector<Each>& all, base::Id (*id)(const Each&)) {
  std::unordered_map<std::uint64_t, std::size_t> places;
  for (std::size_t i = 0; i < all.size(); ++i) places.emplace(id(all[i]).value, i);
  return places;
}

// Two totals that are read alike lead alike.
std::int64_t tenths(double mean) { return std::llround(mean * 10); }

}  // namespace

Weighing weigh(const board::Board& board, const Sheet& sheet) {
  Weighing w;
  w.sheet = sheet_of(board, sheet);
  for (const base::Id row : rows_of(board, w.sheet)) {
    const board::Row* record = board.rows.find(row);
    w.criteria.push_back({row, std::max<std::int64_t>(1, record->group), record->weight});
  }
  std::stable_sort(w.criteria.begin(), w.criteria.end(), [](const auto& a, const auto& b) { return a.family < b.family; });
  w.items = list_of(board, sheet.items);
  for (const board::Seat& seat : board.seats)
    if (!seat.removed && !seat.off_jury) w.jury.push_back(seat.id);
  const std::size_t criteria = w.criteria.size(), items = w.items.size(), jury = w.jury.size();
  w.marks.resize(criteria * items * jury);
  w.means.resize(criteria * items);
  w.totals.resize(items);
  w.missing.assign(items, 0);

  const auto rows = places_of<Weighing::Criterion>(w.criteria, [](const Weighing::Criterion& c) { return c.row; });
  const auto columns = places_of<const board::Note*>(w.items, [](const board::Note* const& item) { return item->id; });
  const auto jurors = places_of<base::Id>(w.jury, [](const base::Id& seat) { return seat; });
  for (const board::Figure& figure : board.figures) {
    if (figure.removed || figure.sheet != w.sheet || !figure.seat) continue;
    const auto row = rows.find(figure.row.value), column = columns.find(figure.item.value), juror = jurors.find(figure.seat.value);
    if (row == rows.end() || column == columns.end() || juror == jurors.end()) continue;
    auto& mark = w.marks[(row->second * items + column->second) * jury + juror->second];
    if (!mark) mark = Weighing::Mark{figure.id, figure.value};  // undo may bring back a second one: the first that was given counts
  }
  for (std::size_t i = 0; i < items; ++i) {
    double sum = 0;
    std::int64_t weights = 0;
    for (std::size_t c = 0; c < criteria; ++c) {
      std::int64_t marks = 0, count = 0;
      for (std::size_t j = 0; j < jury; ++j)
        if (const auto& mark = w.mark(c, i, j)) marks += mark->value, ++count;
      const std::int64_t weight = w.criteria[c].weight;
      if (weight > 0) w.missing[i] += jury - static_cast<std::size_t>(count);
      if (count == 0) continue;
      const double mean = static_cast<double>(marks) / static_cast<double>(count);
      w.means[c * items + i] = mean;
      sum += mean * static_cast<double>(weight);
      weights += weight;
    }
    if (weights > 0) w.totals[i] = sum / static_cast<double>(weights);
    w.all_missing += w.missing[i];
  }
  std::int64_t best = 0;
  for (const auto& total : w.totals)
    if (total) best = std::max(best, tenths(*total));
  for (std::size_t i = 0; i < items; ++i)
    if (w.totals[i] && tenths(*w.totals[i]) == best) w.leading.push_back(i);
  // As long as nothing stands against it, nothing leads.
  const auto with_total = std::count_if(w.totals.begin(), w.totals.end(), [](const auto& total) { return total.has_value(); });
  if (with_total < 2) w.leading.clear();
  return w;
}

bool Weighing::leads(std::size_t item) const { return std::find(leading.begin(), leading.end(), item) != leading.end(); }

const board::Figure* mark_of(const board::Board& board, base::Id sheet, base::Id row, base::Id item, base::Id seat) {
  for (const board::Figure& figure : board.figures)
    if (!figure.removed && figure.sheet == sheet && figure.row == row && figure.item == item && figure.seat == seat) return &figure;
  return nullptr;
}

const board::Note* to_retain(const Weighing& weighing) {
  for (const board::Note* item : weighing.items)
    if (item->choice == 1) return item;
  return weighing.leading.size() == 1 ? weighing.items[weighing.leading.front()] : nullptr;
}

std::string mean_text(double mean, base::Language language) {
  char text[32];
  const std::int64_t shown = tenths(mean);
  std::snprintf(text, sizeof text, "%lld%c%lld", static_cast<long long>(shown / 10), language == base::Language::french ? ',' : '.',
                static_cast<long long>(shown % 10));
  return text;
}

}  // namespace workshop
