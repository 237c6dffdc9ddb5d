// Two fingers of one hand, laid down together and still for the hold time: they point, and nothing under them is lifted, however
// fast they go from there. One that moves before that is a drag's, one that is lifted a tap's.
#include <algorithm>
#include <array>

#include "gesture/recogniser.h"

namespace gesture {
namespace {

struct Pointer {
  std::uint64_t id = 0;
  std::array<LiveContact*, 2> fingers{};  // null once lifted: the other one goes on
  std::array<Vec, 2> told{};              // where each was when last seen
  Vec at;
  bool dirty = false;
};

class Point final : public Recogniser {
 public:
  Point() { mates_.reserve(256), pointers_.reserve(64); }

  bool wanted(const Wants& w) const override { return w.point; }
  bool after_hold() const override { return true; }
  bool waits(const Wants& w) const override { return w.point; }

  void begin(LiveContact& c, Judge& judge) override {
    if (mates_.size() <= c.slot) mates_.resize(c.slot + 1);
    mates_[c.slot] = nullptr;
    if (c.hold) return;
    const Thresholds& t = judge.thresholds();
    for (LiveContact* other : judge.live()) {
      if (other == &c || !waiting(*other) || mate(*other)) continue;
      if (c.begin_us - other->begin_us > t.point_join_us || base::distance(c.at, other->at) > t.point_mm) continue;
      mates_[c.slot] = other;
      mates_[other->slot] = &c;
      other->still_us = c.begin_us + t.hold_us;  // together they are held for as long as the later one is
      return;
    }
  }

  void move(LiveContact& c, Judge& judge) override {
    if (Pointer* p = pointer_of(c)) {
      const std::size_t i = p->fingers[0] == &c ? 0 : 1;
      const double share = p->fingers[0] && p->fingers[1] ? 0.5 : 1;
      p->at += (c.at - p->told[i]) * share;
      p->told[i] = c.at;
      p->dirty = true;
    } else if (c.beyond_slop) {
      part(c);
      judge.fail(c, *this);
    }
  }

  void still(LiveContact& c, Judge& judge) override {
    LiveContact* other = mate(c);
    if (!other || pointer_of(c)) return;
    LiveContact* first = other->begin_us < c.begin_us ? other : &c;
    LiveContact* second = first == &c ? other : &c;
    part(c);
    Pointer& p = pointers_.emplace_back();
    p.id = ++ids_ | std::uint64_t{1} << 63;  // no drag has such a name
    p.fingers = {first, second};
    p.told = {first->at, second->at};
    p.at = (first->at + second->at) * 0.5;
    for (LiveContact* finger : p.fingers) judge.claim(*finger, *this, Sparing::nobody);
    Gesture& told = tell(Kind::point_begin, p, *first, judge);
    told.other = second->key;
    for (LiveContact* finger : p.fingers) {
      judge.untouch(*finger);
      finger->apart = true;  // it points at a place, whatever becomes of what lies there
    }
  }

  void end(LiveContact& c, Judge& judge) override {
    Pointer* p = pointer_of(c);
    if (!p) {
      part(c);
      return judge.fail(c, *this);
    }
    lift(*p, c, Kind::point_end, judge);
    judge.finish(c, *this);
  }

  void cancel(LiveContact& c, Judge& judge) override {
    if (Pointer* p = pointer_of(c)) lift(*p, c, Kind::point_cancel, judge);
    else part(c);
    judge.fail(c, *this);
  }

  void lost(LiveContact& c, Judge&) override { part(c); }

  void frame(Judge& judge) override {
    for (Pointer& p : pointers_) settle(p, judge);
  }

 private:
  bool waiting(const LiveContact& c) const { return !c.dumb && !c.hold && !c.beyond_slop && c.stages[index] == Stage::possible; }
  LiveContact* mate(const LiveContact& c) const { return c.slot < mates_.size() ? mates_[c.slot] : nullptr; }

  void part(LiveContact& c) {
    if (LiveContact* other = mate(c)) mates_[other->slot] = nullptr;
    if (c.slot < mates_.size()) mates_[c.slot] = nullptr;
  }

  Pointer* pointer_of(const LiveContact& c) {
    const auto it = std::find_if(pointers_.begin(), pointers_.end(), [&](const Pointer& p) { return p.fingers[0] == &c || p.fingers[1] == &c; });
    return it == pointers_.end() ? nullptr : &*it;
  }

  // The last finger that leaves ends it.
  void lift(Pointer& p, LiveContact& c, Kind kind, Judge& judge) {
    settle(p, judge);
    LiveContact*& left = p.fingers[0] == &c ? p.fingers[0] : p.fingers[1];
    if (p.fingers[0] && p.fingers[1]) {
      left = nullptr;
      return;
    }
    tell(kind, p, c, judge);
    std::erase_if(pointers_, [&](const Pointer& each) { return each.id == p.id; });
  }

  void settle(Pointer& p, Judge& judge) {
    if (!p.dirty) return;
    p.dirty = false;
    tell(Kind::point_move, p, p.fingers[0] ? *p.fingers[0] : *p.fingers[1], judge);
  }

  Gesture& tell(Kind kind, const Pointer& p, const LiveContact& c, Judge& judge) {
    Gesture& told = judge.emit(kind, c);
    told.at = told.from = told.to = p.at;
    told.grip = p.id;
    told.contacts = (p.fingers[0] ? 1 : 0) + (p.fingers[1] ? 1 : 0);
    return told;
  }

  std::vector<LiveContact*> mates_;  // by slot: who it waits together with
  std::vector<Pointer> pointers_;
  std::uint64_t ids_ = 0;
};

}  // namespace

std::unique_ptr<Recogniser> make_point() { return std::make_unique<Point>(); }

}  // namespace gesture
