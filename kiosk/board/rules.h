// What a step lets people do, and what must always hold. Checked by the store before a change is applied; pure.
#pragma once
#include <cstdint>

#include "base/geometry.h"
#include "base/result.h"
#include "board/board.h"
#include "board/change.h"

namespace board {

// What the current step lets participants do (the facilitator may always do all of it).
struct Allow {
  bool write = false, move = false, theme = false, stage = false, dot = false, present = false, link = false, row = false;
  bool label = false, train = false, name = false, walk = false;  // where a machine learns
  bool go = false, choose = false;                                // of a list: on to another item, some of it to places of honour
  bool weigh = false, mark = false, cost = false;                 // of criteria: what counts how much, marks, and what things cost
  friend bool operator==(const Allow&, const Allow&) = default;
};
// What is left of it while some is withheld (Step::withheld).
Allow without(Allow given, std::int64_t withheld);

struct Rules {
  Allow allow;
  Allow given;                       // by the step: what it gives and `allow` has not is stopped for now, and refused in other words
  base::Box glass;                   // mm: the centre of a placed note stays inside
  std::size_t max_characters = 500;  // in one note or title
  std::int64_t dots_per_seat = 0;    // budget of the current round
  std::int64_t round = 1;
  bool dots_stack = true;     // several dots of one seat on one note
  std::int64_t meanings = 1;  // how many a dot can have
  bool decided = false;       // what was chosen of a list stays so
  std::int64_t least_mark = 1, most_mark = 5;
  // Where dots may lie: on notes whose middle is in this box of that sheet. An empty one: on any note.
  base::Box dots_within;
  Id dots_sheet;
  double min_note_mm = 72, max_note_mm = 420;
  std::size_t max_notes = 20'000;
  std::size_t max_stroke_points = 4'000;
};

// Refusals carry a text key (assets/texts.toml, "refused.*") as their message. All of them, here and in the store:
//   refused.no_dots_left      the seat has given all its dots of the round
//   refused.one_dot_each      a second dot of the seat on one note, where dots do not stack
//   refused.round_over        a new dot in another round than the present one
//   refused.note_gone         a dot, ink or a line on a note that is not there, or was removed
//   refused.too_long          a text over its limit
//   refused.not_text          bytes that are not UTF-8
//   refused.not_in_area       a new dot on a note that lies outside of what is voted on
//   refused.same_link         a line that is there already
//   refused.same_label        what it would name has a label already
//   refused.same_figure       there is a number already: it is changed, there is no second one
//   refused.not_jury          a mark of somebody who is not of the jury
//   refused.bad_number        a number that is not finite, or outside what it can be
//   refused.off_glass         the centre of a placed thing would leave the glass
//   refused.too_small         a paper narrower than allowed
//   refused.too_large         a paper wider than allowed
//   refused.too_many_notes    the board holds all the notes that it can
//   refused.too_much_ink      a stroke with too many points
//   refused.not_now           the step does not let participants do this
//   refused.held              the step gives it, and the facilitator has stopped it for now
//   refused.not_yours         another seat's dot, station or signature
//   refused.decided           a choice that was fixed
//   refused.hidden_note       more than a push to somebody else's note that lies face down
//   refused.nothing_to_undo   (store) and refused.nothing_to_redo
// Rules without a glass (an empty box) bound no place. A dot on a removed note is back in its seat's hand: it counts
// again when the note is restored, and then the budget is asked again.
// `is_sound` is what must hold after any change, undo included: budgets, limits, finite numbers, nothing off the glass.
base::Status is_sound(const Board& board, const Rules& rules, const Change& change);
// `is_allowed` asks the step; it is not asked for system and facilitator, and of undo only whether it is stopped for now.
base::Status is_allowed(const Board& board, const Rules& rules, const Change& change);
// Which refusal is said of a right that participants do not have now.
const char* why_not(const Rules& rules, bool Allow::*right);

// Dots that a seat has still to give in a round.
std::int64_t dots_left(const Board& board, const Rules& rules, Id seat);

}  // namespace board
