// SPDX-License-Identifier: MIT
#include "pattern_program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>

#include "plain_words.hpp"

namespace themata {
namespace {

struct CutStep {
  WordClasses::Atom atom{};
  bool tight = false;
};
using CutRun = std::vector<CutStep>;

/// Letters and digits only, so that what cutting drops can be told from what it keeps.
std::string bare(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    constexpr std::string_view stepped_over = "-'\"()[],./";
    if (c.value >= 0x80 ||
        stepped_over.find(static_cast<char>(c.value)) == std::string_view::npos) {
      if (c.value != 0x2010 && c.value != 0x2011 && c.value != 0x2013 && c.value != 0x2014) {
        out += text.substr(at, c.bytes);
      }
    }
    at += c.bytes;
  }
  return out;
}

std::string readable(std::string text) {
  for (const auto& [letter, sign] : {std::pair(wildcard_run_utf8, '*'), {wildcard_one_utf8, '?'}}) {
    for (std::size_t at = text.find(letter); at != std::string::npos; at = text.find(letter)) {
      text.replace(at, letter.size(), 1, sign);
    }
  }
  return text;
}

/// `**` says no more than `*`.
std::string one_star(std::string text) {
  constexpr std::string_view two = "\uA78F\uA78F";
  for (std::size_t at = text.find(two); at != std::string::npos; at = text.find(two)) {
    text.erase(at, wildcard_run_utf8.size());
  }
  return text;
}

class Compiler {
 public:
  Compiler(const Pattern& pattern, const Segmenter& segmenter, Segmenter::Scratch& scratch,
           WordClasses& classes, Diagnostics& diagnostics)
      : pattern_(pattern),
        segmenter_(segmenter),
        scratch_(scratch),
        classes_(classes),
        diagnostics_(diagnostics) {}

  std::vector<CompiledPart> compile() {
    std::vector<CompiledPart> parts;
    bool any_word = false;
    for (const auto& part : pattern_.parts) {
      if (const auto* gap = std::get_if<Gap>(&part)) {
        parts.push_back({{}, gap->most});
        continue;
      }
      std::vector<std::vector<Step>> options = options_of(std::get<Choice>(part));
      if (options.empty()) continue;
      any_word |= std::none_of(options.begin(), options.end(),
                               [](const auto& option) { return option.empty(); });
      parts.push_back({std::move(options), 0});
    }
    const bool gap_at_end = !parts.empty() && (parts.front().gap > 0 || parts.back().gap > 0);
    if (any_word && !gap_at_end) return parts;
    diagnostics_.warning(
        fmt::format("the pattern `{}` holds no word that themata counts and is left out",
                    pattern_.written),
        pattern_.place);
    return {};
  }

 private:
  std::vector<std::vector<Step>> options_of(const Choice& choice) {
    std::vector<CutRun> runs;
    runs.reserve(choice.options.size());
    for (const auto& option : choice.options) {
      CutRun run = cut(option);
      if (!run.empty() || option.empty()) runs.push_back(std::move(run));
    }
    const bool single =
        std::all_of(runs.begin(), runs.end(), [](const CutRun& run) { return run.size() == 1; });
    if (single && !runs.empty()) {
      std::vector<WordClasses::Atom> atoms;
      atoms.reserve(runs.size());
      for (CutRun& run : runs) atoms.push_back(std::move(run.front().atom));
      return {{{classes_.add(atoms), false}}};
    }
    std::vector<std::vector<Step>> out;
    out.reserve(runs.size());
    for (CutRun& run : runs) {
      std::vector<Step> steps;
      steps.reserve(run.size());
      for (CutStep& step : run) steps.push_back({classes_.add({&step.atom, 1}), step.tight});
      out.push_back(std::move(steps));
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  CutRun cut(const std::vector<WrittenWord>& words) {
    CutRun run;
    run.reserve(words.size());
    for (const WrittenWord& word : words) {
      if (word.regex) {
        run.push_back({{word.text, true}, false});
        continue;
      }
      forms_.clear();
      if (cut_plain_word(word.text, segmenter_.options(), forms_)) {
        for (std::string& form : forms_) run.push_back({{one_star(std::move(form)), false}, false});
        continue;
      }
      std::string kept;
      bool first = true;
      for (CutWord& part : segmenter_.cut_written(word.text, scratch_)) {
        kept += part.form;
        const bool tight = !first && part.before >= Separation::tight;
        run.push_back({{one_star(std::move(part.form)), false}, tight});
        first = false;
      }
      report_losses(word.text, kept);
    }
    return run;
  }

  void report_losses(const std::string& written, const std::string& kept) {
    if (segmenter_.options().tokens == TokenMode::whitespace || kept.empty()) return;
    const std::string folded = folded_form(written, segmenter_.options().diacritics);
    if (bare(folded) == bare(kept)) return;
    diagnostics_.warning(
        fmt::format("the pattern `{}` is matched without the symbols in `{}`, which are no part "
                    "of a word",
                    pattern_.written, readable(written)),
        pattern_.place);
  }

  const Pattern& pattern_;
  const Segmenter& segmenter_;
  Segmenter::Scratch& scratch_;
  WordClasses& classes_;
  Diagnostics& diagnostics_;
  std::vector<std::string> forms_{};
};

}  // namespace

std::vector<CompiledPart> compile_pattern(const Pattern& pattern, const Segmenter& segmenter,
                                          Segmenter::Scratch& scratch, WordClasses& classes,
                                          Diagnostics& diagnostics) {
  return Compiler(pattern, segmenter, scratch, classes, diagnostics).compile();
}

}  // namespace themata
