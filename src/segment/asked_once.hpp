// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace themata {

/// Small values, fewer than 255 of them, that take long to find out: each is asked for once, when
/// it is first wanted. Shared by all threads; two that ask for the same write the same.
template <class Value, std::size_t size>
class AskedOnce {
 public:
  /// Of a place below `size`; `ask()` finds it out.
  template <class Ask>
  [[nodiscard]] Value of(std::size_t place, const Ask& ask) const {
    const std::uint8_t known = known_[place].load(std::memory_order_relaxed);
    if (known != unknown) [[likely]]
      return static_cast<Value>(known - 1);
    const Value found = ask();
    known_[place].store(static_cast<std::uint8_t>(static_cast<int>(found) + 1),
                        std::memory_order_relaxed);
    return found;
  }

 private:
  static constexpr std::uint8_t unknown = 0;
  mutable std::array<std::atomic<std::uint8_t>, size> known_{};  ///< a value and one
};

}  // namespace themata
