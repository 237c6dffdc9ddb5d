// Costs on the glass: the sheet on which they are filled in, the cards that sum them up elsewhere, the pads of numbers. Read by scene.
#pragma once
#include <string_view>

#include "scene/frame.h"

namespace scene {

void draw_costs(const Frame& frame, Canvas& canvas);
// Beside a grid of criteria: what each item of the list comes to, as the sheet with this id says it.
void draw_costs_beside(const Frame& frame, Canvas& canvas, const Pose& middle, Vec size, std::string_view costs_sheet);
void draw_number_pads(const Frame& frame, Canvas& canvas);

// A pad's keys: 0 to 9 are digits.
inline constexpr std::uint64_t kThousandKey = 10, kEraseKey = 11, kDoneKey = 12;
inline constexpr Vec kNumberPad{126, 174};  // mm, of its tray
struct PadKey {
  std::uint64_t key = 0;
  Box box;  // from the tray's middle
};
std::vector<PadKey> number_keys();

}  // namespace scene
