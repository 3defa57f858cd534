// SPDX-License-Identifier: MIT
#include "start_passes.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

#define THEMATA_AVX2 [[gnu::target("avx2,bmi,bmi2")]]
#endif

namespace themata {
namespace {

void read_plainly(const StartGates& gates, std::string_view text, std::span<const Token> words,
                  StretchWords& out) {
  out.open(words.size());
  for (std::size_t at = 0; at < words.size(); ++at) {
    read_word(gates, text.data(), words[at], at, out);
  }
  out.close(words.size());
}

// Nothing branches on what is found: no processor can guess it.

[[gnu::always_inline]] inline void look_at_each(const StartPlaces& places, const StartGates& gates,
                                                const StretchWords& words, StartKeys& out) {
  make_room(out.keys, 3 * words.passed_size);
  out.others.clear();
  const StretchWords::View word = words.view();
  const StartPlaces::View place = places.view();
  const std::uint32_t* const firsts = gates.firsts();
  StartKey* found = out.keys.data();
  for (const std::uint32_t at : std::span(words.passed).first(words.passed_size)) {
    const std::uint32_t four = word.fours[at];
    if (four == StartGates::named) [[unlikely]] {
      out.others.push_back(at);
      continue;
    }
    const std::uint8_t before = word.hash_before(at);
    const std::uint8_t after = word.hash_after(at);
    const std::uint32_t whole = place.of_whole(word.beginning(at));
    *found = {at, whole};
    found += place.wanted[whole].by(before, after);
    const std::uint32_t head = place.of_head(four);
    *found = {at, head};
    found += place.wanted[head].by(before, after);
    *found = {at, place.of_first};
    found +=
        place.wanted[place.of_first].by(before, after) & firsts[(four & 0xFFU) / 32] >> (four % 32);
  }
  out.size = static_cast<std::size_t>(found - out.keys.data());
}

void look_plainly(const StartPlaces& places, const StartGates& gates, const StretchWords& words,
                  StartKeys& out) {
  look_at_each(places, gates, words, out);
}

[[gnu::always_inline]] inline void ask_each(const StartEntries& entries, const StartKeys& keys,
                                            const StretchWords& words, StartCandidates& out) {
  const StretchWords::View word = words.view();
  const StartEntries::View all = entries.view();
  out.size = 0;
  for (const auto [at, place] : keys) {
    const auto [begin, end] = all.of(place);
    out.make_room_for(end - begin);
    const std::uint64_t beginning = word.beginning(at);
    const std::uint8_t hash_before = word.hash_before(at);
    const std::uint8_t hash_after = word.hash_after(at);
    const std::uint64_t* const before = all.before(hash_before);
    const std::uint64_t* const after = all.after(hash_after);
    std::uint32_t* const found_at = out.at.data();
    std::uint32_t* const found_rows = out.rows.data();
    std::size_t found = out.size;
    for (std::uint32_t entry = begin; entry < end; ++entry) {
      found_at[found] = at;
      found_rows[found] = all.rows[entry];
      const bool same = ((beginning ^ all.beginnings[entry]) & all.kept[entry]) == 0;
      found += before[entry] >> (hash_before % 64U) & after[entry] >> (hash_after % 64U) &
               (same ? 1U : 0U);
    }
    out.size = found;
  }
}

void ask_plainly(const StartEntries& entries, const StartKeys& keys, const StretchWords& words,
                 StartCandidates& out) {
  ask_each(entries, keys, words, out);
}

}  // namespace

const StartPasses* plain_start_passes() {
  static constexpr StartPasses passes{read_plainly, look_plainly, ask_plainly};
  return &passes;
}

#if defined(__x86_64__)
namespace {

/// Of four words.
THEMATA_AVX2 inline void read_four(const char* text, const Token* words, std::uint32_t* fours,
                                   std::uint32_t* rests) {
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

[[gnu::always_inline]] inline void read_beginnings(const char* text, std::span<const Token> words,
                                                   std::uint32_t* fours, std::uint32_t* rests) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    const std::uint64_t has_type = words[at].type == unnamed ? 0U : 1U;
    const std::uint64_t beginning = beginning_at(text, words[at].span) | (0 - has_type);
    fours[at] = static_cast<std::uint32_t>(beginning);
    rests[at] = static_cast<std::uint32_t>(beginning >> 32U);
  }
}

// What these loops ask for is copied first, since the compiler can't know that what is written is
// none of it.

/// Of words whose beginnings are read.
[[gnu::always_inline]] inline void hash_words(const char* text, std::span<const Token> words,
                                              StretchWords& out) {
  const std::uint32_t* const fours = out.fours.data();
  std::uint8_t* const __restrict hashes = out.hashes.data() + 1;
  for (std::size_t at = 0; at < words.size(); ++at) hashes[at] = hash_of_word(fours[at]);
  for (std::size_t at = 0; at < words.size(); ++at) {
    const Token word = words[at];
    const char* const last = text + word.span.end - 1;
    // Of a word of one byte this is the same byte, which can't be both.
    const char* const before = last - (word.span.size() > 1 ? 1 : 0);
    const bool contracted = ((*before == '\'') & ((*last | 0x20) == 't')) != 0;
    const std::uint8_t known = contracted ? contraction : hashes[at];
    hashes[at] = word.type == unnamed ? known : anybody;
  }
}

[[gnu::always_inline]] inline void list_passed(const StartGates& gates, std::size_t size,
                                               StretchWords& out) {
  const std::uint32_t* const __restrict fours = out.fours.data();
  const std::uint32_t* const __restrict rests = out.rests.data();
  std::uint32_t* const passed = out.passed.data();
  const std::uint32_t factor = gates.factor();
  const unsigned shift = gates.shift();
  for (std::size_t at = 0; at < size; ++at) {
    passed[at] = hash_of_head(fours[at], factor) >> shift << 5U | StartGates::next_bit(rests[at]);
  }
  const std::uint32_t* const bits = gates.gates();
  const std::uint32_t* const firsts = gates.firsts();
  std::size_t found = 0;
  for (std::size_t at = 0; at < size; ++at) {
    const std::uint32_t first = fours[at] & 0xFFU;
    const std::uint32_t passes =
        bits[passed[at] >> 5U] >> (passed[at] & 31U) | firsts[first / 32] >> (first % 32);
    passed[found] = static_cast<std::uint32_t>(at);
    found += passes & 1U;
  }
  out.passed_size = found;
}

THEMATA_AVX2 void read_by_fours(const StartGates& gates, std::string_view text,
                                std::span<const Token> words, StretchWords& out) {
  out.open(words.size());
  std::uint32_t* const fours = out.fours.data();
  std::uint32_t* const rests = out.rests.data();
  std::size_t at = 0;
  for (; at + 4 <= words.size(); at += 4) {
    read_four(text.data(), words.data() + at, fours + at, rests + at);
  }
  read_beginnings(text.data(), words.subspan(at), fours + at, rests + at);
  hash_words(text.data(), words, out);
  list_passed(gates, words.size(), out);
  out.close(words.size());
}

THEMATA_AVX2 void look_avx2(const StartPlaces& places, const StartGates& gates,
                            const StretchWords& words, StartKeys& out) {
  look_at_each(places, gates, words, out);
}

THEMATA_AVX2 void ask_avx2(const StartEntries& entries, const StartKeys& keys,
                           const StretchWords& words, StartCandidates& out) {
  ask_each(entries, keys, words, out);
}

}  // namespace

const StartPasses* avx2_start_passes() {
  static constexpr StartPasses passes{read_by_fours, look_avx2, ask_avx2};
  static const bool has = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                          __builtin_cpu_supports("bmi2");
  return has ? &passes : nullptr;
}
#else
const StartPasses* avx2_start_passes() { return nullptr; }
const StartPasses* avx512_start_passes() { return nullptr; }
#endif

const StartPasses& start_passes() {
  static const StartPasses* const fastest = [] {
    for (const StartPasses* passes : {avx512_start_passes(), avx2_start_passes()}) {
      if (passes != nullptr) return passes;
    }
    return plain_start_passes();
  }();
  return *fastest;
}

}  // namespace themata
