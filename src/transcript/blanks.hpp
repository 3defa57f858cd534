// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string_view>

#include <themata/text/utf8.hpp>

namespace themata {

/// The first byte from `at` on that is no white space, or the size.
[[nodiscard]] inline std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint point = code_point_at(text, at);
    if (!is_space(point.value)) break;
    at += point.bytes;
  }
  return at;
}

[[nodiscard]] inline bool blank_or_end(std::string_view text, std::size_t at) {
  return at >= text.size() || is_space(code_point_at(text, at).value);
}

/// A sign that is not seen: it sets the direction of what follows, parts words or joins them. Word
/// processors put them in front of lines in Hebrew and Arabic.
[[nodiscard]] constexpr bool is_unseen(char32_t c) {
  return (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069) || c == 0x61C || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

/// The first byte from `at` on that is no unseen sign, or the size.
[[nodiscard]] inline std::size_t skip_unseen(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_ascii(text[at])) {
    const CodePoint point = code_point_at(text, at);
    if (!is_unseen(point.value)) break;
    at += point.bytes;
  }
  return at;
}

/// Without unseen signs at its ends, and without white space inside of these.
[[nodiscard]] inline std::string_view trim_unseen(std::string_view text) {
  while (!text.empty() && !is_ascii(text.back())) {
    const CodePoint last = code_point_before(text, text.size());
    if (!is_unseen(last.value)) break;
    text = trim(text.substr(0, text.size() - last.bytes));
  }
  while (const std::size_t unseen = skip_unseen(text, 0)) text = trim(text.substr(unseen));
  return text;
}

}  // namespace themata
