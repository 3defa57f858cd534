// SPDX-License-Identifier: MIT
#include "cased_words.hpp"

#include <algorithm>
#include <utility>

#include "expression_form.hpp"

namespace themata {

CasedWords::CasedWords(const PatternParts& parts, const Segmenter& segmenter) {
  const SegmenterScratch scratch = segmenter.make_scratch();
  for (const auto& written : parts) {
    Part part;
    if (const auto* gap = std::get_if<Gap>(&written)) {
      part.gap = gap->most;
      parts_.push_back(std::move(part));
      continue;
    }
    for (const std::vector<WrittenWord>& option : std::get<Choice>(written).options) {
      std::vector<Word> words;
      for (const WrittenWord& word : option) {
        if (word.regex) {
          const Diacritics diacritics = segmenter.options().diacritics;
          words.push_back(
              {expression_form(word.text, LetterCase::exact, diacritics).text, true, nullptr});
          words.back().restore();
          continue;
        }
        for (CutWord& cut : segmenter.cut_written(word.text, *scratch)) {
          words.push_back({std::move(cut.cased), false, nullptr});
        }
      }
      if (!words.empty() || option.empty()) part.options.push_back(std::move(words));
    }
    if (!part.options.empty()) parts_.push_back(std::move(part));
  }
}

void CasedWords::Word::restore() {
  if (!is_regex) return;
  RE2::Options options;
  options.set_log_errors(false);
  regex = std::make_unique<RE2>(written, options);
}

bool CasedWords::matches(const Word& word, const std::string& written) {
  return word.regex ? RE2::FullMatch(written, *word.regex) : glob_matches(word.written, written);
}

bool CasedWords::match(std::span<const std::string> words) const {
  std::vector<bool> here(words.size() + 1, false);
  here[0] = true;
  for (const Part& part : parts_) {
    std::vector<bool> next(here.size(), false);
    std::uint32_t eaten = part.gap + 1;
    for (std::size_t at = 0; at < here.size(); ++at) {
      eaten = here[at] ? 0 : std::min(eaten + 1, part.gap + 1);
      if (part.gap > 0) next[at] = eaten <= part.gap;
      if (!here[at]) continue;
      for (const std::vector<Word>& option : part.options) {
        bool fits = at + option.size() <= words.size();
        for (std::size_t word = 0; fits && word < option.size(); ++word) {
          fits = matches(option[word], words[at + word]);
        }
        if (fits) next[at + option.size()] = true;
      }
    }
    here = std::move(next);
  }
  return here.back();
}

}  // namespace themata
