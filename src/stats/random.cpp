// SPDX-License-Identifier: MIT
#include <themata/stats/random.hpp>

#include <bit>
#include <cassert>

namespace themata {
namespace {

std::uint64_t split_mix(std::uint64_t& state) {
  std::uint64_t z = (state += 0x9E3779B97F4A7C15U);
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

}  // namespace

RandomStream::RandomStream(std::uint64_t seed, std::uint64_t stream) {
  // The stream is mixed before it meets the seed: neighbours share no run of states.
  std::uint64_t mixed = stream;
  std::uint64_t state = seed ^ split_mix(mixed);
  for (std::uint64_t& word : state_) word = split_mix(state);
}

std::uint64_t RandomStream::next() {
  const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
  const std::uint64_t shifted = state_[1] << 17U;
  state_[2] ^= state_[0];
  state_[3] ^= state_[1];
  state_[1] ^= state_[2];
  state_[0] ^= state_[3];
  state_[2] ^= shifted;
  state_[3] = std::rotl(state_[3], 45);
  return result;
}

std::uint64_t RandomStream::below(std::uint64_t n) {
  assert(n > 0);
  if (n > UINT32_MAX) {
    const std::uint64_t partial = (0 - n) % n;
    std::uint64_t value = next();
    while (value < partial) value = next();
    return value % n;
  }
  std::uint64_t product = (next() >> 32U) * n;
  if ((product & UINT32_MAX) < n) {
    const std::uint64_t partial = ((std::uint64_t{1} << 32U) - n) % n;
    while ((product & UINT32_MAX) < partial) product = (next() >> 32U) * n;
  }
  return product >> 32U;
}

}  // namespace themata
