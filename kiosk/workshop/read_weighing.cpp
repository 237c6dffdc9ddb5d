// Sheets on which a list is weighed: by criteria that each of a jury marks, and by what each of it costs.
#include <algorithm>

#include "board/records.h"
#include "workshop/reading.h"

namespace workshop {
namespace {

constexpr std::size_t kMostFamilies = 3, kMostCriteria = 10, kMostInAll = 20, kMostLines = 6;
constexpr std::string_view kUnits[] = {"euro", "days"};  // in the order of Unit
constexpr std::string_view kEvery[] = {"once", "year"};  // in the order of Every

template <typename Part>
bool is_new(const std::vector<Part>& before, std::string_view id) {
  return id.empty() || std::none_of(before.begin(), before.end(), [&](const Part& other) { return other.id == id; });
}

void check_new(bool fresh, const Fields& fields, std::string_view id, std::string_view what, Report& report) {
  if (!fresh) report.mistake(fields.at("id"), in_quotes(id) + " is the id of another " + std::string(what) + ": expected a name of its own");
}

void check_count(const Fields& fields, std::string_view key, std::size_t count, std::size_t most, Report& report) {
  if (!fields.has(key) || (count >= 1 && count <= most)) return;
  report.mistake(fields.at(key), in_quotes(key) + " has " + std::to_string(count) + ": expected 1 to " + std::to_string(most));
}

Sheet::CriteriaFamily read_criteria_family(Fields& fields, Report& report, const Sheet& so_far) {
  Sheet::CriteriaFamily family;
  family.id = fields.identifier("id", Need::required);
  family.title = fields.localized("title", Need::required);
  check_new(is_new(so_far.criteria, family.id), fields, family.id, "family", report);
  fields.tables("criteria", "a criterion", Need::required, [&](Fields& one) {
    Sheet::Criterion criterion;
    criterion.id = one.identifier("id", Need::required);
    criterion.title = one.localized("title", Need::required);
    criterion.weight = one.whole("weight", 1, static_cast<int>(board::kMostWeight), criterion.weight);
    bool fresh = is_new(family.criteria, criterion.id);
    for (const auto& before : so_far.criteria) fresh &= is_new(before.criteria, criterion.id);
    check_new(fresh, one, criterion.id, "criterion", report);
    family.criteria.push_back(std::move(criterion));
  });
  check_count(fields, "criteria", family.criteria.size(), kMostCriteria, report);
  return family;
}

Sheet::CostFamily read_cost_family(Fields& fields, Report& report, const Sheet& so_far) {
  Sheet::CostFamily family;
  family.id = fields.identifier("id", Need::required);
  family.title = fields.localized("title", Need::required);
  check_new(is_new(so_far.cost_families, family.id), fields, family.id, "family", report);
  if (fields.word("unit", "a unit", kUnits, Need::required) == kUnits[1]) family.unit = Sheet::CostFamily::Unit::days;
  if (fields.word("every", "how often it is due", kEvery, Need::required) == kEvery[1]) family.every = Sheet::CostFamily::Every::year;
  fields.tables("lines", "a line of costs", Need::required, [&](Fields& one) {
    Sheet::CostFamily::Line line{one.identifier("id", Need::required), one.localized("title", Need::required)};
    bool fresh = is_new(family.lines, line.id);
    for (const auto& before : so_far.cost_families) fresh &= is_new(before.lines, line.id);
    check_new(fresh, one, line.id, "line", report);
    family.lines.push_back(std::move(line));
  });
  check_count(fields, "lines", family.lines.size(), kMostLines, report);
  return family;
}

}  // namespace

void read_criteria(Fields& fields, Report& report, Sheet& sheet, const Definition& so_far) {
  fields.tables("families", "a family", Need::required, [&](Fields& one) { sheet.criteria.push_back(read_criteria_family(one, report, sheet)); });
  check_count(fields, "families", sheet.criteria.size(), kMostFamilies, report);
  std::size_t all = 0;
  for (const auto& family : sheet.criteria) all += family.criteria.size();
  if (all > kMostInAll) report.mistake(fields.at("families"), "there are " + std::to_string(all) + " criteria: expected at most " + std::to_string(kMostInAll));
  const auto scale = fields.numbers("scale", 0, 10);
  const auto whole = [](double number) { return number == static_cast<int>(number); };
  const bool real = scale.size() == 2 && whole(scale[0]) && whole(scale[1]) && scale[0] <= 1 && scale[1] - scale[0] >= 2 && scale[1] - scale[0] <= 5;
  if (real) sheet.least_mark = static_cast<int>(scale[0]), sheet.most_mark = static_cast<int>(scale[1]);
  else if (fields.has("scale") && report.fine())
    report.mistake(fields.at("scale"), "\"scale\" is no scale: expected the lowest and the highest of 3 to 6 marks, such as [ 1, 5 ]");
  std::vector<std::string_view> costs;
  for (const Sheet& other : so_far.sheets)
    if (other.layout == Layout::costs) costs.push_back(other.id);
  sheet.costs = fields.word("costs", "a sheet of layout \"costs\" above this one", costs, Need::optional);
  sheet.top = 1;  // the one that is retained
}

void read_costs(Fields& fields, Report& report, Sheet& sheet) {
  fields.tables("families", "a family", Need::required, [&](Fields& one) { sheet.cost_families.push_back(read_cost_family(one, report, sheet)); });
  check_count(fields, "families", sheet.cost_families.size(), kMostFamilies, report);
  sheet.years = fields.whole("years", 1, static_cast<int>(board::kMostYears), sheet.years);
}

}  // namespace workshop
