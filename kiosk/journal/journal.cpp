// The journal as the frame's thread sees it: hands over under a short lock, and reads through the same file.
// Reading lays what still waits over what is on disk, so that it never matters how far the writer is.
#include "journal/journal.h"

#include <algorithm>

#include "journal/state.h"

namespace journal {

base::Result<std::unique_ptr<Journal>> Journal::open(const std::filesystem::path& folder, const std::filesystem::path& schema) {
  auto migrations = read_migrations(schema);
  if (!migrations) return migrations.error();
  auto state = std::make_unique<State>(folder, *std::move(migrations));
  {
    const std::lock_guard disk(state->disk);
    const auto opened = state->open_disk();
    if (!opened) {
      switch (opened.error().fault) {
        case base::Fault::in_use:
        case base::Fault::newer_version:
        case base::Fault::refused: return opened.error();
        default: break;  // people work on in memory
      }
    }
    state->report(opened);
    state->notice = std::exchange(state->news, {});
  }
  state->writer = std::make_unique<Writer>(*state);
  return std::unique_ptr<Journal>(new Journal(std::move(state)));
}

Journal::Journal(std::unique_ptr<State> state) : state_(std::move(state)) {}
Journal::~Journal() = default;

const std::string& Journal::notice() const { return state_->notice; }
const std::filesystem::path& Journal::folder() const { return state_->folder; }

std::string Journal::take_news() {
  const std::lock_guard queue(state_->queue);
  return std::exchange(state_->news, {});
}

namespace {
std::filesystem::path made(std::filesystem::path path) {
  // One that cannot be made is met again, with a better message, when a file is written into it.
  std::error_code ignored;
  std::filesystem::create_directories(path, ignored);
  return path;
}
}  // namespace

std::filesystem::path Journal::photos_folder(Id workshop) const { return made(state_->folder / "workshops" / base::to_string(workshop) / "photos"); }

std::filesystem::path Journal::pictures_folder(Id workshop) const { return made(state_->folder / "workshops" / base::to_string(workshop) / "pictures"); }

base::Result<std::vector<Summary>> Journal::list() {
  const std::lock_guard disk(state_->disk);
  const auto rows = state_->workshops();
  if (!rows) return rows.error();
  std::map<Id, Summary> summaries;
  for (const WorkshopRow& row : *rows) summaries.emplace(row.summary.workshop, row.summary);
  const auto lay_over = [&](const Waiting& waiting) {
    for (const Waiting::Batch& batch : waiting.batches) {
      Summary& summary = summaries[batch.workshop];
      summary.workshop = batch.workshop;
      for (const Entry& entry : batch.entries) {
        if (entry.change.seq > summary.seq) fold(summary, entry);
      }
    }
    for (const auto& [workshop, board] : waiting.snapshots) {
      Summary& summary = summaries[workshop];
      summary.workshop = workshop;
      if (board.seq() > summary.seq) summary = summary_of(board, summary);
    }
  };
  lay_over(state_->held);
  {
    const std::lock_guard queue(state_->queue);
    lay_over(state_->incoming);
  }
  std::vector<Summary> list;
  for (auto& [id, summary] : summaries) list.push_back(std::move(summary));
  std::ranges::stable_sort(list, std::greater(), &Summary::changed_ms);
  return list;
}

base::Result<std::uint32_t> Journal::next_table() {
  std::uint32_t table = 0;
  {
    const std::lock_guard queue(state_->queue);
    table = state_->next_table++;
    state_->incoming.next_table = state_->next_table;
  }
  state_->work.notify_one();
  return table;
}

void Journal::read_ahead(Id workshop) {
  if (state_->reader.joinable()) state_->reader.join();
  state_->reader = std::thread([&state = *state_, workshop] {
    const std::lock_guard disk(state.disk);
    auto reading = state.read(workshop, kRecent);
    state.ahead.reset();
    if (reading && reading->row && !reading->lost_something()) state.ahead = {workshop, *std::move(reading)};
  });
}

base::Result<Opened> Journal::load(Id workshop, std::size_t recent) {
  if (state_->reader.joinable()) state_->reader.join();
  const std::lock_guard disk(state_->disk);
  auto ahead = std::exchange(state_->ahead, {});
  const bool known = ahead && ahead->workshop == workshop && recent == kRecent;
  auto reading = known ? base::Result<Reading>(std::move(ahead->reading)) : state_->read(workshop, recent);
  if (!reading) return reading.error();
  Opened opened;
  opened.recovered = reading->lost_something() || state_->wounded.erase(workshop) > 0;
  if (opened.recovered) opened.notice = "trouble.recovered";
  opened.board = std::move(reading->board);
  opened.recent = std::move(reading->recent);
  if (reading->row) opened.last_alive_ms = reading->row->alive_ms;

  std::vector<Entry> waiting;
  const board::Board* snapshot = nullptr;
  const auto lay_over = [&](const Waiting& from) {
    from.collect(workshop, waiting);
    if (const auto it = from.snapshots.find(workshop); it != from.snapshots.end()) snapshot = &it->second;
    if (const auto it = from.alive.find(workshop); it != from.alive.end()) opened.last_alive_ms = it->second;
  };
  lay_over(state_->held);
  const std::lock_guard queue(state_->queue);
  lay_over(state_->incoming);
  state_->open_now = workshop;
  state_->committed[workshop] = opened.board.seq();
  if (!reading->row && waiting.empty() && !snapshot) return trouble(base::Fault::not_found);
  if (!reading->row && !snapshot && waiting.front().change.seq > 1) {
    // Its beginning is on a disk that cannot be read now.
    return base::Error{state_->health.fault, state_->health.message};
  }
  // A waiting snapshot knows more than the changes do only where memory had to shed some, or the disk cannot be read.
  if (snapshot && (waiting.empty() ? snapshot->seq() > opened.board.seq() : waiting.front().change.seq > opened.board.seq() + 1)) { opened.board = *snapshot; }
  for (Entry& entry : waiting) {
    const bool remembered = !opened.recent.empty() && entry.change.seq <= opened.recent.back().change.seq;
    const bool applied = entry.change.seq <= opened.board.seq() || opened.board.apply(entry.change);
    if (applied && !remembered) opened.recent.push_back(std::move(entry));
  }
  if (opened.recent.size() > recent) { opened.recent.erase(opened.recent.begin(), opened.recent.end() - static_cast<std::ptrdiff_t>(recent)); }
  return opened;
}

void Journal::append(Id workshop, std::vector<Entry> entries) {
  if (entries.empty()) return;
  {
    const std::lock_guard queue(state_->queue);
    state_->health.waiting += entries.size();
    state_->open_now = workshop;
    state_->incoming.batches.push_back({workshop, std::move(entries)});
  }
  state_->work.notify_one();
}

void Journal::snapshot(Id workshop, const board::Board& board) {
  board::Board copy = board;  // before the lock: it is as large as the workshop
  {
    const std::lock_guard queue(state_->queue);
    std::swap(state_->incoming.snapshots[workshop], copy);
  }
  state_->work.notify_one();
}

void Journal::alive(Id workshop, std::int64_t wall_ms) {
  {
    const std::lock_guard queue(state_->queue);
    state_->incoming.alive[workshop] = wall_ms;
  }
  state_->work.notify_one();
}

Health Journal::health() const {
  const std::lock_guard queue(state_->queue);
  Health health = state_->health;
  if (const auto it = state_->committed.find(state_->open_now); it != state_->committed.end()) health.committed = it->second;
  return health;
}

Health Journal::flush() {
  {
    std::unique_lock queue(state_->queue);
    const std::uint64_t asked = ++state_->asked;
    state_->work.notify_all();
    state_->progress.wait(queue, [&] { return state_->tried >= asked; });
  }
  return health();
}

void Journal::on_progress(std::function<void()> wake) {
  const std::lock_guard queue(state_->queue);
  state_->wake = std::move(wake);
}

}  // namespace journal
