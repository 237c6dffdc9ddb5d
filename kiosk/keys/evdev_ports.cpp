// The kernel's keyboards: which of its event devices are some, their names, the grab. No test reaches what needs a keyboard here.
#include <fcntl.h>
#include <libevdev/libevdev.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <set>
#include <system_error>

#include "keys/ports.h"

namespace keys {
namespace {

namespace fs = std::filesystem;

std::string said(const char* text) { return text ? text : ""; }

class EvdevPort final : public Port {
 public:
  EvdevPort(int file, libevdev* device) : file_(file), device_(device) {}
  ~EvdevPort() override {
    libevdev_free(device_);
    ::close(file_);
  }
  int file() const override { return file_; }
  std::string name() const override { return said(libevdev_get_name(device_)); }
  std::string identity() const override {
    std::string serial = said(libevdev_get_uniq(device_));
    if (serial.empty()) serial = said(libevdev_get_phys(device_));
    return serial + " " + std::to_string(libevdev_get_id_vendor(device_)) + ":" + std::to_string(libevdev_get_id_product(device_)) + " " + name();
  }
  bool grab(bool on) override { return libevdev_grab(device_, on ? LIBEVDEV_GRAB : LIBEVDEV_UNGRAB) == 0; }
  std::vector<std::uint16_t> held() const override {
    // Asked anew: what libevdev knows is of when it was opened, since the events are read past it.
    std::vector<std::uint16_t> out;
    libevdev* now = nullptr;
    if (libevdev_new_from_fd(file_, &now) != 0) return out;
    for (std::uint16_t key = 0; key < KEY_CNT; ++key)
      if (libevdev_get_event_value(now, EV_KEY, key) != 0) out.push_back(key);
    libevdev_free(now);
    return out;
  }

 private:
  int file_;
  libevdev* device_;
};

// Keyboards, figures' blocks and readers of codes, which write figures; not mice, panels, and buttons of the case.
bool is_keyboard(const libevdev* device) {
  const auto has = [&](unsigned key) { return libevdev_has_event_code(device, EV_KEY, key) != 0; };
  return (has(KEY_A) && has(KEY_Z) && has(KEY_SPACE)) || (has(KEY_1) && has(KEY_9) && has(KEY_ENTER)) || (has(KEY_KP1) && has(KEY_KPENTER));
}

class EvdevPorts final : public Ports {
 public:
  EvdevPorts(fs::path folder, int watch) : folder_(std::move(folder)), watch_(watch) {}
  ~EvdevPorts() override { ::close(watch_); }
  int changes() const override { return watch_; }

  std::vector<std::unique_ptr<Port>> fresh() override {
    forget_those_gone();
    std::vector<std::unique_ptr<Port>> out;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder_, error)) {
      const std::string name = entry.path().filename().string();
      if (!name.starts_with("event") || known_.contains(name)) continue;
      // Not to wait on: a pipe of that name must not hold the kiosk up. One that may not be read yet is asked again when it changes.
      const int file = ::open(entry.path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
      if (file < 0) continue;
      libevdev* device = nullptr;
      if (libevdev_new_from_fd(file, &device) != 0) {
        ::close(file);
        continue;
      }
      known_.insert(name);
      auto port = std::make_unique<EvdevPort>(file, device);
      if (is_keyboard(device)) out.push_back(std::move(port));
    }
    return out;
  }

 private:
  void forget_those_gone() {
    alignas(inotify_event) std::array<char, 4096> buffer;
    for (ssize_t bytes = 0; (bytes = ::read(watch_, buffer.data(), buffer.size())) > 0;) {
      for (ssize_t at = 0; at < bytes;) {
        const auto* event = reinterpret_cast<const inotify_event*>(buffer.data() + at);
        if ((event->mask & IN_DELETE) && event->len > 0) known_.erase(event->name);
        at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
      }
    }
  }

  fs::path folder_;
  int watch_;
  std::set<std::string> known_;  // looked at already
};

}  // namespace

base::Result<std::unique_ptr<Ports>> evdev_ports(const fs::path& folder) {
  const int watch = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
  // Who may read a keyboard is often said a moment after it came.
  if (watch >= 0 && ::inotify_add_watch(watch, folder.c_str(), IN_CREATE | IN_ATTRIB | IN_DELETE) >= 0)
    return std::unique_ptr<Ports>(std::make_unique<EvdevPorts>(folder, watch));
  const std::string why = std::strerror(errno);
  if (watch >= 0) ::close(watch);
  return base::Error{base::Fault::not_found, folder.string() + ": " + why};
}

}  // namespace keys
