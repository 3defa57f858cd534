// SPDX-License-Identifier: MIT
//
// A byte is a member if the table of its low half has the bit of its high half:
// two look-ups in registers for 32 bytes, whatever the set. One table serves
// bytes below 0x80, the other those above; a look-up with the wrong one gives 0.
#include "byte_search.hpp"

#include <algorithm>
#include <array>
#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace themata {
namespace {

void mark_one_by_one(const ByteSet& set, const char* bytes, std::size_t blocks,
                     std::uint64_t* marks) {
  for (std::size_t block = 0; block < blocks; ++block) {
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < 64; ++i) {
      bits |= static_cast<std::uint64_t>(set.holds(bytes[block * 64 + i])) << i;
    }
    marks[block] = bits;
  }
}

#if defined(__x86_64__)

/// Without such look-ups: each member is compared with 16 bytes.
void mark_by_comparison(const ByteSet& set, const char* bytes, std::size_t blocks,
                        std::uint64_t* marks) {
  const std::string_view members = set.list();
  if (members.empty()) return mark_one_by_one(set, bytes, blocks, marks);
  for (std::size_t block = 0; block < blocks; ++block) {
    marks[block] = 0;
    for (std::size_t part = 0; part < 4; ++part) {
      const auto* from = reinterpret_cast<const __m128i*>(bytes + block * 64 + part * 16);
      const __m128i data = _mm_loadu_si128(from);
      __m128i member = _mm_setzero_si128();
      for (const char c : members) {
        member = _mm_or_si128(member, _mm_cmpeq_epi8(data, _mm_set1_epi8(c)));
      }
      const auto found = static_cast<std::uint64_t>(_mm_movemask_epi8(member));
      marks[block] |= found << (part * 16);
    }
  }
}

__attribute__((target("avx2"))) __m256i twice(const std::uint8_t* table) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(table)));
}

__attribute__((target("avx2"))) void mark_by_table(const ByteSet& set, const char* bytes,
                                                   std::size_t blocks, std::uint64_t* marks) {
  const __m256i ascii = twice(set.ascii());
  const __m256i wide = twice(set.wide());
  const __m256i top = _mm256_set1_epi8(static_cast<char>(0x80));
  const __m256i half = _mm256_set1_epi8(0x0F);
  const __m256i bit_of = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201ULL));
  for (std::size_t block = 0; block < blocks; ++block) {
    std::uint32_t found[2];
    for (std::size_t part = 0; part < 2; ++part) {
      const auto* from = reinterpret_cast<const __m256i*>(bytes + block * 64 + part * 32);
      const __m256i data = _mm256_loadu_si256(from);
      const __m256i low = _mm256_or_si256(_mm256_shuffle_epi8(ascii, data),
                                          _mm256_shuffle_epi8(wide, _mm256_xor_si256(data, top)));
      const __m256i high = _mm256_and_si256(_mm256_srli_epi16(data, 4), half);
      const __m256i bit = _mm256_shuffle_epi8(bit_of, high);
      const __m256i member = _mm256_cmpeq_epi8(_mm256_and_si256(low, bit), bit);
      found[part] = static_cast<std::uint32_t>(_mm256_movemask_epi8(member));
    }
    marks[block] = found[0] | (static_cast<std::uint64_t>(found[1]) << 32U);
  }
}

#endif

auto fastest() {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") != 0 ? &mark_by_table : &mark_by_comparison;
#else
  return &mark_one_by_one;
#endif
}

}  // namespace

void mark_members(const ByteSet& set, const char* bytes, std::size_t blocks, std::uint64_t* marks) {
  static const auto mark = fastest();
  mark(set, bytes, blocks, marks);
}

std::size_t first_member(const ByteSet& set, std::string_view text, std::size_t from,
                         std::size_t to) {
  for (; from < to; from += 64) {
    std::uint64_t bits = 0;
    if (text.size() - from >= 64) {
      mark_members(set, text.data() + from, 1, &bits);
    } else {
      std::array<char, 64> last{};
      text.copy(last.data(), last.size(), from);
      mark_members(set, last.data(), 1, &bits);
    }
    if (bits == 0) continue;
    return std::min(to, from + static_cast<std::size_t>(std::countr_zero(bits)));
  }
  return to;
}

}  // namespace themata
