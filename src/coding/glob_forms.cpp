// SPDX-License-Identifier: MIT
//
// Which word did which glob take? A hit says where a pattern was met, not which of its words
// stands where: in `told ~3 t*` the truth may have been in the gap. So the words of a hit are
// read once more as the pattern: place by place, gaps as short as they can be, and of several
// ways the first. A hit's words are few and most hits repeat, so that each different run of
// words is read once, whatever the size of the corpus. The terms of `near` are looked for one
// after the other, each at the first words that no earlier term has. Words that can't be read
// in this way (a term that stands for a theme has the words of another) count for every glob
// that they match: the forms are then too many rather than too few.
#include "glob_forms.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace themata {
namespace {

using Forms = std::vector<std::string_view>;
/// What each word of a run was read as; nullptr in a gap.
using Reading = std::vector<const LintWord*>;

bool is_open(const LintAtom& atom) { return atom.regex || readable_word(atom.text) != atom.text; }

Forms forms_of(std::string_view run) {
  Forms out;
  for (std::size_t at = 0; at < run.size();) {
    const std::size_t end = std::min(run.find(' ', at), run.size());
    out.push_back(run.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

/// Reads words as the parts of a pattern.
class Reader {
 public:
  Reader(const LintInclusion& inclusion, const std::vector<LintPart>& parts, const Forms& forms,
         std::size_t end)
      : inclusion_(inclusion), parts_(parts), forms_(forms), end_(end), reading_(forms.size()) {}

  /// Reads the words from `from` to the end given, all of them.
  std::optional<Reading> read(std::size_t from) {
    if (!read(0, from)) return std::nullopt;
    return reading_;
  }

 private:
  bool read(std::size_t part, std::size_t from) {
    if (part == parts_.size()) return from == end_;
    if (!tried_.emplace(part, from).second) return false;
    const LintPart& its = parts_[part];
    if (its.gap > 0) {
      for (std::size_t words = 0; words <= its.gap && from + words <= end_; ++words) {
        if (read(part + 1, from + words)) return true;
      }
      return false;
    }
    return std::any_of(its.options.begin(), its.options.end(), [&](const auto& run) {
      if (!stands_at(run, from)) return false;
      if (!read(part + 1, from + run.size())) return false;
      for (std::size_t at = 0; at < run.size(); ++at) reading_[from + at] = &run[at];
      return true;
    });
  }

  [[nodiscard]] bool stands_at(const std::vector<LintWord>& run, std::size_t from) const {
    if (run.size() > end_ - from) return false;
    std::size_t at = 0;
    while (at < run.size() && inclusion_.matches(run[at], forms_[from + at])) ++at;
    return at == run.size();
  }

  const LintInclusion& inclusion_;
  const std::vector<LintPart>& parts_;
  const Forms& forms_;
  std::size_t end_;
  Reading reading_;
  std::set<std::pair<std::size_t, std::size_t>> tried_{};  ///< parts and places that led nowhere
};

class Taking {
 public:
  Taking(const LintSubject& subject, PatternId id) : subject_(subject) {
    const Pattern& pattern = subject.dictionary.pattern(id);
    if (!pattern.near) {
      terms_.push_back(subject.of(id));
    } else {
      near_ = true;
      for (const Term& term : pattern.near->terms) {
        if (!term.theme) terms_.push_back(subject.taken(term.parts));
      }
    }
    for (const LintPattern& term : terms_) {
      for_each_word(term, [this](const LintWord& word) {
        for (const LintAtom& atom : word.atoms) {
          if (is_open(atom)) taken_[atom];
        }
      });
    }
  }

  void add(const Forms& forms, std::uint64_t times) {
    if (near_) return add_near(forms, times);
    if (const auto reading =
            Reader(subject_.inclusion, terms_[0].parts, forms, forms.size()).read(0)) {
      add(forms, *reading, times);
    } else {
      add_all(terms_[0], forms, times);
    }
  }

  [[nodiscard]] std::vector<GlobForms> result() const {
    std::vector<GlobForms> out;
    for (const auto& [glob, forms] : taken_) {
      GlobForms& of = out.emplace_back();
      of.glob = glob;
      of.any = subject_.inclusion.is_any(glob);
      of.forms.assign(forms.begin(), forms.end());
      std::stable_sort(of.forms.begin(), of.forms.end(),
                       [](const auto& a, const auto& b) { return a.second > b.second; });
    }
    return out;
  }

 private:
  void add(std::string_view form, const LintWord& word, std::uint64_t times) {
    for (const LintAtom& atom : word.atoms) {
      const auto at = taken_.find(atom);
      if (at == taken_.end() || !subject_.inclusion.matches(atom, form)) continue;
      at->second[std::string(form)] += times;
    }
  }

  void add(const Forms& forms, const Reading& reading, std::uint64_t times) {
    for (std::size_t at = 0; at < forms.size(); ++at) {
      if (reading[at] != nullptr) add(forms[at], *reading[at], times);
    }
  }

  void add_all(const LintPattern& term, const Forms& forms, std::uint64_t times) {
    for_each_word(term, [&](const LintWord& word) {
      for (const std::string_view form : forms) add(form, word, times);
    });
  }

  void add_near(const Forms& forms, std::uint64_t times) {
    std::vector<bool> claimed(forms.size(), false);
    for (const LintPattern& term : terms_) {
      if (const auto reading = first_free(term, forms, claimed)) {
        add(forms, *reading, times);
      } else {
        add_all(term, forms, times);
      }
    }
  }

  [[nodiscard]] std::optional<Reading> first_free(const LintPattern& term, const Forms& forms,
                                                  std::vector<bool>& claimed) const {
    for (std::size_t from = 0; from < forms.size(); ++from) {
      for (std::size_t end = from + 1; end <= forms.size() && !claimed[end - 1]; ++end) {
        const auto reading = Reader(subject_.inclusion, term.parts, forms, end).read(from);
        if (!reading) continue;
        std::fill(claimed.begin() + static_cast<std::ptrdiff_t>(from),
                  claimed.begin() + static_cast<std::ptrdiff_t>(end), true);
        return reading;
      }
    }
    return std::nullopt;
  }

  const LintSubject& subject_;
  std::vector<LintPattern> terms_{};  ///< of `near` those that are words; else the pattern
  bool near_ = false;
  std::map<LintAtom, std::map<std::string, std::uint64_t>> taken_{};
};

}  // namespace

std::string GlobForms::readable() const {
  return glob.regex ? fmt::format("/{}/", glob.text) : readable_word(glob.text);
}

std::vector<GlobForms> glob_forms(const LintSubject& subject, PatternId pattern,
                                  const PatternUsage::Of& used) {
  Taking taking(subject, pattern);
  for (const auto& [run, times] : used.runs) taking.add(forms_of(run), times);
  return taking.result();
}

std::vector<TakenForms> forms_taken(const Dictionary& dictionary, const Segmenter& segmenter,
                                    const PatternUsage& usage) {
  std::vector<TakenForms> out;
  const LintSubject subject(dictionary, segmenter, {});
  for (const Theme& theme : dictionary.themes()) {
    for (const PatternId id : theme.patterns) {
      for (GlobForms& of : glob_forms(subject, id, usage.of(id))) {
        out.push_back({id, of.readable(), std::move(of.forms)});
      }
    }
  }
  return out;
}

}  // namespace themata
