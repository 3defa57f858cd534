// SPDX-License-Identifier: MIT
// Compiled for AVX-512 with VBMI2, as block_masks_avx2.cpp is for AVX2.
#if defined(__x86_64__)
#include <immintrin.h>

#include "block_edges.hpp"

namespace themata {
namespace {

struct Bytes {
  std::uint64_t bits;

  Bytes operator|(Bytes other) const { return {bits | other.bits}; }
  [[nodiscard]] std::uint64_t top_bits() const { return bits; }
};

struct Lane {
  static constexpr std::size_t bytes = 64;
  __m512i value;

  static Lane load(const char* from) { return {_mm512_loadu_si512(from)}; }
  static __m512i all(int byte) { return _mm512_set1_epi8(static_cast<char>(byte)); }
  Lane operator|(int byte) const { return {_mm512_or_si512(value, all(byte))}; }
  Bytes operator==(int byte) const { return {_mm512_cmpeq_epi8_mask(value, all(byte))}; }
  [[nodiscard]] Bytes in_range(int low, int high) const {
    return {_mm512_cmple_epu8_mask(_mm512_sub_epi8(value, all(low)), all(high - low))};
  }
  [[nodiscard]] std::uint64_t top_bits() const { return _mm512_movepi8_mask(value); }
};

/// Writes 32 places, or 64 where there are more.
void write_at_once(std::uint64_t edges, std::size_t count, std::uint32_t base, std::uint32_t* out) {
  alignas(64) static constexpr std::uint8_t places[block_bytes] = {
      0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
      22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
      44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
  const __m512i found = _mm512_maskz_compress_epi8(edges, _mm512_load_si512(places));
  const __m512i offset = _mm512_set1_epi32(static_cast<int>(base));
  const auto write = [&](__m128i sixteen, std::size_t at) {
    _mm512_storeu_si512(out + at, _mm512_add_epi32(_mm512_cvtepu8_epi32(sixteen), offset));
  };
  write(_mm512_castsi512_si128(found), 0);
  write(_mm512_extracti32x4_epi32(found, 1), 16);
  if (count <= 32) return;
  write(_mm512_extracti32x4_epi32(found, 2), 32);
  write(_mm512_extracti32x4_epi32(found, 3), 48);
}

}  // namespace
}  // namespace themata

#include "block_lanes.inc"

namespace themata {
extern const ScanKernel avx512_scan_kernel;
const ScanKernel avx512_scan_kernel{classify, find_quotes, find_block_edges<write_at_once>};
}  // namespace themata
#endif
