#include "workshop/costs.h"

#include <algorithm>

#include "workshop/cells.h"
#include "workshop/one_by_one.h"

namespace workshop {
namespace {

constexpr std::string_view kNarrowSpace = "\u202f";

}  // namespace

int years_of(const Sheet& sheet, const board::Sheet* record) {
  const std::int64_t chosen = record && record->years > 0 ? record->years : sheet.years;
  return static_cast<int>(std::clamp<std::int64_t>(chosen, 1, kMostYears));
}

void Amount::add(std::optional<std::int64_t> value, std::int64_t times) {
  if (value) sum += *value * times, ++filled;
  else ++blank;
}

void Amount::add(const Amount& other, std::int64_t times) {
  sum += other.sum * times;
  filled += other.filled;
  blank += other.blank;
}

const board::Figure* cost_in(const board::Board& board, base::Id sheet, base::Id row, base::Id item) {
  for (const board::Figure& figure : board.figures)
    if (!figure.removed && figure.sheet == sheet && figure.row == row && figure.item == item && !figure.seat) return &figure;
  return nullptr;
}

Costs costs_of(const Sheet& sheet, const board::Board& board, base::Id sheet_id) {
  Costs costs;
  costs.years = years_of(sheet, board.sheets.find(sheet_id));
  for (const board::Note* item : list_of(board, sheet.items)) costs.items.push_back(item->id);
  const auto& families = sheet.cost_families;
  costs.has_days = std::any_of(families.begin(), families.end(), [](const auto& family) { return family.unit == Sheet::CostFamily::Unit::days; });
  costs.of.resize(costs.items.size());
  for (auto& of : costs.of) of.families.resize(families.size());
  if (!sheet_id || families.empty()) return costs;
  for (const base::Id row : rows_of(board, sheet_id)) {
    const std::int64_t group = board.rows.find(row)->group;
    const auto family = static_cast<std::size_t>(std::clamp<std::int64_t>(group, 1, static_cast<std::int64_t>(families.size())) - 1);
    costs.lines.push_back({row, family, std::vector<std::optional<std::int64_t>>(costs.items.size())});
  }
  std::stable_sort(costs.lines.begin(), costs.lines.end(), [](const auto& a, const auto& b) { return a.family < b.family; });
  for (const board::Figure& figure : board.figures) {
    if (figure.removed || figure.sheet != sheet_id || figure.seat) continue;
    const auto line = std::find_if(costs.lines.begin(), costs.lines.end(), [&](const auto& each) { return each.row == figure.row; });
    const auto item = std::find(costs.items.begin(), costs.items.end(), figure.item);
    if (line == costs.lines.end() || item == costs.items.end()) continue;
    auto& number = line->numbers[static_cast<std::size_t>(item - costs.items.begin())];
    if (!number) number = figure.value;
  }
  for (std::size_t i = 0; i < costs.items.size(); ++i) {
    Costs::OfItem& of = costs.of[i];
    for (const Costs::Line& line : costs.lines) of.families[line.family].add(line.numbers[i]);
    for (std::size_t f = 0; f < families.size(); ++f) {
      const bool yearly = families[f].every == Sheet::CostFamily::Every::year;
      if (families[f].unit == Sheet::CostFamily::Unit::days) of.days.add(of.families[f], yearly ? costs.years : 1);
      else (yearly ? of.yearly : of.once).add(of.families[f]);
    }
    of.total.add(of.once);
    of.total.add(of.yearly, costs.years);
  }
  return costs;
}

std::string grouped(std::int64_t number, base::Language language) {
  const bool negative = number < 0;
  // As digits, so that the least of all numbers has an opposite too.
  std::string digits = std::to_string(number).substr(negative ? 1 : 0), out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += language == base::Language::french ? kNarrowSpace : std::string_view(",");
    out += digits[i];
  }
  return (negative ? "-" : "") + out;
}

std::string in_euros(std::int64_t euros, base::Language language) {
  if (language == base::Language::english) return "€" + grouped(euros, language);
  return grouped(euros, language) + std::string(kNarrowSpace) + "€";
}

}  // namespace workshop
