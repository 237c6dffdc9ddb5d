// A hand: one drag in progress on one target, from begin to end or cancel. One file for each kind; registry.cpp lists them.
#pragma once
#include <memory>

#include "hands/room.h"

namespace hands {

class Writing;
class Ink;

struct Desk {  // what some hands share beside the room
  Writing& writing;
  Ink& ink;
};

class Hand {
 public:
  explicit Hand(Room& room) : room_(room) {}
  virtual ~Hand() = default;
  virtual void move(const gesture::Gesture& g) = 0;     // drag_begin's own way comes here too
  virtual void end(const gesture::Gesture& g) = 0;      // let go: the fact
  virtual void cancel() = 0;                            // taken away: as if nothing had been
  virtual void sheet_moved(const scene::SheetView&) {}  // seen through another view until now: what is held stays under the finger

 protected:
  Room& room_;
};
using HandRef = std::unique_ptr<Hand>;

scene::Target to_scene(const gesture::Target& t);
gesture::Target to_gesture(const scene::Target& t);

// One maker a kind of target that can be dragged; null when this one cannot be, now.
HandRef make_move_note(Room&, Desk&, const gesture::Gesture&);
HandRef make_pull_note(Room&, Desk&, const gesture::Gesture&);
HandRef make_stick_dot(Room&, Desk&, const gesture::Gesture&);
HandRef make_draw_link(Room&, Desk&, const gesture::Gesture&);    // from an item to a note
HandRef make_stick_label(Room&, Desk&, const gesture::Gesture&);  // on an example, from a place or from another example
HandRef make_slide_mark(Room&, Desk&, const gesture::Gesture&);   // from a cell of a grid onto a mark
HandRef make_push_token(Room&, Desk&, const gesture::Gesture&);   // along the path of a bought solution
HandRef make_move_theme(Room&, Desk&, const gesture::Gesture&);
HandRef make_move_stage(Room&, Desk&, const gesture::Gesture&);
HandRef make_move_row(Room&, Desk&, const gesture::Gesture&);
HandRef make_move_print(Room&, Desk&, const gesture::Gesture&);
HandRef make_move_tray(Room&, Desk&, const gesture::Gesture&);   // keyboards, cards, the tent
HandRef make_move_sheet(Room&, Desk&, const gesture::Gesture&);  // a wall's, by two fingers
HandRef make_slide_undo(Room&, Desk&, const gesture::Gesture&);
HandRef make_draw_lasso(Room&, Desk&, const gesture::Gesture&);
HandRef make_move_caret(Room&, Desk&, const gesture::Gesture&);     // by its handle; by its text the note is moved
HandRef make_move_pointing(Room&, Desk&, const gesture::Gesture&);  // after « Montrer », by one finger
HandRef make_move_lens(Room&, Desk&, const gesture::Gesture&);
HandRef make_draw_ink(Room&, Desk&, const gesture::Gesture&);

struct Maker {
  scene::TargetKind kind;
  HandRef (*make)(Room&, Desk&, const gesture::Gesture&);
};
// Explicit, so that a linker drops none.
const std::vector<Maker>& makers();

}  // namespace hands
