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

}  // namespace themata
