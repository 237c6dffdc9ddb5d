#include "app/inspection.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "app/inspection_answers.h"
#include "app/kiosk.h"

namespace app {
namespace {

constexpr std::size_t longest_line = 64 * 1024;
constexpr std::size_t most_callers = 16;

base::Error system_error(const std::string& what) { return {base::Fault::failed, what + ": " + std::strerror(errno)}; }

bool somebody_listens(const sockaddr_un& address) {
  const int probe = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const bool answered = connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  close(probe);
  return answered;
}

}  // namespace

struct Inspection::Caller {
  int socket = -1;
  std::string in, out;
  bool closing = false;
  struct Wait {
    std::int64_t until_us;
  };
  std::vector<Wait> waits;  // at most one is asked at a time, but nobody is forced to keep to that
  bool unanswered() const { return !waits.empty() || in.find('\n') != std::string::npos; }
  ~Caller() {
    if (socket >= 0) close(socket);
  }
};

base::Result<std::unique_ptr<Inspection>> Inspection::open(const std::filesystem::path& path, std::function<void()> wake) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path.string().size() >= sizeof address.sun_path) return base::Error{base::Fault::too_large, "--inspect: the path is too long for a socket"};
  std::strcpy(address.sun_path, path.c_str());
  struct stat status {};
  if (lstat(path.c_str(), &status) == 0) {
    if (!S_ISSOCK(status.st_mode)) return base::Error{base::Fault::refused, "--inspect: " + path.string() + " is there and is no socket"};
    if (somebody_listens(address)) return base::Error{base::Fault::in_use, "--inspect: somebody listens on " + path.string()};
    unlink(path.c_str());
  }
  std::unique_ptr<Inspection> self(new Inspection);
  self->path_ = path;
  self->wake_ = std::move(wake);
  self->listening_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  if (self->listening_ < 0) return system_error("--inspect");
  const mode_t before = umask(0177);
  const bool bound = bind(self->listening_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  umask(before);
  if (!bound || listen(self->listening_, 8) != 0) return system_error("--inspect " + path.string());
  self->stop_ = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  self->epoll_ = epoll_create1(EPOLL_CLOEXEC);
  for (const int fd : {self->listening_, self->stop_}) {
    epoll_event event{};
    event.events = EPOLLIN | (fd == self->listening_ ? EPOLLET : 0u);
    event.data.fd = fd;
    epoll_ctl(self->epoll_, EPOLL_CTL_ADD, fd, &event);
  }
  self->watcher_ = std::thread([raw = self.get()] { raw->watch(); });
  return self;
}

Inspection::~Inspection() {
  if (stop_ >= 0) {
    const std::uint64_t one = 1;
    (void)!write(stop_, &one, sizeof one);
  }
  if (watcher_.joinable()) watcher_.join();
  callers_.clear();
  for (const int fd : {listening_, stop_, epoll_})
    if (fd >= 0) close(fd);
  if (!path_.empty()) unlink(path_.c_str());
}

// Its only work is to wake the loop: reading and answering are the frame's thread's.
void Inspection::watch() {
  epoll_event events[16];
  for (;;) {
    const int n = epoll_wait(epoll_, events, 16, -1);
    if (n < 0 && errno != EINTR) return;
    for (int i = 0; i < n; ++i)
      if (events[i].data.fd == stop_) return;
    if (n > 0 && wake_) wake_();
  }
}

void Inspection::accept_new() {
  for (;;) {
    const int fd = accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (fd < 0) return;
    if (callers_.size() >= most_callers) {
      close(fd);
      continue;
    }
    epoll_event event{};
    event.events = EPOLLIN | EPOLLET | EPOLLRDHUP;
    event.data.fd = fd;
    epoll_ctl(epoll_, EPOLL_CTL_ADD, fd, &event);
    callers_.push_back(std::make_unique<Caller>());
    callers_.back()->socket = fd;
  }
}

void Inspection::read_from(Caller& caller) {
  char buffer[16 * 1024];
  for (;;) {
    const ssize_t n = read(caller.socket, buffer, sizeof buffer);
    if (n > 0) {
      caller.in.append(buffer, static_cast<std::size_t>(n));
      if (caller.in.size() > longest_line && caller.in.find('\n') == std::string::npos) {
        caller.out += "{\"error\":\"a line is at most 65536 bytes\"}\n";
        caller.closing = true;
        return;
      }
      continue;
    }
    if (n < 0 && errno == EINTR) continue;
    if (n == 0 || (errno != EAGAIN && errno != EWOULDBLOCK)) caller.closing = true;
    return;
  }
}

bool Inspection::pending() const {
  return std::any_of(callers_.begin(), callers_.end(), [](const auto& c) { return c->unanswered() || !c->out.empty(); });
}

void Inspection::answer(Kiosk& kiosk) {
  for (auto& caller : callers_) {
    std::size_t end;
    while ((end = caller->in.find('\n')) != std::string::npos) {
      const std::string line = caller->in.substr(0, end);
      caller->in.erase(0, end + 1);
      const Answer reply = answer_line(kiosk, line);
      if (reply.wait_ms >= 0) caller->waits.push_back({kiosk.clock().now_us() + reply.wait_ms * 1000});
      else caller->out += reply.text + "\n";
    }
    if (!caller->waits.empty()) {
      const bool settled = kiosk.settled();
      std::erase_if(caller->waits, [&](const Caller::Wait& wait) {
        if (!settled && kiosk.clock().now_us() < wait.until_us) return false;
        caller->out += settled ? "{\"settled\":true}\n" : "{\"settled\":false}\n";
        return true;
      });
    }
    while (!caller->out.empty()) {
      const ssize_t n = send(caller->socket, caller->out.data(), caller->out.size(), MSG_NOSIGNAL);
      if (n <= 0) {
        if (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR) {
          caller->closing = true;
          caller->in.clear(), caller->out.clear(), caller->waits.clear();
        }
        break;
      }
      caller->out.erase(0, static_cast<std::size_t>(n));
    }
  }
  accept_new();
  for (auto& caller : callers_)
    if (!caller->closing) read_from(*caller);
  // Who has only said all that they wanted to ask still listens.
  std::erase_if(callers_, [](const auto& caller) { return caller->closing && caller->out.empty() && !caller->unanswered(); });
}

}  // namespace app
