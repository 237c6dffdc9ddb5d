#include "sound/mixer.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sound {
namespace {

// As it is while quiet; bent towards 0.96 where many fall together, so that nothing is ever cut off square.
float soften(float x) {
  constexpr float knee = 0.5F, rest = 0.46F;
  const float loud = std::abs(x);
  if (loud <= knee) return x;
  return std::copysign(knee + rest * std::tanh((loud - knee) / rest), x);
}

}  // namespace

bool Mixer::ask(const Strike& strike) {
  const std::size_t at = written_.load(std::memory_order_relaxed);
  if (at - taken_.load(std::memory_order_acquire) >= kWaiting || strike.cue >= Cue::count) return false;
  ring_[at % kWaiting] = strike;
  written_.store(at + 1, std::memory_order_release);
  return true;
}

void Mixer::take_waiting() {
  std::size_t at = taken_.load(std::memory_order_relaxed);
  const std::size_t end = written_.load(std::memory_order_acquire);
  for (; at != end; ++at) {
    const Strike& strike = ring_[at % kWaiting];
    const auto free = std::find_if(sounding_.begin(), sounding_.end(), [](const Sounding& s) { return !s.voice; });
    if (free == sounding_.end()) continue;  // two dozen sound already: one more would not be told from them
    const double angle = (std::clamp(strike.aside, -1.0F, 1.0F) * 0.6 + 1) * std::numbers::pi / 4;
    const double gain = std::clamp(strike.gain, 0.0F, 1.0F);
    free->voice = &voices_[static_cast<std::size_t>(strike.cue)];
    free->at = 0;
    free->step = std::clamp(strike.pitch, 0.5F, 2.0F);
    free->wait = static_cast<std::int64_t>(strike.delay_ms) * rate_ / 1000;
    free->left = static_cast<float>(gain * std::cos(angle) * std::numbers::sqrt2);
    free->right = static_cast<float>(gain * std::sin(angle) * std::numbers::sqrt2);
  }
  taken_.store(at, std::memory_order_release);
}

void Mixer::mix(std::span<float> stereo) {
  take_waiting();
  std::fill(stereo.begin(), stereo.end(), 0.0F);
  const std::size_t frames = stereo.size() / 2;
  for (Sounding& s : sounding_) {
    if (!s.voice) continue;
    const std::vector<float>& voice = *s.voice;
    std::size_t i = 0;
    if (s.wait > 0) {
      i = static_cast<std::size_t>(std::min<std::int64_t>(s.wait, static_cast<std::int64_t>(frames)));
      s.wait -= static_cast<std::int64_t>(i);
    }
    for (; i < frames; ++i, s.at += s.step) {
      const auto k = static_cast<std::size_t>(s.at);
      if (k + 1 >= voice.size()) {
        s.voice = nullptr;
        break;
      }
      const auto part = static_cast<float>(s.at - static_cast<double>(k));
      const float sample = voice[k] + (voice[k + 1] - voice[k]) * part;
      stereo[2 * i] += sample * s.left;
      stereo[2 * i + 1] += sample * s.right;
    }
  }
  const float volume = volume_.load(std::memory_order_relaxed);
  for (std::size_t i = 0; i < frames; ++i) {
    volume_now_ += (volume - volume_now_) * 0.002F;
    stereo[2 * i] = soften(stereo[2 * i] * volume_now_);
    stereo[2 * i + 1] = soften(stereo[2 * i + 1] * volume_now_);
  }
}

int Mixer::sounding() const {
  return static_cast<int>(std::count_if(sounding_.begin(), sounding_.end(), [](const Sounding& s) { return s.voice != nullptr; }));
}

}  // namespace sound
