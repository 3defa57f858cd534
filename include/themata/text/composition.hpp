// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace themata {

/// Can composing (NFC) join the character with what stands before it? Combining marks are so,
/// and the vowels and finals of Hangul.
[[nodiscard]] bool joins_what_stands_before(char32_t c);

/// Composes a name (NFC), so that it is the same however a file system or a keyboard wrote it.
/// ASCII is only looked at.
void compose(std::string& name);

}  // namespace themata
