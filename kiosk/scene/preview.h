// What hands are doing right now and the board does not know yet: held notes, texts in the making, lassos, rings. Written by
// hands, drawn by scene, gone when the hand lets go. Nothing here survives a restart, and nothing here needs to.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/ids.h"
#include "board/change.h"
#include "board/records.h"
#include "scene/sheet_view.h"
#include "scene/target.h"

namespace scene {

// A note, picture or photo in the air, where the hand has it.
struct Held {
  board::RecordKind kind{};
  Id record;
  board::Placement place;
  Id seat;  // of the hand, for the halo
  std::uint64_t grip = 0;
  int fingers = 1;
  bool turned = false;  // a hidden note that would be shared if it were let go here: it is seen, and read, as it will be
};

// A note pulled from a pad: not on the board until it is let go.
struct Pulled {
  std::uint64_t grip = 0;
  Id seat;
  std::int64_t paper = 0;
  board::Placement place;
};

// A dot in the air: from a station (no record yet) or from a note.
struct HeldDot {
  std::uint64_t grip = 0;
  Id dot;
  Id seat;
  Vec at;
  Id over;  // the note that it would stick to; none = it would come home
};

// A theme moved by its strip, with all its notes: p -> at + R(turn)(p - from).
struct HeldTheme {
  std::uint64_t grip = 0;
  Id theme;
  Vec from, at;
  double turn_deg = 0;
};

// A line in the hand: from an item's pin, or an end that was taken off its note. Where it is let go on a note, it leads there.
struct HeldLink {
  std::uint64_t grip = 0;
  Id link;  // none = a new one
  Id from;
  Id seat;
  Vec at;
  Id over;  // the note that it would lead to
};

// A label in the hand: one that is new, or one taken off an example.
struct HeldLabel {
  std::uint64_t grip = 0;
  Id label;  // none = a new one
  std::int64_t meaning = 0;
  Id seat;
  Vec at;
  std::int64_t over = -1;  // the example that it would stick to
};

// The round token of a walk, pushed along its path.
struct HeldToken {
  std::uint64_t grip = 0;
  Id seat;
  Vec at;
};

struct HeldStage {
  std::uint64_t grip = 0;
  Id stage;
  double x = 0;  // centre of the chevron now, mm
};

// A row of a table in the hand.
struct HeldRow {
  std::uint64_t grip = 0;
  Id row;
  double y = 0;        // of its middle now, mm
  double lands_y = 0;  // of the line between the rows where it would come to lie
};

// The marks that somebody may give, beside the cell that was touched.
struct Pill {
  std::uint64_t session = 0;
  Id seat;  // whose mark it will be
  Id row, item;
  Pose pose;               // its middle
  std::int64_t hot = -1;   // under the finger that slid from the cell; -1 = none
  std::uint64_t grip = 0;  // of that finger; 0 = it was lifted
  std::int64_t until_us = 0;
};

// What somebody's own card for marks shows: which item, and which criteria.
struct Ballot {
  Id seat;
  Id item;
  std::size_t page = 0;
};

// A group that said that it is done in its part: for a moment, until the others say so too.
struct Agreed {
  int group = 0;
  std::int64_t until_us = 0;
};

// One text in the making, one keyboard. Many at once; none is "the focused one".
struct Writing {
  std::uint64_t session = 0;
  Id seat;
  board::RecordKind kind{};
  Id record;
  board::Property property{};
  std::string text;
  std::uint32_t caret = 0;   // byte offset
  Pose keyboard;             // centre of the tray
  bool on_screen = true;     // false: a physical keyboard alone
  std::uint32_t anchor = 0;  // the other end of what is selected; the caret's own place: nothing is
  std::size_t layout = 0;    // of Tokens::keyboards
  std::size_t size = 2;      // of KeyboardLayout::sizes
  bool shift = false, caps = false;
  bool figures = false;          // the 123 page
  std::string mark, mark_label;  // left by a dead key for the letter that follows
  struct Pressed {
    std::uint32_t key = 0;
    std::uint64_t device = 0;
    std::int64_t contact = 0;
    std::int64_t since_us = 0;
    bool figures = false, upper = false;  // the page and the case that it was pressed on
    // What it wrote and where, to be exchanged for what the key offers; empty: it offers nothing.
    std::string wrote = {};
    std::uint32_t wrote_at = 0;
    bool waits = false;   // something comes of holding it
    bool offers = false;  // held long enough: its other signs are shown
    std::uint32_t chosen = 0;
    bool shifted = false;  // a shift key under which others were pressed: it goes up with the finger
  };
  std::vector<Pressed> pressed;
  std::vector<std::string> meant;  // what the word may become, or which may come next, the likeliest first
  // Words of a note that no dictionary knows, as bytes of its text.
  struct Marked {
    std::uint32_t from = 0, to = 0;
    friend bool operator==(const Marked&, const Marked&) = default;
  };
  std::vector<Marked> marked;
  std::uint64_t marks_asked = 0;         // the newest question about them
  std::optional<Marked> doubted;         // the one that was tapped ...
  std::uint64_t doubt_asked = 0;         // ... the question about it ...
  std::vector<std::string> corrections;  // ... and what it may have been meant to be
  bool moving_caret = false;             // its loupe is shown
  board::Cell into;                      // where a new note goes once it is put down; empty: it stays where it was written
  std::uint32_t selected_from() const { return caret < anchor ? caret : anchor; }
  std::uint32_t selected_to() const { return caret < anchor ? anchor : caret; }
  std::uint64_t group = 0;  // of its changes
  bool unsaved = false;
  std::int64_t unsaved_since_us = 0;
  bool fresh = false;  // its note was made for it: an empty one is taken away again
};

struct Inking {
  static constexpr Vec bar_size{282, 58};  // of the pen's bar, in the scene and on its way there
  std::uint64_t session = 0;
  Id seat;
  Id note;
  Pose bar;
  bool erasing = false;
  std::uint64_t group = 0;  // of the changes that made its note
  bool fresh = false;       // as a Writing's
  struct Line {
    std::uint64_t device;
    std::int64_t contact;
    board::InkPoints points;
  };
  std::vector<Line> lines;  // being drawn
};

struct Lasso {
  std::uint64_t session = 0;
  Id seat;
  std::vector<Vec> points;
  bool closed = false;
  std::vector<Id> notes;  // selected, once closed
  Pose bar;
  bool choosing_colour = false;
};

struct Ring {
  std::uint64_t session = 0;
  Id seat;
  Id note;
  Vec at;
  double angle_deg = 0;
  Action hot = Action::none;  // under the finger that slid from the note
  bool choosing_colour = false;
};

// "Annuler ici": the last deeds of one place, and its slider, which goes back through them and forth again.
struct UndoCard {
  std::uint64_t session = 0;
  Id seat;
  Id about;  // theme, note or stage
  board::RecordKind kind{};
  Pose pose;
  struct Row {
    Id seat;
    std::string label;
    std::int64_t at_ms = 0;
    std::uint64_t deed = 0;
  };
  std::vector<Row> rows;             // what stands, newest first, as far back as the slider goes; filled by the hand that opened it
  std::vector<Row> undone;           // what this card took back, the next to come again first
  std::vector<Id> place;             // what belongs there, or did while the card lay open
  std::vector<std::uint64_t> facts;  // deeds that others have built on: they stay, and are not on the slider
  std::optional<double> knob;        // while a hand slides it: stops from the left end
  std::size_t stops() const { return rows.size() + undone.size(); }
};

// A pad of numbers, open at the cell of a sheet of costs that somebody fills in. What it says is theirs until it is done.
struct NumberPad {
  std::uint64_t session = 0;
  Id seat;
  Id row, item;        // the cell
  std::string digits;  // as typed; empty = the cell is to be blank
  bool fresh = true;   // the first digit takes the place of what stood there
  Pose pose;
  struct Pressed {
    std::uint64_t key = 0, device = 0;
    std::int64_t contact = 0;
    std::string before;  // what it said, for a palm that was no finger
    bool fresh = true;
  };
  std::vector<Pressed> pressed;
};

// What was written of an item, opened by a tap on it.
struct SaidCard {
  std::uint64_t session = 0;
  Id item;
  Id seat;
  Pose pose;
  bool thread = false;  // where it comes from, and not what was written of it
};

// A sentence for one person, at their station or at their finger ("Il vous reste 0 gommette...").
struct Message {
  std::uint64_t session = 0;
  Id seat;
  std::string text;
  Vec at;
  double angle_deg = 0;
  std::int64_t until_us = 0;
};

struct Halo {
  std::uint64_t device = 0;
  std::int64_t contact = 0;
  Vec at;
  Id seat;
  std::int64_t left_us = 0;  // when the contact left: it fades from there; 0 = still down
};

// Somebody points: at the place where their two fingers are, or, after « Montrer », at a note until a finger takes it from there.
struct Pointing {
  std::uint64_t session = 0;
  Id seat;
  Vec at;                  // of the glass
  double angle_deg = 0;    // its reader's: that of the tag with the name
  std::uint64_t grip = 0;  // of two fingers; 0 = it came from « Montrer »
  Id note;                 // what it lies on while it waits for a finger; none = it waits no more
  std::int64_t since_us = 0;
  std::int64_t until_us = 0;  // how long it waits
  std::int64_t left_us = 0;   // when the hand left: it fades from there; 0 = it is there
};

// A lens on the glass. What is seen in it is the scene's to say: it stands here as it was laid.
struct Lens {
  std::uint64_t session = 0;
  Id seat;
  Vec at;                // of the glass, the middle of the disc
  double angle_deg = 0;  // its holder's
  double zoom = 1.4;
  double diameter = 224;
  friend bool operator==(const Lens&, const Lens&) = default;
};

// What a tap on a mark opens for that person.
struct SeatMenu {
  Id seat;
  Pose pose;
  std::int64_t until_us = 0;
};

// A note on its way: it is already where the board says; the eye follows from where it was let go.
struct Glide {
  Id record;
  board::Placement from;
  std::int64_t start_us = 0;
  std::int64_t delay_us = 0;
  enum class Kind : std::uint8_t { spring, thrown, step_change, shake } kind = Kind::spring;  // a shake: "no", without going anywhere
};

// A photo just taken: held up for all, then slid into the gallery beside the earlier ones. There it lies until somebody goes
// on, takes it again, or a while has passed.
struct FreshPrint {
  struct Earlier {
    std::uint32_t picture = 0;
    std::string title;
    std::int64_t taken_ms = 0;
  };
  std::uint32_t picture = 0;
  double aspect = 16.0 / 9.0;
  std::string title;
  std::int64_t taken_ms = 0, start_us = 0;
  std::int64_t leaves_us = 0;  // when somebody sent it away; 0 = it goes by itself
  std::size_t earlier_count = 0;
  std::vector<Earlier> earlier;  // the last of them
};

// The glass shows the board as it was: nothing on it can be taken, and a finger on something asks for that to come back.
struct Past {
  std::int64_t at_ms = 0;  // Unix
  board::RecordKind kind{};
  Id chosen;    // what was touched; none = nothing
  Vec touched;  // where
};

struct Preview {
  std::vector<Held> held;
  std::vector<Pulled> pulled;
  std::vector<HeldDot> dots;
  std::vector<HeldTheme> themes;
  std::vector<HeldStage> stages;
  std::vector<HeldLink> links;
  std::vector<HeldRow> rows;
  std::vector<Agreed> agreed;
  std::vector<Pill> pills;
  std::vector<Ballot> ballots;  // of those who turned to another item or page
  std::vector<HeldLabel> labels;
  std::vector<HeldToken> tokens;
  std::vector<std::size_t> questioned;  // tests of which people ask why the machine said so; the newest last
  std::vector<Writing> writings;
  std::vector<Inking> inkings;
  std::vector<Lasso> lassos;
  std::vector<Ring> rings;
  std::vector<UndoCard> undo_cards;
  std::vector<SaidCard> said_cards;
  std::vector<NumberPad> number_pads;
  std::vector<Message> messages;
  std::vector<Halo> halos;
  std::vector<Pointing> pointings;
  std::vector<Lens> lenses;  // bottom to top
  std::vector<SeatMenu> seat_menus;
  std::vector<Glide> glides;
  SheetView sheet_view;          // wall mode: two fingers draw the sheet nearer
  std::uint64_t sheet_grip = 0;  // of the hand that does it now; 0 = none
  std::vector<Id> touched;       // notes under a contact that has decided nothing yet: height 2
  Id wall_seat;                  // wall mode: whose mark was tapped last, for 20 s
  std::vector<Id> typists;       // who has a keyboard of their own, in the order of their ids
  Pose tent_shift;               // the tent, dragged and turned from its place
  std::optional<FreshPrint> fresh_print;
  std::optional<Past> past;    // none: it shows what is now
  std::int64_t flash_us = 0;   // when the camera flashed; 0 = not lately
  std::int64_t reveal_us = 0;  // when a hidden vote was shown; 0 = not in this step
  std::uint64_t revision = 0;  // grows with every alteration, so that the scene knows
};

}  // namespace scene
