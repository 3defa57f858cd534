// SPDX-License-Identifier: MIT
#include "memory.hpp"

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace themata::cli {

void settle_memory() {
#if defined(__GLIBC__) && defined(MADV_POPULATE_WRITE)
  // Where glibc arrives by itself once it has seen large blocks freed.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  // The built-in dictionary and its graph, a reader and a segmenter.
  constexpr std::size_t needed = std::size_t{4} << 20;
  constexpr std::uintptr_t page = 4096;
  void* const memory = std::malloc(needed);
  const std::uintptr_t begin = (reinterpret_cast<std::uintptr_t>(memory) + page - 1) & ~(page - 1);
  // Systems that don't know this refuse, and nothing is lost.
  if (memory != nullptr) {
    madvise(reinterpret_cast<void*>(begin), needed - page, MADV_POPULATE_WRITE);  // NOLINT
  }
  std::free(memory);
#endif
}

}  // namespace themata::cli
