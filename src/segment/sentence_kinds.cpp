// SPDX-License-Identifier: MIT
#include "sentence_kinds.hpp"

#include <algorithm>

namespace themata {

const SentenceKinds& SentenceKinds::table() {
  static const SentenceKinds kinds;
  return kinds;
}

SentenceKinds::SentenceKinds() {
  // A lead byte of two stands for 64 code points; longer sequences may be anything.
  std::fill(may_decide_.begin() + 0xE0, may_decide_.end(), true);
  for (char32_t c = 0; c < 0x800; ++c) {
    const USentenceBreak kind = of(c);
    if (!is_terminator(kind) && !is_separator(kind)) continue;
    may_decide_[c < 0x80 ? c : 0xC0U + (c >> 6U)] = true;
  }
}

USentenceBreak SentenceKinds::ask(char32_t c) {
  return static_cast<USentenceBreak>(
      u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_SENTENCE_BREAK));
}

}  // namespace themata
