// The parts of a workshop's file that have readers of their own: a sheet with what its layout needs, a step with its rules. Both see
// what was read before them. Read by definition.cpp alone.
#pragma once
#include "workshop/definition.h"
#include "workshop/fields.h"

namespace workshop {

inline constexpr double longest_minutes = 600;

Sheet read_sheet(Fields& fields, Report& report, const Definition& so_far);
void read_criteria(Fields& fields, Report& report, Sheet& sheet, const Definition& so_far);
void read_costs(Fields& fields, Report& report, Sheet& sheet);
Definition::Kind read_kind(Fields& fields, Report& report);
Teaching read_teaching(Fields& fields, Report& report, const Definition& so_far);
Step read_step(Fields& fields, Report& report, const Definition& so_far);

}  // namespace workshop
