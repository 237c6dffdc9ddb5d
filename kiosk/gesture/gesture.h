// What people's contacts mean: gestures on opaque targets. Read by hands and app. Distances mm, times microseconds.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "base/geometry.h"
#include "contact/contact.h"

namespace gesture {
using base::Vec;
using contact::ContactKey;

// What a hit test found. Gesture never looks inside: equal targets are the same thing.
struct Target {
  std::uint32_t kind = 0;
  std::uint64_t id = 0;
  std::uint64_t part = 0;
  friend auto operator<=>(const Target&, const Target&) = default;
};

// What a target listens to; what it does not want is never recognised on it.
struct Wants {
  bool press = false;  // at once on begin, each contact by itself (keys); competes with nothing
  bool tap = false;
  bool double_tap = false;
  bool hold = false;             // 550 ms within the slop
  bool drag = false;             // beyond the slop; without transform, a second contact on what is dragged is nothing
  bool transform = false;        // further contacts join the drag: move, turn, scale by one or more people
  bool drag_after_hold = false;  // the free table: still for the hold time, then a lasso; a drag before that is nothing
                                 // (it begins when the hold time has passed; each contact draws its own)
  bool pinch = false;            // two contacts of one hand span: moved and scaled together; with drag_after_hold
  bool drag_at_once = false;     // no slop: pads, sliders, panels
  bool point = false;            // two contacts of one hand, laid down together and still for the hold time, point at it
};

struct Hit {
  Target target;
  Wants wants;
};

enum class Kind : std::uint8_t {
  touch,    // a contact began on the target (whatever comes of it): halo, height
  untouch,  // it left, or came to nothing
  press,
  release,
  press_cancel,
  tap,
  double_tap,
  hold,
  drag_begin,
  drag_move,
  drag_end,
  drag_cancel,
  point_begin,  // two fingers point: what lies under them is touched no more, and nothing is moved
  point_move,
  point_end,
  point_cancel,
};

struct Gesture {
  Kind kind;
  Target target;
  ContactKey contact;      // the contact that this is about; for a drag the first of its contacts still down
  ContactKey other;        // point_begin: the second of the two
  std::uint64_t grip = 0;  // names one drag, or one pointing hand, from begin to end, whatever contacts join and leave
  Vec at;                  // where the contact is; for a drag, the middle of its contacts
  Vec start;               // where it began
  std::int64_t time_us = 0;
  // drag_begin and drag_move: what moved since the last one, as a similarity: p -> to + scale * R(turn) (p - from).
  Vec from, to;
  double turn_deg = 0, scale = 1;
  int contacts = 1;    // of the drag, now; for a hold, those on the target
  float pressure = 1;  // of the contact, 0..1; 1 where its device does not say
  Vec velocity;        // drag_end: mm/s of the middle over the last 80 ms; for flings
};

struct Thresholds {
  double slop_mm = 6;
  std::int64_t hold_us = 550'000;
  std::int64_t double_tap_us = 320'000;
  double double_tap_mm = 20;
  std::int64_t lift_grace_us = 120'000;  // found again within 12 mm: dragged at once, as a new grip
  double lift_grace_mm = 12;
  double pinch_mm = 320;                 // two contacts further apart are two people's
  double point_mm = 45;                  // two fingers held together are no further apart
  std::int64_t point_join_us = 300'000;  // and lie down within so long
  double palm_mm2 = 900;                 // larger contacts do nothing
  int palm_contacts = 5;                 // as many begins within palm_span_mm and palm_us are a palm or a sleeve
  double palm_span_mm = 110;
  std::int64_t palm_us = 60'000;
  double palm_reach_mm = 150;         // what begins so near to such a palm, while it lies there, is part of it
  std::int64_t velocity_us = 80'000;  // how far back a fling looks
  std::int64_t rest_us = 50'000;      // still for so long before lifting: let go, not thrown
};

// Every recogniser that enters for a contact gets exactly one verdict; with no contact down, entered = won + failed.
struct Tally {
  std::uint64_t entered = 0, won = 0, failed = 0;
};

// Where recognisers compete for a contact: exactly one verdict each. Targets are looked up once, when a contact begins.
class Arena {
 public:
  using HitTest = std::function<Hit(Vec at, const ContactKey&)>;
  Arena(Thresholds thresholds, HitTest hit_test);
  ~Arena();

  // One scan's events, in order; gestures are appended.
  void feed(const contact::ContactFrame& frame, std::vector<Gesture>& out);
  // Time passes while fingers are still: holds. Call every frame, and at next_deadline_us.
  void tick(std::int64_t now_us, std::vector<Gesture>& out);
  std::int64_t next_deadline_us() const;  // 0 = none

  // The thing under some contacts is gone (removed, step changed): their gestures are cancelled, the contacts stay dumb
  // until they leave.
  void cancel(Target target, std::int64_t now_us, std::vector<Gesture>& out);
  void cancel_all(std::int64_t now_us, std::vector<Gesture>& out);
  std::size_t contacts() const;  // live ones, dumb ones too
  Tally tally() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace gesture
