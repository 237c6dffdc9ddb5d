// Adds the sounds that are due into the loudspeaker's buffer. One thread asks (the frame's), another mixes (the device's); between
// them lies a ring without locks. Read by the loudspeaker and by tests.
#pragma once
#include <array>
#include <atomic>
#include <cstdint>
#include <span>

#include "sound/voices.h"

namespace sound {

class Mixer {
 public:
  explicit Mixer(Voices voices, int rate = kRate) : voices_(std::move(voices)), rate_(rate) {}

  // From the frame's thread. Never waits; false when more is asked than anybody could hear, and nothing is heard then.
  bool ask(const Strike& strike);
  void set_volume(double volume) { volume_.store(static_cast<float>(volume), std::memory_order_relaxed); }  // 0..1; 0 = mute

  // From the device's thread: left and right interleaved, overwritten. Never outside -1..1.
  void mix(std::span<float> stereo);
  // Sounding or about to; for tests, from the thread that mixes.
  int sounding() const;

  static constexpr std::size_t kWaiting = 128;  // asked and not yet taken
  static constexpr std::size_t kAtOnce = 24;

 private:
  struct Sounding {
    const std::vector<float>* voice = nullptr;
    double at = 0, step = 1;
    std::int64_t wait = 0;  // frames
    float left = 0, right = 0;
  };
  void take_waiting();

  Voices voices_;
  int rate_;
  std::array<Strike, kWaiting> ring_{};
  std::atomic<std::size_t> written_{0}, taken_{0};
  std::atomic<float> volume_{1};
  float volume_now_ = 1;  // follows slowly, so that a slider does not crackle
  std::array<Sounding, kAtOnce> sounding_{};
};

}  // namespace sound
