// The layout kernels: each says what one kind of sheet looks like (zones, tent, strips) and where notes that arrive lie.
// Read by plan.cpp alone. No kernel knows a workshop's name.
#pragma once
#include <vector>

#include "scene/plan.h"

namespace scene {

struct LayoutInput {
  const board::Board& board;
  const workshop::Sheet& sheet;
  const workshop::Step* step;  // null before the first
  const Tokens& tokens;
};

void lay_sides(Plan& plan, const LayoutInput& in);
void lay_columns(Plan& plan, const LayoutInput& in);
void lay_grid(Plan& plan, const LayoutInput& in);
void lay_slides(Plan& plan, const LayoutInput& in);
void lay_free(Plan& plan, const LayoutInput& in);

std::vector<board::Placement> arrange_columns(const Plan& plan, std::size_t n);
std::vector<board::Placement> arrange_grid(const Plan& plan, std::size_t n);

// The two-faced card of the challenge, at the middle of the sheet's far side. Table only: a wall says it in its header.
void lay_tent(Plan& plan, double height_mm, double least_mm = 112);

// Stations, ribbons and pebbles on the four sides.
void lay_edges(Plan& plan, const board::Board& board, const Tokens& tokens);
// A desk for everybody, none over another where the glass allows it, with keyboards as large as that allows.
struct Desks {
  std::vector<Plan::Desk> desks;
  std::size_t keyboard_size = 2;
};
Desks lay_desks(const Plan& plan, const Tokens& tokens);

// Two lines under a print at hand.
inline constexpr double print_caption_mm = 34;

// A small turn that looks as if a hand had laid the note, the same each time.
double hand_tilt(std::size_t n, double most_deg);

}  // namespace scene
