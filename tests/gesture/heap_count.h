// How often this program has asked the heap for memory. Read by the test that shows contacts cost it nothing.
// Under a sanitizer, which owns the heap then, it counts nothing.
#pragma once
#include <cstdint>

std::uint64_t heap_requests();
