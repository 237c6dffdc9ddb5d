// What makes a sound at the table, as plain data. Written by hands and by app, read by the mixer.
#pragma once
#include <cstddef>
#include <cstdint>

namespace sound {

enum class Cue : std::uint8_t {
  pick,     // a note leaves the table or its pad
  drop,     // paper on felt
  stick,    // a dot, a small tap whose pitch tells its person
  key,      // of a keyboard: wood on felt
  gong,     // one wooden chime
  shutter,  // of the camera
  refused,  // two soft taps: it went back
  count
};
inline constexpr std::size_t kCues = static_cast<std::size_t>(Cue::count);

// One sound asked for. Quiet by design: a table of ten is never louder than a conversation.
struct Strike {
  Cue cue = Cue::drop;
  float gain = 1;   // 0..1
  float aside = 0;  // -1 left end of the glass, 1 right end
  float pitch = 1;  // factor of the frequency
  std::uint32_t delay_ms = 0;
};

// Within a fifth, a step of the scale for each person, so that a vote sounds like several hands. `person` 1..12; else the lowest.
float pitch_of(std::int64_t person);

}  // namespace sound
