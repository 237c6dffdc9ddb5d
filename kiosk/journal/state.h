// What the frame's thread and the writer's thread share: what waits, and the file. Read by journal only.
// Two locks. `queue` is held for moments and never while the disk works; `disk` is held through a commit. Where both
// are needed, `disk` is taken first.
#pragma once
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>

#include "journal/folder_lock.h"
#include "journal/journal.h"
#include "journal/migrations.h"
#include "journal/rows.h"
#include "journal/waiting.h"

namespace journal {

struct Journal::State {
  State(std::filesystem::path in, std::vector<Migration> steps);
  ~State();
  const std::filesystem::path folder;
  const std::vector<Migration> migrations;
  std::string notice;  // set once, by open

  std::mutex disk;
  std::optional<FolderLock> lock;
  std::optional<Rows> rows;      // the file, where it can be written
  std::optional<Rows> readable;  // the file, where it can only be read
  Waiting held;                  // taken from the queue by the writer, and kept until it is on disk
  // Read before it was asked for. Good until something is written, and kept only where all was found whole.
  struct Ahead {
    Id workshop;
    Reading reading;
  };
  std::optional<Ahead> ahead;
  std::set<Id> wounded;  // workshops that lost something when the file was recovered; told once, by load

  mutable std::mutex queue;
  std::condition_variable work, progress;
  Waiting incoming;
  bool holding = false;  // something in `held` has still to be written
  bool stopping = false;
  std::uint64_t asked = 0, tried = 0;  // flush: attempts asked for, and the last of these that was made
  Health health;
  Id open_now;
  std::map<Id, std::uint64_t> committed;
  std::uint32_t next_table = 0;
  std::string news;
  std::function<void()> wake;

  // These are called with `disk` held.
  base::Status open_disk();
  base::Status write_held();
  base::Result<Reading> read(Id workshop, std::size_t recent);
  base::Result<std::vector<WorkshopRow>> workshops();
  void report(const base::Status& outcome);

  // Last: their threads use all of the above.
  std::unique_ptr<Writer> writer;
  std::thread reader;  // what it reads is `ahead`

 private:
  std::filesystem::path file() const;
  base::Status open_file(bool was_cut_off);
  void open_readable();
  // Sets the damaged file aside and opens what could be read of it.
  base::Status recover();
  base::Status write_entries();
  base::Status write_snapshots();

  std::map<Id, WorkshopRow> known_;  // summaries as they are on disk
  bool checked_ = false;             // the file was looked through, where the last program was cut off
  bool reopen_ = false;              // the connection failed: good for reading only
  int recoveries_ = 0;               // without a commit in between
};

class Journal::Writer {
 public:
  explicit Writer(State& state) : state_(state), thread_([this] { run(); }) {}
  ~Writer();  // writes what waits

 private:
  void run();
  State& state_;
  std::thread thread_;
};

}  // namespace journal
