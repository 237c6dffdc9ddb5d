// The facilitator's code: four to eight figures, kept only as what libcrypt makes of them (yescrypt, with a salt of its own). Read by
// kiosk, off the frame's thread, since to make it takes a tenth of a second; and by commands.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace app {

inline constexpr std::size_t kMostFigures = 8;
bool is_code(std::string_view figures);
// Empty where the system cannot make it.
std::string kept_code(std::string_view figures);
// False too where what was kept is not what kept_code makes.
bool is_kept_code(std::string_view figures, const std::string& kept);

}  // namespace app
