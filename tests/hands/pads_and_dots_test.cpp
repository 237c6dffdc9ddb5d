// What stations give: notes pulled from pads, dots of a vote.
#include <set>

#include "support/table.h"

using base::Id;
using base::Vec;
using scene::TargetKind;
using support::Table;

namespace {

Vec pad_of(const Table& table, std::size_t seat) {
  Table::Look look;
  look.kind = TargetKind::pad;
  look.seat = table.seat(seat);
  return table.reach(look);
}
Vec dot_of(const Table& table, std::size_t seat) {
  Table::Look look;
  look.kind = TargetKind::station_dot;
  look.seat = table.seat(seat);
  return table.reach(look);
}
std::size_t live_dots(const Table& table) {
  std::size_t n = 0;
  for (const auto& dot : table.board().dots) n += !dot.removed;
  return n;
}

}  // namespace

TEST_CASE("a note pulled from a pad is its person's, where it was let go") {
  Table table;
  table.drag(1, pad_of(table, 2), {700, 640});
  REQUIRE(table.notes().size() == 1);
  const Id note = table.notes().front();
  table.expect(note).at({700, 640});
  CHECK(table.board().notes.find(note)->seat == table.seat(2));
}

TEST_CASE("a note pulled back over the linen returns to its pad") {
  Table table;
  const Vec pad = pad_of(table, 0);
  table.down(1, pad);
  for (int i = 1; i <= 10; ++i) table.move(1, pad + (Vec{900, 600} - pad) * (i / 10.0));
  CHECK(table.preview().pulled.size() == 1);
  SECTION("let go outside the sheet") {
    for (int i = 1; i <= 10; ++i) table.move(1, Vec{900, 600} + (Vec{30, 30} - Vec{900, 600}) * (i / 10.0));
    table.pass(100).up(1);
  }
  SECTION("its contact dies") { table.cancel(1); }
  CHECK(table.preview().pulled.empty());
  CHECK(table.notes().empty());
}

TEST_CASE("seven people pull their notes at the same time") {
  Table table;
  std::vector<Vec> from, to;
  for (std::size_t i = 0; i < 7; ++i) from.push_back(pad_of(table, i)), to.push_back({300.0 + 215 * static_cast<double>(i), 620});
  for (std::size_t i = 0; i < 7; ++i) table.down(static_cast<int>(i), from[i]);
  for (int step = 1; step <= 15; ++step) {
    for (std::size_t i = 0; i < 7; ++i) table.device().move(static_cast<int>(i), from[i] + (to[i] - from[i]) * (step / 15.0));
    table.frame();
  }
  CHECK(table.preview().pulled.size() == 7);
  table.pass(150);
  for (int i = 0; i < 7; ++i) table.up(i);
  std::set<Id> authors;
  for (const Id note : table.notes()) authors.insert(table.board().notes.find(note)->seat);
  CHECK(table.notes().size() == 7);
  CHECK(authors.size() == 7);
}

TEST_CASE("where a step has no writing no note is pulled") {
  Table table({.step = 3});
  CHECK_FALSE(table.sees(Table::at(TargetKind::pad)));
}

TEST_CASE("a dot is stuck, moved to another note, and taken home") {
  Table table({.step = 3});
  const Id first = table.note("Une idée", {700, 600}), second = table.note("Une autre", {1400, 700});
  table.drag(1, dot_of(table, 0), {700, 600});
  REQUIRE(live_dots(table) == 1);
  const Id dot = table.board().dots[0].id;
  CHECK(table.board().dots[0].note == first);
  CHECK(table.board().dots[0].seat == table.seat(0));

  table.drag(1, table.reach(Table::at(TargetKind::dot, dot)), {1400, 700});
  CHECK(table.board().dots[0].note == second);

  const Vec home = table.plan().station(table.seat(0))->pose.at;
  table.drag(1, table.reach(Table::at(TargetKind::dot, dot)), home);
  CHECK(live_dots(table) == 0);
}

TEST_CASE("a seat gives its three dots and no more") {
  Table table({.step = 3});
  const Id note = table.note("La meilleure", {900, 600});
  for (int i = 0; i < 3; ++i) table.drag(1, dot_of(table, 1), {900.0 + 20 * i, 600});
  CHECK(live_dots(table) == 3);
  // Nothing is left to take; what somebody tries by another door is refused.
  Table::Look mine;
  mine.kind = TargetKind::station_dot;
  mine.seat = table.seat(1);
  CHECK_FALSE(table.sees(mine));
  const auto fourth = table.store().commit(
      store::Draft(board::Actor::of_seat(table.seat(1)))
          .create(board::RecordKind::dot, table.store().new_id(),
                  {{board::Property::seat, table.seat(1)}, {board::Property::note, note}, {board::Property::round, table.store().rules().round}}));
  REQUIRE_FALSE(fourth);
  CHECK(fourth.error().message == "refused.no_dots_left");
}

TEST_CASE("a dot in the air when its contact dies is back at its station") {
  Table table({.step = 3});
  table.note("Une idée", {900, 600});
  table.slide(1, dot_of(table, 3), {900, 600});
  CHECK(table.preview().dots.size() == 1);
  table.lose(1);
  CHECK(table.preview().dots.empty());
  CHECK(live_dots(table) == 0);
}

TEST_CASE("seven people give all their dots at the same time, three each") {
  Table table({.step = 3});
  std::vector<Id> notes;
  for (int i = 0; i < 7; ++i) notes.push_back(table.note("Idée " + std::to_string(i), {330.0 + 205 * i, 640}));
  for (int round = 0; round < 3; ++round) {
    std::vector<Vec> from, to;
    for (std::size_t i = 0; i < 7; ++i)
      from.push_back(dot_of(table, i)), to.push_back(table.place(notes[(i + static_cast<std::size_t>(round)) % 7]).at + Vec{20.0 * round - 20, 30});
    for (std::size_t i = 0; i < 7; ++i) table.down(static_cast<int>(i), from[i]);
    for (int step = 1; step <= 10; ++step) {
      for (std::size_t i = 0; i < 7; ++i) table.device().move(static_cast<int>(i), from[i] + (to[i] - from[i]) * (step / 10.0));
      table.frame();
    }
    table.pass(100);
    for (int i = 0; i < 7; ++i) table.up(i);
  }
  CHECK(live_dots(table) == 21);
  for (std::size_t i = 0; i < 7; ++i) CHECK(board::dots_left(table.board(), table.store().rules(), table.seat(i)) == 0);
}

TEST_CASE("between two notes that lie close a dot sticks on the one under it") {
  Table table({.step = 3});
  const Id left = table.note("Une idée", {700, 600}), right = table.note("Sa voisine", {700 + table.plan().note_width + 8, 600});
  const double edge = 700 + table.plan().note_width / 2;
  table.drag(1, dot_of(table, 0), {edge - 2, 600});
  REQUIRE(live_dots(table) == 1);
  CHECK(table.board().dots[0].note == left);
  // In the gap it is the nearer's.
  table.drag(1, dot_of(table, 0), {edge + 6, 640});
  REQUIRE(live_dots(table) == 2);
  CHECK(table.board().dots[1].note == right);
}

TEST_CASE("votes are hidden on the card that counts them: dots lie, nobody sees whose, and no ranking is told") {
  Table table({.step = 3});
  const Id note = table.note("Une idée", {700, 600});
  table.drag(1, dot_of(table, 0), {700, 600});
  const auto says = [&](const std::string& words) {
    Table::Look look;
    look.label = words;
    return table.sees(look);
  };
  table.tap(Table::button(scene::Action::hide_votes)).settle();
  CHECK(table.board().workshop().votes_hidden);
  CHECK(table.plan().votes_hidden);
  // Whoever gave it can still take it, and give another.
  table.drag(1, dot_of(table, 1), {690, 600});
  CHECK(live_dots(table) == 2);
  CHECK(table.board().dots[1].note == note);
  table.tap(Table::button(scene::Action::show_votes)).settle();
  CHECK_FALSE(table.board().workshop().votes_hidden);
  CHECK(says("Visible"));
}

TEST_CASE("a hidden vote of seven is shown dot by dot, within two seconds and a half, and hands go on meanwhile") {
  Table table(Table::Setting{.step = 3});
  std::vector<Id> notes;
  for (int i = 0; i < 7; ++i) notes.push_back(table.note("Idée " + std::to_string(i), {240.0 + 200 * i, 400}, static_cast<std::size_t>(i)));
  for (std::size_t who = 0; who < 7; ++who)
    for (std::size_t i = 0; i < 3; ++i) table.dot(who, notes[(who + i) % 7]);
  table.tap(Table::button(scene::Action::hide_votes)).settle();
  CHECK(table.preview().reveal_us == 0);
  table.tap(Table::button(scene::Action::show_votes));
  REQUIRE(table.preview().reveal_us != 0);
  CHECK(table.kiosk().scene().animating());
  // Seen from the outside: a dot can be taken back while others still turn.
  Table::Look mine;
  mine.kind = scene::TargetKind::dot;
  mine.seat = table.seat(0);
  const Vec from = table.reach(mine);
  table.drag(1, from, {960, 620});
  CHECK(live_dots(table) == 20);
  table.pass(2500);
  CHECK_FALSE(table.kiosk().scene().animating());
}
