// The arena: keeps the live contacts, asks what lies under each one once, and lets the recognisers compete for it.
// Everything goes in the order in which contacts began, so that the same events always give the same gestures.
#include <algorithm>
#include <deque>

#include "gesture/palm.h"
#include "gesture/recogniser.h"

namespace gesture {

using contact::ContactEvent;
using contact::Phase;

struct Arena::State {
  State(Thresholds t, HitTest h) : judge(t), palm(t), hit_test(std::move(h)) { by_key.reserve(256), free.reserve(256); }

  void begin(const ContactEvent& e);
  void move(LiveContact& c, const ContactEvent& e);
  void end(LiveContact& c, const ContactEvent& e);
  void cancel(LiveContact& c);
  void still(LiveContact& c);
  void silence(LiveContact& c);
  void pass_time(std::int64_t now_us, std::vector<Gesture>& out);

  LiveContact* find(const ContactKey& key);
  LiveContact& take(const ContactEvent& e);
  void release(LiveContact& c);

  struct Named {
    ContactKey key;
    LiveContact* contact;
  };
  std::vector<Named>::iterator place(const ContactKey& key) {
    return std::lower_bound(by_key.begin(), by_key.end(), key, [](const Named& n, const ContactKey& k) { return n.key < k; });
  }

  Judge judge;
  Palm palm;
  HitTest hit_test;
  std::deque<LiveContact> all;  // never moves them
  std::vector<LiveContact*> free;
  std::vector<Named> by_key;       // sorted: found fast, and only ever walked through `judge.live()`
  std::int64_t next_still_us = 0;  // no contact is due before; 0 = none
};

LiveContact* Arena::State::find(const ContactKey& key) {
  const auto it = place(key);
  return it != by_key.end() && it->key == key ? it->contact : nullptr;
}

LiveContact& Arena::State::take(const ContactEvent& e) {
  if (free.empty()) {
    free.push_back(&all.emplace_back());
    free.back()->slot = all.size() - 1;
  }
  LiveContact& c = *free.back();
  free.pop_back();
  const std::size_t slot = c.slot;
  c = LiveContact{};
  c.slot = slot;
  c.key = e.key;
  c.start = c.at = e.at;
  c.pressure = e.pressure;
  c.begin_us = e.time_us;
  c.hold = e.hold;
  by_key.insert(place(e.key), {e.key, &c});
  judge.enter(c);
  return c;
}

void Arena::State::release(LiveContact& c) {
  palm.forget(c);
  judge.leave(c);
  by_key.erase(place(c.key));
  free.push_back(&c);
}

void Arena::State::begin(const ContactEvent& e) {
  if (LiveContact* old = find(e.key)) {
    ContactEvent lifted = e;
    lifted.at = old->at;
    end(*old, lifted);
  }
  const bool part_of_palm = palm.near_palm(e.at, judge.live());
  LiveContact& c = take(e);
  for (LiveContact* laid : palm.laid_down_with(c)) {
    silence(*laid);
    laid->palm = true;
  }
  if (part_of_palm || c.palm || palm.wide(e.size_mm)) return;

  const Hit hit = hit_test(e.at, e.key);
  c.target = hit.target;
  c.wants = hit.wants;
  if (judge.refuses(hit)) return;
  c.dumb = false;
  judge.touch(c);
  judge.begin(c);
  if (c.hold) {
    still(c);
  } else if (judge.waits(c)) {
    c.still_us = c.begin_us + judge.thresholds().hold_us;
    if (next_still_us == 0 || c.still_us < next_still_us) next_still_us = c.still_us;
  }
}

void Arena::State::move(LiveContact& c, const ContactEvent& e) {
  if (!c.dumb && palm.wide(e.size_mm)) silence(c);
  const bool moved = e.at != c.at;
  c.at = e.at;
  c.pressure = e.pressure;
  if (c.dumb || !moved) return;
  if (base::distance(c.start, c.at) > judge.thresholds().slop_mm) c.beyond_slop = true, c.still_us = 0;
  judge.move(c);
}

void Arena::State::end(LiveContact& c, const ContactEvent& e) {
  // Where it was lifted counts: the last way is often told with the end alone.
  if (e.at != c.at) move(c, e);
  if (!c.dumb) {
    judge.end(c);
    judge.untouch(c);
  }
  release(c);
}

void Arena::State::cancel(LiveContact& c) {
  silence(c);
  release(c);
}

void Arena::State::silence(LiveContact& c) {
  if (c.dumb) return;
  judge.cancel(c);
  judge.untouch(c);
  c.dumb = true;
  c.still_us = 0;
}

void Arena::State::still(LiveContact& c) {
  c.still_us = 0;
  judge.still(c);
}

// What falls due before an event is told before it, however late the event was read: the frame rate decides nothing.
void Arena::State::pass_time(std::int64_t now_us, std::vector<Gesture>& out) {
  while (next_still_us != 0 && now_us >= next_still_us) {
    // The earliest first, which need not be the contact that began first: one that waits for its mate is due with it.
    LiveContact* due = nullptr;
    for (LiveContact* c : judge.live())
      if (c->still_us != 0 && (!due || c->still_us < due->still_us)) due = c;
    next_still_us = due ? due->still_us : 0;
    if (!due || now_us < due->still_us) break;
    judge.listen(due->still_us, out);
    still(*due);
  }
  judge.listen(now_us, out);
}

Arena::Arena(Thresholds thresholds, HitTest hit_test) : state_(std::make_unique<State>(thresholds, std::move(hit_test))) {}

Arena::~Arena() = default;

void Arena::feed(const contact::ContactFrame& frame, std::vector<Gesture>& out) {
  State& s = *state_;
  for (const ContactEvent& e : frame) {
    s.pass_time(e.time_us, out);
    if (e.phase == Phase::begin) {
      s.begin(e);
    } else if (LiveContact* c = s.find(e.key)) {
      if (e.phase == Phase::move) s.move(*c, e);
      if (e.phase == Phase::end) s.end(*c, e);
      if (e.phase == Phase::cancel) s.cancel(*c);
    }
  }
  if (!frame.empty()) s.judge.frame();
}

void Arena::tick(std::int64_t now_us, std::vector<Gesture>& out) { state_->pass_time(now_us, out); }

std::int64_t Arena::next_deadline_us() const {
  std::int64_t next = 0;
  for (const LiveContact* c : state_->judge.live())
    if (c->still_us != 0 && state_->judge.waits(*c) && (next == 0 || c->still_us < next)) next = c->still_us;
  return next;
}

void Arena::cancel(Target target, std::int64_t now_us, std::vector<Gesture>& out) {
  State& s = *state_;
  s.judge.listen(now_us, out);
  for (LiveContact* c : s.judge.live())
    if (!c->dumb && !c->apart && c->target == target) s.silence(*c);
  s.judge.forget(target);
}

void Arena::cancel_all(std::int64_t now_us, std::vector<Gesture>& out) {
  State& s = *state_;
  s.judge.listen(now_us, out);
  for (LiveContact* c : s.judge.live()) {
    s.silence(*c);
    s.judge.forget(c->target);
  }
}

std::size_t Arena::contacts() const { return state_->judge.live().size(); }

Tally Arena::tally() const { return state_->judge.tally(); }

}  // namespace gesture
