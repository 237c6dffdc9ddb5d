// Pictures on notes: dropped there from the table, chosen on a panel, taken away, undone, kept.
#include <fstream>

#include "render/renderer.h"
#include "support/table.h"
#include "support/temp_folder.h"

using base::Id;
using base::Vec;
using scene::Action;
using scene::TargetKind;
using support::Table;

namespace {

Id picture_on(const Table& table, Id note) { return table.board().notes.find(note)->picture; }

void paint(const std::filesystem::path& file, int width, int height) {
  render::Image image{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 200)};
  REQUIRE(render::save_png(image, file));
}

// A table with a drive in it: a folder that stands for one.
struct WithDrive {
  support::TempFolder drive;
  Table table{Table::Setting{.people = 4}};

  WithDrive() {
    std::filesystem::create_directories(drive / "Vacances");
    paint(drive / "usine.png", 64, 48);
    paint(drive / "Vacances/mer.png", 40, 80);
    table.options().drives = [root = std::filesystem::canonical(drive.path())](const std::filesystem::path&) { return std::vector<app::Drive>{{"CLÉ", root}}; };
    table.reopen();
  }
  // What the shelf's thread has found out is seen in the frames after.
  WithDrive& look() {
    for (int i = 0; i < 4; ++i) {
      table.kiosk().picture_shelf().wait();
      table.pass(50);
    }
    return *this;
  }
  WithDrive& tap(const std::string& label) {
    table.tap(Table::panel(label));
    return look();
  }
  Id with_panel_for(const std::string& text, Vec at) {
    const Id note = table.note(text, at);
    table.hold(at).tap(Table::button(Action::ring_picture));
    look();
    return note;
  }
};

}  // namespace

TEST_CASE("a picture dropped onto a note is on the note, and the print lies where it lay") {
  Table table({.people = 4});
  const Id note = table.note("Le guichet", {700, 560});
  const Id picture = table.picture("plan", {1200, 520});
  const auto lay = table.place(picture);
  table.down(1, {1200, 520});
  for (int i = 1; i <= 12; ++i) table.move(1, Vec{1200, 520} + Vec{-500.0 * i / 12, 40.0 * i / 12});
  REQUIRE(table.preview().held.size() == 1);
  CHECK(table.preview().held[0].place.width_mm < table.plan().note_width);  // it shows where it would go
  table.pass(150).up(1).settle();
  CHECK(picture_on(table, note) == picture);
  CHECK(table.place(picture) == lay);
  SECTION("undone in one step") {
    REQUIRE(table.store().undo(board::Actor::facilitator()));
    CHECK_FALSE(picture_on(table, note));
  }
  SECTION("kept over a restart") {
    table.reopen();
    CHECK(picture_on(table, note) == picture);
  }
  SECTION("taken away by the ring") {
    table.hold({700, 560}).tap(Table::button(Action::ring_picture)).settle();
    CHECK_FALSE(picture_on(table, note));
    CHECK(table.board().pictures.find_live(picture));
    REQUIRE(table.store().undo(board::Actor::facilitator()));
    CHECK(picture_on(table, note) == picture);
  }
  SECTION("copied with the note") {
    table.hold({700, 560}).tap(Table::button(Action::ring_copy)).settle();
    REQUIRE(table.notes().size() == 2);
    CHECK(picture_on(table, table.notes().back()) == picture);
  }
}

TEST_CASE("beside notes, by two fingers, or when its contact dies, a picture stays a print") {
  Table table({.people = 4});
  const Id note = table.note("Le guichet", {700, 560});
  const Id picture = table.picture("plan", {1200, 520});
  SECTION("beside") {
    table.drag(1, {1200, 520}, {960, 430}).settle();
    table.expect(picture).at({960, 430}, 3);
    table.expect(picture).wide(320, 1);
  }
  SECTION("over a note and away again") {
    table.down(1, {1200, 520});
    for (const Vec to : {Vec{900, 560}, Vec{700, 560}, Vec{720, 560}, Vec{900, 430}, Vec{960, 430}}) table.move(1, to).pass(60);
    table.pass(150).up(1).settle();
    table.expect(picture).wide(320, 1);
  }
  SECTION("two fingers") {
    table.down(1, {1150, 520}).down(2, {1250, 520});
    for (int i = 1; i <= 12; ++i)
      table.move(1, Vec{1150, 520} + Vec{-500.0 * i / 12, 40.0 * i / 12}).move(2, Vec{1250, 520} + Vec{-500.0 * i / 12, 40.0 * i / 12});
    table.pass(150).up(1).up(2).settle();
  }
  SECTION("lost") {
    const auto lay = table.place(picture);
    table.slide(1, {1200, 520}, {700, 560}).lose(1).settle();
    CHECK(table.place(picture) == lay);
  }
  CHECK_FALSE(picture_on(table, note));
}

TEST_CASE("three people drop the same picture onto three notes, one after the other") {
  Table table({.people = 4});
  const Id picture = table.picture("plan", {1200, 520});
  std::vector<Id> notes;
  for (int i = 0; i < 3; ++i) notes.push_back(table.note("N", {500.0 + 200 * i, 760}));
  for (int i = 0; i < 3; ++i) table.drag(i + 1, table.place(picture).at, {500.0 + 200 * i, 760}).settle();
  for (const Id note : notes) CHECK(picture_on(table, note) == picture);
}

TEST_CASE("where a step lets nobody write, no picture comes onto a note") {
  Table table({.people = 4, .step = 3});
  const Id note = table.note("Idée", {700, 560});
  (void)table.picture("plan", {1200, 520});
  table.drag(1, {1200, 520}, {700, 560}).settle();
  CHECK_FALSE(picture_on(table, note));
}

TEST_CASE("a picture is chosen for a note from a drive: it is copied, shown, kept, and undone") {
  WithDrive at;
  Table& table = at.table;
  const Id note = at.with_panel_for("Le guichet", {900, 640});
  REQUIRE(table.sees(Table::panel("CLÉ")));
  at.tap("CLÉ");
  REQUIRE(table.sees(Table::panel("usine.png")));
  REQUIRE(table.sees(Table::panel("Vacances")));
  at.tap("usine.png");
  table.settle();
  const board::Picture* picture = table.board().pictures.find_live(picture_on(table, note));
  REQUIRE(picture);
  CHECK(picture->caption == "usine");
  CHECK(picture->size_px == Vec{64, 48});
  CHECK_FALSE(table.kiosk().panels().any_open(panel::Kind::pictures));  // it has done what it was opened for
  const auto folder = table.kiosk().journal().pictures_folder(table.kiosk().workshop());
  CHECK(std::filesystem::is_regular_file(folder / picture->file));
  // It is the note's: it is not among those that are presented.
  CHECK(board::is_of_notes(table.board(), *picture));
  const Id id = picture->id;
  SECTION("kept over a restart, and without the drive") {
    table.options().drives = [](const std::filesystem::path&) { return std::vector<app::Drive>{}; };
    table.reopen();
    CHECK(picture_on(table, note) == id);
    CHECK(std::filesystem::is_regular_file(folder / table.board().pictures.find(id)->file));
  }
  SECTION("one undo takes back all of it") {
    REQUIRE(table.store().undo(board::Actor::facilitator()));
    CHECK_FALSE(picture_on(table, note));
    CHECK_FALSE(table.board().pictures.find_live(id));
  }
  SECTION("taken away it is nobody's, undone it is there again") {
    table.hold({900, 640}).tap(Table::button(Action::ring_picture)).settle();
    CHECK_FALSE(picture_on(table, note));
    CHECK_FALSE(table.board().pictures.find_live(id));
    REQUIRE(table.store().undo(board::Actor::facilitator()));
    CHECK(picture_on(table, note) == id);
    CHECK(table.board().pictures.find_live(id));
  }
  SECTION("the same file for another note is the same picture") {
    const Id other = at.with_panel_for("Le hall", {600, 640});
    at.tap("CLÉ").tap("usine.png");
    table.settle();
    CHECK(picture_on(table, other) == id);
  }
  SECTION("back at the first step it is not presented") {
    table.go_to_step(0);
    CHECK(table.board().pictures.find(id)->places.on.empty());
  }
}

TEST_CASE("folders are opened and left again, and two panels are two people's") {
  WithDrive at;
  Table& table = at.table;
  const Id one = at.with_panel_for("Un", {620, 640});
  at.tap("CLÉ").tap("Vacances");
  CHECK(table.sees(Table::panel("mer.png")));
  CHECK_FALSE(table.sees(Table::panel("usine.png")));
  at.tap(table.kiosk().texts()("files.back"));
  CHECK(table.sees(Table::panel("usine.png")));
  at.tap(table.kiosk().texts()("files.back"));
  CHECK(table.sees(Table::panel("CLÉ")));
  const Id two = at.with_panel_for("Deux", {1250, 640});
  CHECK(table.all(Table::panel("CLÉ")).size() == 2);
  at.tap("CLÉ").tap("usine.png");  // of the one that was opened last
  table.settle();
  CHECK(picture_on(table, two));
  CHECK_FALSE(picture_on(table, one));
  CHECK(table.kiosk().panels().any_open(panel::Kind::pictures));
}

TEST_CASE("a drive that is pulled out is told, and nothing of it stays") {
  WithDrive at;
  Table& table = at.table;
  const Id note = at.with_panel_for("Le guichet", {900, 640});
  at.tap("CLÉ");
  REQUIRE(table.sees(Table::panel("usine.png")));
  std::filesystem::remove_all(at.drive.path());
  table.kiosk().picture_shelf().look_again();
  at.look();
  CHECK_FALSE(table.sees(Table::panel("usine.png")));
  CHECK_FALSE(picture_on(table, note));
}

TEST_CASE("a picture pulled away under the finger that takes it is refused with a sentence, and the board is as it was") {
  WithDrive at;
  Table& table = at.table;
  const Id note = at.with_panel_for("Le guichet", {900, 640});
  at.tap("CLÉ");
  const std::string before = table.json();
  std::filesystem::remove(at.drive / "usine.png");
  at.tap("usine.png");
  CHECK(table.json() == before);
  CHECK_FALSE(picture_on(table, note));
  CHECK(table.kiosk().panels().any_open(panel::Kind::pictures));
}

TEST_CASE("a note that somebody took away meanwhile has no picture, and the board no picture without a note") {
  WithDrive at;
  Table& table = at.table;
  const Id note = at.with_panel_for("Le guichet", {900, 640});
  at.tap("CLÉ");
  REQUIRE(table.store().commit(store::Draft(board::Actor::facilitator()).remove(board::RecordKind::note, note)));
  const auto pictures = table.board().pictures.size();
  at.tap("usine.png");
  CHECK(table.board().pictures.size() == pictures);
}

TEST_CASE("a picture for the table lies on it as a print, and can be dropped onto a note from there") {
  WithDrive at;
  Table& table = at.table;
  panel::Panels::House house;
  house.store = table.kiosk().store();
  house.definition = table.kiosk().definition();
  house.preview = &table.preview();
  house.glass = table.kiosk().scene().glass();
  table.kiosk().panels().open(panel::Kind::gallery, house, {960, 1000}, 0);
  table.frame();
  at.tap(table.kiosk().texts()("gallery.pictures")).tap("CLÉ").tap("usine.png");
  table.settle();
  const board::Picture* picture = nullptr;
  for (const auto& p : table.board().pictures)
    if (!p.removed && p.caption == "usine") picture = &p;
  REQUIRE(picture);
  CHECK(picture->places.find(table.plan().sheet_id));
}
