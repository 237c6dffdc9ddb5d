// The layout kernels: each says what one kind of sheet looks like (zones, tent, strips) and where notes that arrive lie.
// Read by plan.cpp alone. No kernel knows a workshop's name.
#pragma once
#include <vector>

#include "scene/plan.h"

namespace scene {

// Of the card that counts a vote, where it is low: what its switch takes at one end.
inline constexpr double vote_switch_low = 50;
// Of a wall's: signs alone where there is little room, else with their words.
inline double wall_switch(const Plan& plan) { return plan.scale < 0.8 ? 96 : 280; }

// A wall no wider than this leaves words out of its bar, and buttons that have their place elsewhere.
inline constexpr double kNarrowWall = 1360;

struct LayoutInput {
  const board::Board& board;
  const workshop::Sheet& sheet;
  const workshop::Step* step;  // null before the first
  const Tokens& tokens;
  int parts = 0;  // of the glass; 0 = it is whole
};

void lay_sides(Plan& plan, const LayoutInput& in);
void lay_columns(Plan& plan, const LayoutInput& in);
void lay_grid(Plan& plan, const LayoutInput& in);
void lay_slides(Plan& plan, const LayoutInput& in);
void lay_free(Plan& plan, const LayoutInput& in);
void lay_boards(Plan& plan, const LayoutInput& in);
void lay_matrix(Plan& plan, const LayoutInput& in);
void lay_links(Plan& plan, const LayoutInput& in);
void lay_table(Plan& plan, const LayoutInput& in);
void lay_map(Plan& plan, const LayoutInput& in);
void lay_planning(Plan& plan, const LayoutInput& in);
// What tables have in common: the room beside pads and below the tent, and the side from which it is read.
TablePlan begin_table(Plan& plan, const LayoutInput& in);
// The smallest text of what lies on a table or a wall, and one that is that large where there is room for it. mm.
double least_lettering(const Plan& plan, const Tokens& tokens);
double lettering(const Plan& plan, const Tokens& tokens, double size);
// How many lines a text takes about, set this large: it is set in fewer where it has to be.
std::size_t lines_about(std::string_view text, double size, double width);
void lay_parts(Plan& plan, const LayoutInput& in, int groups);  // of the glass, while groups work apart
// Of the bar on which groups say that they are done: on a wall the one, at a table one for each long side, within its people's reach.
std::vector<Box> join_faces(const Plan& plan);
void lay_learner(Plan& plan, const LayoutInput& in);
void lay_items(Plan& plan, const LayoutInput& in);
void lay_scores(Plan& plan, const LayoutInput& in);
void lay_criteria(Plan& plan, const LayoutInput& in);
void lay_costs(Plan& plan, const LayoutInput& in);

std::vector<board::Placement> arrange_columns(const Plan& plan, std::size_t n);
std::vector<board::Placement> arrange_grid(const Plan& plan, std::size_t n);
std::vector<board::Placement> arrange_boards(const Plan& plan, std::size_t n);
std::vector<board::Placement> arrange_matrix(const Plan& plan, std::size_t n);
std::vector<board::Placement> arrange_links(const Plan& plan, std::size_t n);
std::vector<board::Placement> arrange_list(const Plan& plan, std::size_t n);
// `n` papers in rows in a room, in reading order, as large as all have room for; over each other's feet where the smallest have none.
std::vector<board::Placement> rows_in(const Box& room, std::size_t n, double largest, double least);

// The two-faced card of the challenge, at the middle of the sheet's far side. Table only: a wall says it in its header.
void lay_tent(Plan& plan, double height_mm, double least_mm = 112);

// Something on an edge: where its middle is along it, and how much of it it takes.
struct Span {
  double centre = 0, width = 0;
};
// Moves spans, in their order, as little as they must so that none is nearer than `gap` to the next and all are inside.
void pack(std::vector<Span>& spans, double low, double high, double gap);

// How far from the glass's edge this person reaches without leaning: on a wall up from its lower edge.
double reach_of(const Plan& plan, Id seat, const Tokens& tokens);

// Stations, ribbons and pebbles on the four sides.
void lay_edges(Plan& plan, const board::Board& board, const Tokens& tokens);
// Fans for everybody's hidden notes, none over another nor over the tent, which makes way for them where it must; under it
// the strip of the tour de table.
void lay_fans(Plan& plan, const Tokens& tokens);
// A fan whose papers' centres lie around `middle` and along `reach`, both as its person sees them from their place at the edge.
Plan::Fan fan_before(const Plan& plan, Id seat, const Pose& edge, Vec middle, Vec reach, const Tokens& tokens);
// A desk for everybody, none over another where the glass allows it, with keyboards as large as that allows.
inline constexpr double kDeskFromRim = 28;  // mm from the sheet's edge to a keyboard: clear of the pads' overhang
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
