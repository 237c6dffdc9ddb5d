// Lines reach the kernel as soon as the writer gets to them, so that a program that is killed leaves its last frames.
// Read by app through recorder.h.
#include "contact/recorder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace contact {
namespace {

// Several minutes of a disk that does not answer: after that, memory matters more than the recording.
constexpr std::size_t longest_queue = 20'000;

}  // namespace

base::Result<std::unique_ptr<Recorder>> Recorder::open(const std::string& path) {
  int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) {
    const int error = errno;
    // A terminal or a null device has nothing that could be written over.
    struct stat there {};
    if (error == EEXIST && ::stat(path.c_str(), &there) == 0 && S_ISCHR(there.st_mode)) { file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC); }
    errno = error;
  }
  if (file < 0) {
    const int error = errno;
    const base::Fault fault = error == EEXIST                     ? base::Fault::refused
                              : error == EROFS || error == EACCES ? base::Fault::read_only
                              : error == ENOSPC                   ? base::Fault::full_disk
                                                                  : base::Fault::failed;
    return base::Error{fault, path + ": cannot record there: " + std::strerror(error)};
  }
  std::unique_ptr<Recorder> recorder(new Recorder(file, path));
  return recorder;
}

Recorder::Recorder(int file, std::string path) : file_(file), path_(std::move(path)) {
  thread_ = std::thread([this] { write_lines(); });
}

Recorder::~Recorder() {
  {
    const std::lock_guard guard(lock_);
    ending_ = true;
  }
  more_.notify_one();
  thread_.join();
  ::close(file_);
}

void Recorder::record(const ContactFrame& frame, const Glass& glass) {
  if (frame.empty()) return;
  if (!start_us_) start_us_ = frame.front().time_us;
  {
    const std::lock_guard guard(lock_);
    if (error_) return;
    if (queue_.size() >= longest_queue) {
      error_ = base::Error{base::Fault::failed, path_ + ": the disk does not follow, the recording ends here"};
      return;
    }
    queue_.push_back({frame.front().time_us - *start_us_, glass, frame});
  }
  more_.notify_one();
}

void Recorder::flush() {
  std::unique_lock guard(lock_);
  written_.wait(guard, [this] { return error_ || (queue_.empty() && !writing_); });
}

base::Status Recorder::status() const {
  const std::lock_guard guard(lock_);
  if (error_) return *error_;
  return {};
}

bool Recorder::write_all(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

void Recorder::write_lines() {
  std::string lines(trace_header);
  lines += '\n';
  std::deque<TraceFrame> taken;
  std::unique_lock guard(lock_);
  for (;;) {
    writing_ = true;
    guard.unlock();
    for (const TraceFrame& frame : taken) {
      lines += trace_line(frame);
      lines += '\n';
    }
    taken.clear();
    const bool written = write_all(lines);
    const int error = errno;
    lines.clear();
    guard.lock();
    writing_ = false;
    if (!written && !error_) {
      error_ = base::Error{error == ENOSPC ? base::Fault::full_disk : base::Fault::failed, path_ + ": the recording ends here: " + std::strerror(error)};
    }
    if (error_) queue_.clear();
    written_.notify_all();
    more_.wait(guard, [this] { return ending_ || !queue_.empty(); });
    if (queue_.empty()) return;
    taken.swap(queue_);
  }
}

}  // namespace contact
