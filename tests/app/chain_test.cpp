// Workshops that start from each other's result, over one data folder: ideas become a list, three of it are chosen, one of these is what
// the next one studies; and what lies there can be followed back to the note that somebody wrote first.
#include <algorithm>
#include <catch2/catch.hpp>

#include "board/origin.h"
#include "support/table.h"
#include "workshop/one_by_one.h"

using base::Id;
using board::Origin;
using board::Property;
using board::RecordKind;
using scene::Action;
using support::Table;

namespace {

// The workshop of now ends, the next one is prepared on the same data; its set-up is on the glass, with what earlier ones give.
void prepare(Table& table, const std::string& workshop) {
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).set(RecordKind::workshop, table.kiosk().workshop(), {{Property::closed, true}})));
  table.settle().close();
  table.open();
  const auto* definition = table.kiosk().shelf().find(workshop);
  REQUIRE(definition);
  REQUIRE(table.kiosk().prepare(*definition));
  table.settle().pass(200);  // what was read is shown by a later frame
}

Table::Look key(const Table& table, const std::string& text) { return Table::panel(table.kiosk().texts()(text)); }

}  // namespace

TEST_CASE("ideas, a choice and a study: each starts from the one before, and every item is followed back") {
  Table table;
  const Id first_workshop = table.kiosk().workshop();
  const Id one = table.note("Un seul numéro", {500, 400}, 0), two = table.note("Dix réponses prêtes", {700, 400}, 1);
  const Id lone = table.note("Trier les messages", {1200, 700}, 2);
  const Id theme = table.theme("Répondre plus vite", {one, two});
  const auto* ideation = table.kiosk().definition();
  table.go_to_step(static_cast<int>(ideation->steps.size()) - 1);
  table.dot(0, two), table.dot(1, lone), table.dot(2, lone);
  const std::string writer = table.board().seats.find(table.board().notes.find(lone)->seat)->name;

  // The list is taken from it, and one undo brings back what was there.
  prepare(table, "priorisation");
  const auto before = workshop::list_of(table.board(), "usages").size();
  table.tap(key(table, "earlier.start")).settle();
  table.tap(Table::panel("Idéation")).settle();
  auto list = workshop::list_of(table.board(), "usages");
  REQUIRE(list.size() == 2);
  CHECK(list[0]->text == "Trier les messages");
  CHECK(list[1]->text == "Répondre plus vite");
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(workshop::list_of(table.board(), "usages").size() == before);
  REQUIRE(table.store().redo(board::Actor::facilitator()));
  list = workshop::list_of(table.board(), "usages");
  REQUIRE(list.size() == 2);
  for (const board::Note* item : list) {
    const auto origin = board::read_origin(item->origin);
    REQUIRE(origin);
    CHECK(origin->board == first_workshop);
  }
  CHECK(board::read_origin(list[1]->origin)->records == std::vector<Id>{theme, one, two});
  CHECK(board::read_origin(list[0]->origin)->notes.front().name == writer);
  CHECK(board::read_origin(list[0]->origin)->dots == 2);

  // Its thread is told on the glass.
  table.kiosk().start();
  table.settle();
  table.tap(Table::button(Action::open_thread, list[1]->id.value)).settle();
  REQUIRE(table.preview().said_cards.size() == 1);
  CHECK(table.preview().said_cards.front().thread);
  table.tap(Table::button(Action::close_card)).settle();

  const Id chosen = workshop::list_of(table.board(), "usages")[0]->id;
  const Id said = table.store().new_id();
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator())
                                   .set(RecordKind::note, chosen, {{Property::choice, std::int64_t{1}}})
                                   .create(RecordKind::note, said,
                                           {{Property::text, std::string("Une heure gagnée")},
                                            {Property::seat, table.seat(0)},
                                            {Property::item, chosen},
                                            {Property::board, std::string("valeur")}})));

  // What was chosen is the next one's question.
  prepare(table, "impact");
  table.tap(key(table, "earlier.start")).settle();
  table.tap(Table::panel("Trier les messages")).settle();
  const board::Workshop& study = table.board().workshop();
  CHECK(study.challenge == "Trier les messages");
  const auto origin = board::read_origin(study.origin);
  REQUIRE(origin);
  CHECK(origin->what == Origin::What::item);
  CHECK(origin->place == 1);
  REQUIRE(origin->notes.size() == 1);
  CHECK(origin->notes[0].about == "Valeur");
  REQUIRE(origin->before.size() == 1);
  CHECK(origin->before[0].board == first_workshop);
  CHECK(origin->before[0].records == std::vector<Id>{lone});
  CHECK(origin->before[0].notes.front().name == writer);
}

TEST_CASE("five workshops on one folder of data, and every item is followed back to the first") {
  Table table;
  const Id first_workshop = table.kiosk().workshop();
  const Id idea = table.note("Trier les messages", {1200, 700}, 2);
  const auto* ideation = table.kiosk().definition();
  table.go_to_step(static_cast<int>(ideation->steps.size()) - 1);
  table.dot(0, idea);
  const std::string writer = table.board().seats.find(table.board().notes.find(idea)->seat)->name;
  const auto commit = [&](store::Draft draft) { REQUIRE(table.store().commit(std::move(draft))); };
  const auto place_first = [&](Id item) {
    commit(store::Draft(board::Actor::facilitator()).set(RecordKind::note, item, {{Property::choice, std::int64_t{1}}}));
  };

  prepare(table, "priorisation");
  table.tap(key(table, "earlier.start")).settle();
  table.tap(Table::panel("Idéation")).settle();
  const auto uses = workshop::list_of(table.board(), "usages");
  REQUIRE(uses.size() == 1);
  place_first(uses[0]->id);

  // The use that was chosen first is what a solution is sought for.
  prepare(table, "solution");
  table.tap(key(table, "earlier.start")).settle();
  table.tap(Table::panel("Trier les messages")).settle();
  CHECK(table.board().workshop().challenge == "Trier les messages");
  const auto solutions = workshop::list_of(table.board(), "solutions");
  REQUIRE(solutions.size() == 3);
  place_first(solutions[1]->id);
  const std::string retained = solutions[1]->text;
  const Id solution_workshop = table.kiosk().workshop();

  // What was retained is what changes people's work.
  prepare(table, "impact");
  table.tap(key(table, "earlier.start")).settle();
  table.tap(Table::panel(retained)).settle();
  CHECK(table.board().workshop().challenge == retained);
  const auto studied = board::read_origin(table.board().workshop().origin);
  REQUIRE(studied);
  CHECK(studied->board == solution_workshop);
  REQUIRE(studied->before.size() == 1);            // what it was sought for
  REQUIRE(studied->before[0].before.size() == 1);  // and where that came from
  CHECK(studied->before[0].before[0].board == first_workshop);
  CHECK(studied->before[0].before[0].notes.front().name == writer);
  Id gaps;
  for (const board::Sheet& sheet : table.board().sheets)
    if (sheet.key == "ecarts") gaps = sheet.id;
  const std::vector<std::string> found{"Lire chaque message, demain relire les doutes", "Classer à la main, demain vérifier",
                                       "Chercher un cas, demain le recevoir"};
  for (const std::string& text : found)
    commit(store::Draft(board::Actor::facilitator())
               .create(RecordKind::note, table.store().new_id(),
                       {{Property::text, text}, {Property::seat, table.seat(0)}, {Property::place, board::Placement{{600, 400}, 0, 0, 1}, gaps}}));

  // The gaps are stakes that are proposed, each on a card, and nobody's yet.
  prepare(table, "communication");
  for (const scene::Area& area : table.all(key(table, "earlier.start"))) {
    table.tap(area.pose.at).settle();
    if (table.sees(Table::panel("Étude d’impact"))) break;
    table.tap(key(table, "earlier.back")).settle();
  }
  table.tap(Table::panel("Étude d’impact")).settle();
  REQUIRE(workshop::list_of(table.board(), "ecarts").size() == found.size());
  table.kiosk().start();
  table.settle();
  std::size_t lines = 0;
  for (const board::Note& note : table.board().notes) {
    if (note.removed || std::find(found.begin(), found.end(), note.text) == found.end()) continue;
    ++lines;
    const board::Placement* place = note.places.find(table.plan().sheet_id);
    REQUIRE(place);
    CHECK(table.board().rows.find_live(place->cell.row));
    CHECK_FALSE(note.seat);
    CHECK(table.sees(Table::button(Action::adopt, note.id.value)));
    const auto origin = board::read_origin(note.origin);
    REQUIRE(origin);
    REQUIRE(origin->before.size() == 1);
    CHECK(origin->before[0].board == solution_workshop);
    REQUIRE(origin->before[0].before.size() == 1);
    REQUIRE(origin->before[0].before[0].before.size() == 1);
    CHECK(origin->before[0].before[0].before[0].board == first_workshop);
  }
  CHECK(lines == found.size());
}

TEST_CASE("where no workshop was held before nothing is offered, and one that is still open is not either") {
  Table table;
  table.note("Un seul numéro", {500, 400}, 0);
  table.settle().close();
  table.open();
  REQUIRE(table.kiosk().prepare(*table.kiosk().shelf().find("priorisation")));
  table.settle().pass(200);
  CHECK_FALSE(table.sees(key(table, "earlier.start")));
}
