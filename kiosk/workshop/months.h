// Months of a planning, each counted from January of the year 0, and their names in files. Pure; read by scene, hands, exchange.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "board/records.h"
#include "workshop/definition.h"

namespace workshop {

std::int64_t month_of(std::int64_t wall_ms);  // of this moment
double into_month(std::int64_t wall_ms);      // how much of its month is over, 0..1
std::string month_id(std::int64_t month);     // "2026-11"
inline int month_in_year(std::int64_t month) { return static_cast<int>(month % 12) + 1; }
inline std::int64_t year_of(std::int64_t month) { return month / 12; }
// Those of a planning, in order. A sheet that has none yet has as many as the definition says, from the year 0 on.
std::vector<std::int64_t> months_of(const Sheet& sheet, const board::Sheet* record);

}  // namespace workshop
