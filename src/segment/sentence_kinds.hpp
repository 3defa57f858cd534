// SPDX-License-Identifier: MIT
#pragma once

#include <unicode/uchar.h>

#include <array>
#include <cstddef>
#include <cstdint>

#include "asked_once.hpp"

namespace themata {

[[nodiscard]] constexpr bool is_ignored(USentenceBreak kind) {
  return kind == U_SB_EXTEND || kind == U_SB_FORMAT;
}
[[nodiscard]] constexpr bool is_separator(USentenceBreak kind) {
  return kind == U_SB_SEP || kind == U_SB_CR || kind == U_SB_LF;
}
[[nodiscard]] constexpr bool is_terminator(USentenceBreak kind) {
  return kind == U_SB_ATERM || kind == U_SB_STERM;
}
[[nodiscard]] constexpr bool is_sentence_letter(USentenceBreak kind) {
  return kind == U_SB_OLETTER || kind == U_SB_UPPER || kind == U_SB_LOWER;
}

/// The property Sentence_Break as a table: ICU is asked for each code point once, when it is first
/// met; those beyond the table go to ICU each time.
class SentenceKinds {
 public:
  static const SentenceKinds& table();

  [[nodiscard]] USentenceBreak of(char32_t c) const {
    return c < covered ? known_.of(c, [c] { return ask(c); }) : ask(c);
  }
  /// Can a character whose UTF-8 begins with this byte be a terminator or a separator?
  [[nodiscard]] bool may_decide(unsigned char lead) const { return may_decide_[lead]; }

 private:
  /// Latin, Greek, Cyrillic, ... and all of General Punctuation.
  static constexpr char32_t covered = 0x2100;

  SentenceKinds();
  static USentenceBreak ask(char32_t c);

  AskedOnce<USentenceBreak, covered> known_{};
  std::array<bool, 256> may_decide_{};
};

}  // namespace themata
