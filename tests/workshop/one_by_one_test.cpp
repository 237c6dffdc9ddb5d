// A list that is talked about one by one: whose turn it is, how long each has had, what was written of it, and what is chosen.
#include "workshop/one_by_one.h"

#include <catch2/catch.hpp>

#include "support/board_builder.h"
#include "workshop/agenda.h"

using namespace workshop;
using base::Id;
using board::Property;
using board::RecordKind;

namespace {

constexpr std::int64_t kNine = 1'781'514'000'000;  // Unix ms
constexpr std::int64_t kMinute = 60'000;

struct Talk : support::BoardBuilder {
  Definition definition;
  Id ws = workshop(), talked = sheet("notes"), chosen = sheet("trio"), now = step("parler", 90);
  std::vector<Id> items;
  explicit Talk(int count = 3) {
    Sheet scores, top;
    scores.id = "notes", scores.layout = Layout::scores, scores.items = "cas";
    top.id = "trio", top.layout = Layout::items, top.items = "cas", top.top = 3;
    definition.sheets = {scores, top};
    Step step;
    step.id = "parler", step.sheet = "notes", step.one_by_one = OneByOne{8};
    definition.steps = {step};
    set(RecordKind::workshop, ws, {{Property::current_step, now}});
    for (int i = 0; i < count; ++i) items.push_back(item("Cas " + std::to_string(i + 1)));
  }
  Id item(std::string text) { return create(RecordKind::note, {{Property::text, std::move(text)}, {Property::source, std::string("cas")}}); }
  void play(const std::vector<Setting>& settings) {
    REQUIRE_FALSE(settings.empty());
    for (const auto& setting : settings) set(setting.kind, setting.record, setting.fields);
  }
  void start() {
    set(RecordKind::step, now, {{Property::running_since, kNine}});
    play(begin_items(definition, board(), *board().current_step()));
  }
  ItemNow at() { return *item_now(definition, board()); }
  std::int64_t left(std::int64_t after_ms) { return item_left_ms(board(), at(), kNine + after_ms); }
};

}  // namespace

TEST_CASE("each item of a list has its own minutes, and keeps what it had of them for when people come back") {
  Talk w;
  CHECK_FALSE(item_now(w.definition, w.board()));
  w.start();
  CHECK(w.at().item == w.items[0]);
  CHECK(w.at().first());
  CHECK(w.left(3 * kMinute) == 5 * kMinute);
  w.play(next_item(w.definition, w.board(), kNine + 3 * kMinute));
  CHECK(w.at().item == w.items[1]);
  CHECK(w.left(3 * kMinute) == 8 * kMinute);
  CHECK(was_talked_about(w.board(), *w.board().notes.find(w.items[0])));
  w.play(go_to_item(w.definition, w.board(), w.items[0], kNine + 4 * kMinute));
  CHECK(w.left(4 * kMinute) == 5 * kMinute);
  // It is over, and nobody is sent on.
  CHECK(w.left(10 * kMinute) == -kMinute);
  CHECK(w.at().item == w.items[0]);
  CHECK(item_before(w.definition, w.board(), kNine).empty());
  w.play(go_to_item(w.definition, w.board(), w.items[2], kNine + 10 * kMinute));
  CHECK(w.at().last());
  CHECK(next_item(w.definition, w.board(), kNine).empty());
}

TEST_CASE("an item is given more time or less, never under a minute, and the others keep theirs") {
  Talk w;
  w.start();
  w.play(longer_item(w.definition, w.board(), 2 * kMinute));
  CHECK(w.left(0) == 10 * kMinute);
  for (int i = 0; i < 20; ++i)
    if (const auto settings = longer_item(w.definition, w.board(), -kMinute); !settings.empty()) w.play(settings);
  CHECK(w.at().length_ms == kMinute);
  w.play(next_item(w.definition, w.board(), kNine));
  CHECK(w.at().length_ms == 8 * kMinute);
}

TEST_CASE("an item that is put aside while it is talked about gives its place to the next, the last one to the one before") {
  Talk w;
  w.start();
  w.remove(RecordKind::note, w.items[0]);
  CHECK(w.at().item == w.items[1]);
  CHECK(w.at().count == 2);
  w.play(go_to_item(w.definition, w.board(), w.items[2], kNine));
  w.remove(RecordKind::note, w.items[2]);
  CHECK(w.at().item == w.items[1]);
  w.restore(RecordKind::note, w.items[2]);
  CHECK(w.at().item == w.items[2]);
  for (const Id id : w.items) w.remove(RecordKind::note, id);
  CHECK_FALSE(item_now(w.definition, w.board()));
}

TEST_CASE("letters go on after Z") {
  CHECK(item_letter(0) == "A");
  CHECK(item_letter(25) == "Z");
  CHECK(item_letter(26) == "AA");
  CHECK(item_letter(52) == "BA");
}

TEST_CASE("what is written of an item is told by what it says of it") {
  Talk w;
  const Id seat = w.seat("Amina");
  const Id note = w.note(seat, "Deux heures par jour");
  w.set(RecordKind::note, note, {{Property::item, w.items[1]}, {Property::board, std::string("valeur")}});
  CHECK(said_of(w.board(), w.items[1], "valeur").size() == 1);
  CHECK(said_of(w.board(), w.items[1], "faisabilite").empty());
  CHECK(said_of(w.board(), w.items[0]).empty());
  CHECK(list_of(w.board(), "cas").size() == 3);  // it is no item itself
  CHECK(was_talked_about(w.board(), *w.board().notes.find(w.items[1])));
}

TEST_CASE("three of a list are chosen, and the choice can be fixed when every place has one") {
  Talk w(4);
  const auto choice = [&] { return *choice_on(w.definition, w.board(), w.definition.sheets[1]); };
  w.set(RecordKind::note, w.items[2], {{Property::choice, std::int64_t{1}}});
  w.set(RecordKind::note, w.items[0], {{Property::choice, std::int64_t{2}}});
  CHECK(choice().count() == 2);
  CHECK(choice().waiting == 2);
  CHECK(decide(choice(), true).empty());
  w.set(RecordKind::note, w.items[1], {{Property::choice, std::int64_t{3}}});
  CHECK(choice().places[0]->id == w.items[2]);
  w.play(decide(choice(), true));
  CHECK(choice().decided);
  CHECK(decide(choice(), true).empty());
  w.play(decide(choice(), false));
  CHECK_FALSE(choice().decided);
  // With fewer items than places all of them are enough.
  Talk two(2);
  two.set(RecordKind::note, two.items[0], {{Property::choice, std::int64_t{1}}});
  two.set(RecordKind::note, two.items[1], {{Property::choice, std::int64_t{2}}});
  CHECK(choice_on(two.definition, two.board(), two.definition.sheets[1])->full());
}
