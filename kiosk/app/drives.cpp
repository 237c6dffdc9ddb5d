// Read through drives.h.
#include "app/drives.h"

#include <fcntl.h>
#include <glib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <fstream>
#include <memory>
#include <sstream>
#include <system_error>

#include "base/utf8.h"
#include "base/whole_file.h"

namespace app {
namespace {

namespace fs = std::filesystem;

base::Error gone() { return {base::Fault::not_found, "picture.gone"}; }

// Blanks and the like stand there as \040.
std::string unescaped(const std::string& field) {
  std::string out;
  for (std::size_t i = 0; i < field.size(); ++i) {
    const auto octal = [&](std::size_t at) { return at < field.size() && field[at] >= '0' && field[at] <= '7'; };
    if (field[i] == '\\' && octal(i + 1) && octal(i + 2) && octal(i + 3)) {
      out += static_cast<char>((field[i + 1] - '0') * 64 + (field[i + 2] - '0') * 8 + (field[i + 3] - '0'));
      i += 3;
    } else {
      out += field[i];
    }
  }
  return out;
}

bool is_below(const fs::path& path, const fs::path& root) {
  const std::string p = path.string(), r = root.string();
  return p == r || (p.size() > r.size() && p.starts_with(r) && (r.ends_with('/') || p[r.size()] == '/'));
}

struct File {
  int number = -1;
  explicit File(int opened) : number(opened) {}
  ~File() {
    if (number >= 0) ::close(number);
  }
  File(const File&) = delete;
  explicit operator bool() const { return number >= 0; }
};

std::string digest(const std::vector<std::uint8_t>& bytes) {
  const std::unique_ptr<gchar, decltype(&g_free)> hex(g_compute_checksum_for_data(G_CHECKSUM_SHA256, bytes.data(), bytes.size()), g_free);
  return std::string(hex.get()).substr(0, 32);
}

}  // namespace

bool is_picture_name(const std::string& name) {
  std::string ending = fs::path(name).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending == ".png" || ending == ".jpg" || ending == ".jpeg";
}

std::vector<Drive> mounted_drives(std::istream& mountinfo) {
  std::vector<Drive> out;
  for (std::string line; std::getline(mountinfo, line);) {
    // 36 35 98:0 /inner /where/it/is/mounted rw,noatime ...
    std::istringstream fields(line);
    std::string id, parent, device, inner, where;
    if (!(fields >> id >> parent >> device >> inner >> where)) continue;
    const std::string path = unescaped(where);
    const bool removable = path.starts_with("/media/") || path.starts_with("/run/media/");
    if (!removable || path.ends_with('/')) continue;
    // Mounted over another, it is the same place.
    if (std::any_of(out.begin(), out.end(), [&](const Drive& d) { return d.root == path; })) continue;
    out.push_back({fs::path(path).filename().string(), path});
  }
  std::sort(out.begin(), out.end(), [](const Drive& a, const Drive& b) { return a.name != b.name ? a.name < b.name : a.root < b.root; });
  return out;
}

std::vector<Drive> drives_now(const fs::path& folder) {
  std::vector<Drive> out;
  std::error_code error;
  if (const fs::path root = folder.empty() ? fs::path() : fs::canonical(folder, error); !root.empty() && fs::is_directory(root, error))
    out.push_back({"", root});
  std::ifstream mountinfo("/proc/self/mountinfo");
  for (Drive& drive : mounted_drives(mountinfo)) {
    const fs::path root = fs::canonical(drive.root, error);
    if (!error && base::is_valid_utf8(root.string())) out.push_back({drive.name, root});
  }
  return out;
}

base::Result<fs::path> inside(const Drive& drive, const std::string& way) {
  std::error_code error;
  // The root is asked anew: a drive that was pulled out leaves its folder, or another takes its place.
  const fs::path root = fs::canonical(drive.root, error);
  if (error || root != drive.root) return gone();
  for (const fs::path& part : fs::path(way))
    if (part == ".." || part.is_absolute()) return gone();
  const fs::path found = fs::canonical(way.empty() ? root : root / way, error);
  if (error || !is_below(found, root)) return gone();
  return found;
}

base::Result<Listing> list(const Drive& drive, const std::string& way) {
  const auto folder = inside(drive, way);
  if (!folder) return folder.error();
  std::error_code error;
  fs::directory_iterator at(*folder, fs::directory_options::skip_permission_denied, error), end;
  if (error) return gone();
  Listing out;
  for (; at != end; at.increment(error)) {
    if (error) return gone();
    const std::string name = at->path().filename().string();
    if (name.empty() || name.front() == '.' || name == "lost+found" || name == "System Volume Information" || name == "$RECYCLE.BIN") continue;
    if (!base::is_valid_utf8(name)) continue;
    fs::path real = at->path();
    if (at->is_symlink(error)) {
      const auto leads = inside(drive, way.empty() ? name : way + "/" + name);
      if (!leads) continue;
      real = *leads;
    }
    const bool is_folder = fs::is_directory(real, error);
    if (!is_folder && !(fs::is_regular_file(real, error) && is_picture_name(name))) continue;
    if (out.entries.size() >= most_entries) {
      out.cut = true;
      break;
    }
    out.entries.push_back({name, is_folder});
  }
  std::sort(out.entries.begin(), out.entries.end(), [](const Listed& a, const Listed& b) { return a.folder != b.folder ? a.folder : a.name < b.name; });
  return out;
}

base::Result<std::vector<std::uint8_t>> read_whole(const Drive& drive, const std::string& way, std::uintmax_t most_bytes) {
  const auto path = inside(drive, way);
  if (!path) return path.error();
  // All links were followed: what is one now was put there since. A pipe is not waited for.
  const File file(::open(path->c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat about {};
  if (!file || ::fstat(file.number, &about) != 0) return gone();
  if (!S_ISREG(about.st_mode)) return base::Error{base::Fault::invalid, "picture.format"};
  if (static_cast<std::uintmax_t>(about.st_size) > most_bytes) return base::Error{base::Fault::too_large, "picture.too_many_points"};
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(about.st_size));
  for (std::size_t done = 0; done < bytes.size();) {
    const ssize_t got = ::read(file.number, bytes.data() + done, bytes.size() - done);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return gone();
    done += static_cast<std::size_t>(got);
  }
  return bytes;
}

base::Result<std::string> keep(const std::vector<std::uint8_t>& bytes, const std::string& extension, const fs::path& folder) {
  const std::string name = digest(bytes) + extension;
  std::error_code error;
  fs::create_directories(folder, error);
  if (fs::is_regular_file(folder / name, error) && fs::file_size(folder / name, error) == bytes.size()) return name;
  const auto kept = base::write_whole(folder / name, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
  if (!kept) return base::Error{kept.error().fault, kept.error().fault == base::Fault::full_disk ? "picture.no_space" : "picture.not_written"};
  return name;
}

}  // namespace app
