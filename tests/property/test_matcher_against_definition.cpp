// SPDX-License-Identifier: MIT
// The matcher against a definition that is slow and plainly right, on every
// text over a small alphabet, for many small dictionaries.
#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <tuple>
#include <variant>

#include "coding_fixture.hpp"

using namespace themata;
using themata_test::CodingFixture;

namespace {

using Words = std::vector<std::string>;
using Found = std::set<std::tuple<std::uint32_t, std::uint32_t>>;

bool word_matches(const std::string& glob, const std::string& word) {
  if (glob.empty()) return word.empty();
  for (const auto& [sign, run] : {std::pair(wildcard_run_utf8, true), {wildcard_one_utf8, false}}) {
    if (!glob.starts_with(sign)) continue;
    const std::string rest = glob.substr(sign.size());
    if (!run) return !word.empty() && word_matches(rest, word.substr(1));
    return word_matches(rest, word) || (!word.empty() && word_matches(glob, word.substr(1)));
  }
  return !word.empty() && glob[0] == word[0] && word_matches(glob.substr(1), word.substr(1));
}

/// All ends of matches of parts[part...] that begin at words[at].
void ends(const PatternParts& parts, std::size_t part, const Words& words, std::size_t at,
          std::set<std::size_t>& out) {
  if (part == parts.size()) {
    out.insert(at);
    return;
  }
  if (const auto* gap = std::get_if<Gap>(&parts[part])) {
    for (std::size_t skip = 0; skip <= gap->most && at + skip <= words.size(); ++skip) {
      ends(parts, part + 1, words, at + skip, out);
    }
    return;
  }
  for (const auto& option : std::get<Choice>(parts[part]).options) {
    bool fits = at + option.size() <= words.size();
    for (std::size_t i = 0; fits && i < option.size(); ++i) {
      fits = word_matches(option[i].text, words[at + i]);
    }
    if (fits) ends(parts, part + 1, words, at + option.size(), out);
  }
}

Found all_matches(const PatternParts& parts, const Words& words) {
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
Found resolved(const Found& all) {
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

std::string rendered(const std::string& theme, const Found& found) {
  if (found.empty()) return {};
  std::string out = theme + ":";
  for (const auto& [begin, end] : found) {
    out += " " + std::to_string(begin) + "-" + std::to_string(end);
  }
  return out;
}

std::string join(const std::string& a, const std::string& b) {
  return a.empty() || b.empty() ? a + b : a + "; " + b;
}

std::string definition(const Dictionary& dictionary, const Words& words) {
  std::vector<Found> of(dictionary.themes().size());
  for (const Pattern& pattern : dictionary.patterns()) {
    const Found found = all_matches(pattern.parts, words);
    for (std::optional<ThemeId> theme = pattern.theme; theme;
         theme = dictionary.theme(*theme).parent) {
      of[index_of(*theme)].insert(found.begin(), found.end());
    }
  }
  std::string out;
  for (std::size_t at = 0; at < of.size(); ++at) {
    out = join(out, rendered(dictionary.themes()[at].full_name, resolved(of[at])));
  }
  return out;
}

const std::vector<std::string> pool{"a",
                                    "b",
                                    "a b",
                                    "b a",
                                    "a b a",
                                    "a*",
                                    "*",
                                    "* *",
                                    "a * b",
                                    "?",
                                    "ab",
                                    "?b a",
                                    "a ~1 b",
                                    "a ~2 a",
                                    "b ~1 * a",
                                    "(a|b) a",
                                    "(a|) b",
                                    "a (b|ab)",
                                    "(a b|b) a",
                                    "a (a|) (b|) a",
                                    "(a|b) ~1 (a|b)",
                                    "a a a",
                                    "(a|) (a|) b"};

std::string dictionary_of(const std::vector<std::string>& x, const std::vector<std::string>& y) {
  std::string text = "themata: 1\nthemes:\n  p:\n    themes:\n";
  for (const auto& [name, patterns] : {std::pair(std::string("x"), x), {std::string("y"), y}}) {
    text += "      " + name + ":\n";
    for (const std::string& pattern : patterns) text += "        - '" + pattern + "'\n";
  }
  return text;
}

/// Every text of up to `longest` words over a, b, ab.
void for_each_text(std::size_t longest, const std::function<void(const Words&)>& visit) {
  const Words alphabet{"a", "b", "ab"};
  Words words;
  const std::function<void()> grow = [&] {
    visit(words);
    if (words.size() == longest) return;
    for (const std::string& word : alphabet) {
      words.push_back(word);
      grow();
      words.pop_back();
    }
  };
  grow();
}

void compare(const std::vector<std::string>& x, const std::vector<std::string>& y,
             std::size_t longest) {
  const CodingFixture fixture(dictionary_of(x, y));
  for_each_text(longest, [&](const Words& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    const std::string expected = definition(fixture.dictionary(), words);
    const std::string found = fixture.hits(text);
    if (found == expected) return;
    INFO(dictionary_of(x, y) << "\n" << text);
    CHECK(found == expected);
  });
}

}  // namespace

TEST_CASE("every pattern of the pool matches as defined on every small text") {
  for (const std::string& pattern : pool) compare({pattern}, {}, 5);
  SUCCEED("no difference");
}

TEST_CASE("every pair of patterns, in one theme and in two, is resolved as defined") {
  for (const std::string& first : pool) {
    for (const std::string& second : pool) {
      compare({first, second}, {second, "a b"}, 3);
    }
  }
  SUCCEED("no difference");
}
