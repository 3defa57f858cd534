// SPDX-License-Identifier: MIT
//
// Whether a sentence begins at one word is decided by what stands between the words
// before and after it: the rules look back to the word that a terminator follows, and
// on to the first letter behind it (SB8). So a few dozen bytes are enough.
#include <algorithm>

#include <themata/segment/segmenter.hpp>
#include <themata/segment/sentences.hpp>

#include "scratch.hpp"

namespace themata {
namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

}  // namespace

bool Segmenter::begins_sentence(const Passage& passage, std::span<const Token> words,
                                std::uint32_t word, Scratch& scratch) const {
  // A word that begins with an ASCII letter ends every look that begins before it.
  std::uint32_t last = word;
  while (last < words.size() && !is_ascii_letter(passage.text[words[last].span.begin])) ++last;
  const Span around{words[word - 1].span.begin,
                    last < words.size() ? words[last].span.end : passage.span.end};
  mask_for_sentences(passage, around, scratch.masked);
  find_sentence_breaks(scratch.masked, &Suppressions::built_in(), scratch.breaks);
  return std::any_of(scratch.breaks.begin(), scratch.breaks.end(), [&](std::uint32_t at) {
    return at > 0 && around.begin + at <= words[word].span.begin;
  });
}

}  // namespace themata
