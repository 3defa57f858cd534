// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <new>

namespace themata {

inline constexpr std::size_t large_page = std::size_t{2} << 20;

/// Asks the system to back the whole large pages within [memory, memory + bytes) by large pages,
/// before they are touched. What is looked at here and there in a few megabytes otherwise waits
/// for the processor to find the page more than for the memory. Where the system has none,
/// nothing changes but the time.
void ask_for_large_pages(void* memory, std::size_t bytes);

/// An allocator for tables that are looked up at random: those of a megabyte or more stand in
/// large pages.
template <typename T>
class LargePages {
 public:
  using value_type = T;

  LargePages() = default;
  template <typename Other>
  LargePages(const LargePages<Other>&) {}  // NOLINT: allocators convert

  T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    if (bytes < worth_it) return static_cast<T*>(::operator new(bytes));
    const std::size_t whole = (bytes + large_page - 1) / large_page * large_page;
    void* const memory = ::operator new (whole, std::align_val_t{large_page});
    ask_for_large_pages(memory, whole);
    return static_cast<T*>(memory);
  }
  void deallocate(T* memory, std::size_t count) {
    if (count * sizeof(T) < worth_it) return ::operator delete(memory);
    ::operator delete (memory, std::align_val_t{large_page});
  }
  friend bool operator==(const LargePages&, const LargePages&) { return true; }

 private:
  static constexpr std::size_t worth_it = large_page / 2;
};

}  // namespace themata
