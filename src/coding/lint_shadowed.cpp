// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint_rules.hpp"

namespace themata {
namespace {

/// Finds the patterns of a long list that could include another, without a look at each
/// pair. If one glob takes all that another takes, letters that stand together in it stand
/// together in the other, since a wildcard there could be any other letter.
class WidePatterns {
 public:
  void add(const LintPattern& pattern, std::size_t place) {
    const auto keys = keys_of(pattern);
    if (!keys) {
      anything_.push_back(place);
      return;
    }
    for (const std::string_view key : *keys) by_key_[key].push_back(place);
  }

  /// Those that could include a pattern that begins with the word `first`, ascending.
  [[nodiscard]] std::vector<std::size_t> candidates(std::string_view first) const {
    std::vector<std::size_t> found = anything_;
    for (std::size_t from = 0; from < first.size(); ++from) {
      for (std::size_t size = 1; size <= std::min(longest_key, first.size() - from); ++size) {
        const auto here = by_key_.find(first.substr(from, size));
        if (here == by_key_.end()) continue;
        found.insert(found.end(), here->second.begin(), here->second.end());
      }
    }
    std::ranges::sort(found);
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

 private:
  static constexpr std::size_t longest_key = 5;  ///< bytes

  static std::string_view key_of(std::string_view text) {
    while (text.starts_with(wildcard_run_utf8) || text.starts_with(wildcard_one_utf8)) {
      text.remove_prefix(text.starts_with(wildcard_run_utf8) ? wildcard_run_utf8.size()
                                                             : wildcard_one_utf8.size());
    }
    return text.substr(
        0, std::min({longest_key, text.find(wildcard_run_utf8), text.find(wildcard_one_utf8)}));
  }

  /// Of each word that a match can begin with the first letters that stand together;
  /// nothing where one has none.
  static std::optional<std::vector<std::string_view>> keys_of(const LintPattern& pattern) {
    if (pattern.parts.empty() || pattern.parts[0].gap > 0) return std::nullopt;
    std::vector<std::string_view> keys;
    for (const auto& run : pattern.parts[0].options) {
      if (run.empty() || run[0].any) return std::nullopt;
      for (const LintAtom& atom : run[0].atoms) {
        const std::string_view key = atom.regex ? std::string_view() : key_of(atom.text);
        if (key.empty()) return std::nullopt;
        keys.push_back(key);
      }
    }
    if (keys.empty()) return std::nullopt;
    return keys;
  }

  std::unordered_map<std::string_view, std::vector<std::size_t>> by_key_{};
  std::vector<std::size_t> anything_{};  ///< where nothing is plain to see
};

/// Of two patterns that match the same words the earlier one gets the hit, so what
/// stands behind a pattern that includes it gets none.
class Shadows {
 public:
  Shadows(const LintSubject& subject, Findings& out) : subject_(subject), out_(out) {}

  void look_at(const Theme& theme) {
    std::set<std::string_view> seen;
    std::vector<std::string_view> beginnings;
    WidePatterns wide;
    for (std::size_t at = 0; at < theme.patterns.size(); ++at) {
      beginnings.push_back(beginning_of(theme.patterns[at]));
      wide.add(subject_.of(theme.patterns[at]), at);
    }
    for (std::size_t at = 0; at < theme.patterns.size(); ++at) {
      const PatternId inner = theme.patterns[at];
      // The second of two alike is a finding already.
      if (!seen.insert(subject_.keys[index_of(inner)]).second) continue;
      const std::string_view first = first_word_of(inner);
      for (const std::size_t other : wide.candidates(first)) {
        const PatternId outer = theme.patterns[other];
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

  [[nodiscard]] bool includes(PatternId outer, PatternId inner) const {
    if (matches_every_word(subject_.of(outer), subject_.inclusion)) return false;  // D011
    if (subject_.of(outer).plain) return false;  // then they are the same, which is D006
    if (subject_.keys[index_of(outer)] == subject_.keys[index_of(inner)]) return false;
    if (!is_unconditional(subject_.dictionary.pattern(outer))) return false;
    return subject_.inclusion.holds(subject_.of(inner), subject_.of(outer));
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

  const LintSubject& subject_;
  Findings& out_;
};

}  // namespace

void find_shadowed(const LintSubject& subject, Findings& out) {
  Shadows rule(subject, out);
  for (const Theme& theme : subject.dictionary.themes()) rule.look_at(theme);
}

}  // namespace themata
