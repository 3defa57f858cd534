// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

namespace themata {

/// What a code point beyond ASCII is to the word scan. `complex` says that the
/// scan's few rules can't tell: ICU cuts the blank-separated chunk that holds it.
enum class ScanClass : std::uint8_t {
  other,    ///< no part of a word: a boundary on both sides
  letter,   ///< Word_Break = ALetter and a letter
  between,  ///< Word_Break = MidNumLet: joins two letters or two digits (U+2019)
  complex
};

/// Cost: a look at a table below U+3000, a few property calls of ICU above.
[[nodiscard]] ScanClass scan_class(char32_t c);

}  // namespace themata
