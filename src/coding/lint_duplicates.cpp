// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "lint_rules.hpp"

namespace themata {
namespace {

std::string where(const Dictionary& dictionary, PatternId id) {
  const Pattern& pattern = dictionary.pattern(id);
  return fmt::format("`{}` in line {}", pattern.written, pattern.place.line);
}

void say_twice(const Dictionary& dictionary, PatternId first, PatternId again, Findings& out) {
  const Pattern& one = dictionary.pattern(first);
  const Pattern& other = dictionary.pattern(again);
  const bool differ = one.polarity != other.polarity || one.weight != other.weight;
  out.push_back(finding_about(
      "D006", dictionary, again,
      fmt::format("the theme has this pattern already: {}{}", where(dictionary, first),
                  differ ? ", with another polarity or weight; the first is what counts" : ""),
      differ ? "decide which of the two is meant, and drop the other" : "drop one of the two"));
}

void say_in_two(const Dictionary& dictionary, PatternId first, PatternId again, Findings& out) {
  const ThemeId one = dictionary.pattern(first).theme;
  const ThemeId other = dictionary.pattern(again).theme;
  const bool above = dictionary.is_ancestor(one, other) || dictionary.is_ancestor(other, one);
  const std::string& name = dictionary.theme(one).full_name;
  out.push_back(finding_about(
      above ? "D006" : "D007", dictionary, again,
      above ? fmt::format("`{}` has this pattern too ({}), and a theme counts what its sub-themes "
                          "find",
                          name, where(dictionary, first))
            : fmt::format("`{}` has this pattern too ({}): each of its hits is one of both themes",
                          name, where(dictionary, first)),
      above ? "keep the one in the sub-theme"
            : "decide for one theme, or guard each by what tells them apart"));
}

}  // namespace

void find_duplicates(const LintSubject& subject, Findings& out) {
  std::map<std::string, std::vector<PatternId>> alike;
  for (std::uint32_t at = 0; at < subject.patterns.size(); ++at) {
    const PatternId id{at};
    const Pattern& pattern = subject.dictionary.pattern(id);
    if (!pattern.near && subject.of(id).sequences.empty() &&
        fewest_words(pattern, subject.of(id)) == 0) {
      continue;  // nothing is left of it
    }
    std::vector<PatternId>& before = alike[subject.keys[at]];
    const auto mine = std::find_if(before.begin(), before.end(), [&](PatternId other) {
      return subject.dictionary.pattern(other).theme == pattern.theme;
    });
    if (mine != before.end()) {
      say_twice(subject.dictionary, *mine, id, out);
    } else if (!before.empty()) {
      say_in_two(subject.dictionary, before.front(), id, out);
    }
    before.push_back(id);
  }
}

}  // namespace themata
