// The agenda of a workshop in progress: which step, how much time is left, what is allowed. Pure; read by scene, panel, app.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "board/board.h"
#include "board/rules.h"
#include "workshop/definition.h"

namespace workshop {

// The definition's step and sheet of the board's current step; null when there is none.
const Step* current_step(const Definition& definition, const board::Board& board);
const Sheet* current_sheet(const Definition& definition, const board::Board& board);
base::Id current_sheet_id(const Definition& definition, const board::Board& board);  // of the board's sheet record
int step_index(const Definition& definition, const board::Board& board);             // 0-based; -1 = none

std::int64_t elapsed_ms(const board::Step& step, std::int64_t wall_ms);
std::int64_t left_ms(const board::Step& step, std::int64_t wall_ms);  // negative: overrun
bool running(const board::Step& step);
// "12:40", "1:02:05" from an hour up, "+01:30" when overrun.
std::string clock_text(std::int64_t left_ms);
// Unix ms at which clock_text changes next; 0 when the clock stands.
std::int64_t next_tick_ms(const board::Step& step, std::int64_t wall_ms);

board::Rules rules_now(const Definition& definition, const board::Board& board, base::Vec glass_mm);

// What must be created to begin: the workshop record, its sheets, steps, seats, proposed stages. Ids come from `new_id`.
struct Beginning {
  std::string title, challenge;
  struct Seat {
    std::string name;
    int person = 1;
    base::Edge edge;
    double along = 0.5;
  };
  std::vector<Seat> seats;
  std::vector<double> minutes;  // one a step; empty = the definition's
  int notes_per_seat = 5, dots_per_seat = 3;
  std::optional<bool> private_first;  // empty = as the definition has it
  std::vector<std::string> stages;    // empty = the definition's
  struct Picture {
    std::string file, caption;
    base::Vec size_px;
  };
  std::vector<Picture> pictures;
  bool wall = false;
  std::int64_t first_month = 0;  // of a planning, see workshop/months.h; 0 = this one
  base::Vec glass_mm;
  base::Language language = base::Language::french;
};
struct Birth {
  board::RecordKind kind;
  base::Id record;
  board::Fields fields;
};
std::vector<Birth> begin(const Definition& definition, const Beginning& beginning, std::int64_t wall_ms, const std::function<base::Id()>& new_id);

// Seats spread over the four sides the way people stand: long sides first, at most three there and two on short sides (twelve: more).
std::vector<Beginning::Seat> spread_seats(const std::vector<std::string>& names, bool wall);

}  // namespace workshop
