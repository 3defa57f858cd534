// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>

#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>

#include "lint_rules.hpp"

namespace themata {
namespace {

constexpr char capitals[] = {
#include "CAPITALS_EN.inc"
};

/// What else the word is when its capitals are folded; "" where nothing is known.
std::string other_word(const std::string& written) {
  static const auto known = lines_of_list({capitals, sizeof capitals});
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const auto& fields) { return fields.at(0) == written; });
  return found == known.end() ? std::string() : found->at(1);
}

/// An upper-case letter that is meant: not of a class such as `\S` or `\p{L}`.
bool has_capital_in_class(std::string_view regex) {
  for (std::size_t at = 0; at + 2 < regex.size(); ++at) {
    if (regex[at] == '\\') {
      ++at;
    } else if (regex[at + 1] == '-' && is_upper(static_cast<unsigned char>(regex[at])) &&
               is_upper(static_cast<unsigned char>(regex[at + 2]))) {
      return true;
    }
  }
  return false;
}

template <typename Visit>
void for_each_written(const PatternParts& parts, const Visit& visit) {
  for (const auto& part : parts) {
    const auto* choice = std::get_if<Choice>(&part);
    if (choice == nullptr) continue;
    for (const auto& option : choice->options) {
      for (const WrittenWord& word : option) visit(word, option.size());
    }
  }
}

void look_at_capitals(const LintSubject& subject, PatternId id, Findings& out) {
  const Pattern& pattern = subject.dictionary.pattern(id);
  const bool alone = fewest_words(pattern, subject.of(id)) == 1 && !has_context(pattern);
  for_each_written(pattern.parts, [&](const WrittenWord& word, std::size_t run) {
    if (word.regex && has_capital_in_class(word.text)) {
      out.push_back(finding_about(
          "D014", subject.dictionary, id,
          fmt::format("capitals are folded before `/{}/` looks, so `A-Z` takes small letters too",
                      word.text),
          "write `a-z`; for words with capitals use words and `case: exact`"));
    }
    const std::string other = alone && subject.english && run == 1 ? other_word(word.text) : "";
    if (other.empty()) return;
    out.push_back(
        finding_about("D014", subject.dictionary, id,
                      fmt::format("`{}` is met without its capitals too: {}", word.text, other),
                      fmt::format("write `{{match: {}, case: exact}}`", pattern.written)));
  });
}

bool has_letters_beyond_ascii(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.bytes;
    if (c.value >= 0x80 && c.value != wildcard_run && c.value != wildcard_one) return true;
  }
  return false;
}

void look_at_diacritics(const LintSubject& subject, const LintPattern& pattern, Findings& out) {
  const Pattern& written = subject.dictionary.pattern(pattern.id);
  std::vector<std::string> lone;
  for_each_word(pattern, [&](const LintWord& word) {
    for (const LintAtom& atom : word.atoms) {
      if (atom.regex || !has_letters_beyond_ascii(atom.text)) continue;
      const LintAtom bare{folded_form(atom.text, Diacritics::ignore), false};
      if (bare.text == atom.text) continue;
      const auto& peers = subject.dictionary.theme(written.theme).patterns;
      const bool found = std::any_of(peers.begin(), peers.end(), [&](PatternId peer) {
        bool takes = false;
        for_each_word(subject.of(peer), [&](const LintWord& other) {
          takes |= !other.any && subject.inclusion.holds(LintWord{{bare}, false, false}, other);
        });
        return takes;
      });
      if (!found) lone.push_back(readable_word(bare.text));
    }
  });
  if (lone.empty()) return;
  out.push_back(finding_about(
      "D015", subject.dictionary, pattern.id,
      fmt::format("{} is not found: few English transcripts keep accents", listed(lone)),
      "add the word without accents, or use --ignore-diacritics"));
}

}  // namespace

void find_lost_capitals(const LintSubject& subject, Findings& out) {
  for (std::uint32_t at = 0; at < subject.patterns.size(); ++at) {
    const Pattern& pattern = subject.dictionary.pattern(PatternId{at});
    if (pattern.letter_case == LetterCase::folded) look_at_capitals(subject, PatternId{at}, out);
  }
}

void find_lone_diacritics(const LintSubject& subject, Findings& out) {
  if (!subject.english || subject.segmenter.options().diacritics == Diacritics::ignore) return;
  for (const LintPattern& pattern : subject.patterns) look_at_diacritics(subject, pattern, out);
}

}  // namespace themata
