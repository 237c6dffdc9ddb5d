// Keys: down the moment that a contact begins, whatever other contacts do. Nothing competes, so ten can type at once
// and a fast typist may roll from key to key.
#include "gesture/recogniser.h"

namespace gesture {
namespace {

class Press final : public Recogniser {
 public:
  bool wanted(const Wants& wants) const override { return wants.press; }
  bool competes() const override { return false; }
  void begin(LiveContact& c, Judge& judge) override {
    judge.claim(c, *this, Sparing::after_hold);
    judge.emit(Kind::press, c);
  }
  void end(LiveContact& c, Judge& judge) override {
    judge.emit(Kind::release, c);
    judge.finish(c, *this);
  }
  void cancel(LiveContact& c, Judge& judge) override {
    judge.emit(Kind::press_cancel, c);
    judge.fail(c, *this);
  }
};

}  // namespace

std::unique_ptr<Recogniser> make_press() { return std::make_unique<Press>(); }

}  // namespace gesture
