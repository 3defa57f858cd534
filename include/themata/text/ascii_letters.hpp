// SPDX-License-Identifier: MIT
#pragma once

namespace themata {

/// A to Z, in either case; of a byte of a longer UTF-8 sequence never true.
[[nodiscard]] constexpr bool is_ascii_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace themata
