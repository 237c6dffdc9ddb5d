// Pointing while people talk: rings in a person's colour follow their hand, and nothing is lifted, at any speed.
#include <algorithm>

#include "board/talk.h"
#include "support/table.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

// Two fingers of one hand: `hand` and the number after it.
constexpr Vec kBeside{24, 4};
Table& lay(Table& table, std::int64_t hand, Vec at) { return table.down(hand, at).down(hand + 1, at + kBeside); }
Table& point(Table& table, std::int64_t hand, Vec at) { return lay(table, hand, at).pass(620); }
Table& go(Table& table, std::int64_t hand, Vec to) {
  table.device().move(hand, to);
  table.device().move(hand + 1, to + kBeside);
  return table.frame();
}
Table& leave(Table& table, std::int64_t hand) { return table.up(hand).up(hand + 1); }

const scene::Pointing* of(const Table& table, Id seat) {
  const auto& all = table.preview().pointings;
  const auto it = std::find_if(all.begin(), all.end(), [&](const scene::Pointing& p) { return p.seat == seat; });
  return it == all.end() ? nullptr : &*it;
}

Vec before(const Table& table, std::size_t seat, double mm) { return table.plan().station(table.seat(seat))->pose.to_glass({0, -mm}); }

}  // namespace

TEST_CASE("two fingers held on a note point at it, and take it nowhere however fast they go") {
  Table table;
  const Vec at = before(table, 0, 260);
  const Id note = table.note("Qui répond quand Léa est absente ?", at);
  table.settle();
  const std::string json = table.json();
  point(table, 1, at);
  REQUIRE(table.preview().pointings.size() == 1);
  const scene::Pointing* rings = of(table, table.seat(0));
  REQUIRE(rings);
  CHECK(base::distance(rings->at, at + kBeside * 0.5) < 0.1);
  CHECK(table.preview().touched.empty());  // unchanged: not even a little higher
  CHECK(table.preview().rings.empty());
  for (const Vec to : {at + Vec{30, -60}, at + Vec{500, -300}, at + Vec{-200, -320}, at + Vec{700, -100}}) go(table, 1, to);
  CHECK(base::distance(of(table, table.seat(0))->at, at + Vec{700, -100} + kBeside * 0.5) < 0.1);
  CHECK(table.preview().held.empty());
  leave(table, 1).pass(1400);
  CHECK(table.preview().pointings.size() == 1);  // it fades
  table.pass(200).settle();
  CHECK(table.preview().pointings.empty());
  CHECK(table.json() == json);
  table.expect(note).at(at);
}

TEST_CASE("two fingers held on the bare sheet point and draw no lasso") {
  Table table;
  point(table, 1, before(table, 1, 300));
  CHECK(table.preview().pointings.size() == 1);
  CHECK(table.preview().lassos.empty());
  leave(table, 1).settle();
  CHECK(table.preview().lassos.empty());
}

TEST_CASE("one finger on a note and one beside it point too") {
  Table table;
  const Id note = table.note("Au bord", {900, 700});
  const Vec edge{900 + table.place(note).width_mm / 2 - 8, 700};
  point(table, 1, edge);
  CHECK(table.preview().pointings.size() == 1);
  CHECK(table.preview().lassos.empty());
}

TEST_CASE("two fingers that move first turn and stretch the note, and point at nothing") {
  Table table;
  const Id note = table.note("À étirer", {900, 600});
  const double width = table.place(note).width_mm;
  table.down(1, {885, 600}).down(2, {915, 600});
  for (int i = 1; i <= 12; ++i) table.move(1, {885.0 - i, 600}).move(2, {915.0 + i, 600});
  table.pass(800);
  CHECK(table.preview().pointings.empty());
  table.up(1).up(2).settle();
  CHECK(table.place(note).width_mm > width + 10);
}

TEST_CASE("seven people at once: three point, and the others drag, write and hold undisturbed") {
  Table table;
  std::vector<Id> notes;
  std::vector<Vec> at;
  for (std::size_t i = 0; i < 7; ++i) {
    at.push_back(before(table, i, 300));
    notes.push_back(table.note("Note " + std::to_string(i), at.back(), i));
  }
  table.settle();
  // The first three lay two fingers down; the fourth and fifth drag, the sixth holds, the seventh writes.
  for (const std::int64_t who : {0, 1, 2}) lay(table, 10 * who + 1, at[static_cast<std::size_t>(who)]);
  table.down(31, at[3]).down(41, at[4]).down(51, at[5]);
  table.double_tap(at[6], 61);
  table.pass(300);
  CHECK(table.preview().pointings.size() == 3);
  CHECK(table.preview().rings.size() == 3);  // of three fingers that lay still
  REQUIRE(table.preview().writings.size() == 1);
  for (int i = 1; i <= 20; ++i) {
    for (const std::int64_t who : {0, 1, 2}) {
      const Vec to = at[static_cast<std::size_t>(who)] + Vec{(who == 1 ? -9.0 : 9.0) * i, 3.0 * i};
      table.device().move(10 * who + 1, to);
      table.device().move(10 * who + 2, to + kBeside);
    }
    table.device().move(31, at[3] + Vec{4.0 * i, 0});
    table.device().move(41, at[4] + Vec{-4.0 * i, 0});
    table.frame();
  }
  CHECK(table.preview().held.size() == 2);
  for (std::size_t i = 0; i < 3; ++i) {
    const scene::Pointing* rings = of(table, table.seat(i));
    REQUIRE(rings);
    CHECK(base::distance(rings->at, at[i] + Vec{(i == 1 ? -9.0 : 9.0) * 20, 60} + kBeside * 0.5) < 0.1);
  }
  table.pass(150).up(31).up(41).up(51);
  for (const std::int64_t who : {0, 1, 2}) leave(table, 10 * who + 1);
  table.settle();
  for (std::size_t i = 0; i < 3; ++i) table.expect(notes[i]).at(at[i]);
  CHECK(base::distance(table.place(notes[3]).at, at[3]) > 40);
  CHECK(base::distance(table.place(notes[4]).at, at[4]) > 40);
  CHECK(table.preview().pointings.empty());
}

TEST_CASE("at a table the name faces its person, and their finger alone finds the rings") {
  Table table;
  for (const std::size_t who : {std::size_t{0}, std::size_t{2}, std::size_t{3}, std::size_t{6}}) {
    const scene::StationPlan* station = table.plan().station(table.seat(who));
    point(table, 1, before(table, who, 280));
    const auto area = table.see(Table::at(TargetKind::pointing));
    CHECK(area.seat == table.seat(who));
    CHECK(area.pose.angle_deg == station->pose.angle_deg);
    CHECK(area.label.find(table.board().seats.find(table.seat(who))->name) == 0);
    CHECK_FALSE(area.enabled);
    leave(table, 1).settle();
  }
}

TEST_CASE("« Montrer » puts the rings on the note, and the next finger takes them along without lifting it") {
  Table table;
  const Vec at = before(table, 0, 300);
  const Id note = table.note("À montrer", at);
  table.settle();
  const std::string json = table.json();
  table.hold(at).tap(Table::button(Action::ring_point));
  CHECK(table.preview().rings.empty());
  const scene::Pointing* rings = of(table, table.seat(0));
  REQUIRE(rings);
  CHECK(base::distance(rings->at, at) < 0.1);

  SECTION("a finger drags it away, and it fades when that leaves") {
    table.slide(2, at + Vec{20, 10}, at + Vec{220, -80});
    CHECK(table.preview().held.empty());
    CHECK(base::distance(of(table, table.seat(0))->at, at + Vec{220, -80}) < 0.1);
    table.pass(5000);  // for as long as the hand is there
    CHECK(of(table, table.seat(0))->left_us == 0);
    table.up(2).pass(1400);
    CHECK(of(table, table.seat(0)));
    table.pass(200);
    CHECK_FALSE(of(table, table.seat(0)));
    CHECK(table.json() == json);
  }
  SECTION("nobody drags it: it stays a while and fades") {
    table.pass(3000);
    CHECK(of(table, table.seat(0))->left_us == 0);
    table.pass(2700);
    CHECK(table.preview().pointings.empty());
    CHECK(table.json() == json);
  }
  SECTION("the note is removed meanwhile: the rings fade") {
    REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).remove(board::RecordKind::note, note)));
    table.pass(1700);
    CHECK(table.preview().pointings.empty());
  }
}

TEST_CASE("after « Montrer » another person's finger still moves the note, and the rings stay on it") {
  // Between two people: to the left of its middle the one is nearer, to the right the other.
  Table table;
  Vec at{400, 640};
  while (at.x < 1500 && table.plan().seat_near(at) == table.plan().seat_near(at + Vec{2, 0})) at.x += 2;
  const Vec mine = at - Vec{30, 0}, theirs = at + Vec{40, 0};
  REQUIRE(table.plan().seat_near(mine) != table.plan().seat_near(theirs));
  table.note("Entre nous", at);
  table.settle();
  table.hold(mine).tap(Table::button(Action::ring_point));
  const Id whose = table.plan().seat_near(mine);
  REQUIRE(of(table, whose));
  table.slide(3, theirs, theirs + Vec{90, 40});
  REQUIRE(table.preview().held.size() == 1);
  CHECK(base::distance(of(table, whose)->at, table.preview().held[0].place.at) < 0.1);
}

TEST_CASE("on a wall that can be drawn nearer, fingers held still point, and those that part draw it nearer") {
  Table wall(Table::Setting{.people = 7, .mode = scene::Mode::wall});
  wall.kiosk().set_sheet_free(true);
  wall.tap(Table::at(TargetKind::mark, wall.seat(2)));
  point(wall, 1, {900, 500});
  REQUIRE(wall.preview().pointings.size() == 1);
  CHECK(wall.preview().pointings[0].seat == wall.seat(2));
  CHECK(wall.preview().sheet_view.whole());
  go(wall, 1, {1200, 600});
  CHECK(wall.preview().sheet_view.whole());
  leave(wall, 1).settle();
  wall.down(1, {900, 500}).down(2, {940, 500});
  for (int i = 1; i <= 20; ++i) wall.move(1, {900.0 - 3 * i, 500}).move(2, {940.0 + 3 * i, 500});
  CHECK(wall.preview().pointings.empty());
  CHECK_FALSE(wall.preview().sheet_view.whole());
}

TEST_CASE("who points goes on pointing while the table goes to another step, and is in no photo's way") {
  Table table;
  point(table, 1, before(table, 0, 300));
  table.kiosk().go_to_step(2);
  table.pass(300);
  CHECK(table.preview().pointings.size() == 1);
  leave(table, 1).settle();
  CHECK(table.preview().pointings.empty());
}

TEST_CASE("a pointing hand whose contacts are taken away with the focus leaves rings that fade") {
  Table table;
  point(table, 1, before(table, 0, 300));
  table.kiosk().cancel_contacts();
  table.pass(1700);
  CHECK(table.preview().pointings.empty());
}

TEST_CASE("while people talk seven fingers on seven notes show them and move nothing, and what was being written is finished") {
  Table table;
  const auto talk = [&](std::int64_t what) {
    REQUIRE(table.store().commit(
        store::Draft(board::Actor::facilitator()).set(board::RecordKind::step, table.board().current_step()->id, {{board::Property::withheld, what, {}}})));
    table.settle();
  };
  std::vector<Id> notes;
  std::vector<Vec> from;
  for (int i = 0; i < 7; ++i) {
    from.push_back({260.0 + 220 * i, 480});
    notes.push_back(table.note("Note " + std::to_string(i), from.back(), static_cast<std::size_t>(i)));
  }
  // Both long sides say why.
  const auto say = [&](const char* key) {
    std::size_t sides = 0;
    for (const auto& area : table.kiosk().targets()) sides += area.label.find(table.kiosk().texts()(key)) != std::string::npos ? 1U : 0U;
    return sides;
  };
  CHECK(say("step.talk") == 0);
  talk(board::kTalks);
  CHECK(say("step.talk") >= 2);
  CHECK_FALSE(table.sees({.kind = TargetKind::pad}));
  const std::string json = table.json();
  for (int i = 0; i < 7; ++i) table.down(i, from[static_cast<std::size_t>(i)]);
  table.pass(700);
  CHECK(table.preview().pointings.size() == 7);  // a still finger shows too
  CHECK(table.preview().rings.empty());
  for (int step = 1; step <= 20; ++step) {
    for (std::size_t i = 0; i < 7; ++i) table.device().move(static_cast<int>(i), from[i] + Vec{0, 17.0 * step});
    table.frame();
  }
  CHECK(table.preview().held.empty());
  for (const scene::Pointing& p : table.preview().pointings) CHECK(p.at.y > 800);
  for (int i = 0; i < 7; ++i) table.up(i);
  table.settle();
  CHECK(table.preview().pointings.empty());
  table.double_tap({960, 700}).double_tap(from[2]).settle();
  CHECK(table.preview().writings.empty());
  CHECK(table.json() == json);

  talk(board::kWithholdsAll);
  CHECK(say("step.talk") == 0);
  CHECK(say("step.locked") >= 2);
  talk(0);
  CHECK(say("step.locked") == 0);
  table.drag(1, from[0], from[0] + Vec{0, 300});
  table.expect(notes[0]).at(from[0] + Vec{0, 300});
}
