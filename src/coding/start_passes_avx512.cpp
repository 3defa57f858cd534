// SPDX-License-Identifier: MIT
//
// Sixteen words at once. They stand in a row, so what they begin and end with is picked out of two
// registers of text instead of being read from sixteen places; and eight entries at once.
#if defined(__x86_64__)
#include <immintrin.h>

#include "start_loops.hpp"
#include "start_passes.hpp"

#if !defined(__clang__)
// GCC 12 warns of what its own header leaves open on purpose, and of masks in its macros.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#endif

#define THEMATA_AVX512 [[gnu::target("avx512f,avx512bw,avx512vl,avx512vbmi,bmi,bmi2,popcnt")]]
#define THEMATA_PART THEMATA_AVX512 [[gnu::always_inline]] static inline

namespace themata {
namespace {

constexpr std::size_t at_once = 16;
static_assert(StretchWords::more >= at_once && StartKeys::more >= at_once);
constexpr std::uint32_t bytes_at_once = 128;

/// Where words stand, and which of them have a type.
struct Places {
  __m512i begins;
  __m512i ends;
  __mmask16 named;
};

/// Beginnings, and in `tails` the last two bytes.
struct Bytes {
  __m512i fours;
  __m512i rests;
  __m512i tails;
};

THEMATA_PART __m512i all_of(std::uint32_t number) {
  return _mm512_set1_epi32(static_cast<int>(number));
}

/// The numbers at `offset` in each of sixteen tokens.
THEMATA_PART __m512i pick(const __m512i* tokens, int offset) {
  const __m512i from =
      _mm512_add_epi32(_mm512_setr_epi32(0, 4, 8, 12, 16, 20, 24, 28, 0, 4, 8, 12, 16, 20, 24, 28),
                       _mm512_set1_epi32(offset));
  const __m512i low = _mm512_permutex2var_epi32(tokens[0], from, tokens[1]);
  const __m512i high = _mm512_permutex2var_epi32(tokens[2], from, tokens[3]);
  return _mm512_mask_blend_epi32(0xFF00, low, high);
}

/// From the begin of the first on.
THEMATA_PART Places places_of(const Token* words) {
  static_assert(sizeof(Token) == 16 && offsetof(Token, span) == 0 && offsetof(Token, type) == 8);
  const __m512i tokens[] = {_mm512_loadu_si512(words), _mm512_loadu_si512(words + 4),
                            _mm512_loadu_si512(words + 8), _mm512_loadu_si512(words + 12)};
  const __m512i first = all_of(words->span.begin);
  return {_mm512_sub_epi32(pick(tokens, 0), first), _mm512_sub_epi32(pick(tokens, 1), first),
          _mm512_cmpneq_epi32_mask(pick(tokens, 2), all_of(index_of(unnamed)))};
}

/// How many of them, from the first on, can be told by the bytes from there on.
THEMATA_PART std::size_t count_near(const Places& places) {
  const __m512i told = _mm512_add_epi32(places.begins, all_of(bytes_known));
  const __mmask16 near =
      _mm512_cmple_epu32_mask(_mm512_max_epu32(told, places.ends), all_of(bytes_at_once));
  return _tzcnt_u32(~static_cast<std::uint32_t>(near));
}

/// Four bytes from each of these places on.
THEMATA_PART __m512i bytes_at(__m512i low, __m512i high, __m512i places) {
  const __m512i four_times = _mm512_shuffle_epi8(
      places, _mm512_broadcast_i32x4(_mm_setr_epi32(0, 0x04040404, 0x08080808, 0x0C0C0C0C)));
  return _mm512_permutex2var_epi8(low, _mm512_add_epi8(four_times, all_of(0x03020100)), high);
}

/// Letters small, what is not the word's 0, and all bits of words that have a type.
THEMATA_PART Bytes bytes_of(const char* text, const Places& places) {
  const __m512i low = _mm512_loadu_si512(text);
  const __m512i high = _mm512_loadu_si512(text + bytes_at_once / 2);
  const __m512i small = all_of(0x20202020);
  const __m512i sizes =
      _mm512_min_epu32(_mm512_sub_epi32(places.ends, places.begins), all_of(bytes_known));
  const __m512i four_kept = _mm512_permutexvar_epi32(
      sizes, _mm512_setr_epi32(0, 0xFF, 0xFFFF, 0xFFFFFF, -1, -1, -1, -1, -1, 0, 0, 0, 0, 0, 0, 0));
  const __m512i rest_kept = _mm512_permutexvar_epi32(
      sizes, _mm512_setr_epi32(0, 0, 0, 0, 0, 0xFF, 0xFFFF, 0xFFFFFF, -1, 0, 0, 0, 0, 0, 0, 0));
  const __m512i fours = _mm512_or_si512(bytes_at(low, high, places.begins), small);
  const __m512i rests = _mm512_or_si512(
      bytes_at(low, high, _mm512_add_epi32(places.begins, all_of(head_bytes))), small);
  const __m512i tails = bytes_at(low, high, _mm512_sub_epi32(places.ends, all_of(2)));
  const __m512i all = _mm512_set1_epi32(-1);
  return {_mm512_mask_mov_epi32(_mm512_and_si512(fours, four_kept), places.named, all),
          _mm512_mask_mov_epi32(_mm512_and_si512(rests, rest_kept), places.named, all), tails};
}

/// hash_of_word, of contractions and of words with a type, too.
THEMATA_PART __m128i hashes_of(const Bytes& words, const Places& places) {
  const __m512i first = _mm512_and_si512(words.fours, all_of(0xFF));
  const __mmask16 figure =
      _mm512_cmplt_epu32_mask(_mm512_sub_epi32(first, all_of('0')), all_of(10));
  const __mmask16 longer =
      _mm512_cmpgt_epu32_mask(_mm512_sub_epi32(places.ends, places.begins), all_of(1));
  constexpr std::uint32_t ending = '\'' | 't' << 8U;
  const __m512i tails =
      _mm512_and_si512(_mm512_or_si512(words.tails, all_of(0x2000)), all_of(0xFFFF));
  const __mmask16 contracted = _mm512_mask_cmpeq_epi32_mask(longer, tails, all_of(ending));

  const __m512i mixed = _mm512_srli_epi32(_mm512_mullo_epi32(words.fours, all_of(word_factor)), 16);
  static_assert(a_number == (1U << 8U) - (1U << 2U));
  const __m512i times = _mm512_sub_epi32(_mm512_slli_epi32(mixed, 8), _mm512_slli_epi32(mixed, 2));
  __m512i hashes = _mm512_srli_epi32(times, 16);
  hashes = _mm512_mask_mov_epi32(hashes, figure, all_of(a_number));
  hashes = _mm512_mask_mov_epi32(hashes, contracted, all_of(contraction));
  hashes = _mm512_mask_mov_epi32(hashes, places.named, all_of(anybody));
  return _mm512_cvtepi32_epi8(hashes);
}

/// StartGates::next_bit
THEMATA_PART __m512i next_bits(__m512i rests) {
  const __m512i two = _mm512_and_si512(rests, all_of(0xFFFF));
  const __m512i hash = _mm512_srli_epi32(_mm512_mullo_epi32(two, all_of(word_factor)), 27);
  return _mm512_max_epu32(hash, _mm512_min_epu32(two, all_of(1)));
}

/// StartGates::has_first
THEMATA_PART __m512i by_first(__m256i firsts, __m512i fours) {
  const __m512i byte = _mm512_and_si512(fours, all_of(0xFF));
  const __m512i of_byte =
      _mm512_permutexvar_epi32(_mm512_srli_epi32(byte, 5), _mm512_castsi256_si512(firsts));
  return _mm512_srlv_epi32(of_byte, _mm512_and_si512(byte, all_of(31)));
}

/// StartGates::let_by
THEMATA_PART __mmask16 let_by(const StartGates& gates, const Bytes& words) {
  const __m512i hash = _mm512_mullo_epi32(words.fours, all_of(gates.factor()));
  const __m512i numbers =
      _mm512_srl_epi32(hash, _mm_cvtsi32_si128(static_cast<int>(gates.shift())));
  const __m512i gate = _mm512_i32gather_epi32(numbers, gates.gates(), sizeof(std::uint32_t));
  const __m512i by_gate = _mm512_srlv_epi32(gate, next_bits(words.rests));
  const __m256i firsts = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(gates.firsts()));
  return _mm512_test_epi32_mask(_mm512_or_si512(by_gate, by_first(firsts, words.fours)), all_of(1));
}

/// Of words from number `at` on, sixteen of which there are, as many as stand near enough.
THEMATA_PART std::size_t read_near(const StartGates& gates, const char* text, const Token* words,
                                   std::size_t at, StretchWords& out) {
  const Places places = places_of(words + at);
  const std::size_t size = count_near(places);
  const Bytes bytes = bytes_of(text + words[at].span.begin, places);
  _mm512_storeu_si512(out.fours.data() + at, bytes.fours);
  _mm512_storeu_si512(out.rests.data() + at, bytes.rests);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out.hashes.data() + 1 + at),
                   hashes_of(bytes, places));
  const std::uint32_t found = _bzhi_u32(let_by(gates, bytes), static_cast<unsigned>(size));
  const __m512i numbers =
      _mm512_add_epi32(all_of(static_cast<std::uint32_t>(at)),
                       _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15));
  _mm512_storeu_si512(out.passed.data() + out.passed_size,
                      _mm512_maskz_compress_epi32(static_cast<__mmask16>(found), numbers));
  out.passed_size += static_cast<std::size_t>(__builtin_popcount(found));
  return size;
}

THEMATA_AVX512 void read_sixteen(const StartGates& gates, std::string_view text,
                                 std::span<const Token> words, StretchWords& out) {
  out.open(words.size());
  for (std::size_t at = 0; at < words.size();) {
    std::size_t read = 0;
    if (at + at_once <= words.size() &&
        std::size_t{words[at].span.begin} + bytes_at_once <= text.size()) {
      read = read_near(gates, text.data(), words.data(), at, out);
    }
    if (read == 0) {
      read_word(gates, text.data(), words[at], at, out);
      read = 1;
    }
    at += read;
  }
  out.close(words.size());
}

/// Where words have these hashes, what is wanted before and after.
THEMATA_PART __mmask16 by(__m512i before, __m512i after, __m512i hash_before, __m512i hash_after) {
  const __m512i both = _mm512_and_si512(_mm512_srlv_epi32(before, hash_before),
                                        _mm512_srlv_epi32(after, hash_after));
  return _mm512_test_epi32_mask(both, all_of(1));
}

/// Whether it is what is wanted at these places.
THEMATA_PART __mmask16 at_places(const StartPlaces::Wanted* wanted, __m512i places,
                                 __m512i hash_before, __m512i hash_after) {
  static_assert(sizeof(StartPlaces::Wanted) == 8);
  const __m512i before = _mm512_i32gather_epi32(places, &wanted->before, 8);
  const __m512i after = _mm512_i32gather_epi32(places, &wanted->after, 8);
  return by(before, after, hash_before, hash_after);
}

THEMATA_PART std::size_t add_keys(__mmask16 found, __m512i at, __m512i places, std::size_t size,
                                  StartKeys& out) {
  _mm512_storeu_si512(out.at.data() + size, _mm512_maskz_compress_epi32(found, at));
  _mm512_storeu_si512(out.places.data() + size, _mm512_maskz_compress_epi32(found, places));
  return size + static_cast<std::size_t>(__builtin_popcount(found));
}

THEMATA_AVX512 void look_at_sixteen(const StartPlaces& places, const StartGates& gates,
                                    const StretchWords& words, StartKeys& out) {
  out.open(words.passed_size);
  const StretchWords::View word = words.view();
  const StartPlaces::View place = places.view();
  const __m256i firsts = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(gates.firsts()));
  const StartPlaces::Wanted of_first = place.wanted[place.of_first];
  const __m128i whole_shift = _mm_cvtsi32_si128(static_cast<int>(place.whole_shift));
  const __m128i head_shift = _mm_cvtsi32_si128(static_cast<int>(place.head_shift));
  std::size_t size = 0;
  std::size_t others = 0;
  for (std::size_t from = 0; from < words.passed_size; from += at_once) {
    const std::size_t left = words.passed_size - from;
    const auto some =
        static_cast<__mmask16>(_bzhi_u32(0xFFFF, static_cast<unsigned>(std::min(left, at_once))));
    const __m512i at = _mm512_maskz_loadu_epi32(some, words.passed.data() + from);
    const __m512i fours = _mm512_i32gather_epi32(at, word.fours, sizeof(std::uint32_t));
    const __m512i rests = _mm512_i32gather_epi32(at, word.rests, sizeof(std::uint32_t));
    // The word before, the word itself, the word behind; in bits of what is wanted.
    const __m512i hashes = _mm512_i32gather_epi32(at, word.hashes, 1);
    const __m512i before = _mm512_and_si512(_mm512_srli_epi32(hashes, 3), all_of(31));
    const __m512i after = _mm512_and_si512(_mm512_srli_epi32(hashes, 19), all_of(31));

    const __mmask16 named = _mm512_mask_cmpeq_epi32_mask(some, fours, all_of(StartGates::named));
    _mm512_storeu_si512(out.others.data() + others, _mm512_maskz_compress_epi32(named, at));
    others += static_cast<std::size_t>(__builtin_popcount(named));
    const auto known = static_cast<__mmask16>(some & ~named);

    const __m512i hash = _mm512_mullo_epi32(fours, all_of(word_factor));
    const __m512i mixed =
        _mm512_add_epi32(hash, _mm512_mullo_epi32(rests, all_of(StartPlaces::rest_factor)));
    const __m512i wholes = _mm512_srl_epi32(mixed, whole_shift);
    const __mmask16 by_whole = at_places(place.wanted, wholes, before, after);
    size = add_keys(known & by_whole, at, wholes, size, out);

    const __m512i heads =
        _mm512_add_epi32(_mm512_srl_epi32(hash, head_shift), all_of(place.first_head));
    const __mmask16 by_head = at_places(place.wanted, heads, before, after);
    size = add_keys(known & by_head, at, heads, size, out);

    const __mmask16 by_byte = _mm512_test_epi32_mask(by_first(firsts, fours), all_of(1)) &
                              by(all_of(of_first.before), all_of(of_first.after), before, after);
    size = add_keys(known & by_byte, at, all_of(place.of_first), size, out);
  }
  out.size = size;
  out.others_size = others;
}

static_assert(StartEntries::more >= 8);
THEMATA_AVX512 void ask_eight(const StartEntries& entries, const StartKeys& keys,
                              const StretchWords& words, StartCandidates& out) {
  const StretchWords::View word = words.view();
  const StartEntries::View all = entries.view();
  out.size = 0;
  for (std::size_t key = 0; key < keys.size; ++key) {
    const std::uint32_t at = keys.at[key];
    const auto [begin, end, before, after] =
        all.of(keys.places[key], word.hash_before(at), word.hash_after(at));
    out.make_room_for(end - begin + StartEntries::more);
    const __m128i bit_before = _mm_cvtsi32_si128(static_cast<int>(before.bit));
    const __m128i bit_after = _mm_cvtsi32_si128(static_cast<int>(after.bit));
    const __m512i beginning = _mm512_set1_epi64(static_cast<long long>(word.beginning(at)));
    std::uint32_t* found_at = out.at.data() + out.size;
    std::uint32_t* found_rows = out.rows.data() + out.size;
    for (std::uint32_t entry = begin; entry < end; entry += 8) {
      const __m512i beside =
          _mm512_and_si512(_mm512_srl_epi64(_mm512_loadu_si512(before.words + entry), bit_before),
                           _mm512_srl_epi64(_mm512_loadu_si512(after.words + entry), bit_after));
      const __m512i differ =
          _mm512_and_si512(_mm512_loadu_si512(all.kept + entry),
                           _mm512_xor_si512(beginning, _mm512_loadu_si512(all.beginnings + entry)));
      const __mmask8 wanted = _mm512_test_epi64_mask(beside, _mm512_set1_epi64(1));
      const __mmask8 same = _mm512_testn_epi64_mask(differ, differ);
      const std::uint32_t fits = _bzhi_u32(wanted & same, std::min(end - entry, 8U));
      const __m256i rows = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(all.rows + entry));
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(found_rows),
                          _mm256_maskz_compress_epi32(static_cast<__mmask8>(fits), rows));
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(found_at),
                          _mm256_set1_epi32(static_cast<int>(at)));
      const int count = __builtin_popcount(fits);
      found_rows += count;
      found_at += count;
    }
    out.size = static_cast<std::size_t>(found_at - out.at.data());
  }
}

}  // namespace

const StartPasses* avx512_start_passes() {
  static constexpr StartPasses passes{read_sixteen, look_at_sixteen, ask_eight};
  static const bool has = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                          __builtin_cpu_supports("avx512vl") &&
                          __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("bmi") &&
                          __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
  return has ? &passes : nullptr;
}

}  // namespace themata
#endif
