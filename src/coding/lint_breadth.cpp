// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <themata/text/utf8.hpp>

#include "lint_rules.hpp"

namespace themata {
namespace {

std::size_t letters_of(std::string_view glob) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < glob.size();) {
    const CodePoint c = code_point_at(glob, at);
    if (c.value != wildcard_run && c.value != wildcard_one) ++letters;
    at += c.bytes;
  }
  return letters;
}

}  // namespace

bool matches_every_word(const LintPattern& pattern, const LintInclusion& inclusion) {
  bool word = false;
  for (const LintPart& part : pattern.parts) {
    bool missing = part.gap > 0;
    bool every = false;
    for (const auto& run : part.options) {
      const bool boundless = std::all_of(
          run.begin(), run.end(), [&](const LintWord& one) { return inclusion.is_boundless(one); });
      (run.empty() ? missing : every) |= boundless;
    }
    if (!missing && !every) return false;
    word = word || every;
  }
  return word;
}

bool is_hardly_a_glob(const LintAtom& atom) {
  return !atom.regex && atom.text.find(wildcard_run_utf8) != std::string::npos &&
         letters_of(atom.text) > 0 && letters_of(atom.text) < 3 &&
         atom.text.find('\'') == std::string::npos;
}

std::vector<bool> empty_themes(const Dictionary& dictionary) {
  const auto& themes = dictionary.themes();
  std::vector<bool> empty(themes.size(), true);
  for (std::size_t at = themes.size(); at-- > 0;) {  // parents come first
    if (!themes[at].patterns.empty()) empty[at] = false;
    if (!empty[at] && themes[at].parent) empty[index_of(*themes[at].parent)] = false;
  }
  return empty;
}

void find_empty_themes(const LintSubject& subject, Findings& out) {
  const std::vector<bool> empty = empty_themes(subject.dictionary);
  for (std::uint32_t at = 0; at < empty.size(); ++at) {
    if (!empty[at]) continue;
    out.push_back(finding_about("D010", subject.dictionary, ThemeId{at},
                                "neither the theme nor one below it has a pattern: it counts 0 in "
                                "every text",
                                "give it patterns, or drop it"));
  }
}

void find_boundless(const LintSubject& subject, Findings& out) {
  for (const LintPattern& pattern : subject.patterns) {
    if (matches_every_word(pattern, subject.inclusion)) {
      out.push_back(finding_about("D011", subject.dictionary, pattern.id,
                                  "it is met by words of every kind, so its theme counts all talk",
                                  "say which words are meant"));
      continue;
    }
    if (fewest_words(subject.dictionary.pattern(pattern.id), pattern) > 1 ||
        has_context(subject.dictionary.pattern(pattern.id))) {
      continue;
    }
    std::vector<std::string> globs;
    for_each_word(pattern, [&](const LintWord& word) {
      for (const LintAtom& atom : word.atoms) {
        if (is_hardly_a_glob(atom)) globs.push_back(readable_word(atom.text));
      }
    });
    if (globs.empty()) continue;
    out.push_back(
        finding_about("D016", subject.dictionary, pattern.id,
                      fmt::format("{} takes every word with these few letters", listed(globs)),
                      "write more of the stem, or the words that are meant"));
  }
}

}  // namespace themata
