// SPDX-License-Identifier: MIT
#include <themata/coding/pattern_usage.hpp>

#include <algorithm>

namespace themata {
namespace {

bool is_open(const WrittenWord& word) {
  return word.regex || word.text.find(wildcard_run_utf8) != std::string::npos ||
         word.text.find(wildcard_one_utf8) != std::string::npos;
}

bool has_open_word(const PatternParts& parts) {
  return std::any_of(parts.begin(), parts.end(), [](const auto& part) {
    const auto* choice = std::get_if<Choice>(&part);
    return choice != nullptr &&
           std::any_of(choice->options.begin(), choice->options.end(), [](const auto& option) {
             return std::any_of(option.begin(), option.end(), is_open);
           });
  });
}

bool has_open_word(const Pattern& pattern) {
  if (!pattern.near) return has_open_word(pattern.parts);
  return std::any_of(pattern.near->terms.begin(), pattern.near->terms.end(),
                     [](const Term& term) { return has_open_word(term.parts); });
}

}  // namespace

PatternUsage::PatternUsage(const Dictionary& dictionary) : patterns_(dictionary.patterns().size()) {
  for (const Pattern& pattern : dictionary.patterns()) {
    keeps_forms_.push_back(has_open_word(pattern));
  }
}

void PatternUsage::add(const TurnView& turn, std::span<const OwnedHit> hits) {
  const Role role = turn.document.speaker_of(turn.turn).role;
  if (role == Role::preamble) return;
  const bool asks = role == Role::interviewer;
  (asks ? interviewer_words_ : other_words_) += turn.words.size();
  for (const OwnedHit& owned : hits) {
    const std::uint32_t pattern = index_of(owned.hit.pattern);
    Of& of = patterns_[pattern];
    ++of.hits;
    if (asks) ++of.by_interviewers;
    if (!keeps_forms_[pattern]) continue;
    std::string run;
    for (std::uint32_t at = owned.hit.begin; at < owned.hit.end; ++at) {
      const Token& word = turn.onwards[at - turn.first_word];
      if (!run.empty()) run += ' ';
      run += turn.vocabulary.form(word.type);
    }
    ++of.runs[std::move(run)];
  }
}

void PatternUsage::merge(const PatternUsage& other) {
  for (std::size_t at = 0; at < patterns_.size(); ++at) {
    Of& of = patterns_[at];
    of.hits += other.patterns_[at].hits;
    of.by_interviewers += other.patterns_[at].by_interviewers;
    for (const auto& [run, count] : other.patterns_[at].runs) of.runs[run] += count;
  }
  interviewer_words_ += other.interviewer_words_;
  other_words_ += other.other_words_;
}

}  // namespace themata
