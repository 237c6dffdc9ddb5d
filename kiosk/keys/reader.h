// Reads keyboards on a thread of its own, at once, so that a burst of keys never waits in the kernel, which keeps a few of them
// only; grabs them while the table listens. Read by keyboards and tests.
#pragma once
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "keys/layout.h"
#include "keys/ports.h"

namespace keys {

// What came of it, in order.
struct Raw {
  enum class Kind : std::uint8_t { came, left, down, up, layout } kind{};
  std::uint64_t keyboard = 0;
  std::uint16_t key = 0;
  std::shared_ptr<const Layout> layout = {};
};

class Reader {
 public:
  // `wake` is called from the thread when there is something to take.
  Reader(std::unique_ptr<Ports> ports, std::function<void()> wake);
  ~Reader();
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  // While it listens, keyboards are grabbed and what they write is told; else they are everybody's and nothing of them is told.
  // A keyboard is taken only while none of its keys is down: whoever saw a key go down must see it come up.
  void listen(bool on);
  // Another layout from here on. Without any nothing is grabbed: a keyboard that writes nothing is worse than one of the window's.
  void speak(const std::string& layout);
  void take(std::vector<Raw>& out);
  void wait();  // until all that was written into the ports' files before this call is there to be taken. For tests

 private:
  struct Keyboard {
    std::unique_ptr<Port> port;
    std::uint64_t number = 0;
    std::string identity;
    bool grabbed = false;
    bool dropped = false;  // the kernel dropped events: until its next report they mean nothing
    std::string half;      // of an event that is not all there yet
    std::set<std::uint16_t> down;
  };
  void work();
  bool obey();  // what was asked; false = to end
  void look();
  bool read(Keyboard& keyboard);  // false when it is gone
  void tell(Keyboard& keyboard, std::uint16_t key, bool down);
  void compare(Keyboard& keyboard);
  void grab(Keyboard& keyboard);
  void let_go(Keyboard& keyboard);
  void ring();

  std::unique_ptr<Ports> ports_;
  std::function<void()> wake_;
  int bell_ = -1;
  // The thread's own.
  std::vector<Keyboard> keyboards_;
  std::map<std::string, std::uint64_t> numbers_;  // by identity
  bool listens_ = false, has_layout_ = false;
  std::vector<Raw> read_;

  std::mutex mutex_;
  std::condition_variable caught_up_;
  std::vector<Raw> waiting_;
  std::string layout_asked_;
  bool listen_asked_ = false, ends_ = false;
  std::uint64_t waits_asked_ = 0, waits_done_ = 0;
  std::thread thread_;  // last
};

}  // namespace keys
