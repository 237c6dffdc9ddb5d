// One simulated person: two hands that tap, carry, stretch, draw and type, each movement as contacts over many frames. Every
// act has a time in which it must come about. Read by the rehearsal's files.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "app/rehearsal_play.h"

namespace app::rehearsal {

class Person {
 public:
  // Without a seat: the facilitator.
  Person(Play& play, Id seat, int number, std::string name, std::uint64_t seed)
      : play_(play), seat_(seat), number_(number), name_(std::move(name)), random_(seed) {}
  Person(const Person&) = delete;

  Id seat() const { return seat_; }
  const std::string& name() const { return name_; }
  base::Random& random() { return random_; }
  Play& play() { return play_; }
  void begin(Act<> act);  // the act that step() plays on with
  void step() { player_.step(); }
  bool idle() const { return player_.idle(); }

  // ---- looking and waiting ----
  Act<> pause(double from_s, double to_s);
  Act<Seen> look(const char* what, Look look, double within_s = 12);
  // The same for a note: what others laid on it in the meantime is drawn aside.
  Act<Seen> look_under(const char* what, Look look);
  Act<> fail(std::string why);  // ends the rehearsal; never returns
  // Until it is no longer there.
  Act<> gone(const char* what, Look look, double within_s = 12);

  // ---- hands ----
  Act<> tap(const char* what, Look look);
  Act<> tap_at(Vec at);
  Act<> double_tap_at(Vec at);
  // Puts a finger down, draws it along the way and lifts it at rest, so that nothing is thrown.
  Act<> drag(Vec from, Vec to);
  Act<> drag_halting(Vec from, Vec to);              // half way in the air until everybody lowers their hands
  Act<> draw(std::vector<Vec> way, double still_s);  // stays still first
  // Takes a note where it can be taken and lays it with its middle at `to`, turned by so much. Says whether it lies there.
  enum class Fingers : unsigned char { one, two };
  // `near_mm`: how far from `to` it may come to lie, where the kiosk has a say in it.
  Act<bool> carry(Id note, Vec to, Fingers fingers = Fingers::one, double turn_deg = 0, double near_mm = 30);
  // Two hands on a picture: to a place, larger.
  Act<> stretch(Area print, Vec to, double scale, bool hold_up);
  // Two fingers of one hand on the bare sheet part, around a place, so many times as far.
  Act<> spread(Vec at, double apart_mm, double times);
  // Lifts a note a little and keeps it in the air until everybody lowers their hands.
  Act<> hold_up(Id note, Vec by);
  Act<> touch_for(Vec at, double s);
  Act<> point_at(Vec at, double s);  // two fingers held together

  // ---- a wall knows people by the mark that they tapped last ----
  Act<> take_turn();
  void give_turn();

  // ---- writing ----
  Act<std::uint64_t> keyboard(const char* what);  // the session of the keyboard in front of them
  Act<> type(std::uint64_t session, std::string text);
  Act<> erase(std::uint64_t session, std::size_t characters);
  Act<> put_text_down(std::uint64_t session);
  std::string last_typed;  // as the keyboard could write it

  std::vector<std::string> wrote;     // texts of their notes
  std::vector<std::uint64_t> hidden;  // of these the notes that wait before them, face down
  std::size_t shared = 0;             // of those
  Box heading{};                      // where a note is being carried to
  bool is_heading = false;

 private:
  std::int64_t finger(int n) const { return static_cast<std::int64_t>(number_) * 10 + n; }
  Act<> press(std::uint64_t session, const char* label);
  Act<Seen> key_for(std::uint64_t session, std::string character);
  Act<std::optional<Seen>> at_rest(Look look, double within_s);
  std::optional<std::pair<Vec, Vec>> two_grips(const Area& area, Vec seen);
  bool lacks_all(const std::vector<std::string>& characters) const;

  Play& play_;
  Id seat_;
  int number_;
  std::string name_;
  base::Random random_;
  Player player_;
  std::optional<Act<>> act_;
  std::vector<std::string> without_;  // characters that no key of theirs writes
};

}  // namespace app::rehearsal
