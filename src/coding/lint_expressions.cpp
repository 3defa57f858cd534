// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <set>

#include <themata/text/utf8.hpp>

#include "expression_form.hpp"
#include "lint_rules.hpp"

namespace themata {
namespace {

/// `U+0301`, so that a mark alone can be seen.
std::string named_mark(std::string_view written) {
  const CodePoint c = code_point_at(written, 0);
  return c.value < 0x80 ? fmt::format("`{}`", written)
                        : fmt::format("U+{:04X}", static_cast<std::uint32_t>(c.value));
}

std::string why(const UnmetPart& unmet) {
  switch (unmet.why) {
    case UnmetPart::Why::apart:
      return fmt::format(
          "{} stands apart from its letter, and words have the two as one character where there "
          "is one",
          named_mark(unmet.part));
    case UnmetPart::Why::not_a_string:
      return fmt::format("`[^ ]` with `{}`, which is `{}` in words as they are compared",
                         unmet.part, unmet.form);
    case UnmetPart::Why::not_a_range:
      return fmt::format("`{}` holds characters that words as they are compared never have",
                         unmet.part);
    case UnmetPart::Why::capitals:
      return fmt::format("`{}` asks for capitals, and words are compared without them", unmet.part);
    case UnmetPart::Why::too_large:
      return "RE2 finds it too large once its letters are those of words as they are compared";
  }
  return {};
}

std::string to_do(const UnmetPart& unmet) {
  switch (unmet.why) {
    case UnmetPart::Why::apart: return "write each letter with its mark: `(á|é)`";
    case UnmetPart::Why::not_a_string:
    case UnmetPart::Why::not_a_range: return "name the characters that may stand there";
    case UnmetPart::Why::capitals: return "drop it; for capitals there is `case: exact`";
    case UnmetPart::Why::too_large: return "use smaller counts of repetition, or split it";
  }
  return {};
}

class UnmetExpressions {
 public:
  UnmetExpressions(const LintSubject& subject, Findings& out) : subject_(subject), out_(out) {}

  void look_at(PatternId id) {
    const Pattern& pattern = subject_.dictionary.pattern(id);
    id_ = id;
    seen_.clear();
    look_at(pattern.parts);
    for_each_term(pattern, [this](const Term& term) { look_at(term.parts); });
  }

 private:
  void look_at(const PatternParts& parts) {
    for (const auto& part : parts) {
      const auto* choice = std::get_if<Choice>(&part);
      if (choice == nullptr) continue;
      for (const auto& option : choice->options) {
        for (const WrittenWord& word : option) {
          if (word.regex && seen_.insert(word.text).second) look_at(word.text);
        }
      }
    }
  }

  void look_at(const std::string& expression) {
    const Diacritics diacritics = subject_.segmenter.options().diacritics;
    const auto form = expression_form(expression, LetterCase::folded, diacritics);
    for (const UnmetPart& unmet : form.unmet) {
      out_.push_back(finding_about("D019", subject_.dictionary, id_,
                                   fmt::format("in `/{}/`: {}", expression, why(unmet)),
                                   to_do(unmet)));
    }
  }

  const LintSubject& subject_;
  Findings& out_;
  PatternId id_{};
  std::set<std::string> seen_{};
};

}  // namespace

void find_unmet_expressions(const LintSubject& subject, Findings& out) {
  UnmetExpressions rule(subject, out);
  for (std::uint32_t at = 0; at < subject.patterns.size(); ++at) rule.look_at(PatternId{at});
}

}  // namespace themata
