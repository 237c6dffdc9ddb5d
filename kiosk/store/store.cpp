// One way in: a draft is checked line by line against the board as it becomes, and put back whole if a line is refused.
// What is kept for undo is in history.cpp.
#include "store/store.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "board/properties.h"

namespace store {

Draft& Draft::create(board::RecordKind kind, Id record, board::Fields fields) {
  acts_.push_back({kind, record, board::Create{std::move(fields)}});
  return *this;
}
Draft& Draft::set(board::RecordKind kind, Id record, board::Fields fields) {
  acts_.push_back({kind, record, board::Set{std::move(fields)}});
  return *this;
}
Draft& Draft::remove(board::RecordKind kind, Id record) {
  acts_.push_back({kind, record, board::Remove{}});
  return *this;
}
Draft& Draft::restore(board::RecordKind kind, Id record) {
  acts_.push_back({kind, record, board::Restore{}});
  return *this;
}

bool Region::contains(Id record) const { return std::find(records.begin(), records.end(), record) != records.end(); }

Store::Store(board::Board board, std::uint32_t table, const base::Clock& clock)
    : board_(std::move(board)), table_(table), clock_(clock), next_counter_(board_.highest_counter(table) + 1) {}

Id Store::new_id() { return Id::of(table_, next_counter_++); }

base::Result<std::uint64_t> Store::commit(Draft draft) {
  assert(!telling_ && "listeners read, they do not commit");
  std::uint64_t group = 0;
  if (draft.group_ != 0) {
    const Entry* entry = find_entry(draft.group_);
    if (entry && entry->actor == draft.actor_ && is_whole(*entry)) group = draft.group_;
  }
  auto past = apply(draft.actor_, {group, 0}, std::move(draft.acts_));
  if (!past) return past.error();
  if (past->empty()) return std::uint64_t{0};
  group = past->front().change.group;
  tell(*past);
  note_deed(std::move(*past));
  return group;
}

// Sets that change nothing are dropped, so that a hand may say all that it knows.
bool Store::drop_what_is_so(Line& line) const {
  if (auto* set = std::get_if<board::Set>(&line.act)) {
    if (board::has_duplicates(set->fields)) return false;  // apply refuses it; dropping half would hide that
    std::erase_if(set->fields, [&](const board::Field& f) { return board::holds(board_, line.kind, line.record, f); });
    return set->fields.empty();
  }
  const bool removed = board::is_removed(board_, line.kind, line.record);
  if (std::holds_alternative<board::Remove>(line.act)) return removed;
  if (std::holds_alternative<board::Restore>(line.act)) {
    return !removed && board::is_removable_kind(line.kind) && board::exists(board_, line.kind, line.record);
  }
  return false;
}

base::Result<std::vector<Store::Past>> Store::apply(board::Actor actor, Number number, std::vector<Line> lines) {
  const std::uint64_t seq_before = board_.seq();
  const std::uint64_t group = number.group != 0 ? number.group : seq_before + 1;
  const std::int64_t at_ms = clock_.wall_ms();
  std::vector<Past> past;
  past.reserve(lines.size());

  const auto one = [&](Line& line) -> base::Status {
    board::Change change{board_.seq() + 1, group, actor, at_ms, line.kind, line.record, std::move(line.act), number.undoes};
    if (auto sound = board::is_sound(board_, rules_, change); !sound) return sound;
    if (auto allowed = board::is_allowed(board_, rules_, change); !allowed) return allowed;
    auto inverse = board_.apply(change);
    if (!inverse) return inverse.error();
    // Ids that somebody else chose (a workshop's beginning) are not given again to another kind of record.
    if (change.record.table() == table_) next_counter_ = std::max(next_counter_, change.record.counter() + 1);
    past.push_back({std::move(change), std::move(*inverse)});
    return {};
  };
  for (Line& line : lines) {
    if (drop_what_is_so(line)) continue;
    if (auto status = one(line); !status) {
      for (auto it = past.rbegin(); it != past.rend(); ++it) board_.roll_back(it->change, it->inverse, it->change.seq - 1);
      assert(board_.seq() == seq_before);
      return status.error();
    }
  }
  return past;
}

void Store::tell(std::span<const Past> past) const {
  telling_ = true;
  for (const Recorder& recorder : recorders_) recorder(past);
  if (!listeners_.empty()) {
    std::vector<board::Change> changes;
    changes.reserve(past.size());
    for (const Past& one : past) changes.push_back(one.change);
    for (const Listener& listener : listeners_) listener(changes);
  }
  telling_ = false;
}

base::Result<std::uint64_t> Store::undo(board::Actor actor) { return take_back(actor, nullptr, 0); }
base::Result<std::uint64_t> Store::undo_in(board::Actor actor, const Region& region, std::uint64_t deed) { return take_back(actor, &region, deed); }
bool Store::can_undo(board::Actor actor) const { return answer(actor).undo; }
bool Store::can_redo(board::Actor actor) const { return answer(actor).redo; }

namespace {

base::Error nothing(const std::optional<base::Error>& in_the_way, const char* key) {
  return in_the_way ? *in_the_way : base::Error{base::Fault::not_found, key};
}

}  // namespace

base::Result<std::uint64_t> Store::take_back(board::Actor actor, const Region* region, std::uint64_t only) {
  assert(!telling_ && "listeners read, they do not undo");
  std::optional<base::Error> in_the_way;
  for (auto entry = history_.rbegin(); entry != history_.rend(); ++entry) {
    if ((only != 0 && entry->group != only) || !is_open_to(actor, *entry)) continue;
    auto lines = way_back_of(*entry, region);
    if (lines.empty()) continue;
    const std::uint64_t deed = entry->group;
    auto past = apply(actor, {0, deed}, std::move(lines));
    if (!past && !in_the_way) in_the_way = past.error();
    if (!past || past->empty()) continue;
    tell(*past);
    note_undo(deed, std::move(*past));
    return deed;
  }
  return nothing(in_the_way, "refused.nothing_to_undo");
}

base::Result<std::uint64_t> Store::redo(board::Actor actor) {
  assert(!telling_ && "listeners read, they do not redo");
  std::optional<base::Error> in_the_way;
  for (auto undone = undone_.rbegin(); undone != undone_.rend(); ++undone) {
    if (undone->actor != actor || undone->passed) continue;
    auto done = bring_back(*undone);
    if (done) return done;
    if (done.error().fault != base::Fault::not_found && !in_the_way) in_the_way = done.error();
  }
  return nothing(in_the_way, "refused.nothing_to_redo");
}

base::Result<std::uint64_t> Store::redo_in(board::Actor actor, const Region& region, std::uint64_t deed) {
  assert(!telling_ && "listeners read, they do not redo");
  const auto here = [&](const Past& past) { return in_region(past, &region); };
  const auto undone = std::find_if(undone_.rbegin(), undone_.rend(), [&](const Undone& u) {
    return u.actor == actor && u.deed == deed && std::all_of(u.changes.begin(), u.changes.end(), here);
  });
  return undone == undone_.rend() ? nothing({}, "refused.nothing_to_redo") : bring_back(*undone);
}

base::Result<std::uint64_t> Store::bring_back(const Undone& undone) {
  auto lines = way_forth_of(undone);
  if (lines.empty()) return nothing({}, "refused.nothing_to_redo");
  const std::uint64_t undo = undone.group, deed = undone.deed;
  auto past = apply(undone.actor, {0, undo}, std::move(lines));
  if (!past) return past.error();
  if (past->empty()) return nothing({}, "refused.nothing_to_redo");
  tell(*past);
  note_redo(undo);
  return deed;
}

}  // namespace store
