// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace themata {

/// One code point and the number of bytes it takes. Of ill-formed input, the
/// value is U+FFFD and the length that of the maximal ill-formed part.
struct CodePoint {
  char32_t value = 0;
  std::uint32_t bytes = 0;
};

// Nearly every byte of a transcript is ASCII: what is asked for each of them is
// answered here, and only the rest is asked of ICU.
namespace detail {
[[nodiscard]] CodePoint wide_code_point_at(std::string_view text, std::size_t at);
[[nodiscard]] CodePoint wide_code_point_before(std::string_view text, std::size_t at);
[[nodiscard]] bool is_wide_space(char32_t c);
[[nodiscard]] bool is_wide_letter(char32_t c);
[[nodiscard]] bool is_wide_upper(char32_t c);
[[nodiscard]] bool is_wide_lower(char32_t c);
[[nodiscard]] bool is_wide_digit(char32_t c);
[[nodiscard]] std::string_view trim_wide(std::string_view text);
}  // namespace detail

[[nodiscard]] constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// The code point that begins at byte `at` (at < text.size()).
[[nodiscard]] inline CodePoint code_point_at(std::string_view text, std::size_t at) {
  if (is_ascii(text[at])) return {static_cast<unsigned char>(text[at]), 1};
  return detail::wide_code_point_at(text, at);
}
/// The code point that ends just before byte `at` (0 < at <= text.size()).
[[nodiscard]] inline CodePoint code_point_before(std::string_view text, std::size_t at) {
  if (is_ascii(text[at - 1])) return {static_cast<unsigned char>(text[at - 1]), 1};
  return detail::wide_code_point_before(text, at);
}

/// Appends `value` as UTF-8.
void append_utf8(std::string& out, char32_t value);

/// Number of code points in well-formed UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Byte offset of the first ill-formed sequence, or nothing.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

[[nodiscard]] constexpr bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
/// White space in Unicode's sense (property White_Space).
[[nodiscard]] inline bool is_space(char32_t c) {
  return c < 0x80 ? is_ascii_space(static_cast<char>(c)) : detail::is_wide_space(c);
}
[[nodiscard]] inline bool is_upper(char32_t c) {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : detail::is_wide_upper(c);
}
[[nodiscard]] inline bool is_lower(char32_t c) {
  return c < 0x80 ? c >= 'a' && c <= 'z' : detail::is_wide_lower(c);
}
[[nodiscard]] inline bool is_letter(char32_t c) {
  return c < 0x80 ? is_upper(c) || is_lower(c) : detail::is_wide_letter(c);
}
[[nodiscard]] inline bool is_digit(char32_t c) {
  return c < 0x80 ? c >= '0' && c <= '9' : detail::is_wide_digit(c);
}

/// Without leading and trailing white space (Unicode's).
[[nodiscard]] inline std::string_view trim(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  if (text.empty() || (is_ascii(text.front()) && is_ascii(text.back()))) return text;
  return detail::trim_wide(text);
}

/// The text on one line: each run of white space is one blank, none at the ends.
[[nodiscard]] std::string one_line(std::string_view text);

/// Turns byte offsets, asked for in ascending order, into code point offsets
/// at a total cost linear in the text. Going back is allowed and costs a
/// restart. As far as the text is ASCII from its begin, there is nothing to count.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text);
  [[nodiscard]] std::size_t at(std::size_t byte) { return byte <= ascii_ ? byte : counted(byte); }

 private:
  std::size_t counted(std::size_t byte);

  std::string_view text_;
  std::size_t ascii_;  ///< bytes before the first that is not
  std::size_t byte_;
  std::size_t points_;
};

}  // namespace themata
