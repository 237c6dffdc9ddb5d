// The physical keyboards that this table reads: each by itself, as what it writes and does, once a frame. Keys that move or erase go
// on while they are held; letters do not, so that a letter can be held. Read by app, which owns it, and tests.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "keys/event.h"
#include "keys/reader.h"

namespace keys {

class Keyboards {
 public:
  // From here on keyboards are read, once somebody listens. `wake` comes from another thread.
  void open(std::unique_ptr<Ports> ports, std::function<void()> wake);
  bool opened() const { return reader_ != nullptr; }
  void listen(bool on);
  void speak(const std::string& layout);  // "fr(oss)"
  // Appends what was done since the last call. Never waits.
  void poll(std::int64_t now_us, std::vector<Event>& out);
  std::int64_t next_due_us() const;  // when a key that is held does more; 0 = none does
  void wait() const;                 // for tests, see Reader

 private:
  struct Keyboard {
    std::unique_ptr<KeyState> state;
    std::vector<std::uint16_t> down;
    struct Repeat {
      std::uint16_t key;
      Move move;
      std::int64_t next_us;
    };
    std::optional<Repeat> repeat;
  };
  void press(std::uint64_t number, std::uint16_t key, std::int64_t now_us, std::vector<Event>& out);
  void use(std::shared_ptr<const Layout> layout);

  std::unique_ptr<Reader> reader_;
  std::string layout_asked_;
  bool listens_ = false;
  std::shared_ptr<const Layout> layout_;
  std::map<std::uint64_t, Keyboard> keyboards_;  // by number; those that are there
  std::vector<Raw> raw_;
};

}  // namespace keys
