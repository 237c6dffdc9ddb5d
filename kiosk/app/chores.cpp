#include "app/chores.h"

namespace app {

Chores::~Chores() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  asked_.notify_all();
  thread_.join();
}

void Chores::ask(std::function<void()> chore) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(chore));
  }
  asked_.notify_one();
}

void Chores::wait() {
  std::unique_lock lock(mutex_);
  done_.wait(lock, [this] { return waiting_.empty() && !busy_; });
}

bool Chores::idle() const {
  const std::lock_guard lock(mutex_);
  return waiting_.empty() && !busy_;
}

void Chores::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    asked_.wait(lock, [this] { return ends_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const auto chore = std::move(waiting_.front());
    waiting_.pop_front();
    busy_ = true;
    lock.unlock();
    chore();
    lock.lock();
    busy_ = false;
    done_.notify_all();
  }
}

}  // namespace app
