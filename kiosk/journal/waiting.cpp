// Things handed to the journal and not yet on disk.
// Kept in the order they came in, since that is the order they are written in.
#include "journal/waiting.h"

#include <algorithm>
#include <iterator>

namespace journal {

std::uint64_t Waiting::changes() const {
  std::uint64_t count = 0;
  for (const Batch& batch : batches) count += batch.entries.size();
  return count;
}

void Waiting::take(Waiting&& newer) {
  std::ranges::move(newer.batches, std::back_inserter(batches));
  for (auto& [workshop, board] : newer.snapshots) snapshots[workshop] = std::move(board);
  for (const auto& [workshop, ms] : newer.alive) alive[workshop] = ms;
  next_table = std::max(next_table, newer.next_table);
  newer = {};
}

void Waiting::collect(Id workshop, std::vector<Entry>& into) const {
  for (const Batch& batch : batches) {
    if (batch.workshop == workshop) into.insert(into.end(), batch.entries.begin(), batch.entries.end());
  }
}

void Waiting::shed(std::uint64_t at_most) {
  if (changes() <= at_most) return;
  for (Batch& batch : batches) {
    const auto snapshot = snapshots.find(batch.workshop);
    if (snapshot == snapshots.end()) continue;
    std::erase_if(batch.entries, [&](const Entry& entry) { return entry.change.seq <= snapshot->second.seq(); });
  }
  std::erase_if(batches, [](const Batch& batch) { return batch.entries.empty(); });
}

}  // namespace journal
