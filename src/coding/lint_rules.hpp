// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <themata/coding/lint.hpp>
#include <themata/coding/matcher.hpp>

#include "lint_pattern.hpp"

namespace themata {

/// What the rules look at. A rule is a function that adds what it finds.
struct LintSubject {
  LintSubject(const Dictionary& all, const Segmenter& segments, const LintOptions& options);

  /// The words of a term of `near`, `unless` or `requires`, taken apart.
  [[nodiscard]] LintPattern taken(const PatternParts& parts) const;
  [[nodiscard]] const LintPattern& of(PatternId id) const { return patterns[index_of(id)]; }

  const Dictionary& dictionary;
  const Segmenter& segmenter;
  bool english;
  bool french;
  SegmenterScratch scratch;
  LintInclusion inclusion;
  std::vector<LintPattern> patterns{};
  /// The same for patterns that match the same words under the same conditions.
  std::vector<std::string> keys{};
};

using Findings = std::vector<Finding>;

void find_lost_words(const LintSubject& subject, Findings& out);  // D003 D004 D005
void find_duplicates(const LintSubject& subject, Findings& out);  // D006 D007
void find_shadowed(const LintSubject& subject, Findings& out,
                   Diagnostics& diagnostics);                            // D008 D009
void find_unmet_conditions(const LintSubject& subject, Findings& out);   // D008
void find_empty_themes(const LintSubject& subject, Findings& out);       // D010
void find_boundless(const LintSubject& subject, Findings& out);          // D011 D016
void find_homographs(const LintSubject& subject, Findings& out);         // D012
void find_missing_spellings(const LintSubject& subject, Findings& out);  // D013
void find_lost_capitals(const LintSubject& subject, Findings& out);      // D014
void find_lone_diacritics(const LintSubject& subject, Findings& out);    // D015
void find_unmet_expressions(const LintSubject& subject, Findings& out);  // D019

/// Every pattern of some words, with no condition of any kind.
[[nodiscard]] bool is_unconditional(const Pattern& pattern);
/// Is there a context that a match must have or must not have?
[[nodiscard]] bool has_context(const Pattern& pattern);
/// Themes in which no text has a hit: neither they nor those below them have a pattern.
[[nodiscard]] std::vector<bool> empty_themes(const Dictionary& dictionary);
/// Is every word of it met by words of all kinds?
[[nodiscard]] bool matches_every_word(const LintPattern& pattern, const LintInclusion& inclusion);
/// A glob that takes everything with one or two letters in it.
[[nodiscard]] bool is_hardly_a_glob(const LintAtom& atom);
/// Fewest words that a pattern can be met by; of `near` the number of its terms.
[[nodiscard]] std::size_t fewest_words(const Pattern& pattern, const LintPattern& taken);
/// `a`, `b` and 3 more
[[nodiscard]] std::string listed(const std::vector<std::string>& names, std::size_t most = 3);
/// The lines of an embedded list that are no comments, each split at ` | `.
[[nodiscard]] std::vector<std::vector<std::string>> lines_of_list(std::string_view text);
[[nodiscard]] std::vector<std::string> words_of_list(std::string_view text);
/// `3 hits`, `1 hit`
[[nodiscard]] std::string counted(std::uint64_t number, std::string_view thing);

template <typename Visit>
void for_each_word(const LintPattern& pattern, const Visit& visit) {
  for (const LintPart& part : pattern.parts) {
    for (const auto& run : part.options) {
      for (const LintWord& word : run) visit(word);
    }
  }
}

}  // namespace themata
