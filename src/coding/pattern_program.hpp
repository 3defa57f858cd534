// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/segment/segmenter.hpp>

#include "compiled_patterns.hpp"
#include "word_classes.hpp"

namespace themata {

/// Cuts patterns as the text will be cut, one after the other. `(her|his)` of single
/// words is one step.
class PatternCompiler {
 public:
  PatternCompiler(const Segmenter& segmenter, WordClasses& classes, CompiledPatterns& compiled,
                  Diagnostics& diagnostics)
      : segmenter_(segmenter),
        scratch_(segmenter.make_scratch()),
        classes_(classes),
        compiled_(compiled),
        diagnostics_(diagnostics) {}

  /// Adds one pattern to `compiled`: without places, and with a warning, where it holds no word.
  void add(const Pattern& pattern);

 private:
  enum class Words : std::uint8_t { none, perhaps, surely };
  Words add_place(const Pattern& pattern, const Choice& choice);
  void add_options();
  [[nodiscard]] std::vector<CutWord> cut_word(const std::string& written);
  void cut(const Pattern& pattern, const std::vector<WrittenWord>& words);
  void report_losses(const Pattern& pattern, const std::string& written, const std::string& kept);

  const Segmenter& segmenter_;
  SegmenterScratch scratch_;
  WordClasses& classes_;
  CompiledPatterns& compiled_;
  Diagnostics& diagnostics_;

  // The place under way: the words of its options, one option behind the other.
  std::vector<WordClasses::Atom> atoms_{};
  std::vector<bool> tight_{};
  std::vector<std::size_t> ends_{};
  std::vector<std::string> forms_{};
  std::vector<Step> steps_{};
};

}  // namespace themata
