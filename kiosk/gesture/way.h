// The way that a drag has gone of late, for the speed that it is let go with. Read by drag.
// Time is given in, so that a replay throws as far as the hand did.
#pragma once
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/geometry.h"

namespace gesture {
using base::Vec;

class Way {
 public:
  void start(std::int64_t time_us) {
    count_ = 0;
    add({}, time_us);
  }
  // Steps and not places are added: contacts that join or leave move the middle, and that is no speed.
  void add(Vec step, std::int64_t time_us) {
    const Vec sum = count_ == 0 ? step : last().sum + step;
    // A device of a thousand scans a second must not push the last 80 ms out of the ring.
    const bool crowded = count_ >= 2 && time_us - at(count_ - 2).time_us < kLeastGapUs;
    if (!crowded) ++count_;
    last() = {sum, time_us};
  }
  Vec velocity(std::int64_t now_us, std::int64_t window_us, std::int64_t rest_us) const {
    const Mark& end = at(count_ - 1);
    if (now_us - end.time_us > rest_us) return {};
    const Mark* begin = &end;
    for (std::size_t i = 1; i < kMarks && i < count_; ++i) {
      const Mark& mark = at(count_ - 1 - i);
      if (mark.time_us < now_us - window_us) break;
      begin = &mark;
    }
    const std::int64_t took = end.time_us - begin->time_us;
    if (took <= 0) return {};
    return (end.sum - begin->sum) * (1e6 / static_cast<double>(took));
  }

 private:
  struct Mark {
    Vec sum;
    std::int64_t time_us = 0;
  };
  static constexpr std::size_t kMarks = 32;
  static constexpr std::int64_t kLeastGapUs = 4000;
  Mark& at(std::size_t i) { return marks_[i % kMarks]; }
  const Mark& at(std::size_t i) const { return marks_[i % kMarks]; }
  Mark& last() { return at(count_ - 1); }

  std::array<Mark, kMarks> marks_{};
  std::size_t count_ = 0;
};

}  // namespace gesture
