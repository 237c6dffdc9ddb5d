#include "board/copy.h"

#include "board/properties.h"

namespace board {
namespace {

template <typename R>
Fields all_fields(const R& record) {
  Fields fields;
  for (const auto& described : properties_of<R>) {
    if (described.property == Property::removed) continue;
    with_member(record, described, [&](const auto& member) {
      if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, Placements>) {
        for (const Placements::On& on : member.on) fields.push_back({described.property, Value(on.placement), on.sheet});
      } else {
        fields.push_back({described.property, read(record, described, {}), {}});
      }
    });
  }
  return fields;
}

}  // namespace

std::vector<Birth> births_of(const Board& board, Id workshop) {
  std::vector<Birth> births;
  for (int k = 0; k <= static_cast<int>(last_record_kind); ++k) {
    const auto kind = static_cast<RecordKind>(k);
    if (kind == RecordKind::photo) continue;
    with_table(board, kind, [&](const auto& table) {
      for (const auto& record : table)
        if (table.is_live(record)) births.push_back({kind, kind == RecordKind::workshop ? workshop : record.id, all_fields(record)});
    });
  }
  return births;
}

}  // namespace board
