// The journal's rows, written with statements prepared once and read back into boards.
// Rows are written with "or replace": a commit whose outcome the disk did not tell is simply written again.
#include "journal/rows.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "board/codec.h"

namespace journal {
namespace {

constexpr auto columns = "id, definition, title, challenge, created_ms, changed_ms, seq, notes, closed, alive_ms, archived";

WorkshopRow row_from(const Statement& statement) {
  WorkshopRow row;
  Summary& s = row.summary;
  s.workshop = Id{static_cast<std::uint64_t>(statement.number(0))};
  s.definition = statement.text(1);
  s.title = statement.text(2);
  s.challenge = statement.text(3);
  s.created_ms = statement.number(4);
  s.changed_ms = statement.number(5);
  s.seq = static_cast<std::uint64_t>(statement.number(6));
  s.notes = static_cast<std::size_t>(statement.number(7));
  s.closed = statement.number(8) != 0;
  row.alive_ms = statement.number(9);
  s.archived = statement.number(10) != 0;
  return row;
}

std::string dumped(const nlohmann::json& json) {
  // The store lets only valid UTF-8 in; were it ever wrong, a note with a mark in it is worth more than none.
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::optional<board::Change> change_from(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (json.is_discarded()) return std::nullopt;
  auto change = board::change_from_json(json);
  if (!change) return std::nullopt;
  return *std::move(change);
}

void fold_field(Summary& summary, const board::Field& field) {
  if (!field.value) return;
  const auto take_text = [&](std::string& into) {
    if (const auto* text = std::get_if<std::string>(&*field.value)) into = *text;
  };
  switch (field.property) {
    case board::Property::definition: take_text(summary.definition); break;
    case board::Property::title: take_text(summary.title); break;
    case board::Property::challenge: take_text(summary.challenge); break;
    case board::Property::created:
      if (const auto* ms = std::get_if<std::int64_t>(&*field.value)) summary.created_ms = *ms;
      break;
    case board::Property::closed:
      if (const auto* closed = std::get_if<bool>(&*field.value)) summary.closed = *closed;
      break;
    case board::Property::archived:
      if (const auto* archived = std::get_if<bool>(&*field.value)) summary.archived = *archived;
      break;
    default: break;
  }
}

}  // namespace

void fold(Summary& summary, const Entry& entry) {
  const board::Change& change = entry.change;
  summary.seq = change.seq;
  if (change.at_ms != 0) summary.changed_ms = change.at_ms;
  if (summary.created_ms == 0) summary.created_ms = change.at_ms;
  if (change.kind == board::RecordKind::workshop) {
    if (const auto* create = std::get_if<board::Create>(&change.act)) {
      for (const board::Field& field : create->fields) fold_field(summary, field);
    } else if (const auto* set = std::get_if<board::Set>(&change.act)) {
      for (const board::Field& field : set->fields) fold_field(summary, field);
    }
  }
  if (change.kind == board::RecordKind::note) {
    // The inverse says whether the act altered anything: removing what is removed does not count twice.
    if (std::holds_alternative<board::Create>(change.act)) ++summary.notes;
    if (std::holds_alternative<board::Remove>(change.act) && std::holds_alternative<board::Restore>(entry.inverse) && summary.notes > 0) { --summary.notes; }
    if (std::holds_alternative<board::Restore>(change.act) && std::holds_alternative<board::Remove>(entry.inverse)) { ++summary.notes; }
  }
}

Summary summary_of(const board::Board& board, const Summary& before) {
  Summary summary = before;
  const board::Workshop& workshop = board.workshop();
  if (workshop.id) {
    summary.definition = workshop.definition;
    summary.title = workshop.title;
    summary.challenge = workshop.challenge;
    if (workshop.created_ms != 0) summary.created_ms = workshop.created_ms;
    summary.closed = workshop.closed;
    summary.archived = workshop.archived;
  }
  summary.seq = board.seq();
  summary.notes = static_cast<std::size_t>(std::ranges::count_if(board.notes, [](const auto& note) { return !note.removed; }));
  return summary;
}

EntryText to_text(const Entry& entry) {
  board::Change back = entry.change;
  back.act = entry.inverse;
  return {dumped(board::to_json(entry.change)), dumped(board::to_json(back))};
}

std::int64_t checksum_of(std::span<const std::uint8_t> body) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;  // FNV-1a
  for (const std::uint8_t byte : body) hash = (hash ^ byte) * 0x100000001b3ULL;
  return static_cast<std::int64_t>(hash);
}

SnapshotBlob to_blob(const board::Board& board) {
  SnapshotBlob blob;
  nlohmann::json::to_cbor(board::to_json(board), blob.body);
  blob.checksum = checksum_of(blob.body);
  return blob;
}

base::Result<Rows> Rows::over(Database database) {
  Rows rows(std::move(database));
  const auto prepare = [&](Statement& into, const std::string& sql) -> base::Status {
    auto prepared = rows.database_.prepare(sql);
    if (!prepared) return prepared.error();
    into = *std::move(prepared);
    return {};
  };
  const std::string all = columns;
  // Replacing a workshop's row would break the changes that refer to it; updating it does not.
  const std::pair<Statement&, std::string> statements[] = {
      {rows.write_workshop_, "INSERT INTO workshops (" + all +
                                 ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (id) DO UPDATE SET definition=?2, "
                                 "title=?3, challenge=?4, created_ms=?5, changed_ms=?6, seq=?7, notes=?8, closed=?9, alive_ms=?10, archived=?11"},
      {rows.read_workshop_, "SELECT " + all + " FROM workshops WHERE id = ?1"},
      {rows.write_change_, "INSERT OR REPLACE INTO changes (workshop, seq, body, inverse) VALUES (?1, ?2, ?3, ?4)"},
      {rows.write_snapshot_, "INSERT OR REPLACE INTO snapshots (workshop, seq, body, checksum) VALUES (?1, ?2, ?3, ?4)"},
      {rows.drop_snapshots_,
       "DELETE FROM snapshots WHERE workshop = ?1 AND seq NOT IN (SELECT seq FROM snapshots WHERE "
       "workshop = ?1 ORDER BY seq DESC LIMIT 2)"},
  };
  for (const auto& [statement, sql] : statements) {
    if (auto prepared = prepare(statement, sql); !prepared) return prepared.error();
  }
  return rows;
}

base::Result<std::vector<WorkshopRow>> Rows::workshops() {
  auto statement = database_.prepare(std::string("SELECT ") + columns + " FROM workshops ORDER BY changed_ms DESC, id DESC");
  if (!statement) return statement.error();
  std::vector<WorkshopRow> rows;
  for (;;) {
    const auto row = statement->step();
    if (!row) return row.error();
    if (!*row) return rows;
    rows.push_back(row_from(*statement));
  }
}

base::Result<std::optional<WorkshopRow>> Rows::workshop(Id id) {
  const auto row = read_workshop_.bind(1, id.value).step();
  if (!row) return row.error();
  if (!*row) return std::optional<WorkshopRow>();
  std::optional<WorkshopRow> found = row_from(read_workshop_);
  read_workshop_.reset();
  return found;
}

base::Status Rows::write_workshop(const WorkshopRow& row) {
  const Summary& s = row.summary;
  return write_workshop_.bind(1, s.workshop.value)
      .bind(2, s.definition)
      .bind(3, s.title)
      .bind(4, s.challenge)
      .bind(5, s.created_ms)
      .bind(6, s.changed_ms)
      .bind(7, s.seq)
      .bind(8, static_cast<std::uint64_t>(s.notes))
      .bind(9, std::int64_t{s.closed})
      .bind(10, row.alive_ms)
      .bind(11, std::int64_t{s.archived})
      .run();
}

base::Status Rows::write_change(Id workshop, std::uint64_t seq, const EntryText& text) {
  return write_change_.bind(1, workshop.value).bind(2, seq).bind(3, text.body).bind(4, text.inverse).run();
}

base::Status Rows::write_snapshot(Id workshop, std::uint64_t seq, const SnapshotBlob& blob) {
  auto written = write_snapshot_.bind(1, workshop.value).bind(2, seq).bind(3, std::span(blob.body)).bind(4, blob.checksum).run();
  return written ? drop_snapshots_.bind(1, workshop.value).run() : written;
}

base::Result<std::uint32_t> Rows::next_table() {
  const auto next = database_.number("SELECT max((SELECT next_table FROM folder), (SELECT coalesce(max(id >> 40), 0) + 1 FROM workshops))");
  if (!next) return next.error();
  return static_cast<std::uint32_t>(std::max<std::int64_t>(*next, 1));
}

base::Status Rows::name_workshop(Id workshop) {
  return database_.run("INSERT OR IGNORE INTO workshops (id) VALUES (" + std::to_string(static_cast<std::int64_t>(workshop.value)) + ")");
}

base::Status Rows::write_next_table(std::uint32_t next) {
  return database_.run("INSERT OR REPLACE INTO folder (one, next_table) VALUES (1, " + std::to_string(next) + ")");
}

base::Result<board::Board> Rows::newest_snapshot(Id workshop) {
  auto statement = database_.prepare("SELECT seq, body, checksum FROM snapshots WHERE workshop = ?1 ORDER BY seq DESC");
  if (!statement) return statement.error();
  statement->bind(1, workshop.value);
  for (;;) {
    const auto row = statement->step();
    if (!row) return row.error();
    if (!*row) return board::Board();
    const auto body = statement->blob(1);
    if (checksum_of(body) != statement->number(2)) continue;
    const auto json = nlohmann::json::from_cbor(body.begin(), body.end(), true, false);
    if (json.is_discarded()) continue;
    auto board = board::board_from_json(json);
    if (board && board->seq() == static_cast<std::uint64_t>(statement->number(0))) return *std::move(board);
  }
}

base::Result<Reading> Rows::read(Id id, std::size_t recent) {
  Reading reading;
  auto row = workshop(id);
  if (!row) return row.error();
  reading.row = *row;
  if (!reading.row) return reading;
  auto snapshot = newest_snapshot(id);
  if (!snapshot) return snapshot.error();
  reading.board = *std::move(snapshot);

  auto statement = database_.prepare(
      "SELECT seq, body, inverse FROM changes WHERE workshop = ?1 AND seq > min(?2, (SELECT coalesce(max(seq), 0) FROM "
      "changes "
      "WHERE workshop = ?1) - ?3) ORDER BY seq");
  if (!statement) return statement.error();
  statement->bind(1, id.value).bind(2, reading.board.seq()).bind(3, static_cast<std::uint64_t>(recent));
  for (;;) {
    const auto more = statement->step();
    if (!more) return more.error();
    if (!*more) break;
    const auto seq = static_cast<std::uint64_t>(statement->number(0));
    auto change = change_from(statement->text(1));
    if (change && change->seq != seq) change.reset();
    if (seq > reading.board.seq()) {
      if (seq != reading.board.seq() + 1) reading.hole = true;
      if (!change || !reading.board.apply(*change)) {
        reading.unusable.push_back(seq);
        continue;
      }
    }
    // A change whose inverse cannot be read stands; only its undo is gone.
    auto back = change ? change_from(statement->text(2)) : std::nullopt;
    if (back) reading.recent.push_back({*std::move(change), std::move(back->act)});
  }
  if (reading.recent.size() > recent) { reading.recent.erase(reading.recent.begin(), reading.recent.end() - static_cast<std::ptrdiff_t>(recent)); }
  return reading;
}

base::Status Rows::mend(Id id, const Reading& reading) {
  auto transaction = Transaction::begin(database_);
  if (!transaction) return transaction.error();
  auto keep = database_.prepare(
      "INSERT INTO lost (workshop, seq, body, inverse, why) SELECT workshop, seq, body, inverse, 'does not apply' FROM "
      "changes WHERE "
      "workshop = ?1 AND seq = ?2");
  if (!keep) return keep.error();
  auto drop = database_.prepare("DELETE FROM changes WHERE workshop = ?1 AND seq = ?2");
  if (!drop) return drop.error();
  for (const std::uint64_t seq : reading.unusable) {
    if (auto done = keep->bind(1, id.value).bind(2, seq).run(); !done) return done;
    if (auto done = drop->bind(1, id.value).bind(2, seq).run(); !done) return done;
  }
  WorkshopRow row = reading.row.value_or(WorkshopRow{});
  row.summary.workshop = id;
  if (!reading.recent.empty()) row.summary.changed_ms = std::max(row.summary.changed_ms, reading.recent.back().change.at_ms);
  row.summary = summary_of(reading.board, row.summary);
  if (auto done = write_workshop(row); !done) return done;
  if (auto done = write_snapshot(id, reading.board.seq(), to_blob(reading.board)); !done) return done;
  return transaction->commit();
}

}  // namespace journal
