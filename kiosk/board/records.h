// The values of a board: what people share on the glass. Read by everybody above; written by board::apply alone.
// Every record is plain data, is never erased (removal is a mark) and is named by an Id.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/ids.h"

namespace board {
using base::Edge;
using base::Id;
using base::Vec;

enum class RecordKind : std::uint8_t { workshop, sheet, step, seat, note, theme, stage, dot, stroke, picture, photo, link, row, label, training, figure };
inline constexpr RecordKind last_record_kind = RecordKind::figure;

// A note's place on a sheet with cells: in which row and under which column, and where among the notes of that cell. What has an
// order and no row waits beside the cells. Where that is on the glass follows from all that lies there, and is nobody's to write down.
struct Cell {
  Id row;
  std::string column;  // the definition's id
  std::string order;   // fractional index, see fractional_index.h
  bool empty() const { return !row && order.empty(); }
  bool waits() const { return !row && !order.empty(); }
  friend bool operator==(const Cell&, const Cell&) = default;
};

// Where a note, theme title or picture lies on one sheet, in mm. Set as a whole: the last writer wins all of it.
struct Placement {
  Vec at;  // centre
  double angle_deg = 0;
  double width_mm = 0;    // of the paper; 0 = the sheet's default
  std::int64_t rank = 0;  // higher lies on top
  Cell cell = {};         // of a sheet that has cells: where the note lies follows from it, and `at` says where it was let go
  friend bool operator==(const Placement&, const Placement&) = default;
};

// A note or picture lies once on each sheet that it was put on: changing step loses no place.
struct Placements {
  struct On {
    Id sheet;
    Placement placement;
    friend bool operator==(const On&, const On&) = default;
  };
  std::vector<On> on;  // by sheet id, so that taking back leaves no trace of the order; a handful at most
  const Placement* find(Id sheet) const;
  friend bool operator==(const Placements&, const Placements&) = default;
};

enum class Ai : std::uint8_t { unsorted, without, with };

struct Workshop {
  Id id;
  std::string definition;  // "ideation", as in boards/*.toml
  std::string title;
  std::string challenge;  // the question of the défi créatif
  Id current_step;
  std::int64_t mode = 0;        // 0 table, 1 wall
  std::int64_t created_ms = 0;  // Unix time
  Vec glass_mm;                 // the glass that the placements were made for
  std::int64_t notes_per_seat = 5;
  std::int64_t dots_per_seat = 3;
  bool private_first = false;  // where a step asks for it, notes lie face down until they are shared
  Id shown_picture;            // the picture presented now; none when all lie on the table
  bool closed = false;         // concluded
  bool archived = false;       // put away from the home screen, where nobody goes on with it
  bool votes_hidden = false;   // dots are seen to lie, not whose they are, nor what they come to
  std::string origin;          // of a question that an earlier workshop handed on, see workshop/thread.h
};

inline constexpr std::int64_t kMostMonths = 12;         // of a planning
inline constexpr std::int64_t kMostYears = 10;          // over which costs are added up
inline constexpr std::int64_t kMostCost = 999'999'999;  // of one figure

struct Sheet {
  Id id;
  std::string key;            // the definition's sheet id
  Edge facing = Edge::south;  // of a sheet with cells at a table: the side from which it is read
  Id top;                     // the row that is shown first, where not all have room; none = the first there is
  bool decided = false;       // of a sheet on which some of a list are chosen: they are, and stay so until it is opened again
  // Of a sheet on which a machine learns.
  std::int64_t groups = 0;  // into which it sorts by itself; 0 = as many as the definition says
  std::string walk;         // the stops that the group went to one after the other, by their names; see workshop/walk.h
  // Of a planning: its months, each counted from the year 0.
  std::int64_t first_month = 0, months = 0;
  std::int64_t years = 0;  // of costs: over how many they are added up; 0 = as the definition says
};

// A step of the agenda, with its clock. Time left = minutes - elapsed - (running ? now - running_since : 0).
struct Step {
  Id id;
  std::string key;  // the definition's step id
  double minutes = 0;
  std::int64_t elapsed_ms = 0;
  std::int64_t running_since_ms = 0;  // Unix time; 0 = stopped
  // The tour de table: whose turn it is, and since when. The order, and who has spoken, is with the seats.
  Id speaker;
  std::int64_t speaker_since_ms = 0;  // Unix time
  bool tour_ended = false;            // everybody has had their turn: what is written from here on is seen
  // The rounds of groups that go from board to board. They are reckoned on the step's own clock, so that what stops or sets right
  // that one does so for these too.
  std::int64_t round = 0;            // from 1; one more than there are is the report; 0 = not begun
  bool changing = false;             // people are on their way to the boards of this round
  std::int64_t round_from_ms = 0;    // what the step's clock had counted when this round, or its change, began
  std::int64_t round_length_ms = 0;  // how long it is to last
  // Where each group works in a part of the glass with a clock of its own: what it got beyond the others.
  std::int64_t longer_a_ms = 0, longer_b_ms = 0, longer_c_ms = 0, longer_d_ms = 0;
  Id item;  // where a list is talked about one by one: which of it now, since `round_from_ms`
  // Of what the step lets participants do, what the facilitator has stopped for now: a sum of kWithholds...
  std::int64_t withheld = 0;
};
inline constexpr std::int64_t kWithholdsWrite = 1, kWithholdsMove = 2, kWithholdsTheme = 4, kWithholdsDot = 8;
inline constexpr std::int64_t kWithholdsAll = 31;  // these, and all that is not named

struct Seat {
  Id id;
  std::string name;
  std::int64_t person = 1;  // 1..12: colour and shape, as in assets/tokens.toml
  Edge edge = Edge::south;
  double along = 0.5;      // place on its edge, 0..1 from that side's reader's left
  std::int64_t turn = 0;   // place in the tour de table, from 1; 0 = not in it
  bool spoken = false;     // has had their turn
  std::int64_t group = 0;  // from 1; 0 = wherever there are fewest
  bool seated = false;     // on a chair: what they reach lies lower on a wall, nearer on a table
  bool off_jury = false;   // gives no marks, and those given before do not count
  bool removed = false;
};

struct Note {
  Id id;
  Id seat;                 // who wrote it
  std::string text;        // UTF-8, at most Rules::max_characters
  std::int64_t paper = 0;  // index into the tokens' papers: 0 paille, 1 ciel, 2 peche, 3 tilleul, 4 lilas, 5 craie
  Ai ai = Ai::unsorted;
  Id theme;
  Id stage;
  Id picture;
  bool face_down = false;  // hidden from the others until its author shares it
  std::string board;       // of several on one sheet, the one that it was put on: the definition's id
  std::int64_t round = 0;  // in which it was written, where groups go from board to board
  std::string cell;        // of a matrix: "low/high", along the first axis and the second
  std::string source;      // an item of this input, and no answer of somebody: the definition's id
  // Of an item: how long it was talked about before, how long that is to last (0 = as the definition says), and its place among those
  // that the group chose, from 1 (0 = it is not one of them).
  std::int64_t elapsed_ms = 0, length_ms = 0, choice = 0;
  Id item;             // that this was written about; what it says of it is `board`
  std::string origin;  // of an item that an earlier workshop handed on: from where, see workshop/thread.h
  Placements places;
  bool removed = false;
};

struct Theme {
  Id id;
  std::string title;
  Ai ai = Ai::unsorted;
  Placements places;  // of its title strip, where the theme is still empty
  bool removed = false;
};

// A step of the process that the group studies ("Demande client"), a column of notes.
struct Stage {
  Id id;
  std::string title;
  std::string order;  // fractional index, see fractional_index.h
  bool removed = false;
};

// A row of a sheet with cells: of a table, a card of a map, a level of a planning, a criterion, a line of costs. What lay in one that was removed lies in the row
// before it, and comes back with it.
struct Row {
  Id id;
  Id sheet;
  std::string order;        // fractional index
  std::string key;          // the definition's id; empty = people added it
  std::string title;        // of a card, a criterion, a line of costs
  std::int64_t group = 0;   // the family that it belongs to, from 1
  std::int64_t weight = 0;  // of a criterion: how much it counts, 1 to 3; 0 = it does not
  bool removed = false;
};
inline constexpr std::int64_t kMostWeight = 3;

// A number that somebody put where a row and an item meet: the mark that one of a jury gives, or, without a seat, what something costs.
// What follows from them (means, totals, who leads) is kept nowhere.
struct Figure {
  Id id;
  Id sheet;
  Id row;
  Id item;
  Id seat;  // whose mark it is; none = a cost
  std::int64_t value = 0;
  bool removed = false;
};

// A gommette.
struct Dot {
  Id id;
  Id seat;
  Id note;
  std::int64_t round = 1;
  std::int64_t meaning = 0;  // of those that the step gives its dots, counted from 0
  bool removed = false;
};

// A line that somebody drew from one note to another: this is close to that.
struct Link {
  Id id;
  Id from, to;
  Id seat;  // who drew it
  bool removed = false;
};

// What somebody says that something is: of an example, which kind; of a group that the machine found, its name.
struct Label {
  Id id;
  Id sheet;
  std::int64_t about = 0;    // the example, or the group, counted from 0
  std::int64_t among = 0;    // of a group: one of so many; 0 = it is on an example
  std::int64_t meaning = 0;  // of an example: which of the definition's kinds, counted from 0
  std::string title;         // of a group
  Id seat;                   // whose word it is
  bool removed = false;
};

// The machine was shown these labels, as they were then. What it makes of them follows, and is kept nowhere.
struct Training {
  Id id;
  Id sheet;
  std::string examples;  // "0:1 3:2": which example was called which kind
  Id seat;
  bool removed = false;
};

// Ink on a note: points in the note's own square, 0..1 both ways, so that it turns and grows with the paper.
struct InkPoint {
  float x = 0, y = 0, pressure = 1;
  friend bool operator==(const InkPoint&, const InkPoint&) = default;
};
using InkPoints = std::vector<InkPoint>;

struct Stroke {
  Id id;
  Id note;
  Id seat;
  double width = 0.016;  // share of the note's width
  InkPoints points;
  bool removed = false;
};

struct Picture {
  Id id;
  std::string file;  // name in the workshop's pictures folder
  std::string caption;
  Vec size_px;
  Placements places;
  bool removed = false;
};

struct Photo {
  Id id;
  std::string file;  // name in the workshop's photos folder
  std::string title;
  Id step;
  std::int64_t taken_ms = 0;
  Placements places;  // where its print lies, when out of the gallery
  bool removed = false;
};

}  // namespace board
