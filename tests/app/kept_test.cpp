// The workshops of a table, at home: all of them are found, copied, put away and brought back, and none is ever out of reach.
#include <set>

#include "support/table.h"

using base::Id;
using base::Vec;
using scene::Action;
using support::Table;

namespace {

std::vector<journal::Summary> kept(Table& table) { return *table.kiosk().journal().list(); }

// The button of that name beside a workshop's; the newest first.
Vec beside(Table& table, const std::string& label, std::size_t nth = 0) {
  const auto found = table.all(Table::panel(label));
  INFO(label);
  REQUIRE(found.size() > nth);
  return found[nth].pose.at;
}

void at_home_with(Table& table, int workshops) {
  table.kiosk().go_home();
  for (int i = 1; i < workshops; ++i) {
    REQUIRE(table.kiosk().prepare(table.kiosk().shelf().definitions.front()));
    table.kiosk().start();
    table.frame();
    table.kiosk().go_home();
    table.pass(1000);
  }
  table.settle();
}

}  // namespace

TEST_CASE("every card of the shelf can be reached on every glass, however many there are") {
  Table::Setting setting;
  SECTION("86 inches, a table") {}
  SECTION("43 inches, a table") { setting.glass = {1920, 1080, 952.0 / 1920}, setting.diagonal_inches = 43; }
  SECTION("43 inches, a wall") { setting.glass = {1920, 1080, 952.0 / 1920}, setting.diagonal_inches = 43, setting.mode = scene::Mode::wall; }
  Table table(setting);
  at_home_with(table, 9);
  std::set<std::uint64_t> offered;
  bool resumed = false;
  for (int page = 0; page < 6; ++page) {
    for (const auto& area : table.all(Table::button(Action::prepare_workshop))) offered.insert(area.target.id);
    resumed |= table.sees(Table::button(Action::resume_workshop));
    if (!table.sees(Table::button(Action::next_shelf)) || !table.see(Table::button(Action::next_shelf)).enabled) break;
    table.tap(Table::button(Action::next_shelf));
  }
  CHECK(offered.size() == table.kiosk().shelf().definitions.size());
  CHECK(resumed);
}

TEST_CASE("what was left lies on the first page of the shelf, whichever page it was begun from") {
  Table::Setting setting;
  setting.glass = {1920, 1080, 952.0 / 1920}, setting.diagonal_inches = 43;
  Table table(setting);
  at_home_with(table, 1);
  table.tap(Table::button(Action::next_shelf));
  table.settle();
  CHECK_FALSE(table.sees(Table::button(Action::resume_workshop)));
  REQUIRE(table.kiosk().prepare(table.kiosk().shelf().definitions.back()));
  table.kiosk().start();
  table.frame();
  const Id left = table.kiosk().workshop();
  table.kiosk().go_home();
  table.settle();
  CHECK(table.sees(Table::button(Action::resume_workshop, left.value)));
}

TEST_CASE("an older workshop is found by the letters of its name and gone on with") {
  Table table;
  const Id first = table.kiosk().workshop();
  REQUIRE(table.kiosk().store()->commit(
      store::Draft(board::Actor::facilitator()).set(board::RecordKind::workshop, first, {{board::Property::title, std::string("Équipe Zénith")}})));
  at_home_with(table, 12);
  REQUIRE(kept(table).size() == 12);
  table.tap(Table::button(Action::open_kept));
  table.settle();
  for (const char* letter : {"Z", "E", "N"}) {
    table.tap(beside(table, letter));
    table.settle();
  }
  const auto rows = table.all(Table::panel("Reprendre"));
  REQUIRE(rows.size() == 1);
  table.tap(rows[0].pose.at);
  table.settle();
  REQUIRE(table.kiosk().store());
  CHECK(table.kiosk().workshop() == first);
}

TEST_CASE("a workshop that is put away leaves the home screen, lasts, and comes back") {
  Table table;
  table.note("Une idée", {700, 640});
  at_home_with(table, 1);
  CHECK(table.sees(Table::button(Action::resume_workshop)));
  table.tap(Table::button(Action::open_kept));
  table.settle();
  table.tap(beside(table, "Archiver"));
  table.settle();
  CHECK_FALSE(table.sees(Table::button(Action::resume_workshop)));
  CHECK(kept(table)[0].archived);

  table.close();
  table.open();
  CHECK_FALSE(table.sees(Table::button(Action::resume_workshop)));
  table.tap(Table::button(Action::open_kept));
  table.settle();
  table.tap(beside(table, "Archivés"));
  table.settle();
  table.tap(beside(table, "Ressortir"));
  table.settle();
  CHECK(table.sees(Table::button(Action::resume_workshop)));
  CHECK_FALSE(kept(table)[0].archived);
  CHECK(kept(table)[0].notes == 1);
}

TEST_CASE("a copy has everything, goes its own way, and outlives a restart") {
  Table table;
  std::vector<Id> notes;
  for (std::size_t i = 0; i < 7; ++i) notes.push_back(table.note("Idée " + std::to_string(i + 1), {400 + 160.0 * static_cast<double>(i), 640}, i));
  table.theme("Répondre", {notes[0], notes[1], notes[2]});
  table.go_to_step(3);
  for (std::size_t i = 0; i < 7; ++i) table.dot(i, notes[i / 2]);
  const Id first = table.kiosk().workshop();
  at_home_with(table, 1);
  table.tap(Table::button(Action::open_kept));
  table.settle();
  table.tap(beside(table, "Dupliquer"));
  table.settle();
  const auto both = kept(table);
  REQUIRE(both.size() == 2);
  const auto copy = std::find_if(both.begin(), both.end(), [&](const auto& s) { return s.workshop != first; });
  CHECK(copy->title.ends_with("(copie)"));
  CHECK(copy->notes == 7);
  const Id second = copy->workshop;

  table.close();
  table.open();
  REQUIRE(table.kiosk().open_workshop(second));
  table.settle();
  for (const Id note : notes) CHECK(table.live(note));
  CHECK(table.board().themes.size() == 1);
  CHECK(table.board().dots.size() == 7);
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).remove(board::RecordKind::note, notes[6])));
  table.kiosk().go_home();
  REQUIRE(table.kiosk().open_workshop(first));
  CHECK(table.live(notes[6]));
}

TEST_CASE("seven hands on the list at once copy what they touch and lose nothing") {
  Table table;
  at_home_with(table, 4);
  table.tap(Table::button(Action::open_kept));
  table.settle();
  const auto rows = table.all(Table::panel("Dupliquer"));
  REQUIRE(rows.size() >= 3);
  for (std::int64_t hand = 1; hand <= 7; ++hand) table.device().begin(hand, rows[static_cast<std::size_t>(hand) % rows.size()].pose.at);
  table.frame();
  for (std::int64_t hand = 1; hand <= 7; ++hand) table.device().end(hand);
  table.settle();
  const auto all = kept(table);
  CHECK(all.size() >= 5);
  for (const auto& one : all) CHECK(table.kiosk().journal().load(one.workshop));
}
