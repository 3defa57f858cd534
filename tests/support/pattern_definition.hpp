// SPDX-License-Identifier: MIT
// What it means for a pattern to match, and for overlap to be resolved: slow, and plainly right.
#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include <themata/dictionary/pattern.hpp>

namespace themata_test {

using Words = std::vector<std::string>;
using Found = std::set<std::tuple<std::uint32_t, std::uint32_t>>;

inline bool word_matches(const std::string& glob, const std::string& word) {
  if (glob.empty()) return word.empty();
  for (const auto& [sign, run] :
       {std::pair(themata::wildcard_run_utf8, true), {themata::wildcard_one_utf8, false}}) {
    if (!glob.starts_with(sign)) continue;
    const std::string rest = glob.substr(sign.size());
    if (!run) return !word.empty() && word_matches(rest, word.substr(1));
    return word_matches(rest, word) || (!word.empty() && word_matches(glob, word.substr(1)));
  }
  return !word.empty() && glob[0] == word[0] && word_matches(glob.substr(1), word.substr(1));
}

/// All ends of matches of parts[part...] that begin at words[at].
inline void ends(const themata::PatternParts& parts, std::size_t part, const Words& words,
                 std::size_t at, std::set<std::size_t>& out) {
  if (part == parts.size()) {
    out.insert(at);
    return;
  }
  if (const auto* gap = std::get_if<themata::Gap>(&parts[part])) {
    for (std::size_t skip = 0; skip <= gap->most && at + skip <= words.size(); ++skip) {
      ends(parts, part + 1, words, at + skip, out);
    }
    return;
  }
  for (const auto& option : std::get<themata::Choice>(parts[part]).options) {
    bool fits = at + option.size() <= words.size();
    for (std::size_t i = 0; fits && i < option.size(); ++i) {
      fits = word_matches(option[i].text, words[at + i]);
    }
    if (fits) ends(parts, part + 1, words, at + option.size(), out);
  }
}

inline Found all_matches(const themata::PatternParts& parts, const Words& words) {
  Found found;
  for (std::size_t begin = 0; begin < words.size(); ++begin) {
    std::set<std::size_t> out;
    ends(parts, 0, words, begin, out);
    for (const std::size_t end : out) {
      if (end > begin)
        found.insert({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    }
  }
  return found;
}

/// Longest first, then leftmost; a word is used once.
inline Found resolved(const Found& all) {
  std::vector<std::tuple<std::uint32_t, std::uint32_t>> order(all.begin(), all.end());
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    const auto [a1, a2] = a;
    const auto [b1, b2] = b;
    return std::tuple(b2 - b1, a1) < std::tuple(a2 - a1, b1);
  });
  Found kept;
  for (const auto& [begin, end] : order) {
    const std::uint32_t first = begin;
    const std::uint32_t last = end;
    const bool clash = std::any_of(kept.begin(), kept.end(), [&](const auto& other) {
      return first < std::get<1>(other) && std::get<0>(other) < last;
    });
    if (!clash) kept.insert({begin, end});
  }
  return kept;
}

inline std::string rendered(const std::string& theme, const Found& found) {
  if (found.empty()) return {};
  std::string out = theme + ":";
  for (const auto& [begin, end] : found) {
    out += " " + std::to_string(begin) + "-" + std::to_string(end);
  }
  return out;
}

}  // namespace themata_test
