// What a journal's file must be: whose it is, its version, and the numbered steps that bring an older one up to date.
// Read by journal only.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "journal/database.h"

namespace journal {

inline constexpr std::int64_t application_id = 0x5461626c;  // "Tabl"

struct Migration {
  std::int64_t version;  // NNN of NNN_name.sql; 1, 2, 3 ... without a hole
  std::string sql;
};
base::Result<std::vector<Migration>> read_migrations(const std::filesystem::path& schema);

// Looks at a file without opening it as a database, so that one that is not ours is not even touched.
// Fine for ours and for one that is not there yet; refused: another program's; newer_version; damaged.
base::Status look_at(const std::filesystem::path& file, std::int64_t newest);

// The same questions to an open connection (its log may hold a newer first page), then the settings and the migrations.
base::Status bring_up_to_date(const Database& database, const std::vector<Migration>& migrations);

// Reads every page: asked only where the last program was cut off, since it costs the whole file.
base::Status check_whole(const Database& database);

}  // namespace journal
