// A disk that fails on demand.
// Every call is passed on to SQLite's own VFS unless the fault of the moment says otherwise.
#include "faulty_disk.h"

#include <sqlite3.h>

#include <cerrno>
#include <cstring>

namespace journal_test {
namespace {

struct Disk {
  std::atomic<FaultyDisk::Fault> fault{FaultyDisk::Fault::none};
  std::atomic<std::int64_t> before{0}, calls{0};
  std::mutex mutex;
  std::condition_variable changed;
  bool shut = false, somebody_waits = false;
  sqlite3_vfs* real = nullptr;
} disk;

using Fault = FaultyDisk::Fault;

bool fails(Fault fault) { return disk.fault == fault && disk.calls > disk.before; }

struct File {
  sqlite3_file base;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
sqlite3_file* real(sqlite3_file* file) { return reinterpret_cast<File*>(file)->real(); }
const sqlite3_io_methods* io(sqlite3_file* file) { return real(file)->pMethods; }

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  ++disk.calls;
  if (fails(Fault::full)) return SQLITE_FULL;
  if (fails(Fault::failing_write)) return SQLITE_IOERR_WRITE;
  return io(file)->xWrite(real(file), bytes, count, at);
}

int sync(sqlite3_file* file, int flags) {
  {
    std::unique_lock lock(disk.mutex);
    if (disk.shut) {
      disk.somebody_waits = true;
      disk.changed.notify_all();
      disk.changed.wait(lock, [] { return !disk.shut; });
      disk.somebody_waits = false;
    }
  }
  ++disk.calls;
  if (fails(Fault::failing_sync)) return SQLITE_IOERR_FSYNC;
  return io(file)->xSync(real(file), flags);
}

const sqlite3_io_methods methods = {
    3,
    [](sqlite3_file* f) {
      const int code = io(f)->xClose(real(f));
      return code;
    },
    [](sqlite3_file* f, void* into, int count, sqlite3_int64 at) { return io(f)->xRead(real(f), into, count, at); },
    write,
    [](sqlite3_file* f, sqlite3_int64 size) { return io(f)->xTruncate(real(f), size); },
    sync,
    [](sqlite3_file* f, sqlite3_int64* size) { return io(f)->xFileSize(real(f), size); },
    [](sqlite3_file* f, int level) { return io(f)->xLock(real(f), level); },
    [](sqlite3_file* f, int level) { return io(f)->xUnlock(real(f), level); },
    [](sqlite3_file* f, int* held) { return io(f)->xCheckReservedLock(real(f), held); },
    [](sqlite3_file* f, int op, void* argument) { return io(f)->xFileControl(real(f), op, argument); },
    [](sqlite3_file* f) { return io(f)->xSectorSize(real(f)); },
    [](sqlite3_file* f) { return io(f)->xDeviceCharacteristics(real(f)); },
    [](sqlite3_file* f, int page, int size, int extend, void volatile** at) { return io(f)->xShmMap(real(f), page, size, extend, at); },
    [](sqlite3_file* f, int offset, int count, int flags) { return io(f)->xShmLock(real(f), offset, count, flags); },
    [](sqlite3_file* f) { io(f)->xShmBarrier(real(f)); },
    [](sqlite3_file* f, int remove) { return io(f)->xShmUnmap(real(f), remove); },
    [](sqlite3_file* f, sqlite3_int64 at, int count, void** into) { return io(f)->xFetch(real(f), at, count, into); },
    [](sqlite3_file* f, sqlite3_int64 at, void* page) { return io(f)->xUnfetch(real(f), at, page); },
};

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out) {
  std::memset(file, 0, sizeof(File));
  if (fails(Fault::read_only) && (flags & SQLITE_OPEN_READWRITE)) {
    if (!(flags & SQLITE_OPEN_MAIN_DB)) return SQLITE_CANTOPEN;
    flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  }
  const int code = disk.real->xOpen(disk.real, name, real(file), flags, out);
  if (code == SQLITE_OK) file->pMethods = &methods;
  return code;
}

sqlite3_vfs faulty;

}  // namespace

FaultyDisk::FaultyDisk() {
  if (!disk.real) {
    disk.real = sqlite3_vfs_find(nullptr);
    faulty = *disk.real;
    faulty.zName = "faulty";
    faulty.szOsFile = static_cast<int>(sizeof(File)) + disk.real->szOsFile;
    faulty.xOpen = open;
  }
  heal();
  sqlite3_vfs_register(&faulty, 1);
}

FaultyDisk::~FaultyDisk() {
  heal();
  let_go();
  sqlite3_vfs_register(disk.real, 1);
}

void FaultyDisk::fail(Fault fault, std::int64_t after) {
  disk.fault = Fault::none;
  disk.calls = fault == Fault::read_only ? 1 : 0;
  disk.before = after;
  disk.fault = fault;
}

std::int64_t FaultyDisk::calls() const { return disk.calls; }

void FaultyDisk::shut() {
  const std::lock_guard lock(disk.mutex);
  disk.shut = true;
}

void FaultyDisk::let_go() {
  const std::lock_guard lock(disk.mutex);
  disk.shut = false;
  disk.changed.notify_all();
}

void FaultyDisk::wait_until_somebody_waits() {
  std::unique_lock lock(disk.mutex);
  disk.changed.wait(lock, [] { return disk.somebody_waits; });
}

}  // namespace journal_test
