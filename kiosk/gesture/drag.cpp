// Drags, by one contact or by several that move, turn and scale together; lassos; the speed that a fling starts with.
// A grip is one drag of one target; contacts join it and leave it, and never make it jump.
#include <algorithm>
#include <deque>

#include "gesture/recogniser.h"
#include "gesture/similarity.h"
#include "gesture/way.h"

namespace gesture {
namespace {

struct Grip {
  std::uint64_t id = 0;  // 0 until it begins
  Target target;
  Wants wants;
  std::vector<LiveContact*> members;  // in begin order
  std::vector<Step> steps;            // of each member: where it was when last told, where it is
  bool dirty = false;
  std::int64_t time_us = 0;  // of its last move
  Way way;

  bool began() const { return id != 0; }
};

// Small contacts tremble; a turn or a growth beyond these was meant.
constexpr double kSeenTurnDeg = 8, kSeenScale = 0.12;

bool joins(const Wants& a, const Wants& b) { return a.transform && b.transform && !a.drag_after_hold && !b.drag_after_hold; }

// The second finger on the free table: near one that has done nothing yet.
bool pinches(const Grip& g, const LiveContact& c, double span_mm) {
  return c.wants.pinch && g.wants.pinch && !g.began() && g.members.size() == 1 && base::distance(g.members.front()->at, c.at) <= span_mm;
}

class Drag final : public Recogniser {
 public:
  Drag() { live_.reserve(256), free_.reserve(256), dirty_.reserve(256), grip_of_.reserve(256), lifts_.reserve(64); }

  bool wanted(const Wants& w) const override { return w.drag || w.drag_at_once || w.transform || w.drag_after_hold; }
  bool after_hold() const override { return true; }
  bool waits(const Wants& w) const override { return w.drag_after_hold; }

  // What is dragged already is not there for another contact, unless it may join. The free table is nobody's: each
  // contact draws its own lasso on it.
  bool refuses(const Hit& hit) const override {
    if (!wanted(hit.wants) || hit.wants.drag_after_hold) return false;
    return std::any_of(live_.begin(), live_.end(), [&](const Grip* g) { return g->began() && g->target == hit.target && !joins(g->wants, hit.wants); });
  }

  void begin(LiveContact& c, Judge& judge) override {
    Grip& g = grip_for(c, judge);
    if (g.began()) {
      judge.claim(c, *this, Sparing::nobody);
    } else if ((g.wants.drag_at_once && !c.hold) || found_again(c, judge)) {
      start(g, judge);
    }
  }

  void move(LiveContact& c, Judge& judge) override {
    Grip& g = grip_of(c);
    Step& step = step_of(g, c);
    step.to = c.at;
    g.time_us = judge.now_us();
    if (g.began()) {
      if (!g.dirty) dirty_.push_back(&g);
      g.dirty = true;
    } else if (g.wants.drag_after_hold && g.members.size() == 1) {
      // It moved before it was held: on the free table that is nothing, unless a second one comes to it.
      if (!c.beyond_slop || g.wants.pinch) return;
      judge.fail(c, *this);
      leave(g, c);
    } else if (g.members.size() > 1) {
      // Two contacts on a thing mean to move it, so less is enough.
      if (base::distance(step.from, step.to) > judge.thresholds().slop_mm / 2 || seen(g)) start(g, judge);
    } else if (c.beyond_slop && (g.wants.drag || g.wants.drag_at_once)) {
      start(g, judge);
    }
  }

  void still(LiveContact& c, Judge& judge) override {
    Grip& g = grip_of(c);
    if (g.wants.drag_after_hold && !g.began() && g.members.size() == 1) start(g, judge);
  }

  void end(LiveContact& c, Judge& judge) override {
    Grip& g = grip_of(c);
    if (!g.began()) {
      judge.fail(c, *this);
      leave(g, c);
      return;
    }
    settle(g, judge);
    if (g.members.size() == 1) {
      const Thresholds& t = judge.thresholds();
      tell(Kind::drag_end, g, judge).velocity = g.way.velocity(judge.now_us(), t.velocity_us, t.rest_us);
      remember(g, c, judge);
    }
    judge.finish(c, *this);
    leave(g, c);
  }

  void cancel(LiveContact& c, Judge& judge) override {
    Grip& g = grip_of(c);
    if (g.began() && g.members.size() == 1) {
      g.dirty = false;
      tell(Kind::drag_cancel, g, judge);
    } else if (g.began()) {
      settle(g, judge);
    }
    judge.fail(c, *this);
    leave(g, c);
  }

  void lost(LiveContact& c, Judge&) override { leave(grip_of(c), c); }

  void frame(Judge& judge) override {
    for (Grip* g : dirty_) settle(*g, judge);
    dirty_.clear();
  }

  void forget(const Target& target) override {
    std::erase_if(lifts_, [&](const Lift& l) { return l.target == target; });
  }

 private:
  struct Lift {
    Target target;
    Vec at;
    std::int64_t time_us;
  };

  Grip& grip_of(const LiveContact& c) { return *grip_of_[c.slot]; }
  Step& step_of(Grip& g, const LiveContact& c) {
    return g.steps[static_cast<std::size_t>(std::find(g.members.begin(), g.members.end(), &c) - g.members.begin())];
  }

  Grip& grip_for(LiveContact& c, Judge& judge) {
    if (grip_of_.size() <= c.slot) grip_of_.resize(c.slot + 1);
    const auto found = std::find_if(live_.begin(), live_.end(), [&](const Grip* g) {
      return g->target == c.target && (joins(g->wants, c.wants) || pinches(*g, c, judge.thresholds().pinch_mm));
    });
    Grip* g = found != live_.end() ? *found : take(c);
    if (g->began()) {
      settle(*g, judge);
    } else if (!g->wants.drag && !g->wants.drag_at_once) {
      // A contact that could not drag alone has roamed freely: the way before its partner came is not the drag's.
      for (std::size_t i = 0; i < g->members.size(); ++i) g->steps[i] = {g->members[i]->at, g->members[i]->at};
    }
    g->members.push_back(&c);
    g->steps.push_back({c.at, c.at});
    grip_of_[c.slot] = g;
    return *g;
  }

  Grip* take(const LiveContact& c) {
    if (free_.empty()) {
      free_.push_back(&all_.emplace_back());
      free_.back()->members.reserve(8), free_.back()->steps.reserve(8);
    }
    Grip* g = free_.back();
    free_.pop_back();
    g->id = 0;
    g->target = c.target;
    g->wants = c.wants;
    g->members.clear(), g->steps.clear();
    g->dirty = false;
    live_.push_back(g);
    return g;
  }

  void leave(Grip& g, LiveContact& c) {
    const auto i = std::find(g.members.begin(), g.members.end(), &c) - g.members.begin();
    g.members.erase(g.members.begin() + i);
    g.steps.erase(g.steps.begin() + i);
    grip_of_[c.slot] = nullptr;
    if (!g.members.empty()) return;
    g.dirty = false;  // it may still be named in dirty_, where it is passed over
    live_.erase(std::find(live_.begin(), live_.end(), &g));
    free_.push_back(&g);
  }

  bool seen(const Grip& g) const {
    const Similarity s = fit(g.steps);
    return std::abs(s.turn_deg) > kSeenTurnDeg || std::abs(s.scale - 1) > kSeenScale;
  }

  void start(Grip& g, Judge& judge) {
    g.id = ++ids_;
    g.way.start(g.members.front()->begin_us);
    for (LiveContact* c : g.members) judge.claim(*c, *this, Sparing::nobody);
    // Nothing of the way is lost: the first step goes from where the contacts began.
    g.time_us = judge.now_us();
    step_on(Kind::drag_begin, g, judge);
    if (g.wants.drag_after_hold || joins(g.wants, g.wants)) return;
    // Who waits on the same thing has lost it.
    for (LiveContact* c : judge.live()) {
      if (c->dumb || c->target != g.target || c->slot >= grip_of_.size()) continue;
      const Grip* other = grip_of_[c->slot];
      if (other && other != &g && !other->began()) judge.fail_all(*c);
    }
  }

  // Tells what the contacts did since the last time. Once a frame, and before anyone joins or leaves.
  void settle(Grip& g, Judge& judge) {
    if (!g.dirty) return;
    g.dirty = false;
    if (std::any_of(g.steps.begin(), g.steps.end(), [](const Step& s) { return s.from != s.to; })) step_on(Kind::drag_move, g, judge);
  }

  void step_on(Kind kind, Grip& g, Judge& judge) {
    const Similarity s = fit(g.steps);
    g.way.add(s.to - s.from, g.time_us);
    for (Step& step : g.steps) step.from = step.to;
    Gesture& told = tell(kind, g, judge);
    told.time_us = g.time_us;
    told.from = s.from;
    told.to = s.to;
    told.turn_deg = s.turn_deg;
    told.scale = s.scale;
  }

  Gesture& tell(Kind kind, const Grip& g, Judge& judge) {
    Gesture& told = judge.emit(kind, *g.members.front());
    Vec sum;
    for (const LiveContact* c : g.members) sum += c->at;
    told.at = told.from = told.to = sum / static_cast<double>(g.members.size());
    told.grip = g.id;
    told.contacts = static_cast<int>(g.members.size());
    return told;
  }

  // Panels lose a light contact for a moment and find it again with a new id: it need not pass the slop twice.
  void remember(const Grip& g, const LiveContact& c, const Judge& judge) {
    if (!g.wants.drag) return;
    const std::int64_t now = judge.now_us();
    std::erase_if(lifts_, [&](const Lift& l) { return now - l.time_us > judge.thresholds().lift_grace_us; });
    lifts_.push_back({g.target, c.at, now});
  }
  bool found_again(const LiveContact& c, const Judge& judge) {
    const Thresholds& t = judge.thresholds();
    const auto lift = std::find_if(lifts_.begin(), lifts_.end(), [&](const Lift& l) {
      return l.target == c.target && c.begin_us - l.time_us <= t.lift_grace_us && base::distance(l.at, c.at) <= t.lift_grace_mm;
    });
    if (lift == lifts_.end() || !c.wants.drag || c.hold) return false;
    lifts_.erase(lift);
    return true;
  }

  std::deque<Grip> all_;     // never moves them
  std::vector<Grip*> live_;  // in begin order
  std::vector<Grip*> free_, dirty_;
  std::vector<Grip*> grip_of_;  // by slot
  std::vector<Lift> lifts_;
  std::uint64_t ids_ = 0;
};

}  // namespace

std::unique_ptr<Recogniser> make_drag() { return std::make_unique<Drag>(); }

}  // namespace gesture
