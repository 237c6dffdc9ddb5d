// The tour de table on the glass: the strip with everybody's mark, and the time of whoever speaks. Read inside scene.
#pragma once
#include <optional>
#include <string>

#include "scene/furniture.h"

namespace scene {

// "1:20": how long the speaker has had the word.
std::string turn_clock(const Frame& frame);
void draw_turn_strip(const Frame& frame, Canvas& canvas);
// With the clock: the digits in the strip, and at the station of the speaker.
void draw_turn_times(const Frame& frame, Canvas& canvas);
void draw_speaker_time(const Frame& frame, Canvas& canvas);

}  // namespace scene
