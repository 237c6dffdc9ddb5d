// Notes brought together: lasso, its bar, themes named and moved; undo here.
#include <algorithm>

#include "base/random.h"
#include "hands/rows.h"
#include "support/table.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

// Still for the time of a hold, then around.
void lasso(Table& table, base::Box around, std::int64_t hand = 1) {
  const Vec corners[] = {around.min, {around.max.x, around.min.y}, around.max, {around.min.x, around.max.y}, around.min};
  table.down(hand, corners[0]).pass(650);
  for (int side = 0; side < 4; ++side) {
    for (int i = 1; i <= 8; ++i) table.move(hand, corners[side] + (corners[side + 1] - corners[side]) * (i / 8.0));
  }
  table.up(hand);
}

}  // namespace

TEST_CASE("a lasso takes the notes inside it, and its bar groups them into a theme that asks for its name") {
  Table table;
  const Id one = table.note("Un", {420, 560}), two = table.note("Deux", {580, 640}), far = table.note("Loin", {1400, 600});
  lasso(table, {{310, 450}, {700, 760}});
  REQUIRE(table.preview().lassos.size() == 1);
  CHECK(table.preview().lassos[0].notes.size() == 2);
  table.tap(Table::button(Action::lasso_group)).settle();

  REQUIRE(table.board().themes.size() == 1);
  const Id theme = table.board().themes[0].id;
  CHECK(table.board().notes.find(one)->theme == theme);
  CHECK(table.board().notes.find(two)->theme == theme);
  CHECK_FALSE(table.board().notes.find(far)->theme);
  CHECK(table.preview().lassos.empty());
  REQUIRE(table.preview().writings.size() == 1);
  CHECK(table.preview().writings[0].record == theme);

  table.type(table.preview().writings[0].session, "vite").settle();
  CHECK(table.board().themes[0].title == "vite");
}

TEST_CASE("a group laid in rows beside a theme covers none of it, whatever shape that asks for") {
  Table table;
  std::vector<Id> first, second;
  for (int i = 0; i < 6; ++i) first.push_back(table.note("A " + std::to_string(i), {250.0 + 140 * (i % 3), 420.0 + 140 * (i / 3)}));
  table.theme("Premier", first);
  for (int i = 0; i < 4; ++i) second.push_back(table.note("B " + std::to_string(i), {200.0 + 135 * i, 800}));
  lasso(table, {{120, 715}, {780, 885}});
  REQUIRE(table.preview().lassos.size() == 1);
  table.tap(Table::button(Action::lasso_group)).settle();

  const auto& plans = table.kiosk().scene().theme_plans();
  REQUIRE(plans.size() == 2);
  CHECK_FALSE(plans[0].area.overlaps(plans[1].area));
  for (const auto& plan : plans)
    for (const Id id : first) {
      const auto place = table.place(id);
      if (table.board().notes.find(id)->theme != plan.theme) CHECK_FALSE(plan.area.overlaps(base::Box::around(place.at, {place.width_mm, place.width_mm})));
    }
}

TEST_CASE("wherever a group is tidied, it covers no theme while there is room beside it") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    base::Random random(seed);
    Table table;
    std::vector<Id> first, second;
    for (int i = 0; i < 6; ++i) first.push_back(table.note("A " + std::to_string(i), {420.0 + 133 * (i % 3), 430.0 + 133 * (i / 3)}));
    table.theme("Premier", first);
    const auto anywhere = [&] { return Vec{random.between(200, 880), random.between(250, 860)}; };
    for (int i = 0; i < 6; ++i) table.note("Seule", anywhere());
    for (std::uint64_t n = 3 + random.below(3); n > 0; --n) second.push_back(table.note("B", anywhere()));
    table.frame();
    const base::Box theme = table.kiosk().scene().theme_plans().at(0).area;
    for (const board::Placement& place : hands::in_rows(table.kiosk().hands().room(), second, 0)) {
      INFO("seed " << seed);
      CHECK_FALSE(base::Box::around(place.at, {place.width_mm, place.width_mm}).overlaps(theme));
    }
  }
}

TEST_CASE("a group keeps off the names of the sides, those at the far side too") {
  Table table;
  std::vector<Id> notes;
  const auto titles = table.plan().titles();
  const auto far = std::find_if(titles.begin(), titles.end(), [](const auto& t) { return t.far && !t.with_ai; });
  REQUIRE(far != titles.end());
  const Vec name = far->box.centre();
  for (int i = 0; i < 3; ++i) notes.push_back(table.note("A " + std::to_string(i), name + Vec{-300.0 + 150 * i, 85}));
  lasso(table, {name + Vec{-400, 8}, name + Vec{90, 170}});
  REQUIRE(table.preview().lassos.size() == 1);
  table.tap(Table::button(Action::lasso_group)).settle();
  const auto& plan = table.kiosk().scene().theme_plans().at(0);
  for (const auto& title : titles) {
    CHECK_FALSE(plan.area.overlaps(title.box));
    CHECK_FALSE(base::bounds(plan.strip, plan.strip_size).overlaps(title.box));
  }
}

TEST_CASE("names of themes that stand close keep off each other, and their clocks with them, on the smallest table") {
  Table table(Table::Setting{.people = 4, .glass = {1920, 1080, 952.0 / 1920}, .diagonal_inches = 43});
  const base::Box sheet = table.plan().sheet;
  const std::string titles[] = {"Répondre plus vite", "Mieux s’entraider", "Garder la trace"};
  for (int i = 0; i < 3; ++i) {
    std::vector<Id> notes;
    for (int j = 0; j < 2; ++j) notes.push_back(table.note("Note", sheet.min + Vec{90 + 150.0 * i, 190 + 92.0 * j}, 0));
    table.theme(titles[i], notes);
  }
  table.settle();
  std::vector<base::Box> taken;
  for (const auto& plan : table.kiosk().scene().theme_plans()) {
    const base::Box strip = base::bounds(plan.strip, plan.strip_size);
    const scene::Area key = table.see(Table::button(Action::undo_here, plan.theme.value));
    const base::Box clock = base::Box::around(key.pose.at, key.size);
    for (const base::Box& mine : {strip, clock}) {
      CHECK(sheet.grown(0.1).contains(mine.centre()));
      for (const base::Box& other : taken) CHECK(base::overlap(mine, other) < 40);
    }
    taken.push_back(strip);
    taken.push_back(clock);
  }
  CHECK(taken.size() == 6);
}

TEST_CASE("a note is above the tent, and never lost under it") {
  Table table;
  const Vec tent = table.see(Table::at(TargetKind::tent)).pose.at;
  const Id note = table.note("Dessus", {700, 600});
  table.drag(1, {700, 600}, tent).settle();
  CHECK(base::distance(table.place(note).at, tent) < 2);
  table.drag(1, tent, {700, 640}).settle();
  CHECK(base::distance(table.place(note).at, {700, 640}) < 2);
}

TEST_CASE("a lasso around nothing leaves nothing, nor does one whose contact dies") {
  Table table;
  table.note("Un", {420, 560});
  lasso(table, {{900, 600}, {1200, 800}});
  CHECK(table.preview().lassos.empty());
  table.down(1, {310, 450}).pass(650).move(1, {700, 450}).move(1, {700, 760});
  CHECK(table.preview().lassos.size() == 1);
  table.cancel(1);
  CHECK(table.preview().lassos.empty());
}

TEST_CASE("three people draw their lassos at once, each takes their own notes") {
  Table table;
  std::vector<Id> notes;
  for (int i = 0; i < 3; ++i) notes.push_back(table.note("N " + std::to_string(i), {360.0 + 560 * i, 700}));
  for (int i = 0; i < 3; ++i) table.down(i, {250.0 + 560 * i, 590});
  table.pass(650);
  const Vec way[] = {{220, 0}, {220, 220}, {0, 220}, {0, 0}};
  for (const Vec corner : way) {
    for (int step = 0; step < 3; ++step)
      for (int i = 0; i < 3; ++i) table.move(i, Vec{250.0 + 560 * i, 590} + corner);
  }
  for (int i = 0; i < 3; ++i) table.up(i);
  REQUIRE(table.preview().lassos.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(table.preview().lassos[i].notes == std::vector<Id>{notes[i]});
}

TEST_CASE("a theme moved by its strip takes its notes along") {
  Table table;
  const Id one = table.note("Un", {420, 640}), two = table.note("Deux", {570, 640});
  const Id theme = table.theme("Ensemble", {one, two});
  table.settle();
  const Vec strip = table.reach(Table::at(TargetKind::theme, theme));
  table.drag(1, strip, strip + Vec{80, 120});
  table.settle();
  table.expect(one).at({500, 760});
  table.expect(two).at({650, 760});
  // One deed: one undo brings both back.
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  table.settle();
  table.expect(one).at({420, 640});
  table.expect(two).at({570, 640});
}

TEST_CASE("a note dropped into a theme joins it, and leaves it when it is carried out") {
  Table table;
  const Id one = table.note("Un", {420, 640}), two = table.note("Deux", {570, 640}), third = table.note("Trois", {820, 860});
  const Id theme = table.theme("Ensemble", {one, two});
  table.settle();
  table.drag(1, {820, 860}, {500, 690});
  CHECK(table.board().notes.find(third)->theme == theme);
  table.drag(1, {500, 690}, {820, 880});
  CHECK_FALSE(table.board().notes.find(third)->theme);
}

TEST_CASE("undo here takes back what was done to a theme, and nothing elsewhere") {
  Table table;
  const Id one = table.note("Un", {420, 640}), two = table.note("Deux", {570, 640}), elsewhere = table.note("Ailleurs", {1400, 600});
  const Id theme = table.theme("Ensemble", {one, two});
  table.settle();
  table.drag(1, {420, 640}, {440, 700}).drag(2, {1400, 600}, {1300, 760});
  table.settle();
  table.tap(Table::button(Action::undo_here, theme.value));
  REQUIRE(table.preview().undo_cards.size() == 1);
  REQUIRE_FALSE(table.preview().undo_cards[0].rows.empty());

  Table::Look newest = Table::button(Action::undo_here_row);
  newest.row = 0;
  table.tap(newest).settle();
  table.expect(one).at({420, 640});
  table.expect(elsewhere).at({1300, 760});
  table.tap(Table::button(Action::close_card));
  CHECK(table.preview().undo_cards.empty());
}
