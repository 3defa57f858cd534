// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace themata {

/// A stream of random numbers that a seed and a number name: the same bytes on every
/// machine and with any number of threads, as long as whoever draws takes the stream of
/// its own work (draw 17, document 3), never the next number of a shared one.
///
/// xoshiro256** (Blackman & Vigna 2021, Scrambled Linear Pseudorandom Number Generators),
/// its state filled from seed and stream by SplitMix64 (Steele, Lea & Flood 2014). Not for
/// secrets. Integers only: what a library makes of them for real numbers differs between
/// libraries.
class RandomStream {
 public:
  explicit RandomStream(std::uint64_t seed, std::uint64_t stream = 0);

  /// Uniform over all 64-bit numbers.
  std::uint64_t next();
  /// Uniform over 0 ... n - 1, without bias (Lemire 2019, Fast Random Integer Generation
  /// in an Interval). Requires n > 0.
  std::uint64_t below(std::uint64_t n);

 private:
  std::array<std::uint64_t, 4> state_{};
};

/// Every order of the values equally likely (Fisher & Yates 1938, as Durstenfeld 1964 has it).
template <typename T>
void shuffle(std::span<T> values, RandomStream& random) {
  for (std::size_t left = values.size(); left > 1; --left) {
    std::swap(values[left - 1], values[random.below(left)]);
  }
}

}  // namespace themata
