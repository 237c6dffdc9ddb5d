// The glass in as many parts as there are groups: each works in its own, by its own clock; then they present in turn, and the parts are
// joined. Worked out from the definition and the board whenever it is asked for; read by scene, hands, panel, app.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "workshop/rotation.h"

namespace workshop {

struct Parts {
  enum class Phase : std::uint8_t { working, presenting, joined } phase = Phase::working;
  int groups = 2;
  int presenter = 0;  // the group that presents; 0 = none does
  std::int64_t length_ms = 0;
  bool apart() const { return phase != Phase::joined; }
  bool last() const { return phase == Phase::presenting && presenter == groups; }
};
// Nothing: this step does not split the glass, has not begun, or there are too few people for two groups.
std::optional<Parts> parts_now(const Definition& definition, const board::Board& board);
// What a group's clock shows: while all work its own, then that of whoever presents. Negative: overrun.
std::int64_t part_left_ms(const board::Step& step, const Parts& parts, int group, std::int64_t wall_ms);
std::int64_t part_length_ms(const board::Step& step, const Parts& parts, int group);
// Unix ms at which the seconds of these change next; 0 = the clock stands, or there are no parts.
std::int64_t next_part_tick_ms(const Definition& definition, const board::Board& board, std::int64_t wall_ms);

// By what the notes of a group's part are known: "a" for the first.
std::string part_name(int group);
// For the beginning, where the glass will be split: who stands before which part. One number a seat, in their order; `at` is where each
// stands, as shares of the glass.
std::vector<int> groups_of_parts(const Definition& definition, const std::vector<base::Vec>& at);
bool splits_glass(const Definition& definition);

// What has to be set, in one deed.
std::vector<Setting> begin_parts(const Definition& definition, const board::Board& board, const board::Step& record);
std::vector<Setting> next_part(const Definition& definition, const board::Board& board, std::int64_t wall_ms);
std::vector<Setting> part_before(const Definition& definition, const board::Board& board, std::int64_t wall_ms);
std::vector<Setting> longer_part(const Definition& definition, const board::Board& board, int group, std::int64_t by_ms);

}  // namespace workshop
