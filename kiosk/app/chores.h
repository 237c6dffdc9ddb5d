// A thread for what the frame must not wait for: a photo's file, the settings. One after the other, in the order in which they were
// asked. Read by kiosk.
#pragma once
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace app {

class Chores {
 public:
  Chores() : thread_([this] { work(); }) {}
  ~Chores();  // what was asked is done first
  void ask(std::function<void()> chore);
  void wait();  // until all that was asked is done
  bool idle() const;

 private:
  void work();
  mutable std::mutex mutex_;
  std::condition_variable asked_, done_;
  std::deque<std::function<void()>> waiting_;
  bool busy_ = false, ends_ = false;
  std::thread thread_;
};

}  // namespace app
