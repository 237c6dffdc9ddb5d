// A damaged file: what is readable goes into a new one.
// Changes never change once written, so a row found on a stale page is as good as one in its place.
#include "journal/recovery.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <map>

#include "journal/pages.h"
#include "journal/rows.h"

namespace journal {
namespace {

namespace fs = std::filesystem;
constexpr const char* companions[] = {"-wal", "-shm", ""};  // the file itself last: while it is there, the work is not done

fs::path building(const fs::path& folder) { return folder / "tablee.recovering.sqlite"; }
fs::path complete(const fs::path& folder) { return folder / "tablee.recovered.sqlite"; }

void drop_building(const fs::path& folder) {
  std::error_code ignored;
  for (const char* companion : companions) fs::remove(building(folder).string() + companion, ignored);
}

template <typename T>
const T* cell(const RawRow& row, std::size_t index) {
  return std::get_if<T>(&row.cells[index]);
}

// Takes rows as they are found and puts them where they belong; tables are told apart by their columns.
class Sorter {
 public:
  explicit Sorter(Rows& into) : rows_(into) {}
  base::Status failure;
  std::map<Id, WorkshopRow> workshops;
  std::uint32_t next_table = 1;

  void take(const RawRow& row) {
    if (!failure) return;
    switch (row.cells.size()) {
      case 2: take_folder(row); break;
      case 4:
        take_change(row);
        take_snapshot(row);
        break;
      case 10:  // as it was before workshops could be put away
      case 11: take_workshop(row); break;
      default: break;
    }
  }

 private:
  void take_folder(const RawRow& row) {
    const auto* next = cell<std::int64_t>(row, 1);
    if (!cell<std::monostate>(row, 0) || !next || row.rowid != 1 || *next < 1 || *next > 0xffffff) return;
    next_table = std::max(next_table, static_cast<std::uint32_t>(*next));
  }
  void take_change(const RawRow& row) {
    const auto *workshop = cell<std::int64_t>(row, 0), *seq = cell<std::int64_t>(row, 1);
    const auto *body = cell<std::string>(row, 2), *inverse = cell<std::string>(row, 3);
    if (!workshop || !seq || !body || !inverse || !is_named(*workshop) || *seq < 1 || !body->starts_with('{')) return;
    const Id id = named(*workshop);
    if (failure) failure = rows_.write_change(id, static_cast<std::uint64_t>(*seq), {*body, *inverse});
  }
  void take_snapshot(const RawRow& row) {
    const auto *workshop = cell<std::int64_t>(row, 0), *seq = cell<std::int64_t>(row, 1);
    const auto* body = cell<std::vector<std::uint8_t>>(row, 2);
    const auto* checksum = cell<std::int64_t>(row, 3);
    if (!workshop || !seq || !body || !checksum || !is_named(*workshop) || checksum_of(*body) != *checksum) return;
    const Id id = named(*workshop);
    if (failure) failure = rows_.write_snapshot(id, static_cast<std::uint64_t>(*seq), {*body, *checksum});
  }
  void take_workshop(const RawRow& row) {
    for (std::size_t i = 1; i < 10; ++i) {
      if (i < 4 ? !cell<std::string>(row, i) : !cell<std::int64_t>(row, i)) return;
    }
    if (!is_named(row.rowid)) return;
    const auto number = [&](std::size_t i) { return *cell<std::int64_t>(row, i); };
    WorkshopRow& into = workshops[named(row.rowid)];
    Summary& s = into.summary;
    s.definition = *cell<std::string>(row, 1);
    s.title = *cell<std::string>(row, 2);
    s.challenge = *cell<std::string>(row, 3);
    s.created_ms = number(4);
    s.changed_ms = std::max(s.changed_ms, number(5));
    s.seq = std::max(s.seq, static_cast<std::uint64_t>(number(6)));
    into.alive_ms = std::max(into.alive_ms, number(9));
  }
  static bool is_named(std::int64_t workshop) { return workshop != 0; }
  Id named(std::int64_t workshop) {
    const Id id{static_cast<std::uint64_t>(workshop)};
    WorkshopRow& row = workshops[id];
    if (row.summary.workshop) return id;
    row.summary.workshop = id;
    // Others refer to it, and its own row may never be found.
    failure = rows_.name_workshop(id);
    return id;
  }
  Rows& rows_;
};

base::Result<Recovered> build(const fs::path& folder, const std::vector<Migration>& migrations) {
  auto database = Database::open(building(folder), Access::write);
  if (!database) return database.error();
  if (auto ready = bring_up_to_date(*database, migrations); !ready) return ready.error();
  auto rows = Rows::over(*std::move(database));
  if (!rows) return rows.error();

  Sorter sorter(*rows);
  {
    auto transaction = Transaction::begin(rows->database());
    if (!transaction) return transaction.error();
    read_rows(folder / "tablee.sqlite", [&](const RawRow& row) { sorter.take(row); });
    if (!sorter.failure) return sorter.failure.error();
    for (const auto& [workshop, row] : sorter.workshops) {
      if (auto done = rows->write_workshop(row); !done) return done.error();
    }
    if (auto done = rows->write_next_table(sorter.next_table); !done) return done.error();
    if (auto done = transaction->commit(); !done) return done.error();
  }
  Recovered recovered;
  for (const auto& [workshop, row] : sorter.workshops) {
    auto reading = rows->read(workshop, 1);
    if (!reading) return reading.error();
    if (reading->lost_something()) recovered.wounded.insert(workshop);
    if (reading->board.seq() > 0) recovered.anything = true;
    // Every workshop gets its summary and a snapshot anew, wounded or not.
    if (auto done = rows->mend(workshop, *reading); !done) return done.error();
  }
  return recovered;
}

// Makes renames last through a power cut.
void sync_folder(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

}  // namespace

base::Result<Recovered> recover_file(const fs::path& folder, const std::vector<Migration>& migrations) {
  drop_building(folder);
  auto recovered = build(folder, migrations);  // closed when it returns, so its log is gone into it
  std::error_code error;
  if (recovered) fs::rename(building(folder), complete(folder), error);
  if (!recovered || error) {
    drop_building(folder);
    if (!recovered) return recovered.error().fault == base::Fault::damaged ? trouble(base::Fault::failed) : recovered.error();
    return trouble_of_system(error.value());
  }
  sync_folder(folder);
  if (auto finished = finish_recovery(folder); !finished) return finished.error();
  return recovered;
}

base::Status finish_recovery(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(complete(folder), error)) return {};
  const auto aside = [&](int number) { return (folder / ("tablee.damaged-" + std::to_string(number) + ".sqlite")).string(); };
  const auto taken = [&](int number) {
    return std::ranges::any_of(companions, [&](const char* companion) { return fs::exists(aside(number) + companion, error); });
  };
  int number = 1;
  while (taken(number)) ++number;
  // A log left beside the new file would be read as its own, so the log goes first and the new file comes last.
  for (const char* companion : companions) {
    const std::string from = (folder / "tablee.sqlite").string() + companion;
    if (!fs::exists(from, error)) continue;
    fs::rename(from, aside(number) + companion, error);
    if (error) return trouble_of_system(error.value());
  }
  sync_folder(folder);
  fs::rename(complete(folder), folder / "tablee.sqlite", error);
  if (error) return trouble_of_system(error.value());
  sync_folder(folder);
  return {};
}

}  // namespace journal
