// Read through memory.h.
#include "app/memory.h"

#include <malloc.h>

#include <cstddef>

namespace app {
namespace {
constexpr int large_block = 64 << 10, most_free_on_top = 16 << 20;  // bytes
constexpr std::size_t much = 8 << 20;
}  // namespace

void keep_little_memory() {
  mallopt(M_MMAP_THRESHOLD, large_block);
  mallopt(M_TRIM_THRESHOLD, most_free_on_top);
  mallopt(M_ARENA_MAX, 2);
}

void give_memory_back() {
  if (mallinfo2().fordblks > much) malloc_trim(0);
}

}  // namespace app
