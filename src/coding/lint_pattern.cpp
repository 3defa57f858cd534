// SPDX-License-Identifier: MIT
#include "lint_pattern.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>

#include <themata/dictionary/pattern.hpp>
#include <themata/text/utf8.hpp>

#include "expression_form.hpp"

namespace themata {
namespace {

bool has_wildcard(std::string_view text) {
  return text.find(wildcard_run_utf8) != std::string_view::npos ||
         text.find(wildcard_one_utf8) != std::string_view::npos;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    out += c.value;
    at += c.bytes;
  }
  return out;
}

/// Is every form of the glob `inner` one of `outer`? A run in `inner` can stand for
/// anything, so only a run in `outer` takes it.
bool glob_includes(const std::u32string& outer, const std::u32string& inner) {
  // reached[o]: the first o signs of `outer` include the signs of `inner` so far.
  std::vector<bool> reached(outer.size() + 1, false);
  const auto skip_runs = [&](std::vector<bool>& states) {
    for (std::size_t o = 0; o < outer.size(); ++o) {
      if (states[o] && outer[o] == wildcard_run) states[o + 1] = true;
    }
  };
  reached[0] = true;
  skip_runs(reached);
  for (const char32_t c : inner) {
    std::vector<bool> next(outer.size() + 1, false);
    for (std::size_t o = 0; o < outer.size(); ++o) {
      if (!reached[o]) continue;
      if (outer[o] == wildcard_run) next[o] = true;
      const bool one = outer[o] == c || (outer[o] == wildcard_one && c != wildcard_run);
      if (one && c != wildcard_run) next[o + 1] = true;
    }
    skip_runs(next);
    reached = std::move(next);
  }
  return reached[outer.size()];
}

/// `fair` of `fair*`; nothing of other globs.
std::optional<std::string_view> only_beginning(std::string_view glob) {
  if (!glob.ends_with(wildcard_run_utf8)) return std::nullopt;
  glob.remove_suffix(wildcard_run_utf8.size());
  return has_wildcard(glob) ? std::nullopt : std::optional(glob);
}

class Taker {
 public:
  Taker(const Segmenter& segmenter, Segmenter::Scratch& scratch, const LintInclusion& inclusion)
      : segmenter_(segmenter), scratch_(scratch), inclusion_(inclusion) {}

  std::vector<LintPart> take_apart(const PatternParts& parts) const {
    std::vector<LintPart> out;
    for (const auto& part : parts) {
      if (const auto* gap = std::get_if<Gap>(&part)) {
        out.push_back({{}, gap->most});
        continue;
      }
      LintPart choice = taken(std::get<Choice>(part));
      if (!choice.options.empty()) out.push_back(std::move(choice));
    }
    return out;
  }

 private:
  [[nodiscard]] LintWord word(LintAtom atom, bool tight) const {
    LintWord out;
    out.any = inclusion_.is_any(atom);
    out.tight = tight;
    out.atoms.push_back(std::move(atom));
    return out;
  }

  [[nodiscard]] std::vector<LintWord> cut(const std::vector<WrittenWord>& words) const {
    std::vector<LintWord> run;
    for (const WrittenWord& written : words) {
      if (written.regex) {
        run.push_back(word({written.text, true}, false));
        continue;
      }
      bool first = true;
      for (CutWord& part : segmenter_.cut_written(written.text, scratch_)) {
        replace_all(part.form, "\uA78F\uA78F", wildcard_run_utf8);
        run.push_back(
            word({std::move(part.form), false}, !first && part.before >= Separation::tight));
        first = false;
      }
    }
    return run;
  }

  [[nodiscard]] LintPart taken(const Choice& choice) const {
    LintPart part;
    for (const auto& option : choice.options) {
      std::vector<LintWord> run = cut(option);
      if (!run.empty() || option.empty()) part.options.push_back(std::move(run));
    }
    const bool single = std::all_of(part.options.begin(), part.options.end(),
                                    [](const auto& run) { return run.size() == 1; });
    if (!single || part.options.size() < 2) return part;
    LintWord joined;
    for (auto& run : part.options) {
      joined.any |= run.front().any;
      joined.atoms.push_back(std::move(run.front().atoms.front()));
    }
    std::sort(joined.atoms.begin(), joined.atoms.end());
    joined.atoms.erase(std::unique(joined.atoms.begin(), joined.atoms.end()), joined.atoms.end());
    part.options = {{std::move(joined)}};
    return part;
  }

  const Segmenter& segmenter_;
  Segmenter::Scratch& scratch_;
  const LintInclusion& inclusion_;
};

/// Appends every continuation to every sequence; false where that is too many.
bool extend(std::vector<LintSequence>& all, const std::vector<std::vector<LintWord>>& ways) {
  if (all.size() * ways.size() > LintPattern::most_sequences) return false;
  if (ways.size() == 1) {
    for (LintSequence& one : all) one.insert(one.end(), ways[0].begin(), ways[0].end());
    return true;
  }
  std::vector<LintSequence> out;
  for (const LintSequence& begun : all) {
    for (const auto& way : ways) {
      LintSequence longer = begun;
      longer.insert(longer.end(), way.begin(), way.end());
      out.push_back(std::move(longer));
    }
  }
  all = std::move(out);
  return true;
}

std::vector<LintSequence> written_out(const std::vector<LintPart>& parts) {
  std::vector<LintSequence> all{{}};
  for (const LintPart& part : parts) {
    std::vector<std::vector<LintWord>> ways = part.options;
    if (part.gap > 0) {
      if (part.gap > LintPattern::most_sequences) return {};
      LintWord any;
      any.any = true;
      for (std::uint32_t words = 0; words <= part.gap; ++words) ways.emplace_back(words, any);
    }
    if (!extend(all, ways)) return {};
  }
  std::erase_if(all, [](const LintSequence& sequence) { return sequence.empty(); });
  return all;
}

}  // namespace

const RE2& LintInclusion::regex(const std::string& text) const {
  auto& known = regexes_[text];
  if (!known) {
    RE2::Options options;
    options.set_log_errors(false);
    options.set_case_sensitive(false);
    const ExpressionForm form = expression_form(text, LetterCase::folded, diacritics_);
    known = std::make_unique<RE2>(form.text, options);
  }
  return *known;
}

bool LintInclusion::matches(const LintAtom& atom, std::string_view form) const {
  if (!atom.regex) return glob_matches(atom.text, form);
  return RE2::FullMatch(re2::StringPiece(form.data(), form.size()), regex(atom.text));
}

bool LintInclusion::matches(const LintWord& word, std::string_view form) const {
  return word.any || std::any_of(word.atoms.begin(), word.atoms.end(),
                                 [&](const LintAtom& atom) { return matches(atom, form); });
}

bool LintInclusion::is_any(const LintAtom& atom) const {
  if (!atom.regex) return atom.text == wildcard_run_utf8;
  static constexpr std::array<std::string_view, 8> shapes{
      "qz", "xkvwq", "victim", "übung", "it", "zzzzzzzzzzzzzzzzzz", "fairness", "jumped"};
  return std::all_of(shapes.begin(), shapes.end(),
                     [&](std::string_view form) { return matches(atom, form); });
}

bool LintInclusion::is_boundless(const LintWord& word) const {
  static constexpr std::array<std::string_view, 7> shapes{
      "qz", "xkvwq", "victim", "it", "zzzzzzzzzzzzzzzzzz", "fairness", "jumped"};
  return word.any || std::any_of(word.atoms.begin(), word.atoms.end(), [&](const LintAtom& atom) {
           return std::all_of(shapes.begin(), shapes.end(),
                              [&](std::string_view form) { return matches(atom, form); });
         });
}

bool LintInclusion::holds(const LintAtom& inner, const LintAtom& outer) const {
  work_ += 32;
  if (inner == outer) return true;
  if (inner.regex) return outer.regex && asked(inner) == asked(outer);
  if (!has_wildcard(inner.text)) return matches(outer, inner.text);
  if (outer.regex) return false;
  if (const auto beginning = only_beginning(outer.text)) return inner.text.starts_with(*beginning);
  work_ += inner.text.size() * outer.text.size();
  return glob_includes(code_points(outer.text), code_points(inner.text));
}

bool LintInclusion::holds(const LintWord& inner, const LintWord& outer) const {
  if (inner.tight && !outer.tight) return false;
  if (outer.any) return true;
  return !inner.any && std::all_of(inner.atoms.begin(), inner.atoms.end(), [&](const auto& atom) {
    return std::any_of(outer.atoms.begin(), outer.atoms.end(),
                       [&](const auto& other) { return holds(atom, other); });
  });
}

bool LintInclusion::accepts(const LintPattern& outer, const LintSequence& inner) const {
  // Which lengths of `inner` the parts so far can have taken.
  std::set<std::size_t> reached{0};
  for (const LintPart& part : outer.parts) {
    std::set<std::size_t> next;
    for (const std::size_t from : reached) {
      if (part.gap > 0) {
        for (std::size_t to = from; to <= std::min(inner.size(), from + part.gap); ++to) {
          next.insert(to);
        }
      }
      for (const auto& run : part.options) {
        if (run.size() > inner.size() - from) continue;
        std::size_t at = 0;
        while (at < run.size() && holds(inner[from + at], run[at])) ++at;
        if (at == run.size()) next.insert(from + at);
      }
    }
    if (next.empty()) return false;
    reached = std::move(next);
  }
  return reached.contains(inner.size());
}

bool LintInclusion::holds(const LintPattern& inner, const LintPattern& outer) const {
  return !inner.sequences.empty() && !outer.parts.empty() &&
         std::all_of(inner.sequences.begin(), inner.sequences.end(),
                     [&](const LintSequence& one) { return accepts(outer, one); });
}

LintPattern lint_pattern(const Dictionary& dictionary, PatternId id, const Segmenter& segmenter,
                         Segmenter::Scratch& scratch, const LintInclusion& inclusion) {
  LintPattern out = lint_pattern(dictionary.pattern(id).parts, segmenter, scratch, inclusion);
  out.id = id;
  return out;
}

LintPattern lint_pattern(const PatternParts& parts, const Segmenter& segmenter,
                         Segmenter::Scratch& scratch, const LintInclusion& inclusion) {
  LintPattern out;
  out.parts = Taker(segmenter, scratch, inclusion).take_apart(parts);
  out.sequences = written_out(out.parts);
  out.plain =
      out.sequences.size() == 1 &&
      std::all_of(out.sequences[0].begin(), out.sequences[0].end(), [](const auto& word) {
        return word.atoms.size() == 1 && !word.atoms[0].regex && !has_wildcard(word.atoms[0].text);
      });
  return out;
}

std::string readable_word(std::string text) {
  replace_all(text, wildcard_run_utf8, "*");
  replace_all(text, wildcard_one_utf8, "?");
  return text;
}

}  // namespace themata
