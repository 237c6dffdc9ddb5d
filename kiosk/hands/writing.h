// Texts in the making: on-screen keyboards (any number at once, rollover) and the physical keyboard. A key is seen in its
// own frame and is on disk at most 300 ms later. Read by hands.cpp and app.
#pragma once
#include <memory>
#include <string_view>

#include "hands/room.h"
#include "scene/keyboard.h"

namespace hands {

enum class OnScreen : std::uint8_t { yes, no };

class Writing {
 public:
  explicit Writing(Room& room);

  // Opens a text: a note's, a theme's or stage's title, the challenge. One that is open already is found again.
  scene::Writing* open(board::RecordKind kind, Id record, board::Property property, Id seat, Vec near, OnScreen on_screen);
  // A new note in front of this station, with its keyboard.
  void begin_note(Id seat, std::int64_t paper, Vec near);
  // Puts the note down: commits, and takes an empty fresh note away again.
  void close(std::uint64_t session);
  void close_all();

  void press(const gesture::Gesture& g);    // a key's contact began
  void release(const gesture::Gesture& g);
  void retract(const gesture::Gesture& g);  // it was a palm: as if not pressed
  void place_caret(std::uint64_t session, Vec at);

  // The physical keyboard: for the text opened or tapped last, or the note last tapped.
  void tapped(Id note);
  void type(std::string_view utf8);
  enum class Move : std::uint8_t { left, right, up, down, home, end, erase, erase_forward, new_line, done };
  void type(Move move);

  void tick();  // key repeat; texts older than 250 ms go to the store
  std::int64_t next_deadline_us() const;
  // Somebody else altered or removed what is being written.
  void changed(std::span<const board::Change> changes);
  Id record_of(std::uint64_t session) const;

 private:
  scene::Writing* find(std::uint64_t session);
  void insert(scene::Writing& w, std::string_view text);
  void erase(scene::Writing& w);
  void altered(scene::Writing& w);
  void save(scene::Writing& w);
  scene::Writing* for_keyboard();
  std::vector<base::Box> taken() const;
  const scene::KeyboardLayout& layout();
  std::size_t limit(const scene::Writing& w) const;

  Room& room_;
  std::unique_ptr<scene::KeyboardLayout> layout_;
  base::Language layout_language_{};
  struct Repeat { std::uint64_t session; contact::ContactKey contact; std::int64_t next_us; };
  std::vector<Repeat> repeats_;
  std::uint64_t last_session_ = 0;
};

}  // namespace hands
