// Keyboards that a test holds the other end of: what it writes is what the kernel would, struct input_event after struct input_event, and
// it sees who has grabbed them. Read by the stories of keys and hands.
#pragma once
#include <fcntl.h>
#include <linux/input.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "keys/ports.h"

namespace support {

class Cable {
 public:
  explicit Cable(std::string name) : name_(std::move(name)) { open(); }
  ~Cable() {
    pull_out();
    let_port_go();
  }
  Cable(const Cable&) = delete;

  // ---- keys, each report by itself as a keyboard sends it ----
  void down(std::uint16_t key) {
    hold(key, true);
    send({{EV_MSC, MSC_SCAN, key}, {EV_KEY, key, 1}, {EV_SYN, SYN_REPORT, 0}});
  }
  void up(std::uint16_t key) {
    hold(key, false);
    send({{EV_KEY, key, 0}, {EV_SYN, SYN_REPORT, 0}});
  }
  void press(std::uint16_t key) { down(key), up(key); }
  // A report whose bytes do not come all at once.
  void press_in_pieces(std::uint16_t key, const std::function<void()>& between) {
    const std::string bytes = bytes_of({{EV_KEY, key, 1}, {EV_SYN, SYN_REPORT, 0}, {EV_KEY, key, 0}, {EV_SYN, SYN_REPORT, 0}});
    for (std::size_t at = 0; at < bytes.size(); at += 19) {
      write(bytes.substr(at, 19));
      between();
    }
  }
  void kernels_repeat(std::uint16_t key) { send({{EV_KEY, key, 2}, {EV_SYN, SYN_REPORT, 1}}); }
  // What an overfull buffer looks like: the kernel says that it dropped something, and what it still has is half a truth.
  void drop_events(const std::vector<input_event>& half) {
    std::vector<Told> told{{EV_SYN, SYN_DROPPED, 0}};
    for (const input_event& e : half) told.push_back({e.type, e.code, e.value});
    told.push_back({EV_SYN, SYN_REPORT, 0});
    send(told);
  }
  void hold(std::uint16_t key, bool on) {
    const std::lock_guard lock(mutex_);
    if (on) held_.insert(key);
    else held_.erase(key);
  }
  // A text as a French person types it on AZERTY: dead keys, AltGr for what stands third on a key.
  void type(const std::string& text) {
    for (const Stroke& stroke : strokes_of(text)) {
      if (stroke.with) down(stroke.with);
      press(stroke.key);
      if (stroke.with) up(stroke.with);
    }
  }
  struct Stroke {
    std::uint16_t key = 0, with = 0;
  };
  static std::vector<Stroke> strokes_of(const std::string& text) {
    std::vector<Stroke> out;
    for (const std::string& sign : base::characters_of(text)) {
      const auto found = azerty().find(sign);
      if (found == azerty().end()) throw std::runtime_error("no key of this test writes " + sign);
      out.insert(out.end(), found->second.begin(), found->second.end());
    }
    return out;
  }

  void pull_out() {
    if (ours_ >= 0) ::close(ours_);
    ours_ = -1;
  }
  void plug_in_again() {
    let_port_go();
    held_.clear();
    open();
  }
  // Another program has it.
  void taken_elsewhere(bool on) { elsewhere_ = on; }
  bool grabbed() const { return grabbed_; }
  int grabs() const { return grabs_; }
  const std::string& name() const { return name_; }

 private:
  friend class CablePort;
  struct Told {
    std::uint16_t type, code;
    std::int32_t value;
  };
  void open() {
    int two[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, two) != 0) throw std::runtime_error("no socket pair");
    ours_ = two[0], theirs_ = two[1];
    ::fcntl(theirs_, F_SETFL, O_NONBLOCK);
    const int much = 4 << 20;
    ::setsockopt(ours_, SOL_SOCKET, SO_SNDBUF, &much, sizeof much);
  }
  void let_port_go() {
    if (theirs_ >= 0) ::close(theirs_);
    theirs_ = -1;
  }
  static std::string bytes_of(const std::vector<Told>& told) {
    std::string out;
    for (const Told& t : told) {
      input_event event{};
      event.type = t.type, event.code = t.code, event.value = t.value;
      out.append(reinterpret_cast<const char*>(&event), sizeof event);
    }
    return out;
  }
  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(ours_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) throw std::runtime_error("the cable is out");
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
  void send(const std::vector<Told>& told) { write(bytes_of(told)); }
  static const std::map<std::string, std::vector<Stroke>>& azerty();

  std::string name_;
  int ours_ = -1, theirs_ = -1;
  std::atomic<bool> grabbed_ = false, elsewhere_ = false;
  std::atomic<int> grabs_ = 0;
  mutable std::mutex mutex_;
  std::set<std::uint16_t> held_;
};

class CablePort final : public keys::Port {
 public:
  explicit CablePort(Cable& cable) : cable_(cable) {}
  ~CablePort() override { cable_.grabbed_ = false; }  // as the kernel does
  int file() const override { return cable_.theirs_; }
  std::string name() const override { return cable_.name_; }
  std::string identity() const override { return cable_.name_; }
  bool grab(bool on) override {
    if (on && cable_.elsewhere_) return false;
    cable_.grabbed_ = on;
    cable_.grabs_ += on ? 1 : 0;
    return true;
  }
  std::vector<std::uint16_t> held() const override {
    const std::lock_guard lock(cable_.mutex_);
    return {cable_.held_.begin(), cable_.held_.end()};
  }

 private:
  Cable& cable_;
};

// The holes that cables go in. What is plugged in outlives whoever reads it.
class Sockets {
 public:
  Sockets() : bell_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}
  ~Sockets() { ::close(bell_); }
  Sockets(const Sockets&) = delete;

  void plug_in(Cable& cable) {
    const std::lock_guard lock(mutex_);
    fresh_.push_back(&cable);
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto rung = ::write(bell_, &one, sizeof one);
  }
  std::unique_ptr<keys::Ports> ports() { return std::make_unique<All>(*this); }

 private:
  struct All final : keys::Ports {
    explicit All(Sockets& in) : sockets(in) {}
    int changes() const override { return sockets.bell_; }
    std::vector<std::unique_ptr<keys::Port>> fresh() override {
      const std::lock_guard lock(sockets.mutex_);
      std::uint64_t rung = 0;
      [[maybe_unused]] const auto bytes = ::read(sockets.bell_, &rung, sizeof rung);
      std::vector<std::unique_ptr<keys::Port>> out;
      for (Cable* cable : sockets.fresh_) out.push_back(std::make_unique<CablePort>(*cable));
      sockets.fresh_.clear();
      return out;
    }
    Sockets& sockets;
  };
  int bell_;
  std::mutex mutex_;
  std::vector<Cable*> fresh_;
};

inline const std::map<std::string, std::vector<Cable::Stroke>>& Cable::azerty() {
  static const auto all = [] {
    constexpr std::uint16_t shift = KEY_LEFTSHIFT, third = KEY_RIGHTALT;
    std::map<std::string, std::vector<Stroke>> out{
        {"a", {{KEY_Q}}}, {"b", {{KEY_B}}}, {"c", {{KEY_C}}}, {"d", {{KEY_D}}}, {"e", {{KEY_E}}}, {"f", {{KEY_F}}},         {"g", {{KEY_G}}},
        {"h", {{KEY_H}}}, {"i", {{KEY_I}}}, {"j", {{KEY_J}}}, {"k", {{KEY_K}}}, {"l", {{KEY_L}}}, {"m", {{KEY_SEMICOLON}}}, {"n", {{KEY_N}}},
        {"o", {{KEY_O}}}, {"p", {{KEY_P}}}, {"q", {{KEY_A}}}, {"r", {{KEY_R}}}, {"s", {{KEY_S}}}, {"t", {{KEY_T}}},         {"u", {{KEY_U}}},
        {"v", {{KEY_V}}}, {"w", {{KEY_Z}}}, {"x", {{KEY_X}}}, {"y", {{KEY_Y}}}, {"z", {{KEY_W}}}};
    auto capitals = out;
    for (const auto& [letter, strokes] : capitals) out[base::upper_case(letter)] = {{strokes[0].key, shift}};
    const std::map<std::string, std::vector<Stroke>> others{
        {" ", {{KEY_SPACE}}},    {"\n", {{KEY_ENTER}}},       {"é", {{KEY_2}}},        {"è", {{KEY_7}}},        {"ç", {{KEY_9}}},
        {"à", {{KEY_0}}},        {"ù", {{KEY_APOSTROPHE}}},   {"'", {{KEY_4}}},        {"-", {{KEY_6}}},        {",", {{KEY_M}}},
        {"?", {{KEY_M, shift}}}, {".", {{KEY_COMMA, shift}}}, {":", {{KEY_DOT}}},      {";", {{KEY_COMMA}}},    {"!", {{KEY_SLASH}}},
        {"œ", {{KEY_O, third}}}, {"æ", {{KEY_Q, third}}},     {"«", {{KEY_Z, third}}}, {"»", {{KEY_X, third}}}, {"’", {{KEY_G, third}}},
        {"€", {{KEY_E, third}}}, {"1", {{KEY_1, shift}}},     {"2", {{KEY_2, shift}}}, {"3", {{KEY_3, shift}}}, {"4", {{KEY_4, shift}}},
        {"0", {{KEY_0, shift}}}, {"5", {{KEY_5, shift}}},     {"6", {{KEY_6, shift}}}, {"7", {{KEY_7, shift}}}, {"8", {{KEY_8, shift}}},
        {"9", {{KEY_9, shift}}},
    };
    out.insert(others.begin(), others.end());
    // By dead keys: the circumflex, and with shift the diaeresis.
    const std::map<std::string, std::string> circumflex{{"â", "a"}, {"ê", "e"}, {"î", "i"}, {"ô", "o"}, {"û", "u"}, {"Ê", "E"}, {"Î", "I"}};
    const std::map<std::string, std::string> diaeresis{{"ë", "e"}, {"ï", "i"}, {"ü", "u"}, {"ö", "o"}};
    for (const auto& [sign, letter] : circumflex) out[sign] = {{KEY_LEFTBRACE}, out.at(letter)[0]};
    for (const auto& [sign, letter] : diaeresis) out[sign] = {{KEY_LEFTBRACE, shift}, out.at(letter)[0]};
    // Capitals that only a dead key and a letter, or the lock, would write on most keyboards; here they stand fourth.
    return out;
  }();
  return all;
}

}  // namespace support
