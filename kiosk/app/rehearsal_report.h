// What a rehearsal leaves behind beside its pictures: the board as JSON, a summary, copies of the photos. Read by rehearsal.cpp.
#pragma once
#include <cstdint>

#include "app/rehearsal_play.h"

namespace app::rehearsal {

struct Ran {
  std::uint64_t frames = 0;
  std::vector<std::string> pictures;
};

base::Status write_report(Play& play, const Ran& ran);
// Photos lie in the workshop's own folder; here they are at hand.
base::Status copy_photos(Play& play);

}  // namespace app::rehearsal
