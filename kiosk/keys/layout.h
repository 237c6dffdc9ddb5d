// From keys to letters: a layout of those that X has (xkeyboard-config, its compose table), and what one keyboard has pressed so
// far of it. xkbcommon ends here. Read by keyboards and reader; one thread at a time.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "keys/event.h"

struct xkb_context;
struct xkb_keymap;
struct xkb_state;
struct xkb_compose_table;
struct xkb_compose_state;

namespace keys {

class Layout {
 public:
  // "fr(oss)", "us": a layout and its variant. Reads files, so not on the frame's thread.
  static base::Result<std::shared_ptr<const Layout>> load(std::string_view name);
  ~Layout();
  Layout(const Layout&) = delete;
  Layout& operator=(const Layout&) = delete;

 private:
  friend class KeyState;
  Layout() = default;
  xkb_context* context_ = nullptr;
  xkb_keymap* keymap_ = nullptr;
  xkb_compose_table* compose_ = nullptr;  // none: dead keys write their marks
};

// Shifts, locks and dead keys of one keyboard. Figures' keys write figures from the start.
class KeyState {
 public:
  explicit KeyState(std::shared_ptr<const Layout> layout);
  ~KeyState();
  KeyState(const KeyState&) = delete;
  KeyState& operator=(const KeyState&) = delete;

  struct Said {
    std::string text = {};
    std::optional<Move> move = {};
  };
  // Keys by the kernel's numbers (linux/input-event-codes.h).
  Said down(std::uint16_t key);
  void up(std::uint16_t key);

 private:
  Said compose(std::uint32_t sign);
  std::string alone(std::uint32_t dead) const;  // the mark of a dead key by itself

  std::shared_ptr<const Layout> layout_;
  xkb_state* state_ = nullptr;
  xkb_compose_state* composing_ = nullptr;
  std::string marks_;  // of the dead keys that wait for their letter
};

}  // namespace keys
