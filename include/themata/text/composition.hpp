// SPDX-License-Identifier: MIT
#pragma once

namespace themata {

/// Can composing (NFC) join the character with what stands before it? Combining marks are so,
/// and the vowels and finals of Hangul.
[[nodiscard]] bool joins_what_stands_before(char32_t c);

}  // namespace themata
