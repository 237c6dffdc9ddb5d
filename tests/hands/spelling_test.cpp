// Marks under words that no dictionary knows: for whoever writes, while they write; corrections above the keys, and nothing by itself.
#include <fstream>

#include "hands/keys.h"
#include "support/temp_folder.h"

using namespace keys;

namespace {

using Marked = scene::Writing::Marked;
using Marks = std::vector<Marked>;

// A table whose dictionary knows a few words.
struct Spelt {
  support::TempFolder folder;
  Table table{Table::Setting{.people = 4}};

  Spelt() {
    std::ofstream(folder / "fr.aff") << "SET UTF-8\nTRY esianrtolcdugmphbyfvkw\nSFX S Y 1\nSFX S 0 s .\n";
    std::ofstream(folder / "fr.dic") << "6\nle\nclient/S\nattend\nune\nréponse/S\nbonjour\n";
    table.options().dictionaries = folder.path();
    table.reopen();
  }
  // In the middle of the letter after this byte of a note's text.
  Vec letter(std::uint64_t session, std::uint32_t byte) {
    scene::Writing there = writing(table, session);
    there.caret = byte;
    const auto place = *table.kiosk().scene().seen(table.board(), table.preview(), there.record, table.clock().now_us());
    const Vec handle = table.kiosk().scene().caret_point(table.board(), there, place);
    return handle + base::rotated({1, -scene::caret_handle_mm}, place.angle_deg);
  }
  Table::Look offered(std::uint64_t session, const std::string& word) {
    Table::Look look = Table::at(TargetKind::key);
    look.id = session;
    look.label = word;
    return look;
  }
};

}  // namespace

TEST_CASE("a word that no dictionary knows is marked once it is written, and the text stays what was typed") {
  Spelt at;
  const auto session = begin(at.table);
  write(at.table, session, "le clinet");
  at.table.pass(60);
  CHECK(writing(at.table, session).marked.empty());  // it is still being written
  press(at.table, session, " ");
  at.table.pass(60);
  CHECK(writing(at.table, session).marked == Marks{{3, 9}});
  write(at.table, session, "attend");
  at.table.pass(60);
  CHECK(writing(at.table, session).marked == Marks{{3, 9}});
  CHECK(said(at.table, session) == "le clinet attend");
}

TEST_CASE("marks go with their words in the very frame in which something is written before them") {
  Spelt at;
  const auto session = begin(at.table);
  dictate(at.table, "le clinet attend une reponse bonjour");
  at.table.pass(60);
  REQUIRE(writing(at.table, session).marked == Marks{{3, 9}, {21, 28}});
  at.table.kiosk().type(hands::Writing::Move::home);
  at.table.kiosk().type("une ");
  CHECK(writing(at.table, session).marked == Marks{{7, 13}, {25, 32}});
  at.table.pass(60);
  CHECK(writing(at.table, session).marked == Marks{{7, 13}, {25, 32}});
}

TEST_CASE("paper that rests has no marks, and the board knows of none") {
  Spelt at;
  const auto session = begin(at.table);
  dictate(at.table, "le clinet ");
  at.table.pass(60);
  REQUIRE(writing(at.table, session).marked.size() == 1);
  press(at.table, session, "Poser");
  at.table.settle();
  CHECK(at.table.preview().writings.empty());
  const Id note = at.table.notes().front();
  CHECK(at.table.text(note) == "le clinet ");
  // Opened again by somebody, it is marked for as long as they write.
  at.table.double_tap(at.table.reach(Table::at(TargetKind::note, note)));
  at.table.pass(60);
  REQUIRE(at.table.preview().writings.size() == 1);
  CHECK(at.table.preview().writings[0].marked == Marks{{3, 9}});
}

TEST_CASE("a tap on a marked word offers corrections, and a tap on one of them is one deed that can be taken back") {
  Spelt at;
  const auto session = begin(at.table);
  dictate(at.table, "le clinet attend ");
  at.table.pass(300);
  at.table.tap(at.letter(session, 6)).pass(100);
  const scene::Writing& w = writing(at.table, session);
  REQUIRE(w.doubted == Marked{3, 9});
  REQUIRE_FALSE(w.corrections.empty());
  CHECK(w.corrections.size() <= 3);
  CHECK(said(at.table, session) == "le clinet attend ");
  REQUIRE(at.table.sees(at.offered(session, "client")));
  // They have the whole row, and nothing else lies there.
  Table::Look pen = Table::at(TargetKind::key);
  pen.id = session;
  pen.label = at.table.kiosk().texts()("writing.draw");
  CHECK_FALSE(at.table.sees(pen));
  SECTION("taken") {
    at.table.tap(at.offered(session, "client")).pass(100);
    CHECK(at.table.sees(pen));
    CHECK(said(at.table, session) == "le client attend ");
    CHECK(writing(at.table, session).marked.empty());
    CHECK_FALSE(at.table.sees(at.offered(session, "client")));
    at.table.settle();
    const Id note = at.table.notes().front();
    CHECK(at.table.text(note) == "le client attend ");
    REQUIRE(at.table.store().undo(board::Actor::facilitator()));
    CHECK(at.table.text(note) == "le clinet attend ");
    CHECK(said(at.table, session) == "le clinet attend ");
    REQUIRE(at.table.store().redo(board::Actor::facilitator()));
    CHECK(said(at.table, session) == "le client attend ");
  }
  SECTION("taken, and taken back by the key above the keyboard") {
    at.table.tap(at.offered(session, "client")).pass(100);
    Table::Look back = Table::at(TargetKind::key);
    back.id = session;
    back.label = at.table.kiosk().texts()("writing.take_back");
    at.table.tap(back).pass(100);
    CHECK(said(at.table, session) == "le clinet attend ");
  }
  SECTION("left alone: what is typed next stands where the caret is") {
    press(at.table, session, "e");
    at.table.pass(100);
    CHECK(said(at.table, session) != "le client attend ");
    CHECK(writing(at.table, session).corrections.empty());
  }
}

TEST_CASE("a tap on a word that is known offers nothing but words to go on with") {
  Spelt at;
  const auto session = begin(at.table);
  dictate(at.table, "le clinet attend ");
  at.table.pass(300);
  at.table.tap(at.letter(session, 12)).pass(100);
  CHECK_FALSE(writing(at.table, session).doubted);
  CHECK(writing(at.table, session).corrections.empty());
}

TEST_CASE("corrections lie in a row that fingers can tell apart, whatever the size of the keyboard") {
  const auto read = scene::read_keyboards(std::string(TABLEE_SOURCE_DIR) + "/assets/keyboards");
  REQUIRE(read);
  Table table({.people = 4});
  for (const auto& layout : table.kiosk().scene().tokens().keyboards) {
    for (std::size_t size = 0; size < scene::KeyboardLayout::sizes.size(); ++size) {
      const auto& keys = layout->at_size(size);
      for (std::size_t i = 0; i < scene::KeyboardLayout::corrections; ++i) {
        const base::Box box = keys.correction_box(i);
        CHECK(box.width() >= 40);
        CHECK(box.height() >= 15);
        CHECK_FALSE(box.overlaps(keys.take_back_box()));
        if (i > 0) CHECK_FALSE(box.overlaps(keys.correction_box(i - 1)));
        for (const auto& key : keys.keys(false, false)) CHECK_FALSE(box.overlaps(key.box));
      }
    }
  }
}

TEST_CASE("marks are turned off for the whole table, are off after a restart, and come back") {
  Spelt at;
  at.table.options().keep_settings = true;
  at.table.reopen();
  auto session = begin(at.table);
  dictate(at.table, "le clinet ");
  at.table.pass(60);
  REQUIRE(writing(at.table, session).marked.size() == 1);
  at.table.kiosk().set_spelling(false);
  at.table.frame();
  CHECK(writing(at.table, session).marked.empty());
  dictate(at.table, "atend ");
  at.table.pass(60);
  CHECK(writing(at.table, session).marked.empty());
  at.table.settle();
  CHECK_FALSE(app::load_settings(at.table.data()).spelling);
  at.table.kiosk().set_spelling(true);
  at.table.pass(60);
  CHECK(writing(at.table, session).marked == Marks{{3, 9}, {10, 15}});
  at.table.settle();
  CHECK(app::load_settings(at.table.data()).spelling);
}

TEST_CASE("names of the people at the table and titles are left alone") {
  Spelt at;
  const auto session = begin(at.table);
  std::string name;
  for (const auto& seat : at.table.board().seats)
    if (name.empty()) name = seat.name;
  dictate(at.table, "le client " + name + " attend " + name + " ");
  at.table.pass(60);
  CHECK(writing(at.table, session).marked.empty());
  const Id one = at.table.note("Un", {600, 500}), two = at.table.note("Deux", {760, 500});
  const Id theme = at.table.theme("Zzgrph", {one, two});
  at.table.kiosk().hands().writing().open(board::RecordKind::theme, theme, board::Property::title, at.table.seat(1), {600, 400}, hands::OnScreen::yes);
  dictate(at.table, " zzgrph ");
  at.table.pass(60);
  for (const auto& w : at.table.preview().writings)
    if (w.kind == board::RecordKind::theme) CHECK(w.marked.empty());
}

TEST_CASE("ten people write wrong words at once, and each has the marks of their own text") {
  support::TempFolder folder;
  std::ofstream(folder / "fr.aff") << "SET UTF-8\n";
  std::ofstream(folder / "fr.dic") << "1\nmot\n";
  Table table({.people = 10});
  table.options().dictionaries = folder.path();
  table.reopen();
  std::vector<std::uint64_t> sessions;
  for (std::size_t i = 0; i < 10; ++i) sessions.push_back(begin(table, i));
  for (std::size_t i = 0; i < 10; ++i) {
    for (const std::string& sign : base::characters_of("mot zz" + std::string(1, static_cast<char>('a' + i)) + " "))
      table.down(static_cast<int>(20 + i), table.key(sessions[i], sign)).up(static_cast<int>(20 + i));
  }
  table.pass(100);
  for (std::size_t i = 0; i < 10; ++i) {
    INFO("person " << i);
    CHECK(writing(table, sessions[i]).marked == Marks{{4, 7}});
  }
}
