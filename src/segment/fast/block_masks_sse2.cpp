// SPDX-License-Identifier: MIT
#if defined(__x86_64__)
#include <emmintrin.h>

#include "block_edges.hpp"

namespace themata {
namespace {

struct Lane {
  static constexpr std::size_t bytes = 16;
  __m128i value;

  static Lane load(const char* from) {
    return {_mm_loadu_si128(reinterpret_cast<const __m128i*>(from))};
  }
  static Lane all(int byte) { return {_mm_set1_epi8(static_cast<char>(byte))}; }
  Lane operator|(int byte) const { return {_mm_or_si128(value, all(byte).value)}; }
  Lane operator|(Lane other) const { return {_mm_or_si128(value, other.value)}; }
  Lane operator==(int byte) const { return {_mm_cmpeq_epi8(value, all(byte).value)}; }
  [[nodiscard]] Lane in_range(int low, int high) const {
    const __m128i from_low = _mm_sub_epi8(value, all(low).value);
    return {_mm_cmpeq_epi8(_mm_min_epu8(from_low, all(high - low).value), from_low)};
  }
  [[nodiscard]] std::uint32_t top_bits() const {
    return static_cast<std::uint32_t>(_mm_movemask_epi8(value));
  }
};

}  // namespace
}  // namespace themata

#include "block_lanes.inc"

namespace themata {
extern const ScanKernel sse2_scan_kernel;
const ScanKernel sse2_scan_kernel{classify, find_quotes, find_block_edges<write_each>};
}  // namespace themata
#endif
