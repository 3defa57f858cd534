// SPDX-License-Identifier: MIT
// Compiled for AVX2, BMI and POPCNT, whatever the rest is compiled for: nothing of
// the standard library is instantiated here that another file could link to.
#if defined(__x86_64__)
#include <immintrin.h>

#include "block_edges.hpp"

namespace themata {
namespace {

struct Lane {
  static constexpr std::size_t bytes = 32;
  __m256i value;

  static Lane load(const char* from) {
    return {_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from))};
  }
  static Lane all(int byte) { return {_mm256_set1_epi8(static_cast<char>(byte))}; }
  Lane operator|(int byte) const { return {_mm256_or_si256(value, all(byte).value)}; }
  Lane operator|(Lane other) const { return {_mm256_or_si256(value, other.value)}; }
  Lane operator==(int byte) const { return {_mm256_cmpeq_epi8(value, all(byte).value)}; }
  [[nodiscard]] Lane in_range(int low, int high) const {
    const __m256i from_low = _mm256_sub_epi8(value, all(low).value);
    return {_mm256_cmpeq_epi8(_mm256_min_epu8(from_low, all(high - low).value), from_low)};
  }
  [[nodiscard]] std::uint32_t top_bits() const {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(value));
  }
};

}  // namespace
}  // namespace themata

#include "block_lanes.inc"

namespace themata {
extern const ScanKernel avx2_scan_kernel;
const ScanKernel avx2_scan_kernel{classify, find_quotes, find_block_edges<write_each>};
}  // namespace themata
#endif
