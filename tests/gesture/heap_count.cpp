// Counts what the program asks of the heap, in a file of its own so that no compiler sees through the pair.
// Read with heap_count.h.
#include "heap_count.h"

#include <cstdlib>
#include <new>

namespace {
std::uint64_t requests = 0;
}  // namespace

std::uint64_t heap_requests() { return requests; }

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++requests;
  return std::malloc(size == 0 ? 1 : size);
}
void* operator new(std::size_t size) {
  if (void* p = operator new(size, std::nothrow)) return p;
  throw std::bad_alloc();
}
void operator delete(void* p) noexcept { std::free(p); }
void operator delete(void* p, std::size_t) noexcept { std::free(p); }
void operator delete(void* p, const std::nothrow_t&) noexcept { std::free(p); }
#endif
