// Killed at random moments: what was acknowledged is on disk.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

#include "scribe.h"
#include "support/temp_folder.h"

using namespace journal_test;

namespace {

// Works until it is killed; every number that the journal says is on disk goes into the pipe.
[[noreturn]] void work(const std::filesystem::path& folder, std::uint64_t seed, int acknowledged) {
  auto journal = journal::Journal::open(folder, schema());
  if (!journal) _exit(2);
  journal::Journal& mine = **journal;
  mine.on_progress([&] {
    const std::uint64_t seq = mine.health().committed;
    if (::write(acknowledged, &seq, sizeof seq) != sizeof seq) _exit(3);
  });
  const Id workshop = Id::of(1, 1);
  auto loaded = mine.load(workshop);
  Scribe scribe = loaded ? Scribe(seed, workshop, loaded->board) : Scribe(seed);
  for (std::uint64_t i = 1;; ++i) {
    mine.append(workshop, scribe.fresh());
    if (i % 7 == 0) mine.snapshot(workshop, scribe.board());
    if (i % 3 == 0) mine.flush();
    scribe.write(1 + scribe.random().below(6));
  }
}

}  // namespace

TEST_CASE("killed twenty times at random moments, the journal is sound and holds all it had acknowledged") {
  support::TempFolder folder;
  base::Random random(20);
  std::uint64_t highest = 0;
  for (std::uint64_t round = 1; round <= 20; ++round) {
    INFO("round " << round);
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      ::close(ends[0]);
      work(folder.path(), round, ends[1]);
    }
    ::close(ends[1]);
    std::uint64_t seq = 0;
    std::uint64_t left = 1 + random.below(40);
    // Read until the moment has come, killed wherever it is then; what it said in between counts too.
    while (::read(ends[0], &seq, sizeof seq) == sizeof seq) {
      highest = std::max(highest, seq);
      if (--left == 0) ::kill(child, SIGKILL);
    }
    ::close(ends[0]);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    {
      auto journal = opened(folder.path());
      CHECK(journal->notice().empty());
      const auto loaded = journal->load(Id::of(1, 1));
      REQUIRE(loaded);
      CHECK_FALSE(loaded->recovered);
      CHECK(loaded->board.seq() >= highest);
    }
    Sql sql(folder / "tablee.sqlite");
    CHECK(sql.value("PRAGMA integrity_check") == "ok");
    CHECK(sql.number("SELECT count(*) FROM changes WHERE seq <= " + std::to_string(highest)) == static_cast<std::int64_t>(highest));
  }
  CHECK(highest > 100);
}
