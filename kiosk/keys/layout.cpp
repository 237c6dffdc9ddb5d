#include "keys/layout.h"

#include <linux/input-event-codes.h>
#include <xkbcommon/xkbcommon-compose.h>
#include <xkbcommon/xkbcommon-keysyms.h>
#include <xkbcommon/xkbcommon.h>

#include <array>
#include <utility>

namespace keys {
namespace {

constexpr std::uint32_t kFromKernel = 8;  // X counts its keys from there

std::string utf8_of(xkb_keysym_t sign) {
  std::array<char, 16> text{};
  const int bytes = xkb_keysym_to_utf8(sign, text.data(), text.size());  // its closing zero too
  std::string out = bytes > 1 ? std::string(text.data(), static_cast<std::size_t>(bytes - 1)) : std::string();
  const bool control = out.size() == 1 && (static_cast<unsigned char>(out[0]) < 0x20 || out[0] == 0x7f);
  return control ? std::string() : out;
}

bool is_dead(xkb_keysym_t sign) { return sign >= XKB_KEY_dead_grave && sign <= 0xfeff; }

std::optional<Move> move_of(xkb_keysym_t sign, bool control) {
  switch (sign) {
    case XKB_KEY_Left:
    case XKB_KEY_KP_Left: return Move::left;
    case XKB_KEY_Right:
    case XKB_KEY_KP_Right: return Move::right;
    case XKB_KEY_Up:
    case XKB_KEY_KP_Up: return Move::up;
    case XKB_KEY_Down:
    case XKB_KEY_KP_Down: return Move::down;
    case XKB_KEY_Home:
    case XKB_KEY_KP_Home: return Move::home;
    case XKB_KEY_End:
    case XKB_KEY_KP_End: return Move::end;
    case XKB_KEY_BackSpace: return control ? Move::erase_word : Move::erase;
    case XKB_KEY_Delete:
    case XKB_KEY_KP_Delete: return Move::erase_forward;
    case XKB_KEY_Return:
    case XKB_KEY_KP_Enter: return control ? Move::done : Move::new_line;
    case XKB_KEY_Escape: return Move::done;
    default: return std::nullopt;
  }
}

}  // namespace

base::Result<std::shared_ptr<const Layout>> Layout::load(std::string_view name) {
  const auto bracket = name.find('(');
  const std::string layout(name.substr(0, bracket));
  std::string variant;
  if (bracket != std::string_view::npos && name.ends_with(')')) variant = name.substr(bracket + 1, name.size() - bracket - 2);
  std::shared_ptr<Layout> out(new Layout);
  out->context_ = xkb_context_new(XKB_CONTEXT_NO_FLAGS);
  if (!out->context_) return base::Error{base::Fault::failed, "keyboards: no layouts of X on this machine"};
  xkb_context_set_log_level(out->context_, XKB_LOG_LEVEL_CRITICAL);
  const xkb_rule_names names{"evdev", "pc105", layout.c_str(), variant.c_str(), ""};
  out->keymap_ = xkb_keymap_new_from_names(out->context_, &names, XKB_KEYMAP_COMPILE_NO_FLAGS);
  if (!out->keymap_) return base::Error{base::Fault::not_found, "keyboards: X knows no layout " + std::string(name)};
  out->compose_ = xkb_compose_table_new_from_locale(out->context_, "en_US.UTF-8", XKB_COMPOSE_COMPILE_NO_FLAGS);  // that of nearly all languages
  return std::shared_ptr<const Layout>(std::move(out));
}

Layout::~Layout() {
  xkb_compose_table_unref(compose_);
  xkb_keymap_unref(keymap_);
  xkb_context_unref(context_);
}

KeyState::KeyState(std::shared_ptr<const Layout> layout) : layout_(std::move(layout)) {
  state_ = xkb_state_new(layout_->keymap_);
  if (layout_->compose_) composing_ = xkb_compose_state_new(layout_->compose_, XKB_COMPOSE_STATE_NO_FLAGS);
  down(KEY_NUMLOCK);
  up(KEY_NUMLOCK);
}

KeyState::~KeyState() {
  xkb_compose_state_unref(composing_);
  xkb_state_unref(state_);
}

KeyState::Said KeyState::down(std::uint16_t key) {
  const xkb_keysym_t sign = xkb_state_key_get_one_sym(state_, key + kFromKernel);
  const auto holds = [&](const char* shift) { return xkb_state_mod_name_is_active(state_, shift, XKB_STATE_MODS_EFFECTIVE) > 0; };
  const bool control = holds(XKB_MOD_NAME_CTRL), command = control || holds(XKB_MOD_NAME_ALT) || holds(XKB_MOD_NAME_LOGO);
  const bool shift = holds(XKB_MOD_NAME_SHIFT);
  xkb_state_update_key(state_, key + kFromKernel, XKB_KEY_DOWN);
  if (control && (sign == XKB_KEY_z || sign == XKB_KEY_Z)) return {{}, shift ? Move::do_again : Move::take_back};
  if (control && (sign == XKB_KEY_y || sign == XKB_KEY_Y)) return {{}, Move::do_again};
  if (const auto move = move_of(sign, control)) {
    const bool waited = !marks_.empty();
    if (composing_) xkb_compose_state_reset(composing_);
    marks_.clear();
    if (waited && *move == Move::erase) return {};  // it takes the mark that waits, and no letter
    return {{}, *move};
  }
  // What commands a window system commands nothing here, and writes nothing.
  if (command) return {};
  return compose(sign);
}

void KeyState::up(std::uint16_t key) { xkb_state_update_key(state_, key + kFromKernel, XKB_KEY_UP); }

KeyState::Said KeyState::compose(std::uint32_t sign) {
  if (!composing_) return {is_dead(sign) ? std::string() : utf8_of(sign), {}};
  if (xkb_compose_state_feed(composing_, sign) == XKB_COMPOSE_FEED_IGNORED) return {};  // a shift
  switch (xkb_compose_state_get_status(composing_)) {
    case XKB_COMPOSE_COMPOSING:
      if (is_dead(sign)) marks_ += alone(sign);
      return {};
    case XKB_COMPOSE_COMPOSED: {
      std::array<char, 64> text{};
      const int bytes = xkb_compose_state_get_utf8(composing_, text.data(), text.size());
      xkb_compose_state_reset(composing_);
      marks_.clear();
      return {bytes > 0 ? std::string(text.data(), static_cast<std::size_t>(bytes)) : std::string(), {}};
    }
    case XKB_COMPOSE_CANCELLED: {
      // There is no such letter: the mark and the letter, and nothing of what was typed is lost.
      xkb_compose_state_reset(composing_);
      std::string text = std::exchange(marks_, {});
      return {text + (is_dead(sign) ? alone(sign) : utf8_of(sign)), {}};
    }
    case XKB_COMPOSE_NOTHING: break;
  }
  return {utf8_of(sign), {}};
}

std::string KeyState::alone(std::uint32_t dead) const {
  xkb_compose_state* state = xkb_compose_state_new(layout_->compose_, XKB_COMPOSE_STATE_NO_FLAGS);
  xkb_compose_state_feed(state, dead);
  xkb_compose_state_feed(state, XKB_KEY_space);
  std::array<char, 16> text{};
  int bytes = 0;
  if (xkb_compose_state_get_status(state) == XKB_COMPOSE_COMPOSED) bytes = xkb_compose_state_get_utf8(state, text.data(), text.size());
  xkb_compose_state_unref(state);
  return bytes > 0 ? std::string(text.data(), static_cast<std::size_t>(bytes)) : std::string();
}

}  // namespace keys
