// SPDX-License-Identifier: MIT
//
// What words begin with: their first bytes, and hashes of these. The start filter, its tables,
// and KnownBeginnings see no more of them.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string_view>
#include <vector>

#include <themata/segment/short_words.hpp>
#include <themata/text/ascii_letters.hpp>
#include <themata/text/span.hpp>
#include <themata/text/utf8.hpp>

namespace themata {

inline constexpr std::uint32_t head_bytes = 4;
inline constexpr std::uint32_t bytes_known = 8;

// Hashes of words for what stands beside a key. Words that end in `'t` have one of their own,
// since many a pattern has `*n't`, and so have those that begin with a figure, for `/[0-9]+/` and
// `5*`; `nobody` is of no word.
inline constexpr std::uint8_t a_number = 252;
inline constexpr std::uint8_t contraction = 253;
inline constexpr std::uint8_t nobody = 254;   // before the first word, behind the last
inline constexpr std::uint8_t anybody = 255;  // a word of which nothing is known

inline constexpr auto kept_bytes = [] {
  std::array<std::uint64_t, bytes_known + 1> masks{};
  for (std::uint32_t size = 1; size <= bytes_known; ++size) {
    masks[size] = ~std::uint64_t{0} >> (8 * (bytes_known - size));
  }
  return masks;
}();

/// What beginnings are multiplied with: an odd number without a pattern in its bits.
inline constexpr std::uint64_t any_factor = 0x9E3779B97F4A7C15U;

inline std::uint64_t hash_of_whole(std::uint64_t beginning) { return beginning * any_factor; }
inline std::uint32_t hash_of_head(std::uint64_t beginning, std::uint32_t factor) {
  return static_cast<std::uint32_t>(beginning) * factor;
}

inline bool begins_with_figure(std::uint64_t beginning) {
  return (static_cast<std::uint32_t>(beginning) & 0xFFU) - '0' < 10U;
}
inline constexpr std::uint32_t word_factor = 0x9E3779B1U;
/// Of a word that is no contraction.
inline std::uint8_t hash_of_word(std::uint64_t beginning) {
  const std::uint32_t mixed = static_cast<std::uint32_t>(beginning) * word_factor >> 16U;
  const auto hash = static_cast<std::uint8_t>(mixed * a_number >> 16U);
  return begins_with_figure(beginning) ? a_number : hash;
}
/// Does it end in `'t`?
inline bool is_contraction(std::string_view word) {
  return word.size() >= 2 && word[word.size() - 2] == '\'' && (word.back() | 0x20) == 't';
}

inline unsigned shift_of_whole(std::size_t places) {
  return 64U - static_cast<unsigned>(std::countr_zero(places));
}
inline unsigned shift_of_head(std::size_t places) {
  return 32U - static_cast<unsigned>(std::countr_zero(places));
}

/// What can stand in a scanned word, its letters small and `_` as they leave it.
inline constexpr std::string_view bytes_of_words = "abcdefghijklmnopqrstuvwxyz0123456789'.,;\x7F";

inline void set_bit(std::vector<std::uint64_t>& bits, std::size_t at) {
  bits[at / 64] |= std::uint64_t{1} << (at % 64);
}

/// Of a form.
inline std::uint64_t beginning_of(std::string_view form) {
  std::array<char, bytes_known> bytes{};
  const std::string_view known = form.substr(0, bytes_known);
  std::copy(known.begin(), known.end(), bytes.begin());
  return ShortKey::small(bytes.data()) & kept_bytes[known.size()];
}

/// The bit at a place, lowest, with those above it in its number.
inline std::uint64_t from_bit(const std::uint64_t* bits, std::size_t at) {
  return bits[at / 64] >> (at % 64);
}
inline std::uint64_t bit_of(const std::uint64_t* bits, std::size_t at) {
  return from_bit(bits, at) & 1U;
}

inline std::uint64_t beginning_at(const char* text, Span word) {
  return ShortKey::small(text + word.begin) & kept_bytes[std::min(word.size(), bytes_known)];
}

}  // namespace themata
