// A machine taught by fingers: seven people stick labels at once from all four sides, some are wrong and are put right, it is trained and
// asked why; then it groups by itself and people name what it found; then the path of a bought solution is walked. All of it undone, all
// of it there after the program ended.
#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "support/table.h"
#include "workshop/walk.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

enum Step { rule, label, correct, group, path };

Table::Setting training(int step, scene::Mode mode = scene::Mode::table) {
  Table::Setting setting;
  setting.workshop = "entrainement";
  setting.step = step;
  setting.mode = mode;
  return setting;
}

const workshop::Teaching& teaching(const Table& table) { return *workshop::teaching_now(*table.kiosk().definition(), table.board()); }
std::size_t kinds(const Table& table) { return table.kiosk().definition()->kinds.size(); }
std::size_t truth(const Table& table, std::size_t example) { return teaching(table).examples[example].drawn.kind; }

Vec example_at(const Table& table, std::size_t example) { return table.plan().learner->examples.at(example).at; }
// The label of that kind at somebody's own place; on a wall, in the tray.
Vec label_at(const Table& table, std::size_t seat, std::size_t kind) {
  Table::Look look = Table::at(TargetKind::label);
  if (table.kiosk().scene().glass().mode == scene::Mode::table) look.seat = table.seat(seat);
  look.label = table.kiosk().definition()->kinds[kind].label.fr;
  return table.reach(look);
}
const board::Label* label_on(const Table& table, std::size_t example) {
  return workshop::labels_on(teaching(table), table.board(), table.plan().sheet_id).at(example);
}
void stick(Table& table, std::size_t seat, std::size_t example, std::size_t kind) {
  table.drag(1, label_at(table, seat, kind), example_at(table, example)).settle();
}
std::size_t trainings(const Table& table) { return workshop::trainings_on(table.board(), table.plan().sheet_id).size(); }
// Every word of it.
std::string told_to_it(const Table& table) {
  std::string out;
  for (const board::Label& l : table.board().labels)
    out += base::to_string(l.id) + " " + std::to_string(l.about) + " " + std::to_string(l.meaning) + " " + base::to_string(l.seat) +
           (l.removed ? " gone\n" : "\n");
  for (const board::Training& t : table.board().trainings) out += base::to_string(t.id) + " " + t.examples + (t.removed ? " gone\n" : "\n");
  return out;
}
std::size_t right_now(const Table& table) {
  const auto all = workshop::trainings_on(table.board(), table.plan().sheet_id);
  return workshop::trial_of(*table.kiosk().definition(), teaching(table), *all.back()).count_right();
}

}  // namespace

TEST_CASE("seven people from all four sides stick labels at once, each in their own name") {
  Table table(training(label));
  std::set<base::Edge> sides;
  for (const auto& station : table.plan().stations) sides.insert(station.edge);
  REQUIRE(sides.size() == 4);
  REQUIRE(table.plan().seats.size() == 7);
  std::vector<Vec> from, to;
  for (std::size_t i = 0; i < 7; ++i) {
    from.push_back(label_at(table, i, truth(table, i)));
    to.push_back(example_at(table, i));
  }
  for (std::size_t i = 0; i < 7; ++i) table.down(static_cast<std::int64_t>(i) + 1, from[i]);
  for (int part = 1; part <= 10; ++part)
    for (std::size_t i = 0; i < 7; ++i) table.device().move(static_cast<std::int64_t>(i) + 1, from[i] + (to[i] - from[i]) * (part / 10.0)), table.frame();
  CHECK(table.preview().labels.size() == 7);
  for (std::size_t i = 0; i < 7; ++i) CHECK(label_on(table, i) == nullptr);  // in the air the board knows of none
  for (std::size_t i = 0; i < 7; ++i) table.up(static_cast<std::int64_t>(i) + 1);
  table.settle();
  for (std::size_t i = 0; i < 7; ++i) {
    REQUIRE(label_on(table, i));
    CHECK(label_on(table, i)->meaning == static_cast<std::int64_t>(truth(table, i)));
    CHECK(label_on(table, i)->seat == table.seat(i));
  }
  // Each takes back their own.
  REQUIRE(table.store().undo(board::Actor::of_seat(table.seat(3))));
  for (std::size_t i = 0; i < 7; ++i) CHECK((label_on(table, i) == nullptr) == (i == 3));
}

TEST_CASE("a label is changed by another over it, by taps, led elsewhere and taken off") {
  const scene::Mode mode = GENERATE(scene::Mode::table, scene::Mode::wall);
  Table table(training(label, mode));
  if (mode == scene::Mode::wall) table.tap(Table::at(TargetKind::mark, table.seat(2)));
  stick(table, 2, 0, 0);
  REQUIRE(label_on(table, 0));
  const Id id = label_on(table, 0)->id;
  CHECK(label_on(table, 0)->seat == table.seat(2));
  stick(table, 2, 0, 1);
  REQUIRE(label_on(table, 0));
  CHECK(label_on(table, 0)->id == id);  // one example, one label
  CHECK(label_on(table, 0)->meaning == 1);
  table.tap(Table::at(TargetKind::sticker, id)).settle();
  CHECK(label_on(table, 0)->meaning == 2);
  for (std::size_t taps = 3; taps <= kinds(table); ++taps) table.tap(Table::at(TargetKind::sticker, id)).settle();
  CHECK(label_on(table, 0)->meaning == 0);
  // To another example, which had none; then to one that has.
  table.drag(1, table.reach(Table::at(TargetKind::sticker, id)), example_at(table, 4)).settle();
  CHECK(label_on(table, 0) == nullptr);
  REQUIRE(label_on(table, 4));
  CHECK(label_on(table, 4)->id == id);
  stick(table, 2, 5, 3);
  table.drag(1, table.reach(Table::at(TargetKind::sticker, id)), example_at(table, 5)).settle();
  CHECK(label_on(table, 4) == nullptr);
  CHECK(label_on(table, 5)->meaning == 0);
  CHECK(label_on(table, 5)->id != id);
  // Off it, onto the map: gone, and brought back. A cancelled contact takes nothing off.
  const Id left = label_on(table, 5)->id;
  const Vec map = table.plan().learner->map.centre();
  table.slide(2, table.reach(Table::at(TargetKind::sticker, left)), map).cancel(2).settle();
  CHECK(label_on(table, 5));
  table.drag(1, table.reach(Table::at(TargetKind::sticker, left)), map).settle();
  CHECK(label_on(table, 5) == nullptr);
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(label_on(table, 5));
}

TEST_CASE("two people label the same example: the later one's word stands, and each can take theirs back") {
  Table table(training(label));
  const Vec one = label_at(table, 0, 0), two = label_at(table, 1, 1), at = example_at(table, 7);
  table.slide(1, one, at).slide(2, two, at + Vec{5, 5});
  table.up(1).up(2).settle();
  REQUIRE(label_on(table, 7));
  CHECK(label_on(table, 7)->meaning == 1);
  CHECK(label_on(table, 7)->seat == table.seat(1));
  REQUIRE(table.store().undo(board::Actor::of_seat(table.seat(1))));
  REQUIRE(label_on(table, 7));
  CHECK(label_on(table, 7)->meaning == 0);
}

TEST_CASE("nothing sticks beside the examples, nor where the step has nobody label") {
  Table table(training(label));
  table.drag(1, label_at(table, 0, 0), table.plan().learner->map.centre()).settle();
  CHECK(table.board().labels.size() == 0);
  table.go_to_step(rule);
  CHECK_FALSE(table.sees(Table::at(TargetKind::label)));
  CHECK_FALSE(table.sees(Table::button(Action::train)));
  REQUIRE(table.plan().learner);
}

TEST_CASE("wrong labels spoil what the machine has learnt, it shows why, and put right it answers better") {
  Table table(training(label));
  CHECK_FALSE(table.see(Table::button(Action::train)).enabled);  // there is nothing to learn yet
  CHECK_FALSE(table.sees(Table::button(Action::ask_why)));
  const std::size_t count = teaching(table).examples.size();
  for (std::size_t i = 0; i < count; ++i) stick(table, i % 7, i, i % 3 == 0 ? (truth(table, i) + 1) % kinds(table) : truth(table, i));
  table.tap(Table::button(Action::train)).settle();
  REQUIRE(trainings(table) == 1);
  const std::size_t before = right_now(table);
  CHECK_FALSE(table.see(Table::button(Action::train)).enabled);  // it knows all that there is

  const auto trial = workshop::trial_of(*table.kiosk().definition(), teaching(table), *workshop::trainings_on(table.board(), table.plan().sheet_id).back());
  const auto wrong = static_cast<std::size_t>(std::find(trial.right.begin(), trial.right.end(), false) - trial.right.begin());
  REQUIRE(wrong < trial.right.size());
  table.tap(Table::button(Action::ask_why, wrong + 1)).settle();
  CHECK(table.preview().questioned == std::vector<std::size_t>{wrong});
  // It went by a label that somebody got wrong.
  const auto& looked = trial.answers[wrong].looked_at;
  CHECK(std::any_of(looked.begin(), looked.end(),
                    [&](std::size_t example) { return label_on(table, example)->meaning != static_cast<std::int64_t>(truth(table, example)); }));
  table.tap(Table::button(Action::ask_why, wrong + 1)).settle();
  CHECK(table.preview().questioned.empty());

  table.go_to_step(correct);
  for (std::size_t i = 0; i < count; i += 3) stick(table, i % 7, i, truth(table, i));
  CHECK(right_now(table) == before);  // until it is trained again
  table.tap(Table::button(Action::train)).settle();
  REQUIRE(trainings(table) == 2);
  CHECK(right_now(table) >= before + 3);
  // A training is a deed: taken back, the machine knows what it knew.
  const std::size_t after = right_now(table);
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(right_now(table) == before);
  REQUIRE(table.store().redo(board::Actor::facilitator()));
  CHECK(right_now(table) == after);
  // And it is there after the program ended; but for the clock, to the byte.
  const std::string told = told_to_it(table);
  table.reopen();
  CHECK(told_to_it(table) == told);
  CHECK(right_now(table) == after);
}

TEST_CASE("a few may ask at once, each answer is about the machine of now") {
  Table table(training(label, scene::Mode::wall));
  for (std::size_t i = 0; i < 6; ++i) stick(table, 0, i, truth(table, i));
  table.tap(Table::button(Action::train)).settle();
  for (const std::uint64_t test : {1U, 4U, 6U, 9U}) table.tap(Table::button(Action::ask_why, test));
  CHECK(table.preview().questioned == std::vector<std::size_t>{3, 5, 8});  // the first made room
  stick(table, 0, 8, truth(table, 8));
  table.tap(Table::button(Action::train)).settle();
  CHECK(table.preview().questioned.empty());
}

TEST_CASE("groups are named by several people at once, and their number is changed") {
  Table table(training(group));
  const Id sheet = table.plan().sheet_id;
  REQUIRE(table.plan().learner->groups.size() == 4);
  table.tap(Table::button(Action::name_group, 1)).tap(Table::button(Action::name_group, 4)).settle();
  REQUIRE(table.preview().writings.size() == 2);
  table.type(table.preview().writings[0].session, "bri");
  table.type(table.preview().writings[1].session, "sport");
  for (const auto& writing : std::vector(table.preview().writings)) table.kiosk().hands().writing().close(writing.session);
  table.settle();
  REQUIRE(workshop::name_of(table.board(), sheet, 4, 0));
  CHECK(workshop::name_of(table.board(), sheet, 4, 0)->title == "bri");
  REQUIRE(workshop::name_of(table.board(), sheet, 4, 3));
  CHECK(workshop::name_of(table.board(), sheet, 4, 3)->title == "sport");
  table.tap(Table::button(Action::more_groups)).settle();
  CHECK(table.plan().learner->groups.size() == 5);
  CHECK_FALSE(workshop::name_of(table.board(), sheet, 5, 0));
  table.tap(Table::button(Action::fewer_groups)).settle();
  CHECK(table.plan().learner->groups.size() == 4);
  CHECK(table.sees([] {
    Table::Look look = Table::button(Action::name_group, 1);
    look.label = "bri";
    return look;
  }()));
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(table.plan().learner->groups.size() == 5);
  table.reopen();
  CHECK(table.plan().learner->groups.size() == 5);
  while (workshop::group_count(teaching(table), table.board(), sheet) > workshop::fewest_groups) table.tap(Table::button(Action::fewer_groups)).settle();
  CHECK_FALSE(table.see(Table::button(Action::fewer_groups)).enabled);
}

TEST_CASE("the token goes where the path leads, is refused in use while the test says no, and comes back when it is let go elsewhere") {
  const scene::Mode mode = GENERATE(scene::Mode::table, scene::Mode::wall);
  Table table(training(path, mode));
  using workshop::Stop;
  const auto walk = [&] { return workshop::read_walk(table.board().sheets.find(table.plan().sheet_id)->walk); };
  const auto stop_at = [&](Stop stop) { return table.plan().learner->stops.at(static_cast<std::size_t>(stop)).centre(); };
  const auto push = [&](Stop stop) { table.drag(1, table.reach(Table::at(TargetKind::token)), stop_at(stop)).settle(); };
  const Vec home = table.see(Table::at(TargetKind::token)).pose.at;
  push(Stop::live);
  CHECK(walk() == std::vector<Stop>{Stop::provider});
  CHECK(table.sentence() == table.kiosk().texts()("refused.no_way_there"));
  table.drag(1, home, table.plan().learner->ways.front().centre()).settle();
  CHECK(base::distance(table.see(Table::at(TargetKind::token)).pose.at, home) < 0.1);
  push(Stop::test);
  CHECK(walk().back() == Stop::test);
  push(Stop::live);
  CHECK(walk().back() == Stop::test);
  CHECK(table.sentence() == table.kiosk().texts()("refused.test_failed"));
  push(Stop::own_bad);
  push(Stop::test);
  push(Stop::live);
  CHECK(walk().back() == Stop::test);
  // Back to the data by a tap on its card, and on with good labels.
  table.tap(Table::button(Action::walk_to, static_cast<std::uint64_t>(Stop::own_good) + 1)).settle();
  CHECK(walk().back() == Stop::own_good);
  push(Stop::test);
  push(Stop::live);
  CHECK(walk() == std::vector<Stop>{Stop::provider, Stop::test, Stop::own_bad, Stop::test, Stop::own_good, Stop::test, Stop::live});
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(walk().back() == Stop::test);
  table.reopen();
  CHECK(walk().size() == 6);
  // A cancelled contact leaves it where it stands, and one hand has it at a time.
  const Vec at = table.reach(Table::at(TargetKind::token));
  table.slide(1, at, stop_at(Stop::live));
  CHECK(table.preview().tokens.size() == 1);
  table.cancel(1).settle();
  CHECK(walk().size() == 6);
}
