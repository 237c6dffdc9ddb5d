// Where there is no X server for the rig, a case says why and passes as skipped.
// Read by the end-to-end cases that need real contacts.
#pragma once

#include <cstdio>
#include <memory>

#include "support/touch_rig.h"

namespace support {

inline std::unique_ptr<TouchRig> rig_or_skip(ScreenSize size) {
  std::string why_not;
  auto rig = TouchRig::start(size, why_not);
  if (!rig) std::printf("SKIPPED: no real contacts here: %s\n", why_not.c_str());  // ctest reads "SKIPPED: "
  return rig;
}

}  // namespace support
