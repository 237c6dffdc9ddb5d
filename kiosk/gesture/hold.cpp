// A contact that stays where it began for the hold time, or that says it is held (the right mouse button).
// It ends what a tap could have been; a drag may still follow.
#include "gesture/recogniser.h"

namespace gesture {
namespace {

class Hold final : public Recogniser {
 public:
  bool wanted(const Wants& wants) const override { return wants.hold; }
  bool waits(const Wants&) const override { return true; }
  void move(LiveContact& c, Judge& judge) override {
    if (c.beyond_slop) judge.fail(c, *this);
  }
  void still(LiveContact& c, Judge& judge) override {
    judge.claim(c, *this, Sparing::after_hold);
    judge.emit(Kind::hold, c).contacts = judge.contacts_on(c.target);
    judge.finish(c, *this);
  }
};

}  // namespace

std::unique_ptr<Recogniser> make_hold() { return std::make_unique<Hold>(); }

}  // namespace gesture
