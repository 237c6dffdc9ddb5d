// A disk that fails on demand: an SQLite VFS laid over the real one. Read by the journal's tests.
#pragma once
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace journal_test {

// While one lives, every file that SQLite opens goes through it. One at a time.
class FaultyDisk {
 public:
  FaultyDisk();
  ~FaultyDisk();  // the disk is well again for what is still open
  FaultyDisk(const FaultyDisk&) = delete;
  FaultyDisk& operator=(const FaultyDisk&) = delete;

  enum class Fault : std::uint8_t { none, full, failing_sync, failing_write, read_only };
  // The fault sets in after so many more writes and syncs.
  void fail(Fault fault, std::int64_t after = 0);
  void heal() { fail(Fault::none); }
  std::int64_t calls() const;  // writes and syncs since the last fail() or heal()

  // Syncs wait while the gate is shut.
  void shut();
  void let_go();
  void wait_until_somebody_waits();
};

}  // namespace journal_test
