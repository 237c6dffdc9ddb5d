// The board: all records of one workshop, and the one function that alters it. Read by everybody above.
#pragma once
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "board/change.h"
#include "board/records.h"

namespace board {

// Records of one kind, in order of creation. A slot never moves and is never reused.
template <typename Record>
class Table {
 public:
  const Record* find(Id id) const {
    const auto it = slots_.find(id);
    return it == slots_.end() ? nullptr : &records_[it->second];
  }
  // Null too when it carries the mark of removal.
  const Record* find_live(Id id) const {
    const Record* record = find(id);
    return record && is_live(*record) ? record : nullptr;
  }
  auto begin() const { return records_.begin(); }
  auto end() const { return records_.end(); }
  std::size_t size() const { return records_.size(); }
  const Record& operator[](std::size_t slot) const { return records_[slot]; }
  std::optional<std::size_t> slot(Id id) const {
    const auto it = slots_.find(id);
    return it == slots_.end() ? std::nullopt : std::optional(it->second);
  }
  static bool is_live(const Record& record) {
    if constexpr (requires { record.removed; }) return !record.removed;
    else return true;
  }

 private:
  friend class Board;
  Record* find_mutable(Id id) {
    const auto it = slots_.find(id);
    return it == slots_.end() ? nullptr : &records_[it->second];
  }
  Record* insert(Id id) {
    const auto [it, fresh] = slots_.try_emplace(id, records_.size());
    if (!fresh) return nullptr;
    records_.emplace_back().id = id;
    return &records_.back();
  }
  void drop_last() {
    slots_.erase(records_.back().id);
    records_.pop_back();
  }
  std::vector<Record> records_;
  std::unordered_map<Id, std::size_t> slots_;
};

class Board {
 public:
  Table<Workshop> workshops;  // exactly one, once the workshop is begun
  Table<Sheet> sheets;
  Table<Step> steps;
  Table<Seat> seats;
  Table<Note> notes;
  Table<Theme> themes;
  Table<Stage> stages;
  Table<Dot> dots;
  Table<Stroke> strokes;
  Table<Picture> pictures;
  Table<Photo> photos;
  Table<Link> links;
  Table<Row> rows;
  Table<Label> labels;
  Table<Training> trainings;
  Table<Figure> figures;

  std::uint64_t seq() const { return seq_; }  // of the last change applied
  // The one workshop record; a default one before it is begun.
  const Workshop& workshop() const;
  const Step* current_step() const;

  // Derived, kept up by apply: slots of the records that name this note, removed ones included.
  const std::vector<std::size_t>& dots_on(Id note) const;
  const std::vector<std::size_t>& strokes_on(Id note) const;

  // Applies one change and returns the act that takes it back. Fails (and alters nothing) when the change is not well
  // formed: an unknown record, a property that this kind has not, a value of another type, a record created twice.
  // A set on a removed record is recorded and changes only what `Restore` will show. Numbers only go up; a change
  // numbered 0 (a scratch board's) leaves seq() as it is. What is already so (removing what is removed) succeeds, and its
  // inverse is a set of nothing; so is the inverse of creating what cannot be removed (workshop, sheet, step).
  base::Result<Act> apply(const Change& change);

  // Takes the change applied last out again as if it had never been, record and number included: for a draft that fails
  // half-way. People's undo is never this, it is a new change.
  void roll_back(const Change& change, const Act& inverse, std::uint64_t seq_before);

  // The highest counter used by a table, so that new ids are new.
  std::uint64_t highest_counter(std::uint32_t table) const;

  friend bool operator==(const Board& a, const Board& b);  // all records and places, seq too

 private:
  struct Records;         // board.cpp: what is done to one table
  friend struct Loading;  // codec.cpp: a board read back takes its number
  std::uint64_t seq_ = 0;
  std::unordered_map<Id, std::vector<std::size_t>> dots_on_, strokes_on_;
  std::unordered_map<std::uint32_t, std::uint64_t> highest_;
};

// The value of one property now; nothing when the record or property is not there.
std::optional<Value> value_of(const Board& board, RecordKind kind, Id record, Property property, Id sheet = {});

// Whether a picture was brought for notes and lies nowhere itself: it is theirs, and is not presented to anybody.
bool is_of_notes(const Board& board, const Picture& picture);

}  // namespace board
