// A workshop that writes itself: random changes on a board, kept with their inverses. Read by the journal's tests.
#pragma once
#include <sqlite3.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "base/random.h"
#include "journal/journal.h"

namespace journal_test {
using base::Id;

class Scribe {
 public:
  explicit Scribe(std::uint64_t seed, std::uint32_t table = 1) : random_(seed), table_(table), workshop_(Id::of(table, 1)) {
    create(board::RecordKind::workshop, {{board::Property::definition, std::string("ideation")},
                                         {board::Property::challenge, std::string("Comment mieux accueillir ?")},
                                         {board::Property::created, std::int64_t{1'700'000'000'000}}});
    sheet_ = create(board::RecordKind::sheet, {{board::Property::key, std::string("table")}});
    seat_ = create(board::RecordKind::seat, {{board::Property::name, std::string("Zoé")}});
  }
  // Carries on where a journal left off.
  Scribe(std::uint64_t seed, Id workshop, board::Board board) : random_(seed), table_(workshop.table()), workshop_(workshop), board_(std::move(board)) {
    counter_ = board_.highest_counter(table_);
    sheet_ = board_.sheets[0].id;
    seat_ = board_.seats[0].id;
    for (const board::Note& note : board_.notes) notes_.push_back(note.id);
  }

  Id workshop() const { return workshop_; }
  const board::Board& board() const { return board_; }
  const std::vector<journal::Entry>& log() const { return log_; }
  base::Random& random() { return random_; }

  // What was written since it was last asked.
  std::vector<journal::Entry> fresh() {
    std::vector<journal::Entry> entries(log_.begin() + static_cast<std::ptrdiff_t>(handed_), log_.end());
    handed_ = log_.size();
    return entries;
  }
  void write(std::size_t changes) {
    for (std::size_t i = 0; i < changes; ++i) write_one();
  }
  void rename(std::string title) { apply(board::RecordKind::workshop, workshop_, board::Set{{{board::Property::title, std::move(title)}}}); }
  Id note(std::string text) {
    notes_.push_back(create(board::RecordKind::note, {{board::Property::seat, seat_}, {board::Property::text, std::move(text)}}));
    return notes_.back();
  }
  void apply(board::RecordKind kind, Id record, board::Act act) {
    journal::Entry entry;
    entry.change.seq = entry.change.group = board_.seq() + 1;
    entry.change.at_ms = 1'700'000'000'000 + static_cast<std::int64_t>(entry.change.seq);
    entry.change.actor = seat_ ? board::Actor::of_seat(seat_) : board::Actor::facilitator();
    entry.change.kind = kind;
    entry.change.record = record;
    entry.change.act = std::move(act);
    auto inverse = board_.apply(entry.change);
    if (!inverse) throw std::runtime_error(inverse.error().message);
    entry.inverse = *std::move(inverse);
    log_.push_back(std::move(entry));
  }

 private:
  Id create(board::RecordKind kind, board::Fields fields) {
    const Id id = Id::of(table_, ++counter_);
    apply(kind, id, board::Create{std::move(fields)});
    return id;
  }
  std::string words() {
    static constexpr const char* some[] = {"accueil", "forêt", "où", "œuvre", "« dès lundi »", "idée", "\"\\\n", "👩‍👩‍👧", "déjà vu"};
    std::string text;
    for (std::uint64_t i = random_.below(12); i > 0; --i) text += std::string(some[random_.below(std::size(some))]) + " ";
    return text;
  }
  void write_one() {
    if (notes_.empty() || random_.chance(0.2)) {
      note(words());
      return;
    }
    const Id id = notes_[random_.below(notes_.size())];
    switch (random_.below(7)) {
      case 0: apply(board::RecordKind::note, id, board::Set{{{board::Property::text, words()}}}); break;
      case 1: apply(board::RecordKind::note, id, board::Remove{}); break;
      case 2: apply(board::RecordKind::note, id, board::Restore{}); break;
      case 3: create(board::RecordKind::dot, {{board::Property::seat, seat_}, {board::Property::note, id}}); break;
      case 4: {
        board::InkPoints points(1 + random_.below(random_.chance(0.1) ? 400 : 30));  // some are larger than a page of the file
        for (auto& p : points) p = {static_cast<float>(random_.unit()), static_cast<float>(random_.unit()), 1};
        create(board::RecordKind::stroke, {{board::Property::note, id}, {board::Property::seat, seat_}, {board::Property::points, std::move(points)}});
        break;
      }
      default: {
        const board::Placement placement{{random_.between(0, 1600), random_.between(0, 900)}, random_.between(-180, 180), 120, 3};
        apply(board::RecordKind::note, id, board::Set{{{board::Property::place, placement, sheet_}}});
      }
    }
  }

  base::Random random_;
  std::uint32_t table_;
  std::uint64_t counter_ = 0;
  Id workshop_, sheet_, seat_;
  std::vector<Id> notes_;
  board::Board board_;
  std::vector<journal::Entry> log_;
  std::size_t handed_ = 0;
};

inline std::filesystem::path schema() { return std::filesystem::path(TABLEE_SOURCE_DIR) / "data" / "schema"; }

inline std::unique_ptr<journal::Journal> opened(const std::filesystem::path& folder) {
  auto journal = journal::Journal::open(folder, schema());
  INFO((journal ? std::string() : journal.error().message));
  REQUIRE(journal);
  return *std::move(journal);
}

inline bool same(const journal::Entry& a, const journal::Entry& b) { return a.change == b.change && a.inverse == b.inverse; }

// The file asked and altered by SQLite alone, as anybody could.
class Sql {
 public:
  explicit Sql(const std::filesystem::path& file) { REQUIRE(sqlite3_open_v2(file.c_str(), &database_, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK); }
  ~Sql() { sqlite3_close(database_); }
  Sql(const Sql&) = delete;
  Sql& operator=(const Sql&) = delete;
  std::string value(const std::string& query) {
    sqlite3_stmt* statement = nullptr;
    REQUIRE(sqlite3_prepare_v2(database_, query.c_str(), -1, &statement, nullptr) == SQLITE_OK);
    std::string out;
    if (sqlite3_step(statement) == SQLITE_ROW) {
      if (const unsigned char* text = sqlite3_column_text(statement, 0)) out = reinterpret_cast<const char*>(text);
    }
    sqlite3_finalize(statement);
    return out;
  }
  std::int64_t number(const std::string& query) { return std::strtoll(value(query).c_str(), nullptr, 10); }
  void run(const std::string& sql) { REQUIRE(sqlite3_exec(database_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK); }

 private:
  sqlite3* database_ = nullptr;
};

}  // namespace journal_test
