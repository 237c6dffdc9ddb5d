// The writer's thread: what waits goes to disk in one transaction; what the disk refuses is tried again every second.
// A wake of this thread takes everything handed over so far, so a frame costs one commit at most.
#include <chrono>

#include "journal/state.h"

namespace journal {
namespace {
constexpr std::chrono::seconds between_tries{1};
}

Journal::Writer::~Writer() {
  {
    const std::lock_guard held_queue(state_.queue);
    state_.stopping = true;
  }
  state_.work.notify_all();
  thread_.join();
}

void Journal::Writer::run() {
  std::unique_lock queue(state_.queue);
  for (;;) {
    const auto pressed = [&] { return state_.stopping || state_.asked != state_.tried; };
    if (state_.health.state == Health::State::saving) {
      state_.work.wait(queue, [&] { return pressed() || !state_.incoming.empty() || state_.holding; });
    } else {
      state_.work.wait_for(queue, between_tries, pressed);
    }
    const bool last = state_.stopping;
    const std::uint64_t asked = state_.asked;
    queue.unlock();
    {
      const std::lock_guard disk(state_.disk);
      Waiting taken;
      {
        const std::lock_guard again(state_.queue);
        std::swap(taken, state_.incoming);
      }
      state_.held.take(std::move(taken));
      state_.report(state_.write_held());
    }
    queue.lock();
    state_.tried = asked;
    const auto wake = state_.wake;
    queue.unlock();
    state_.progress.notify_all();
    if (wake) wake();
    queue.lock();
    // After the last try what could not be written is lost with the program; it was said on the glass.
    if (last) return;
  }
}

}  // namespace journal
