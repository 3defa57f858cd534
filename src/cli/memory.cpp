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
#if defined(__GLIBC__) && defined(MADV_HUGEPAGE)
  // Where glibc arrives by itself once it has seen large blocks freed.
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
  // What comes after the memory of a start in large pages: only what is touched counts, and
  // two thousand faults are a dozen. A start alone would pay for one and use half of it.
  constexpr std::size_t reserved = std::size_t{24} << 20;
  constexpr std::uintptr_t for_start = std::uintptr_t{1} << 20;
  constexpr std::uintptr_t large_page = std::uintptr_t{2} << 20;
  void* const memory = std::malloc(reserved);
  if (memory == nullptr) return;
  const auto address = reinterpret_cast<std::uintptr_t>(memory);
  const std::uintptr_t begin = (address + for_start + large_page - 1) & ~(large_page - 1);
  // Systems that don't know this refuse, and nothing is lost.
  madvise(reinterpret_cast<void*>(begin), address + reserved - begin, MADV_HUGEPAGE);  // NOLINT
  std::free(memory);
#endif
}

}  // namespace themata::cli
