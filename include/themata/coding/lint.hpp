// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <themata/base/diagnostics.hpp>
#include <themata/dictionary/dictionary.hpp>
#include <themata/segment/segmenter.hpp>

namespace themata {

/// A kind of finding about dictionaries, with a code that never changes its meaning.
struct Check {
  std::string_view code;  ///< `D012`
  Severity severity;
  std::string_view title;  ///< a few words
  enum class Needs : std::uint8_t { dictionary, corpus } needs = Needs::dictionary;
};

/// All checks, by code.
[[nodiscard]] const std::vector<Check>& checks();
/// Throws Error(usage), with a suggestion, for a code that is none.
[[nodiscard]] const Check& check_of(std::string_view code);
/// The manual's section about a check, in Markdown.
[[nodiscard]] std::string_view explanation_of(std::string_view code);

/// One place of a dictionary that a check has something to say about.
struct Finding {
  std::string_view code{};  ///< of a Check
  Place place{};
  std::string theme{};     ///< full name, or ""
  std::string pattern{};   ///< as written, or ""
  std::string why{};       ///< one line
  std::string to_do{};     ///< one line
  std::string silenced{};  ///< the author's reason, or "": not silenced
  [[nodiscard]] Severity severity() const { return check_of(code).severity; }
};

/// A finding about a pattern, or about a theme.
[[nodiscard]] Finding finding_about(std::string_view code, const Dictionary& dictionary,
                                    PatternId pattern, std::string why, std::string to_do);
[[nodiscard]] Finding finding_about(std::string_view code, const Dictionary& dictionary,
                                    ThemeId theme, std::string why, std::string to_do);

/// Which words the checks know more of; "en" has homographs and spellings.
struct LintOptions {
  std::string language = "en";
};

/// What reading and compiling a dictionary said, as findings.
[[nodiscard]] std::vector<Finding> findings_of_reading(const Diagnostics& diagnostics);

/// Everything that the checks find in a dictionary alone, cut as `segmenter` cuts. Of a theme
/// patterns are compared that share letters of their rarest words; where these are too many,
/// `diagnostics` says which theme was not looked at to its end.
[[nodiscard]] std::vector<Finding> lint(const Dictionary& dictionary, const Segmenter& segmenter,
                                        const LintOptions& options, Diagnostics& diagnostics);

enum class LintScope : std::uint8_t {
  dictionary,  ///< only `lint` has looked
  dictionary_and_corpus
};

/// Fills in what the author has silenced, adds findings about silences that name no check
/// or meet nothing, and puts everything in the order of the file.
void apply_silences(const Dictionary& dictionary, LintScope scope, std::vector<Finding>& findings);

}  // namespace themata
