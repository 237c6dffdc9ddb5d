// A table is filled: what waits beside it is carried into its rows, by hand and then by one touch; everybody writes in cells at once; a
// row is added and one is taken to another place.
#include <algorithm>

#include "app/rehearsal_steps.h"
#include "workshop/agenda.h"
#include "workshop/cells.h"

namespace app::rehearsal {
namespace {

const workshop::Sheet& sheet_now(Play& play) { return *workshop::current_sheet(*play.kiosk.definition(), play.board()); }
workshop::Cells cells_now(Play& play) { return workshop::cells_of(sheet_now(play), play.board(), play.plan().sheet_id); }
const scene::TablePlan& table(Play& play) { return *play.plan().table; }

const board::Cell* cell_of(Play& play, Id note) {
  const board::Note* record = play.board().notes.find_live(note);
  const board::Placement* place = record ? record->places.find(play.plan().sheet_id) : nullptr;
  return place ? &place->cell : nullptr;
}

// Leafs through the pages until this row is shown.
Act<> show_row(Person& person, Id row) {
  Play& play = person.play();
  for (int pages = 0; pages < 12; ++pages) {
    const auto& rows = table(play).rows;
    if (std::any_of(rows.begin(), rows.end(), [&](const auto& each) { return each.row == row; })) co_return;
    const auto all = workshop::rows_of(play.board(), play.plan().sheet_id);
    const auto at = [&](Id id) { return std::find(all.begin(), all.end(), id) - all.begin(); };
    const bool after = !rows.empty() && at(row) > at(rows.front().row);
    co_await person.tap("leafing through rows", Look::button(after ? Action::rows_after : Action::rows_before));
    co_await person.pause(0.5, 0.6);
  }
  co_await person.fail("leafing through rows: the row is on no page");
}

std::optional<Box> cell_box(Play& play, Id row, std::size_t column) {
  for (const auto& each : table(play).rows)
    if (each.row == row && column < each.cells.size()) return each.cells[column].box;
  return std::nullopt;
}

// Where there are pages, one after the other: nobody leafs while another carries.
constexpr std::uint64_t the_page = ~std::uint64_t{0};
Act<> take_page(Person& person) {
  Play& play = person.play();
  const double until = play.now_s() + 120;
  while (play.taken.contains(the_page)) {
    if (play.now_s() > until) co_await person.fail("leafing through rows: somebody else never lets go of the page");
    co_await NextFrame{};
  }
  if (table(play).before + table(play).after > 0) play.taken[the_page] = &person;
}
void give_page(Person& person) {
  if (const auto it = person.play().taken.find(the_page); it != person.play().taken.end() && it->second == &person) person.play().taken.erase(it);
}

Act<> into_cell(Person& person, Id note, Id row, std::size_t column) {
  Play& play = person.play();
  for (int attempt = 0; attempt < 4; ++attempt) {
    // Somebody else's may lie over it for a while, before a small wall: they take theirs away first, page or not.
    const double until = play.now_s() + 60;
    while (!play.eyes.see(Look::at(TargetKind::note).with(note.value)) && play.now_s() < until) co_await NextFrame{};
    co_await take_page(person);
    co_await show_row(person, row);
    const auto box = cell_box(play, row, column);
    if (box) (void)co_await person.carry(note, box->centre(), Person::Fingers::one, 0, 1e6);
    give_page(person);
    const board::Cell* cell = cell_of(play, note);
    if (cell && cell->row == row && cell->column == sheet_now(play).columns[column].id) co_return;
  }
  const board::Cell* cell = cell_of(play, note);
  const std::string why = "putting a note into column " + std::to_string(column + 1) + " of " + base::to_string(row) + ": it lies in " +
                          (cell ? cell->column + " of " + base::to_string(cell->row) : std::string("none"));
  co_await person.fail(why);
}

// Of what waits, some by hand: each into a row of its own; the rest by one touch.
Act<> carry_what_waits(Person& facilitator, Play::Table& done) {
  Play& play = facilitator.play();
  const auto waiting = cells_now(play).waiting;
  if (waiting.empty()) co_return;
  const std::string step = std::to_string(workshop::step_index(*play.kiosk.definition(), play.board()) + 1);
  const std::string file = "step-" + step + "-waiting.png";
  co_await picture(facilitator, file);
  constexpr std::size_t by_hand = 3;
  for (std::size_t i = waiting.size(); i-- > 0 && done.carried < static_cast<int>(by_hand);) {
    // Of a pile the one that lies on top, once all lie still.
    co_await settle(facilitator);
    if (!play.eyes.see(Look::at(TargetKind::note).with(waiting[i].value))) continue;
    const workshop::Cells cells = cells_now(play);
    std::size_t row = 0;
    while (row < cells.rows.size() && !cells.is_empty(row)) ++row;
    if (row >= cells.rows.size() || !cells.rows[row]) break;
    const workshop::Sheet& sheet = sheet_now(play);
    const workshop::Sheet::Column* column = sheet.arrivals.empty() ? nullptr : sheet.column(sheet.arrivals);
    co_await into_cell(facilitator, waiting[i], cells.rows[row], column ? static_cast<std::size_t>(column - sheet.columns.data()) : 0);
    ++done.carried;
  }
  co_await settle(facilitator);
  const int left = static_cast<int>(cells_now(play).waiting.size());
  if (left == 0) co_return;
  co_await facilitator.tap("placing all that waits", Look::button(Action::bring_notes));
  const double until = play.now_s() + 5;
  while (!cells_now(play).waiting.empty()) {
    if (play.now_s() > until) co_await facilitator.fail("placing all that waits: it still does");
    co_await NextFrame{};
  }
  done.brought += left;
  co_await settle(facilitator);
}

struct Entry {
  int row;
  std::size_t column;
  std::string text;
};

// What this person writes: of the sample's entries every so manieth.
std::vector<Entry> entries_of(Play& play, const Person& person) {
  std::size_t mine = 0;
  while (mine < play.people.size() && play.people[mine].get() != &person) ++mine;
  const workshop::Sheet& sheet = sheet_now(play);
  std::vector<Entry> out;
  const workshop::Sample::Table* sample = play.sample.table(sheet.id);
  for (std::size_t i = 0; sample && i < sample->entries.size(); ++i) {
    const workshop::Sheet::Column* column = sheet.column(sample->entries[i].column);
    if (column && i % play.people.size() == mine)
      out.push_back({sample->entries[i].row, static_cast<std::size_t>(column - sheet.columns.data()), sample->entries[i].text});
  }
  if (out.empty()) out.push_back({static_cast<int>(mine), 1 + mine % (sheet.columns.size() - 1), play.sample.sentences[mine % play.sample.sentences.size()]});
  return out;
}

Act<> write_entry(Person& person, Entry entry) {
  Play& play = person.play();
  co_await person.take_turn();
  const Look pads = play.wall() ? Look::at(TargetKind::pad) : Look::at(TargetKind::pad).of(person.seat());
  Seen pad = co_await person.look("opening a note", pads);
  // Each column has its paper where there are as many; a compact tray has one pad.
  const workshop::Step& step = *workshop::current_step(*play.kiosk.definition(), play.board());
  const auto paper = step.papers.empty() || entry.column == 0 ? 0 : workshop::paper_index(step.papers[(entry.column - 1) % step.papers.size()]);
  for (const Area& area : play.eyes.all()) {
    const bool wanted = pads.matches(area) && area.target.part == static_cast<std::uint64_t>(paper);
    const std::optional<Vec> at = wanted ? play.eyes.point_on(area) : std::nullopt;
    if (at) pad = Seen{area, *at};
  }
  co_await person.tap_at(pad.at);
  const std::uint64_t session = co_await person.keyboard("writing");
  person.give_turn();
  co_await person.type(session, entry.text);
  const std::string typed = person.last_typed;
  co_await person.put_text_down(session);
  const Seen note = co_await person.look_under("finding the note just written", Look::at(TargetKind::note).saying(typed));
  const auto rows = workshop::rows_of(play.board(), play.plan().sheet_id);
  if (rows.empty()) co_await person.fail("putting a note into a cell: the table has no rows");
  const Id row = rows[static_cast<std::size_t>(entry.row) % rows.size()];
  co_await into_cell(person, Id{note.area.target.id}, row, entry.column);
}

Act<> write_mine(Person& person) {
  const std::vector<Entry> entries = entries_of(person.play(), person);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    co_await person.pause(0.1, 1.0);
    co_await write_entry(person, entries[i]);
  }
}

Act<> until_rows(Person& facilitator, std::vector<Id> before, const char* what) {
  Play& play = facilitator.play();
  const double until = play.now_s() + 5;
  while (workshop::rows_of(play.board(), play.plan().sheet_id) == before) {
    if (play.now_s() > until) co_await facilitator.fail(std::string(what));
    co_await NextFrame{};
  }
}

Act<> add_and_sort(Person& facilitator, Play::Table& done) {
  Play& play = facilitator.play();
  const auto rows_now = [&] { return workshop::rows_of(play.board(), play.plan().sheet_id); };
  auto rows = rows_now();
  co_await facilitator.tap("adding a row", Look::button(Action::add_row));
  co_await until_rows(facilitator, rows, "adding a row: none is added");
  ++done.rows_added;
  co_await settle(facilitator);
  // What was added is taken back: it was a slip.
  rows = rows_now();
  co_await facilitate(facilitator, Action::undo, "console.undo");
  co_await until_rows(facilitator, rows, "taking a row back: it stays");
  ++play.undone;
  co_await settle(facilitator);
  if (table(play).rows.size() < 2) co_return;
  // The second of those shown goes before the first.
  rows = rows_now();
  const Id second = table(play).rows[1].row;
  const Box first = table(play).rows[0].box;
  const Seen handle = co_await facilitator.look("taking a row", Look::at(TargetKind::row).with(second.value));
  const double by = first.centre().y - table(play).rows[1].box.centre().y - (table(play).turned ? -1 : 1) * first.height() * 0.2;
  co_await facilitator.drag(handle.at, handle.at + Vec{0, by});
  co_await until_rows(facilitator, rows, "taking a row to another place: it stays where it was");
  ++done.rows_sorted;
  co_await settle(facilitator);
}

}  // namespace

Act<> fill_table(Person& facilitator) {
  Play& play = facilitator.play();
  const workshop::Step& step = *workshop::current_step(*play.kiosk.definition(), play.board());
  play.tables.push_back({sheet_now(play).id, 0, 0, 0, 0, 0});
  Play::Table& done = play.tables.back();
  co_await facilitator.pause(0.4, 0.5);
  co_await settle(facilitator);
  if (step.allow.move) co_await carry_what_waits(facilitator, done);
  if (step.allow.row) co_await add_and_sort(facilitator, done);
  if (!step.allow.write) co_return;
  const auto notes = [&] { return std::count_if(play.board().notes.begin(), play.board().notes.end(), [](const board::Note& note) { return !note.removed; }); };
  const auto before = notes();
  for (const auto& person : play.people) person->begin(write_mine(*person));
  co_await everybody_idle(facilitator, 600);
  done.written = static_cast<int>(notes() - before);
  co_await settle(facilitator);
}

}  // namespace app::rehearsal
