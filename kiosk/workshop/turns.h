// Notes that are written hidden, and the tour de table in which they are shared: one speaks, then the next. Worked out from the
// definition and the board whenever it is asked for; read by scene, hands, panel, app.
#pragma once
#include <cstdint>
#include <vector>

#include "board/board.h"
#include "workshop/definition.h"

namespace workshop {

// Whether this step has notes that are hidden at first, in this workshop.
bool is_private_first(const Definition& definition, const board::Board& board);
// Whether a note that is written now lies face down: in such a step, until its tour has ended.
bool writes_hidden(const Definition& definition, const board::Board& board);
// Whether it is somebody's own word on an item, which nobody else ever shares: it is kept for its author when the step ends.
bool is_kept_private(const board::Note& note);
// The live notes that lie face down: this seat's, or everybody's.
std::vector<base::Id> hidden_notes(const board::Board& board, base::Id seat = {});

struct Turn {
  base::Id seat;
  bool spoken = false;
};
// Seats in the order in which they speak; without those that have left. Empty: no tour is held in this step.
std::vector<Turn> turns(const board::Board& board);
base::Id speaker(const board::Board& board);  // none: no tour is held
base::Id next_speaker(const board::Board& board);
std::int64_t speaking_ms(const board::Board& board, std::int64_t wall_ms);  // since the turn began
// Unix ms at which the seconds of speaking_ms change next; 0 = nobody speaks.
std::int64_t next_turn_tick_ms(const board::Board& board, std::int64_t wall_ms);

// What has to be set, in one deed, for a tour to begin, for the word to go on, and for it to end early.
struct Setting {
  board::RecordKind kind;
  base::Id record;
  board::Fields fields;
};
std::vector<Setting> turn_up(const board::Board& board);  // every note that still lies face down, but what is kept private; and the tour
std::vector<Setting> begin_tour(const board::Board& board, std::int64_t wall_ms);
std::vector<Setting> pass_turn(const board::Board& board, std::int64_t wall_ms);
std::vector<Setting> end_tour(const board::Board& board);

}  // namespace workshop
