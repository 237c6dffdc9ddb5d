// An SQLite connection and its prepared statements, closed by their destructors, with SQLite's codes turned into
// faults. Read by journal only; the one header of the room that names SQLite's types.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace journal {

enum class Access : std::uint8_t {
  write,      // made when missing
  read,       // never writes; needs the folder to be writable for SQLite's own index of the log
  immutable,  // for a folder that cannot be written at all; ignores the log
};

class Statement {
 public:
  Statement() = default;
  // True when there is a row to read. After false or an error the statement is ready to be bound again.
  base::Result<bool> step();
  // Runs a statement that gives no rows.
  base::Status run();
  void reset();

  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, std::uint64_t value) { return bind(index, static_cast<std::int64_t>(value)); }
  // Not copied: the text must live until the statement was run.
  Statement& bind(int index, std::string_view text);
  Statement& bind(int index, std::span<const std::uint8_t> blob);

  std::int64_t number(int column) const;
  std::string_view text(int column) const;               // until the next step
  std::span<const std::uint8_t> blob(int column) const;  // until the next step

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Database {
 public:
  static base::Result<Database> open(const std::filesystem::path& file, Access access);

  base::Result<Statement> prepare(std::string_view sql) const;
  base::Status run(const std::string& sql) const;                 // one or several statements
  base::Result<std::int64_t> number(std::string_view sql) const;  // the first column of the first row
  base::Result<std::string> text(std::string_view sql) const;
  bool in_transaction() const;
  // From now on the last connection to close leaves the log beside the file as it is.
  void leave_log_on_close() const;

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  std::unique_ptr<sqlite3, Close> connection_;
};

// Takes everything back unless commit() succeeded.
class Transaction {
 public:
  static base::Result<Transaction> begin(const Database& database);
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  base::Status commit();

 private:
  explicit Transaction(const Database& database) : database_(&database) {}
  const Database* database_;
};

// What went wrong, as a fault and a text key ("trouble.full_disk"), from a code of SQLite or of the system.
base::Error trouble(base::Fault fault);
base::Error trouble_of_system(int error_number);

}  // namespace journal
