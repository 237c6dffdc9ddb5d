// The rows of an SQLite file read straight from its pages, for when SQLite itself will not open it. Read by recovery.
// https://www.sqlite.org/fileformat2.html says what is where.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <variant>
#include <vector>

namespace journal {

using Cell = std::variant<std::monostate, std::int64_t, double, std::string, std::vector<std::uint8_t>>;
struct RawRow {
  std::int64_t rowid = 0;
  std::vector<Cell> cells;
};

// Calls `found` for every row on every readable leaf page of any table, in no order that means anything: first those of
// the file, then those of its log (FILE-wal) up to the log's last commit, so that what comes later is newer.
void read_rows(const std::filesystem::path& file, const std::function<void(const RawRow&)>& found);

}  // namespace journal
