// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>

#include "../asked_once.hpp"

namespace themata {

/// What a code point beyond ASCII is to the word scan. `complex` says that the
/// scan's few rules can't tell: ICU cuts the blank-separated chunk that holds it.
enum class ScanClass : std::uint8_t {
  other,    ///< no part of a word: a boundary on both sides
  letter,   ///< Word_Break = ALetter and a letter
  between,  ///< Word_Break = MidNumLet: joins two letters or two digits (U+2019)
  complex
};

/// The class of every code point beyond ASCII. ICU is asked for each once, when it is first met:
/// asking for all was a quarter of what a small text with typographic quotes takes.
class ScanClasses {
 public:
  /// What is known is shared by all threads.
  [[nodiscard]] static const ScanClasses& table();

  /// Cost: a look at a table below U+3000, where it has been met; else a few property calls of ICU.
  [[nodiscard]] ScanClass of(char32_t c) const {
    if (c < first || c >= end) return ask(c);
    return known_.of(c - first, [c] { return ask(c); });
  }

 private:
  static constexpr char32_t first = 0x80;
  static constexpr char32_t end = 0x3000;
  constexpr ScanClasses() = default;
  [[nodiscard]] static ScanClass ask(char32_t c);
  AskedOnce<ScanClass, end - first> known_{};
};

}  // namespace themata
