// Where everything lies on the glass, before anything is drawn: the sheet, its zones, the stations, the ribbon, the tent.
// Pure: a plan follows from the board, the definition, the glass and the mode. Layout kernels in layout_*.cpp. mm.
#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "board/board.h"
#include "scene/costs_plan.h"
#include "scene/criteria_plan.h"
#include "scene/table_plan.h"
#include "scene/tokens.h"
#include "workshop/definition.h"

namespace scene {
using base::Edge;
using base::Id;

enum class Mode : std::uint8_t { table, wall };

struct Glass {
  Vec size_mm{1920, 1080};
  double diagonal_inches = 86;
  Mode mode = Mode::table;
  double text_scale = 1;  // x1, x1.25, x1.5
  friend bool operator==(const Glass&, const Glass&) = default;
};

struct StationPlan {
  Id seat;
  Edge edge = Edge::south;
  Pose pose;  // centre of the tray; angle: its reader's
  Vec size;
  bool compact = false;  // one pad, no pen nor keyboard button: they are in the long press
  Vec local(Vec glass) const { return pose.to_local(glass); }
};

// A region that gives a note a meaning when it is put down there.
struct Zone {
  enum class Kind : std::uint8_t { side, stage, reserve, board, cell, items, honour } kind = Kind::side;
  Box box;
  board::Ai ai = board::Ai::unsorted;  // sides
  Id stage;                            // columns
  Box head;                            // chevron or title
  std::string name;                    // board: its id; cell: "low/high", along x and y; items, honour: the input's id
  std::int64_t place = 0;              // honour: from 1
};

// One of several boards side by side. At a table its head is there twice, once for each long side.
struct BoardPlan {
  Box box, head, far_head, room;  // far_head: empty on a wall
};
// Two axes that cross, and what is marked on them. `waiting`: where notes that come along lie until they are placed.
struct MatrixPlan {
  Box box, waiting;
  struct Marked {
    std::string id;
    Box box;     // of notes that lie in it
    Box border;  // as drawn, a little inside
  };
  std::vector<Marked> marked;
  const Marked* find(std::string_view area) const;
};

// Where a machine learns, by the sheet's mode: places on the sheet, and panels that each face their readers. At a table a panel is there
// twice, on both short sides' ends, turned to the two long sides.
struct LearnerPlan {
  workshop::Teaching::Mode mode = workshop::Teaching::Mode::supervised;
  struct Panel {
    Pose pose;
    Vec size;
  };
  std::vector<Panel> titles;  // of the parts below, in their order; none at a table, where each part says it itself
  // supervised: examples on cards, labels to take (wall; at a table they are at people's own places), the map, how the test went
  std::vector<Pose> examples;
  Vec card;
  std::optional<Box> tray;
  Box map, plot;  // its paper; the square on it in which near is alike
  std::vector<Panel> scores, curves, trains;
  // unsupervised: the field of groups, each with its disc and the strip of its name; what it makes of them
  Box field;
  struct Group {
    Vec at;
    double radius = 0;
    Panel strip;
  };
  std::vector<Group> groups;
  std::vector<Panel> asides;
  // ready: a card each stop (workshop::Stop), and below what each way came to
  std::vector<Box> stops;
  std::vector<Box> ways;
  double token = 92, road = 34;
  Pose token_at(std::size_t stop) const;
};

// A list one by one. The card of the item has a face for each long side of a table, and so has what is below it for its reader: the
// clock, what goes on and back, the strip of the whole list.
struct OneByOnePlan {
  Box card;
  struct Face {
    Pose clock;               // the disc
    Box controls;             // in it: back, less, more, on
    bool clock_amid = false;  // the disc is in the middle of them
    std::vector<Box> strip;   // a key for each item
    double angle_deg = 0;
  };
  std::vector<Face> faces;  // near first
  double clock = 132;
  bool named = false;  // keys of the strip say what the item is, else its letter
  Box column;          // all of it: notes lie beside
  Id item;             // now; none = the list is empty
  std::vector<Id> items;
};
// Places of honour for some of a list, and what fixes them.
struct HonourPlan {
  std::vector<Box> places;
  std::vector<Box> decide;                             // a key for each reader; at a table the second one faces the far side
  std::vector<std::pair<Id, board::Placement>> lying;  // what lies in them
};

// full: timer, title, rail; else time and, where there is room, the step's name under it.
struct RibbonPlan {
  Pose pose;
  Edge edge = Edge::south;
  bool full = true;
  Vec size;
  bool step = true;
};

// The facilitator's collapsed console, in a corner of the linen; not full: only a round button where 212 mm have no room.
struct PebblePlan {
  Pose pose;
  Vec size;
  bool full = true;
};

struct Plan {
  Glass glass;
  double scale = 1;  // board_scale: notes, tent, clusters, text on the board
  double rim = 84;
  Box sheet;        // where notes lie
  Box header, bar;  // wall mode
  std::vector<StationPlan> stations;
  std::vector<RibbonPlan> ribbons;
  std::vector<Zone> zones;
  std::vector<PebblePlan> pebbles;         // table mode
  std::optional<Box> tent;                 // upright box around the two faces, at its own place
  std::optional<Box> turns;                // where the tour de table is told, in a step whose notes are hidden first
  std::optional<Box> count_card, ranking;  // vote: how many dots are given, and the best notes
  std::vector<BoardPlan> boards;           // boards, in the order of the sheet
  std::optional<Box> lane;                 // boards, on a wall: where it is told who goes where
  bool parts = false;                      // `boards` are parts of the glass, one a group, each with its clock
  std::optional<Box> join;                 // where groups say that they are done, across the parts
  std::optional<MatrixPlan> matrix;
  std::optional<TablePlan> table;
  std::optional<CostsPlan> costs;
  std::optional<Box> items, beside_items, before_items;  // links: where items lie, and notes beside them
  std::optional<LearnerPlan> learner;
  std::optional<OneByOnePlan> one_by_one;
  std::optional<HonourPlan> honour;
  std::optional<CriteriaPlan> criteria;
  bool labelling = false;      // labels are given: at a table they take the place of the pads
  std::int64_t round = 0;      // of groups that go from board to board; 0 = there are none
  bool changing = false;       // they are on their way
  std::optional<Box> reserve;  // columns: where notes wait; also when its zone is away because nothing waits
  bool voting = false;         // the step has dots: they take the place of the pads
  bool hidden = false;         // what is written now lies face down in front of its author
  bool votes_hidden = false;   // of these dots nobody sees whose they are
  double note_width = 124;     // default paper on this sheet and mode; smaller where a group has little room
  double least_note = 100;     // the smallest paper that is cut for want of room
  workshop::Layout layout = workshop::Layout::free;
  Id sheet_id;
  bool upright = false;    // notes at most 3 degrees off upright (wall, cells)
  double upright_deg = 0;  // what upright is: 180 where cells face the far side

  const StationPlan* station(Id seat) const;
  const Zone* zone_at(Vec p) const;
  // Where a note lies on this sheet; in a table that follows from its cell, of a list from what was chosen. Null: nowhere, on another
  // page of the table, or written of another item than this one.
  const board::Placement* place_of(const board::Note& note) const;
  // Whose finger: the nearest station within 700 mm (wall: none).
  Id seat_near(Vec p) const;
  // The angle at which a person standing at the nearest side reads.
  double facing_at(Vec p) const;
  // scores: the nearest place on one of the boards for a note of this size.
  Vec onto_board(Vec at, double width_mm) const;
  // Keeps a note of this size wholly on the glass (centre clamped inside the sheet, corners inside the glass).
  Vec keep_on_glass(Vec at, double width_mm) const;
  // Places for `n` new notes of notes_from, in reading order, for a sheet shown for the first time.
  std::vector<board::Placement> arrange(std::size_t n) const;
  // links: places for `n` items.
  std::vector<board::Placement> arrange_items(std::size_t n) const;
  // columns: places for `n` notes under a stage, in reading order, in papers as large as all have room for; where the smallest
  // have none, lower rows lie over the foot of those above. `foot` is the columns' lower end.
  std::vector<board::Placement> under(const Zone& stage, double foot, std::size_t n) const;
  double foot_of_stages(bool something_waits) const;
  // Whether `n` notes of this width have no room side by side under a stage, even once nothing waits any more.
  bool crowded(const Zone& stage, std::size_t n, double width_mm) const;
  // slides: where the presented picture lies, and where the others wait at hand (`i` of `n`). Width is the picture's own.
  board::Placement picture_shown(Vec size_px) const;
  double at_hand_height() const { return 128 * std::max(0.75, scale); }  // of a print at hand, with its border and caption
  board::Placement picture_at_hand(std::size_t i, std::size_t n, Vec size_px) const;
  // Where a note written at this station lies while it is written, and its keyboard. `taken` are boxes already used by others.
  struct Desk {
    board::Placement note;
    Pose keyboard;
  };
  Desk desk(Id seat, const Tokens& tokens, const std::vector<Box>& taken) const;
  // The same for a note that already lies somewhere.
  Pose keyboard_for(const board::Placement& note, Id seat, const Tokens& tokens, const std::vector<Box>& taken) const;

  // Notes that lie face down, in front of their author: a fan of five, along the edge or, where that is too short, inwards.
  struct Fan {
    Id seat;
    Pose edge;        // the sheet's edge before its person, as they read
    Vec middle;       // of the papers' centres, from there
    Vec reach;        // from the first paper's centre to the last one's
    double most = 0;  // mm from a paper to the next
    double paper = 0;
    Box lies;  // what it takes of the glass
    Box desk;  // a note put down in here still lies before this person; further away it is on the board
  };
  std::vector<Fan> fans;  // where the step has hidden notes
  Fan fan(Id seat, const Tokens& tokens) const;
  // The place of one of so many in it; those beyond come to lie over the first ones.
  board::Placement in_fan(Id seat, std::size_t i, std::size_t of, const Tokens& tokens) const;
  bool at_desk(Id seat, Vec at, const Tokens& tokens) const;

  // Where the names of the two sides are written: beside the middle line, at a table once for each long side.
  struct Title {
    Vec at;  // its end beside the middle line
    Box box;
    bool with_ai = false, far = false;
  };
  std::vector<Title> titles() const;

  std::vector<Id> seats;   // everybody at the table, in order of arrival
  std::vector<Id> seated;  // those of them who sit: what they use lies nearer
  // A desk for each of `seats`, such that all can be used at once where the glass allows. They follow from the rest of the
  // plan and are laid out when first asked for: a plan is made in the frame of a drag, a desk at a tap.
  const std::vector<Desk>& desks(const Tokens& tokens) const;
  mutable std::vector<Desk> homes;  // desks() once asked for, else empty
  // The size of the keyboards on these desks, of KeyboardLayout::sizes: the usual one, or smaller where there are many.
  std::size_t keyboard_size(const Tokens& tokens) const;
  Vec keyboard(const Tokens& tokens) const;  // its tray
  mutable std::size_t home_size = 2;
  double writing_width = 160;  // of a note while it is written
  Box free;                    // where things may lie and be touched: the sheet and, on a wall, nothing more
};

Plan make_plan(const board::Board& board, const workshop::Definition& definition, const Glass& glass, const Tokens& tokens);

}  // namespace scene
