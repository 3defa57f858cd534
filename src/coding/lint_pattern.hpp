// SPDX-License-Identifier: MIT
#pragma once

#include <re2/re2.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <themata/dictionary/dictionary.hpp>
#include <themata/segment/segmenter.hpp>

namespace themata {

/// One alternative of a word: a folded form with wildcard letters, or a regular expression.
struct LintAtom {
  std::string text{};
  bool regex = false;
  auto operator<=>(const LintAtom&) const = default;
};

/// A word of a pattern as it is cut, or, with `any`, any word.
struct LintWord {
  std::vector<LintAtom> atoms{};  ///< sorted, one of them is met
  bool any = false;
  bool tight = false;  ///< may follow a symbol without blanks
};

/// A place of a pattern: runs to choose from, or a gap.
struct LintPart {
  std::vector<std::vector<LintWord>> options{};
  std::uint32_t gap = 0;
};

/// Words in a row that a pattern can be met by.
using LintSequence = std::vector<LintWord>;

/// A pattern taken apart for comparing.
struct LintPattern {
  PatternId id{};
  std::vector<LintPart> parts{};
  /// Everything the pattern stands for, written out; empty where that is more than
  /// `most_sequences`, and then it is compared with nothing.
  std::vector<LintSequence> sequences{};
  bool plain = true;  ///< one sequence of literals
  static constexpr std::size_t most_sequences = 256;
};

/// Decides which words and patterns are part of which. Sound, not complete: where it says
/// yes, everything the first can be met by meets the second; regular expressions are
/// compared with literals only.
class LintInclusion {
 public:
  explicit LintInclusion(Diacritics diacritics) : diacritics_(diacritics) {}

  [[nodiscard]] bool holds(const LintAtom& inner, const LintAtom& outer) const;
  [[nodiscard]] bool holds(const LintWord& inner, const LintWord& outer) const;
  [[nodiscard]] bool accepts(const LintPattern& outer, const LintSequence& inner) const;
  /// Does any match of `inner` match `outer` on the same words?
  [[nodiscard]] bool holds(const LintPattern& inner, const LintPattern& outer) const;
  [[nodiscard]] bool matches(const LintAtom& atom, std::string_view form) const;
  [[nodiscard]] bool matches(const LintWord& word, std::string_view form) const;
  /// What it asks of words: the same for expressions that are written otherwise, `é` typed apart.
  [[nodiscard]] const std::string& asked(const LintAtom& atom) const {
    return atom.regex ? regex(atom.text).pattern() : atom.text;
  }
  /// Is it met by every word, as far as words of all shapes tell?
  [[nodiscard]] bool is_any(const LintAtom& atom) const;
  /// How much was compared so far, about as it takes time.
  [[nodiscard]] std::uint64_t work() const { return work_; }
  /// Is it met by nearly every word: `?*`, `/\w+/`, which knows no letter beyond ASCII?
  [[nodiscard]] bool is_boundless(const LintWord& word) const;

 private:
  Diacritics diacritics_;
  [[nodiscard]] const RE2& regex(const std::string& text) const;
  mutable std::unordered_map<std::string, std::unique_ptr<RE2>> regexes_{};
  mutable std::uint64_t work_ = 0;
};

[[nodiscard]] LintPattern lint_pattern(const Dictionary& dictionary, PatternId id,
                                       const Segmenter& segmenter, Segmenter::Scratch& scratch,
                                       const LintInclusion& inclusion);

/// The same of words that stand in no pattern of their own.
[[nodiscard]] LintPattern lint_pattern(const PatternParts& parts, const Segmenter& segmenter,
                                       Segmenter::Scratch& scratch, const LintInclusion& inclusion);

/// With `*` and `?` for the wildcard letters.
[[nodiscard]] std::string readable_word(std::string text);

}  // namespace themata
