// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "lint_rules.hpp"

namespace themata {
namespace {

/// The first term without which there is no match, and which no text has.
const Term* unmet(const std::vector<bool>& empty, const Pattern& pattern) {
  const auto never = [&](const Term& term) { return term.theme && empty[index_of(*term.theme)]; };
  if (pattern.near) {
    const auto& terms = pattern.near->terms;
    const auto found = std::find_if(terms.begin(), terms.end(), never);
    if (found != terms.end()) return &*found;
  }
  for (const Context& context : pattern.required) {
    if (std::all_of(context.any_of.begin(), context.any_of.end(), never)) {
      return &context.any_of.front();
    }
  }
  return nullptr;
}

}  // namespace

void find_unmet_conditions(const LintSubject& subject, Findings& out) {
  const std::vector<bool> empty = empty_themes(subject.dictionary);
  const auto& patterns = subject.dictionary.patterns();
  for (std::uint32_t at = 0; at < patterns.size(); ++at) {
    const Term* term = unmet(empty, patterns[at]);
    if (term == nullptr) continue;
    out.push_back(finding_about(
        "D008", subject.dictionary, PatternId{at},
        fmt::format("it needs `{}`, a theme without patterns, which no text has", term->written),
        "give that theme patterns, or drop the condition"));
  }
}

}  // namespace themata
