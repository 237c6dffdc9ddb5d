// What can be touched now, from the bottom up: for the hit test, for the inspection socket, for rehearsals (which look for
// things the way people do). Written by the parts of the scene beside what they draw.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/ids.h"

namespace scene {
using base::Box;
using base::Id;
using base::Pose;
using base::Vec;

enum class TargetKind : std::uint32_t {
  nothing,      // a surface that takes contacts and does nothing (a header, a tray between its keys)
  glass,        // the free table; also where nothing else was found
  note,         // id = note
  dot,          // a dot on a note: id = dot
  station_dot,  // a dot still to give: id = seat
  pad,          // id = seat (0 in wall mode: whoever is known), part = paper
  station,      // the tray itself: id = seat
  mark,         // a participant's mark in the wall's bar: id = seat
  key,          // id = writing session, part = key number, or a KeyPart
  keyboard,     // its tray and grip, by which it is dragged: id = writing session
  caret,        // the text being written, to place the caret: id = writing session
  theme,        // the title strip: id = theme
  stage,        // a chevron: id = stage
  tent,         // id = Action of the tent's text, nothing to act on but to drag
  print,        // a photo or picture on the glass: id = record
  card,         // a small card that can be dragged (undo here, ranking, counting): id = card session
  button,       // acts on tap: part = Action, id = what it is about
  panel,        // a Dear ImGui panel: id = panel
  pointing,     // the rings with which somebody points: id = its session. Only their own finger finds them, after « Montrer »
  lens,         // its glass and handle: id = its session
  pin,          // of an item, from which a line is drawn: id = note
  link,         // the end of a line, on the note that it leads to: id = link
  example,      // a card that is labelled: id = its number, from 1
  label,        // a label to take: id = seat (0 on a wall: whoever is known), part = kind
  sticker,      // one that was stuck on an example: id = label
  token,        // of a walk along a path: id = sheet
  slider,       // of a card "Annuler ici": id = card session
  row,          // the handle of a row: id = row
  figure,       // a cell that takes a number: id = row, part = item
  mark_cell,    // a cell that takes a mark: id = row, part = see cell_part
  weight,       // how much a criterion counts: id = row
  juror,        // somebody's sign in the jury: id = seat
  score,        // a mark to give, of the pill at a cell: id = the pill's session, part = the mark
  ballot,       // a mark to give, of somebody's own card: id = row, part = see ballot_part
  number_pad,   // the tray of a pad of numbers, by which it is dragged: id = its session
  pad_key,      // id = the pad's session, part = the key
  past,         // something of a moment that has passed: id = record, part = its RecordKind; 0 = nothing that could come back
};

// In which column of the grid as it is shown, and whose: which of the jury, or nobody's of theirs.
constexpr std::uint64_t any_juror = 0xffff;
constexpr std::uint64_t cell_part(std::size_t column, std::size_t juror) { return std::uint64_t{column} << 16 | juror; }
// Whose mark, and which, of a key on somebody's own card. Of the item, that card says which.
constexpr std::uint64_t ballot_part(Id seat, std::int64_t mark) { return seat.counter() << 8 | static_cast<std::uint64_t>(mark); }

// Parts of a keyboard that are no keys of its layout. A suggestion's number is added. What a held key offers: one key after the other has its block, the number of the sign is added.
enum KeyPart : std::uint64_t { key_suggestion = 1000, key_take_back = 1100, key_pen = 1200, key_offer = 2000, key_offer_block = 32 };
// The handle below a caret, by which it is drawn through the text: the part of TargetKind::caret.
constexpr std::uint64_t caret_handle = 1;
constexpr double caret_handle_mm = 11;  // of the handle's middle below the line that the caret stands on, mm

// What buttons of the scene do.
enum class Action : std::uint64_t {
  none,
  // home
  prepare_workshop,  // id = index of the definition on the shelf
  resume_workshop,   // id = workshop
  speak_french,
  speak_english,
  toggle_night,
  open_settings,
  open_kept,  // all workshops of this table
  next_shelf,
  previous_shelf,
  // station
  write_note,
  draw_note,
  call_facilitator,
  // wall's bar and facilitator's pebble
  undo,
  redo,
  photo,
  next_step,
  previous_step,
  conclude,
  reopen,
  open_console,
  open_gallery,
  pause_clock,
  // ring
  ring_write,
  ring_draw,
  ring_copy,
  ring_colour,
  ring_point,
  ring_picture,  // chooses one, or takes the note's away
  ring_remove,
  // lasso bar: id = lasso session
  lasso_group,
  lasso_colour,
  lasso_tidy,
  // theme
  undo_here,      // opens the card: id = theme, note or stage
  undo_here_row,  // id = card session, low bits of part hold the row, see button_part
  close_card,
  // process stages
  add_stage,
  rename_stage,
  remove_stage,
  // pictures of step 1
  next_picture,
  previous_picture,
  put_pictures_down,
  lay_pictures,
  // pen bar: id = ink session
  pen,
  eraser,
  ink_undo,
  ink_keyboard,  // the same note, by keys from here on
  ink_done,
  // step's other duration ("90 min")
  other_minutes,
  dismiss_message,
  turn_tent,
  // a photo just taken
  retake_photo,
  leave_photo,
  pass_turn,  // tour de table: id = the seat that has the word
  // the card that counts a vote
  show_votes,
  hide_votes,
  whole_sheet,  // a wall's, after two fingers drew it nearer
  open_lens,    // id = seat
  close_lens,   // these: id = lens session
  lens_nearer,
  lens_farther,
  // groups that go from board to board
  change_boards,
  all_there,
  longer_round,  // a little
  // tables
  add_row,
  remove_row,   // id = row
  rows_before,  // the page before, where not all rows have room
  rows_after,
  bring_notes,  // all that wait, one a row
  turn_table,   // to the other long side
  // maps and plannings
  add_line,     // a note in this row: id = row
  adopt,        // what was proposed becomes whose hand it is: id = note
  add_card,     // id = the family, from 1
  rename_card,  // id = row
  add_month,
  // parts of the glass: id = group
  agree,        // it is done; when all are, what comes next begins
  longer_part,  // a little
  // where a machine learns
  train,
  ask_why,  // id = the test, from 1
  fewer_groups,
  more_groups,
  name_group,  // id = the group, from 1
  walk_to,     // id = the stop, from 1
  // a list one by one
  next_item,
  item_before,
  go_to_item,   // id = note
  longer_item,  // a minute
  shorter_item,
  decide,  // what was chosen of a list stays so
  choose_again,
  open_thread,  // where it came from: id = note; 0 = the question
  choose_past,  // what of the past may come back: id = record, row = its RecordKind
  // a grid of criteria
  choose_item,    // of the list, to be retained: id = note
  retain,         // what was chosen, or leads: id = note
  ballot_before,  // the item before, on somebody's own card: id = seat
  ballot_after,
  ballot_page,  // the criteria that have no room beside these, one page after the other: id = seat
  // costs
  fewer_years,
  more_years,
  add_cost_line,  // id = the family, from 1
};

struct Target {
  TargetKind kind = TargetKind::glass;
  std::uint64_t id = 0;
  std::uint64_t part = 0;
  static Target button(Action action, std::uint64_t id = 0, std::uint32_t row = 0) {
    return {TargetKind::button, id, static_cast<std::uint64_t>(action) | (std::uint64_t{row} << 32)};
  }
  Action action() const { return static_cast<Action>(part & 0xffffffffULL); }
  std::uint32_t row() const { return static_cast<std::uint32_t>(part >> 32); }
  friend bool operator==(const Target&, const Target&) = default;
};

// Where a target is. A round one is a circle of half.x.
struct Area {
  Target target;
  Pose pose;
  Vec size;  // mm
  bool round = false;
  bool enabled = true;
  Id seat;                    // whose it is; none = everybody's
  double text_height_mm = 0;  // em of its smallest text; 0 = no text
  std::string label;          // what it says, or what it does where it shows an icon
  bool contains(Vec p, double margin_mm = 0) const;
};
using Areas = std::vector<Area>;

std::string_view to_string(TargetKind kind);
std::string_view to_string(Action action);

}  // namespace scene
