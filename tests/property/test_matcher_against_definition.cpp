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
#include "pattern_definition.hpp"

using namespace themata;
using namespace themata_test;

namespace {

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
