// The house around the board: restarts, another glass, what is said of saving and of hands, panels that keep time.
#include <nlohmann/json.hpp>

#include "support/table.h"
#include "workshop/agenda.h"

using base::Id;
using base::Vec;
using scene::Action;
using support::Table;

TEST_CASE("a clock goes on from its second after two restarts, and does not count the time away") {
  Table table;
  table.pass(5'000);
  const auto elapsed = [&] { return workshop::elapsed_ms(*table.board().current_step(), table.clock().wall_ms()); };
  const std::int64_t first = elapsed();
  CHECK(first >= 5'000);
  for (int restart = 0; restart < 2; ++restart) {
    const std::int64_t before = elapsed();
    table.close();
    table.clock().advance_us(3'600'000'000);  // an hour away
    table.open();
    const auto list = table.kiosk().journal().list();
    REQUIRE(list);
    REQUIRE(table.kiosk().open_workshop(list->front().workshop));
    table.frame();
    INFO("restart " << restart << ": " << before << " ms before, " << elapsed() << " ms after");
    CHECK(elapsed() >= before - 1'100);
    CHECK(elapsed() <= before + 1'100);
    CHECK(workshop::running(*table.board().current_step()));
    CHECK(workshop::step_index(*table.kiosk().definition(), table.board()) == 1);
  }
}

TEST_CASE("what is typed when the program ends is in its journal, change by change") {
  Table table;
  const Id note = table.note("", {700, 640});
  table.tap(Vec{700, 640});
  table.kiosk().type("tard");
  const Id workshop = table.kiosk().workshop();
  table.close();
  auto journal = journal::Journal::open(table.data(), table.options().schema);
  REQUIRE(journal);
  const auto opened = (*journal)->load(workshop, 100'000);
  REQUIRE(opened);
  CHECK(opened->board.notes.find(note)->text == "tard");
  board::Board replayed;
  for (const auto& entry : opened->recent) REQUIRE(replayed.apply(entry.change));
  CHECK(replayed == opened->board);
}

TEST_CASE("on a smaller glass things keep their place on the way across, and none is off it") {
  Table table;
  const Id left = table.note("Gauche", {400, 700}), corner = table.note("Coin", {1780, 930});
  table.tap(Vec{400, 700});
  table.kiosk().type("!");
  table.kiosk().set_glass({960, 540, 1}, 43);
  table.options().glass = {960, 540, 1};
  table.settle();
  table.expect(left).at({200, 350});
  table.expect(corner).at({890, 465});
  CHECK(table.text(left) == "Gauche!");
  // A hand still reaches them.
  table.drag(1, {200, 350}, {300, 300});
  table.expect(left).at({300, 300});

  SECTION("another program with another screen opens it") {
    table.close();
    table.options().glass = {1920, 1080, 1};
    table.open();
    REQUIRE(table.kiosk().open_workshop((*table.kiosk().journal().list())[0].workshop));
    table.settle();
    table.expect(left).at({600, 600});
    table.expect(corner).at({1780, 930});
  }
  SECTION("the glass is as it was again") {
    table.kiosk().set_glass({1920, 1080, 1}, 86);
    table.settle();
    table.expect(corner).at({1780, 930});
  }
}

TEST_CASE("too many hands for a screen are told with its number, for as long as they are there") {
  Table table;
  table.device().set_contact_limit(3);
  for (int i = 0; i < 3; ++i) table.down(i, {400.0 + 400 * i, 700});
  REQUIRE(table.kiosk().scene().troubles().size() == 1);
  CHECK(table.kiosk().scene().troubles()[0].title_key == "trouble.too_many_contacts");
  CHECK(table.kiosk().scene().troubles()[0].number == "3");
  const std::string said = table.see(Table::button(Action::dismiss_message)).label;
  CHECK_THAT(said, Catch::Contains("suit 3") && Catch::Contains("doigts"));
  CHECK(said.find('{') == std::string::npos);
  table.up(0).up(1).up(2);
  CHECK(table.kiosk().scene().troubles().empty());
}

TEST_CASE("with a console open and a clock that runs the next frame is due within a second") {
  Table table({.people = 4});
  table.tap(Table::button(Action::open_console)).settle();
  REQUIRE(table.kiosk().panels().any_open(panel::Kind::console));
  for (int i = 0; i < 3; ++i) {
    const std::int64_t due = table.kiosk().next_due_us();
    REQUIRE(due > table.clock().now_us());
    CHECK(due <= table.clock().now_us() + 1'000'000);
    table.clock().advance_us(due - table.clock().now_us());
    CHECK(table.kiosk().frame());  // its digits changed
    table.settle();
  }
}

TEST_CASE("the console ends the workshop with its clock, and opens it again") {
  Table table({.step = 3});
  table.tap(Table::button(Action::open_console)).settle();
  REQUIRE(workshop::running(*table.board().current_step()));
  table.tap(Table::panel("Conclure l’atelier")).settle();
  CHECK(table.board().workshop().closed);
  CHECK_FALSE(workshop::running(*table.board().current_step()));
  table.tap(Table::panel("Rouvrir l’atelier")).settle();
  CHECK_FALSE(table.board().workshop().closed);
}

TEST_CASE("a console keeps the time of day where no clock runs") {
  Table table({.people = 4});
  table.kiosk().pause_or_go_on();
  table.settle();
  CHECK(table.kiosk().next_due_us() == 0);
  table.tap(Table::button(Action::open_console)).settle();
  const std::int64_t due = table.kiosk().next_due_us();
  CHECK(due > table.clock().now_us());
  CHECK(due <= table.clock().now_us() + 60'000'000);
}

TEST_CASE("a button of a board that was left in the same moment does nothing") {
  Table table({.step = 2});
  const Vec rename = table.reach(Table::button(Action::add_stage));
  const auto stages = table.see(Table::at(scene::TargetKind::stage)).pose.at;
  table.kiosk().go_home();
  table.device().begin(1, rename);
  table.device().begin(2, stages);
  table.frame();
  table.up(1).up(2).pass(500);
  CHECK_FALSE(table.kiosk().store());
  CHECK(table.preview().writings.empty());
}

TEST_CASE("a panel is closed by a tap in the very frame in which its letters are baked anew") {
  Table::Setting setting;
  setting.step = -1;
  setting.diagonal_inches = 43;
  setting.glass = {1920, 1080, 952.0 / 1920};
  Table table(setting);
  table.tap(Table::button(Action::open_settings)).settle();
  const auto close = Table::panel(table.kiosk().texts()("console.close"));
  const Vec at = table.reach(close);
  (void)table.kiosk().panels().atlas(1.0 / table.kiosk().mm_per_px(), 0);  // a renderer says how fine its pixels are
  table.tap(at).settle();
  CHECK_FALSE(table.sees(close));
}

TEST_CASE("desks for everybody are laid while nobody waits for them, and are those that a tap would have asked for") {
  Table table;
  table.settle();
  table.kiosk().finish_desks();
  const scene::Plan& plan = table.kiosk().scene().plan();
  REQUIRE(plan.homes.size() == plan.seats.size());
  scene::Plan asked = plan;
  asked.homes.clear();
  const auto& laid = asked.desks(table.kiosk().scene().tokens());
  for (std::size_t i = 0; i < laid.size(); ++i) {
    CHECK(laid[i].keyboard == plan.homes[i].keyboard);
    CHECK(laid[i].note == plan.homes[i].note);
  }

  // Somebody leaves: what was laid for all of them is no longer right.
  const std::size_t before = plan.seats.size();
  REQUIRE(table.kiosk().store()->commit(store::Draft(board::Actor::facilitator()).remove(board::RecordKind::seat, plan.seats.back())));
  table.settle();
  table.kiosk().finish_desks();
  CHECK(plan.seats.size() == before - 1);
  CHECK(plan.homes.size() == plan.seats.size());
}
