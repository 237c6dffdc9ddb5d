// An SQLite connection and its prepared statements.
// The only file that calls SQLite; every code it returns becomes a base::Error here.
#include "journal/database.h"

#include <sqlite3.h>

#include <cerrno>

namespace journal {
namespace {

base::Error trouble_of(sqlite3* connection, int code) {
  switch (code & 0xff) {
    case SQLITE_FULL: return trouble(base::Fault::full_disk);
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return trouble(base::Fault::damaged);
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return trouble(base::Fault::in_use);
    case SQLITE_READONLY:
    case SQLITE_PERM: return trouble(base::Fault::read_only);
    case SQLITE_TOOBIG: return trouble(base::Fault::too_large);
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR: {
      // SQLite says only that the system refused; the system's own number says whether that is a full disk.
      const base::Error error = trouble_of_system(connection ? sqlite3_system_errno(connection) : 0);
      if (error.fault == base::Fault::failed && (code & 0xff) == SQLITE_CANTOPEN) return trouble(base::Fault::read_only);
      return error;
    }
    default: return trouble(base::Fault::failed);
  }
}

}  // namespace

base::Error trouble(base::Fault fault) {
  switch (fault) {
    case base::Fault::full_disk: return {fault, "trouble.full_disk"};
    case base::Fault::read_only: return {fault, "trouble.read_only"};
    case base::Fault::damaged: return {fault, "trouble.damaged"};
    case base::Fault::newer_version: return {fault, "trouble.newer_version"};
    case base::Fault::in_use: return {fault, "trouble.in_use"};
    case base::Fault::refused: return {fault, "trouble.other_file"};
    default: return {fault, "trouble.unknown"};
  }
}

base::Error trouble_of_system(int error_number) {
  switch (error_number) {
    case ENOSPC:
    case EDQUOT: return trouble(base::Fault::full_disk);
    case EROFS:
    case EACCES:
    case EPERM:
    case ENOTDIR:
    case EISDIR:
    case EEXIST:
    case ENOENT: return trouble(base::Fault::read_only);
    default: return trouble(base::Fault::failed);
  }
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

base::Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    reset();
    return false;
  }
  base::Error error = trouble_of(sqlite3_db_handle(statement_.get()), sqlite3_extended_errcode(sqlite3_db_handle(statement_.get())));
  reset();
  return error;
}

base::Status Statement::run() {
  const auto row = step();
  if (!row) return row.error();
  if (*row) reset();
  return {};
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

Statement& Statement::bind(int index, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), index, value);
  return *this;
}

Statement& Statement::bind(int index, std::string_view text) {
  // A null pointer would bind NULL, and an empty view may hold one.
  sqlite3_bind_text64(statement_.get(), index, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}

Statement& Statement::bind(int index, std::span<const std::uint8_t> blob) {
  static constexpr std::uint8_t nothing = 0;
  sqlite3_bind_blob64(statement_.get(), index, blob.empty() ? &nothing : blob.data(), blob.size(), SQLITE_STATIC);
  return *this;
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string_view Statement::text(int column) const {
  const auto* first = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return first ? std::string_view(first, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))) : "";
}

std::span<const std::uint8_t> Statement::blob(int column) const {
  const auto* first = static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column));
  return {first, first ? static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)) : 0};
}

void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

base::Result<Database> Database::open(const std::filesystem::path& file, Access access) {
  std::string name = file.string();
  int flags = SQLITE_OPEN_NOMUTEX;
  if (access == Access::write) {
    flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  } else {
    // Only a URI can say immutable; the characters that mean something in one are written out.
    std::string escaped = "file:";
    for (const char c : name) {
      if (c == '%' || c == '?' || c == '#') {
        constexpr char digits[] = "0123456789abcdef";
        escaped += {'%', digits[(c >> 4) & 15], digits[c & 15]};
      } else {
        escaped += c;
      }
    }
    name = escaped + (access == Access::immutable ? "?immutable=1" : "?mode=ro");
    flags |= SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
  }
  sqlite3* connection = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &connection, flags, nullptr);
  Database database;
  database.connection_.reset(connection);
  if (code != SQLITE_OK) return trouble_of(connection, connection ? sqlite3_extended_errcode(connection) : code);
  sqlite3_extended_result_codes(connection, 1);
  sqlite3_busy_timeout(connection, 2000);
  return database;
}

base::Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* prepared = nullptr;
  const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &prepared, nullptr);
  if (code != SQLITE_OK) return trouble_of(connection_.get(), code);
  Statement statement;
  statement.statement_.reset(prepared);
  return statement;
}

base::Status Database::run(const std::string& sql) const {
  const int code = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) return trouble_of(connection_.get(), sqlite3_extended_errcode(connection_.get()));
  return {};
}

base::Result<std::int64_t> Database::number(std::string_view sql) const {
  auto statement = prepare(sql);
  if (!statement) return statement.error();
  const auto row = statement->step();
  if (!row) return row.error();
  return *row ? statement->number(0) : 0;
}

base::Result<std::string> Database::text(std::string_view sql) const {
  auto statement = prepare(sql);
  if (!statement) return statement.error();
  const auto row = statement->step();
  if (!row) return row.error();
  return *row ? std::string(statement->text(0)) : std::string();
}

bool Database::in_transaction() const { return sqlite3_get_autocommit(connection_.get()) == 0; }

void Database::leave_log_on_close() const {
  int now = 0;
  sqlite3_db_config(connection_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, &now);
}

base::Result<Transaction> Transaction::begin(const Database& database) {
  if (auto begun = database.run("BEGIN IMMEDIATE"); !begun) return begun.error();
  return Transaction(database);
}

Transaction::~Transaction() {
  // SQLite has already taken a transaction back where the disk failed it in the middle.
  if (database_ && database_->in_transaction()) (void)database_->run("ROLLBACK");
}

base::Status Transaction::commit() {
  if (auto done = database_->run("COMMIT"); !done) return done;
  database_ = nullptr;
  return {};
}

}  // namespace journal
