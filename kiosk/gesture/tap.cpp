// A contact that leaves near where it began, before anything else came of it.
// It is told at once: a tap never waits to see whether a second one follows.
#include "gesture/recogniser.h"

namespace gesture {
namespace {

class Tap final : public Recogniser {
 public:
  bool wanted(const Wants& wants) const override { return wants.tap; }
  void move(LiveContact& c, Judge& judge) override {
    if (c.beyond_slop) judge.fail(c, *this);
  }
  void end(LiveContact& c, Judge& judge) override {
    judge.emit(Kind::tap, c);
    judge.finish(c, *this);
  }
};

}  // namespace

std::unique_ptr<Recogniser> make_tap() { return std::make_unique<Tap>(); }

}  // namespace gesture
