// A tap soon after another, near it, on the same target; told in addition to the second tap.
// The first taps are remembered by target and place, never by contact: each has a new id.
#include <algorithm>

#include "gesture/recogniser.h"

namespace gesture {
namespace {

class DoubleTap final : public Recogniser {
 public:
  DoubleTap() { firsts_.reserve(256), second_.reserve(256); }
  bool wanted(const Wants& wants) const override { return wants.double_tap; }
  // Decided when it begins, so that how long others rest on the glass decides nothing about what is remembered, and two
  // contacts side by side are two taps.
  void begin(LiveContact& c, Judge& judge) override {
    const Thresholds& t = judge.thresholds();
    std::erase_if(firsts_, [&](const First& f) { return c.begin_us - f.time_us > t.double_tap_us; });
    const auto first =
        std::find_if(firsts_.begin(), firsts_.end(), [&](const First& f) { return f.target == c.target && base::distance(f.at, c.at) <= t.double_tap_mm; });
    if (second_.size() <= c.slot) second_.resize(c.slot + 1);
    second_[c.slot] = first != firsts_.end();
    if (first != firsts_.end()) firsts_.erase(first);  // a third tap is a first one again
  }
  void move(LiveContact& c, Judge& judge) override {
    if (c.beyond_slop) judge.fail(c, *this);
  }
  void end(LiveContact& c, Judge& judge) override {
    if (second_[c.slot]) {
      judge.emit(Kind::double_tap, c);
      judge.finish(c, *this);
    } else {
      firsts_.push_back({c.target, c.at, judge.now_us()});
      judge.fail(c, *this);
    }
  }
  void forget(const Target& target) override {
    std::erase_if(firsts_, [&](const First& f) { return f.target == target; });
  }

 private:
  struct First {
    Target target;
    Vec at;
    std::int64_t time_us;
  };
  std::vector<First> firsts_;
  std::vector<bool> second_;  // by slot
};

}  // namespace

std::unique_ptr<Recogniser> make_double_tap() { return std::make_unique<DoubleTap>(); }

}  // namespace gesture
