// What several pieces of furniture share: what the table asks now, the rail of the agenda, pads, the places of dots.
// Read by the draw_*.cpp of stations, ribbons, wall bar, tent and clocks.
#pragma once
#include <string>
#include <vector>

#include "scene/lettering.h"

namespace scene {

// What the table asks now: a question of the step, else the challenge; and the words above it.
struct Asked {
  std::string label, question;
};
Asked asked_now(const Frame& frame);
// Text key of what stands instead of the step's name while people only talk, or all is locked; null else.
const char* held_title(const Frame& frame);
std::string step_title(const Frame& frame);  // "Temps 2 · Première réflexion"
const workshop::Step* step_now(const Frame& frame);

// The agenda: one segment a step, its label under it. What runs is drawn with the clock, once a second.
struct Rail {
  struct Segment {
    double x = 0, width = 0;
    Lettering label;
    bool labelled = true;
  };
  std::vector<Segment> segments;
  int current = -1;
};
constexpr double kRailHeight = 5;
Rail plan_rail(const Frame& frame, double width, double label_mm);
void draw_rail(const Frame& frame, const Brush& brush, const Rail& rail, Vec left);
void draw_rail_progress(const Frame& frame, const Brush& brush, const Rail& rail, Vec left);
// Where the rail of a ribbon and of the wall's header lie, in the ribbon's or the glass's space.
struct RailPlace {
  Vec left;
  double width;
  double label_mm;
};
RailPlace rail_of_ribbon(const Frame& frame);
RailPlace rail_of_header(const Frame& frame);
// A height in the header of a large wall, on this one: a low wall's header leaves out what is blank above.
double header_line(const Frame& frame, double y);

// The papers that a station offers now, as numbers of Theme::papers; empty when nobody writes in this step.
const board::Seat* find_seat(const Frame& frame, Id seat);  // null when they left
std::vector<int> papers_now(const Frame& frame);
void draw_pad(const Frame& frame, Canvas& canvas, Pose pose, int paper, Id seat, double size_mm = 0);  // 0: the tokens' own

// Beside the mark of somebody whose own keyboard writes for them: its sign, in their colour.
void draw_own_keyboard(const Frame& frame, const Brush& brush, const board::Seat& seat, Vec mark, double mark_mm);

// The dots of a seat at its station: those left, then the places of those given, from `first` on, `pitch` apart.
struct DotPlaces {
  std::int64_t total = 0, left = 0;
  double pitch = 41;
};
DotPlaces dot_places(const Frame& frame, Id seat, double room_mm);
void draw_dot_places(const Frame& frame, Canvas& canvas, const Pose& pose, const board::Seat& seat, const DotPlaces& places, Vec first);

// The way of a dot in the air from its person's station: whose it is, and where it comes home to.
void draw_dot_trail(const Frame& frame, const Brush& brush, Id seat, Vec to, Colour colour);

// "Annuler ici": a round clock on the edge of the theme or the stage whose last deeds it opens.
double undo_clock_size(const Frame& frame);
void draw_undo_clock(const Frame& frame, Canvas& canvas, Pose pose, Id place);

// What the facilitator's button for going on does now: the next step, or after the last one the end.
struct WayOn {
  Icon icon;
  Action action;
  std::string_view text_key;
};
WayOn way_on(const Frame& frame);

}  // namespace scene
