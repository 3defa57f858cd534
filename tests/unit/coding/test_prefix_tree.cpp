// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "../../../src/coding/prefix_tree.hpp"

using namespace themata;

namespace {

std::string random_word(std::mt19937& random, std::size_t longest) {
  std::string word(1 + random() % longest, 'a');
  for (char& letter : word) letter = static_cast<char>('a' + random() % 3);
  return word;
}

std::vector<std::uint32_t> looked_up(const PrefixTree& tree, const std::string& form) {
  std::vector<std::uint32_t> found;
  tree.look_up(form, [&](std::uint32_t number) { found.push_back(number); });
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("a form finds the literals and globs that it satisfies, among thousands") {
  std::mt19937 random(7);
  PrefixTree tree;
  std::vector<std::string> texts;
  for (int added = 0; added < 6000; ++added) {
    std::string text = random_word(random, 9);
    if (random() % 2 == 0) text += std::string(wildcard_run_utf8) + random_word(random, 2);
    const auto fresh = static_cast<std::uint32_t>(texts.size());
    if (tree.add(text, fresh) == fresh) texts.push_back(text);
  }
  REQUIRE(texts.size() > 2000);
  for (int looked = 0; looked < 300; ++looked) {
    const std::string form = random_word(random, 10);
    std::vector<std::uint32_t> expected;
    for (std::uint32_t number = 0; number < texts.size(); ++number) {
      if (glob_matches(texts[number], form)) expected.push_back(number);
    }
    CHECK(looked_up(tree, form) == expected);
  }
}
