// The acts of a rehearsal, in the order of a workshop: what is done in a step follows from its sheet and from what it
// allows, never from its name. Read by rehearsal.cpp and by each other.
#pragma once
#include "app/rehearsal_person.h"

namespace app::rehearsal {

// Everything from the home screen to the conclusion, played by the facilitator, who sets the others going.
Act<> whole_workshop(Person& facilitator);

Act<> present_pictures(Person& facilitator);  // slides
Act<> write_ideas(Person& facilitator);       // everybody at once, each on their own keyboard
Act<> group_ideas(Person& facilitator);       // by lasso and by hand
Act<> sort_by_stage(Person& facilitator);     // columns
Act<> give_dots(Person& facilitator);         // grid, or a matrix
Act<> go_round(Person& facilitator);          // boards, by groups in rounds
Act<> place_in_matrix(Person& facilitator);
Act<> work_apart(Person& facilitator);         // groups in parts of the glass, then what each presents
Act<> fill_table(Person& facilitator);         // what waits is carried into its rows, cells are written in, rows are sorted
Act<> draw_lines(Person& facilitator);         // from items to notes
Act<> write_on_cards(Person& facilitator);     // what is proposed on a map is kept, changed, taken away and added to
Act<> plan_months(Person& facilitator);        // notes and key moments go along the months of a planning
Act<> look_through_list(Person& facilitator);  // items: one is added, one is said better
Act<> talk_one_by_one(Person& facilitator);    // scores: a few words about each item
Act<> choose_of_list(Person& facilitator);     // items in places of honour
Act<> note_privately(Person& facilitator);     // scores, where what people write lies face down: a word on each item, some of it shared
Act<> fill_in_costs(Person& facilitator);      // costs: numbers on pads, a line that was missing, the years
Act<> agree_on_criteria(Person& facilitator);  // criteria: weights, and one that was missing
Act<> give_marks(Person& facilitator);         // criteria: everybody's, of each item
Act<> retain_one(Person& facilitator);         // criteria: one of the list
Act<> teach(Person& facilitator);              // labels, right and wrong ones; training, testing
Act<> name_groups(Person& facilitator);        // that a machine found by itself
Act<> walk_path(Person& facilitator);          // of a solution that is bought ready-made

// Has everybody play the same act and waits for all.
using PersonAct = Act<> (*)(Person&);
Act<> everybody(Person& facilitator, PersonAct act, double within_s);
Act<> everybody_idle(Person& facilitator, double within_s);
Act<> picture(Person& who, std::string file);  // of the glass as it is after this frame
Act<> settle(Person& who);                     // nothing glides, no halo is left
Act<> open_console(Person& facilitator);
// A button of the pebble or the wall's bar; where it has none, of the console.
Act<> facilitate(Person& facilitator, Action action, const char* key);

// What people open in passing, each left as it was found.
Act<> show_settings(Person& facilitator);  // on the home screen
Act<> show_gestures(Person& facilitator);  // ring, lasso bar, what was done here, a lens, somebody who points
Act<> show_nearer(Person& facilitator);    // a wall: a part of its sheet
Act<> show_gallery(Person& facilitator);
Act<> show_history(Person& facilitator);  // the board as it was in the middle of the day
Act<> show_trouble(Person& facilitator);  // more contacts than the screen follows
Act<> show_resume(Person& facilitator);   // home, with this workshop on it

// A note that lies on the table, as its label says it.
const Area* note_saying(Play& play, std::string_view text);

}  // namespace app::rehearsal
