// SPDX-License-Identifier: MIT
#include "scan_class.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace themata {
namespace {

/// Scripts that ICU's dictionaries cut, as the rule file lists them.
bool unspaced(UChar32 c) {
  if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA;
}

ScanClass classify(char32_t point) {
  const auto c = static_cast<UChar32>(point);
  const bool letter = u_isUAlphabetic(c) != 0;
  const bool number = (U_GET_GC_MASK(c) & U_GC_N_MASK) != 0;
  if (unspaced(c)) return ScanClass::complex;
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER: return letter ? ScanClass::letter : ScanClass::complex;
    case U_WB_MIDNUMLET: return letter || number ? ScanClass::complex : ScanClass::between;
    case U_WB_OTHER:
    case U_WB_WSEGSPACE:
    case U_WB_NEWLINE: return letter || number ? ScanClass::complex : ScanClass::other;
    default: return ScanClass::complex;
  }
}

}  // namespace

const ScanClasses& ScanClasses::table() {
  static constinit const ScanClasses classes;
  return classes;
}

ScanClass ScanClasses::ask(char32_t c) { return classify(c); }

}  // namespace themata
