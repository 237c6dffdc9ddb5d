// A disk that is full, cannot be written or fails: work goes on in memory and is saved as soon as it can be.
#include <catch2/catch.hpp>
#include <fstream>

#include "faulty_disk.h"
#include "scribe.h"
#include "support/temp_folder.h"

using namespace journal_test;
using journal::Health;
using Fault = FaultyDisk::Fault;

namespace {
void check_saved(const support::TempFolder& folder, const Scribe& scribe) {
  {
    const auto loaded = opened(folder.path())->load(scribe.workshop(), 10'000);
    REQUIRE(loaded);
    CHECK(loaded->board == scribe.board());
    CHECK_FALSE(loaded->recovered);
    CHECK(loaded->recent.size() == scribe.log().size());
  }
  Sql sql(folder / "tablee.sqlite");
  CHECK(sql.value("PRAGMA integrity_check") == "ok");
  CHECK(sql.number("SELECT count(*) FROM changes") == static_cast<std::int64_t>(scribe.log().size()));
}
}  // namespace

TEST_CASE("a disk that fails while people work: all of it is saved, in order, once it can be") {
  const auto [fault, key] = GENERATE(
      table<Fault, std::string>({{Fault::full, "trouble.full_disk"}, {Fault::failing_sync, "trouble.unknown"}, {Fault::failing_write, "trouble.unknown"}}));
  support::TempFolder folder;
  FaultyDisk disk;
  Scribe scribe(1);
  auto journal = opened(folder.path());
  scribe.write(50);
  journal->append(scribe.workshop(), scribe.fresh());
  REQUIRE(journal->flush().state == Health::State::saving);
  const std::uint64_t safe = scribe.board().seq();

  disk.fail(fault);
  for (int i = 0; i < 5; ++i) {
    scribe.write(20);
    journal->append(scribe.workshop(), scribe.fresh());
    journal->snapshot(scribe.workshop(), scribe.board());
    const Health health = journal->flush();
    CHECK(health.state == Health::State::in_memory);
    CHECK(health.message == key);
    CHECK(health.waiting == scribe.board().seq() - safe);
    CHECK(health.committed == safe);
  }
  // Somebody goes home and comes back: what is in memory is still shown.
  const auto meanwhile = journal->load(scribe.workshop(), 10'000);
  REQUIRE(meanwhile);
  CHECK(meanwhile->board == scribe.board());
  CHECK(meanwhile->recent.size() == scribe.log().size());
  CHECK(journal->list()->at(0).seq == scribe.board().seq());

  disk.heal();
  scribe.write(5);
  journal->append(scribe.workshop(), scribe.fresh());
  const Health health = journal->flush();
  CHECK(health.state == Health::State::saving);
  CHECK(health.message.empty());
  CHECK(health.waiting == 0);
  CHECK(health.committed == scribe.board().seq());
  journal.reset();
  check_saved(folder, scribe);
}

TEST_CASE("saving starts again by itself") {
  support::TempFolder folder;
  FaultyDisk disk;
  Scribe scribe(2);
  auto journal = opened(folder.path());
  std::mutex mutex;
  std::condition_variable progress;
  int wakes = 0;
  journal->on_progress([&] {
    const std::lock_guard lock(mutex);
    ++wakes;
    progress.notify_all();
  });
  disk.fail(Fault::full);
  journal->append(scribe.workshop(), scribe.fresh());
  std::unique_lock lock(mutex);
  progress.wait(lock, [&] { return wakes > 0 && journal->health().state == Health::State::in_memory; });
  disk.heal();
  progress.wait(lock, [&] { return journal->health().state == Health::State::saving; });
  CHECK(journal->health().committed == scribe.board().seq());
}

TEST_CASE("a disk that fails at any write or sync of a session leaves a sound file and loses nothing") {
  std::int64_t calls = 0;
  for (std::int64_t moment = 0; moment <= calls; ++moment) {
    const Fault fault = moment % 3 == 0 ? Fault::full : moment % 3 == 1 ? Fault::failing_sync : Fault::failing_write;
    INFO("call " << moment << " of " << calls);
    support::TempFolder folder;
    FaultyDisk disk;
    if (moment == 0) disk.heal();
    else disk.fail(fault, moment);
    Scribe scribe(3);
    {
      auto journal = opened(folder.path());
      for (int i = 0; i < 3; ++i) {
        scribe.write(15);
        journal->append(scribe.workshop(), scribe.fresh());
        if (i == 1) journal->snapshot(scribe.workshop(), scribe.board());
        journal->flush();
      }
      if (moment == 0) calls = disk.calls();
      disk.heal();
      const Health health = journal->flush();
      INFO(health.message);
      REQUIRE(health.state == Health::State::saving);
    }
    check_saved(folder, scribe);
  }
  CHECK(calls > 10);
}

TEST_CASE("a folder that cannot be written: what is there is shown, what is new waits") {
  support::TempFolder folder;
  FaultyDisk disk;
  Scribe scribe(4);
  scribe.write(30);
  {
    auto journal = opened(folder.path());
    journal->append(scribe.workshop(), scribe.fresh());
  }
  disk.fail(Fault::read_only);
  auto journal = opened(folder.path());
  CHECK(journal->health().state == Health::State::in_memory);
  CHECK(journal->health().fault == base::Fault::read_only);
  CHECK(journal->health().message == "trouble.read_only");
  CHECK(journal->list()->size() == 1);
  const auto loaded = journal->load(scribe.workshop());
  REQUIRE(loaded);
  CHECK(loaded->board == scribe.board());
  scribe.write(30);
  journal->append(scribe.workshop(), scribe.fresh());
  CHECK(journal->flush().waiting == 30);
  CHECK(journal->load(scribe.workshop())->board == scribe.board());
  disk.heal();
  CHECK(journal->flush().committed == scribe.board().seq());
  journal.reset();
  check_saved(folder, scribe);
}

TEST_CASE("a file where the folder should be: work in memory, saved once it is gone") {
  support::TempFolder folder;
  const auto data = folder / "data";
  { std::ofstream(data) << "no folder"; }
  Scribe scribe(5);
  auto journal = opened(data);
  CHECK(journal->health().message == "trouble.read_only");
  CHECK(*journal->next_table() > 1'000'000);  // one that nobody can have been given before
  journal->append(scribe.workshop(), scribe.fresh());
  journal->snapshot(scribe.workshop(), scribe.board());
  CHECK(journal->flush().state == Health::State::in_memory);
  CHECK(journal->load(scribe.workshop())->board == scribe.board());
  CHECK(journal->list()->size() == 1);
  std::filesystem::remove(data);
  CHECK(journal->flush().state == Health::State::saving);
  journal.reset();
  CHECK(opened(data)->load(scribe.workshop())->board == scribe.board());
}
