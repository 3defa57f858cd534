// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <themata/coding/coder.hpp>
#include <themata/coding/matcher.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/segment/segmenter.hpp>
#include <themata/text/span.hpp>

namespace themata {

enum class Expectation : std::uint8_t { match, no_match };
/// `match`, `no_match`.
[[nodiscard]] std::string_view expectation_name(Expectation expected);

/// A text, and whether a theme (its sub-themes counted in) is to find something in it.
struct DictionaryCase {
  std::string theme{};  ///< full name
  Expectation expected = Expectation::match;
  std::string text{};
  Place place{};  ///< column 0 where only the line is known
};

/// The `examples` of all themes, in their order.
[[nodiscard]] std::vector<DictionaryCase> example_cases(const Dictionary& dictionary);

/// Cases of a file of their own. `.yml` and `.yaml`: a map from full theme names to
/// `{match: [...], no_match: [...]}`; any other file: CSV or TSV with the columns
/// `theme`, `text`, `expect`. Throws Error with the file's mistakes and their lines.
[[nodiscard]] std::vector<DictionaryCase> read_case_file(const std::string& path);

/// What a case came to.
struct CaseResult {
  struct Found {
    ThemeId theme{};  ///< that owns the pattern
    PatternId pattern{};
    Span span{};  ///< of the case's text
  };
  bool held = false;
  std::vector<Found> found{};      ///< by the theme or its descendants
  std::vector<Found> elsewhere{};  ///< by other themes
};

/// Codes the text of a case as one turn, and cases together, so that each costs what it holds
/// and not what the dictionary does. One per worker.
class CaseRunner {
 public:
  CaseRunner(const Segmenter& segmenter, const Dictionary& dictionary, const Matcher& matcher,
             const CodingOptions& options);

  /// `themes`: those of the cases, in this dictionary.
  [[nodiscard]] std::vector<CaseResult> run(std::span<const DictionaryCase> cases,
                                            std::span<const ThemeId> themes);

 private:
  void run_together(std::span<const DictionaryCase> cases, std::span<const ThemeId> themes,
                    std::span<CaseResult> results);

  const Dictionary& dictionary_;
  PhraseScope scope_;
  Coder coder_;
};

}  // namespace themata
