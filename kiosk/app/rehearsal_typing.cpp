// Typing on a keyboard of the glass: keys are found by what they say now, and a key often goes down before the last is up.
#include <algorithm>
#include <array>

#include "app/rehearsal_person.h"
#include "base/utf8.h"

namespace app::rehearsal {
namespace {

constexpr const char* kShift = "⇧";
constexpr const char* kErase = "⌫";
constexpr const char* kFigures = "123";
constexpr const char* kLetters = "abc";

// What people write where their keyboard lacks a character.
std::string plain(const std::string& character) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 24> pairs{
      {{"é", "e"}, {"è", "e"}, {"ê", "e"}, {"ë", "e"}, {"à", "a"}, {"â", "a"},  {"ç", "c"},      {"î", "i"},
       {"ï", "i"}, {"ô", "o"}, {"û", "u"}, {"ù", "u"}, {"ü", "u"}, {"œ", "oe"}, {"É", "E"},      {"È", "E"},
       {"Ê", "E"}, {"À", "A"}, {"Ç", "C"}, {"’", "'"}, {"'", "’"}, {"–", "-"},  {"\u00a0", " "}, {"\u202f", " "}}};
  for (const auto& [rich, poor] : pairs)
    if (rich == character) return std::string(poor);
  return {};
}

}  // namespace

Act<std::uint64_t> Person::keyboard(const char* what) {
  const Seen seen = co_await look(what, Look::at(TargetKind::keyboard).of(seat_));
  co_return seen.area.target.id;
}

Act<> Person::press(std::uint64_t session, const char* label) {
  const Seen seen = co_await look("pressing a key", Look::at(TargetKind::key).with(session).saying(label));
  play_.device.begin(finger(2), seen.at);
  const int frames = 4 + static_cast<int>(random_.below(3));
  for (int i = 0; i < frames; ++i) co_await NextFrame{};
  play_.device.end(finger(2));
  co_await NextFrame{};
  co_await NextFrame{};
}

// Turns pages and case until a key says the character. An area that says nothing: no key does.
Act<Seen> Person::key_for(std::uint64_t session, std::string character) {
  const Look any = Look::at(TargetKind::key).with(session);
  int pages = 0;
  for (int attempt = 0; attempt < 8; ++attempt) {
    if (play_.eyes.find(any.saying(character))) {
      const Seen seen = co_await look("typing", any.saying(character));
      co_return seen;
    }
    bool other_case = false;
    for (const Area& area : play_.eyes.all()) {
      if (!any.matches(area) || area.label.size() > 4) continue;
      other_case |= base::upper_case(area.label) == character || base::upper_case(character) == area.label;
    }
    if (other_case) {
      co_await press(session, kShift);
    } else {
      if (++pages > 2) break;
      const bool on_letters = play_.eyes.find(any.saying(kFigures)) != nullptr;
      co_await press(session, on_letters ? kFigures : kLetters);
    }
  }
  co_return Seen{};
}

Act<> Person::type(std::uint64_t session, std::string text) {
  last_typed.clear();
  std::vector<std::string> left = base::characters_of(text);
  std::reverse(left.begin(), left.end());
  int down = -1;  // the finger that is still on its key
  Vec down_at;
  int next_finger = 0;
  while (!left.empty()) {
    std::string character = left.back();
    left.pop_back();
    const bool lacks = std::find(without_.begin(), without_.end(), character) != without_.end();
    const Look key = Look::at(TargetKind::key).with(session).saying(character);
    std::optional<Seen> seen;
    if (!lacks) seen = play_.eyes.see(key);
    if (!seen) {
      // Another page or case: that hand is lifted first, since shift counts while it is down.
      if (down >= 0) play_.device.end(finger(down));
      if (down >= 0) co_await NextFrame{};
      down = -1;
      if (!lacks) {
        const Seen turned = co_await key_for(session, character);
        if (!turned.area.label.empty()) seen = turned;
      }
    }
    if (!seen) {
      if (!lacks) without_.push_back(character);
      std::vector<std::string> instead = base::characters_of(plain(character));
      if (instead.empty() || lacks_all(instead)) {
        const std::string why = "typing: no key writes \"" + character + "\"";
        co_await fail(why);
      }
      left.insert(left.end(), instead.rbegin(), instead.rend());
      continue;
    }
    const bool rolls = down >= 0 && base::distance(down_at, seen->at) > 15 && random_.chance(0.6);
    if (down >= 0 && !rolls) {
      play_.device.end(finger(down));
      co_await NextFrame{};
    }
    play_.device.begin(finger(next_finger), seen->at);
    co_await NextFrame{};
    if (rolls) {
      co_await NextFrame{};
      play_.device.end(finger(down));
    }
    down = next_finger;
    down_at = seen->at;
    next_finger = 1 - next_finger;
    last_typed += character;
    // About six keys a second; longer after a word.
    const int frames = 5 + static_cast<int>(random_.below(5)) + (character == " " ? 2 : 0);
    for (int i = 0; i < frames; ++i) co_await NextFrame{};
  }
  if (down >= 0) play_.device.end(finger(down));
  co_await NextFrame{};
  co_await NextFrame{};
  // What is read on the note is what was typed.
  const Area* caret = play_.eyes.find(Look::at(TargetKind::caret).with(session));
  if (caret && caret->label != last_typed) {
    const std::string why = "typing: wrote \"" + caret->label + "\" instead of \"" + last_typed + "\"";
    co_await fail(why);
  }
}

bool Person::lacks_all(const std::vector<std::string>& characters) const {
  return std::all_of(characters.begin(), characters.end(),
                     [&](const std::string& c) { return std::find(without_.begin(), without_.end(), c) != without_.end(); });
}

Act<> Person::erase(std::uint64_t session, std::size_t characters) {
  for (std::size_t i = 0; i < characters; ++i) co_await press(session, kErase);
}

Act<> Person::put_text_down(std::uint64_t session) {
  co_await press(session, play_.word("writing.done").c_str());
  co_await gone("putting a text down", Look::at(TargetKind::keyboard).with(session));
}

}  // namespace app::rehearsal
