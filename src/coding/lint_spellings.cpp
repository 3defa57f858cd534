// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "lint_rules.hpp"

// Two spellings of a word differ in a few letters between a stem and an ending. Which
// stems and endings is data, since rules alone turn `surprise` into `surprize`. A literal
// has one partner; a glob has one for each form of the list that it takes. A partner is
// missed where no pattern of the theme takes the same words with it in the place.

namespace themata {
namespace {

constexpr char list[] = {
#include "SPELLINGS_EN.inc"
};

struct SpellingPair {
  std::string one;
  std::string other;
  std::size_t core;  ///< bytes of `one` before the ending: a glob that means it has them all
};

const std::vector<SpellingPair>& spelling_pairs() {
  static const std::vector<SpellingPair> all = [] {
    const auto plain = [](const std::string& part) { return part == "-" ? std::string() : part; };
    std::vector<SpellingPair> out;
    for (const auto& fields : lines_of_list({list, sizeof list})) {
      const std::vector<std::string> letters = words_of_list(fields.at(0));
      for (const std::string& stem : words_of_list(fields.at(1))) {
        for (const std::string& ending : words_of_list(fields.at(2))) {
          const std::string before = plain(stem);
          const std::string after = plain(ending);
          const std::string british = before + letters.at(0);
          const std::string american = before + letters.at(1);
          out.push_back({british + after, american + after, british.size()});
          out.push_back({american + after, british + after, american.size()});
        }
      }
    }
    return out;
  }();
  return all;
}

class MissingSpellings {
 public:
  MissingSpellings(const LintSubject& subject, Findings& out) : subject_(subject), out_(out) {}

  void look_at(const LintPattern& pattern) {
    const Pattern& written = subject_.dictionary.pattern(pattern.id);
    missing_.clear();
    collect(pattern, patterns_of(written.theme));
    if (written.near) {
      for (const Term& term : written.near->terms) collect_alone(term.parts);
    }
    for (const auto* contexts : {&written.unless, &written.required}) {
      for (const Context& context : *contexts) collect_any_of(context);
    }
    if (missing_.empty()) return;
    out_.push_back(
        finding_about("D013", subject_.dictionary, pattern.id,
                      fmt::format("the other spelling is not found: {}", listed(missing_)),
                      "add it beside this one: transcripts mix British and American "
                      "spelling"));
  }

 private:
  const std::vector<const LintPattern*>& patterns_of(ThemeId theme) {
    const auto& ids = subject_.dictionary.theme(theme).patterns;
    std::vector<const LintPattern*>& patterns = patterns_[theme];
    if (patterns.size() == ids.size()) return patterns;
    for (const PatternId id : ids) patterns.push_back(&subject_.of(id));
    return patterns;
  }

  void collect_alone(const PatternParts& parts) {
    const LintPattern term = subject_.taken(parts);
    collect(term, {&term});
  }

  void collect_any_of(const Context& context) {
    std::vector<LintPattern> terms;
    for (const Term& term : context.any_of) terms.push_back(subject_.taken(term.parts));
    std::vector<const LintPattern*> peers;
    for (const LintPattern& term : terms) peers.push_back(&term);
    for (const LintPattern& term : terms) collect(term, peers);
  }

  void collect(const LintPattern& pattern, const std::vector<const LintPattern*>& peers) {
    for (const LintPart& part : pattern.parts) {
      for (const auto& run : part.options) {
        for (std::size_t at = 0; at < run.size(); ++at) {
          if (!run[at].any) collect(pattern, peers, part, run, at);
        }
      }
    }
  }

  void collect(const LintPattern& pattern, const std::vector<const LintPattern*>& peers,
               const LintPart& part, const std::vector<LintWord>& run, std::size_t at) {
    for (const LintAtom& atom : run[at].atoms) {
      if (atom.regex) continue;
      for (const SpellingPair& pair : spelling_pairs()) {
        if (!is_written_so(atom.text, pair)) continue;
        if (subject_.inclusion.matches(run[at], pair.other)) continue;
        if (stands_beside(part, run, at, pair.other)) continue;
        if (is_found_elsewhere(pattern, peers, run[at], pair.other)) continue;
        const bool known =
            std::find(missing_.begin(), missing_.end(), pair.other) != missing_.end();
        if (!known) missing_.push_back(pair.other);
      }
    }
  }

  /// Does the atom take the one spelling, and is it long enough to mean that?
  [[nodiscard]] bool is_written_so(const std::string& text, const SpellingPair& pair) const {
    if (text.front() != pair.one.front()) return false;
    if (text == pair.one) return true;
    const std::size_t stem = text.find(wildcard_run_utf8);
    if (stem == std::string::npos || stem + wildcard_run_utf8.size() != text.size()) return false;
    // `victim*` takes both, `judge*` is about the judge.
    return stem >= pair.core && pair.one.starts_with(std::string_view(text).substr(0, stem));
  }

  [[nodiscard]] static std::vector<LintWord> replaced(std::vector<LintWord> run, std::size_t at,
                                                      const std::string& form) {
    run[at].atoms = {{form, false}};
    return run;
  }

  [[nodiscard]] bool takes(const std::vector<LintWord>& outer,
                           const std::vector<LintWord>& inner) const {
    return outer.size() == inner.size() && std::equal(inner.begin(), inner.end(), outer.begin(),
                                                      [this](const LintWord& a, const LintWord& b) {
                                                        return subject_.inclusion.holds(a, b);
                                                      });
  }

  [[nodiscard]] bool stands_beside(const LintPart& part, const std::vector<LintWord>& run,
                                   std::size_t at, const std::string& form) const {
    const std::vector<LintWord> other = replaced(run, at, form);
    return std::any_of(part.options.begin(), part.options.end(),
                       [&](const auto& option) { return takes(option, other); });
  }

  [[nodiscard]] bool is_found_elsewhere(const LintPattern& pattern,
                                        const std::vector<const LintPattern*>& peers,
                                        const LintWord& word, const std::string& form) const {
    if (pattern.sequences.empty()) {
      // Too much to write out: a pattern that has the partner anywhere is believed.
      return std::any_of(peers.begin(), peers.end(), [&](const LintPattern* peer) {
        bool found = false;
        for_each_word(*peer, [&](const LintWord& other) {
          found |= !other.any && subject_.inclusion.matches(other, form);
        });
        return found;
      });
    }
    return std::all_of(
        pattern.sequences.begin(), pattern.sequences.end(),
        [&](const LintSequence& sequence) { return is_taken(peers, sequence, word, form); });
  }

  [[nodiscard]] bool is_taken(const std::vector<const LintPattern*>& peers,
                              const LintSequence& sequence, const LintWord& word,
                              const std::string& form) const {
    for (std::size_t at = 0; at < sequence.size(); ++at) {
      if (sequence[at].atoms != word.atoms) continue;
      const LintSequence other = replaced(sequence, at, form);
      return std::any_of(peers.begin(), peers.end(), [&](const LintPattern* peer) {
        return !peer->parts.empty() && subject_.inclusion.accepts(*peer, other);
      });
    }
    return true;  // the word is not in this one
  }

  const LintSubject& subject_;
  Findings& out_;
  std::vector<std::string> missing_{};
  std::map<ThemeId, std::vector<const LintPattern*>> patterns_{};  ///< of themes so far
};

}  // namespace

void find_missing_spellings(const LintSubject& subject, Findings& out) {
  if (!subject.english) return;
  MissingSpellings rule(subject, out);
  for (const LintPattern& pattern : subject.patterns) rule.look_at(pattern);
}

}  // namespace themata
