// The facilitator's code: who has it opens what leads the workshop, who has not sees nothing of it.
#include <sstream>

#include "app/commands.h"
#include "app/facilitator_code.h"
#include "support/kiosk_options.h"
#include "support/table.h"

using scene::Action;
using support::Table;

namespace {

void type_code(Table& table, const std::string& figures) {
  for (const char figure : figures) table.tap(Table::panel(std::string(1, figure)));
  table.tap(Table::panel("Valider"));
  table.kiosk().finish_chores();  // what is made of a code takes a while, on purpose
  table.settle();
}

void choose_code(Table& table, const std::string& figures) {
  table.kiosk().open_panel(panel::Kind::settings, {960, 1000}, 0);
  table.settle();
  table.tap(Table::panel("Demandé"));
  type_code(table, figures);
  type_code(table, figures);
  table.tap(Table::panel("Fermer"));
  table.settle();
}

bool is_open(const Table& table) { return table.sees(Table::panel("Étape suivante")); }

}  // namespace

TEST_CASE("a code is kept as nobody can read it and only itself is right") {
  const std::string kept = app::kept_code("2468");
  REQUIRE_FALSE(kept.empty());
  CHECK(kept.find("2468") == std::string::npos);
  CHECK(kept != app::kept_code("2468"));  // each has a salt of its own
  CHECK(app::is_kept_code("2468", kept));
  for (const char* wrong : {"2469", "24680", "246", "", "abcd"}) CHECK_FALSE(app::is_kept_code(wrong, kept));
  for (const char* nothing : {"", "2468", "$y$", "$y$j9T$"}) CHECK_FALSE(app::is_kept_code("2468", nothing));
  for (const char* no_code : {"", "123", "123456789", "12a4", "1234\n"}) CHECK_FALSE(app::is_code(no_code));
}

TEST_CASE("ten taps on a step that nobody may leave ask for the code once") {
  Table table;
  choose_code(table, "2468");
  for (int i = 0; i < 10; ++i) {
    table.tap(Table::button(Action::next_step));
    table.settle();
  }
  const auto asked = table.kiosk().panels().meshes().size();
  CHECK(asked == 1);
  type_code(table, "2468");
  CHECK(is_open(table));
}

TEST_CASE("the console asks for the code that was chosen in the settings and opens with it alone") {
  Table table;
  choose_code(table, "2468");
  table.tap(Table::button(Action::open_console));
  table.settle();
  CHECK_FALSE(is_open(table));
  CHECK_FALSE(table.sees(Table::panel("Historique")));
  type_code(table, "1111");
  CHECK_FALSE(is_open(table));
  type_code(table, "2468");
  CHECK(is_open(table));
  // Hidden again, and without a way round it.
  table.tap(Table::panel("Redemander le code"));
  CHECK_FALSE(is_open(table));
  type_code(table, "2468");
  CHECK(is_open(table));
  table.tap(Table::panel("Fermer"));
  table.tap(Table::button(Action::open_console));
  table.settle();
  CHECK_FALSE(is_open(table));
}

TEST_CASE("after three wrong codes the next is waited for and longer each time") {
  Table table;
  choose_code(table, "2468");
  table.tap(Table::button(Action::open_console));
  table.settle();
  for (int i = 0; i < 3; ++i) type_code(table, "0000");
  CHECK_FALSE(table.see(Table::panel("5")).enabled);
  table.pass(9'000);
  CHECK_FALSE(table.see(Table::panel("5")).enabled);
  table.pass(1'500);
  CHECK(table.see(Table::panel("5")).enabled);
  type_code(table, "0000");
  table.pass(15'000);
  CHECK_FALSE(table.see(Table::panel("5")).enabled);
  table.pass(6'000);
  type_code(table, "2468");
  CHECK(is_open(table));
}

TEST_CASE("without the code nobody goes to another step nor ends the workshop from the glass") {
  Table table;
  choose_code(table, "2468");
  const auto step = table.board().workshop().current_step;
  table.tap(Table::button(Action::next_step));
  table.settle();
  CHECK(table.board().workshop().current_step == step);
  // It asks for the code instead, and with the console open the same key leads.
  type_code(table, "2468");
  REQUIRE(is_open(table));
  table.tap(Table::button(Action::next_step));
  table.settle();
  CHECK(table.board().workshop().current_step != step);
}

TEST_CASE("two codes that differ are not kept and none is asked for until one is") {
  Table table;
  table.kiosk().open_panel(panel::Kind::settings, {960, 1000}, 0);
  table.settle();
  table.tap(Table::panel("Demandé"));
  type_code(table, "1234");
  type_code(table, "1243");
  CHECK(table.kiosk().settings().code.empty());
  type_code(table, "1234");
  type_code(table, "1234");
  CHECK(app::is_kept_code("1234", table.kiosk().settings().code));
  table.tap(Table::panel("Aucun"));
  table.settle();
  CHECK(table.kiosk().settings().code.empty());
}

TEST_CASE("the command line sets a code and takes it away and refuses what is none") {
  support::TempFolder folder;
  app::KioskOptions options = support::kiosk_options(folder.path());
  std::istringstream good("97531\n"), bad("12\n");
  CHECK(app::set_code(options, bad) == 2);
  CHECK(app::load_settings(folder.path()).code.empty());
  CHECK(app::set_code(options, good) == 0);
  CHECK(app::is_kept_code("97531", app::load_settings(folder.path()).code));
  CHECK(app::clear_code(options) == 0);
  CHECK(app::load_settings(folder.path()).code.empty());
}
