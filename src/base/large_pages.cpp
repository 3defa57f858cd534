// SPDX-License-Identifier: MIT
#include <themata/base/large_pages.hpp>

#include <sys/mman.h>

#include <cstdint>

namespace themata {

void ask_for_large_pages([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t bytes) {
#ifdef MADV_HUGEPAGE
  const auto address = reinterpret_cast<std::uintptr_t>(memory);
  const std::uintptr_t begin = (address + large_page - 1) & ~(large_page - 1);
  const std::uintptr_t end = (address + bytes) & ~(large_page - 1);
  // Systems that don't know this refuse, and nothing is lost.
  if (begin < end) madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);  // NOLINT
#endif
}

}  // namespace themata
