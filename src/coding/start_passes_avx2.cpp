// SPDX-License-Identifier: MIT
//
// Eight words at once; each is read from where it stands.
#if defined(__x86_64__)
#include <immintrin.h>

#include "start_loops.hpp"
#include "start_passes.hpp"

#define THEMATA_AVX2 [[gnu::target("avx2,bmi,bmi2,popcnt")]]
#define THEMATA_PART THEMATA_AVX2 [[gnu::always_inline]] static inline

namespace themata {
namespace {

constexpr std::size_t at_once = 8;

/// Beginnings, and in `tails` the last four bytes.
struct Bytes {
  __m256i fours;
  __m256i rests;
  __m256i tails;
};

/// Of four words: where they stand, in the order 0, 2, 1, 3, and in two halves what they begin
/// with.
struct FourWords {
  __m256i spans;
  __m256i halves;
};

THEMATA_PART __m256i all_of(std::uint32_t number) {
  return _mm256_set1_epi32(static_cast<int>(number));
}

THEMATA_PART __m128i text_of(const char* text, const Token& word) {
  return _mm_loadl_epi64(reinterpret_cast<const __m128i*>(text + word.span.begin));
}

/// Letters small, what is not the word's 0, and all bits of words that have a type.
THEMATA_PART FourWords read_four(const char* text, const Token* words) {
  static_assert(sizeof(Token) == 16 && offsetof(Token, span) == 0 && offsetof(Token, type) == 8);
  const auto* const pairs = reinterpret_cast<const __m256i*>(words);
  const __m256i first = _mm256_loadu_si256(pairs);
  const __m256i second = _mm256_loadu_si256(pairs + 1);
  const __m256i spans = _mm256_unpacklo_epi64(first, second);
  const __m256i types = _mm256_unpackhi_epi64(first, second);
  const __m128i even = _mm_unpacklo_epi64(text_of(text, words[0]), text_of(text, words[2]));
  const __m128i odd = _mm_unpacklo_epi64(text_of(text, words[1]), text_of(text, words[3]));
  const __m256i small = _mm256_or_si256(_mm256_set_m128i(odd, even), _mm256_set1_epi8(0x20));

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
  return {spans, _mm256_permutevar8x32_epi32(beginnings, in_order)};
}

/// Four bytes of the text end where each of them does.
THEMATA_PART Bytes read_eight(const char* text, const Token* words) {
  const FourWords first = read_four(text, words);
  const FourWords second = read_four(text, words + 4);
  constexpr int odd_numbers = 0xDD;
  const __m256i ends = _mm256_castps_si256(_mm256_shuffle_ps(
      _mm256_castsi256_ps(first.spans), _mm256_castsi256_ps(second.spans), odd_numbers));
  // Places are signed to a gather, and those of a text go up to four gigabytes: both it and they
  // are moved by two.
  constexpr std::uint32_t middle = std::uint32_t{1} << 31U;
  const auto* const tails = reinterpret_cast<const int*>(text + (middle - sizeof(int)));
  const __m256i in_order = _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7);
  return {_mm256_permute2x128_si256(first.halves, second.halves, 0x20),
          _mm256_permute2x128_si256(first.halves, second.halves, 0x31),
          _mm256_permutevar8x32_epi32(
              _mm256_i32gather_epi32(tails, _mm256_xor_si256(ends, all_of(middle)), 1), in_order)};
}

/// hash_of_word, of contractions and of words with a type, too.
THEMATA_PART __m256i hashes_of(const Bytes& words) {
  const __m256i first = _mm256_and_si256(words.fours, all_of(0xFF));
  const __m256i figure = _mm256_and_si256(_mm256_cmpgt_epi32(first, all_of('0' - 1)),
                                          _mm256_cmpgt_epi32(all_of('9' + 1), first));
  constexpr std::uint32_t ending = '\'' | 't' << 8U;
  const __m256i tails = _mm256_or_si256(_mm256_srli_epi32(words.tails, 16), all_of(0x2000));
  const __m256i one_byte =
      _mm256_cmpeq_epi32(_mm256_and_si256(words.fours, all_of(0xFF00)), _mm256_setzero_si256());
  const __m256i contracted =
      _mm256_andnot_si256(one_byte, _mm256_cmpeq_epi32(tails, all_of(ending)));
  const __m256i named = _mm256_cmpeq_epi32(words.fours, all_of(StartGates::named));

  const __m256i mixed = _mm256_srli_epi32(_mm256_mullo_epi32(words.fours, all_of(word_factor)), 16);
  static_assert(a_number == (1U << 8U) - (1U << 2U));
  const __m256i times = _mm256_sub_epi32(_mm256_slli_epi32(mixed, 8), _mm256_slli_epi32(mixed, 2));
  __m256i hashes = _mm256_srli_epi32(times, 16);
  hashes = _mm256_blendv_epi8(hashes, all_of(a_number), figure);
  hashes = _mm256_blendv_epi8(hashes, all_of(contraction), contracted);
  return _mm256_blendv_epi8(hashes, all_of(anybody), named);
}

/// StartGates::next_bit
THEMATA_PART __m256i next_bits(__m256i rests) {
  const __m256i two = _mm256_and_si256(rests, all_of(0xFFFF));
  const __m256i hash = _mm256_srli_epi32(_mm256_mullo_epi32(two, all_of(word_factor)), 27);
  return _mm256_max_epu32(hash, _mm256_min_epu32(two, all_of(1)));
}

/// StartGates::let_by, a bit a word.
THEMATA_PART std::uint32_t let_by(const StartGates& gates, const Bytes& words) {
  const __m256i hash = _mm256_mullo_epi32(words.fours, all_of(gates.factor()));
  const __m256i numbers =
      _mm256_srl_epi32(hash, _mm_cvtsi32_si128(static_cast<int>(gates.shift())));
  const auto* const bits = reinterpret_cast<const int*>(gates.gates());
  const __m256i gate = _mm256_i32gather_epi32(bits, numbers, sizeof(int));
  const __m256i by_gate = _mm256_srlv_epi32(gate, next_bits(words.rests));

  const __m256i firsts = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(gates.firsts()));
  const __m256i byte = _mm256_and_si256(words.fours, all_of(0xFF));
  const __m256i of_byte = _mm256_permutevar8x32_epi32(firsts, _mm256_srli_epi32(byte, 5));
  const __m256i by_first = _mm256_srlv_epi32(of_byte, _mm256_and_si256(byte, all_of(31)));
  const __m256i by = _mm256_slli_epi32(_mm256_or_si256(by_gate, by_first), 31);
  return static_cast<std::uint32_t>(_mm256_movemask_ps(_mm256_castsi256_ps(by)));
}

/// The lowest byte of each number.
THEMATA_PART __m128i lowest_bytes(__m256i numbers) {
  const __m256i in_lanes = _mm256_shuffle_epi8(
      numbers, _mm256_setr_epi8(0, 4, 8, 12, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,  //
                                0, 4, 8, 12, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1));
  return _mm_unpacklo_epi32(_mm256_castsi256_si128(in_lanes),
                            _mm256_extracti128_si256(in_lanes, 1));
}

/// Writes the numbers of the bits, each with `at` added; how many.
THEMATA_PART std::size_t list_bits(std::uint32_t bits, std::size_t at, std::uint32_t* out) {
  const std::uint64_t bytes = _pdep_u64(bits, 0x0101010101010101U) * 0xFFU;
  const std::uint64_t numbers = _pext_u64(0x0706050403020100U, bytes);
  const __m256i found = _mm256_cvtepu8_epi32(_mm_cvtsi64_si128(static_cast<long long>(numbers)));
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(out),
                      _mm256_add_epi32(found, all_of(static_cast<std::uint32_t>(at))));
  return static_cast<std::size_t>(__builtin_popcount(bits));
}

THEMATA_AVX2 void read(const StartGates& gates, std::string_view text, std::span<const Token> words,
                       StretchWords& out) {
  out.open(words.size());
  std::size_t at = 0;
  while (at < words.size() && words[at].span.end < sizeof(int)) {
    read_word(gates, text.data(), words[at], at, out);
    ++at;
  }
  std::uint32_t* passed = out.passed.data() + out.passed_size;
  std::uint32_t* const fours = out.fours.data();
  std::uint32_t* const rests = out.rests.data();
  std::uint8_t* const hashes = out.hashes.data() + 1;
  for (; at + at_once <= words.size(); at += at_once) {
    const Bytes bytes = read_eight(text.data(), words.data() + at);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(fours + at), bytes.fours);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(rests + at), bytes.rests);
    _mm_storel_epi64(reinterpret_cast<__m128i*>(hashes + at), lowest_bytes(hashes_of(bytes)));
    passed += list_bits(let_by(gates, bytes), at, passed);
  }
  out.passed_size = static_cast<std::size_t>(passed - out.passed.data());
  for (; at < words.size(); ++at) read_word(gates, text.data(), words[at], at, out);
  out.close(words.size());
}

THEMATA_AVX2 void look(const StartPlaces& places, const StartGates& gates,
                       const StretchWords& words, StartKeys& out) {
  look_at_each(places, gates, words, out);
}

THEMATA_AVX2 void ask(const StartEntries& entries, const StartKeys& keys, const StretchWords& words,
                      StartCandidates& out) {
  ask_each(entries, keys, words, out);
}

}  // namespace

const StartPasses* avx2_start_passes() {
  static constexpr StartPasses passes{read, look, ask};
  static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                          __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
  return has ? &passes : nullptr;
}

}  // namespace themata
#endif
