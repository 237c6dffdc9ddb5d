// A list on the glass: one item in the middle with its clock, its strip and the boards of its merits; places of honour for those that are
// chosen; the card that tells what was written of one. Read by the scene, and by notes for their letters.
#pragma once
#include "scene/furniture.h"

namespace scene {

void draw_scores(const Frame& frame, Canvas& canvas);      // the boards and the item's card, on the ground
void draw_one_by_one(const Frame& frame, Canvas& canvas);  // what goes on and back, and the strip
void draw_item_clocks(const Frame& frame, Canvas& canvas);
void draw_honour(const Frame& frame, Canvas& canvas);  // the places, on the ground
void draw_honour_landing(const Frame& frame, Canvas& canvas);
void draw_decide(const Frame& frame, Canvas& canvas);
void draw_said_cards(const Frame& frame, Canvas& canvas);

// The disc with an item's letter.
void draw_letter(const Frame& frame, const Brush& brush, const std::string& letter, Vec centre, double diameter, bool honoured);
// On the paper of an item, whose middle is the brush's: its letter, and how much was written of it.
void draw_item_signs(const Frame& frame, const Brush& brush, const board::Note& note, double width_mm);

bool bears_count(const Frame& frame, const board::Note& note);  // its words leave room for how much was written of it

// How large a card of this kind is.
Vec said_card_size(const Frame& frame, const SaidCard& card);

// Where an item came from, or without one the question: the thread between workshops.
bool has_origin(const Frame& frame, Id item);
Vec thread_card_size(const Frame& frame, Id item);
void draw_thread_card(const Frame& frame, Canvas& canvas, const SaidCard& card);
void draw_origin_pins(const Frame& frame, Canvas& canvas);

}  // namespace scene
