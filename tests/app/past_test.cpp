// Looking back: the whole glass shows what was, nothing on it can be moved, one thing can be brought back, and all work goes on from now.
#include "support/table.h"

using base::Id;
using base::Vec;
using scene::TargetKind;
using support::Table;

namespace {

// The panel itself, opened beside an edge where no test's note lies.
scene::Area line(Table& table) { return table.see(Table::panel("Remonter le temps")); }
Vec on_line(Table& table, double share) {
  const scene::Area area = line(table);
  return area.pose.to_glass({(share - 0.5) * (area.size.x - 26), 0});
}

// From a console at the near side: no test's note lies under it.
void open_history(Table& table) {
  table.kiosk().open_panel(panel::Kind::console, {300, 1080}, 0);
  table.settle();
  table.tap(Table::panel("Historique"));
  table.kiosk().finish_chores();
  table.settle();
}

struct Past {
  explicit Past(Table::Setting setting = {}) : table(setting) {
    first = table.note("Première", {500, 300});
    table.pass(30'000);
    second = table.note("Deuxième", {700, 300});
    table.pass(30'000);
    REQUIRE(table.store().commit(store::Draft(board::Actor::of_seat(table.seat(3))).remove(board::RecordKind::note, first)));
    table.pass(30'000);
    table.note("Troisième", {900, 300});
    table.settle();
    open_history(table);
    REQUIRE(table.sees(Table::panel("Remonter le temps")));
  }
  // The notes that the glass shows.
  std::size_t shown() { return table.all(Table::at(TargetKind::note)).size(); }
  // As far back as `first` was there and `second` was not.
  void look_back() {
    table.tap(on_line(table, 0.25));
    REQUIRE(table.kiosk().looks_back());
  }
  Table table;
  Id first, second;
};

}  // namespace

TEST_CASE("the knob takes the whole glass back and forth and the board stays what it is") {
  Past past;
  const std::string now = past.table.json();
  REQUIRE(past.shown() == 2);
  past.look_back();
  CHECK(past.shown() == 1);
  CHECK(past.table.sees(Table::at(TargetKind::note, past.first)));
  CHECK(past.table.preview().past);
  // Slid along, it follows the finger.
  past.table.slide(1, on_line(past.table, 0.25), on_line(past.table, 0.55));
  CHECK(past.shown() == 2);
  past.table.up(1);
  past.table.tap(Table::panel("Revenir à maintenant"));
  CHECK_FALSE(past.table.kiosk().looks_back());
  CHECK(past.shown() == 2);
  CHECK_FALSE(past.table.sees(Table::at(TargetKind::note, past.first)));
  past.table.settle();
  CHECK(past.table.json() == now);
}

TEST_CASE("seven hands on what has passed move nothing and write nothing") {
  Past past;
  past.look_back();
  const std::string before = past.table.json();
  const Vec note = past.table.see(Table::at(TargetKind::note, past.first)).pose.at;
  for (int hand = 1; hand <= 7; ++hand) past.table.down(hand, note + Vec{hand * 4.0 - 16, hand * 3.0 - 12});
  for (int hand = 1; hand <= 7; ++hand) past.table.move(hand, note + Vec{hand * 40.0 - 160, 260});
  for (int hand = 1; hand <= 7; ++hand) past.table.up(hand);
  past.table.double_tap({960, 640});
  past.table.hold(note);
  CHECK(past.table.preview().writings.empty());
  CHECK(past.table.preview().rings.empty());
  past.table.settle();
  CHECK(past.table.json() == before);
  CHECK(past.table.kiosk().looks_back());
  // A finger on bare table is told why nothing happens.
  past.table.tap(Vec{960, 640});
  CHECK(past.table.sentence() == past.table.kiosk().texts()("history.still"));
}

TEST_CASE("a note of the past is touched and brought back and undone like any other deed") {
  Past past;
  past.look_back();
  past.table.tap(past.table.see(Table::at(TargetKind::note, past.first)).pose.at);
  REQUIRE(past.table.preview().past);
  CHECK(past.table.preview().past->chosen == past.first);
  past.table.tap(Table::panel("Reprendre"));
  CHECK_FALSE(past.table.kiosk().looks_back());
  CHECK(past.table.live(past.first));
  CHECK(past.table.live(past.second));
  CHECK(past.shown() == 3);
  REQUIRE(past.table.store().undo(board::Actor::facilitator()));
  CHECK_FALSE(past.table.live(past.first));
}

TEST_CASE("what is as it was then is not brought back") {
  Past past;
  past.table.tap(on_line(past.table, 0.55));
  REQUIRE(past.table.kiosk().looks_back());
  past.table.tap(past.table.see(Table::at(TargetKind::note, past.second)).pose.at);
  CHECK_FALSE(past.table.see(Table::panel("Reprendre")).enabled);
}

TEST_CASE("the time-lapse shows the past from its beginning and ends at now") {
  Past past;
  past.table.tap(Table::panel("Revoir en accéléré"));
  past.table.pass(300);
  CHECK(past.table.kiosk().looks_back());
  std::size_t least = past.shown(), most = 0;
  bool lost_one = false;
  std::size_t before = least;
  for (int i = 0; i < 120 && past.table.kiosk().looks_back(); ++i) {
    past.table.pass(300);
    const std::size_t now = past.shown();
    lost_one |= now < before;
    before = now;
    least = std::min(least, now), most = std::max(most, now);
  }
  CHECK_FALSE(past.table.kiosk().looks_back());
  CHECK(least <= 1);
  CHECK(most == 2);
  CHECK(lost_one);
  past.table.settle();
}

TEST_CASE("what is done now brings the glass back to now") {
  Past past;
  past.look_back();
  SECTION("a next step") {
    past.table.go_to_step(2);
    CHECK(past.table.plan().sheet_id == past.table.kiosk().plan_of_now().sheet_id);
  }
  SECTION("somebody's deed that comes late") { past.table.note("En retard", {1100, 300}); }
  SECTION("the panel is closed") { past.table.tap(Table::panel("Fermer")); }
  SECTION("home") {
    past.table.kiosk().go_home();
    past.table.frame();
    CHECK_FALSE(past.table.kiosk().looks_back());
    return;
  }
  past.table.frame();
  CHECK_FALSE(past.table.kiosk().looks_back());
  CHECK_FALSE(past.table.preview().past);
  past.table.settle();
  // A hand takes hold of what is there.
  const auto notes = past.table.all(Table::at(TargetKind::note));
  CHECK_FALSE(notes.empty());
}

TEST_CASE("a text in the making is on the board before anybody looks back") {
  Past past;
  const Vec at = past.table.see(Table::at(TargetKind::note, past.second)).pose.at;
  past.table.tap(at);
  past.table.kiosk().type(" encore");
  past.look_back();
  CHECK(past.table.preview().writings.empty());
  CHECK(past.table.text(past.second) == "Deuxième encore");
}

TEST_CASE("on a wall one looks back too and the past is of the workshop that was opened again") {
  Table::Setting setting;
  SECTION("a wall") { setting.mode = scene::Mode::wall; }
  SECTION("opened again") {}
  Past past(setting);
  if (setting.mode == scene::Mode::table) {
    past.table.reopen();
    past.table.settle();
    open_history(past.table);
  }
  past.look_back();
  CHECK(past.shown() == 1);
}

TEST_CASE("on a small glass the console makes way for the past and on a large one it stays") {
  Table::Setting setting;
  const bool small = GENERATE(true, false);
  if (small) setting.glass = {1920, 1080, 952.0 / 1920}, setting.diagonal_inches = 43;
  Table table(setting);
  open_history(table);
  CHECK(table.sees(Table::panel("Remonter le temps")));
  CHECK(table.sees(Table::panel("Étape suivante")) == !small);
}

TEST_CASE("the line begins where the workshop was begun and not in its set-up") {
  Table table;
  table.kiosk().go_home();
  REQUIRE(table.kiosk().prepare(table.kiosk().shelf().definitions.front()));
  table.pass(60'000);
  table.kiosk().start();
  table.settle();
  table.pass(20'000);
  table.go_to_step(1);
  table.note("Seule", {500, 300});
  table.settle();
  open_history(table);
  table.tap(on_line(table, 0));
  CHECK(table.kiosk().looks_back());
  CHECK(table.all(Table::at(TargetKind::note)).empty());
  REQUIRE(table.preview().past);
  CHECK(table.clock().wall_ms() - table.preview().past->at_ms < 40'000);
  table.tap(on_line(table, 0.5));
  CHECK(table.kiosk().looks_back());
  table.tap(Table::panel("Revenir à maintenant"));
  CHECK(table.all(Table::at(TargetKind::note)).size() == 1);
}

TEST_CASE("nobody looks back into a hidden vote before it is shown") {
  Past past;
  past.table.go_to_step(3);
  REQUIRE(past.table.store().commit(
      store::Draft(board::Actor::facilitator()).set(board::RecordKind::workshop, past.table.board().workshop().id, {{board::Property::votes_hidden, true}})));
  past.table.settle();
  past.table.tap(on_line(past.table, 0.5));
  CHECK_FALSE(past.table.kiosk().looks_back());
  REQUIRE(past.table.store().commit(
      store::Draft(board::Actor::facilitator()).set(board::RecordKind::workshop, past.table.board().workshop().id, {{board::Property::votes_hidden, false}})));
  past.table.settle();
  past.table.tap(on_line(past.table, 0.5));
  CHECK(past.table.kiosk().looks_back());
}

TEST_CASE("what lay face down is read by nobody who looks back at it") {
  Table::Setting setting;
  setting.private_first = true;
  Past past(setting);
  REQUIRE(past.table.store().commit(store::Draft(board::Actor::facilitator()).set(board::RecordKind::note, past.second, {{board::Property::face_down, true}})));
  past.table.pass(60'000);
  REQUIRE(past.table.store().commit(store::Draft(board::Actor::facilitator()).remove(board::RecordKind::note, past.second)));
  past.table.settle();
  past.table.tap(on_line(past.table, 0.97));
  REQUIRE(past.table.kiosk().looks_back());
  for (const auto& area : past.table.all(Table::at(TargetKind::note))) CHECK(area.label != "Deuxième");
}
