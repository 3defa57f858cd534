// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string_view>

namespace themata {

/// A to Z, in either case; of a byte of a longer UTF-8 sequence never true.
[[nodiscard]] constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
/// No byte of a longer UTF-8 sequence stands in it.
[[nodiscard]] constexpr bool all_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace themata
