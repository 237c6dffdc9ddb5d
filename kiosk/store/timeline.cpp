#include "store/timeline.h"

#include <algorithm>
#include <utility>

#include "board/properties.h"

namespace store {

using board::Property;

Timeline::Timeline(board::Board now, std::vector<Store::Past> past) : board_(std::move(now)) {
  std::size_t first = past.size();
  std::uint64_t next = board_.seq() + 1;
  while (first > 0 && past[first - 1].change.seq + 1 == next) next = past[--first].change.seq;
  changes_.reserve(past.size() - first);
  inverses_.reserve(past.size() - first);
  for (std::size_t i = first; i < past.size(); ++i) {
    changes_.push_back(std::move(past[i].change));
    inverses_.push_back(std::move(past[i].inverse));
  }
  at_ = size();
}

void Timeline::append(std::span<const Store::Past> past) {
  const bool was_now = is_now();
  std::uint64_t known = changes_.empty() ? board_.seq() : changes_.back().seq;
  for (const Store::Past& one : past) {
    if (one.change.seq <= known) continue;
    known = one.change.seq;
    changes_.push_back(one.change);
    inverses_.push_back(one.inverse);
  }
  if (was_now) (void)go_to(size());
}

std::span<const board::Change> Timeline::go_to(std::size_t moment) {
  moment = std::min(moment, size());
  const std::size_t from = at_;
  while (at_ > moment) {
    --at_;
    board_.roll_back(changes_[at_], inverses_[at_], changes_[at_].seq - 1);
  }
  for (; at_ < moment; ++at_) (void)board_.apply(changes_[at_]);
  return moment > from ? std::span(changes_).subspan(from, moment - from) : std::span<const board::Change>();
}

std::size_t Timeline::whole(std::size_t moment) const {
  while (moment > 0 && moment < size() && changes_[moment].group == changes_[moment - 1].group) ++moment;
  return std::min(moment, size());
}

namespace {

// What is the step's or its author's to say, or nobody's.
bool is_not_the_notes_own(Property property) {
  switch (property) {
    case Property::removed:
    case Property::face_down:
    case Property::choice:
    case Property::elapsed:
    case Property::round_length:
    case Property::origin: return true;
    default: return false;
  }
}

// Records that a property names and that may be gone by now.
bool names_what_is_gone(const board::Board& now, Property property, const board::Value& value) {
  const Id* id = std::get_if<Id>(&value);
  if (!id || !*id) return false;
  switch (property) {
    case Property::theme: return !now.themes.find_live(*id);
    case Property::stage: return !now.stages.find_live(*id);
    case Property::picture: return !now.pictures.find_live(*id);
    case Property::item: return !now.notes.find_live(*id);
    default: return false;
  }
}

}  // namespace

void bring_back(Draft& draft, const board::Board& now, const board::Board& then, board::RecordKind kind, Id record) {
  board::with_table(then, kind, [&](const auto& table) {
    using Record = board::RecordOf<decltype(table)>;
    const Record* was = table.find_live(record);
    if (!was || !board::exists(now, kind, record)) return;
    // What lay face down was shown to nobody then, and is not shown by coming back.
    if constexpr (std::is_same_v<Record, board::Note>)
      if (was->face_down) return;
    if (board::is_removed(now, kind, record)) draft.restore(kind, record);
    board::Fields fields;
    for (const auto& described : board::properties_of<Record>) {
      if (is_not_the_notes_own(described.property)) continue;
      board::with_member(*was, described, [&](const auto& member) {
        const auto set = [&](board::Value value, Id sheet) {
          board::Field field{described.property, std::move(value), sheet};
          if (!board::holds(now, kind, record, field) && !names_what_is_gone(now, described.property, *field.value)) fields.push_back(std::move(field));
        };
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(member)>, board::Placements>) {
          for (const auto& [sheet, placement] : member.on) set(placement, sheet);
        } else {
          set(*board::read(*was, described, Id{}), Id{});
        }
      });
    }
    if (!fields.empty()) draft.set(kind, record, std::move(fields));
  });
  if (kind != board::RecordKind::theme || draft.empty()) return;
  for (const board::Note& note : then.notes) {
    const board::Note* today = note.theme == record && !note.removed ? now.notes.find_live(note.id) : nullptr;
    if (today && !now.themes.find_live(today->theme)) draft.set(board::RecordKind::note, note.id, {{Property::theme, record, {}}});
  }
}

}  // namespace store
