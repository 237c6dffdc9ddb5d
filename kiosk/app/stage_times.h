// How long each stage of a frame took on the CPU, kept for the last frames; for the inspection socket and the bench.
#pragma once
#include <algorithm>
#include <array>
#include <cstdint>
#include <ctime>
#include <vector>

namespace app {

enum class FrameStage : std::uint8_t { input, gestures, hands, panels, journal, scene, draw, count };

class StageTimes {
 public:
  // CPU time of this thread, in microseconds: what the machine's other programs do does not count.
  static double cpu_us() {
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e6 + static_cast<double>(t.tv_nsec) * 1e-3;
  }
  void begin() {
    last_ = cpu_us();
    now_.fill(0);
  }
  void end(FrameStage stage) {
    const double t = cpu_us();
    now_[static_cast<std::size_t>(stage)] += t - last_;
    last_ = t;
  }
  void keep() {
    for (std::size_t i = 0; i < stages; ++i) {
      auto& ring = kept_[i];
      if (ring.size() < 1024) ring.push_back(now_[i]);
      else ring[next_ % 1024] = now_[i];
    }
    ++next_;
  }
  void forget() {
    for (auto& ring : kept_) ring.clear();
    next_ = 0;
  }
  // Share 0..1 of the kept frames' milliseconds of a stage; 1 = the longest.
  double ms(FrameStage stage, double share) const {
    std::vector<double> sorted = kept_[static_cast<std::size_t>(stage)];
    if (sorted.empty()) return 0;
    std::sort(sorted.begin(), sorted.end());
    return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(share * static_cast<double>(sorted.size())))] * 1e-3;
  }
  // The same of whole frames.
  double ms(double share) const {
    std::vector<double> sorted = last_ms(1024);
    if (sorted.empty()) return 0;
    std::sort(sorted.begin(), sorted.end());
    return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(share * static_cast<double>(sorted.size())))];
  }
  // Milliseconds of the last `most` frames, oldest first.
  std::vector<double> last_ms(std::size_t most) const {
    const std::size_t count = std::min(most, kept_[0].size());
    std::vector<double> out(count, 0.0);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = (next_ - count + i) % std::max<std::size_t>(1, kept_[0].size());
      for (const auto& ring : kept_) out[i] += ring[at] * 1e-3;
    }
    return out;
  }
  static constexpr std::size_t stages = static_cast<std::size_t>(FrameStage::count);
  const std::vector<double>& kept(FrameStage stage) const { return kept_[static_cast<std::size_t>(stage)]; }

 private:
  std::array<double, stages> now_{};
  std::array<std::vector<double>, stages> kept_;
  double last_ = 0;
  std::uint64_t next_ = 0;
};

}  // namespace app
