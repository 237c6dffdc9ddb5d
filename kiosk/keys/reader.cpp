#include "keys/reader.h"

#include <linux/input.h>
#include <poll.h>
#include <spdlog/spdlog.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <iterator>
#include <utility>

namespace keys {
namespace {

constexpr std::uint16_t kMostKey = 247;  // X's keys end at 255, counted from 8; beyond are buttons

}  // namespace

Reader::Reader(std::unique_ptr<Ports> ports, std::function<void()> wake)
    : ports_(std::move(ports)), wake_(std::move(wake)), bell_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), thread_([this] { work(); }) {}

Reader::~Reader() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  ring();
  thread_.join();
  keyboards_.clear();  // closed, and so anybody's
  ::close(bell_);
}

void Reader::ring() {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(bell_, &one, sizeof one);  // one that is full has rung already
}

void Reader::listen(bool on) {
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(listen_asked_, on) == on) return;
  }
  ring();
}

void Reader::speak(const std::string& layout) {
  {
    const std::lock_guard lock(mutex_);
    layout_asked_ = layout;
  }
  ring();
}

void Reader::take(std::vector<Raw>& out) {
  const std::lock_guard lock(mutex_);
  std::move(waiting_.begin(), waiting_.end(), std::back_inserter(out));
  waiting_.clear();
}

void Reader::wait() {
  std::unique_lock lock(mutex_);
  const std::uint64_t mine = ++waits_asked_;
  ring();
  caught_up_.wait(lock, [&] { return waits_done_ >= mine; });
}

// ---- the thread ----

void Reader::work() {
  std::vector<pollfd> files;
  std::uint64_t waits = 0;
  look();
  while (true) {
    if (!obey()) return;
    files.assign({{bell_, POLLIN, 0}, {ports_->changes(), POLLIN, 0}});
    for (const Keyboard& keyboard : keyboards_) files.push_back({keyboard.port->file(), POLLIN, 0});
    std::uint64_t asked = 0;
    {
      const std::lock_guard lock(mutex_);
      asked = waits_asked_;
    }
    // Somebody waits for what is there already: it is all read when nothing is left at once.
    const int ready = ::poll(files.data(), files.size(), asked > waits ? 0 : -1);
    if (files[0].revents) {
      std::uint64_t rung = 0;
      [[maybe_unused]] const auto bytes = ::read(bell_, &rung, sizeof rung);
    }
    const std::size_t known = keyboards_.size();
    std::vector<std::uint64_t> gone;
    for (std::size_t i = 0; i < known; ++i)
      if (files[i + 2].revents && !read(keyboards_[i])) gone.push_back(keyboards_[i].number);
    std::erase_if(keyboards_, [&](const Keyboard& k) { return std::find(gone.begin(), gone.end(), k.number) != gone.end(); });
    if (files[1].revents) look();
    bool any = false;
    {
      const std::lock_guard lock(mutex_);
      any = !read_.empty();
      std::move(read_.begin(), read_.end(), std::back_inserter(waiting_));
      read_.clear();
      if (asked > waits && ready <= 0) waits = waits_done_ = asked;
    }
    if (any && wake_) wake_();
    if (waits == asked) caught_up_.notify_all();
  }
}

bool Reader::obey() {
  std::string layout;
  bool listen = false;
  {
    const std::lock_guard lock(mutex_);
    if (ends_) return false;
    layout = std::exchange(layout_asked_, {});
    listen = listen_asked_;
  }
  if (!layout.empty()) {
    auto loaded = Layout::load(layout);
    if (!loaded && !has_layout_) loaded = Layout::load("us");
    if (loaded) read_.push_back({Raw::Kind::layout, 0, 0, *loaded});
    else spdlog::warn("{}", loaded.error().message);
    has_layout_ |= static_cast<bool>(loaded);
  }
  listens_ = listen && has_layout_;
  for (Keyboard& keyboard : keyboards_) {
    if (listens_) grab(keyboard);
    else let_go(keyboard);
  }
  return true;
}

void Reader::look() {
  for (auto& port : ports_->fresh()) {
    Keyboard keyboard;
    keyboard.identity = port->identity();
    // Two that say the same of themselves are two all the same.
    while (std::any_of(keyboards_.begin(), keyboards_.end(), [&](const Keyboard& k) { return k.identity == keyboard.identity; })) keyboard.identity += "'";
    std::uint64_t& number = numbers_[keyboard.identity];
    if (number == 0) number = numbers_.size();
    keyboard.number = number;
    keyboard.port = std::move(port);
    if (listens_) grab(keyboard);
    keyboards_.push_back(std::move(keyboard));
  }
}

void Reader::grab(Keyboard& keyboard) {
  if (keyboard.grabbed || !keyboard.port->held().empty() || !keyboard.port->grab(true)) return;
  // A key that went down meanwhile was seen by somebody else: later then.
  if (!keyboard.port->held().empty()) {
    keyboard.port->grab(false);
    return;
  }
  std::array<char, 4096> before;  // what was written before is the others'
  while (::read(keyboard.port->file(), before.data(), before.size()) > 0) {}
  keyboard.grabbed = true;
  keyboard.dropped = false;
  keyboard.half.clear();
  read_.push_back({Raw::Kind::came, keyboard.number, 0, {}});
  spdlog::debug("keyboard {}: {}", keyboard.number, keyboard.port->name());
}

void Reader::let_go(Keyboard& keyboard) {
  if (!std::exchange(keyboard.grabbed, false)) return;
  keyboard.port->grab(false);
  keyboard.down.clear();
  read_.push_back({Raw::Kind::left, keyboard.number, 0, {}});
}

bool Reader::read(Keyboard& keyboard) {
  std::array<char, 64 * sizeof(input_event)> buffer;
  while (true) {
    const ssize_t bytes = ::read(keyboard.port->file(), buffer.data(), buffer.size());
    if (bytes < 0 && errno == EINTR) continue;
    if (bytes < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) break;
    if (bytes <= 0) {
      if (keyboard.grabbed) read_.push_back({Raw::Kind::left, keyboard.number, 0, {}});
      return false;
    }
    if (!keyboard.grabbed) continue;
    keyboard.half.append(buffer.data(), static_cast<std::size_t>(bytes));
    std::size_t at = 0;
    for (; keyboard.half.size() - at >= sizeof(input_event); at += sizeof(input_event)) {
      input_event event;
      std::memcpy(&event, keyboard.half.data() + at, sizeof event);
      if (event.type == EV_SYN && event.code == SYN_DROPPED) {
        keyboard.dropped = true;
      } else if (event.type == EV_SYN && event.code == SYN_REPORT) {
        if (std::exchange(keyboard.dropped, false)) compare(keyboard);
      } else if (event.type == EV_KEY && !keyboard.dropped && event.value < 2) {  // 2: the kernel's own repeat; ours is the table's
        tell(keyboard, event.code, event.value == 1);
      }
    }
    keyboard.half.erase(0, at);
  }
  if (listens_) grab(keyboard);
  return true;
}

void Reader::tell(Keyboard& keyboard, std::uint16_t key, bool down) {
  if (key > kMostKey) return;
  if (down ? !keyboard.down.insert(key).second : keyboard.down.erase(key) == 0) return;
  read_.push_back({down ? Raw::Kind::down : Raw::Kind::up, keyboard.number, key, {}});
}

void Reader::compare(Keyboard& keyboard) {
  const std::vector<std::uint16_t> held = keyboard.port->held();
  const std::set<std::uint16_t> before = keyboard.down;
  for (const std::uint16_t key : before)
    if (std::find(held.begin(), held.end(), key) == held.end()) tell(keyboard, key, false);
  for (const std::uint16_t key : held) tell(keyboard, key, true);
}

}  // namespace keys
