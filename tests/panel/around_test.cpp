// The people round the table in the set-up: what is said where more of them come than its edge has places.
#include "scene/around.h"
#include "panel_table.h"
#include "support/staged_workshop.h"

using panel::Kind;
using support::PanelTable;

namespace {

bool says(const PanelTable& table, const std::string& words) {
  std::string all;
  for (const auto& panel : table.panels.texts())
    for (const scene::TextLine& line : panel) all += line.text + " ";
  return all.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("as many find a place around a glass as its edge has elbows of room and before a wall all do") {
  const auto places = [](double inches, scene::Mode mode) {
    for (const auto& screen : support::screens())
      if (screen.inches == inches) return scene::places_around({{screen.width, screen.height}, inches, mode, 1});
    return std::size_t{0};
  };
  CHECK(places(43, scene::Mode::table) == 7);
  CHECK(places(55, scene::Mode::table) == 10);
  CHECK(places(86, scene::Mode::table) == 12);
  CHECK(places(43, scene::Mode::wall) == 12);
}

TEST_CASE("set-up: more people than a small table has places for are told kindly how many it has in both languages") {
  for (const auto language : {base::Language::french, base::Language::english}) {
    for (const std::size_t people : {std::size_t{7}, std::size_t{8}}) {
      PanelTable table(people);
      table.texts.speak(language);
      table.glass = {{952, 535.5}, 43, scene::Mode::table, 1};
      table.open(Kind::setup);
      table.update();
      const std::string said = language == base::Language::french ? "7 personnes ont leur place" : "room for 7 people";
      CHECK(says(table, said) == (people > 7));
    }
  }
  // Nothing is refused: whoever stands closer together may begin.
  PanelTable table(8);
  table.glass = {{952, 535.5}, 43, scene::Mode::table, 1};
  table.open(Kind::setup);
  table.update();
  CHECK(table.shows(table.texts("setup.start")));
}

TEST_CASE("console: who sits is said with one touch and taken back with another") {
  PanelTable table;
  table.open(Kind::console);
  table.update();
  const auto* first = &*table.board().seats.begin();
  CHECK_FALSE(table.shows("Assis"));
  table.tap(first->name);
  table.tap("Assis");
  CHECK(table.board().seats.begin()->seated);
  table.tap("Assis");
  CHECK_FALSE(table.board().seats.begin()->seated);
  REQUIRE(table.store.undo(board::Actor::facilitator()));
  CHECK(table.board().seats.begin()->seated);
}

TEST_CASE("console: what participants may do is stopped and given back, one right or all, and only what the step gives") {
  PanelTable table;
  table.open(Kind::console);
  table.update();
  const auto withheld = [&] { return table.board().current_step()->withheld; };
  const auto go_to = [&](std::size_t step) {
    REQUIRE(table.store.commit(
        store::Draft(board::Actor::facilitator())
            .set(board::RecordKind::workshop, table.board().workshop().id, {{board::Property::current_step, table.board().steps[step].id, {}}})));
    table.update();
  };
  const auto& steps = table.definition.steps;
  const auto writes = std::find_if(steps.begin(), steps.end(), [](const auto& step) { return step.allow.write && step.allow.move && !step.allow.dot; });
  REQUIRE(writes != steps.end());
  go_to(static_cast<std::size_t>(writes - steps.begin()));
  table.tap(table.texts("console.may_move"));
  CHECK(withheld() == board::kWithholdsMove);
  table.tap(table.texts("console.may_write"));
  CHECK(withheld() == board::kWithholdsMove + board::kWithholdsWrite);
  table.tap(table.texts("console.may_dot"));  // not of this step
  CHECK(withheld() == board::kWithholdsMove + board::kWithholdsWrite);
  table.tap(table.texts("console.lock"));
  CHECK(withheld() == board::kWithholdsAll);
  table.tap(table.texts("console.may_write"));
  CHECK((withheld() & board::kWithholdsWrite) == 0);
  CHECK((withheld() & board::kWithholdsMove) != 0);
  CHECK(withheld() != board::kWithholdsAll);
  table.tap(table.texts("console.lock"));
  table.tap(table.texts("console.unlock"));
  CHECK(withheld() == 0);
  REQUIRE(table.store.undo(board::Actor::facilitator()));
  CHECK(withheld() == board::kWithholdsAll);
}
