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

/// A word of a class.
struct Step {
  std::uint32_t word_class = 0;
  bool tight = false;  ///< may follow a symbol without blanks (`R&B`)
  auto operator<=>(const Step&) const = default;
};

/// One place of a compiled pattern: runs of steps to choose from (an empty one
/// makes the place optional), or a gap of up to `gap` words.
struct CompiledPart {
  std::vector<std::vector<Step>> options{};
  std::uint32_t gap = 0;  ///< > 0: a gap, and no options
  auto operator<=>(const CompiledPart&) const = default;
};

/// A pattern cut as the text will be cut. `(her|his)` of single words is one
/// step. Empty, with a warning, for a pattern that holds no word.
[[nodiscard]] std::vector<CompiledPart> compile_pattern(const Pattern& pattern,
                                                        const Segmenter& segmenter,
                                                        Segmenter::Scratch& scratch,
                                                        WordClasses& classes,
                                                        Diagnostics& diagnostics);

}  // namespace themata
