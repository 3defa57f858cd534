// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include <themata/coding/pattern_usage.hpp>

#include "glob_forms.hpp"

namespace themata {
namespace {

using Forms = std::vector<std::pair<std::string, std::uint64_t>>;

/// What English puts behind a stem without making another word of it.
bool is_inflection(std::string_view ending) {
  static const std::set<std::string_view> known{
      "",        "s",     "es",      "'s",    "s'",      "d",    "ed",    "e",     "r",
      "er",      "ers",   "ing",     "ings",  "y",       "ies",  "ied",   "ly",    "ion",
      "ions",    "ation", "ations",  "ment",  "ments",   "ness", "al",    "ally",  "able",
      "ably",    "ive",   "ively",   "or",    "ors",     "ful",  "fully", "ity",   "ities",
      "ize",     "ise",   "ized",    "ised",  "izes",    "ises", "izing", "ising", "ization",
      "isation", "ance",  "ence",    "ent",   "ant",     "ants", "t",     "less",  "ible",
      "ibly",    "ivity", "iveness", "ively", "fulness", "ory",  "ary",   "ist",   "ists",
      "ic",      "ical",  "ically",  "ious",  "iously",  "ous",  "n't",   "ned",   "ning"};
  return known.contains(ending);
}

class Usage {
 public:
  Usage(const LintSubject& subject, const PatternUsage& usage, Findings& out)
      : subject_(subject), usage_(usage), out_(out) {}

  void look_at(const Theme& theme, ThemeId id) {
    std::uint64_t hits = 0;
    for (const PatternId pattern : theme.patterns) hits += usage_.of(pattern).hits;
    if (hits == 0 && !theme.patterns.empty()) {
      add(finding_about(
          "D022", subject_.dictionary, id,
          fmt::format("no hit of its {} in {}", counted(theme.patterns.size(), "pattern"), talk()),
          "see how people say it: themata freq --ngrams 2"));
      return;
    }
    for (const PatternId pattern : theme.patterns) look_at(pattern, hits, theme.patterns.size());
  }

 private:
  void add(Finding finding) { out_.push_back(std::move(finding)); }

  [[nodiscard]] std::string talk() const {
    return counted(usage_.interviewer_words() + usage_.other_words(), "word");
  }

  void look_at(PatternId id, std::uint64_t of_theme, std::size_t patterns) {
    // Below these numbers chance alone makes one pattern the first, or an interviewer's.
    constexpr std::uint64_t fewest_of_theme = 20;
    constexpr std::size_t fewest_patterns = 4;
    constexpr std::uint64_t fewest_of_interviewers = 2;
    const PatternUsage::Of& used = usage_.of(id);
    const Pattern& pattern = subject_.dictionary.pattern(id);
    if (used.hits == 0) {
      add(finding_about("D021", subject_.dictionary, id, fmt::format("no hit in {}", talk()),
                        "keep it if others may say it; else drop it"));
      return;
    }
    if (of_theme >= fewest_of_theme && patterns >= fewest_patterns && used.hits * 2 > of_theme) {
      add(finding_about("D023", subject_.dictionary, id,
                        fmt::format("{} of the theme's {} are of this pattern", used.hits,
                                    counted(of_theme, "hit")),
                        "read its hits with kwic: the theme means what this pattern means"));
    }
    if (used.by_interviewers == used.hits && used.hits >= fewest_of_interviewers &&
        usage_.other_words() > 0 && pattern.voice != Voice::interviewer) {
      add(finding_about(
          "D024", subject_.dictionary, id,
          fmt::format("its {} are all in interviewers' turns", counted(used.hits, "hit")),
          "it is the study's word, not the speakers': find theirs, or drop it"));
    }
    for (const GlobForms& glob : glob_forms(subject_, id, used)) {
      if (!glob.any) look_at(id, glob);
    }
  }

  void look_at(PatternId id, const GlobForms& glob) {
    constexpr std::size_t many_forms = 10;
    constexpr std::uint64_t fewest_words = 4;
    std::uint64_t all = 0;
    std::uint64_t strange = 0;
    bool bare = false;  // a stem that is no word itself, `defen*`, tells nothing by its endings
    for (const auto& [form, count] : glob.forms) {
      all += count;
      bare |= form + std::string(wildcard_run_utf8) == glob.glob.text;
      if (is_strange(glob.glob, form)) strange += count;
    }
    const bool mostly_strange = bare && strange * 2 > all && all >= fewest_words;
    if (glob.forms.size() < many_forms && !mostly_strange) return;
    add(finding_about("D020", subject_.dictionary, id,
                      fmt::format("`{}` took {}: {}", glob.readable(),
                                  counted(glob.forms.size(), "form"), with_counts(glob.forms)),
                      "if one of them is not meant, write those that are"));
  }

  /// Is what the star took more than an ending? Only of `stem*`, and only of English.
  [[nodiscard]] bool is_strange(const LintAtom& glob, const std::string& form) const {
    if (glob.regex || !subject_.english) return false;
    const std::size_t star = glob.text.find(wildcard_run_utf8);
    if (star == std::string::npos || star + wildcard_run_utf8.size() != glob.text.size() ||
        star > form.size()) {
      return false;
    }
    return !is_inflection(std::string_view(form).substr(star));
  }

  [[nodiscard]] static std::string with_counts(const Forms& forms) {
    constexpr std::size_t most = 12;
    std::string out;
    for (std::size_t at = 0; at < std::min(most, forms.size()); ++at) {
      out += fmt::format("{}{} {}", at == 0 ? "" : ", ", forms[at].first, forms[at].second);
    }
    if (forms.size() > most) out += fmt::format(" and {} more", forms.size() - most);
    return out;
  }

  const LintSubject& subject_;
  const PatternUsage& usage_;
  Findings& out_;
};

}  // namespace

std::vector<Finding> lint_usage(const Dictionary& dictionary, const Segmenter& segmenter,
                                const LintOptions& options, const PatternUsage& usage) {
  Findings out;
  if (usage.interviewer_words() + usage.other_words() == 0) return out;
  const LintSubject subject(dictionary, segmenter, options);
  Usage rule(subject, usage, out);
  for (std::uint32_t at = 0; at < dictionary.themes().size(); ++at) {
    rule.look_at(dictionary.themes()[at], ThemeId{at});
  }
  return out;
}

}  // namespace themata
