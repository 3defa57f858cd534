// SPDX-License-Identifier: MIT
//
// The words that labels declare a voice with: `Interviewer`, `Lead researcher`, `Speaker 2`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <themata/transcript/document.hpp>

namespace themata {

/// In small letters, without diacritics: as the words of roles are written.
[[nodiscard]] std::string plain(std::string_view label);

/// The role that a plain word, or two with a blank between them, is for.
[[nodiscard]] std::optional<Role> role_of_word(std::string_view word);
/// Is it said of a person beside the word for the role? A single letter is.
[[nodiscard]] bool is_qualifier(std::string_view word);
/// Plain words with single blanks: `speaker`, `male voice`.
[[nodiscard]] bool is_numbered_voice(std::string_view words);

/// May a label that has this word, of ASCII letters, declare a role or number a voice? Not meant
/// are labels with brackets or slashes, which set a role beside a name.
[[nodiscard]] bool may_be_of_voice(std::string_view word);

}  // namespace themata
