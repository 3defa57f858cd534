// SPDX-License-Identifier: MIT
#include <themata/coding/lint.hpp>

#include <fmt/format.h>

#include <algorithm>

#include <themata/base/suggest.hpp>

#include "lint_rules.hpp"

namespace themata {
namespace {

bool is_language(std::string_view tag, std::string_view language) {
  return tag == language || (tag.starts_with(language) &&
                             (tag[language.size()] == '-' || tag[language.size()] == '_'));
}

/// What two patterns that match the same words share, however they are written:
/// `victim-led` and `victim led`. Only where the words can be written out.
std::string key_of(const LintPattern& pattern, const LintInclusion& inclusion) {
  std::vector<std::string> lines;
  for (const LintSequence& sequence : pattern.sequences) {
    std::string& line = lines.emplace_back();
    for (const LintWord& word : sequence) {
      line += word.tight ? '\x1e' : '\x1f';
      for (const LintAtom& atom : word.atoms) {
        line += (atom.regex ? '\x1c' : '\x1d') + inclusion.asked(atom);
      }
    }
  }
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  std::string key;
  for (const std::string& line : lines) key += line + '\n';
  return key;
}

}  // namespace

const std::vector<Check>& checks() {
  using enum Severity;
  using enum Check::Needs;
  static const std::vector<Check> all{
      {"D001", error, "The file can't be used"},
      {"D002", warning, "Something is not carried over"},
      {"D003", warning, "A pattern without a word"},
      {"D004", warning, "Signs that are no part of a word"},
      {"D005", warning, "A word that is cut otherwise than written"},
      {"D006", warning, "The same pattern twice in a theme"},
      {"D007", warning, "The same pattern in two themes"},
      {"D008", warning, "A pattern that can never get a hit"},
      {"D009", note, "A pattern that a later one includes"},
      {"D010", warning, "A theme without patterns"},
      {"D011", warning, "A pattern that matches every word"},
      {"D012", warning, "A homograph without a guard"},
      {"D013", warning, "A spelling without its partner"},
      {"D014", warning, "Capitals that make no difference"},
      {"D015", warning, "A word with its accents only"},
      {"D016", warning, "A glob with hardly a letter"},
      {"D017", warning, "A silence for a check that is none"},
      {"D018", warning, "A silence that nothing needs"},
      {"D019", warning, "An expression that words can't meet as written"},
      {"D020", warning, "A glob that takes other words", corpus},
      {"D021", note, "A pattern that never hits", corpus},
      {"D022", note, "A theme that never hits", corpus},
      {"D023", note, "One pattern carries the theme", corpus},
      {"D024", warning, "Hits in interviewers' turns only", corpus},
  };
  return all;
}

const Check& check_of(std::string_view code) {
  const auto& all = checks();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [code](const Check& check) { return check.code == code; });
  if (found != all.end()) return *found;
  std::vector<std::string> codes;
  for (const Check& check : all) codes.emplace_back(check.code);
  throw Error(ErrorKind::usage,
              fmt::format("there is no check `{}`{} (they are {} to {})", code,
                          did_you_mean(code, codes), codes.front(), codes.back()));
}

Finding finding_about(std::string_view code, const Dictionary& dictionary, PatternId pattern,
                      std::string why, std::string to_do) {
  const Pattern& about = dictionary.pattern(pattern);
  return {check_of(code).code, about.place,    dictionary.theme(about.theme).full_name,
          about.written,       std::move(why), std::move(to_do)};
}

Finding finding_about(std::string_view code, const Dictionary& dictionary, ThemeId theme,
                      std::string why, std::string to_do) {
  const Theme& about = dictionary.theme(theme);
  return {check_of(code).code, about.place, about.full_name, "", std::move(why), std::move(to_do)};
}

std::vector<Finding> findings_of_reading(const Diagnostics& diagnostics) {
  std::vector<Finding> out;
  for (const Diagnostic& item : diagnostics.items()) {
    if (item.severity == Severity::note) continue;
    const bool error = item.severity == Severity::error;
    out.push_back({check_of(error ? "D001" : "D002").code, item.place, "", "", item.message,
                   error ? "mend it; no command uses the file before"
                         : "mend it, or know that this is missing from every count"});
  }
  return out;
}

LintSubject::LintSubject(const Dictionary& all, const Segmenter& segments,
                         const LintOptions& options)
    : dictionary(all),
      segmenter(segments),
      english(options.language.empty() || is_language(options.language, "en")),
      french(is_language(options.language, "fr")),
      scratch(segments.make_scratch()),
      inclusion(segments.options().diacritics) {
  Diagnostics said_by_rules;
  const auto same_as = Matcher(all, segments, PhraseScope::sentence, said_by_rules).same_as();
  for (std::uint32_t at = 0; at < all.patterns().size(); ++at) {
    patterns.push_back(lint_pattern(all, PatternId{at}, segments, *scratch, inclusion));
    const bool comparable = is_unconditional(all.patterns()[at]) && !patterns[at].sequences.empty();
    keys.push_back(comparable ? key_of(patterns[at], inclusion)
                              : std::to_string(index_of(same_as[at])));
  }
}

LintPattern LintSubject::taken(const PatternParts& parts) const {
  return lint_pattern(parts, segmenter, *scratch, inclusion);
}

std::vector<Finding> lint(const Dictionary& dictionary, const Segmenter& segmenter,
                          const LintOptions& options, Diagnostics& diagnostics) {
  const LintSubject subject(dictionary, segmenter, options);
  std::vector<Finding> out;
  for (const auto rule : {find_lost_words, find_duplicates}) rule(subject, out);
  find_shadowed(subject, out, diagnostics);
  for (const auto rule :
       {find_unmet_conditions, find_empty_themes, find_boundless, find_homographs,
        find_missing_spellings, find_lost_capitals, find_lone_diacritics, find_unmet_expressions}) {
    rule(subject, out);
  }
  return out;
}

}  // namespace themata
