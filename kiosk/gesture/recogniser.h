// What one gesture is to the arena: a recogniser, the contact it looks at, the judge it asks. Read by the files of this
// room, one recogniser each; registry.cpp lists them.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "gesture/gesture.h"

namespace gesture {

enum class Stage : std::uint8_t { absent, possible, began, ended, failed };
inline constexpr std::size_t kMostRecognisers = 8;

// One contact from down to up, as all recognisers see it.
struct LiveContact {
  ContactKey key;
  std::size_t slot = 0;  // stable while it lives, for what a recogniser keeps by contact
  Target target;
  Wants wants;
  Vec start, at;
  float pressure = 1;
  std::int64_t begin_us = 0;
  std::int64_t still_us = 0;  // when it will have been still for the hold time; 0 = nobody waits, or it moved
  bool beyond_slop = false;   // once out it stays out, even if it comes back
  bool hold = false;          // as if held long enough already
  bool touching = false;      // `touch` was told, and `untouch` not yet
  bool apart = false;         // it points: what lies under it is no concern of it any more
  bool dumb = true;           // counted, but no gesture comes of it
  bool palm = false;          // one of the many contacts of a hand laid down
  std::array<Stage, kMostRecognisers> stages{};
};

// What a claim leaves to others: a contact that has been held may still be dragged, but is no tap any more.
enum class Sparing : std::uint8_t { nobody, after_hold };

class Judge;

class Recogniser {
 public:
  virtual ~Recogniser() = default;
  virtual bool wanted(const Wants& wants) const = 0;
  virtual bool competes() const { return true; }            // false: it neither defeats others nor is defeated
  virtual bool after_hold() const { return false; }         // may it still come once the contact was held?
  virtual bool waits(const Wants&) const { return false; }  // is `still` of use to it?
  virtual bool refuses(const Hit&) const { return false; }  // taken already: a further contact there is nothing

  // Called only while it is possible or began for the contact.
  virtual void begin(LiveContact&, Judge&) {}
  virtual void move(LiveContact&, Judge&) {}
  virtual void still(LiveContact&, Judge&) {}
  virtual void end(LiveContact&, Judge&) {}
  virtual void cancel(LiveContact&, Judge&) {}
  virtual void lost(LiveContact&, Judge&) {}  // another has won the contact; the verdict is given already

  virtual void frame(Judge&) {}          // all events of a scan have been seen
  virtual void forget(const Target&) {}  // the target is gone: so is what is remembered of it

  std::size_t index = 0;  // its place in the registry
};

// Gives the verdicts, and writes down the gestures.
class Judge {
 public:
  explicit Judge(const Thresholds& thresholds);

  // For recognisers.
  const Thresholds& thresholds() const { return thresholds_; }
  std::int64_t now_us() const { return now_us_; }
  const std::vector<LiveContact*>& live() const { return live_; }  // in the order in which they began
  int contacts_on(const Target& target) const;
  Gesture& emit(Kind kind, const LiveContact& contact);  // the reference is good until the next one
  void touch(LiveContact& contact);
  void untouch(LiveContact& contact);  // once, whoever says it first
  void claim(LiveContact& contact, const Recogniser& winner, Sparing sparing);
  void finish(LiveContact& contact, const Recogniser& winner);
  void fail(LiveContact& contact, const Recogniser& loser);
  void fail_all(LiveContact& contact);  // all that compete; the contact stays, and means nothing more

  // For the arena.
  void listen(std::int64_t now_us, std::vector<Gesture>& out) { now_us_ = now_us, out_ = &out; }
  void enter(LiveContact& contact);
  void leave(LiveContact& contact);
  bool refuses(const Hit& hit) const;
  bool waits(const LiveContact& contact) const;
  void begin(LiveContact& contact);
  void move(LiveContact& contact);
  void still(LiveContact& contact);
  void end(LiveContact& contact);
  void cancel(LiveContact& contact);
  void frame();
  void forget(const Target& target);
  const Tally& tally() const { return tally_; }

 private:
  template <class Call>
  void each_running(LiveContact& contact, Call call);
  void close(LiveContact& contact);

  Thresholds thresholds_;
  std::vector<std::unique_ptr<Recogniser>> recognisers_;
  std::vector<LiveContact*> live_;
  std::vector<Gesture>* out_ = nullptr;
  std::int64_t now_us_ = 0;
  Tally tally_;
};

// The explicit list; in one event, earlier ones see the contact first.
std::vector<std::unique_ptr<Recogniser>> all_recognisers();

}  // namespace gesture
