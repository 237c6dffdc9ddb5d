// Damaged files: set aside and kept, and what is readable in them is there again.
#include <catch2/catch.hpp>
#include <fstream>

#include "faulty_disk.h"
#include "scribe.h"
#include "support/temp_folder.h"

using namespace journal_test;

namespace {

constexpr std::size_t page = 4096;

void overwrite(const std::filesystem::path& file, std::size_t from, std::size_t count, base::Random& random) {
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(static_cast<std::streamoff>(from));
  for (std::size_t i = 0; i < count; ++i) stream.put(static_cast<char>(random.below(256)));
  REQUIRE(stream.good());
}

// A workshop of some pages, with a snapshot on the way, closed well.
void write_workshop(const std::filesystem::path& folder, Scribe& scribe) {
  auto journal = opened(folder);
  for (int i = 0; i < 4; ++i) {
    scribe.write(100);
    journal->append(scribe.workshop(), scribe.fresh());
    if (i < 3) journal->snapshot(scribe.workshop(), scribe.board());
    journal->flush();
  }
  journal->alive(scribe.workshop(), 1'700'000'999'000);
}

std::size_t pages_of(const std::filesystem::path& file) { return std::filesystem::file_size(file) / page; }

}  // namespace

TEST_CASE("a file without its first bytes is set aside, and all of it is recovered") {
  support::TempFolder folder;
  const auto file = folder / "tablee.sqlite";
  Scribe scribe(1), other(2, 2);
  write_workshop(folder.path(), scribe);
  write_workshop(folder.path(), other);
  base::Random random(1);
  SECTION("the header") { overwrite(file, 0, 100, random); }
  SECTION("the first page, with the list of tables") { overwrite(file, 0, page, random); }
  SECTION("a few bytes") { overwrite(file, 3, 5, random); }
  const auto size = std::filesystem::file_size(file);
  {
    auto journal = opened(folder.path());
    CHECK(journal->notice() == "trouble.recovered");
    CHECK(journal->health().state == journal::Health::State::saving);
    for (const Scribe* each : {&scribe, &other}) {
      const auto loaded = journal->load(each->workshop(), 10'000);
      REQUIRE(loaded);
      CHECK(loaded->board == each->board());
      CHECK(loaded->recent.size() == each->log().size());
      CHECK_FALSE(loaded->recovered);
      CHECK(loaded->last_alive_ms == 1'700'000'999'000);
    }
    CHECK(journal->list()->at(1).challenge == "Comment mieux accueillir ?");
    CHECK(*journal->next_table() == 3);
    scribe.write(20);
    journal->append(scribe.workshop(), scribe.fresh());
  }
  CHECK(std::filesystem::file_size(folder / "tablee.damaged-1.sqlite") == size);
  auto journal = opened(folder.path());
  CHECK(journal->notice().empty());
  CHECK(journal->load(scribe.workshop())->board == scribe.board());
}

TEST_CASE("pages overwritten in the middle: what they held is lost, the rest is recovered") {
  for (std::uint64_t seed = 1; seed <= 12; ++seed) {
    INFO("seed " << seed);
    support::TempFolder folder;
    const auto file = folder / "tablee.sqlite";
    Scribe scribe(seed);
    write_workshop(folder.path(), scribe);
    base::Random random(seed);
    for (int i = 0; i < 3; ++i) overwrite(file, (1 + random.below(pages_of(file) - 1)) * page, page, random);
    board::Board after;
    {
      auto journal = opened(folder.path());
      REQUIRE(journal->health().state == journal::Health::State::saving);
      REQUIRE(journal->list());
      const auto loaded = journal->load(scribe.workshop());
      REQUIRE(loaded);
      // Snapshots, changes and their order are three ways to the same board: three lost pages leave most of it.
      CHECK(loaded->board.notes.size() * 2 > scribe.board().notes.size());
      Scribe next(seed, scribe.workshop(), loaded->board);
      next.write(50);
      journal->append(scribe.workshop(), next.fresh());
      const auto health = journal->flush();
      REQUIRE(health.state == journal::Health::State::saving);
      after = next.board();
    }
    auto journal = opened(folder.path());
    const auto again = journal->load(scribe.workshop());
    REQUIRE(again);
    CHECK(again->board == after);
  }
}

TEST_CASE("a file damaged while it is in use is recovered on the spot, and people are told once") {
  support::TempFolder folder;
  const auto file = folder / "tablee.sqlite";
  Scribe scribe(3);
  write_workshop(folder.path(), scribe);
  auto journal = opened(folder.path());
  CHECK(journal->notice().empty());
  base::Random random(3);
  for (std::size_t i = 1; i < pages_of(file); ++i) {
    // All pages but the first lose their kind and their count: nothing can be read through SQLite any more.
    if (i % 4 == 0) overwrite(file, i * page, 8, random);
  }
  scribe.write(20);
  REQUIRE(journal->load(scribe.workshop()));
  CHECK(journal->health().state == journal::Health::State::saving);
  CHECK(journal->take_news() == "trouble.recovered");
  CHECK(journal->take_news().empty());
  CHECK(std::filesystem::exists(folder / "tablee.damaged-1.sqlite"));
  journal.reset();
  CHECK(Sql(file).value("PRAGMA integrity_check") == "ok");
}

TEST_CASE("changes that were only in the log are recovered with it, and the log is set aside too") {
  support::TempFolder folder;
  Scribe scribe(4);
  {
    auto journal = opened(folder / "first");
    scribe.write(200);
    journal->append(scribe.workshop(), scribe.fresh());
    journal->flush();
    // As a power cut would leave it: the file and its log, not merged.
    std::filesystem::create_directory(folder / "second");
    for (const char* name : {"tablee.sqlite", "tablee.sqlite-wal"}) { std::filesystem::copy_file(folder / "first" / name, folder / "second" / name); }
  }
  base::Random random(4);
  const auto file = folder / "second" / "tablee.sqlite";
  // The last page of the log is torn.
  const auto log = folder / "second" / "tablee.sqlite-wal";
  {
    std::ofstream tear(log, std::ios::app | std::ios::binary);
    tear << std::string(1000, 'x');
  }
  const bool only_log = GENERATE(true, false);
  if (only_log) std::filesystem::resize_file(file, 0);
  else overwrite(file, 0, 100, random);
  auto journal = opened(folder / "second");
  CHECK(journal->load(scribe.workshop())->board == scribe.board());
}

TEST_CASE("a file with nothing readable in it is set aside, and work begins anew") {
  support::TempFolder folder;
  const auto file = folder / "tablee.sqlite";
  SECTION("a text") { std::ofstream(file) << "Ceci n'est pas une base de données. " << std::string(5000, '.'); }
  SECTION("a short text") { std::ofstream(file) << "non"; }
  SECTION("noise") {
    { std::ofstream make(file); }
    base::Random random(5);
    overwrite(file, 0, 20 * page, random);
  }
  for (int i = 1; i <= 2; ++i) {
    auto journal = opened(folder.path());
    CHECK(journal->notice() == "trouble.damaged");
    CHECK(journal->list()->empty());
    CHECK(std::filesystem::exists(folder / ("tablee.damaged-" + std::to_string(i) + ".sqlite")));
    journal.reset();
    std::filesystem::copy_file(folder / "tablee.damaged-1.sqlite", file, std::filesystem::copy_options::overwrite_existing);
  }
}

TEST_CASE("after a cut the whole file is looked through, so damage is met at the start") {
  support::TempFolder folder;
  const auto file = folder / "tablee.sqlite";
  Scribe scribe(6);
  write_workshop(folder.path(), scribe);
  base::Random random(6);
  overwrite(file, pages_of(file) / 2 * page, 8, random);
  SECTION("cut off") {
    std::ofstream(folder / "tablee.lock") << "1";
    CHECK(opened(folder.path())->notice() == "trouble.recovered");
  }
  SECTION("closed well") { CHECK(opened(folder.path())->notice().empty()); }
}

TEST_CASE("a recovery that was cut just before its end is ended at the next start") {
  support::TempFolder folder;
  Scribe scribe(7);
  write_workshop(folder.path(), scribe);
  std::filesystem::rename(folder / "tablee.sqlite", folder / "tablee.recovered.sqlite");
  SECTION("the damaged file is there") { std::ofstream(folder / "tablee.sqlite") << "damaged"; }
  SECTION("it was already set aside, its log was not") { std::ofstream(folder / "tablee.sqlite-wal") << "log"; }
  SECTION("a half-built one is in the way as well") { std::ofstream(folder / "tablee.recovering.sqlite") << "half"; }
  auto journal = opened(folder.path());
  CHECK(journal->load(scribe.workshop())->board == scribe.board());
  CHECK_FALSE(std::filesystem::exists(folder / "tablee.recovered.sqlite"));
}

TEST_CASE("no room to recover into: work in memory, recovered once there is room") {
  support::TempFolder folder;
  const auto file = folder / "tablee.sqlite";
  FaultyDisk disk;
  Scribe scribe(8);
  write_workshop(folder.path(), scribe);
  base::Random random(8);
  overwrite(file, 0, 100, random);
  disk.fail(FaultyDisk::Fault::full, 20);
  auto journal = opened(folder.path());
  CHECK(journal->health().state == journal::Health::State::in_memory);
  CHECK(journal->health().message == "trouble.full_disk");
  CHECK_FALSE(std::filesystem::exists(folder / "tablee.damaged-1.sqlite"));
  disk.heal();
  CHECK(journal->flush().state == journal::Health::State::saving);
  CHECK(journal->take_news() == "trouble.recovered");
  CHECK(journal->load(scribe.workshop())->board == scribe.board());
}
