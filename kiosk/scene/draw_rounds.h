// Groups that go from board to board, on the glass: whose clock is shown, what each place says, what is new on a note. Read by the
// furniture, by notes and by the boards that are drawn under them.
#pragma once
#include <optional>
#include <string>

#include "scene/furniture.h"
#include "workshop/rotation.h"
#include "workshop/split.h"

namespace scene {

std::optional<workshop::Round> round_of(const Frame& frame);
std::string round_title(const Frame& frame, const workshop::Round& round);  // "Tour 2 sur 3 · Changement toutes les 10 min"
std::string board_title(const Frame& frame, std::size_t board);             // "Tableau 2"
std::optional<workshop::Parts> parts_of(const Frame& frame);
std::string parts_title(const Frame& frame, const workshop::Parts& parts);  // "Le groupe A présente"
std::string group_title(const Frame& frame, int group);                     // "Groupe B"

// What the clocks show: the round's time where there is one, else the step's.
struct ClockShown {
  std::int64_t left_ms = 0, whole_ms = 0;
};
std::optional<ClockShown> clock_shown(const Frame& frame);

// What a place says of its group: where it stands, or where it goes.
struct GroupLine {
  std::string text;
  bool goes = false;
};
std::optional<GroupLine> group_line(const Frame& frame, Id seat);

void draw_boards(const Frame& frame, Canvas& canvas);
void draw_matrix(const Frame& frame, Canvas& canvas);
void draw_table(const Frame& frame, Canvas& canvas);
void draw_map(const Frame& frame, Canvas& canvas);
void draw_planning(const Frame& frame, Canvas& canvas);
void draw_landings(const Frame& frame, Canvas& canvas);  // where what is held over a table would come to lie
// Parts of the glass, one a group: their heads, their clocks, and what lies across them to end them.
void draw_parts(const Frame& frame, Canvas& canvas);
void draw_part_clocks(const Frame& frame, Canvas& canvas);
void draw_join(const Frame& frame, Canvas& canvas);
void draw_items(const Frame& frame, Canvas& canvas);  // what the sheet says of them, below them
// Lines that rest lie under the notes, so that what they cross can be read; pins, ends and what is in the air above them.
void draw_resting_links(const Frame& frame, Canvas& canvas);
void draw_links(const Frame& frame, Canvas& canvas);
void draw_lane(const Frame& frame, Canvas& canvas);  // who goes where; on the way there, who reads to the others
void draw_gong(const Frame& frame, Canvas& canvas);
// A tag on a note that the group before it has not read; the brush is in the middle of a paper of this width.
void draw_unread(const Frame& frame, const Brush& brush, const board::Note& note, double width_mm);
// How many marks a dot with this meaning has beside its person's: none for the first.
void draw_meaning(const Frame& frame, const Brush& brush, std::int64_t meaning, double dot_mm);

}  // namespace scene
