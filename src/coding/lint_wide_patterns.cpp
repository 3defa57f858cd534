// SPDX-License-Identifier: MIT
#include "lint_wide_patterns.hpp"

#include <algorithm>

#include <themata/dictionary/pattern.hpp>

#include "expression_form.hpp"

namespace themata {
namespace {

/// The most letters of a glob that stand together.
std::string_view longest_run(std::string_view text) {
  std::string_view longest;
  while (!text.empty()) {
    const std::size_t end =
        std::min({text.find(wildcard_run_utf8), text.find(wildcard_one_utf8), text.size()});
    if (end > longest.size()) longest = text.substr(0, end);
    static_assert(wildcard_run_utf8.size() == wildcard_one_utf8.size());
    text.remove_prefix(std::min(end + wildcard_run_utf8.size(), text.size()));
  }
  return longest;
}

/// Stands before the text of an expression, which is its key where it has no letters.
constexpr char expression_mark = '\x1c';

bool is_expression(std::string_view key) { return key.front() == expression_mark; }

}  // namespace

std::string WidePatterns::letters_of(const LintAtom& atom) const {
  return atom.regex ? expression_beginning(inclusion_.asked(atom)) : atom.text;
}

std::optional<WidePatterns::Keys> WidePatterns::keys_of(const LintWord& word) const {
  if (word.any || word.atoms.empty()) return std::nullopt;
  Keys keys;
  for (const LintAtom& atom : word.atoms) {
    const std::string letters = letters_of(atom);
    std::string key(longest_run(letters).substr(0, longest_key));
    if (key.empty() && atom.regex) key = expression_mark + inclusion_.asked(atom);
    if (key.empty()) return std::nullopt;
    keys.push_back(std::move(key));
  }
  return keys;
}

std::size_t WidePatterns::frequency(const Keys& keys) const {
  // Whatever word is asked about, an expression without letters is asked of it.
  constexpr std::size_t of_expression = std::size_t{1} << 32;
  std::size_t all = 0;
  for (const std::string& key : keys) {
    all += frequencies_.at(key) + (is_expression(key) ? of_expression : 0);
  }
  return all;
}

void WidePatterns::count(const LintPattern& pattern) {
  for (const LintPart& part : pattern.parts) {
    for (const auto& run : part.options) {
      for (const LintWord& word : run) {
        for (std::string& key : keys_of(word).value_or(Keys{})) ++frequencies_[std::move(key)];
      }
    }
  }
}

std::optional<WidePatterns::Keys> WidePatterns::rarest(const LintPattern& pattern) const {
  std::optional<Keys> best;
  for (const LintPart& part : pattern.parts) {
    if (part.gap > 0 || part.options.empty()) continue;
    Keys of_part;
    bool plain = true;
    for (const auto& run : part.options) {
      std::optional<Keys> of_run;
      for (const LintWord& word : run) {
        auto keys = keys_of(word);
        if (keys && (!of_run || frequency(*keys) < frequency(*of_run))) of_run = std::move(keys);
      }
      plain = plain && of_run;
      if (of_run) of_part.insert(of_part.end(), of_run->begin(), of_run->end());
    }
    if (plain && (!best || frequency(of_part) < frequency(*best))) best = std::move(of_part);
  }
  return best;
}

void WidePatterns::add(const LintPattern& pattern, std::uint32_t place) {
  const std::optional<Keys> keys = rarest(pattern);
  if (!keys) {
    anything_.push_back(place);
    return;
  }
  for (const std::string& key : *keys) {
    listed_[frequencies_.find(key)->first].places.push_back(place);
    if (!is_expression(key)) sizes_[key.size()] = true;
  }
  if (std::ranges::any_of(*keys, is_expression)) expressions_.push_back(place);
}

void WidePatterns::take(std::string_view key) {
  const auto here = listed_.find(key);
  if (here == listed_.end() || here->second.taken == question_) return;
  here->second.taken = question_;
  found_.insert(found_.end(), here->second.places.begin(), here->second.places.end());
}

const std::vector<std::uint32_t>& WidePatterns::candidates(const LintPattern& inner) {
  ++question_;
  found_ = anything_;
  bool plain = false;
  for (const LintWord& word : inner.sequences.front()) {
    // Whoever takes the word takes each of its alternatives.
    if (word.any || word.atoms.empty()) continue;
    const LintAtom& atom = word.atoms.front();
    // An expression is part of another only where it is the same.
    if (atom.regex) take(expression_mark + inclusion_.asked(atom));
    plain = plain || !atom.regex;
    const std::string letters = letters_of(atom);
    for (std::size_t size = 1; size <= std::min(longest_key, letters.size()); ++size) {
      if (!sizes_[size]) continue;
      for (std::size_t from = 0; from + size <= letters.size(); ++from) {
        take(std::string_view(letters).substr(from, size));
      }
    }
  }
  if (plain) found_.insert(found_.end(), expressions_.begin(), expressions_.end());
  std::ranges::sort(found_);
  found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
  return found_;
}

}  // namespace themata
