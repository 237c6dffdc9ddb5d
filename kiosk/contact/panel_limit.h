// How many contacts a panel can see at once, read from the kernel, because SDL does not say. Read by sdl_touch and
// tests. Where the kernel's files may not be read the answer is "not known", and the settings can say it instead.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace contact {

struct PanelLimit {
  std::string name;  // as the kernel, and after it X and SDL, call the panel
  int contacts = 0;
};

std::vector<PanelLimit> read_panel_limits(const std::string& folder = "/dev/input");
// The limit of the panel of that name; 0 = not known.
int limit_named(const std::vector<PanelLimit>& limits, std::string_view name);

}  // namespace contact
