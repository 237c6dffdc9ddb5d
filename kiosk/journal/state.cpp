// The file as the journal holds it: opened, recovered, written in transactions, and closed when the disk fails it.
// Everything here runs with `disk` held and may take as long as the disk takes.
#include "journal/state.h"

#include <algorithm>
#include <random>

#include "journal/recovery.h"

namespace journal {
namespace {

// About a quarter of a gigabyte of handed-over changes: more than a day of the busiest workshop.
constexpr std::uint64_t most_waiting = 500'000;
// A file that is damaged again as soon as it was recovered is a dying disk: writing more files to it helps nobody.
constexpr int most_recoveries = 3;

// Where the file cannot say which numbers are taken, one that no folder will reach by counting.
std::uint32_t table_by_chance() {
  std::random_device device;
  return 0x400000u + device() % 0x3fff00u;
}

// A workshop's pictures may have outlived its rows: its number stays taken.
std::uint32_t next_after_folders(const std::filesystem::path& folder) {
  std::uint32_t next = 1;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "workshops", error)) {
    if (const auto id = base::parse_id(entry.path().filename().string())) next = std::max(next, id->table() + 1);
  }
  return next;
}

}  // namespace

Journal::State::State(std::filesystem::path in, std::vector<Migration> steps)
    : folder(std::move(in)), migrations(std::move(steps)), next_table(table_by_chance()) {}

Journal::State::~State() {
  if (reader.joinable()) reader.join();
  writer.reset();
  const bool all_written = rows && held.empty();
  rows.reset();
  readable.reset();
  if (all_written && lock) lock->closed_well();
}

std::filesystem::path Journal::State::file() const { return folder / "tablee.sqlite"; }

base::Status Journal::State::open_disk() {
  rows.reset();
  readable.reset();
  reopen_ = false;
  const auto opened = [&]() -> base::Status {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return trouble_of_system(error.value());
    if (!lock) {
      auto taken = FolderLock::take(folder);
      if (!taken) return taken.error();
      lock = *std::move(taken);
    }
    if (auto finished = finish_recovery(folder); !finished) return finished;
    auto status = open_file(lock->was_cut_off() && !checked_);
    return !status && status.error().fault == base::Fault::damaged ? recover() : status;
  }();
  // What cannot be written can often still be read, and shown.
  if (!opened && opened.error().fault != base::Fault::damaged && opened.error().fault != base::Fault::in_use) open_readable();
  return opened;
}

base::Status Journal::State::open_file(bool was_cut_off) {
  if (auto seen = look_at(file(), migrations.back().version); !seen) return seen;
  auto database = Database::open(file(), Access::write);
  if (!database) return database.error();
  if (was_cut_off) {
    if (auto whole = check_whole(*database); !whole) return whole;
  }
  checked_ = true;
  if (auto ready = bring_up_to_date(*database, migrations); !ready) return ready;
  auto over = Rows::over(*std::move(database));
  if (!over) return over.error();
  const auto next = over->next_table();
  if (!next) return next.error();
  known_.clear();
  rows.emplace(*std::move(over));
  const std::uint32_t free = std::max(*next, next_after_folders(folder));
  const std::lock_guard held_queue(queue);
  // A number already given in memory stays given.
  if (incoming.next_table == 0 && held.next_table == 0) next_table = free;
  return {};
}

void Journal::State::open_readable() {
  if (!look_at(file(), migrations.back().version)) return;
  const auto usable = [&](Access access) {
    auto database = Database::open(file(), access);
    if (!database) return false;
    const auto version = database->number("PRAGMA user_version");
    if (!version || *version < 1) return false;
    auto over = Rows::over(*std::move(database));
    if (!over || !over->workshops()) return false;
    readable.emplace(*std::move(over));
    return true;
  };
  if (usable(Access::read)) return;
  // Ignoring a log that holds changes would show a workshop as it was some time ago, and new changes would take the
  // numbers of those not seen.
  std::error_code error;
  const auto log = std::filesystem::file_size(file().string() + "-wal", error);
  if (error || log == 0) (void)usable(Access::immutable);
}

base::Status Journal::State::recover() {
  rows.reset();
  readable.reset();
  known_.clear();
  if (recoveries_ >= most_recoveries) return trouble(base::Fault::damaged);
  auto recovered = recover_file(folder, migrations);
  if (!recovered) return recovered.error();
  ++recoveries_;
  if (auto opened = open_file(false); !opened) return opened;
  wounded.insert(recovered->wounded.begin(), recovered->wounded.end());
  const std::lock_guard held_queue(queue);
  news = recovered->anything ? "trouble.recovered" : "trouble.damaged";
  return {};
}

base::Result<Reading> Journal::State::read(Id workshop, std::size_t recent) {
  if (!rows && !readable) return Reading{};
  auto reading = (rows ? *rows : *readable).read(workshop, recent);
  if (!reading && reading.error().fault == base::Fault::damaged && rows) {
    if (auto recovered = recover(); !recovered) return recovered.error();
    reading = rows->read(workshop, recent);
  }
  if (reading && reading->lost_something() && rows) {
    // Where mending fails the disk is failing: the writer will meet it and say so.
    (void)rows->mend(workshop, *reading);
    known_.erase(workshop);
  }
  return reading;
}

base::Result<std::vector<WorkshopRow>> Journal::State::workshops() {
  if (!rows && !readable) return std::vector<WorkshopRow>();
  auto all = (rows ? *rows : *readable).workshops();
  if (!all && all.error().fault == base::Fault::damaged && rows) {
    if (auto recovered = recover(); !recovered) return recovered.error();
    all = rows->workshops();
  }
  return all;
}

base::Status Journal::State::write_held() {
  if (!held.empty()) ahead.reset();
  const auto write = [&] {
    auto status = write_entries();
    return status ? write_snapshots() : status;
  };
  if (!rows || reopen_) {
    if (auto opened = open_disk(); !opened) return opened;
  }
  auto status = write();
  if (!status && status.error().fault == base::Fault::damaged) {
    status = recover();
    if (status) status = write();
  }
  // A disk that is full or busy will take the same connection again; after anything else a fresh one is safer. Until
  // then this one still reads.
  reopen_ = !status && status.error().fault != base::Fault::full_disk && status.error().fault != base::Fault::in_use;
  return status;
}

base::Status Journal::State::write_entries() {
  if (held.batches.empty() && held.alive.empty() && held.next_table == 0) return {};
  auto transaction = Transaction::begin(rows->database());
  if (!transaction) return transaction.error();
  std::map<Id, WorkshopRow> touched;
  const auto row_of = [&](Id workshop) -> base::Result<WorkshopRow*> {
    if (const auto it = touched.find(workshop); it != touched.end()) return &it->second;
    if (const auto it = known_.find(workshop); it != known_.end()) return &touched.emplace(*it).first->second;
    auto on_disk = rows->workshop(workshop);
    if (!on_disk) return on_disk.error();
    if (!*on_disk) {
      if (auto named = rows->name_workshop(workshop); !named) return named.error();
      on_disk->emplace().summary.workshop = workshop;
    }
    return &touched.emplace(workshop, **on_disk).first->second;
  };
  for (const Waiting::Batch& batch : held.batches) {
    const auto row = row_of(batch.workshop);
    if (!row) return row.error();
    for (const Entry& entry : batch.entries) {
      if (auto done = rows->write_change(batch.workshop, entry.change.seq, to_text(entry)); !done) return done;
      fold((*row)->summary, entry);
    }
  }
  for (const auto& [workshop, ms] : held.alive) {
    const auto row = row_of(workshop);
    if (!row) return row.error();
    (*row)->alive_ms = ms;
  }
  for (const auto& [workshop, row] : touched) {
    if (auto done = rows->write_workshop(row); !done) return done;
  }
  if (held.next_table != 0) {
    if (auto done = rows->write_next_table(held.next_table); !done) return done;
  }
  if (auto done = transaction->commit(); !done) return done;

  recoveries_ = 0;
  const std::vector<Waiting::Batch> written = std::exchange(held.batches, {});
  held.alive.clear();
  held.next_table = 0;
  std::uint64_t count = 0;
  for (const Waiting::Batch& batch : written) count += batch.entries.size();
  for (const auto& [workshop, row] : touched) known_[workshop] = row;
  const std::lock_guard held_queue(queue);
  health.waiting -= count;
  for (const auto& [workshop, row] : touched) committed[workshop] = row.summary.seq;
  return {};
}

base::Status Journal::State::write_snapshots() {
  while (!held.snapshots.empty()) {
    const auto& [workshop, board] = *held.snapshots.begin();
    const SnapshotBlob blob = to_blob(board);
    auto transaction = Transaction::begin(rows->database());
    if (!transaction) return transaction.error();
    auto row = rows->workshop(workshop);
    if (!row) return row.error();
    if (!*row || (*row)->summary.seq < board.seq()) {
      // Its changes were shed from memory (or never handed over): the board itself says what the row must.
      WorkshopRow whole = row->value_or(WorkshopRow{});
      whole.summary.workshop = workshop;
      whole.summary = summary_of(board, whole.summary);
      if (auto done = rows->write_workshop(whole); !done) return done;
      known_.erase(workshop);
    }
    auto done = rows->write_snapshot(workshop, board.seq(), blob);
    // One that SQLite can never hold is only a slower start; it must not stop the changes.
    if (!done && done.error().fault != base::Fault::too_large) return done;
    if (done) done = transaction->commit();
    if (!done && done.error().fault != base::Fault::too_large) return done;
    held.snapshots.erase(held.snapshots.begin());
  }
  return {};
}

void Journal::State::report(const base::Status& outcome) {
  if (!outcome) held.shed(most_waiting);
  const std::uint64_t still = held.changes();
  const std::lock_guard held_queue(queue);
  holding = !held.empty();
  health.waiting = still + incoming.changes();
  health.state = outcome ? Health::State::saving : Health::State::in_memory;
  health.fault = outcome ? base::Fault{} : outcome.error().fault;
  health.message = outcome ? std::string() : outcome.error().message;
}

}  // namespace journal
