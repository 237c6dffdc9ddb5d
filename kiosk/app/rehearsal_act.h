// An act of a simulated person: a coroutine that is played a frame at a time and waits for frames, for other acts, for what
// it looks for. Read by the rehearsal's files. Nothing here runs by itself: Player::step is called once a frame.
#pragma once
#include <coroutine>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

namespace app::rehearsal {

class Player;

namespace detail {
struct Promise {
  Player* player = nullptr;
  std::coroutine_handle<> caller;
  std::suspend_always initial_suspend() noexcept { return {}; }
  // A failed act says so through the rehearsal; what is thrown is a bug or an exhausted machine.
  void unhandled_exception() { std::terminate(); }
};
}  // namespace detail

// Plays one act, with the acts that it waits for, on a stack of its own. Going from act to act costs no depth of the
// machine's stack: each returns here first.
class Player {
 public:
  void step() {
    waits_ = false;
    while (top_ && !waits_) top_.resume();
  }
  bool idle() const { return !top_; }

 private:
  template <typename>
  friend class Act;
  friend struct NextFrame;
  template <typename>
  friend struct Typed;
  std::coroutine_handle<> top_;
  bool waits_ = false;
};

template <typename T>
struct Typed : detail::Promise {
  std::optional<T> value;
  void return_value(T result) { value = std::move(result); }
};
template <>
struct Typed<void> : detail::Promise {
  void return_void() {}
};

template <typename T = void>
class Act {
 public:
  struct promise_type : Typed<T> {
    Act get_return_object() { return Act(std::coroutine_handle<promise_type>::from_promise(*this)); }
    auto final_suspend() noexcept {
      struct Back {
        bool await_ready() noexcept { return false; }
        void await_suspend(std::coroutine_handle<promise_type> done) noexcept { done.promise().player->top_ = done.promise().caller; }
        void await_resume() noexcept {}
      };
      return Back{};
    }
  };

  Act(Act&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  Act& operator=(Act&& other) noexcept {
    if (this == &other) return *this;
    if (handle_) handle_.destroy();
    handle_ = std::exchange(other.handle_, {});
    return *this;
  }
  ~Act() {
    if (handle_) handle_.destroy();
  }

  // The whole of a player: it begins at the next step.
  void play_on(Player& player) {
    handle_.promise().player = &player;
    player.top_ = handle_;
  }

  bool await_ready() const noexcept { return false; }
  template <typename Caller>
  void await_suspend(std::coroutine_handle<Caller> caller) {
    handle_.promise().player = caller.promise().player;
    handle_.promise().caller = caller;
    caller.promise().player->top_ = handle_;
  }
  T await_resume() {
    if constexpr (!std::is_void_v<T>) return std::move(*handle_.promise().value);
  }

 private:
  explicit Act(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
  std::coroutine_handle<promise_type> handle_;
};

struct NextFrame {
  bool await_ready() const noexcept { return false; }
  template <typename Caller>
  void await_suspend(std::coroutine_handle<Caller> caller) noexcept {
    caller.promise().player->waits_ = true;
  }
  void await_resume() const noexcept {}
};

}  // namespace app::rehearsal
