// Ten hands that never rest, for as long as is asked: what they do to memory and to the longest frame.
#include <fmt/core.h>
#include <time.h>

#include <array>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/bench.h"
#include "app/bench_table.h"
#include "app/commands.h"
#include "base/random.h"

namespace app {
namespace {

using base::Vec;

// One hand: takes what lies somewhere, brings it somewhere else with one finger or two, throws it, holds it or only taps.
class Hand {
 public:
  Hand(std::int64_t first_contact, contact::Simulated& device) : first_(first_contact), device_(device) {}

  void next_frame(base::Random& random, const scene::Scene& scene) {
    const Vec glass = scene.glass().size_mm;
    if (frames_ == 0) {
      if (random.chance(0.9)) return;  // looks for something
      at_ = anywhere(random, glass);
      // Not what leads out of the step.
      const scene::Area* met = scene.hit(at_);
      if (met && (met->target.kind == scene::TargetKind::button || met->target.kind == scene::TargetKind::panel)) return;
      to_ = anywhere(random, glass);
      two_ = random.chance(0.25);
      thrown_ = random.chance(0.3);
      turn_ = random.between(-1.5, 1.5);
      frames_ = random.chance(0.2) ? 6 : 20 + static_cast<int>(random.below(60));
      still_ = random.chance(0.1) ? 45 : 2;  // a hold, now and then
      total_ = frames_;
      device_.begin(first_, finger(0, 0));
      if (two_) device_.begin(first_ + 1, finger(1, 0));
      return;
    }
    if (still_-- > 0) return;
    --frames_;
    const double t = 1 - static_cast<double>(frames_) / total_;
    if (total_ > 6) {
      device_.move(first_, finger(0, t));
      if (two_) device_.move(first_ + 1, finger(1, t));
    }
    if (frames_ == (thrown_ ? 5 : 0)) leave();
  }
  void leave() {
    if (total_ == 0) return;
    device_.end(first_);
    if (two_) device_.end(first_ + 1);
    frames_ = total_ = 0;
  }

 private:
  static Vec anywhere(base::Random& random, Vec glass) { return {random.between(0.05, 0.95) * glass.x, random.between(0.05, 0.95) * glass.y}; }
  Vec finger(int which, double t) const {
    const Vec at = at_ + (to_ - at_) * t;
    const Vec aside = base::rotated({two_ ? (which ? 30.0 : -30.0) : 0, 0}, turn_ * t * 57.3);
    return at + aside;
  }

  std::int64_t first_;
  contact::Simulated& device_;
  Vec at_, to_;
  bool two_ = false, thrown_ = false;
  double turn_ = 0;
  int frames_ = 0, total_ = 0, still_ = 0;
};

}  // namespace

int soak(const KioskOptions& options, double minutes, bool json) {
  std::string name = (std::filesystem::temp_directory_path() / "tablee-soak-XXXXXX").string();
  const std::filesystem::path place = mkdtemp(name.data());
  const auto end = [&](int status) {
    std::error_code error;
    std::filesystem::remove_all(place, error);
    return status;
  };
  auto screen = Offscreen::open(options.glass.width_px, options.glass.height_px);
  if (!screen) return end(tell_error(options, screen.error()));
  auto table = BenchTable::lay(options, place, 200, 0, screen->get());
  if (!table) return end(tell_error(options, table.error()));
  std::vector<Hand> hands;
  for (int i = 0; i < 10; ++i) hands.emplace_back(2 * i, (*table)->hands());
  base::Random random(11);

  using Clock = std::chrono::steady_clock;
  const auto began = Clock::now();
  const auto minutes_so_far = [&] { return std::chrono::duration<double>(Clock::now() - began).count() / 60; };
  double longest_ms = 0, next_look = 0;
  long frames = 0, over_50 = 0;
  nlohmann::ordered_json memory = nlohmann::ordered_json::array();
  for (;;) {
    const double now = minutes_so_far();
    if (now >= next_look || now >= minutes) {
      (*table)->kiosk().rest();
      memory.push_back({{"minute", std::round(now * 10) / 10}, {"own_mb", own_mb()}, {"changes", (*table)->kiosk().applied()}});
      if (!json)
        fmt::print("minute {:5.1f}: {:7} frames, {:6} changes, {:6.1f} MB, longest frame {:.1f} ms\n", now, frames, (*table)->kiosk().applied(), own_mb(),
                   longest_ms);
      std::fflush(stdout);
      next_look += std::max(0.25, minutes / 30);
    }
    if (now >= minutes) break;
    for (Hand& hand : hands) hand.next_frame(random, (*table)->kiosk().scene());
    const double before_us = StageTimes::cpu_us();
    (*table)->next_frame();
    const double ms = (StageTimes::cpu_us() - before_us) * 1e-3;
    (*table)->show();
    if (++frames > 600) {  // the first fonts and pictures apart
      longest_ms = std::max(longest_ms, ms);
      over_50 += ms > 50;
    }
  }
  if (json) {
    fmt::print(
        "{}\n",
        nlohmann::ordered_json{{"minutes", minutes}, {"frames", frames}, {"longest_frame_ms", longest_ms}, {"frames_over_50_ms", over_50}, {"memory", memory}}
            .dump(2));
  } else {
    fmt::print("{} frames, {} of them over 50 ms of the program's own, the longest {:.1f} ms\n", frames, over_50, longest_ms);
  }
  return end(0);
}

}  // namespace app
