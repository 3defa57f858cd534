// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>
#include <vector>

#include "lint_rules.hpp"
#include "lint_wide_patterns.hpp"

namespace themata {
namespace {

/// Of two patterns that match the same words the earlier one gets the hit, so what
/// stands behind a pattern that includes it gets none.
class Shadows {
 public:
  Shadows(const LintSubject& subject, Findings& out) : subject_(subject), out_(out) {}

  /// False where there was too much to compare.
  bool look_at(const Theme& theme) {
    std::set<std::string_view> seen;
    std::vector<std::string_view> beginnings;
    WidePatterns wide(subject_.inclusion);
    for (const PatternId id : theme.patterns) {
      beginnings.push_back(beginning_of(id));
      if (may_include(id)) wide.count(subject_.of(id));
    }
    for (std::uint32_t at = 0; at < theme.patterns.size(); ++at) {
      if (may_include(theme.patterns[at])) wide.add(subject_.of(theme.patterns[at]), at);
    }
    for (std::uint32_t at = 0; at < theme.patterns.size(); ++at) {
      const PatternId inner = theme.patterns[at];
      // The second of two alike is a finding already.
      if (!seen.insert(subject_.keys[index_of(inner)]).second) continue;
      if (subject_.of(inner).sequences.empty()) continue;
      const std::string_view first = first_word_of(inner);
      for (const std::uint32_t other : wide.candidates(subject_.of(inner))) {
        const PatternId outer = theme.patterns[other];
        if (++pairs_ > most_pairs || subject_.inclusion.work() > most_work) return false;
        if (!first.starts_with(beginnings[other]) || other == at || !includes(outer, inner)) {
          continue;
        }
        if (other < at) {
          say_unreachable(inner, outer);
        } else {
          say_included(inner, outer);
        }
        break;
      }
    }
    return true;
  }

 private:
  /// Letters with which every match of the pattern begins, so that nearly all pairs of a
  /// long list need no other look; "" where that is not plain to see.
  [[nodiscard]] std::string_view beginning_of(PatternId id) const {
    const LintPattern& pattern = subject_.of(id);
    if (pattern.parts.empty() || pattern.parts[0].options.size() != 1) return {};
    const auto& run = pattern.parts[0].options[0];
    if (pattern.parts[0].gap > 0 || run.empty() || run[0].any || run[0].atoms.size() != 1 ||
        run[0].atoms[0].regex) {
      return {};
    }
    const std::string_view text = run[0].atoms[0].text;
    return text.substr(0, std::min(text.find(wildcard_run_utf8), text.find(wildcard_one_utf8)));
  }

  [[nodiscard]] std::string_view first_word_of(PatternId id) const {
    const LintPattern& pattern = subject_.of(id);
    if (pattern.sequences.empty()) return {};
    return pattern.sequences[0][0].atoms.empty() ? std::string_view()
                                                 : pattern.sequences[0][0].atoms[0].text;
  }

  /// Nothing is asked of the others: without a wildcard or a choice they would be the same,
  /// which is D006, and what has a condition may have no match.
  [[nodiscard]] bool may_include(PatternId outer) const {
    return !subject_.of(outer).plain && !subject_.of(outer).parts.empty() &&
           is_unconditional(subject_.dictionary.pattern(outer)) &&
           !matches_every_word(subject_.of(outer), subject_.inclusion);  // D011
  }

  [[nodiscard]] bool includes(PatternId outer, PatternId inner) const {
    return subject_.keys[index_of(outer)] != subject_.keys[index_of(inner)] &&
           subject_.inclusion.holds(subject_.of(inner), subject_.of(outer));
  }

  void say_unreachable(PatternId inner, PatternId outer) {
    const Pattern& by = subject_.dictionary.pattern(outer);
    const bool other_pole = by.polarity != subject_.dictionary.pattern(inner).polarity;
    out_.push_back(finding_about(
        "D008", subject_.dictionary, inner,
        fmt::format("`{}` in line {} takes every match of this pattern", by.written, by.place.line),
        other_pole ? "put it before the other, whose polarity is another, or drop it"
                   : "drop it, or make the other narrower"));
  }

  void say_included(PatternId inner, PatternId outer) {
    const Pattern& by = subject_.dictionary.pattern(outer);
    const Pattern& pattern = subject_.dictionary.pattern(inner);
    // An exception before the rule is how a word gets another pole or weight.
    if (by.polarity != pattern.polarity || by.weight != pattern.weight) return;
    out_.push_back(finding_about("D009", subject_.dictionary, inner,
                                 fmt::format("`{}` in line {} matches all that this pattern does",
                                             by.written, by.place.line),
                                 "drop it, unless you want to see its hits apart"));
  }

  // Of a whole dictionary: a second or two.
  static constexpr std::uint64_t most_pairs = std::uint64_t{1} << 27;
  static constexpr std::uint64_t most_work = std::uint64_t{1} << 28;

  const LintSubject& subject_;
  Findings& out_;
  std::uint64_t pairs_ = 0;
};

}  // namespace

void find_shadowed(const LintSubject& subject, Findings& out, Diagnostics& diagnostics) {
  Shadows rule(subject, out);
  for (const Theme& theme : subject.dictionary.themes()) {
    if (rule.look_at(theme)) continue;
    diagnostics.warning(
        fmt::format("too many patterns could be part of others to compare them all: from `{}` on, "
                    "D008 and D009 do not say all; check a part of the patterns at a time",
                    theme.full_name),
        theme.place);
    return;
  }
}

}  // namespace themata
