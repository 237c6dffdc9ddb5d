// A map of cards: everybody writes a line, what is proposed is kept by a touch, changed by a keyboard, taken away and brought to another
// card; somebody adds a card that was missing.
#include <algorithm>

#include "app/rehearsal_rows.h"
#include "app/rehearsal_steps.h"
#include "base/utf8.h"

namespace app::rehearsal {
namespace {

const board::Note* note_of(Play& play, Id note) { return play.board().notes.find_live(note); }

std::size_t number_of(const Person& person, Play& play) {
  std::size_t mine = 0;
  while (mine < play.people.size() && play.people[mine].get() != &person) ++mine;
  return mine;
}

// Lines that nobody wrote, card after card.
std::vector<Id> proposed(Play& play) {
  std::vector<Id> out;
  const workshop::Cells cells = cells_now(play);
  for (const auto& row : cells.notes)
    for (const Id note : row.front())
      if (!note_of(play, note)->seat) out.push_back(note);
  return out;
}

bool is_before(Person& person, Id line) {
  const Area* area = person.play().eyes.find(Look::at(TargetKind::note).with(line.value));
  const Area* sign = person.play().eyes.find(Look::button(Action::adopt).with(line.value));
  return area && sign && is_theirs(person, sign->pose.at) && is_theirs(person, area->pose.at);
}

Act<> keep(Person& person, Id note) {
  Play& play = person.play();
  co_await person.take_turn();
  const Seen sign = co_await person.look("keeping what is proposed", Look::button(Action::adopt).with(note.value), 240);
  co_await person.tap_at(sign.at);
  const double until = play.now_s() + 5;
  while (note_of(play, note) && note_of(play, note)->seat != person.seat()) {
    if (play.now_s() > until) co_await person.fail("keeping what is proposed: it is nobody's still");
    co_await NextFrame{};
  }
  person.give_turn();
}

Act<> write_mine(Person& person) {
  Play& play = person.play();
  const std::size_t mine = number_of(person, play);
  const workshop::Sheet& sheet = sheet_now(play);
  const workshop::Sample::Rows* sample = play.sample.rows_of(sheet.id);
  const auto rows = workshop::rows_of(play.board(), play.plan().sheet_id);
  Play::Cards& done = play.cards.back().second;
  std::size_t wrote = 0;
  for (std::size_t i = mine; sample && i < sample->entries.size(); i += play.people.size()) {
    co_await person.pause(0.1, 1.0);
    const Id row = row_named(play, sample->entries[i].key);
    const Id note = co_await write_in_row(person, row ? row : rows[i % rows.size()], sample->entries[i].text);
    done.written += note ? 1 : 0;
    ++wrote;
  }
  if (wrote == 0) {
    const Id note = co_await write_in_row(person, rows[mine % rows.size()], play.sample.sentences[mine % play.sample.sentences.size()]);
    done.written += note ? 1 : 0;
  }
}

Act<> change_one(Person& person, Id note) {
  Play& play = person.play();
  co_await person.take_turn();
  const Seen seen = co_await person.look("changing what is proposed", Look::at(TargetKind::note).with(note.value), 240);
  co_await person.double_tap_at(seen.area.pose.at);
  const std::uint64_t session = co_await person.keyboard("changing what is proposed");
  person.give_turn();
  co_await person.erase(session, base::count_characters(note_of(play, note)->text));
  co_await person.type(session, play.sample.sentences.back());
  co_await person.put_text_down(session);
  const board::Note* record = note_of(play, note);
  if (!record || record->seat != person.seat()) co_await person.fail("changing what is proposed: it has no other author");
}

Act<> take_away(Person& person, Id note) {
  Play& play = person.play();
  co_await person.take_turn();
  const Seen seen = co_await person.look("taking a line away", Look::at(TargetKind::note).with(note.value), 240);
  co_await person.touch_for(seen.area.pose.at, 0.75);
  co_await person.tap("taking a line away", Look::button(Action::ring_remove));
  person.give_turn();
  const double until = play.now_s() + 5;
  while (note_of(play, note)) {
    if (play.now_s() > until) co_await person.fail("taking a line away: it lies there still");
    co_await NextFrame{};
  }
}

Act<> bring_to(Person& person, Id note, Id row) {
  Play& play = person.play();
  for (int attempt = 0; attempt < 4; ++attempt) {
    for (const auto& card : play.plan().table->rows)
      if (card.row == row) (void)co_await person.carry(note, card.cells.front().box.centre(), Person::Fingers::one, 0, 1e6);
    if (const board::Cell* cell = cell_of(play, note); cell && cell->row == row) co_return;
  }
  co_await person.fail("bringing a line to another card: it lies where it lay");
}

Act<> add_card(Person& person) {
  Play& play = person.play();
  const auto before = workshop::rows_of(play.board(), play.plan().sheet_id).size();
  co_await person.take_turn();
  const Area* button = play.eyes.find(Look::button(Action::add_card));
  if (!button) co_await person.fail("adding a card: there is no button for it");
  co_await person.tap("adding a card", Look::button(Action::add_card).with(button->target.id));
  const std::uint64_t session = co_await person.keyboard("naming a card");
  person.give_turn();
  const workshop::Sample::Rows* sample = play.sample.rows_of(sheet_now(play).id);
  co_await person.type(session, sample && !sample->new_card.empty() ? sample->new_card : play.word("board.theme"));
  co_await person.put_text_down(session);
  if (workshop::rows_of(play.board(), play.plan().sheet_id).size() != before + 1) co_await person.fail("adding a card: there is none");
  ++play.cards.back().second.cards_added;
}

}  // namespace

Act<> write_on_cards(Person& facilitator) {
  Play& play = facilitator.play();
  const workshop::Step& step = *workshop::current_step(*play.kiosk.definition(), play.board());
  play.cards.emplace_back(sheet_now(play).id, Play::Cards{});
  co_await facilitator.pause(0.4, 0.5);
  co_await settle(facilitator);
  if (!step.allow.write || play.people.empty()) co_return;
  for (const auto& person : play.people) person->begin(write_mine(*person));
  co_await everybody_idle(facilitator, 600);
  co_await settle(facilitator);
  // Each keeps a line before them, at once.
  const std::size_t people = play.people.size();
  Play::Cards& done = play.cards.back().second;
  std::vector<Id> lines = proposed(play);
  for (const auto& person : play.people) {
    const auto near = std::find_if(lines.begin(), lines.end(), [&](Id line) { return is_before(*person, line); });
    if (near == lines.end() || lines.size() < 5) continue;
    person->begin(keep(*person, *near));
    lines.erase(near);
    ++done.kept;
  }
  co_await everybody_idle(facilitator, 240);
  co_await settle(facilitator);
  const std::vector<Id> left = proposed(play);
  if (left.size() < 3) co_return;
  Id changed;
  for (const auto& person : play.people) {
    const auto near = std::find_if(left.begin(), left.end(), [&](Id line) { return is_before(*person, line); });
    if (near == left.end() || changed) continue;
    changed = *near;
    person->begin(change_one(*person, changed));
    ++done.changed;
  }
  co_await everybody_idle(facilitator, 120);
  co_await settle(facilitator);
  const std::vector<Id> others = proposed(play);
  play.people[people > 1 ? 1 : 0]->begin(take_away(*play.people[people > 1 ? 1 : 0], others[0]));
  ++done.removed;
  co_await everybody_idle(facilitator, 120);
  co_await settle(facilitator);
  if (step.allow.move && others.size() > 1) {
    const auto rows = workshop::rows_of(play.board(), play.plan().sheet_id);
    Person& carrier = *play.people[people > 2 ? 2 : 0];
    carrier.begin(bring_to(carrier, others[1], rows.back() == cell_of(play, others[1])->row ? rows.front() : rows.back()));
    ++done.moved;
    co_await everybody_idle(facilitator, 120);
    co_await settle(facilitator);
  }
  if (!step.allow.row) co_return;
  const Area* button = play.eyes.find(Look::button(Action::add_card));
  const auto whose = std::find_if(play.people.begin(), play.people.end(), [&](const auto& person) { return button && is_theirs(*person, button->pose.at); });
  if (whose != play.people.end()) (*whose)->begin(add_card(**whose));
  co_await everybody_idle(facilitator, 120);
  co_await settle(facilitator);
}

}  // namespace app::rehearsal
