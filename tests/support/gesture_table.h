// A table of glass for tests of gestures: contacts go down, move and lift by words, and gestures are read as words.
// Read by tests of gesture and hands. Its clock moves only when told to.
//
//   GestureTable table;
//   table.thing(1, {.tap = true});
//   table.down(1, {10, 10}).wait(80).up(1);
//   table.expect("touch 1; tap 1; untouch 1");
#pragma once
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "gesture/gesture.h"

namespace support {

inline const char* word(gesture::Kind kind) {
  using gesture::Kind;
  switch (kind) {
    case Kind::touch: return "touch";
    case Kind::untouch: return "untouch";
    case Kind::press: return "press";
    case Kind::release: return "release";
    case Kind::press_cancel: return "press_cancel";
    case Kind::tap: return "tap";
    case Kind::double_tap: return "double_tap";
    case Kind::hold: return "hold";
    case Kind::drag_begin: return "drag_begin";
    case Kind::drag_move: return "drag_move";
    case Kind::drag_end: return "drag_end";
    case Kind::drag_cancel: return "drag_cancel";
    case Kind::point_begin: return "point_begin";
    case Kind::point_move: return "point_move";
    case Kind::point_end: return "point_end";
    case Kind::point_cancel: return "point_cancel";
  }
  return "?";
}

class GestureTable {
 public:
  using Vec = base::Vec;
  explicit GestureTable(gesture::Thresholds thresholds = {}) : arena(thresholds, [this](Vec at, const contact::ContactKey&) { return hit(at); }) {}
  GestureTable(const GestureTable&) = delete;
  GestureTable& operator=(const GestureTable&) = delete;

  // Later things lie above earlier ones. Without a box a thing lies everywhere.
  GestureTable& thing(std::uint64_t id, gesture::Wants wants, base::Box box = {{-1e6, -1e6}, {1e6, 1e6}}) {
    things_.push_back({{1, id, 0}, wants, box});
    return *this;
  }

  GestureTable& down(std::int64_t id, Vec at, Vec size_mm = {}) { return event(id, contact::Phase::begin, at, size_mm); }
  GestureTable& down_held(std::int64_t id, Vec at) { return event(id, contact::Phase::begin, at, {}, true); }
  GestureTable& move(std::int64_t id, Vec at, Vec size_mm = {}) { return event(id, contact::Phase::move, at, size_mm); }
  GestureTable& up(std::int64_t id) { return event(id, contact::Phase::end, where_[id]); }
  GestureTable& up(std::int64_t id, Vec at) { return event(id, contact::Phase::end, at); }
  GestureTable& lose(std::int64_t id) { return event(id, contact::Phase::cancel, where_[id]); }
  GestureTable& gone(std::uint64_t id) {
    arena.cancel({1, id, 0}, now_us, told_);
    return *this;
  }
  // All that `events` does is one scan.
  GestureTable& together(const std::function<void(GestureTable&)>& events) {
    gathering_ = true;
    events(*this);
    gathering_ = false;
    return flush();
  }
  GestureTable& wait(std::int64_t ms) {
    for (; ms > 0; ms -= 10) {
      now_us += std::min<std::int64_t>(ms, 10) * 1000;
      arena.tick(now_us, told_);
    }
    return *this;
  }

  // The same in a line of text, for tables: "down 1 10,10; wait 80; move 1 12,10; up 1; lose 2; gone 1; down 3 0,0
  // 40,40".
  GestureTable& play(std::string_view script) {
    std::istringstream lines{std::string(script)};
    for (std::string line; std::getline(lines, line, ';');) {
      std::istringstream in(line);
      std::string verb;
      std::int64_t id = 0;
      if (!(in >> verb >> id)) FAIL("not an event: " << line);
      Vec at = where_[id], size;
      char comma = 0;
      const bool placed = static_cast<bool>(in >> at.x >> comma >> at.y);
      if (!placed) at = where_[id];
      if (placed) in >> size.x >> comma >> size.y;
      if (verb == "down") down(id, at, size);
      else if (verb == "down_held") down_held(id, at);
      else if (verb == "move") move(id, at, size);
      else if (verb == "up") up(id, at);
      else if (verb == "lose") lose(id);
      else if (verb == "gone") gone(static_cast<std::uint64_t>(id));
      else if (verb == "wait") wait(id);
      else FAIL("not an event: " << line);
    }
    return *this;
  }

  // What was told since the last time, and forgets it: "touch 1; drag_begin 1 0,0>10,0; ...", target ids after the
  // kind.
  std::vector<gesture::Gesture> take() { return std::exchange(told_, {}); }
  std::string words() const {
    std::string all;
    for (const gesture::Gesture& g : told_) all += (all.empty() ? "" : "; ") + words(g);
    return all;
  }
  static std::string words(const gesture::Gesture& g) {
    std::string s = fmt::format("{} {}", word(g.kind), g.target.id);
    if (g.kind == gesture::Kind::drag_begin || g.kind == gesture::Kind::drag_move)
      s += fmt::format(" {:.6g},{:.6g}>{:.6g},{:.6g}", g.from.x, g.from.y, g.to.x, g.to.y);
    return s;
  }
  GestureTable& expect(const std::string& words_told) {
    CHECK(words() == words_told);
    told_.clear();
    return *this;
  }
  GestureTable& forget() {
    told_.clear();
    return *this;
  }

  gesture::Arena arena;
  std::int64_t now_us = 1'000'000;

 private:
  struct Thing {
    gesture::Target target;
    gesture::Wants wants;
    base::Box box;
  };

  gesture::Hit hit(Vec at) const {
    const auto it = std::find_if(things_.rbegin(), things_.rend(), [&](const Thing& t) { return t.box.contains(at); });
    return it == things_.rend() ? gesture::Hit{} : gesture::Hit{it->target, it->wants};
  }
  GestureTable& event(std::int64_t id, contact::Phase phase, Vec at, Vec size_mm = {}, bool hold = false) {
    where_[id] = at;
    contact::ContactEvent e;
    e.key = {1, id};
    e.phase = phase;
    e.at = at;
    e.time_us = now_us;
    e.size_mm = size_mm;
    e.hold = hold;
    frame_.push_back(e);
    return gathering_ ? *this : flush();
  }
  GestureTable& flush() {
    arena.feed(frame_, told_);
    frame_.clear();
    return *this;
  }

  std::vector<Thing> things_;
  std::map<std::int64_t, Vec> where_;
  contact::ContactFrame frame_;
  std::vector<gesture::Gesture> told_;
  bool gathering_ = false;
};

}  // namespace support
