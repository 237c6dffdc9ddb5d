// Texts in the making: on-screen keyboards (any number at once, rollover) and physical keyboards. A key is seen in its own frame and
// is on disk at most 300 ms later. What opens and closes texts is in writing.cpp, what alters them in typing.cpp, what is suggested,
// marked and corrected in wording.cpp. Which physical keyboard writes for whom is brought.h's. Read by hands.cpp and app.
#pragma once
#include <memory>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "hands/room.h"
#include "keys/event.h"
#include "scene/keyboard.h"
#include "words/spelling.h"
#include "words/words.h"

namespace hands {

enum class OnScreen : std::uint8_t { yes, no };

constexpr std::int64_t offer_after_us = 480'000;  // a key held for so long shows what else it writes

class Writing {
 public:
  explicit Writing(Room& room);

  // Opens a text: a note's, a theme's or stage's title, the challenge. One that is open already is found again.
  scene::Writing* open(board::RecordKind kind, Id record, board::Property property, Id seat, Vec near, OnScreen on_screen);
  // A new note in front of this station, with its keyboard.
  void begin_note(Id seat, std::int64_t paper, Vec near, OnScreen on_screen = OnScreen::yes, const board::Cell& into = {});
  // Puts the note down: commits, and takes an empty fresh note away again.
  void close(std::uint64_t session);
  void close_all();
  // Closes the text and nothing else: the note is drawn on next. What was typed is kept.
  std::optional<scene::Writing> set_aside(std::uint64_t session);

  void press(const gesture::Gesture& g);  // a key's contact began
  void release(const gesture::Gesture& g);
  void retract(const gesture::Gesture& g);  // it was a palm: as if not pressed
  void place_caret(std::uint64_t session, Vec at);
  void select_word(std::uint64_t session, Vec at);
  // The caret drawn through the text by its handle: its loupe shows what the finger hides.
  void draw_caret(std::uint64_t session, Vec at);
  void drop_caret(std::uint64_t session);
  // Whether a point lies on the caret's handle.
  bool on_caret_handle(std::uint64_t session, Vec at);
  // None: nothing is suggested, or nothing marked.
  void use(words::Words* words, words::Spelling* spelling = nullptr) { words_ = words, spelling_ = spelling; }
  // Whether words that no dictionary knows are marked while they are being written.
  void mark_spelling(bool marks);

  // The one physical keyboard: for the text opened or tapped last, or the note last tapped. The session written in; 0 = there is none.
  void tapped(Id note);
  std::uint64_t type(std::string_view utf8);
  using Move = keys::Move;
  void type(Move move);
  // Whether that would be a text of nobody's: the challenge, a name.
  bool nobodys() const;

  // A keyboard of somebody's own. What they are writing, the newest; 0 = nothing.
  std::uint64_t open_for(Id seat) const;
  // The same, and where there is nothing a new note at their place, without a keyboard on the glass; 0 = the step lets them write none.
  std::uint64_t begin_for(Id seat, Vec near);
  void type(std::uint64_t session, std::string_view utf8);
  void type(std::uint64_t session, Move move);
  // What was written by a key that meant something else: taken away where it still stands before the caret.
  void unwrite(std::uint64_t session, std::string_view utf8);
  // Whose texts stay open without a keyboard on the glass: people with a keyboard of their own.
  void keep_open(std::vector<Id> seats) { typists_ = std::move(seats); }

  void tick();  // key repeat; texts older than 250 ms go to the store
  std::int64_t next_deadline_us() const;
  // Somebody else altered or removed what is being written.
  void changed(std::span<const board::Change> changes);
  Id record_of(std::uint64_t session) const;

 private:
  scene::Writing* find(std::uint64_t session);
  bool insert(scene::Writing& w, std::string_view text);  // instead of what is selected; false when refused
  void move(scene::Writing& w, Move move);
  bool write_sign(scene::Writing& w, const std::string& sign);  // a key's: a dead key's mark goes on it
  enum class Reach : std::uint8_t { character, word, line };
  void erase(scene::Writing& w, Reach reach = Reach::character);
  bool erase_selected(scene::Writing& w);
  void altered(scene::Writing& w);
  void refuse(const scene::Writing& w);
  void keep_past(const scene::Writing& w);
  std::optional<scene::Writing::Pressed> let_up(scene::Writing& w, const gesture::Gesture& g);
  const scene::Key* key_of(const scene::Writing& w, const scene::Writing::Pressed& pressed) const;
  void press_offer(scene::Writing& w, std::uint64_t part);
  void press_key(scene::Writing& w, const scene::Key& key, scene::Writing::Pressed& pressed, const gesture::Gesture& g);
  void take_suggestion(scene::Writing& w, std::size_t number);
  void take_back(scene::Writing& w);
  void exchange_for_offer(scene::Writing& w, const scene::Writing::Pressed& pressed, const scene::Key& key);
  void repeat_and_offer();
  void ask_words(scene::Writing& w);
  enum class Caret : std::uint8_t { writes, rests };  // a word that is still being written is not judged
  void ask_marks(scene::Writing& w, Caret caret);
  void ask_corrections(scene::Writing& w);
  void correct(scene::Writing& w, std::size_t number);
  void clear_offers(scene::Writing& w);
  void take_answers();
  void take_marks();
  void save(scene::Writing& w);
  void learn_shared(const board::Change& change);
  scene::Writing* for_keyboard();
  std::vector<base::Box> taken() const;
  const scene::KeyboardLayout& layout(const scene::Writing& w) const { return room_.tokens().keyboards[w.layout]->at_size(w.size); }
  std::size_t limit(const scene::Writing& w) const;

  Room& room_;
  struct Repeat {
    std::uint64_t session;
    contact::ContactKey contact;
    std::int64_t next_us;
    int times = 0;
  };
  std::vector<Repeat> repeats_;
  // What a text was, so that the writer can take back a word at a time; the store's undo takes back the whole text.
  struct Past {
    std::uint64_t session;
    std::string text;
    std::uint32_t caret;
  };
  std::vector<Past> past_;
  // The keyboard that a person chose: their next text has it too.
  struct Habit {
    Id seat;
    std::size_t layout, size;
  };
  std::vector<Habit> habits_;
  void learn_habit(const scene::Writing& w);
  void follow_habit(scene::Writing& w);
  void change_keyboard(scene::Writing& w);
  words::Words* words_ = nullptr;
  words::Spelling* spelling_ = nullptr;
  bool marks_spelling_ = false;
  std::unordered_map<std::uint64_t, std::string> judged_;  // what a text was when its marks were looked at last, by session
  std::uint64_t asked_ = 0;
  std::uint64_t last_session_ = 0;
  std::vector<Id> typists_;
  std::uint64_t refused_ = 0;  // the text that was refused last, and when
  std::int64_t refused_us_ = 0;
};

}  // namespace hands
