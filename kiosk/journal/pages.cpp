// The rows of an SQLite file read straight from its pages.
// Nothing in the file is believed: every offset, length and page number is held against what is there.
#include "journal/pages.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <map>
#include <optional>
#include <span>

namespace journal {
namespace {

using Bytes = std::span<const std::uint8_t>;

class File {
 public:
  explicit File(const std::filesystem::path& path) : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    struct stat status {};
    if (descriptor_ >= 0 && ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode)) { size_ = static_cast<std::uint64_t>(status.st_size); }
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  std::uint64_t size() const { return size_; }
  // Not a mapping: a failing disk then gives an error, where a mapping would end the program.
  bool read(std::uint64_t offset, std::span<std::uint8_t> into) const {
    if (offset > size_ || into.size() > size_ - offset) return false;
    return ::pread(descriptor_, into.data(), into.size(), static_cast<off_t>(offset)) == static_cast<ssize_t>(into.size());
  }

 private:
  int descriptor_;
  std::uint64_t size_ = 0;
};

std::uint32_t number_at(Bytes bytes, std::size_t at, std::size_t width) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < width; ++i) value = value << 8 | bytes[at + i];
  return value;
}

// Moves `at` past the number; nothing when the bytes end first.
std::optional<std::uint64_t> varint(Bytes bytes, std::size_t& at) {
  std::uint64_t value = 0;
  for (int i = 0; i < 9; ++i) {
    if (at >= bytes.size()) return std::nullopt;
    const std::uint8_t byte = bytes[at++];
    if (i == 8) return value << 8 | byte;
    value = value << 7 | (byte & 0x7f);
    if ((byte & 0x80) == 0) return value;
  }
  return value;
}

constexpr std::size_t log_header = 32, frame_header = 24;

class Pages {
 public:
  explicit Pages(const std::filesystem::path& path) : file_(path), log_(path.string() + "-wal") {
    std::uint8_t header[20];
    if (file_.read(0, header)) {
      const std::uint32_t said = number_at(header, 16, 2) == 1 ? 65536 : number_at(header, 16, 2);
      // A header that makes no sense is damage; the journal is always made with SQLite's own default.
      if (said >= 512 && std::has_single_bit(said)) size_ = said;
    }
    read_log();
  }
  std::size_t size() const { return size_; }
  std::uint32_t count() const { return static_cast<std::uint32_t>(std::min<std::uint64_t>(file_.size() / size_, 0xffff'fffe)); }
  const std::map<std::uint32_t, std::uint64_t>& in_log() const { return in_log_; }
  std::uint64_t bytes() const { return file_.size() + log_.size(); }

  enum class View : std::uint8_t { file_alone, with_log };
  bool read(std::uint32_t number, View view, std::vector<std::uint8_t>& into) const {
    into.resize(size_);
    if (view == View::with_log) {
      if (const auto it = in_log_.find(number); it != in_log_.end()) return log_.read(it->second, into);
    }
    return number > 0 && file_.read(std::uint64_t{number - 1} * size_, into);
  }

 private:
  // Frames belong to the log's present run when they carry its salts, and count when a commit follows them.
  void read_log() {
    std::uint8_t header[log_header];
    if (!log_.read(0, header)) return;
    const std::uint32_t said = number_at(header, 8, 4);
    if (said != size_) return;
    std::map<std::uint32_t, std::uint64_t> uncommitted;
    for (std::uint64_t at = log_header; at + frame_header + size_ <= log_.size(); at += frame_header + size_) {
      std::uint8_t frame[frame_header];
      if (!log_.read(at, frame) || !std::equal(frame + 8, frame + 16, header + 16)) break;
      uncommitted[number_at(frame, 0, 4)] = at + frame_header;
      if (number_at(frame, 4, 4) == 0) continue;
      for (const auto& [page, offset] : uncommitted) in_log_[page] = offset;
      uncommitted.clear();
    }
  }

  File file_, log_;
  std::size_t size_ = 4096;
  std::map<std::uint32_t, std::uint64_t> in_log_;  // offset of the newest committed copy of a page
};

std::optional<RawRow> parse_record(std::int64_t rowid, Bytes record) {
  std::size_t at = 0;
  const auto header = varint(record, at);
  if (!header || *header > record.size()) return std::nullopt;
  RawRow row{rowid, {}};
  std::size_t body = *header;
  while (at < *header) {
    const auto type = varint(record.first(*header), at);
    if (!type) return std::nullopt;
    static constexpr std::size_t widths[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
    const std::uint64_t width = *type < 12 ? widths[*type] : (*type - 12) / 2;
    if (width > record.size() - body) return std::nullopt;
    const Bytes value = record.subspan(body, width);
    body += width;
    if (*type == 0) {
      row.cells.emplace_back();
    } else if (*type <= 6) {
      std::uint64_t bits = (value[0] & 0x80) ? ~std::uint64_t{0} : 0;
      for (const std::uint8_t byte : value) bits = bits << 8 | byte;
      row.cells.emplace_back(static_cast<std::int64_t>(bits));
    } else if (*type == 7) {
      std::uint64_t bits = 0;
      for (const std::uint8_t byte : value) bits = bits << 8 | byte;
      row.cells.emplace_back(std::bit_cast<double>(bits));
    } else if (*type <= 9) {
      row.cells.emplace_back(static_cast<std::int64_t>(*type - 8));
    } else if (*type >= 12 && *type % 2 == 0) {
      row.cells.emplace_back(std::vector<std::uint8_t>(value.begin(), value.end()));
    } else if (*type >= 13) {
      row.cells.emplace_back(std::string(value.begin(), value.end()));
    } else {
      return std::nullopt;
    }
  }
  return row;
}

// The payload of a cell, with the pages it overflows into.
std::optional<std::vector<std::uint8_t>> payload_of(const Pages& pages, Pages::View view, Bytes page, std::size_t at, std::uint64_t size) {
  const std::uint64_t usable = pages.size(), most = usable - 35, least = (usable - 12) * 32 / 255 - 23;
  if (size > pages.bytes()) return std::nullopt;
  std::uint64_t local = size;
  if (size > most) {
    const std::uint64_t fitting = least + (size - least) % (usable - 4);
    local = fitting <= most ? fitting : least;
  }
  if (at + local + (local < size ? 4 : 0) > page.size()) return std::nullopt;
  std::vector<std::uint8_t> payload(page.begin() + static_cast<std::ptrdiff_t>(at), page.begin() + static_cast<std::ptrdiff_t>(at + local));
  if (local == size) return payload;
  std::uint32_t next = number_at(page, at + local, 4);
  std::vector<std::uint8_t> more;
  while (payload.size() < size) {  // grows at every turn, so a loop of pages ends too
    if (next == 0 || !pages.read(next, view, more)) return std::nullopt;
    const std::size_t take = std::min<std::uint64_t>(usable - 4, size - payload.size());
    payload.insert(payload.end(), more.begin() + 4, more.begin() + 4 + static_cast<std::ptrdiff_t>(take));
    next = number_at(more, 0, 4);
  }
  return payload;
}

void read_leaf(const Pages& pages, Pages::View view, std::uint32_t number, const std::function<void(const RawRow&)>& found) {
  std::vector<std::uint8_t> page;
  if (!pages.read(number, view, page)) return;
  const std::size_t start = number == 1 ? 100 : 0;
  constexpr std::uint8_t leaf_of_a_table = 0x0d;
  if (page[start] != leaf_of_a_table) return;
  const std::size_t cells = number_at(page, start + 3, 2);
  for (std::size_t i = 0; i < cells; ++i) {
    const std::size_t pointer = start + 8 + 2 * i;
    if (pointer + 2 > page.size()) return;
    std::size_t at = number_at(page, pointer, 2);
    const auto size = varint(page, at);
    const auto rowid = varint(page, at);
    if (!size || !rowid) continue;
    const auto payload = payload_of(pages, view, page, at, *size);
    if (!payload) continue;
    if (const auto row = parse_record(static_cast<std::int64_t>(*rowid), *payload)) found(*row);
  }
}

}  // namespace

void read_rows(const std::filesystem::path& file, const std::function<void(const RawRow&)>& found) {
  const Pages pages(file);
  for (std::uint32_t number = 1; number <= pages.count(); ++number) read_leaf(pages, Pages::View::file_alone, number, found);
  for (const auto& [number, offset] : pages.in_log()) read_leaf(pages, Pages::View::with_log, number, found);
}

}  // namespace journal
