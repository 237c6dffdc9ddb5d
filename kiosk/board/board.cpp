// Applying a change: first everything that could be wrong is looked at, then everything is written, so that a change
// either happens whole or not at all. Nothing here asks the time or a die: a journal replayed gives the same board.
#include "board/board.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "board/properties.h"

namespace board {
namespace {

constexpr std::size_t kMaxFields = 256;

base::Error malformed(std::string why) { return {base::Fault::invalid, std::move(why)}; }

bool is_name(Id id) { return !id || id.counter() != 0; }
bool is_finite(Vec v) { return std::isfinite(v.x) && std::isfinite(v.y); }

// Only what can be written down and read back exactly may enter a board.
struct CanBeWritten {
  bool operator()(bool) const { return true; }
  bool operator()(std::int64_t) const { return true; }
  bool operator()(double value) const { return std::isfinite(value); }
  bool operator()(const std::string& text) const { return base::is_valid_utf8(text); }
  bool operator()(Vec v) const { return is_finite(v); }
  bool operator()(Id id) const { return is_name(id); }
  bool operator()(const Placement& p) const { return is_finite(p.at) && std::isfinite(p.angle_deg) && std::isfinite(p.width_mm); }
  bool operator()(const InkPoints& points) const {
    return std::all_of(points.begin(), points.end(), [](const InkPoint& p) { return std::isfinite(p.x) && std::isfinite(p.y) && std::isfinite(p.pressure); });
  }
};

template <typename R>
bool accepts(const Described<R>& described, const Field& field) {
  if (described.property == Property::removed) return false;  // only Remove and Restore move that mark
  if ((described.property == Property::place) != static_cast<bool>(field.sheet) || !is_name(field.sheet)) return false;
  if (!field.value) return described.property == Property::place;
  if (!std::visit(CanBeWritten{}, *field.value)) return false;
  return std::visit(
      [&]<typename T>(T R::*) {
        const auto* value = std::get_if<typename Carried<T>::Type>(&*field.value);
        if constexpr (kNames < T >> 0) return value && *value >= 0 && *value < kNames<T>;
        else return value != nullptr;
      },
      described.member);
}

template <typename R>
base::Status check(const Fields& fields) {
  if (fields.size() > kMaxFields) return malformed("more properties in one change than any record has");
  for (const Field& field : fields) {
    const auto* described = describe<R>(field.property);
    if (!described) return malformed("this kind has no property " + std::string(to_string(field.property)));
    if (!accepts(*described, field)) return malformed("not a value for " + std::string(to_string(field.property)));
  }
  if (has_duplicates(fields)) return malformed("a property set twice in one change");
  return {};
}

void put(Placements& places, const Field& field) {
  const auto at = std::lower_bound(places.on.begin(), places.on.end(), field.sheet, [](const Placements::On& on, Id sheet) { return on.sheet < sheet; });
  const bool there = at != places.on.end() && at->sheet == field.sheet;
  if (!field.value) {
    if (there) places.on.erase(at);
  } else if (there) {
    at->placement = std::get<Placement>(*field.value);
  } else {
    places.on.insert(at, {field.sheet, std::get<Placement>(*field.value)});
  }
}

// The fields have been checked.
template <typename R>
void write(R& record, const Fields& fields) {
  for (const Field& field : fields) {
    with_member(record, *describe<R>(field.property), [&](auto& member) {
      using T = std::remove_cvref_t<decltype(member)>;
      if constexpr (std::is_same_v<T, Placements>) put(member, field);
      else member = static_cast<T>(std::get<typename Carried<T>::Type>(*field.value));
    });
  }
}

template <typename R>
Fields read_same(const R& record, const Fields& fields) {
  Fields now;
  now.reserve(fields.size());
  for (const Field& field : fields) { now.push_back({field.property, read(record, *describe<R>(field.property), field.sheet), field.sheet}); }
  return now;
}

template <typename R>
bool same(const R& a, const R& b) {
  if (a.id != b.id) return false;
  return std::all_of(properties_of<R>.begin(), properties_of<R>.end(),
                     [&](const Described<R>& described) { return std::visit([&](auto member) { return a.*member == b.*member; }, described.member); });
}

template <typename R>
bool same(const Table<R>& a, const Table<R>& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const R& x, const R& y) { return same(x, y); });
}

using Slots = std::unordered_map<Id, std::vector<std::size_t>>;

const std::vector<std::size_t>& slots_of(const Slots& slots, Id note) {
  static const std::vector<std::size_t> none;
  const auto it = slots.find(note);
  return it == slots.end() ? none : it->second;
}

}  // namespace

struct Board::Records {
  // Kept sorted by slot, so that taking a move back leaves the index as it was too.
  static void reindex(Slots& slots, std::size_t slot, Id from, Id to) {
    if (from == to) return;
    if (from) {
      const auto it = slots.find(from);
      assert(it != slots.end());
      it->second.erase(std::lower_bound(it->second.begin(), it->second.end(), slot));
      if (it->second.empty()) slots.erase(it);
    }
    if (to) {
      auto& list = slots[to];
      list.insert(std::lower_bound(list.begin(), list.end(), slot), slot);
    }
  }

  template <typename R>
  static Id note_of(const R& record) {
    if constexpr (std::is_same_v<R, Dot> || std::is_same_v<R, Stroke>) return record.note;
    else return {};
  }

  template <typename R>
  static void follow(Board& board, const R& record, Id before) {
    if constexpr (std::is_same_v<R, Dot>) reindex(board.dots_on_, *board.dots.slot(record.id), before, record.note);
    if constexpr (std::is_same_v<R, Stroke>) { reindex(board.strokes_on_, *board.strokes.slot(record.id), before, record.note); }
  }

  template <typename R>
  static base::Result<Act> create(Board& board, Table<R>& table, Id id, const Create& act) {
    if (auto status = check<R>(act.fields); !status) return status.error();
    if (std::is_same_v<R, Workshop> && table.size() > 0) return malformed("a board holds one workshop");
    R* record = table.insert(id);
    if (!record) return malformed("created twice: " + base::to_string(id));
    write(*record, act.fields);
    follow(board, *record, {});
    auto& highest = board.highest_[id.table()];
    highest = std::max(highest, id.counter());
    if constexpr (is_removable<R>) return Act(Remove{});
    else return Act(Set{});
  }

  template <typename R>
  static base::Result<Act> set(Board& board, R& record, const Set& act) {
    if (auto status = check<R>(act.fields); !status) return status.error();
    Act inverse = Set{read_same(record, act.fields)};
    const Id before = note_of(record);
    write(record, act.fields);
    follow(board, record, before);
    return inverse;
  }

  template <typename R>
  static base::Result<Act> mark(R& record, bool removed) {
    if constexpr (is_removable<R>) {
      if (record.removed == removed) return Act(Set{});
      record.removed = removed;
      return removed ? Act(Restore{}) : Act(Remove{});
    } else {
      return malformed("this kind is never removed");
    }
  }

  template <typename R>
  static base::Result<Act> apply(Board& board, Table<R>& table, const Change& change) {
    if (const auto* act = std::get_if<Create>(&change.act)) return create(board, table, change.record, *act);
    R* record = table.find_mutable(change.record);
    if (!record) return base::Error{base::Fault::not_found, "no such record: " + base::to_string(change.record)};
    if (const auto* act = std::get_if<Set>(&change.act)) return set(board, *record, *act);
    return mark(*record, std::holds_alternative<Remove>(change.act));
  }

  template <typename R>
  static void uncreate(Board& board, Table<R>& table, Id id) {
    R* record = table.find_mutable(id);
    assert(record && *table.slot(id) + 1 == table.size());
    const Id before = note_of(*record);
    if constexpr (std::is_same_v<R, Dot> || std::is_same_v<R, Stroke>) {
      record->note = {};
      follow(board, *record, before);
    }
    table.drop_last();
  }
};

base::Result<Act> Board::apply(const Change& change) {
  if (change.kind > last_record_kind) return malformed("no such kind of record");
  if (!change.record || !is_name(change.record)) return malformed("a change names its record");
  if (change.seq != 0 && change.seq <= seq_) return malformed("numbers only go up");
  auto inverse = with_table(*this, change.kind, [&](auto& table) { return Records::apply(*this, table, change); });
  if (inverse && change.seq != 0) seq_ = change.seq;
  return inverse;
}

void Board::roll_back(const Change& change, const Act& inverse, std::uint64_t seq_before) {
  if (std::holds_alternative<Create>(change.act)) {
    // The highest counter stays: an id that was once given is not given again.
    with_table(*this, change.kind, [&](auto& table) { Records::uncreate(*this, table, change.record); });
  } else {
    const auto undone = apply({.seq = 0, .actor = {}, .kind = change.kind, .record = change.record, .act = inverse});
    assert(undone);
    (void)undone;
  }
  seq_ = seq_before;
}

const Workshop& Board::workshop() const {
  static const Workshop before_it_is_begun;
  return workshops.size() > 0 ? workshops[0] : before_it_is_begun;
}

const Step* Board::current_step() const { return steps.find(workshop().current_step); }

const std::vector<std::size_t>& Board::dots_on(Id note) const { return slots_of(dots_on_, note); }
const std::vector<std::size_t>& Board::strokes_on(Id note) const { return slots_of(strokes_on_, note); }

std::uint64_t Board::highest_counter(std::uint32_t table) const {
  const auto it = highest_.find(table);
  return it == highest_.end() ? 0 : it->second;
}

bool operator==(const Board& a, const Board& b) {
  return a.seq_ == b.seq_ && same(a.workshops, b.workshops) && same(a.sheets, b.sheets) && same(a.steps, b.steps) && same(a.seats, b.seats) &&
         same(a.notes, b.notes) && same(a.themes, b.themes) && same(a.stages, b.stages) && same(a.dots, b.dots) && same(a.strokes, b.strokes) &&
         same(a.pictures, b.pictures) && same(a.photos, b.photos) && same(a.links, b.links) && same(a.rows, b.rows) && same(a.labels, b.labels) &&
         same(a.trainings, b.trainings) && same(a.figures, b.figures);
}

bool is_of_notes(const Board& board, const Picture& picture) {
  // A removed note may come back.
  return picture.places.on.empty() && std::any_of(board.notes.begin(), board.notes.end(), [&](const Note& note) { return note.picture == picture.id; });
}

}  // namespace board
