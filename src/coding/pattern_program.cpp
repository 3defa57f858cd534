// SPDX-License-Identifier: MIT
#include "pattern_program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include <themata/text/normalise.hpp>
#include <themata/text/utf8.hpp>

#include "expression_form.hpp"
#include "plain_words.hpp"

namespace themata {
namespace {

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

}  // namespace

void PatternCompiler::add(const Pattern& pattern) {
  bool any_word = false;
  for (const auto& part : pattern.parts) {
    if (const auto* gap = std::get_if<Gap>(&part)) {
      compiled_.add_gap(gap->most);
    } else {
      any_word |= add_place(pattern, std::get<Choice>(part)) == Words::surely;
    }
  }
  const CompiledPatterns::Places places = compiled_.under_way();
  const bool gap_at_end =
      !places.empty() && (places[0].gap() > 0 || places[places.size() - 1].gap() > 0);
  if (!any_word || gap_at_end) {
    compiled_.drop_pattern();
    diagnostics_.warning(
        fmt::format("the pattern `{}` holds no word that themata counts and is left out",
                    pattern.written),
        pattern.place);
  }
  compiled_.end_pattern();
}

PatternCompiler::Words PatternCompiler::add_place(const Pattern& pattern, const Choice& choice) {
  atoms_.clear();
  tight_.clear();
  ends_.clear();
  bool single = true;
  bool optional = false;
  for (const auto& option : choice.options) {
    const std::size_t before = atoms_.size();
    cut(pattern, option);
    const std::size_t words = atoms_.size() - before;
    if (words == 0 && !option.empty()) continue;
    ends_.push_back(atoms_.size());
    single &= words == 1;
    optional |= words == 0;
  }
  if (ends_.empty()) return Words::none;
  if (single) {
    const Step step{classes_.add(atoms_), false};
    compiled_.add_option({&step, 1});
  } else {
    add_options();
  }
  compiled_.end_place();
  return optional ? Words::perhaps : Words::surely;
}

void PatternCompiler::add_options() {
  steps_.clear();
  for (std::size_t at = 0; at < atoms_.size(); ++at) {
    steps_.push_back({classes_.add({&atoms_[at], 1}), tight_[at]});
  }
  std::vector<std::span<const Step>> options;
  std::size_t begin = 0;
  for (const std::size_t end : ends_) {
    options.push_back(std::span(steps_).subspan(begin, end - begin));
    begin = end;
  }
  if (options.size() > 1) {
    std::ranges::sort(options, [](const auto& a, const auto& b) {
      return std::ranges::lexicographical_compare(a, b);
    });
    const auto repeated =
        std::unique(options.begin(), options.end(),
                    [](const auto& a, const auto& b) { return std::ranges::equal(a, b); });
    options.erase(repeated, options.end());
  }
  for (const std::span<const Step> option : options) compiled_.add_option(option);
}

void PatternCompiler::cut(const Pattern& pattern, const std::vector<WrittenWord>& words) {
  const auto keep = [this](std::string text, bool regex, bool tight) {
    atoms_.push_back({std::move(text), regex});
    tight_.push_back(tight);
  };
  for (const WrittenWord& word : words) {
    if (word.regex) {
      const Diacritics diacritics = segmenter_.options().diacritics;
      keep(expression_form(word.text, LetterCase::folded, diacritics).text, true, false);
      continue;
    }
    forms_.clear();
    if (cut_plain_word(word.text, segmenter_.options(), forms_)) {
      for (std::string& form : forms_) keep(one_star(std::move(form)), false, false);
      continue;
    }
    std::string kept;
    bool first = true;
    for (CutWord& part : cut_word(word.text)) {
      kept += part.form;
      keep(one_star(std::move(part.form)), false, !first && part.before >= Separation::tight);
      first = false;
    }
    report_losses(pattern, word.text, kept);
  }
}

/// An elided word keeps its apostrophe only where a word follows: `qu'` is cut as in `qu'a`.
std::vector<CutWord> PatternCompiler::cut_word(const std::string& written) {
  const auto apostrophe = [&](std::string_view sign) { return written.ends_with(sign); };
  if (segmenter_.options().elision != Elision::none &&
      (apostrophe("'") || apostrophe("\u2019") || apostrophe("\u02BC"))) {
    std::vector<CutWord> words = segmenter_.cut_written(written + 'a', *scratch_);
    if (words.size() > 1 && words.back().form == "a") {
      words.pop_back();
      return words;
    }
  }
  return segmenter_.cut_written(written, *scratch_);
}

void PatternCompiler::report_losses(const Pattern& pattern, const std::string& written,
                                    const std::string& kept) {
  if (segmenter_.options().tokens == TokenMode::whitespace || kept.empty()) return;
  const std::string folded = folded_form(written, segmenter_.options().diacritics);
  if (bare(folded) == bare(kept)) return;
  diagnostics_.warning(
      fmt::format("the pattern `{}` is matched without the symbols in `{}`, which are no part "
                  "of a word",
                  pattern.written, readable(written)),
      pattern.place);
}

}  // namespace themata
