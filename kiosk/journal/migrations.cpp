// Recognises a journal's file and runs the migrations it has not seen.
// Each migration and its number are one transaction: a cut in the middle leaves the version before.
#include "journal/migrations.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <fstream>
#include <sstream>

namespace journal {
namespace {

constexpr std::size_t header_size = 100;
constexpr std::size_t user_version_at = 60, application_id_at = 68;

std::int64_t big_endian_32(const char* at) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(at[i]);
  return static_cast<std::int32_t>(value);
}

base::Status is_ours(std::int64_t id, std::int64_t version, std::int64_t newest) {
  if (id != application_id) return trouble(base::Fault::refused);
  if (version > newest) return trouble(base::Fault::newer_version);
  return {};
}

}  // namespace

base::Result<std::vector<Migration>> read_migrations(const std::filesystem::path& schema) {
  std::vector<Migration> migrations;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(schema, error)) {
    if (entry.path().extension() != ".sql") continue;
    const std::string name = entry.path().filename().string();
    Migration migration{};
    std::from_chars(name.data(), name.data() + name.size(), migration.version);
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    migration.sql = text.str();
    migrations.push_back(std::move(migration));
  }
  std::ranges::sort(migrations, {}, &Migration::version);
  for (std::size_t i = 0; i < migrations.size(); ++i) {
    if (migrations[i].version != static_cast<std::int64_t>(i + 1)) return trouble(base::Fault::invalid);
  }
  if (error || migrations.empty()) return trouble(base::Fault::not_found);
  return migrations;
}

base::Status look_at(const std::filesystem::path& file, std::int64_t newest) {
  std::ifstream stream(file, std::ios::binary);
  std::array<char, header_size> header{};
  stream.read(header.data(), header.size());
  if (stream.gcount() == 0) {
    // Missing, empty, or unreadable: opening it will tell which. But SQLite throws away the log of an empty file, and
    // where only that is left it holds all there is.
    std::error_code error;
    const auto log = std::filesystem::file_size(file.string() + "-wal", error);
    if (!error && log > 0) return trouble(base::Fault::damaged);
    return {};
  }
  if (stream.gcount() < static_cast<std::streamsize>(header.size())) return trouble(base::Fault::damaged);
  if (std::memcmp(header.data(), "SQLite format 3", 16) != 0) return trouble(base::Fault::damaged);
  const std::int64_t id = big_endian_32(header.data() + application_id_at);
  const std::int64_t version = big_endian_32(header.data() + user_version_at);
  // A first start that was cut off leaves a file with no owner and no version; whether it is empty is asked below.
  if (id == 0 && version == 0) return {};
  return is_ours(id, version, newest);
}

base::Status bring_up_to_date(const Database& database, const std::vector<Migration>& migrations) {
  const std::int64_t newest = migrations.back().version;
  const auto id = database.number("PRAGMA application_id");
  if (!id) return id.error();
  const auto version = database.number("PRAGMA user_version");
  if (!version) return version.error();
  const auto tables = database.number("SELECT count(*) FROM sqlite_schema");
  if (!tables) return tables.error();
  const bool blank = *id == 0 && *version == 0 && *tables == 0;
  if (!blank) {
    if (auto ours = is_ours(*id, *version, newest); !ours) {
      database.leave_log_on_close();
      return ours;
    }
  }
  const auto mode = database.text("PRAGMA journal_mode=WAL");
  if (!mode) return mode.error();
  if (*mode != "wal") return trouble(base::Fault::read_only);
  if (auto set = database.run("PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF"); !set) return set;
  for (const Migration& migration : migrations) {
    if (migration.version <= *version) continue;
    auto transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    const std::string numbered = "PRAGMA application_id=" + std::to_string(application_id) + "; PRAGMA user_version=" + std::to_string(migration.version);
    if (auto run = database.run(migration.sql); !run) return run;
    if (auto run = database.run(numbered); !run) return run;
    if (auto done = transaction->commit(); !done) return done;
  }
  return {};
}

base::Status check_whole(const Database& database) {
  const auto verdict = database.text("PRAGMA quick_check(1)");
  if (!verdict) return verdict.error();
  if (*verdict != "ok") return trouble(base::Fault::damaged);
  return {};
}

}  // namespace journal
