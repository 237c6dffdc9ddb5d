// What is handed over comes back: boards, undo, snapshots at any moment, and snapshots that cannot be read.
#include <catch2/catch.hpp>

#include "faulty_disk.h"
#include "journal/waiting.h"
#include "scribe.h"
#include "support/temp_folder.h"

using namespace journal_test;

TEST_CASE("random changes, snapshots at random moments, restarts: the same board comes back") {
  for (std::uint64_t seed = 1; seed <= 8; ++seed) {
    INFO("seed " << seed);
    support::TempFolder folder;
    Scribe scribe(seed);
    auto journal = opened(folder.path());
    for (int round = 0; round < 30; ++round) {
      scribe.write(1 + scribe.random().below(25));
      journal->append(scribe.workshop(), scribe.fresh());
      if (scribe.random().chance(0.3)) journal->snapshot(scribe.workshop(), scribe.board());
      if (scribe.random().chance(0.3)) journal->flush();
      if (scribe.random().chance(0.15)) {
        journal.reset();
        journal = opened(folder.path());
      }
      if (!scribe.random().chance(0.3)) continue;
      const auto loaded = journal->load(scribe.workshop(), 40);
      REQUIRE(loaded);
      REQUIRE(loaded->board == scribe.board());
      CHECK_FALSE(loaded->recovered);
      const std::size_t expected = std::min<std::size_t>(40, scribe.log().size());
      REQUIRE(loaded->recent.size() == expected);
      for (std::size_t i = 0; i < expected; ++i) REQUIRE(same(loaded->recent[i], scribe.log()[scribe.log().size() - expected + i]));
    }
    // Opened first: what is on disk is told of the workshop that is open, and the last round may have been a restart.
    REQUIRE(journal->load(scribe.workshop()));
    CHECK(journal->flush().committed == scribe.board().seq());
    journal.reset();
    Sql sql(folder / "tablee.sqlite");
    CHECK(sql.number("SELECT count(*) FROM snapshots") <= 2);
    CHECK(sql.number("SELECT count(*) FROM changes") == static_cast<std::int64_t>(scribe.log().size()));
    CHECK(sql.value("PRAGMA integrity_check") == "ok");
    CHECK(sql.value("PRAGMA foreign_key_check").empty());
  }
}

TEST_CASE("what was read ahead is what would be read now") {
  support::TempFolder folder;
  Scribe scribe(3), other(4, 2);
  {
    auto journal = opened(folder.path());
    for (Scribe* one : {&scribe, &other}) {
      one->write(60);
      journal->append(one->workshop(), one->fresh());
      journal->snapshot(one->workshop(), one->board());
      one->write(25);
      journal->append(one->workshop(), one->fresh());
    }
  }
  auto journal = opened(folder.path());
  journal->read_ahead(scribe.workshop());
  SECTION("nothing happens meanwhile") {}
  SECTION("somebody writes on, to the disk") {
    scribe.write(20);
    journal->append(scribe.workshop(), scribe.fresh());
    journal->flush();
  }
  SECTION("somebody writes on, and that waits for the disk") {
    scribe.write(20);
    journal->append(scribe.workshop(), scribe.fresh());
  }
  SECTION("another workshop is opened first") {
    const auto loaded = journal->load(other.workshop());
    REQUIRE(loaded);
    CHECK(loaded->board == other.board());
  }
  SECTION("it is asked for twice, and listed") {
    journal->read_ahead(scribe.workshop());
    CHECK(journal->list()->size() == 2);
  }
  SECTION("a shorter past is wanted") { CHECK(journal->load(scribe.workshop(), 5)->recent.size() == 5); }
  const auto loaded = journal->load(scribe.workshop());
  REQUIRE(loaded);
  CHECK(loaded->board == scribe.board());
  CHECK_FALSE(loaded->recovered);
  REQUIRE(loaded->recent.size() == scribe.log().size());
  for (std::size_t i = 0; i < scribe.log().size(); ++i) CHECK(same(loaded->recent[i], scribe.log()[i]));
  const auto again = journal->load(scribe.workshop());
  REQUIRE(again);
  CHECK(again->board == scribe.board());
}

TEST_CASE("a workshop that is not there is not there, read ahead or not, and a journal may end meanwhile") {
  support::TempFolder folder;
  auto journal = opened(folder.path());
  journal->read_ahead(Id::of(7, 1));
  SECTION("asked for") { CHECK(journal->load(Id::of(7, 1)).error().fault == base::Fault::not_found); }
  SECTION("never asked for") {}
}

TEST_CASE("a snapshot that cannot be read costs time, not work") {
  support::TempFolder folder;
  Scribe scribe(5);
  {
    auto journal = opened(folder.path());
    for (int i = 0; i < 3; ++i) {
      scribe.write(60);
      journal->append(scribe.workshop(), scribe.fresh());
      journal->snapshot(scribe.workshop(), scribe.board());
      journal->flush();
    }
  }
  const auto file = folder / "tablee.sqlite";
  SECTION("the newest") { Sql(file).run("UPDATE snapshots SET body = zeroblob(100) WHERE seq = (SELECT max(seq) FROM snapshots)"); }
  SECTION("all") { Sql(file).run("UPDATE snapshots SET checksum = checksum + 1"); }
  SECTION("one that is whole, and nonsense") {
    Sql(file).run("UPDATE snapshots SET body = x'00', checksum = " + std::to_string(static_cast<std::int64_t>((0xcbf29ce484222325ULL ^ 0) * 0x100000001b3ULL)));
  }
  const auto loaded = opened(folder.path())->load(scribe.workshop());
  REQUIRE(loaded);
  CHECK(loaded->board == scribe.board());
  CHECK_FALSE(loaded->recovered);
}

TEST_CASE("opening reads the snapshot and the tail, not the whole history") {
  support::TempFolder folder;
  Scribe scribe(6);
  {
    auto journal = opened(folder.path());
    scribe.write(300);
    journal->append(scribe.workshop(), scribe.fresh());
    journal->snapshot(scribe.workshop(), scribe.board());
    scribe.write(10);
    journal->append(scribe.workshop(), scribe.fresh());
  }
  // Were a row of the old history read, it would not be understood.
  Sql(folder / "tablee.sqlite").run("UPDATE changes SET body = 'gone', inverse = 'gone' WHERE seq <= 290");
  const auto loaded = opened(folder.path())->load(scribe.workshop(), 20);
  REQUIRE(loaded);
  CHECK(loaded->board == scribe.board());
  CHECK_FALSE(loaded->recovered);
  CHECK(loaded->recent.size() == 20);
}

TEST_CASE("a row that cannot be read is put aside, the rest is used, and work goes on from there") {
  support::TempFolder folder;
  Scribe scribe(7);
  scribe.write(50);
  const auto damaged_seq = scribe.board().seq() + GENERATE(0u, 1u);
  scribe.note("perdu");
  scribe.note("gardé");
  {
    auto journal = opened(folder.path());
    journal->append(scribe.workshop(), scribe.fresh());
  }
  const auto file = folder / "tablee.sqlite";
  Sql(file).run("UPDATE changes SET body = '{' WHERE seq = " + std::to_string(damaged_seq + 1));
  board::Board after;
  {
    auto journal = opened(folder.path());
    auto loaded = journal->load(scribe.workshop());
    REQUIRE(loaded);
    CHECK(loaded->recovered);
    CHECK(loaded->notice == "trouble.recovered");
    CHECK(loaded->board.notes.size() == scribe.board().notes.size() - 1);
    Scribe next(8, scribe.workshop(), loaded->board);
    next.write(30);
    journal->append(scribe.workshop(), next.fresh());
    after = next.board();
  }
  auto journal = opened(folder.path());
  const auto loaded = journal->load(scribe.workshop());
  REQUIRE(loaded);
  CHECK(loaded->board == after);
  CHECK_FALSE(loaded->recovered);
  journal.reset();
  CHECK(Sql(file).number("SELECT count(*) FROM lost") == 1);
}

TEST_CASE("handing over never waits for the disk") {
  support::TempFolder folder;
  FaultyDisk disk;
  Scribe scribe(9);
  auto journal = opened(folder.path());
  std::atomic<int> wakes = 0;
  journal->on_progress([&] { ++wakes; });
  disk.shut();
  journal->append(scribe.workshop(), scribe.fresh());
  disk.wait_until_somebody_waits();
  // The disk stands still now: were one of these to wait for it, the test would never end.
  for (int i = 0; i < 500; ++i) {
    scribe.write(4);
    journal->append(scribe.workshop(), scribe.fresh());
    journal->alive(scribe.workshop(), i);
  }
  journal->snapshot(scribe.workshop(), scribe.board());
  CHECK(journal->health().waiting == scribe.log().size());
  CHECK(journal->health().committed == 0);
  CHECK(*journal->next_table() == 1);
  const int before = wakes;
  disk.let_go();
  const auto health = journal->flush();
  CHECK(health.waiting == 0);
  CHECK(health.committed == scribe.board().seq());
  journal->flush();
  // What piled up went to disk together: one wake for it, and one for each flush.
  CHECK(wakes - before <= 4);
  CHECK(journal->load(scribe.workshop())->board == scribe.board());
}

TEST_CASE("what waits is shed only where a snapshot holds it") {
  Scribe one(1, 1), two(2, 2);
  one.write(100);
  two.write(100);
  journal::Waiting waiting;
  waiting.batches.push_back({one.workshop(), one.fresh()});
  waiting.batches.push_back({two.workshop(), two.fresh()});
  waiting.snapshots[one.workshop()] = one.board();
  one.write(5);
  waiting.batches.push_back({one.workshop(), one.fresh()});
  const std::uint64_t all = waiting.changes();
  waiting.shed(all);
  CHECK(waiting.changes() == all);
  waiting.shed(all - 1);
  CHECK(waiting.changes() == two.log().size() + 5);
}
