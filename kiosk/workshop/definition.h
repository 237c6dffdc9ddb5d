// A workshop as data, read from boards/*.toml. Read by scene, hands, panel, app. No step is known by name anywhere in code.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/language.h"
#include "base/result.h"
#include "board/rules.h"
#include "workshop/teaching.h"

namespace workshop {

// The papers, in the order of assets/tokens.toml (a test holds them together): a note keeps the index.
inline constexpr std::string_view kPapers[] = {"paille", "ciel", "peche", "tilleul", "lilas", "craie"};
std::int64_t paper_index(std::string_view name);  // 0 where there is no such paper

// Layouts are the only part that is code; scene/ has a kernel for each.
enum class Layout : std::uint8_t {
  slides,   // pictures presented, then kept at hand
  sides,    // two sides of one sheet: without AI | with AI; free inside
  columns,  // one column a process stage, under chevrons
  grid,     // notes in rows, for voting
  free,
  boards,    // several boards side by side, each with its question and its paper
  matrix,    // two axes, and areas marked on them
  links,     // items on one side, notes on the other, and lines from one to the other
  learner,   // a machine that learns: from labels, by itself, or elsewhere before it was bought
  table,     // columns with titles, rows that people add and sort, notes in the cells
  map,       // families of cards, each with the lines that are written on it
  planning,  // levels by month, notes that are dragged along the months, key moments above all of them
  items,     // the papers of a list, and places of honour for some of them
  scores,    // a list one by one: an item in the middle, and beside it what is said of its merits
  criteria,  // criteria with weights, and the marks that each of a jury gives each item of a list
  costs,     // what each item of a list costs, line by line, over some years
};

struct Sheet {
  std::string id;
  Layout layout = Layout::free;
  Localized left, right;          // sides: names of the two halves
  std::vector<Localized> stages;  // columns: the stages proposed at the start

  struct Board {
    std::string id, paper;
    Localized question;
    Localized name;  // in a few words, where there is no room for the question; may be empty
  };
  std::vector<Board> boards;
  const Board* board(std::string_view board_id) const;

  struct Axis {
    Localized low, high;
  };
  Axis x, y;  // matrix
  struct Area {
    std::string id;
    base::Box box;  // in hundredths of the axes, from their low ends: min is low on both
    enum class Border : std::uint8_t { dotted, dotted_blue } border = Border::dotted;
    Localized label;
  };
  std::vector<Area> areas;
  const Area* area(std::string_view area_id) const;

  std::string items;  // links, items, scores, criteria, costs: the input whose items lie on this sheet
  int top = 0;        // items: how many places of honour there are; 0 = none; criteria: the one that is retained

  struct Column {
    std::string id;
    Localized title;
  };
  std::vector<Column> columns;  // table
  int rows = 3;                 // table: that are there at the start
  std::string arrivals;         // table: the column into which notes are placed that come along; empty = the first
  const Column* column(std::string_view column_id) const;
  std::optional<Teaching> teaching;  // learner

  struct Card {
    std::string id, paper;  // the paper is its head's
    Localized title;
    std::vector<Localized> lines;  // proposed; people keep, change or take them away
  };
  struct Family {
    std::string id;
    Localized title;
    std::vector<Card> cards;
  };
  std::vector<Family> families;  // map
  Localized subject;             // map: the words above the challenge in its middle ("Le projet")
  Localized add_line;            // map: "Ajouter un enjeu"
  Localized add_card;            // map: "Cible"
  const Card* card(std::string_view card_id) const;

  struct Level {
    std::string id;
    Localized title, detail;  // detail: a second line, may be empty
  };
  struct Moment {
    Localized title;
    int month = 1;  // counted from the first that is shown, from 1
  };
  std::vector<Level> levels;  // planning
  int months = 7;             // planning: that are there at the start
  std::vector<Moment> moments;
  const Level* level(std::string_view level_id) const;

  struct Criterion {
    std::string id;
    Localized title;
    int weight = 1;
  };
  struct CriteriaFamily {
    std::string id;
    Localized title;
    std::vector<Criterion> criteria;
  };
  std::vector<CriteriaFamily> criteria;
  int least_mark = 1, most_mark = 5;  // criteria
  std::string costs;                  // criteria: the sheet of layout costs that is summed up beside them; empty = none

  struct CostFamily {
    std::string id;
    Localized title;
    enum class Unit : std::uint8_t { euro, days } unit = Unit::euro;
    enum class Every : std::uint8_t { once, year } every = Every::once;
    struct Line {
      std::string id;
      Localized title;
    };
    std::vector<Line> lines;
  };
  std::vector<CostFamily> cost_families;
  int years = 3;  // costs: over which they are added up at the start
};

struct Dots {  // the rule of a step's vote
  int per_seat = 3;
  bool stack = true;
  std::string in_area;  // of the step's sheet: only notes that lie there take dots; empty = all
  struct Meaning {
    std::string id;
    Localized label;
  };
  std::vector<Meaning> meanings;  // what a dot may stand for, its giver says which; empty = they all say the same
};

// Groups go from board to board: so many rounds, then each is back where it began, for the report.
struct Rotation {
  int rounds = 3;
  double minutes = 10;   // a round
  double change_s = 30;  // to go from one to the next
  bool reports = false;  // after the last
};

// The glass in as many parts as there are groups: each works in its own, with its own clock; then each presents in turn, and the parts
// are joined again.
struct Split {
  double minutes = 20;
  double present_minutes = 10;  // of all groups together
};

// A list one by one, each with a clock of its own, which sends nobody on.
struct OneByOne {
  double minutes = 8;  // an item
};

struct Step {
  std::string id;
  Localized title;        // "Première réflexion"
  Localized short_title;  // on the rail: "Réflexion"
  Localized question;     // on the tent and in the wall's header; empty = the challenge
  double minutes = 30;
  std::vector<double> other_minutes;  // durations one press away ("90")
  std::string sheet;                  // id of the sheet shown
  std::string notes_from;             // sheet whose notes come along when this one is first shown; empty = none
  bool only_dotted = false;           // of those, only the ones that have dots, where any has
  board::Allow allow;
  int notes_per_seat = 0;      // asked of each; 0 = none asked
  bool private_first = false;  // notes are written face down, then shared
  std::optional<Dots> dots;
  std::optional<Rotation> rotation;
  std::optional<Split> split;
  std::optional<OneByOne> one_by_one;
  std::vector<std::string> papers;  // names of the pads' papers, in order ("paille", "ciel")
  Localized say;                    // what the facilitator says
  std::vector<Localized> prompts;   // questions to ask
};

struct Definition {
  std::string id;
  int order = 100;       // on the home screen, small first
  Localized title;       // "Idéation des usages"
  Localized card_title;  // on the home screen: "Idéation"
  Localized tagline;     // "Du défi aux idées retenues"
  std::string picture;   // name of the home card's drawing: "sides", "bubbles", ...
  int min_people = 5, max_people = 7;
  double announced_minutes = 150;
  int groups = 0;  // that people form; 0 = none
  Localized challenge_label, challenge_sample;
  Localized challenge_asked;   // the words above it on the glass; empty = "Notre défi"
  Localized challenge_advice;  // under it, where it is written; empty = the usual one
  std::string challenge_from;  // the kind of result of an earlier workshop that may take its place; empty = none
  struct Items {
    std::string id;
    Localized label;
    std::vector<Localized> samples;
    std::string from;  // as challenge_from
  };
  std::vector<Items> items;
  const Items* items_of(std::string_view input_id) const;
  // What the next workshop may start from.
  struct Gift {
    std::string kind;                                         // "items", "subject", "gaps": what an input says that it takes
    enum class Of : std::uint8_t { ideas, top, notes } of{};  // themes and the notes in none; what was chosen of a list; the notes of a sheet
    std::string sheet;
  };
  std::vector<Gift> gives;
  // What there is to tell apart, where a machine learns it.
  struct Kind {
    std::string id;
    Localized label;
    learner::Kind looks;
  };
  std::vector<Kind> kinds;
  bool needs_pictures = false;
  std::vector<Sheet> sheets;
  std::vector<Step> steps;
  std::vector<std::string> papers;                            // all papers used; for AI: paper_without, paper_with
  std::string paper_without = "paille", paper_with = "ciel";  // the colour of an idea without and with AI
  bool sorts_ai = false;                                      // ideas are with AI or without
  std::filesystem::path file;

  const Sheet* sheet(std::string_view sheet_id) const;
  const Step* step(std::string_view step_id) const;
  double total_minutes() const;  // of the steps; announced_minutes is what the card says
};

// One mistake of a file, in the words of the person who wrote it.
struct Mistake {
  std::filesystem::path file;
  int line = 0, column = 0;
  std::string message;  // what was expected, and the nearest valid word
};
struct Checked {
  std::optional<Definition> definition;  // nothing where there is a mistake
  std::vector<Mistake> mistakes;
  std::vector<Mistake> remarks;  // texts missing in one language
};

Checked check(const std::filesystem::path& file);  // at most 1 MB is read
Checked check_text(std::string_view toml, const std::filesystem::path& name);
// All good definitions of some folders, in the order of their `order` key; the others' mistakes.
struct Shelf {
  std::vector<Definition> definitions;
  std::vector<Mistake> mistakes;
  const Definition* find(std::string_view id) const;
};
Shelf load_folder(const std::filesystem::path& folder);
// The same, and beside it a facilitator's own, which need not be there. An id that is taken already stays with whoever had it first.
Shelf load_folders(const std::filesystem::path& shipped, const std::filesystem::path& own);

}  // namespace workshop
