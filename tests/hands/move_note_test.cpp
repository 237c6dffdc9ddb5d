// Notes in hands: moved, thrown, turned and stretched, by one person and by seven; and what becomes of them when a contact dies.
#include "support/table.h"

using base::Id;
using base::Vec;
using support::Table;

TEST_CASE("a note goes where the hand puts it, and the board hears of it once") {
  Table table;
  const Id note = table.note("Répondre en une heure", {700, 600});
  const auto seq = table.board().seq();
  table.slide(1, {700, 600}, {940, 760});
  CHECK(table.board().seq() == seq);
  REQUIRE(table.preview().held.size() == 1);
  CHECK(base::distance(table.preview().held[0].place.at, {940, 760}) < 1);
  table.up(1);
  table.expect(note).at({940, 760});
  CHECK(table.preview().held.empty());
  CHECK(table.board().seq() == seq + 1);
}

TEST_CASE("a thrown note stays whole on the glass") {
  Table table;
  const Vec throws[] = {{90, 0}, {-90, 0}, {0, 70}, {0, -70}, {80, 60}, {-80, -60}};
  for (const Vec way : throws) {
    const Id note = table.note("Jetée", {960, 600});
    table.down(1, {960, 600});
    for (int i = 1; i <= 4; ++i) table.move(1, Vec{960, 600} + way * i);
    table.up(1).settle();
    const auto place = table.place(note);
    INFO("thrown by " << way.x << ", " << way.y << ", it lies at " << place.at.x << ", " << place.at.y);
    CHECK(base::distance(place.at, Vec{960, 600} + way * 4) > 5);
    for (const Vec corner : base::corners({place.at, place.angle_deg}, {place.width_mm, place.width_mm}))
      CHECK(base::Box{{0, 0}, {1920, 1080}}.contains(corner));
  }
}

TEST_CASE("two contacts turn and stretch a note, two people as well as one") {
  Table table;
  const Id note = table.note("À deux", {960, 640});
  table.down(1, {930, 640}).down(2, {990, 640});
  for (int i = 1; i <= 10; ++i) {
    const Vec half = base::rotated(Vec{30 + 1.5 * i, 0}, 9.0 * i);
    table.device().move(1, Vec{960, 640} - half);
    table.device().move(2, Vec{960, 640} + half);
    table.frame();
  }
  table.pass(150).up(1).up(2);
  table.expect(note).at({960, 640}, 2);
  table.expect(note).turned(90, 2);
  table.expect(note).wide(table.plan().note_width * 1.5, 2);
}

TEST_CASE("a note pinched to its smallest on a small table is still a note") {
  Table table({.people = 4, .step = 1, .glass = {1218, 685, 1}, .diagonal_inches = 55});
  const Id note = table.note("Petite", {600, 420});
  table.down(1, {570, 420}).down(2, {630, 420});
  for (int i = 1; i <= 10; ++i) table.move(1, {570 + 2.6 * i, 420}).move(2, {630 - 2.6 * i, 420});
  table.pass(150).up(1).up(2);
  CHECK(table.sentence().empty());
  CHECK(table.place(note).width_mm < table.plan().note_width);
  CHECK(table.place(note).width_mm >= table.store().rules().min_note_mm);
}

TEST_CASE("a note pushed to a side turns to whoever stands there") {
  Table table;
  const Id note = table.note("Pour le nord", {1500, 700});
  table.drag(1, {1500, 700}, {1500, 120});
  table.expect(note).turned(180, 5);
}

TEST_CASE("a dead contact gives the note back") {
  Table table;
  const Id note = table.note("Tenue", {700, 600});
  const auto seq = table.board().seq();
  table.slide(1, {700, 600}, {1100, 800});
  SECTION("cancelled by the device") { table.cancel(1); }
  SECTION("lost without a word") { table.lose(1); }
  SECTION("taken away with the focus") { table.kiosk().cancel_contacts(); }
  SECTION("taken away with another step") {
    table.kiosk().go_to_step(2);
    table.move(1, {1200, 800});
    CHECK(table.preview().held.empty());
    table.up(1).go_to_step(1);
    table.expect(note).at({700, 600});
    return;
  }
  table.settle();
  CHECK(table.preview().held.empty());
  CHECK(table.board().seq() == seq);
  table.expect(note).at({700, 600});
}

TEST_CASE("a note removed while it is held is gone, and the hand holds nothing") {
  Table table;
  const Id note = table.note("Ôtée", {700, 600});
  table.slide(1, {700, 600}, {900, 700});
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).remove(board::RecordKind::note, note)));
  table.move(1, {950, 700}).up(1).settle();
  CHECK_FALSE(table.live(note));
  CHECK(table.preview().held.empty());
}

TEST_CASE("seven people move seven notes at once, each to its own place") {
  Table table;
  std::vector<Id> notes;
  std::vector<Vec> from, to;
  for (int i = 0; i < 7; ++i) {
    from.push_back({260.0 + 220 * i, 480});
    to.push_back({340.0 + 200 * (6 - i), 820});
    notes.push_back(table.note("Note " + std::to_string(i), from.back()));
  }
  for (int i = 0; i < 7; ++i) table.down(i, from[static_cast<std::size_t>(i)]);
  for (int step = 1; step <= 20; ++step) {
    for (std::size_t i = 0; i < 7; ++i) table.device().move(static_cast<int>(i), from[i] + (to[i] - from[i]) * (step / 20.0));
    table.frame();
  }
  CHECK(table.preview().held.size() == 7);
  table.pass(150);
  for (int i = 0; i < 7; ++i) table.up(i);
  for (std::size_t i = 0; i < 7; ++i) table.expect(notes[i]).at(to[i]);
}

TEST_CASE("a note lands on a side and takes its meaning and its paper") {
  Table table;
  const Id note = table.note("Sans, puis avec", {500, 600});
  table.drag(1, {500, 600}, {1400, 700});
  const board::Note* moved = table.board().notes.find_live(note);
  CHECK(moved->ai == board::Ai::with);
  table.drag(1, {1400, 700}, {480, 640});
  CHECK(table.board().notes.find_live(note)->ai == board::Ai::without);
}

TEST_CASE("moving is stopped while seven people carry notes: each lies where it was taken, until moving is given back") {
  Table table;
  std::vector<Id> notes;
  std::vector<Vec> from;
  for (int i = 0; i < 7; ++i) {
    from.push_back({260.0 + 220 * i, 480});
    notes.push_back(table.note("Note " + std::to_string(i), from.back()));
  }
  const auto carry = [&] {
    for (int i = 0; i < 7; ++i) table.down(i, from[static_cast<std::size_t>(i)]);
    for (int step = 1; step <= 20; ++step) {
      for (std::size_t i = 0; i < 7; ++i) table.device().move(static_cast<int>(i), from[i] + Vec{0, 17.0 * step});
      table.frame();
    }
    table.pass(150);
  };
  const auto stop = [&](std::int64_t what) {
    REQUIRE(table.store().commit(
        store::Draft(board::Actor::facilitator()).set(board::RecordKind::step, table.board().current_step()->id, {{board::Property::withheld, what, {}}})));
  };
  carry();
  stop(board::kWithholdsMove);
  for (int i = 0; i < 7; ++i) table.up(i);
  CHECK(table.sentence() == table.kiosk().texts()("refused.held"));
  table.settle();
  for (std::size_t i = 0; i < 7; ++i) table.expect(notes[i]).at(from[i]);

  stop(0);
  carry();
  for (int i = 0; i < 7; ++i) table.up(i);
  for (std::size_t i = 0; i < 7; ++i) table.expect(notes[i]).at(from[i] + Vec{0, 340});

  // Stopped again, what was moved stays moved, and nobody takes it back but the facilitator.
  stop(board::kWithholdsAll);
  CHECK_FALSE(table.store().undo(board::Actor::of_seat(table.seat(0))));
  for (std::size_t i = 0; i < 7; ++i) table.expect(notes[i]).at(from[i] + Vec{0, 340});
}

TEST_CASE("where writing is stopped the pads step back, and come again with it") {
  Table table;
  const auto stop = [&](std::int64_t what) {
    REQUIRE(table.store().commit(
        store::Draft(board::Actor::facilitator()).set(board::RecordKind::step, table.board().current_step()->id, {{board::Property::withheld, what, {}}})));
    table.settle();
  };
  CHECK(table.sees({.kind = scene::TargetKind::pad}));
  stop(board::kWithholdsWrite);
  CHECK_FALSE(table.sees({.kind = scene::TargetKind::pad}));
  table.double_tap({700, 600}).settle();
  CHECK(table.board().notes.size() == 0);
  stop(0);
  CHECK(table.sees({.kind = scene::TargetKind::pad}));
}
