// A property is followed back through the traces as long as each found what the one before it had left; the first that
// did not means that somebody else was there, and what they did stays.
#include "store/way_back.h"

#include <algorithm>

#include "board/properties.h"

namespace store {
namespace {

// One property of the record on its way back.
struct Thread {
  board::Field now;  // as it would be, having gone back so far
  bool ours;         // the board still holds what was set last here
  bool followed;     // and no gap was met yet
};

Thread* find(std::vector<Thread>& threads, const board::Field& field) {
  const auto it = std::find_if(threads.begin(), threads.end(),
                               [&](const Thread& thread) { return thread.now.property == field.property && thread.now.sheet == field.sheet; });
  return it == threads.end() ? nullptr : &*it;
}

void follow(const board::Board& board, const Traces& traces, const Store::Past& past, std::vector<Thread>& threads) {
  const auto* set = std::get_if<board::Set>(&past.change.act);
  const auto* inverse = std::get_if<board::Set>(&past.inverse);
  if (!set || !inverse) return;
  for (const board::Field& field : set->fields) {
    const board::Field* before = board::find_field(inverse->fields, field.property, field.sheet);
    if (!before) continue;
    Thread* thread = find(threads, field);
    if (!thread) {
      const bool ours = board::holds(board, traces.kind, traces.record, field);
      threads.push_back({ours ? *before : field, ours, ours});
    } else if (thread->followed && thread->now == field) {
      thread->now = *before;
    } else {
      thread->followed = false;
    }
  }
}

}  // namespace

void TracesByRecord::add_older(const Store::Past& past) {
  const auto [it, fresh] = places_.try_emplace(past.change.record, traces_.size());
  if (fresh) traces_.push_back({past.change.kind, past.change.record, {}});
  traces_[it->second].newest_first.push_back(&past);
}

const board::Change* creation(const Traces& traces) {
  for (const Store::Past* past : traces.newest_first) {
    if (std::holds_alternative<board::Create>(past->change.act)) return &past->change;
  }
  return nullptr;
}

std::vector<Line> way_back(const board::Board& board, const Traces& traces) {
  const bool removed_now = board::is_removed(board, traces.kind, traces.record);
  bool removed = removed_now;
  std::vector<Thread> threads;
  for (const Store::Past* past : traces.newest_first) {
    follow(board, traces, *past, threads);
    if (std::holds_alternative<board::Restore>(past->inverse) && removed) removed = false;
    if (std::holds_alternative<board::Remove>(past->inverse) && !removed) removed = true;
  }
  board::Fields fields;
  for (Thread& thread : threads) {
    // A gesture that went round in a circle has nothing to take back.
    if (thread.ours && !board::holds(board, traces.kind, traces.record, thread.now)) fields.push_back(std::move(thread.now));
  }
  std::vector<Line> lines;
  const auto line = [&](board::Act act) { lines.push_back({traces.kind, traces.record, std::move(act)}); };
  if (removed_now && !removed) line(board::Restore{});
  if (!fields.empty()) line(board::Set{std::move(fields)});
  if (!removed_now && removed) line(board::Remove{});
  return lines;
}

}  // namespace store
