// SPDX-License-Identifier: MIT
#include <themata/text/utf8.hpp>

#include <simdjson.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#include <algorithm>
#include <bit>
#include <cstring>

#include "plain_utf8.hpp"

namespace themata {
namespace {

constexpr UChar32 replacement = 0xFFFD;

UChar32 as_icu(char32_t c) { return static_cast<UChar32>(c); }

/// Bytes 10xxxxxx among the first `size` of eight.
std::size_t count_continuations(const char* eight, std::size_t size) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, eight, sizeof bytes);
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  const std::uint64_t wanted = size == 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << 8 * size) - 1;
  const std::uint64_t found = bytes & ~(bytes << 1U) & 0x8080808080808080U & wanted;
  return static_cast<std::size_t>((found >> 7U) * 0x0101010101010101U >> 56U);
}

/// Bytes before the first that is not ASCII.
std::size_t ascii_prefix(std::string_view text) {
  std::size_t at = 0;
#if defined(__SSE2__)
  for (; at + 16 <= text.size(); at += 16) {
    const auto bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    if (const int high = _mm_movemask_epi8(bytes); high != 0) {
      return at + static_cast<std::size_t>(std::countr_zero(static_cast<unsigned>(high)));
    }
  }
#endif
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80) ++at;
  return at;
}

}  // namespace

CodePoint detail::wide_code_point_at(std::string_view text, std::size_t at) {
  // U8_NEXT counts in int32_t; four bytes are all it can need.
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data() + at);
  const auto length = static_cast<int32_t>(std::min<std::size_t>(4, text.size() - at));
  int32_t used = 0;
  UChar32 value = 0;
  U8_NEXT(bytes, used, length, value);
  if (value < 0) value = replacement;
  return {static_cast<char32_t>(value), static_cast<std::uint32_t>(used)};
}

CodePoint detail::wide_code_point_before(std::string_view text, std::size_t at) {
  const std::size_t from = at < 4 ? 0 : at - 4;
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data() + from);
  auto place = static_cast<int32_t>(at - from);
  const int32_t end = place;
  UChar32 value = 0;
  U8_PREV(bytes, 0, place, value);
  if (value < 0) value = replacement;
  return {static_cast<char32_t>(value), static_cast<std::uint32_t>(end - place)};
}

void append_utf8(std::string& out, char32_t value) {
  uint8_t bytes[U8_MAX_LENGTH];
  int32_t length = 0;
  UBool failed = false;
  const auto point = static_cast<uint32_t>(value);
  U8_APPEND(bytes, length, U8_MAX_LENGTH, point, failed);
  if (failed) return append_utf8(out, replacement);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
}

std::size_t count_code_points(std::string_view text) {
  std::size_t at = 0;
  std::size_t points = 0;
#if defined(__SSE2__)
  for (; at + 16 <= text.size(); at += 16) {
    // As signed bytes, what continues a sequence is -128 to -65; the others count one each.
    const auto bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text.data() + at));
    const __m128i ones = _mm_and_si128(_mm_cmpgt_epi8(bytes, _mm_set1_epi8(-65)), _mm_set1_epi8(1));
    const __m128i sums = _mm_sad_epu8(ones, _mm_setzero_si128());
    points += static_cast<std::size_t>(_mm_cvtsi128_si32(sums) + _mm_extract_epi16(sums, 4));
  }
#endif
  for (; at < text.size(); ++at) points += (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
  return points;
}

namespace {

std::optional<std::size_t> first_invalid(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_ascii(text[at])) {
      ++at;
      continue;
    }
    const auto* bytes = reinterpret_cast<const uint8_t*>(text.data() + at);
    const auto length = static_cast<int32_t>(std::min<std::size_t>(4, text.size() - at));
    int32_t used = 0;
    UChar32 value = 0;
    U8_NEXT(bytes, used, length, value);
    if (value < 0) return at;
    at += static_cast<std::size_t>(used);
  }
  return std::nullopt;
}

}  // namespace

/// In blocks, since simdjson only says whether all of one is well-formed, and who asks may ask
/// again behind each place.
std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  constexpr std::size_t block = 1024;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = piece_end(text, at, block);
    if (!simdjson::validate_utf8(text.data() + at, end - at)) return first_invalid(text, at);
    at = end;
  }
  return std::nullopt;
}

bool detail::is_wide_space(char32_t c) { return u_isUWhiteSpace(as_icu(c)); }
bool detail::is_wide_letter(char32_t c) { return u_isUAlphabetic(as_icu(c)); }
bool detail::is_wide_upper(char32_t c) { return u_isUUppercase(as_icu(c)); }
bool detail::is_wide_lower(char32_t c) { return u_isULowercase(as_icu(c)); }
bool detail::is_wide_digit(char32_t c) { return u_isdigit(as_icu(c)); }

std::string_view detail::trim_wide(std::string_view text) {
  while (!text.empty()) {
    const CodePoint first = code_point_at(text, 0);
    if (!is_space(first.value)) break;
    text.remove_prefix(first.bytes);
  }
  while (!text.empty()) {
    const CodePoint last = code_point_before(text, text.size());
    if (!is_space(last.value)) break;
    text.remove_suffix(last.bytes);
  }
  return text;
}

std::string one_line(std::string_view text) {
  std::string out;
  text = trim(text);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (!is_space(c.value)) {
      out += text.substr(at, c.bytes);
    } else if (!out.ends_with(' ')) {
      out += ' ';
    }
    at += c.bytes;
  }
  return out;
}

CodePointIndex::CodePointIndex(std::string_view text)
    : text_(text), ascii_(ascii_prefix(text)), byte_(ascii_), points_(ascii_) {}

std::size_t CodePointIndex::counted(std::size_t byte) {
  if (byte < byte_) byte_ = points_ = ascii_;
  const std::size_t bytes = byte - byte_;
  // The next place is a word away mostly, and a loop of its length would be guessed wrong.
  points_ += bytes <= 8 && byte_ + 8 <= text_.size()
                 ? bytes - count_continuations(text_.data() + byte_, bytes)
                 : count_code_points(text_.substr(byte_, bytes));
  byte_ = byte;
  return points_;
}

}  // namespace themata
