// The sounds themselves, computed: paper, felt and wood from noise and a few damped partials. No file is read and nothing was
// recorded. Read by the mixer and by tests.
#pragma once
#include <array>
#include <vector>

#include "sound/cue.h"

namespace sound {

inline constexpr int kRate = 48'000;  // frames a second

// One channel, -1..1, beginning and ending in silence. The same samples at each call.
std::vector<float> synthesise(Cue cue, int rate = kRate);

using Voices = std::array<std::vector<float>, kCues>;
Voices all_voices(int rate = kRate);

}  // namespace sound
