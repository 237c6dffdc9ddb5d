// Things handed to the journal and not yet on disk. Read by journal only.
#pragma once
#include <cstdint>
#include <map>
#include <vector>

#include "journal/journal.h"

namespace journal {

struct Waiting {
  struct Batch {
    Id workshop;
    std::vector<Entry> entries;
  };
  std::vector<Batch> batches;
  std::map<Id, board::Board> snapshots;  // the newest asked for, of each workshop
  std::map<Id, std::int64_t> alive;
  std::uint32_t next_table = 0;  // 0 = as it is on disk

  bool empty() const { return batches.empty() && snapshots.empty() && alive.empty() && next_table == 0; }
  std::uint64_t changes() const;
  void take(Waiting&& newer);
  // The entries of one workshop, oldest first.
  void collect(Id workshop, std::vector<Entry>& into) const;
  // Drops the entries that a waiting snapshot covers, where more than `at_most` wait: memory has an end too. The board
  // is kept whole; only the undo of old deeds is lost.
  void shed(std::uint64_t at_most);
};

}  // namespace journal
