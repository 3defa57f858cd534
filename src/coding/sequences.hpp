// SPDX-License-Identifier: MIT
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/segment/segmenter.hpp>

#include "word_classes.hpp"

namespace themata {

/// One step of a sequence: a word of a class, or up to `gap` words of any kind.
struct Step {
  std::uint32_t word_class = 0;
  std::uint32_t gap = 0;  ///< > 0: a gap; word_class means nothing
  bool tight = false;     ///< may follow a symbol without blanks (`R&B`)
  auto operator<=>(const Step&) const = default;
};
using Sequence = std::vector<Step>;

/// Writes a pattern out as plain sequences, cut as the text will be cut.
/// `(her|his)` of single words stays one step; longer alternatives multiply.
/// Nothing is returned, and a warning given, for a pattern without any word.
[[nodiscard]] std::vector<Sequence> sequences_of(const Pattern& pattern, const Segmenter& segmenter,
                                                 Segmenter::Scratch& scratch, WordClasses& classes,
                                                 Diagnostics& diagnostics);

}  // namespace themata
