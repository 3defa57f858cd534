// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace themata {

/// A character as HTML spells it.
struct CharacterReference {
  std::size_t length = 0;  ///< bytes from `&` to `;`
  char32_t value = 0;
};

/// No reference that is read is longer.
inline constexpr std::size_t longest_reference = 12;

/// `&#233;`, `&#xE9;` or `&eacute;` at the very beginning of `text`: any number, and the names of
/// Latin-1 and of the punctuation of running text. What stands for no character is none, nor is
/// a name without its semicolon.
[[nodiscard]] std::optional<CharacterReference> character_reference(std::string_view text);

}  // namespace themata
