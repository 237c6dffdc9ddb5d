#include "workshop/months.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace workshop {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::milliseconds;
using std::chrono::sys_days;
using std::chrono::sys_time;
using std::chrono::year_month_day;

sys_time<milliseconds> moment(std::int64_t wall_ms) { return sys_time<milliseconds>(milliseconds(wall_ms)); }

}  // namespace

std::int64_t month_of(std::int64_t wall_ms) {
  const year_month_day day(floor<days>(moment(wall_ms)));
  return std::int64_t{static_cast<int>(day.year())} * 12 + static_cast<unsigned>(day.month()) - 1;
}

double into_month(std::int64_t wall_ms) {
  const year_month_day day(floor<days>(moment(wall_ms)));
  const sys_days first = day.year() / day.month() / 1, next = (day.year() / day.month() + std::chrono::months(1)) / 1;
  return static_cast<double>((moment(wall_ms) - first).count()) / static_cast<double>(milliseconds(next - first).count());
}

std::string month_id(std::int64_t month) {
  char text[32];
  std::snprintf(text, sizeof text, "%04lld-%02d", static_cast<long long>(year_of(month)), month_in_year(month));
  return text;
}

std::vector<std::int64_t> months_of(const Sheet& sheet, const board::Sheet* record) {
  const std::int64_t first = record ? record->first_month : 0;
  const std::int64_t count = record && record->months > 0 ? record->months : sheet.months;
  std::vector<std::int64_t> months;
  for (std::int64_t i = 0; i < std::clamp<std::int64_t>(count, 1, board::kMostMonths); ++i) months.push_back(first + i);
  return months;
}

}  // namespace workshop
