// The journal's rows: entries, snapshots and summaries written to and read from one connection. Read by journal only.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "journal/database.h"
#include "journal/journal.h"

namespace journal {

struct WorkshopRow {
  Summary summary;
  std::int64_t alive_ms = 0;
};

// Keeps a summary up as a change passes: the same for one being written, still waiting, or read back.
void fold(Summary& summary, const Entry& entry);
// The summary that all changes of a board would have left; `before` gives what a board does not know (when it changed).
Summary summary_of(const board::Board& board, const Summary& before);

struct EntryText {
  std::string body, inverse;
};
EntryText to_text(const Entry& entry);

struct SnapshotBlob {
  std::vector<std::uint8_t> body;  // CBOR
  std::int64_t checksum = 0;
};
SnapshotBlob to_blob(const board::Board& board);
std::int64_t checksum_of(std::span<const std::uint8_t> body);

// What one workshop's rows say.
struct Reading {
  std::optional<WorkshopRow> row;       // nothing: no such workshop here
  board::Board board;                   // newest readable snapshot + tail
  std::vector<Entry> recent;            // oldest first
  std::vector<std::uint64_t> unusable;  // rows of the tail that cannot be read or applied
  bool hole = false;                    // numbers are missing in the tail
  bool lost_something() const { return hole || !unusable.empty() || (row && row->summary.seq > board.seq()); }
};

class Rows {
 public:
  static base::Result<Rows> over(Database database);

  const Database& database() const { return database_; }
  base::Result<std::vector<WorkshopRow>> workshops();
  base::Result<std::optional<WorkshopRow>> workshop(Id id);
  base::Status write_workshop(const WorkshopRow& row);
  base::Status name_workshop(Id id);  // an empty row, where there is none, for others to refer to

  base::Status write_change(Id workshop, std::uint64_t seq, const EntryText& text);
  // Keeps this one and the one before.
  base::Status write_snapshot(Id workshop, std::uint64_t seq, const SnapshotBlob& blob);

  base::Result<std::uint32_t> next_table();
  base::Status write_next_table(std::uint32_t next);

  base::Result<Reading> read(Id workshop, std::size_t recent);
  // After a reading that lost something: rows that cannot be used are put aside in `lost`, so that their numbers are
  // free, and a snapshot of what is left closes the hole. One transaction.
  base::Status mend(Id workshop, const Reading& reading);

 private:
  explicit Rows(Database database) : database_(std::move(database)) {}
  base::Result<board::Board> newest_snapshot(Id workshop);
  // The connection comes first: statements are closed before it.
  Database database_;
  Statement write_workshop_, read_workshop_, write_change_, write_snapshot_, drop_snapshots_;
};

}  // namespace journal
