// Lenses: got at one's own mark, pulled over the board, put away at its edge; they move nothing, and fingers beside them go on.
#include <algorithm>

#include "support/table.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

// A tap on the mark, then on what it opens.
Vec mark_of(const Table& table, std::size_t seat) {
  const scene::StationPlan* station = table.plan().station(table.seat(seat));
  return station->pose.to_glass({-station->size.x / 2 + 33, 0});
}
Table& get_lens(Table& table, std::size_t seat) {
  table.tap(mark_of(table, seat));
  return table.tap(Table::button(Action::open_lens, table.seat(seat).value));
}
const scene::Lens& lens_of(const Table& table, std::size_t seat) {
  const auto& all = table.preview().lenses;
  const auto it = std::find_if(all.begin(), all.end(), [&](const scene::Lens& l) { return l.seat == table.seat(seat); });
  REQUIRE(it != all.end());
  return *it;
}
Vec handle_of(const Table& table, const scene::Lens& lens) {
  const auto& look = table.kiosk().scene().tokens().lens;
  return lens.at + base::rotated({lens.diameter / 2 + look.handle.x / 2, 0}, lens.angle_deg + 45);
}
double radius(const Table& table) { return table.kiosk().scene().tokens().lens.diameter / 2; }

double lens_on(int width_mm, int height_mm, double inches) {
  Table table({.people = 4, .glass = {width_mm, height_mm, 1}, .diagonal_inches = inches});
  get_lens(table, 0);
  CHECK(table.plan().sheet.contains(lens_of(table, 0).at));
  return lens_of(table, 0).diameter;
}

}  // namespace

TEST_CASE("a tap on one's mark offers a lens, which lies before its person and faces them") {
  Table table;
  for (std::size_t i = 0; i < 7; ++i) {
    get_lens(table, i);
    const scene::Lens lens = lens_of(table, i);
    const scene::StationPlan* station = table.plan().station(table.seat(i));
    CHECK(lens.angle_deg == station->pose.angle_deg);
    CHECK(lens.zoom == Approx(1.4));
    CHECK(table.plan().sheet.grown(1 - radius(table)).contains(lens.at));
    CHECK(table.preview().seat_menus.empty());
  }
  CHECK(table.preview().lenses.size() == 7);
  // Seven lie side by side, as far as the sheet has room.
  for (const scene::Lens& a : table.preview().lenses)
    for (const scene::Lens& b : table.preview().lenses)
      if (a.session < b.session) CHECK(base::distance(a.at, b.at) > radius(table));
}

TEST_CASE("on a small glass a lens is smaller, and shows a note whole all the same") {
  const double usual = Table().kiosk().scene().tokens().lens.diameter;
  CHECK(lens_on(1904, 1071, 86) == Approx(usual));
  CHECK(lens_on(1439, 809, 65) == Approx(usual));
  CHECK(lens_on(952, 535, 43) == Approx(usual * 0.7));
  CHECK(lens_on(1218, 685, 55) < usual);
}

TEST_CASE("what a mark opens closes at a second tap, at a tap on the table, and by itself") {
  Table table;
  table.tap(mark_of(table, 0));
  REQUIRE(table.preview().seat_menus.size() == 1);
  SECTION("a second tap") { table.tap(mark_of(table, 0)); }
  SECTION("a tap on the table beside it") { table.tap(table.plan().station(table.seat(0))->pose.to_glass({60, -320})); }
  SECTION("after a while") { table.pass(8100); }
  CHECK(table.preview().seat_menus.empty());
}

TEST_CASE("a lens is pulled by its handle or its glass, and what lies under it stays") {
  Table table;
  get_lens(table, 0);
  const Vec at = lens_of(table, 0).at;
  const Id note = table.note("Dessous", at);
  table.settle();
  const std::string json = table.json();
  table.drag(1, handle_of(table, lens_of(table, 0)), handle_of(table, lens_of(table, 0)) + Vec{-200, -60});
  CHECK(base::distance(lens_of(table, 0).at, at + Vec{-200, -60}) < 0.1);
  table.drag(1, lens_of(table, 0).at, at);
  CHECK(base::distance(lens_of(table, 0).at, at) < 0.1);
  table.double_tap(at).hold(at);
  table.settle();
  CHECK(table.preview().writings.empty());
  CHECK(table.preview().rings.empty());
  CHECK(table.json() == json);
  table.expect(note).at(at);
}

TEST_CASE("fingers outside its disc reach what lies there") {
  Table table;
  get_lens(table, 0);
  // In the corner of the square around the disc, where nothing of the lens is.
  const scene::Lens lens = lens_of(table, 0);
  const double r = radius(table);
  const Vec corner = lens.at + base::rotated({-r * 0.93, r * 0.93}, lens.angle_deg);
  REQUIRE(base::distance(corner, lens.at) > r + 20);
  const Id note = table.note("Dehors", corner);
  table.settle().drag(1, corner, corner + Vec{-160, 0});
  table.expect(note).at(corner + Vec{-160, 0});
  CHECK(lens_of(table, 0) == lens);
}

TEST_CASE("its buttons look nearer and less near, between 1.4 and 2, and are large enough") {
  Table table;
  get_lens(table, 3);
  const std::uint64_t session = lens_of(table, 3).session;
  for (const Action action : {Action::lens_nearer, Action::lens_farther, Action::close_lens}) {
    const auto area = table.see(Table::button(action, session));
    CHECK(area.size.x >= 20);
    CHECK(area.size.y >= 20);
    CHECK(area.pose.angle_deg == lens_of(table, 3).angle_deg);
  }
  for (const double zoom : {1.6, 1.8, 2.0, 2.0}) {
    table.tap(Table::button(Action::lens_nearer, session));
    CHECK(lens_of(table, 3).zoom == Approx(zoom));
  }
  for (const double zoom : {1.8, 1.6, 1.4, 1.4}) {
    table.tap(Table::button(Action::lens_farther, session));
    CHECK(lens_of(table, 3).zoom == Approx(zoom));
  }
  table.tap(Table::button(Action::close_lens, session));
  CHECK(table.preview().lenses.empty());
}

TEST_CASE("two fingers on its glass look nearer and turn it, and let go it faces a side again") {
  Table table;
  get_lens(table, 0);
  const Vec at = lens_of(table, 0).at;
  table.down(1, at + Vec{-40, 0}).down(2, at + Vec{40, 0});
  for (int i = 1; i <= 20; ++i) {
    const Vec half = base::rotated({40 + i * 0.8, 0}, i * 4);
    table.move(1, at - half).move(2, at + half);
  }
  CHECK(lens_of(table, 0).zoom == Approx(1.95).margin(0.06));
  CHECK(std::abs(lens_of(table, 0).angle_deg) > 60);
  table.up(1).up(2).settle();
  CHECK(std::fmod(std::abs(lens_of(table, 0).angle_deg), 90.0) < 0.001);
}

TEST_CASE("off the sheet a lens is put away, and from there it is got again") {
  Table table;
  get_lens(table, 0);
  const Vec at = lens_of(table, 0).at;
  table.drag(1, at, {at.x, table.kiosk().scene().glass().size_mm.y - 12});
  CHECK(table.preview().lenses.empty());
  get_lens(table, 0);
  CHECK(table.preview().lenses.size() == 1);
  // The same way puts it away as well: one a person.
  get_lens(table, 0);
  CHECK(table.preview().lenses.empty());
}

TEST_CASE("a dead contact leaves the lens where it was") {
  Table table;
  get_lens(table, 0);
  const scene::Lens before = lens_of(table, 0);
  table.slide(1, before.at, before.at + Vec{-300, -80});
  CHECK_FALSE(lens_of(table, 0) == before);
  table.cancel(1).settle();
  CHECK(lens_of(table, 0) == before);
}

TEST_CASE("seven people at once: two pull lenses while the others drag, write and point") {
  Table table;
  get_lens(table, 0);
  get_lens(table, 1);
  const Vec a = lens_of(table, 0).at, b = lens_of(table, 1).at;
  std::vector<Vec> at;
  std::vector<Id> notes;
  for (std::size_t i = 2; i < 7; ++i) {
    at.push_back(table.plan().station(table.seat(i))->pose.to_glass({0, -240}));
    notes.push_back(table.note("Note " + std::to_string(i), at.back(), i));
  }
  table.settle();
  table.down(1, a).down(2, b);
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) table.down(10 + static_cast<std::int64_t>(i), at[i]);
  table.down(20, at[2]).down(21, at[2] + Vec{24, 4});
  table.double_tap(at[3], 30);
  table.down(40, at[4]);
  table.pass(400);
  CHECK(table.preview().writings.size() == 1);
  CHECK(table.preview().pointings.size() == 1);
  for (int i = 1; i <= 20; ++i) {
    table.device().move(1, a + Vec{6.0 * i, -3.0 * i});
    table.device().move(2, b + Vec{-6.0 * i, -3.0 * i});
    table.device().move(10, at[0] + Vec{3.0 * i, 0});
    table.device().move(11, at[1] + Vec{-3.0 * i, 0});
    table.device().move(20, at[2] + Vec{0, 4.0 * i});
    table.device().move(21, at[2] + Vec{24, 4 + 4.0 * i});
    table.frame();
  }
  CHECK(base::distance(lens_of(table, 0).at, a + Vec{120, -60}) < 0.1);
  CHECK(base::distance(lens_of(table, 1).at, b + Vec{-120, -60}) < 0.1);
  CHECK(table.preview().held.size() == 2);
  table.pass(150);
  for (const std::int64_t hand : {1, 2, 10, 11, 20, 21, 40}) table.up(hand);
  table.settle();
  CHECK(table.preview().lenses.size() == 2);
  table.expect(notes[2]).at(at[2]);
  CHECK(base::distance(table.place(notes[0]).at, at[0]) > 40);
}

TEST_CASE("on a wall a lens is got at one's mark too, and stays upright") {
  Table wall(Table::Setting{.people = 7, .mode = scene::Mode::wall});
  wall.tap(Table::at(TargetKind::mark, wall.seat(2)));
  CHECK(wall.preview().seat_menus.empty());  // that says who is there, and no more
  wall.tap(Table::at(TargetKind::mark, wall.seat(2)));
  wall.tap(Table::button(Action::open_lens, wall.seat(2).value));
  REQUIRE(wall.preview().lenses.size() == 1);
  const scene::Lens lens = wall.preview().lenses[0];
  CHECK(lens.angle_deg == 0);
  wall.down(1, lens.at + Vec{-50, 0}).down(2, lens.at + Vec{50, 0});
  for (int i = 1; i <= 10; ++i) wall.move(1, lens.at - base::rotated({50, 0}, 5 * i)).move(2, lens.at + base::rotated({50, 0}, 5 * i));
  wall.up(1).up(2).settle();
  CHECK(wall.preview().lenses[0].angle_deg == 0);
  wall.drag(1, wall.preview().lenses[0].at, wall.plan().bar.centre());
  CHECK(wall.preview().lenses.empty());
}

TEST_CASE("lenses stay when the step changes, and are no part of the board") {
  Table table;
  const std::string json = table.json();
  get_lens(table, 0);
  CHECK(table.json() == json);
  table.go_to_step(2);
  CHECK(table.preview().lenses.size() == 1);
  table.reopen();
  CHECK(table.preview().lenses.empty());
}
