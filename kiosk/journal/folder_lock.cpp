// The lock on a data folder, with flock: the system lets go of it when the program dies, however it dies.
// flock belongs to the open file and not to the process, so that a second journal in one program is refused too.
#include "journal/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

#include "journal/database.h"

namespace journal {

base::Result<FolderLock> FolderLock::take(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / "tablee.lock";
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (descriptor < 0) return trouble_of_system(errno);
  FolderLock lock(descriptor);
  while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    return errno == EWOULDBLOCK ? trouble(base::Fault::in_use) : trouble_of_system(errno);
  }
  char mark = 0;
  lock.was_cut_off_ = ::pread(descriptor, &mark, 1, 0) == 1;
  // A mark that cannot be written (a full disk) costs only a check at the next start.
  mark = '1';
  (void)!::pwrite(descriptor, &mark, 1, 0);
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)), was_cut_off_(other.was_cut_off_) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  std::swap(was_cut_off_, other.was_cut_off_);
  return *this;
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void FolderLock::closed_well() { (void)!::ftruncate(descriptor_, 0); }

}  // namespace journal
