// What keys write: AZERTY and QWERTY with their accents, dead keys, locks, and keys that must mean nothing here.
#include <linux/input-event-codes.h>
#include <catch2/catch.hpp>

#include "keys/layout.h"
#include "support/cable.h"

using keys::KeyState;
using keys::Layout;
using keys::Move;

namespace {

std::shared_ptr<const Layout> layout(const std::string& name) {
  auto loaded = Layout::load(name);
  INFO((loaded ? std::string() : loaded.error().message));
  REQUIRE(loaded);
  return *loaded;
}

std::string press(KeyState& keyboard, std::uint16_t key) {
  auto said = keyboard.down(key);
  keyboard.up(key);
  return said.text;
}

std::optional<Move> moved(KeyState& keyboard, std::uint16_t key) {
  auto said = keyboard.down(key);
  keyboard.up(key);
  CHECK(said.text.empty());
  return said.move;
}

std::string with(KeyState& keyboard, std::uint16_t shift, std::uint16_t key) {
  (void)keyboard.down(shift);
  std::string text = press(keyboard, key);
  keyboard.up(shift);
  return text;
}

}  // namespace

TEST_CASE("a French sentence is written with the keys that French people know") {
  KeyState keyboard(layout("fr(oss)"));
  const std::string sentence = "Où va l’œuvre reçue à Noël, « déjà » ? Ça gêne : 1250 € !";
  std::string written;
  std::string typed = sentence;
  typed.replace(typed.find("Ç"), 2, "ç");  // the capital by the lock, below
  for (const auto& stroke : support::Cable::strokes_of(typed)) written += stroke.with ? with(keyboard, stroke.with, stroke.key) : press(keyboard, stroke.key);
  CHECK(written == typed);
}

TEST_CASE("the lock writes capitals with their accents") {
  KeyState keyboard(layout("fr(oss)"));
  CHECK(press(keyboard, KEY_CAPSLOCK).empty());
  CHECK(press(keyboard, KEY_9) == "Ç");
  CHECK(press(keyboard, KEY_2) == "É");
  CHECK(press(keyboard, KEY_Q) == "A");
  CHECK(press(keyboard, KEY_CAPSLOCK).empty());
  CHECK(press(keyboard, KEY_2) == "é");
}

TEST_CASE("a dead key waits for its letter, and where there is no such letter both are written") {
  KeyState keyboard(layout("fr(oss)"));
  CHECK(press(keyboard, KEY_LEFTBRACE).empty());
  CHECK(press(keyboard, KEY_O) == "ô");
  CHECK(press(keyboard, KEY_LEFTBRACE).empty());
  CHECK(press(keyboard, KEY_SPACE) == "^");
  CHECK(press(keyboard, KEY_LEFTBRACE).empty());
  CHECK(press(keyboard, KEY_X) == "^x");
  CHECK(press(keyboard, KEY_E) == "e");
  SECTION("shift in between is no letter") {
    CHECK(press(keyboard, KEY_LEFTBRACE).empty());
    CHECK(with(keyboard, KEY_LEFTSHIFT, KEY_E) == "Ê");
  }
  SECTION("deleted, it takes nothing of the text along") {
    CHECK(press(keyboard, KEY_LEFTBRACE).empty());
    CHECK_FALSE(moved(keyboard, KEY_BACKSPACE));
    CHECK(press(keyboard, KEY_O) == "o");
    CHECK(moved(keyboard, KEY_BACKSPACE) == Move::erase);
  }
  SECTION("put down, it waits no more") {
    CHECK(press(keyboard, KEY_LEFTBRACE).empty());
    CHECK(moved(keyboard, KEY_ESC) == Move::done);
    CHECK(press(keyboard, KEY_O) == "o");
  }
}

TEST_CASE("another layout writes what is printed on its keys") {
  KeyState keyboard(layout("us(altgr-intl)"));
  CHECK(press(keyboard, KEY_Q) == "q");
  CHECK(press(keyboard, KEY_2) == "2");
  CHECK(press(keyboard, KEY_APOSTROPHE) == "'");
  CHECK(with(keyboard, KEY_RIGHTALT, KEY_E) == "é");
  CHECK_FALSE(Layout::load("zz(nothing)"));
}

TEST_CASE("the figures' block writes figures from the start") {
  KeyState keyboard(layout("fr(oss)"));
  CHECK(press(keyboard, KEY_KP7) == "7");
  CHECK(moved(keyboard, KEY_KPENTER) == Move::new_line);
}

TEST_CASE("keys that move, erase and end are acts") {
  KeyState keyboard(layout("fr(oss)"));
  CHECK(moved(keyboard, KEY_LEFT) == Move::left);
  CHECK(moved(keyboard, KEY_END) == Move::end);
  CHECK(moved(keyboard, KEY_DELETE) == Move::erase_forward);
  CHECK(moved(keyboard, KEY_ENTER) == Move::new_line);
  (void)keyboard.down(KEY_LEFTCTRL);
  CHECK(moved(keyboard, KEY_BACKSPACE) == Move::erase_word);
  CHECK(moved(keyboard, KEY_ENTER) == Move::done);
  CHECK(moved(keyboard, KEY_W) == Move::take_back);  // z
  CHECK(moved(keyboard, KEY_Y) == Move::do_again);
  keyboard.up(KEY_LEFTCTRL);
}

TEST_CASE("what commands a window system commands nothing at a table") {
  KeyState keyboard(layout("fr(oss)"));
  for (const std::uint16_t key : {KEY_F1, KEY_F4, KEY_F11, KEY_LEFTMETA, KEY_SYSRQ, KEY_PAUSE, KEY_TAB, KEY_MENU, KEY_POWER}) {
    const auto said = keyboard.down(key);
    keyboard.up(key);
    CHECK(said.text.empty());
    CHECK_FALSE(said.move);
  }
  for (const std::uint16_t shift : {KEY_LEFTALT, KEY_LEFTMETA, KEY_LEFTCTRL}) {
    (void)keyboard.down(shift);
    CHECK(press(keyboard, KEY_F4).empty());
    CHECK(press(keyboard, KEY_Q).empty());
    CHECK(press(keyboard, KEY_TAB).empty());
    keyboard.up(shift);
  }
  CHECK(press(keyboard, KEY_Q) == "a");
}
