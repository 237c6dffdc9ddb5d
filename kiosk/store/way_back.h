// How what was done to one record is taken back, given what the board holds now. Read by the store alone; pure.
#pragma once
#include <span>
#include <unordered_map>
#include <vector>

#include "store/store.h"

namespace store {

// What one deed (or one undo) did to one record, the newest first.
struct Traces {
  board::RecordKind kind;
  Id record;
  std::vector<const Store::Past*> newest_first;
};

// Sorted by record, the record touched last first: the order in which a deed is taken back.
class TracesByRecord {
 public:
  void add_older(const Store::Past& past);
  std::span<const Traces> all() const { return traces_; }

 private:
  std::vector<Traces> traces_;
  std::unordered_map<Id, std::size_t> places_;
};

// The creation among these traces; null when the record was there before.
const board::Change* creation(const Traces& traces);

// The acts that bring the record back to before, whatever somebody else changed since left alone: a property is only
// set back while it holds what was set here. At most one of each kind, and nothing for what is back already. Creation is
// not looked at.
std::vector<Line> way_back(const board::Board& board, const Traces& traces);

}  // namespace store
