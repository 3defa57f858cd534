// SPDX-License-Identifier: MIT
#include "read_beginnings.hpp"

#include <cstddef>

#include "word_beginnings.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace themata {
namespace {

#if defined(__x86_64__)
/// Of four words.
[[gnu::target("avx2")]] inline void read_four(const char* text, const Token* words,
                                              std::uint32_t* fours, std::uint32_t* rests) {
  static_assert(sizeof(Token) == 16 && offsetof(Token, type) == 8);
  const auto* const pairs = reinterpret_cast<const __m256i*>(words);
  const __m256i first = _mm256_loadu_si256(pairs);
  const __m256i second = _mm256_loadu_si256(pairs + 1);
  // A lane for each word, in the order 0, 2, 1, 3.
  const __m256i spans = _mm256_unpacklo_epi64(first, second);
  const __m256i types = _mm256_unpackhi_epi64(first, second);
  const auto text_of = [text](const Token& word) {
    return _mm_loadl_epi64(reinterpret_cast<const __m128i*>(text + word.span.begin));
  };
  const __m256i bytes = _mm256_set_m128i(_mm_unpacklo_epi64(text_of(words[1]), text_of(words[3])),
                                         _mm_unpacklo_epi64(text_of(words[0]), text_of(words[2])));
  const __m256i small = _mm256_or_si256(bytes, _mm256_set1_epi8(0x20));

  const __m256i all = _mm256_set1_epi64x(-1);
  const __m256i eight = _mm256_set1_epi64x(bytes_known);
  const __m256i sizes = _mm256_sub_epi32(_mm256_srli_epi64(spans, 32), spans);
  const __m256i missing = _mm256_sub_epi64(eight, _mm256_min_epu32(sizes, eight));
  const __m256i kept = _mm256_srlv_epi64(all, _mm256_slli_epi64(missing, 3));
  constexpr int types_twice = 0xA0;
  const __m256i nameless = _mm256_cmpeq_epi32(_mm256_shuffle_epi32(types, types_twice), all);
  const __m256i named = _mm256_xor_si256(nameless, all);
  const __m256i beginnings = _mm256_or_si256(_mm256_and_si256(small, kept), named);

  const __m256i in_order = _mm256_setr_epi32(0, 4, 2, 6, 1, 5, 3, 7);
  const __m256i halves = _mm256_permutevar8x32_epi32(beginnings, in_order);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(fours), _mm256_castsi256_si128(halves));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(rests), _mm256_extracti128_si256(halves, 1));
}

[[gnu::target("avx2")]] void read_by_fours(const char* text, std::span<const Token> words,
                                           std::uint32_t* fours, std::uint32_t* rests) {
  std::size_t at = 0;
  for (; at + 4 <= words.size(); at += 4) {
    read_four(text, words.data() + at, fours + at, rests + at);
  }
  read_beginnings_plainly(text, words.subspan(at), fours + at, rests + at);
}
#endif

auto fastest() {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) return &read_by_fours;
#endif
  return &read_beginnings_plainly;
}

}  // namespace

void read_beginnings(const char* text, std::span<const Token> words, std::uint32_t* fours,
                     std::uint32_t* rests) {
  static const auto read = fastest();
  read(text, words, fours, rests);
}

void read_beginnings_plainly(const char* text, std::span<const Token> words, std::uint32_t* fours,
                             std::uint32_t* rests) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::uint64_t named = words[at].type == unnamed ? 0U : 1U;
    const std::uint64_t beginning = beginning_at(text, words[at].span) | (0 - named);
    fours[at] = static_cast<std::uint32_t>(beginning);
    rests[at] = static_cast<std::uint32_t>(beginning >> 32U);
  }
}

}  // namespace themata
