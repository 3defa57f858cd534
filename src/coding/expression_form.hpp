// SPDX-License-Identifier: MIT
//
// A regular expression is asked of forms: composed, with plain apostrophes, folded (`ß` is
// `ss`), under --ignore-diacritics without marks. So the characters that it names have to be
// brought to what forms hold, and its syntax left alone. It is read piece by piece, as RE2
// reads it:
//
// - A character outside of `[ ]`, also one written `\x{e9}`, `\351` or inside `\Q..\E`,
//   becomes its form, together with the marks that follow it: a quantifier behind takes all of
//   it, `ß+` is `(?:ss)+`, and an `é` typed as two characters is repeated as one.
// - A class stands for any of its characters and becomes any of their forms: the class of
//   those that are one character, or else the others, `[aß]` is `(?:[a]|ss)`. Of a range the
//   forms that leave it are added, so that `[é-ü]` takes `e` where marks are ignored.
// - Everything else stays, ASCII letters too: RE2 folds those.
//
// What can't be said in this way is left as it is and named, for `dict check`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <themata/dictionary/dictionary.hpp>
#include <themata/text/normalise.hpp>

namespace themata {

/// A part of an expression that words can't meet as it is written.
struct UnmetPart {
  enum class Why : std::uint8_t {
    apart,         ///< a mark without the letter that texts join it with
    not_a_string,  ///< `[^ß]`: what it keeps out is several characters in forms
    not_a_range,   ///< `[^é-ü]`, and ranges that are wide: their forms lie elsewhere
    capitals,      ///< a capital under `(?-i)`: forms have none
    too_large      ///< for RE2, once its characters are replaced
  };
  Why why;
  std::string part{};  ///< as written
  std::string form{};  ///< what forms have instead, where that is known
};

struct ExpressionForm {
  std::string text{};
  std::vector<UnmetPart> unmet{};
};

/// The expression to be asked of folded_form(word, diacritics), or for LetterCase::exact of
/// cased_form(word, diacritics). One of ASCII alone, without `\x` and octal escapes, is its
/// own form.
[[nodiscard]] ExpressionForm expression_form(std::string_view expression, LetterCase letter_case,
                                             Diacritics diacritics);

/// Small letters with which all forms begin that such an expression meets, as far as that is
/// plain to see: `fair` of `fair(ly)?`, nothing of `(fair|just)`.
[[nodiscard]] std::string expression_beginning(std::string_view form);

}  // namespace themata
