// Groups that go from board to board, as in a World Café: who stands where in which round, how long it still lasts, what is new to
// whoever comes. Worked out from the definition and the board whenever it is asked for; read by scene, hands, panel, app.
#pragma once
#include <cstdint>
#include <optional>
#include <vector>

#include "workshop/turns.h"

namespace workshop {

// Of two or three people each, as far as that goes: fewer groups than the workshop has boards where there are few people.
struct Group {
  int number = 0;  // from 1: A, B, C
  std::vector<base::Id> seats;
};
std::vector<Group> groups(const Definition& definition, const board::Board& board);    // empty: this workshop has none
int group_of(const Definition& definition, const board::Board& board, base::Id seat);  // 0 = in none
char letter_of(int group);                                                             // 'A' for 1
// For the beginning: neighbours are together. One number a seat, in their order.
std::vector<int> groups_of_neighbours(const Definition& definition, std::size_t people);

// Where the rotation of this step is. Nothing: the step has none, or it has not begun.
struct Round {
  int number = 1;  // from 1; one more than there are is the report
  int rounds = 3;
  bool report = false;    // or on the way to it
  bool changing = false;  // people are on their way to the boards of this round
  std::int64_t length_ms = 0;
};
std::optional<Round> round_now(const Definition& definition, const board::Board& board);
const Rotation* rotation_of(const Definition& definition, const board::Board& board);  // of the current step; null = none
std::int64_t round_left_ms(const board::Step& step, std::int64_t wall_ms);             // negative: overrun
// Unix ms at which the seconds of round_left_ms change next; 0 = the clock stands, or there is no round.
std::int64_t next_round_tick_ms(const Definition& definition, const board::Board& board, std::int64_t wall_ms);

// Boards are counted from 0, as the sheet has them. In the report everybody is back where they began.
int board_of_group(int group, const Round& round, std::size_t boards);
int group_at_board(std::size_t board, const Round& round, std::size_t boards, std::size_t groups);  // 0 = nobody stands there
// Where groups stand on a sheet that has a rotation in some step, before it begins and after it: at their first board.
std::optional<Round> round_shown(const Definition& definition, const board::Board& board);

// What a note is to the group that stands, or comes, before it.
enum class Unread : std::uint8_t {
  no,
  to_read,  // written before they were ever here
  fresh,    // came since they were here
};
Unread unread(const Definition& definition, const board::Board& board, const board::Note& note);
// Who of the group reads aloud what is there, and how much that is.
struct Reader {
  base::Id seat;
  std::size_t notes = 0;
  bool fresh = false;
};
std::optional<Reader> reader_at(const Definition& definition, const board::Board& board, std::size_t board_index);

// What has to be set, in one deed.
std::vector<Setting> begin_rounds(const Definition& definition, const board::Step& record);  // where they have not begun
std::vector<Setting> change_boards(const Definition& definition, const board::Board& board, std::int64_t wall_ms);
std::vector<Setting> all_there(const Definition& definition, const board::Board& board, std::int64_t wall_ms);  // the round begins
std::vector<Setting> round_before(const Definition& definition, const board::Board& board, std::int64_t wall_ms);
std::vector<Setting> longer_round(const Definition& definition, const board::Board& board, std::int64_t by_ms);
// The round in which what is written now is written; 0 = there are none.
std::int64_t round_of_writing(const Definition& definition, const board::Board& board);

}  // namespace workshop
