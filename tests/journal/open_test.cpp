// Opening a data folder: whose file it is, who has it, what version it is, and the list on the home screen.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

#include "scribe.h"
#include "support/temp_folder.h"

using namespace journal_test;
using journal::Journal;

namespace {
std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}
void write_file(const std::filesystem::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }
}  // namespace

TEST_CASE("a first opening makes a file that says whose it is") {
  support::TempFolder folder;
  const auto inside = folder / "not/there/yet";
  {
    auto journal = opened(inside);
    CHECK(journal->notice().empty());
    CHECK(journal->health().state == journal::Health::State::saving);
    REQUIRE(journal->list());
    CHECK(journal->list()->empty());
    CHECK(journal->load(Id::of(1, 1)).error().fault == base::Fault::not_found);
    Scribe scribe(1);
    journal->append(scribe.workshop(), scribe.fresh());
    CHECK(journal->flush().waiting == 0);
    CHECK(std::filesystem::is_directory(journal->photos_folder(scribe.workshop())));
    CHECK(journal->pictures_folder(scribe.workshop()) == inside / "workshops" / "1-1" / "pictures");
  }
  Sql sql(inside / "tablee.sqlite");
  CHECK(sql.number("PRAGMA application_id") == 0x5461626c);
  CHECK(sql.number("PRAGMA user_version") >= 1);
  CHECK(sql.value("PRAGMA journal_mode") == "wal");
  CHECK(sql.value("PRAGMA integrity_check") == "ok");
}

TEST_CASE("a second opener is told that the folder is in use") {
  support::TempFolder folder;
  {
    auto first = opened(folder.path());
    const auto second = Journal::open(folder.path(), schema());
    REQUIRE_FALSE(second);
    CHECK(second.error().fault == base::Fault::in_use);
    CHECK(second.error().message == "trouble.in_use");
  }
  opened(folder.path());
}

TEST_CASE("a file of a later version and a file of another program are left as they are") {
  support::TempFolder folder;
  const auto file = folder / "tablee.sqlite";
  std::string pragma, key;
  base::Fault fault{};
  SECTION("later version") { pragma = "PRAGMA user_version=999", key = "trouble.newer_version", fault = base::Fault::newer_version; }
  SECTION("other program") { pragma = "PRAGMA application_id=42", key = "trouble.other_file", fault = base::Fault::refused; }
  SECTION("a database of nobody's") { pragma = "PRAGMA application_id=0; PRAGMA user_version=0", key = "trouble.other_file", fault = base::Fault::refused; }
  opened(folder.path());
  Sql(file).run(pragma);
  const std::string before = bytes_of(file);
  REQUIRE_FALSE(before.empty());
  const auto journal = Journal::open(folder.path(), schema());
  REQUIRE_FALSE(journal);
  CHECK(journal.error().fault == fault);
  CHECK(journal.error().message == key);
  CHECK(bytes_of(file) == before);
}

TEST_CASE("an older file is brought up to date, one migration after the other") {
  support::TempFolder folder;
  const auto steps = folder / "schema";
  std::filesystem::copy(schema(), steps);
  int last = 0;
  for (const auto& entry : std::filesystem::directory_iterator(steps)) last = std::max(last, std::atoi(entry.path().filename().c_str()));
  const auto next = [&](int n, const char* name) {
    const std::string number = std::to_string(1000 + last + n).substr(1);
    return steps / (number + name);
  };
  Scribe scribe(3);
  {
    auto journal = Journal::open(folder.path(), steps);
    REQUIRE(journal);
    (*journal)->append(scribe.workshop(), scribe.fresh());
  }
  write_file(next(1, "_more.sql"), "CREATE TABLE more (a INTEGER) STRICT; INSERT INTO more VALUES (7);");
  write_file(next(2, "_less.sql"), "ALTER TABLE more RENAME TO less;");
  {
    auto journal = Journal::open(folder.path(), steps);
    REQUIRE(journal);
    const auto loaded = (*journal)->load(scribe.workshop());
    REQUIRE(loaded);
    CHECK(loaded->board == scribe.board());
  }
  Sql sql(folder / "tablee.sqlite");
  CHECK(sql.number("PRAGMA user_version") == last + 2);
  CHECK(sql.number("SELECT a FROM less") == 7);
}

TEST_CASE("a Tablée from before hidden notes is told that the folder is newer, and leaves it as it is") {
  support::TempFolder folder;
  const auto older = folder / "schema";
  std::filesystem::create_directory(older);
  std::filesystem::copy_file(schema() / "001_journal.sql", older / "001_journal.sql");
  Scribe scribe(4);
  const Id note = scribe.note("secret");
  scribe.apply(board::RecordKind::note, note, board::Set{{{board::Property::face_down, true}}});
  scribe.apply(board::RecordKind::workshop, scribe.workshop(), board::Set{{{board::Property::private_first, true}}});
  {
    auto journal = opened(folder / "data");
    journal->append(scribe.workshop(), scribe.fresh());
    journal->snapshot(scribe.workshop(), scribe.board());
    CHECK(journal->flush().waiting == 0);
  }
  const std::string before = bytes_of(folder / "data/tablee.sqlite");
  const auto journal = Journal::open(folder / "data", older);
  REQUIRE_FALSE(journal);
  CHECK(journal.error().fault == base::Fault::newer_version);
  CHECK(journal.error().message == "trouble.newer_version");
  CHECK(bytes_of(folder / "data/tablee.sqlite") == before);
  CHECK(opened(folder / "data")->load(scribe.workshop())->board == scribe.board());
}

TEST_CASE("a workshop from before hidden notes opens with all its notes in sight") {
  support::TempFolder folder;
  Scribe scribe(5);
  scribe.write(40);
  {
    auto journal = opened(folder / "data");
    journal->append(scribe.workshop(), scribe.fresh());
  }
  // As the first Tablée left it: nothing that came later touched the tables but this.
  Sql(folder / "data/tablee.sqlite").run("ALTER TABLE workshops DROP COLUMN archived; PRAGMA user_version=1");
  const auto loaded = opened(folder / "data")->load(scribe.workshop());
  REQUIRE(loaded);
  CHECK(loaded->board == scribe.board());
  CHECK_FALSE(loaded->board.workshop().private_first);
  for (const board::Note& note : loaded->board.notes) CHECK_FALSE(note.face_down);
}

TEST_CASE("a schema that is not there, or has a hole, is an error and makes no file") {
  support::TempFolder folder;
  CHECK_FALSE(Journal::open(folder / "data", folder / "nowhere"));
  std::filesystem::create_directory(folder / "schema");
  write_file(folder / "schema" / "002_second.sql", "SELECT 1;");
  CHECK_FALSE(Journal::open(folder / "data", folder / "schema"));
  CHECK_FALSE(std::filesystem::exists(folder / "data"));
}

TEST_CASE("the list says what the home screen shows, written or still waiting") {
  support::TempFolder folder;
  auto journal = opened(folder.path());
  Scribe first(1, 1), second(2, 2);
  first.rename("Accueil des visiteurs");
  const Id note = first.note("un");
  first.note("deux");
  first.apply(board::RecordKind::note, note, board::Remove{});
  first.apply(board::RecordKind::note, note, board::Remove{});
  second.write(40);
  second.apply(board::RecordKind::workshop, second.workshop(), board::Set{{{board::Property::closed, true}}});
  journal->append(first.workshop(), first.fresh());
  journal->append(second.workshop(), second.fresh());
  const auto check = [&] {
    const auto list = journal->list();
    REQUIRE(list);
    REQUIRE(list->size() == 2);
    const journal::Summary& newest = (*list)[0];
    const journal::Summary& older = (*list)[1];
    CHECK(newest.workshop == second.workshop());
    CHECK(newest.closed);
    CHECK(newest.notes ==
          static_cast<std::size_t>(std::count_if(second.board().notes.begin(), second.board().notes.end(), [](const board::Note& n) { return !n.removed; })));
    CHECK(older.title == "Accueil des visiteurs");
    CHECK(older.challenge == "Comment mieux accueillir ?");
    CHECK(older.definition == "ideation");
    CHECK(older.created_ms == 1'700'000'000'000);
    CHECK(older.changed_ms == first.log().back().change.at_ms);
    CHECK(older.seq == first.board().seq());
    CHECK(older.notes == 1);
    CHECK_FALSE(older.closed);
  };
  check();
  journal->flush();
  check();
  journal.reset();
  journal = opened(folder.path());
  check();
}

TEST_CASE("table numbers are given once, also across restarts") {
  support::TempFolder folder;
  {
    auto journal = opened(folder.path());
    CHECK(*journal->next_table() == 1);
    CHECK(*journal->next_table() == 2);
  }
  {
    auto journal = opened(folder.path());
    CHECK(*journal->next_table() == 3);
    Scribe scribe(1, 12);
    journal->append(scribe.workshop(), scribe.fresh());
    (void)journal->photos_folder(Id::of(20, 1));
  }
  CHECK(*opened(folder.path())->next_table() == 21);
}

TEST_CASE("when the kiosk was last alive is kept with its workshop") {
  support::TempFolder folder;
  Scribe scribe(1);
  {
    auto journal = opened(folder.path());
    journal->append(scribe.workshop(), scribe.fresh());
    journal->alive(scribe.workshop(), 1'700'000'123'000);
    CHECK(journal->load(scribe.workshop())->last_alive_ms == 1'700'000'123'000);
  }
  CHECK(opened(folder.path())->load(scribe.workshop())->last_alive_ms == 1'700'000'123'000);
}
