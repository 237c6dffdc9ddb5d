// How often this thread asked for memory: the frame should not. Counted by the program's own operator new. Read by kiosk, bench.
#pragma once
#include <cstdint>

namespace app {

std::uint64_t allocations_so_far();  // of the calling thread

}  // namespace app
