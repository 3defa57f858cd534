// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>

#include "lint_rules.hpp"

namespace themata {
namespace {

bool is_wildcard(char32_t c) { return c == wildcard_run || c == wildcard_one; }

/// Signs that a phrase steps over, or that only join: cutting there loses nothing.
bool is_silent(char32_t c) {
  constexpr std::u32string_view silent = U"-'\"()[],./\u2010\u2011\u2013\u2014\u2019\u02BC";
  return silent.find(c) != std::u32string_view::npos;
}

std::string without_silent_signs(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (!is_silent(c.value)) out += text.substr(at, c.bytes);
    at += c.bytes;
  }
  return out;
}

bool is_only_wildcards(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (!is_wildcard(c.value)) return false;
    at += c.bytes;
  }
  return true;
}

/// Parts of English words that are cut off by an apostrophe when written and never by us.
bool is_english_clitic(std::string_view folded) {
  static const std::set<std::string_view> clitics{"'s", "'re", "'ve", "'ll", "'d", "'m", "n't"};
  return clitics.contains(folded);
}

class LostWords {
 public:
  LostWords(const LintSubject& subject, Findings& out) : subject_(subject), out_(out) {}

  void look_at(PatternId id) {
    id_ = id;
    seen_.clear();
    const Pattern& pattern = subject_.dictionary.pattern(id);
    if (!pattern.near && holds_no_word(subject_.of(id))) {
      add("D003", "the pattern holds no word that themata counts, and is left out",
          "drop it, or write the words that are meant");
      return;
    }
    look_at(pattern.parts);
    for_each_term(pattern, [this](const Term& term) { look_at(term.parts); });
  }

 private:
  static bool holds_no_word(const LintPattern& pattern) {
    return std::none_of(pattern.parts.begin(), pattern.parts.end(), [](const LintPart& part) {
      return !part.options.empty() && std::none_of(part.options.begin(), part.options.end(),
                                                   [](const auto& run) { return run.empty(); });
    });
  }

  void add(std::string_view code, std::string why, std::string to_do) {
    out_.push_back(finding_about(code, subject_.dictionary, id_, std::move(why), std::move(to_do)));
  }

  void look_at(const PatternParts& parts) {
    for (const auto& part : parts) {
      const auto* choice = std::get_if<Choice>(&part);
      if (choice == nullptr) continue;
      for (const auto& option : choice->options) {
        for (const WrittenWord& word : option) {
          // Sets put the same word into many places of a pattern: once is enough.
          if (!word.regex && seen_.insert(word.text).second) look_at(word.text);
        }
      }
    }
  }

  void look_at(const std::string& written) {
    const std::vector<CutWord> cut = subject_.segmenter.cut_written(written, *subject_.scratch);
    const std::string shown = readable_word(written);
    std::string kept;
    for (const CutWord& word : cut) kept += word.form;
    const std::string folded = folded_form(written, subject_.segmenter.options().diacritics);
    if (without_silent_signs(folded) != without_silent_signs(kept)) {
      add("D004",
          cut.empty() ? fmt::format("`{}` holds no word and is left out", shown)
                      : fmt::format("matched without the signs in `{}`, which are no part of a "
                                    "word: as `{}`",
                                    shown, joined(cut)),
          "write only the words; --tokens whitespace keeps signs, but looks for no speakers");
    } else if (subject_.english && is_english_clitic(folded)) {
      add("D005",
          fmt::format("`{}` is never a word of its own: apostrophes stay inside words", shown),
          fmt::format("write whole words, or a glob: `*{}`", shown));
    } else if (has_loose_wildcard(cut)) {
      add("D005",
          fmt::format("`{}` is cut into `{}`: the wildcard stands for a whole word of any kind",
                      shown, joined(cut)),
          "name the words that may stand there, or leave the wildcard out");
    }
  }

  static std::string joined(const std::vector<CutWord>& cut) {
    std::string out;
    for (const CutWord& word : cut) out += (out.empty() ? "" : " ") + readable_word(word.form);
    return out;
  }

  static bool has_loose_wildcard(const std::vector<CutWord>& cut) {
    return cut.size() > 1 && std::any_of(cut.begin(), cut.end(), [](const CutWord& word) {
             return is_only_wildcards(word.form);
           });
  }

  const LintSubject& subject_;
  Findings& out_;
  PatternId id_{};
  std::set<std::string> seen_{};
};

}  // namespace

void find_lost_words(const LintSubject& subject, Findings& out) {
  if (subject.segmenter.options().tokens == TokenMode::whitespace) return;
  LostWords rule(subject, out);
  for (std::uint32_t at = 0; at < subject.patterns.size(); ++at) rule.look_at(PatternId{at});
}

}  // namespace themata
