#include "base/whole_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace base {
namespace {

Error fault_of(const std::filesystem::path& file) {
  const int code = errno;
  const Fault fault = code == ENOSPC || code == EDQUOT ? Fault::full_disk : code == EROFS || code == EACCES || code == EPERM ? Fault::read_only : Fault::failed;
  return {fault, file.string() + ": " + std::strerror(code)};
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t wrote = ::write(file, bytes.data(), bytes.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return ::fsync(file) == 0;
}

}  // namespace

Status write_whole(const std::filesystem::path& file, std::string_view bytes) {
  std::filesystem::path aside = file;
  aside += ".part";
  const int out = ::open(aside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644);
  if (out < 0) return fault_of(aside);
  const bool written = write_all(out, bytes);
  Error why = written ? Error{} : fault_of(aside);
  ::close(out);
  if (!written || ::rename(aside.c_str(), file.c_str()) != 0) {
    if (written) why = fault_of(file);
    ::unlink(aside.c_str());
    return why;
  }
  // The new name is on the disk only once its folder is.
  const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
  if (const int at = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); at >= 0) {
    ::fsync(at);
    ::close(at);
  }
  return {};
}

}  // namespace base
