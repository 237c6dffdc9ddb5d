// The only writer. Checks a draft against the rules, numbers it, applies it, remembers how to take it back, tells
// listeners. Read by hands, panel, app. One thread: the frame's.
#pragma once
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "board/board.h"
#include "board/change.h"
#include "board/rules.h"

namespace store {
using base::Id;

class Store;

// One act on one record, not yet a change: it has no number.
struct Line {
  board::RecordKind kind;
  Id record;
  board::Act act;
};

// What one gesture wants to do: some acts that succeed together or not at all.
class Draft {
 public:
  explicit Draft(board::Actor actor) : actor_(actor) {}
  // Continues an earlier group (live typing): undone together with it. Where the group is another actor's, unknown or
  // already taken back, the draft is a deed of its own; commit says which group it became.
  Draft(board::Actor actor, std::uint64_t group) : actor_(actor), group_(group) {}
  Draft& create(board::RecordKind kind, Id record, board::Fields fields);
  Draft& set(board::RecordKind kind, Id record, board::Fields fields);
  Draft& remove(board::RecordKind kind, Id record);
  Draft& restore(board::RecordKind kind, Id record);
  bool empty() const { return acts_.empty(); }
  board::Actor actor() const { return actor_; }

 private:
  friend class Store;
  board::Actor actor_;
  std::uint64_t group_ = 0;
  std::vector<Line> acts_;
};

// A place on the board, for undo here: some records (a note; a theme and the notes in it, now or before). The dots and
// the ink on a note lie where the note lies, they need not be named.
struct Region {
  std::vector<Id> records;
  bool contains(Id record) const;
};

// One deed of the history, as a person sees it in "Annuler ici".
struct Deed {
  std::uint64_t group = 0;
  board::Actor actor;
  std::int64_t at_ms = 0;
  std::size_t changes = 0;     // of this deed in the region asked for
  board::RecordKind kind{};    // of its first change
  board::Property property{};  // the first property it set; `removed` for a removal or restore; `key` unused
  bool created = false;
};

class Store {
 public:
  // `clock` stamps changes for display; `table` goes into the ids made here.
  Store(board::Board board, std::uint32_t table, const base::Clock& clock);
  Store(const Store&) = delete;

  const board::Board& board() const { return board_; }
  const board::Rules& rules() const { return rules_; }
  void set_rules(const board::Rules& rules) { rules_ = rules; }

  Id new_id();

  // All or nothing. Returns the draft's group. Sets that change nothing are dropped; a draft that is left empty succeeds
  // and returns 0.
  base::Result<std::uint64_t> commit(Draft draft);

  // Undo takes back the newest deed that the actor did and has not taken back (the facilitator's: anybody's newest, the
  // kiosk's own apart). What somebody else has changed since is left alone, a record that somebody else has taken up
  // stays; a deed with nothing left to take back, or that the rules do not let come back now, is passed over.
  // Returns the group taken back, or Fault::not_found ("refused.nothing_to_undo", "refused.nothing_to_redo"), or the
  // rule that stood in the way where there was nothing else to take back. Redo brings back what the same actor undid,
  // until that actor does something new.
  base::Result<std::uint64_t> undo(board::Actor actor);
  base::Result<std::uint64_t> redo(board::Actor actor);
  bool can_undo(board::Actor actor) const;
  bool can_redo(board::Actor actor) const;

  // By region: takes back only the part of the deed that lies in the region, and only in the region. With a deed: that one,
  // whatever else was done here since.
  base::Result<std::uint64_t> undo_in(board::Actor actor, const Region& region, std::uint64_t deed = 0);
  // Brings back what this actor's undo_in took back of the deed in this region, also after the actor did something new.
  base::Result<std::uint64_t> redo_in(board::Actor actor, const Region& region, std::uint64_t deed);
  // Newest first, undone ones left out: what everybody did here, the kiosk itself too.
  std::vector<Deed> history_in(const Region& region, std::size_t at_most) const;

  // Told of every change right after it is applied, in order: all changes of one commit at once, the recorders (the
  // journal, which keeps the way back too) first. They read; they do not commit.
  struct Past {
    board::Change change;
    board::Act inverse;
  };
  using Listener = std::function<void(std::span<const board::Change>)>;
  using Recorder = std::function<void(std::span<const Past>)>;
  void subscribe(Listener listener) { listeners_.push_back(std::move(listener)); }
  void subscribe_past(Recorder recorder) { recorders_.push_back(std::move(recorder)); }

  // History known from the journal, so that undo works after a restart. `changes` are those applied to reach board(), with
  // the acts that take them back, oldest first.
  void remember(std::span<const Past> past);

  static constexpr std::size_t kMostDeeds = 10'000;  // older ones are facts
  // What was undone by people who have done something new since: as many as "undo here" can still be asked for, and no more, or a
  // day's work would fill the memory with what nobody can reach.
  static constexpr std::size_t kMostPassed = 256;

 private:
  // A change of a deed. Undo here may take back one record of a deed and leave the others, so each knows for itself.
  struct Done {
    Past past;
    std::uint64_t taken_by = 0;  // group of the undo, while taken back
  };
  struct Entry {
    std::uint64_t group;
    board::Actor actor;
    std::int64_t at_ms;
    std::vector<Done> changes;  // what was typed in one go is kept as one
  };
  // An undo that its actor can still redo.
  struct Undone {
    std::uint64_t group;
    std::uint64_t deed;
    board::Actor actor;
    std::vector<Past> changes;
    bool passed = false;  // its actor has done something new: only redo_in still reaches it
  };
  struct Answer {  // of can_undo and can_redo, which are asked at every frame
    board::Actor actor;
    std::uint64_t version = 0;
    bool undo = false, redo = false;
  };
  struct Number {
    std::uint64_t group, undoes;
  };

  base::Result<std::vector<Past>> apply(board::Actor actor, Number number, std::vector<Line> lines);
  void tell(std::span<const Past> past) const;
  bool drop_what_is_so(Line& line) const;

  static bool is_whole(const Entry& entry);                        // nothing of it was taken back
  static bool is_open_to(board::Actor actor, const Entry& entry);  // theirs to take back, and some of it left
  Entry* find_entry(std::uint64_t group);
  Entry& entry_for(const board::Change& first);
  static void extend(Entry& entry, Past past);
  void note_deed(std::vector<Past> past);
  void note_undo(std::uint64_t deed, std::vector<Past> past);
  void note_redo(std::uint64_t undo);

  bool in_region(const Past& past, const Region* region) const;
  bool taken_up_by_others(const Entry& entry, const board::Change& create) const;
  std::vector<Line> way_back_of(const Entry& entry, const Region* region) const;
  std::vector<Line> way_forth_of(const Undone& undone) const;
  base::Result<std::uint64_t> take_back(board::Actor actor, const Region* region, std::uint64_t only);
  base::Result<std::uint64_t> bring_back(const Undone& undone);
  const Answer& answer(board::Actor actor) const;

  board::Board board_;
  board::Rules rules_;
  std::uint32_t table_;
  const base::Clock& clock_;
  std::uint64_t next_counter_;
  std::uint64_t version_ = 1;  // of the history
  std::deque<Entry> history_;  // the deed changed last is the last
  std::deque<Undone> undone_;
  std::vector<Listener> listeners_;
  std::vector<Recorder> recorders_;
  mutable std::vector<Answer> answers_;
  mutable bool telling_ = false;
};

}  // namespace store
