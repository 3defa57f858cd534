// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
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

/// The class of every code point beyond ASCII.
class ScanClasses {
 public:
  /// Made when it is first asked for.
  [[nodiscard]] static const ScanClasses& table();

  /// Cost: a look at a table below U+3000, a few property calls of ICU above.
  [[nodiscard]] ScanClass of(char32_t c) const {
    return c >= first && c < end ? classes_[c - first] : beyond(c);
  }

 private:
  static constexpr char32_t first = 0x80;
  static constexpr char32_t end = 0x3000;
  ScanClasses();
  [[nodiscard]] static ScanClass beyond(char32_t c);
  std::array<ScanClass, end - first> classes_{};
};

}  // namespace themata
