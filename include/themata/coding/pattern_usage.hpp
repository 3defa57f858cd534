// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <themata/coding/coder.hpp>
#include <themata/coding/lint.hpp>

namespace themata {

/// How often each pattern of a dictionary was hit in documents, in whose turns, and by
/// which words. Counts that add up; belongs to one worker until merged. Text before the
/// first speaker is not looked at.
class PatternUsage {
 public:
  struct Of {
    std::uint64_t hits = 0;  ///< of the theme that owns the pattern, after overlap
    std::uint64_t by_interviewers = 0;
    /// Of a pattern with wildcards or regular expressions: the words of its hits, as forms with
    /// a blank between, and how many hits had them.
    std::map<std::string, std::uint64_t, std::less<>> runs{};
  };

  explicit PatternUsage(const Dictionary& dictionary);

  /// A TurnSink.
  void add(const TurnView& turn, std::span<const OwnedHit> hits);
  void merge(const PatternUsage& other);

  [[nodiscard]] const Of& of(PatternId pattern) const { return patterns_[index_of(pattern)]; }
  /// Words in turns of interviewers, and of all others.
  [[nodiscard]] std::uint64_t interviewer_words() const { return interviewer_words_; }
  [[nodiscard]] std::uint64_t other_words() const { return other_words_; }

 private:
  std::vector<Of> patterns_;
  std::vector<bool> keeps_forms_{};
  std::uint64_t interviewer_words_ = 0;
  std::uint64_t other_words_ = 0;
};

/// The forms that a glob or a regular expression of a pattern took, each with its count.
struct TakenForms {
  PatternId pattern{};
  std::string glob{};                                          ///< `plea*`, `/b.d/`
  std::vector<std::pair<std::string, std::uint64_t>> forms{};  ///< the commonest first
};

/// Of every glob of the dictionary, in the order of themes and patterns, also of those that
/// took none. A word in a gap was taken by no glob; where the words of a hit can be read as the
/// pattern in several ways, the first counts.
[[nodiscard]] std::vector<TakenForms> forms_taken(const Dictionary& dictionary,
                                                  const Segmenter& segmenter,
                                                  const PatternUsage& usage);

/// What the checks find in how patterns were used; nothing where there were no words.
[[nodiscard]] std::vector<Finding> lint_usage(const Dictionary& dictionary,
                                              const Segmenter& segmenter,
                                              const LintOptions& options,
                                              const PatternUsage& usage);

}  // namespace themata
