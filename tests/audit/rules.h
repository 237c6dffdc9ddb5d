// What everybody must be able to touch, read and reach, and what of it a screen breaks. From what the inspection socket tells
// alone, as anybody outside the program could judge it. Read by the audit.
#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace audit {

struct Surface {
  const char* name;
  bool wall;
  double inches;
  bool english;
  double width_mm() const { return inches * 25.4 * 16 / 18.357559750685819; }
  double height_mm() const { return width_mm() * 9 / 16; }
};

inline constexpr double kTargetMm = 20, kKeyMm = 15;
// 16 arc minutes, as high as a capital: at arm's length, and across a table or in front of a wall.
inline constexpr double kNearMm = 4.65, kFarMm = 9.3;
inline constexpr double kHeaderMm = 110;                                  // of a wall, from above: what stands there is read from the room
inline constexpr double kArmMm = 400;                                     // from an edge of a table
inline constexpr double kWallFootMm = 700, kLowMm = 600, kHighMm = 1500;  // above the floor: a wall's lower edge, what hands reach

// One line for each fault. `at_rest`: nobody has opened anything, so that nothing may lie over what the furniture says.
std::vector<std::string> faults(const Surface& surface, const nlohmann::json& targets, const nlohmann::json& texts, bool at_rest);

}  // namespace audit
