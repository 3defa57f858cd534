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

/// The code point that begins at byte `at` (at < text.size()).
[[nodiscard]] CodePoint code_point_at(std::string_view text, std::size_t at);
/// The code point that ends just before byte `at` (0 < at <= text.size()).
[[nodiscard]] CodePoint code_point_before(std::string_view text, std::size_t at);

/// Appends `value` as UTF-8.
void append_utf8(std::string& out, char32_t value);

/// Number of code points in well-formed UTF-8.
[[nodiscard]] std::size_t count_code_points(std::string_view text);

/// Byte offset of the first ill-formed sequence, or nothing.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view text);

[[nodiscard]] constexpr bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
/// White space in Unicode's sense (property White_Space).
[[nodiscard]] bool is_space(char32_t c);
[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);

/// Without leading and trailing white space (Unicode's).
[[nodiscard]] std::string_view trim(std::string_view text);

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
