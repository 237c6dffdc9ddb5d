// Stages of the process added, named and put in order by hand; pictures passed around; trays, cards and the tent moved.
#include "support/table.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

std::vector<std::string> titles(const Table& table) {
  std::vector<const board::Stage*> stages;
  for (const auto& stage : table.board().stages)
    if (!stage.removed) stages.push_back(&stage);
  std::sort(stages.begin(), stages.end(), [](const auto* a, const auto* b) { return a->order < b->order; });
  std::vector<std::string> out;
  for (const auto* stage : stages) out.push_back(stage->title);
  return out;
}

}  // namespace

TEST_CASE("a stage is added and named on the glass") {
  Table table({.step = 2});
  const auto before = titles(table);
  table.tap(Table::button(Action::add_stage)).settle();
  REQUIRE(titles(table).size() == before.size() + 1);
  REQUIRE(table.preview().writings.size() == 1);
  table.type(table.preview().writings[0].session, "tri").settle();
  CHECK(titles(table).back() == "tri");
  // Undone, all of it.
  while (titles(table) != before) REQUIRE(table.store().undo(board::Actor::facilitator()));
}

TEST_CASE("a stage is renamed, carried to another place, and removed with its notes kept") {
  Table table({.step = 2});
  const Id first = table.board().stages[0].id;
  const std::string title = table.board().stages[0].title;
  const Vec from = table.reach(Table::at(TargetKind::stage, first));
  table.drag(1, from, from + Vec{900, 0}).settle();
  CHECK(titles(table).front() != title);

  table.double_tap(table.reach(Table::at(TargetKind::stage, first)));
  REQUIRE(table.preview().writings.size() == 1);
  const auto session = table.preview().writings[0].session;
  table.kiosk().type(hands::Writing::Move::end);
  table.kiosk().type(" !");
  table.settle();
  CHECK(table.board().stages[0].title == title + " !");
  table.kiosk().hands().writing().close(session);

  const Id note = table.note("Reste", {500, 700});
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).set(board::RecordKind::note, note, {{board::Property::stage, first}})));
  table.frame();
  if (table.sees(Table::button(Action::remove_stage, first.value))) {
    table.tap(Table::button(Action::remove_stage, first.value));
    CHECK_FALSE(table.board().stages.find_live(first));
    CHECK(table.live(note));
    CHECK_FALSE(table.board().notes.find(note)->stage);
  }
}

TEST_CASE("notes are put under stages by seven people at once") {
  Table table({.step = 2});
  std::vector<Id> notes;
  const scene::Zone* stage = nullptr;
  for (const auto& zone : table.plan().zones)
    if (zone.kind == scene::Zone::Kind::stage && !stage) stage = &zone;
  REQUIRE(stage);
  const Id id = stage->stage;
  const Vec middle = stage->box.centre();
  for (int i = 0; i < 7; ++i) notes.push_back(table.note("N " + std::to_string(i), {850.0 + 130 * i, 500.0 + 45 * i}));
  for (int i = 0; i < 7; ++i) table.down(i, table.place(notes[static_cast<std::size_t>(i)]).at + Vec{-40, -40});
  for (int step = 1; step <= 15; ++step) {
    for (std::size_t i = 0; i < 7; ++i) {
      const Vec from = table.place(notes[i]).at;
      table.device().move(static_cast<int>(i), from + Vec{-40, -40} + (middle + Vec{0, 12.0 * static_cast<double>(i)} - from) * (step / 15.0));
    }
    table.frame();
  }
  table.pass(150);
  for (int i = 0; i < 7; ++i) table.up(i);
  for (const Id note : notes) CHECK(table.board().notes.find(note)->stage == id);
}

TEST_CASE("a picture is shown large, zoomed by two hands and passed on") {
  Table table({.step = 0});
  REQUIRE(table.board().pictures.size() > 1);
  table.tap(Table::button(Action::next_picture)).settle();
  const Id shown = table.board().workshop().shown_picture;
  REQUIRE(shown);
  const auto large = table.place(shown);
  const Vec at = large.at;
  table.down(1, at - Vec{100, 0}).down(2, at + Vec{100, 0});
  for (int i = 1; i <= 10; ++i) table.move(1, at - Vec{100.0 - 4 * i, 0}).move(2, at + Vec{100.0 - 4 * i, 0});
  table.pass(150).up(1).up(2).settle();
  table.expect(shown).wide(large.width_mm * 0.6, large.width_mm * 0.02);
  table.drag(1, table.place(shown).at, {500, 400});
  table.expect(shown).at({500, 400}, 2);
}

TEST_CASE("a picture whose contact dies lies where it lay") {
  Table table({.step = 0});
  const Id picture = table.picture_at(0);
  const auto before = table.place(picture);
  table.slide(1, before.at, before.at + Vec{200, -100}).lose(1).settle();
  CHECK(table.place(picture) == before);
  CHECK(table.preview().held.empty());
}

TEST_CASE("a keyboard and the tent are carried out of the way") {
  Table table({.people = 4});
  table.tap(Table::button(Action::write_note)).settle();
  REQUIRE(table.preview().writings.size() == 1);
  const Vec was = table.preview().writings[0].keyboard.at;
  const Vec grip = table.reach(Table::at(TargetKind::keyboard));
  table.drag(1, grip, grip + Vec{60, -90});
  CHECK(base::distance(table.preview().writings[0].keyboard.at, was + Vec{60, -90}) < 2);
  // Its contact dies: back where it was.
  const Vec now = table.preview().writings[0].keyboard.at, again = table.reach(Table::at(TargetKind::keyboard));
  table.slide(1, again, again + Vec{-200, 0}).cancel(1);
  CHECK(base::distance(table.preview().writings[0].keyboard.at, now) < 0.01);

  const Vec tent = table.see(Table::at(TargetKind::tent)).pose.at;
  table.drag(2, tent, tent + Vec{150, 40});
  CHECK(base::distance(table.preview().tent_shift.at, {150, 40}) < 2);
}

namespace {

const scene::Zone& stage_zone(const Table& table, std::size_t i) {
  std::vector<const scene::Zone*> stages;
  for (const auto& zone : table.plan().zones)
    if (zone.kind == scene::Zone::Kind::stage) stages.push_back(&zone);
  return *stages.at(i);
}

// The share of the smaller paper that two of these notes have in common, at most.
double most_hidden(const Table& table, const std::vector<Id>& notes) {
  double most = 0;
  for (std::size_t i = 0; i < notes.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      const auto a = table.place(notes[i]), b = table.place(notes[j]);
      const double wa = a.width_mm > 0 ? a.width_mm : table.plan().note_width, wb = b.width_mm > 0 ? b.width_mm : table.plan().note_width;
      const double least = std::min(wa, wb);
      most = std::max(most, base::overlap(base::Box::around(a.at, {wa, wa}), base::Box::around(b.at, {wb, wb})) / (least * least));
    }
  return most;
}

}  // namespace

TEST_CASE("notes that are put down on each other under a stage make room, on a small table too") {
  Table table({.people = 4, .step = 2, .glass = {952, 535, 1}, .diagonal_inches = 43});
  std::vector<Id> notes;
  for (int i = 0; i < 5; ++i) notes.push_back(table.note("N " + std::to_string(i), {250.0 + 110 * i, 400}));
  const Id stage = stage_zone(table, 1).stage;
  for (const Id note : notes) {
    const auto& zone = stage_zone(table, 1);
    table.drag(1, table.place(note).at, {zone.head.centre().x, zone.head.max.y + 60}).settle();
    CHECK(table.board().notes.find(note)->stage == stage);
  }
  CHECK(most_hidden(table, notes) <= 0.45);  // five have no room side by side: of each the first lines are seen

  // It was one deed: undone, all lie where they lay before the last came.
  std::vector<board::Placement> lay;
  for (const Id note : notes) lay.push_back(table.place(note));
  const Id late = table.note("La dernière", {700, 400});
  table.drag(1, table.place(late).at, table.place(notes.front()).at).settle();
  CHECK(table.board().notes.find(late)->stage == stage);
  REQUIRE(table.store().undo(table.board().notes.find(late)->seat ? board::Actor::of_seat(table.plan().seat_near({700, 400})) : board::Actor::facilitator()));
  table.settle();
  for (std::size_t i = 0; i < notes.size(); ++i) CHECK(table.place(notes[i]) == lay[i]);
  CHECK_FALSE(table.board().notes.find(late)->stage);
}

TEST_CASE("when the last note has found its stage the others that lay on each other have room") {
  Table table({.people = 4, .step = 2, .glass = {952, 535, 1}, .diagonal_inches = 43});
  std::vector<Id> notes;
  for (int i = 0; i < 4; ++i) notes.push_back(table.note("N " + std::to_string(i), {250.0 + 110 * i, 400}));
  const auto head = stage_zone(table, 1).head;
  // Three of them on one heap, and moved about there as somebody likes it.
  for (int i = 0; i < 3; ++i) table.drag(1, table.place(notes[static_cast<std::size_t>(i)]).at, {head.centre().x, head.max.y + 60}).settle();
  for (int i = 0; i < 3; ++i)
    table.drag(1, table.place(notes[static_cast<std::size_t>(i)]).at, {head.centre().x - 8 + 8 * i, head.max.y + 50 + 8 * i}).settle();
  REQUIRE(most_hidden(table, {notes.begin(), notes.begin() + 3}) > 0.5);
  const auto other = stage_zone(table, 0).head;
  table.drag(1, table.place(notes[3]).at, {other.centre().x, other.max.y + 60}).settle();
  CHECK(most_hidden(table, {notes.begin(), notes.begin() + 3}) <= 0.1);
  for (int i = 0; i < 3; ++i) CHECK(table.board().notes.find(notes[static_cast<std::size_t>(i)])->stage == stage_zone(table, 1).stage);
}

TEST_CASE("under its own stage a note lies where the hand wants it, over another too") {
  Table table({.step = 2});
  const auto& zone = stage_zone(table, 0);
  const Vec here = {zone.head.centre().x, zone.head.max.y + 150};
  const Id low = table.note("Dessous", {1200, 800}), high = table.note("Dessus", {1400, 800});
  table.drag(1, table.place(low).at, here).settle();
  table.drag(1, table.place(high).at, here + Vec{160, 0}).settle();
  const auto lay = table.place(low);
  table.drag(1, table.place(high).at, here + Vec{30, 20}).settle();
  table.expect(high).at(here + Vec{30, 20}, 3);
  CHECK(table.place(low) == lay);
}
