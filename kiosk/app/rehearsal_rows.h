// What maps and plannings have in common when they are rehearsed. Read by rehearsal_cards.cpp and rehearsal_planning.cpp.
#pragma once
#include <string>
#include <string_view>

#include "app/rehearsal_person.h"
#include "workshop/agenda.h"
#include "workshop/cells.h"

namespace app::rehearsal {

inline const workshop::Sheet& sheet_now(Play& play) { return *workshop::current_sheet(*play.kiosk.definition(), play.board()); }
inline workshop::Cells cells_now(Play& play) { return workshop::cells_of(sheet_now(play), play.board(), play.plan().sheet_id); }
const board::Cell* cell_of(Play& play, Id note);
Id row_named(Play& play, std::string_view key);  // none where the file has no such card or level
// Whether what is touched there is touched by them: at a table it belongs to whoever stands nearest.
bool is_theirs(Person& person, Vec at);
Act<Id> write_on_pad(Person& person, std::int64_t paper, std::string text);
// By the row's own button, at the writer's desk; it goes to its row when it is put down. Before somebody else's place, by a note of their own pad.
Act<Id> write_in_row(Person& person, Id row, std::string text);

}  // namespace app::rehearsal
