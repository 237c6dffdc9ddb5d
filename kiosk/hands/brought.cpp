#include "hands/brought.h"

#include <algorithm>

namespace hands {
namespace {

using Kind = keys::Event::Kind;

constexpr std::int64_t held_after_us = 350'000;    // nobody who types holds a key for so long
constexpr std::int64_t told_every_us = 4'000'000;  // a hint is no alarm

}  // namespace

void Brought::take(std::span<const keys::Event> events) {
  for (const keys::Event& event : events) {
    Keyboard& keyboard = keyboards_[event.keyboard];
    switch (event.kind) {
      case Kind::came: keyboard.here = true; break;
      case Kind::left:
        keyboard.here = false;
        keyboard.down.clear();
        keyboard.held.reset();
        break;
      case Kind::down:
        keyboard.down.push_back(event.key);
        keyboard.held.reset();
        if (keyboard.down.size() == 1 && !event.does_more) keyboard.held = Keyboard::Held{event.key, room_.now_us};
        break;
      case Kind::up:
        std::erase(keyboard.down, event.key);
        if (keyboard.held && keyboard.held->key == event.key) keyboard.held.reset();
        break;
      case Kind::text: write(keyboard, event); break;
      case Kind::move: act(keyboard, event.move); break;
    }
  }
}

Id Brought::whose(const Keyboard& keyboard) const {
  return room_.store && keyboard.seat && room_.board().seats.find_live(keyboard.seat) ? keyboard.seat : Id{};
}

// One alone that is nobody's writes where the window's would, in what was opened or tapped last; of several none can be meant.
bool Brought::is_the_tables(const Keyboard& keyboard) const {
  if (writing_.nobodys()) return true;
  return std::none_of(keyboards_.begin(), keyboards_.end(),
                      [&](const auto& other) { return &other.second != &keyboard && other.second.here && other.second.typed_on && !whose(other.second); });
}

void Brought::write(Keyboard& keyboard, const keys::Event& event) {
  if (!room_.store) return;
  keyboard.typed_on = true;
  std::uint64_t session = 0;
  if (const Id seat = whose(keyboard)) {
    if (!writing_.open_for(seat) && !room_.store->rules().allow.write) {
      if (may_tell(keyboard)) room_.say(board::why_not(room_.store->rules(), &board::Allow::write), place_of(seat), seat);
      return;
    }
    session = writing_.begin_for(seat, place_of(seat));
    if (!session) return;
    writing_.type(session, event.text);
  } else {
    if (is_the_tables(keyboard)) session = writing_.type(event.text);
    if (!session) return hint(keyboard);
  }
  if (keyboard.held && keyboard.held->key == event.key) keyboard.held->session = session, keyboard.held->wrote = event.text;
}

void Brought::act(Keyboard& keyboard, keys::Move move) {
  if (!room_.store) return;
  const bool back = move == keys::Move::take_back, again = move == keys::Move::do_again;
  if (const Id seat = whose(keyboard)) {
    const std::uint64_t session = writing_.open_for(seat);
    if (session) writing_.type(session, move);
    else if (back || again) undo(seat, move);
  } else if (is_the_tables(keyboard)) {
    if (back || again) undo({}, move);
    else writing_.type(move);
  }
}

void Brought::undo(Id seat, keys::Move move) {
  const auto done = move == keys::Move::take_back ? room_.store->undo(room_.actor(seat)) : room_.store->redo(room_.actor(seat));
  if (!done && seat) room_.say(done.error().message, place_of(seat), seat);
}

Vec Brought::place_of(Id seat) {
  const scene::StationPlan* station = room_.plan().station(seat);
  return station ? station->pose.at : room_.plan().bar.centre();
}

bool Brought::may_tell(Keyboard& keyboard) const {
  if (keyboard.told_us != 0 && room_.now_us - keyboard.told_us < told_every_us) return false;
  keyboard.told_us = room_.now_us;
  return true;
}

void Brought::hint(Keyboard& keyboard) {
  const bool places = room_.scene.screen() == scene::Screen::board && !room_.plan().seats.empty();
  if (places && may_tell(keyboard)) room_.tell_everybody(room_.scene.glass().mode == scene::Mode::wall ? "brought.hint_wall" : "brought.hint");
}

bool Brought::touched(Id seat, Vec at) {
  const board::Seat* found = room_.board().seats.find_live(seat);
  if (!found) return false;
  std::vector<Keyboard*> held;
  for (auto& [number, keyboard] : keyboards_)
    if (keyboard.held && room_.now_us - keyboard.held->since_us >= held_after_us) held.push_back(&keyboard);
  if (held.empty()) return false;
  // Somebody may be at work with theirs meanwhile: one that is nobody's yet is meant before it.
  if (held.size() > 1 && std::any_of(held.begin(), held.end(), [&](const Keyboard* k) { return !whose(*k); }))
    std::erase_if(held, [&](const Keyboard* k) { return static_cast<bool>(whose(*k)); });
  if (held.size() > 1) {
    room_.say("brought.one_by_one", at, seat);
    return true;
  }
  Keyboard& keyboard = *held.front();
  // The key meant this, and no letter.
  writing_.unwrite(keyboard.held->session, keyboard.held->wrote);
  keyboard.held->wrote.clear();
  keyboard.typed_on = true;
  keyboard.told_us = 0;
  const bool back = whose(keyboard) == seat;
  keyboard.seat = back ? Id{} : seat;
  std::erase_if(room_.preview.messages,
                [&](const scene::Message& m) { return m.text == room_.texts("brought.hint") || m.text == room_.texts("brought.hint_wall"); });
  room_.say(back ? "brought.given_back" : "brought.given", at, seat, {found->name});
  room_.sound(back ? sound::Cue::pick : sound::Cue::stick, at, seat);
  tick();
  return true;
}

void Brought::tick() {
  std::vector<Id> seats;
  for (const auto& [number, keyboard] : keyboards_) {
    const Id seat = keyboard.here ? whose(keyboard) : Id{};
    if (seat && std::find(seats.begin(), seats.end(), seat) == seats.end()) seats.push_back(seat);
  }
  std::sort(seats.begin(), seats.end());
  if (seats != room_.preview.typists) {
    room_.preview.typists = seats;
    room_.touch_preview();
  }
  writing_.keep_open(std::move(seats));
}

}  // namespace hands
