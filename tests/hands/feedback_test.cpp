// What everybody notes down for themselves while suppliers present one after the other: each word is tied to what is presented, waits face
// down before its author, comes back with its item, is shared by its author alone, and leaks nowhere.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "board/origin.h"
#include "exchange/board_json.h"
#include "support/table.h"
#include "words/words.h"
#include "workshop/one_by_one.h"
#include "workshop/thread.h"
#include "workshop/turns.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

constexpr int kPresented = 1;
constexpr const char* kSecret = "zanzibar";

Table::Setting presented(scene::Mode mode = scene::Mode::table, int people = 5, double inches = 86) {
  Table::Setting setting;
  setting.workshop = "solution";
  setting.step = kPresented;
  setting.mode = mode;
  setting.people = people;
  setting.private_first = true;
  setting.diagonal_inches = inches;
  if (inches < 86) setting.glass = {1920, 1080, inches * 22.1386 / 1920};
  return setting;
}

std::vector<Id> items(const Table& table) {
  std::vector<Id> ids;
  for (const board::Note* item : workshop::list_of(table.board(), "solutions")) ids.push_back(item->id);
  return ids;
}
// Written at their own place and put down.
Id noted(Table& table, std::size_t seat, const std::string& text) {
  if (!table.plan().stations.empty()) {
    Table::Look pad = Table::at(TargetKind::pad);
    pad.seat = table.seat(seat);
    table.tap(table.reach(pad)).settle();
  } else {
    table.tap(Table::at(TargetKind::mark, table.seat(seat))).settle();
    table.tap(table.reach(Table::at(TargetKind::pad))).settle();
  }
  REQUIRE_FALSE(table.preview().writings.empty());
  const auto session = table.preview().writings.back().session;
  const Id note = table.preview().writings.back().record;
  table.type(session, text);
  table.tap(table.key(session, table.kiosk().texts()("writing.done"))).settle();
  return note;
}
const board::Note& note(const Table& table, Id id) { return *table.board().notes.find(id); }
bool on_glass(const Table& table, const std::string& text) {
  for (const scene::Area& area : table.kiosk().targets())
    if (area.label.find(text) != std::string::npos) return true;
  return false;
}
bool in_words(const nlohmann::ordered_json& json, const std::string& text) { return json.dump().find(text) != std::string::npos; }

}  // namespace

TEST_CASE("a private note is tied to what is presented, goes with it and comes back with it") {
  const scene::Mode mode = GENERATE(scene::Mode::table, scene::Mode::wall);
  Table table(presented(mode));
  const auto list = items(table);
  const Id first = noted(table, 0, "simple"), other = noted(table, 1, "cher");
  for (const Id id : {first, other}) {
    CHECK(note(table, id).face_down);
    CHECK(note(table, id).item == list[0]);
    CHECK(workshop::is_kept_private(note(table, id)));
    CHECK(table.see(Table::at(TargetKind::note, id)).label.empty());
    CHECK(table.plan().at_desk(note(table, id).seat, table.place(id).at, table.kiosk().scene().tokens()));
  }
  CHECK(workshop::said_of(table.board(), list[0]).empty());
  table.tap(Table::button(Action::next_item)).settle();
  CHECK_FALSE(table.sees(Table::at(TargetKind::note, first)));
  const Id second = noted(table, 0, "lent");
  CHECK(note(table, second).item == list[1]);
  // It has the first place of their fan: what they noted of the other one takes none.
  CHECK(table.place(second).at.x == Approx(table.plan().in_fan(table.seat(0), 0, 3, table.kiosk().scene().tokens()).at.x).margin(30));
  table.tap(Table::button(Action::go_to_item, list[0].value)).settle();
  CHECK(table.sees(Table::at(TargetKind::note, first)));
  CHECK_FALSE(table.sees(Table::at(TargetKind::note, second)));
}

TEST_CASE("only its author shares a private note, one by one, and no step or end of the workshop does") {
  Table table(presented());
  const Id mine = noted(table, 0, "simple"), kept = noted(table, 0, kSecret);
  const Vec to = table.plan().boards[0].room.centre();
  table.drag(1, table.reach(Table::at(TargetKind::note, mine)), to).settle();
  CHECK_FALSE(note(table, mine).face_down);
  CHECK(note(table, mine).board == "atouts");
  CHECK(workshop::said_of(table.board(), items(table)[0]).size() == 1);
  CHECK(note(table, kept).face_down);
  // Another hand is refused by the rules themselves.
  const auto stolen =
      table.store().commit(store::Draft(board::Actor::of_seat(table.seat(1))).set(board::RecordKind::note, kept, {{board::Property::face_down, false}}));
  CHECK_FALSE(stolen);
  table.go_to_step(kPresented + 1).settle();
  CHECK(note(table, kept).face_down);
  CHECK_FALSE(on_glass(table, kSecret));
  table.go_to_step(kPresented).settle();
  CHECK(table.sees(Table::at(TargetKind::note, kept)));
  // Its author reads it again.
  table.double_tap(table.reach(Table::at(TargetKind::note, kept))).settle();
  REQUIRE(table.preview().writings.size() == 1);
  CHECK(table.preview().writings[0].text == kSecret);
  table.kiosk().hands().put_everything_down();
  table.settle();
  CHECK(note(table, kept).face_down);
  table.reopen();
  CHECK(note(table, kept).face_down);
  CHECK(note(table, kept).text == kSecret);  // kept
}

TEST_CASE("nothing of a private note is on the glass, in a photo, in a file, in a suggestion or in what is handed on") {
  Table table(presented());
  const auto list = items(table);
  const Id kept = noted(table, 0, kSecret), shared = noted(table, 1, "robuste");
  table.drag(1, table.reach(Table::at(TargetKind::note, shared)), table.plan().boards[0].room.centre()).settle();
  REQUIRE_FALSE(note(table, shared).face_down);
  CHECK_FALSE(on_glass(table, kSecret));
  // The file that people take home, while what was shared is in it.
  const auto dumped = exchange::dump(table.kiosk().definition(), table.board());
  CHECK_FALSE(in_words(dumped, kSecret));
  CHECK(in_words(dumped, "robuste"));
  // What a neighbour is offered while writing.
  if (!table.plan().stations.empty()) {
    Table::Look pad = Table::at(TargetKind::pad);
    pad.seat = table.seat(1);
    table.tap(table.reach(pad)).settle();
    const auto session = table.preview().writings.back().session;
    table.type(session, "zan");
    table.pass(400);
    for (const std::string& word : table.preview().writings.back().meant) CHECK(word != kSecret);
    table.kiosk().hands().put_everything_down();
    table.settle();
  }
  // What the next workshop gets of the solution that is retained.
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).set(board::RecordKind::note, list[0], {{board::Property::choice, std::int64_t{1}}})));
  const auto handed = workshop::handed_on(*table.kiosk().definition(), table.board(), "subject", base::Language::french);
  REQUIRE(handed.size() == 1);
  CHECK(board::to_text(handed[0].origin).find(kSecret) == std::string::npos);
  CHECK(board::to_text(handed[0].origin).find("robuste") != std::string::npos);
  // A photo has not even its back: with the note and without it, it is the same.
  scene::Scene& scene = table.kiosk().scene();
  const auto count = [&] { return scene.photo_list(table.board(), 0)[scene::LayerId::notes].instances.size(); };
  const std::size_t with = count();
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).remove(board::RecordKind::note, kept)));
  table.settle();
  CHECK(count() == with);
}

TEST_CASE("private notes lie before everybody without covering what leads through the list, from 43 to 98 inches") {
  const double inches = GENERATE(43.0, 55.0, 86.0, 98.0);
  const int people = GENERATE(3, 5, 7);
  if (inches < 50 && people > 5) return;
  INFO(inches << " inches, " << people << " people");
  Table table(presented(scene::Mode::table, people, inches));
  const auto& plan = table.plan();
  REQUIRE(plan.fans.size() == static_cast<std::size_t>(people));
  CHECK_FALSE(plan.turns);
  for (std::size_t i = 0; i < plan.fans.size(); ++i) {
    CHECK(base::overlap(plan.fans[i].lies, plan.one_by_one->column) == 0);
    for (std::size_t j = 0; j < i; ++j) CHECK(base::overlap(plan.fans[i].lies, plan.fans[j].lies) == 0);
  }
}
