// A planning by month: everybody writes strips and brings them to their month, key moments are moved and one more is written, a strip
// goes on by a month, a month is added.
#include <algorithm>

#include "app/rehearsal_rows.h"
#include "app/rehearsal_steps.h"

namespace app::rehearsal {

const board::Cell* cell_of(Play& play, Id note) {
  const board::Note* record = play.board().notes.find_live(note);
  const board::Placement* place = record ? record->places.find(play.plan().sheet_id) : nullptr;
  return place ? &place->cell : nullptr;
}

Id row_named(Play& play, std::string_view key) {
  for (const Id row : workshop::rows_of(play.board(), play.plan().sheet_id))
    if (play.board().rows.find(row)->key == key) return row;
  return {};
}

bool is_theirs(Person& person, Vec at) {
  Play& play = person.play();
  return play.wall() || play.plan().seat_near(at) == person.seat();
}

namespace {

Act<Id> until_in_row(Person& person, Id row, std::string typed) {
  Play& play = person.play();
  const double until = play.now_s() + 5;
  for (;;) {
    for (const board::Note& note : play.board().notes) {
      const board::Cell* cell = note.removed || note.seat != person.seat() || note.text != typed ? nullptr : cell_of(play, note.id);
      if (cell && cell->row == row) co_return note.id;
    }
    if (play.now_s() > until) {
      const std::string why = "putting a line down: \"" + typed + "\" is not in its row";
      co_await person.fail(why);
    }
    co_await NextFrame{};
  }
}

}  // namespace

Act<Id> write_on_pad(Person& person, std::int64_t paper, std::string text) {
  Play& play = person.play();
  co_await person.take_turn();
  const Look pads = play.wall() ? Look::at(TargetKind::pad) : Look::at(TargetKind::pad).of(person.seat());
  Seen pad = co_await person.look("opening a note", pads, 240);
  for (const Area& area : play.eyes.all()) {
    const bool wanted = pads.matches(area) && area.target.part == static_cast<std::uint64_t>(paper);
    const std::optional<Vec> at = wanted ? play.eyes.point_on(area) : std::nullopt;
    if (at) pad = Seen{area, *at};
  }
  co_await person.tap_at(pad.at);
  const std::uint64_t session = co_await person.keyboard("writing");
  person.give_turn();
  co_await person.type(session, text);
  const std::string typed = person.last_typed;
  co_await person.put_text_down(session);
  const Seen note = co_await person.look_under("finding the note just written", Look::at(TargetKind::note).saying(typed));
  co_return Id{note.area.target.id};
}

Act<Id> write_in_row(Person& person, Id row, std::string text) {
  Play& play = person.play();
  const Look begins = Look::button(Action::add_line).with(row.value);
  const Area* button = play.eyes.find(begins);
  if (button && is_theirs(person, button->pose.at)) {
    co_await person.take_turn();
    const Seen add = co_await person.look("beginning a line", begins, 240);
    co_await person.tap_at(add.at);
    const std::uint64_t session = co_await person.keyboard("beginning a line");
    person.give_turn();
    co_await person.type(session, text);
    const std::string typed = person.last_typed;
    co_await person.put_text_down(session);
    const Id note = co_await until_in_row(person, row, typed);
    co_return note;
  }
  // A card before somebody else: what is touched there is theirs, so the note comes from one's own pad.
  const Id note = co_await write_on_pad(person, workshop::paper_index("craie"), text);
  for (int attempt = 0; attempt < 4; ++attempt) {
    const double until = play.now_s() + 60;
    while (!play.eyes.see(Look::at(TargetKind::note).with(note.value)) && play.now_s() < until) co_await NextFrame{};
    for (const auto& each : play.plan().table->rows) {
      if (each.row != row) continue;
      // One that was written just there has to be moved all the same.
      const base::Box card = each.cells.front().box;
      const board::Placement* lies = play.plan().place_of(*play.board().notes.find(note));
      const bool there = lies && base::distance(lies->at, card.centre()) < 30;
      (void)co_await person.carry(note, card.centre() + (there ? Vec{card.width() / 4, 0} : Vec{}), Person::Fingers::one, 0, 1e6);
    }
    if (const board::Cell* cell = cell_of(play, note); cell && cell->row == row) co_return note;
  }
  co_await person.fail("bringing a line to its card: it lies elsewhere");
  co_return note;
}

namespace {

std::size_t columns(Play& play) { return play.plan().table->columns.size(); }

std::optional<Vec> middle_of(Play& play, Id row, std::size_t month) {
  for (const auto& each : play.plan().table->rows)
    if (each.row == row && month < each.cells.size()) return each.cells[month].box.centre();
  return std::nullopt;
}

Act<> into_month(Person& person, Id note, Id row, std::size_t month) {
  Play& play = person.play();
  const std::string wanted = play.plan().table->columns[std::min(month, columns(play) - 1)].id;
  for (int attempt = 0; attempt < 4; ++attempt) {
    const double until = play.now_s() + 60;
    while (!play.eyes.see(Look::at(TargetKind::note).with(note.value)) && play.now_s() < until) co_await NextFrame{};
    // What lies there already is taken by its middle and goes as far as its month is from the other.
    auto to = middle_of(play, row, std::min(month, columns(play) - 1));
    const board::Cell* lies = cell_of(play, note);
    if (const Area* area = play.eyes.find(Look::at(TargetKind::note).with(note.value)); to && area && lies && lies->row)
      for (std::size_t c = 0; c < columns(play); ++c)
        if (const auto from = middle_of(play, lies->row, c); from && play.plan().table->columns[c].id == lies->column) to->x += area->pose.at.x - from->x;
    if (to) (void)co_await person.carry(note, *to, Person::Fingers::one, 0, 1e6);
    const board::Cell* cell = cell_of(play, note);
    if (cell && cell->row == row && cell->column == wanted) co_return;
  }
  const board::Cell* cell = cell_of(play, note);
  const std::string why = "bringing a note to " + wanted + ": it lies in " + (cell ? cell->column : std::string("no month"));
  co_await person.fail(why);
}

Act<> write_strip(Person& person, const workshop::Sample::Placed& entry, Id row) {
  Play& play = person.play();
  // Each level has its paper where there are as many.
  const auto rows = workshop::rows_of(play.board(), play.plan().sheet_id);
  const auto level = static_cast<std::size_t>(std::find(rows.begin(), rows.end(), row) - rows.begin());
  const workshop::Step& step = *workshop::current_step(*play.kiosk.definition(), play.board());
  const auto paper = step.papers.empty() || level == 0 ? 0 : workshop::paper_index(step.papers[(level - 1) % step.papers.size()]);
  const Id note = co_await write_on_pad(person, paper, entry.text);
  co_await into_month(person, note, row, static_cast<std::size_t>(entry.month));
}

Act<> write_mine(Person& person) {
  Play& play = person.play();
  std::size_t mine = 0;
  while (mine < play.people.size() && play.people[mine].get() != &person) ++mine;
  const workshop::Sample::Rows* sample = play.sample.rows_of(sheet_now(play).id);
  const auto rows = workshop::rows_of(play.board(), play.plan().sheet_id);
  std::vector<workshop::Sample::Placed> entries;
  for (std::size_t i = mine; sample && i < sample->entries.size(); i += play.people.size()) entries.push_back(sample->entries[i]);
  const bool strips = std::any_of(entries.begin(), entries.end(), [](const auto& entry) { return entry.key != workshop::kMomentsRow; });
  if (!strips)
    entries.push_back({play.board().rows.find(rows[1 + mine % (rows.size() - 1)])->key, static_cast<int>(mine % columns(play)),
                       play.sample.sentences[mine % play.sample.sentences.size()]});
  Play::Months& done = play.months.back().second;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    co_await person.pause(0.1, 1.0);
    const Id row = row_named(play, entries[i].key);
    if (!row) co_await person.fail("writing a note: the planning has no such level");
    if (entries[i].key == workshop::kMomentsRow) {
      const Id note = co_await write_in_row(person, row, entries[i].text);
      co_await into_month(person, note, row, static_cast<std::size_t>(entries[i].month));
      ++done.moments_written;
    } else {
      co_await write_strip(person, entries[i], row);
      ++done.written;
    }
  }
}

// By one month, on if there is one more, else back.
Act<> shift(Person& person, Id note) {
  Play& play = person.play();
  const board::Cell cell = *cell_of(play, note);
  std::size_t month = 0;
  while (month + 1 < columns(play) && play.plan().table->columns[month].id != cell.column) ++month;
  co_await into_month(person, note, cell.row, month + 1 < columns(play) ? month + 1 : month - 1);
}

}  // namespace

Act<> plan_months(Person& facilitator) {
  Play& play = facilitator.play();
  const workshop::Step& step = *workshop::current_step(*play.kiosk.definition(), play.board());
  play.months.emplace_back(sheet_now(play).id, Play::Months{});
  co_await facilitator.pause(0.4, 0.5);
  co_await settle(facilitator);
  if (!step.allow.write || !step.allow.move || play.people.empty()) co_return;
  Play::Months& done = play.months.back().second;
  // Two key moments go on, in two hands at once.
  std::vector<Id> moments;
  const workshop::Cells first = cells_now(play);
  for (const auto& cell : first.notes.front()) moments.insert(moments.end(), cell.begin(), cell.end());
  for (std::size_t i = 0; i < std::min<std::size_t>(2, std::min(moments.size(), play.people.size())); ++i) {
    play.people[i]->begin(shift(*play.people[i], moments[i]));
    ++done.moments_moved;
  }
  co_await everybody_idle(facilitator, 240);
  co_await settle(facilitator);
  for (const auto& person : play.people) person->begin(write_mine(*person));
  co_await everybody_idle(facilitator, 600);
  co_await settle(facilitator);
  if (step.allow.row && play.eyes.find(Look::button(Action::add_month))) {
    const std::size_t before = columns(play);
    co_await facilitator.tap("adding a month", Look::button(Action::add_month));
    const double until = play.now_s() + 5;
    while (columns(play) != before + 1) {
      if (play.now_s() > until) co_await facilitator.fail("adding a month: there is none");
      co_await NextFrame{};
    }
    ++done.months_added;
    co_await settle(facilitator);
  }
  const auto cells = cells_now(play);
  for (std::size_t r = 1; r < cells.notes.size() && done.moved == 0; ++r)
    for (const auto& cell : cells.notes[r]) {
      if (cell.empty() || done.moved > 0) continue;
      Person& carrier = *play.people.back();
      carrier.begin(shift(carrier, cell.front()));
      ++done.moved;
    }
  co_await everybody_idle(facilitator, 120);
  co_await settle(facilitator);
}

}  // namespace app::rehearsal
