// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include "lint_rules.hpp"

namespace themata {
namespace {

constexpr char list[] = {
#include "HOMOGRAPHS_EN.inc"
};

struct Homograph {
  std::vector<std::string> forms;
  std::string other_sense;
  std::string guard;
};

const std::vector<Homograph>& homographs() {
  static const std::vector<Homograph> all = [] {
    std::vector<Homograph> out;
    for (const auto& fields : lines_of_list({list, sizeof list})) {
      out.push_back({words_of_list(fields.at(0)), fields.at(1), fields.at(2)});
    }
    return out;
  }();
  return all;
}

bool is_optional(const LintPart& part) {
  return part.options.empty() || std::any_of(part.options.begin(), part.options.end(),
                                             [](const auto& run) { return run.empty(); });
}

/// A glob such as `s*` takes them all, and has a check of its own.
bool takes(const LintSubject& subject, const LintWord& word, const std::string& form) {
  return std::any_of(word.atoms.begin(), word.atoms.end(), [&](const LintAtom& atom) {
    return !is_hardly_a_glob(atom) && subject.inclusion.matches(atom, form);
  });
}

/// The forms that the pattern takes when it stands alone.
std::vector<std::string> forms_taken(const LintSubject& subject, const LintPattern& pattern,
                                     const Homograph& homograph) {
  std::vector<std::string> taken;
  for (const std::string& form : homograph.forms) {
    bool met = false;
    for (const LintPart& part : pattern.parts) {
      if (is_optional(part)) continue;
      for (const auto& run : part.options) {
        met |= run.size() == 1 && !run[0].any && takes(subject, run[0], form);
      }
    }
    if (met) taken.push_back(form);
  }
  return taken;
}

/// All that the pattern takes, in one finding.
void look_at(const LintSubject& subject, const LintPattern& pattern, Findings& out) {
  std::string why;
  std::string to_do;
  for (const Homograph& homograph : homographs()) {
    const std::vector<std::string> taken = forms_taken(subject, pattern, homograph);
    if (taken.empty()) continue;
    why += fmt::format("{} {}, also where it is {}", why.empty() ? "it takes" : "; and",
                       listed(taken), homograph.other_sense);
    if (to_do.empty()) to_do = homograph.guard;
  }
  if (why.empty()) return;
  out.push_back(
      finding_about("D012", subject.dictionary, pattern.id, std::move(why), std::move(to_do)));
}

}  // namespace

void find_homographs(const LintSubject& subject, Findings& out) {
  if (!subject.english) return;
  for (const LintPattern& pattern : subject.patterns) {
    const Pattern& written = subject.dictionary.pattern(pattern.id);
    if (written.near || has_context(written) || written.letter_case == LetterCase::exact) continue;
    if (matches_every_word(pattern, subject.inclusion)) continue;  // D011
    if (fewest_words(written, pattern) == 1) look_at(subject, pattern, out);
  }
}

}  // namespace themata
