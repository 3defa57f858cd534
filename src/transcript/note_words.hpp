// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace themata {

/// How much a word says that its bracket is the transcriber's.
enum class NoteWord {
  talk,     ///< nothing: an ordinary word
  company,  ///< goes with a marker: `long`, `seconds`, `speaker`
  weak,     ///< a marker that people also say: `pause`, `music`, `door`
  strong    ///< a marker and nothing else: `inaudible`, `crosstalk`
};

/// Takes a word in lower case.
[[nodiscard]] NoteWord note_word(std::string_view word);

/// All that a bracket holds is a phrase of the transcriber's, though its words
/// alone would not tell: `discussion off the record`. Takes lower case.
[[nodiscard]] bool is_note_phrase(std::string_view inside);

}  // namespace themata
