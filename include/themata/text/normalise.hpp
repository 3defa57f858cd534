// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace themata {

enum class Diacritics { count, ignore };

/// The form under which a word is compared and counted: NFC, full Unicode case
/// folding, U+2019 and U+02BC as `'`, without soft hyphens, ZWJ and ZWNJ.
/// With Diacritics::ignore also without nonspacing marks.
/// folded_form(folded_form(x)) == folded_form(x).
[[nodiscard]] std::string folded_form(std::string_view surface,
                                      Diacritics diacritics = Diacritics::count);

/// The same without case folding: under what a pattern with `case: exact` is compared.
[[nodiscard]] std::string cased_form(std::string_view surface,
                                     Diacritics diacritics = Diacritics::count);

/// Canonical composition (NFC).
[[nodiscard]] std::string nfc(std::string_view text);

}  // namespace themata
