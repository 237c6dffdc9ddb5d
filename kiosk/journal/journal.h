// The journal: every change of every workshop on disk (SQLite, WAL, synchronous=FULL), written by a thread of its own.
// Read by app. The frame's thread only hands over; it never waits for the disk.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "base/result.h"
#include "board/board.h"
#include "board/change.h"

namespace journal {
using base::Id;

// A change and the act that takes it back, kept beside it so that undo survives a restart.
struct Entry {
  board::Change change;
  board::Act inverse;
};

struct Summary {  // of one workshop, for the home screen and `tablee list`
  Id workshop;
  std::string definition, title, challenge;
  std::int64_t created_ms = 0, changed_ms = 0;  // Unix time
  std::uint64_t seq = 0;
  std::size_t notes = 0;
  bool closed = false, archived = false;
};

struct Opened {
  board::Board board;              // snapshot + tail
  std::vector<Entry> recent;       // the last changes with their inverses, oldest first, for undo
  std::int64_t last_alive_ms = 0;  // when the kiosk last said that it was alive with this workshop
  bool recovered = false;          // something was lost or set aside; `notice` says what, as a text key
  std::string notice;
};

// How saving goes. `message` is a text key ("trouble.full_disk", "trouble.read_only", ...), empty when all is well.
struct Health {
  enum class State : std::uint8_t { saving, in_memory } state = State::saving;
  base::Fault fault{};
  std::string message;
  std::uint64_t waiting = 0;    // changes applied and not yet on disk
  std::uint64_t committed = 0;  // number of the last change on disk, of the workshop open now
};

class Journal {
 public:
  // Opens (or makes) FOLDER/tablee.sqlite, takes the folder's lock, brings the schema up to date with the numbered
  // migrations in `schema` (data/schema/NNN_name.sql). Refuses with Fault::in_use (another program has the folder),
  // newer_version (written by a later Tablée, left untouched) or refused ("trouble.other_file": another program's
  // database, left untouched). A damaged file is set aside beside it (never deleted), what is readable is recovered
  // into the new one, and notice() says so. full_disk / read_only still give a Journal, in memory, that tries again by
  // itself.
  static base::Result<std::unique_ptr<Journal>> open(const std::filesystem::path& folder, const std::filesystem::path& schema);
  ~Journal();  // writes what waits, closes

  // A text key where opening met something people should know ("trouble.recovered"), else empty.
  const std::string& notice() const;
  // The same, met since (a file damaged while in use was set aside and recovered): said once, empty otherwise.
  std::string take_news();
  const std::filesystem::path& folder() const;
  // FOLDER/workshops/<id>/{photos,pictures}, made when asked for.
  std::filesystem::path photos_folder(Id workshop) const;
  std::filesystem::path pictures_folder(Id workshop) const;

  base::Result<std::vector<Summary>> list();
  // A number for this data folder's next workshop (also the table number of the ids made in it).
  base::Result<std::uint32_t> next_table();
  base::Result<Opened> load(Id workshop, std::size_t recent = kRecent);
  // Reads that workshop on a thread of its own, for the load that comes next: a program that starts opens its screen meanwhile.
  void read_ahead(Id workshop);
  static constexpr std::size_t kRecent = 2000;  // changes that load gives back with their inverses, where nobody says

  // Hands entries over; returns at once. They are on disk together, in order, in one commit at most a frame.
  void append(Id workshop, std::vector<Entry> entries);
  // Hands over a snapshot of the board at its number; written when the writer has time. The app asks every ~1,000
  // changes.
  void snapshot(Id workshop, const board::Board& board);
  // Remembers that the kiosk is alive with this workshop (once a second while a step clock runs).
  void alive(Id workshop, std::int64_t wall_ms);

  Health health() const;  // cheap: atomics and a short lock
  // Waits until everything handed over is on disk or saving has failed; for tests, the end, and `wait settled`.
  Health flush();
  // Called on the writer's thread after each commit or failure, to wake the frame's loop.
  void on_progress(std::function<void()> wake);

 private:
  class Writer;
  struct State;
  explicit Journal(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace journal
