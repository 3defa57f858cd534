// SPDX-License-Identifier: MIT
#include <algorithm>

#include <themata/segment/segmenter.hpp>
#include <themata/segment/sentences.hpp>

#include "scratch.hpp"

namespace themata {

void Segmenter::sentence_starts(const Passage& passage, std::span<const Token> words,
                                Scratch& scratch, std::vector<std::uint32_t>& out) const {
  out.clear();
  if (words.empty()) return;
  // Inside a paragraph line breaks and marks are blanks; between paragraphs a
  // line break stays, and ends a sentence.
  std::string& masked = scratch.masked;
  masked.assign(passage.span.of(passage.text));
  const std::uint32_t base = passage.span.begin;
  std::replace(masked.begin(), masked.end(), '\n', ' ');
  for (const Mark& mark : passage.marks) {
    std::fill(masked.begin() + (mark.span.begin - base), masked.begin() + (mark.span.end - base),
              ' ');
  }
  for (const std::uint32_t begin : passage.paragraphs) {
    if (begin > base && masked[begin - base - 1] == ' ') masked[begin - base - 1] = '\n';
  }
  find_sentence_breaks(masked, &Suppressions::built_in(), scratch.breaks);

  out.push_back(0);
  std::size_t next = 0;
  for (std::uint32_t word = 1; word < words.size(); ++word) {
    bool begins = false;
    while (next < scratch.breaks.size() && base + scratch.breaks[next] <= words[word].span.begin) {
      begins |= base + scratch.breaks[next++] > words[word - 1].span.begin;
    }
    if (begins) out.push_back(word);
  }
}

}  // namespace themata
