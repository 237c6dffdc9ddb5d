// Texts: on the keyboards of seven people at once, and on one physical keyboard for the note that was tapped last.
#include <cmath>

#include "base/utf8.h"
#include "support/table.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;
using Move = hands::Writing::Move;

TEST_CASE("a physical keyboard writes in the note that was tapped last") {
  Table table;
  const Id one = table.note("Un", {600, 640}), two = table.note("Deux", {900, 640});
  table.tap({600, 640});
  table.kiosk().type("é");
  table.kiosk().type("t");
  table.tap({900, 640});
  table.kiosk().type(" 日本");
  table.settle();
  CHECK(table.text(one) == "Unét");
  CHECK(table.text(two) == "Deux 日本");
  // Out of the text, then nothing is written anywhere.
  table.kiosk().type(Move::done);
  table.settle();
  CHECK(table.preview().writings.empty());
}

TEST_CASE("what is typed is saved within 300 ms, and one undo takes back what was typed in one go") {
  Table table;
  const Id note = table.note("", {700, 640});
  table.tap({700, 640});
  for (const char* letter : {"v", "i", "t", "e"}) {
    table.kiosk().type(letter);
    table.pass(50);
  }
  table.pass(300);
  CHECK(table.text(note) == "vite");
  REQUIRE(table.store().undo(board::Actor::facilitator()));
  CHECK(table.text(note).empty());
  REQUIRE_FALSE(table.preview().writings.empty());
  CHECK(table.preview().writings[0].text.empty());
}

TEST_CASE("letters that are erased go whole, accents and all") {
  Table table;
  const Id note = table.note("", {700, 640});
  table.tap({700, 640});
  for (const char* letter : {"a", "e\u0301", "👩‍💻"}) table.kiosk().type(letter);
  table.kiosk().type(Move::erase);
  table.pass(300);
  CHECK(table.text(note) == "ae\u0301");
  table.kiosk().type(Move::erase);
  table.pass(300);
  CHECK(table.text(note) == "a");
  table.kiosk().type("\xff");  // no text at all
  table.settle();
  CHECK(table.text(note) == "a");
}

TEST_CASE("seven people write seven notes at once, with rollover, and every text is exact") {
  Table table;
  for (std::size_t i = 0; i < 7; ++i) {
    const Table::Look write = Table::button(Action::write_note, table.seat(i).value);
    if (table.sees(write)) {
      table.tap(table.reach(write));
    } else {
      Table::Look pad;  // a short tray has a pad alone
      pad.kind = TargetKind::pad;
      pad.seat = table.seat(i);
      table.tap(table.reach(pad));
    }
  }
  REQUIRE(table.preview().writings.size() == 7);
  const std::vector<std::string> words = {"vite", "mieux", "client", "trier", "noter", "appel", "suivi"};
  for (std::size_t letter = 0; letter < 6; ++letter) {
    // All seven keys of a letter are down before the first comes up, and the next goes down before that: rollover.
    for (std::size_t i = 0; i < 7; ++i) {
      const auto& w = table.preview().writings[i];
      if (letter < words[i].size()) table.down(static_cast<int>(i * 10 + letter), table.key(w.session, std::string(1, words[i][letter])));
      if (letter > 0 && letter <= words[i].size()) table.up(static_cast<int>(i * 10 + letter - 1));
    }
  }
  for (std::size_t i = 0; i < 7; ++i)
    if (words[i].size() == 6) table.up(static_cast<int>(i * 10 + 5));
  table.settle();
  std::vector<std::string> written;
  for (const Id note : table.notes()) written.push_back(table.text(note));
  CHECK(written == words);
}

TEST_CASE("a note begun and left empty is taken away again") {
  Table table({.people = 4});
  table.tap(Table::button(Action::write_note));
  REQUIRE(table.notes().size() == 1);
  table.kiosk().type(Move::done);
  table.settle();
  CHECK(table.notes().empty());
}

TEST_CASE("another language with keys still down loses no text") {
  Table table({.people = 4});
  table.tap(Table::button(Action::write_note));
  const auto session = table.preview().writings[0].session;
  const auto keys = table.all(Table::at(TargetKind::key));
  REQUIRE(keys.size() > 30);
  for (std::size_t i = 0; i < 3; ++i) table.down(static_cast<int>(20 + i), keys[keys.size() - 1 - i * 9].pose.at);
  table.kiosk().speak(base::Language::english);
  table.frame();
  table.down(40, table.key(session, "q"));
  table.cancel(20).cancel(21).cancel(22).up(40).settle();
  REQUIRE_FALSE(table.notes().empty());
  CHECK(base::is_valid_utf8(table.text(table.notes().front())));
  for (const auto& writing : table.preview().writings) CHECK(writing.pressed.empty());
}

TEST_CASE("a hold on a note opens a ring that turns to the person, and its choices act") {
  Table table;
  const Id note = table.note("Tenue", {900, 640});
  table.hold({900, 640});
  REQUIRE(table.preview().rings.size() == 1);
  SECTION("copied") {
    table.tap(Table::button(Action::ring_copy)).settle();
    REQUIRE(table.notes().size() == 2);
    CHECK(table.text(table.notes().back()) == "Tenue");
  }
  SECTION("removed") {
    table.tap(Table::button(Action::ring_remove)).settle();
    CHECK_FALSE(table.live(note));
  }
  SECTION("written on") {
    table.tap(Table::button(Action::ring_write)).settle();
    REQUIRE(table.preview().writings.size() == 1);
    CHECK(table.preview().writings[0].record == note);
  }
  SECTION("another colour") {
    table.tap(Table::button(Action::ring_colour));
    Table::Look third = Table::button(Action::ring_colour);
    third.row = 3;
    table.tap(third).settle();
    CHECK(table.board().notes.find(note)->paper == 2);
  }
  SECTION("left alone") { table.tap(Vec{1180, 800}); }
  CHECK(table.preview().rings.empty());
}

TEST_CASE("seven rings open at once are seven people's") {
  Table table;
  std::vector<Id> notes;
  for (int i = 0; i < 7; ++i) notes.push_back(table.note("N " + std::to_string(i), {300.0 + 220 * i, i % 2 ? 860.0 : 420.0}));
  for (std::size_t i = 0; i < 7; ++i) table.down(static_cast<int>(i), table.place(notes[i]).at);
  table.pass(650);
  for (int i = 0; i < 7; ++i) table.up(i);
  std::size_t seats = 0;
  for (const auto& ring : table.preview().rings) seats += ring.seat ? 1 : 0;
  CHECK(table.preview().rings.size() >= 5);  // who stands at one place has one ring
  CHECK(seats == table.preview().rings.size());
}

TEST_CASE("on a small crowded wall whatever is written begins where a hand can take it") {
  Table::Setting setting;
  setting.mode = scene::Mode::wall;
  setting.diagonal_inches = 43;
  setting.glass = {1920, 1080, 43 * 25.4 / std::hypot(1920, 1080)};
  Table table(setting);
  const scene::Plan& plan = table.plan();
  for (std::size_t i = 0; i < plan.seats.size(); ++i) table.kiosk().hands().writing().begin_note(table.seat(i), 0, plan.sheet.centre());
  table.settle();
  REQUIRE(table.notes().size() == plan.seats.size());
  for (const Id note : table.notes()) CHECK(plan.sheet.contains(table.place(note).at));
}

TEST_CASE("writing is stopped while somebody writes: what they have begun they finish, and nobody begins anew") {
  Table table;
  table.double_tap({700, 640});
  REQUIRE(table.preview().writings.size() == 1);
  const std::uint64_t session = table.preview().writings[0].session;
  const Id note = table.preview().writings[0].record;
  table.type(session, "mot");
  const std::string before = table.preview().writings[0].text;
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator())
                                   .set(board::RecordKind::step, table.board().current_step()->id, {{board::Property::withheld, board::kWithholdsAll, {}}})));
  table.type(session, "s");
  table.settle();
  CHECK(table.text(note) == before + "s");
  const std::size_t notes = table.board().notes.size();
  table.double_tap({1200, 640}).settle();
  CHECK(table.sentence() == table.kiosk().texts()("refused.held"));
  CHECK(table.board().notes.size() == notes);
  REQUIRE_FALSE(table.preview().writings.empty());
  table.kiosk().type(Move::done);
  table.settle();
  CHECK(table.text(note) == before + "s");
}
