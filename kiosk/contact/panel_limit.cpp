// Asks each event device of the kernel for its name and the number of its multitouch slots, then lets go of it.
// Read by sdl_touch through panel_limit.h.
#include "contact/panel_limit.h"

#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace contact {

std::vector<PanelLimit> read_panel_limits(const std::string& folder) {
  std::vector<PanelLimit> limits;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (!entry.path().filename().string().starts_with("event")) continue;
    // Not to wait on, not to keep: a pipe of that name must not hold the kiosk up.
    const int file = ::open(entry.path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (file < 0) continue;
    std::array<char, 256> name{};
    input_absinfo slots{};
    if (::ioctl(file, EVIOCGNAME(name.size() - 1), name.data()) >= 0 && ::ioctl(file, EVIOCGABS(ABS_MT_SLOT), &slots) >= 0 && slots.maximum > 0) {
      limits.push_back({name.data(), slots.maximum + 1});
    }
    ::close(file);
  }
  return limits;
}

int limit_named(const std::vector<PanelLimit>& limits, std::string_view name) {
  const auto found = std::find_if(limits.begin(), limits.end(), [name](const auto& l) { return l.name == name; });
  return found == limits.end() ? 0 : found->contacts;
}

}  // namespace contact
