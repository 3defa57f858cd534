// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace themata {

/// A set of classes as a few bits, to see at a glance that two sets have no class in common.
/// Different classes can share a bit, so a meeting is a maybe; PatternKeys says which class
/// has which bit.
class Sieve {
 public:
  static constexpr std::uint32_t bits = 256;
  /// The bit that is in the sieve of every word, and of no class.
  static constexpr std::uint32_t of_any = bits - 1;

  constexpr Sieve() = default;
  [[nodiscard]] static constexpr Sieve of(std::uint32_t bit) {
    Sieve sieve;
    sieve.parts_[bit / 64] = std::uint64_t{1} << (bit % 64);
    return sieve;
  }
  constexpr Sieve& operator|=(const Sieve& other) {
    for (std::size_t at = 0; at < parts_.size(); ++at) parts_[at] |= other.parts_[at];
    return *this;
  }
  [[nodiscard]] constexpr bool meets(const Sieve& other) const {
    std::uint64_t common = 0;
    for (std::size_t at = 0; at < parts_.size(); ++at) common |= parts_[at] & other.parts_[at];
    return common != 0;
  }
  /// Four bits as one: sieves that meet do so narrowed, too.
  [[nodiscard]] constexpr std::uint64_t narrowed() const {
    std::uint64_t narrow = 0;
    for (const std::uint64_t part : parts_) narrow |= part;
    return narrow;
  }
  friend bool operator==(const Sieve&, const Sieve&) = default;

 private:
  std::array<std::uint64_t, bits / 64> parts_{};
};

inline constexpr Sieve any_word = Sieve::of(Sieve::of_any);

}  // namespace themata
