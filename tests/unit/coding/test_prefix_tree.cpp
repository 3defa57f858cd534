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

TEST_CASE("globs of one beginning are told apart, however many") {
  PrefixTree tree;
  const auto glob = [](std::uint32_t number) {
    return (number % 2 == 0 ? "" : "un") + std::string(wildcard_run_utf8) + std::to_string(number);
  };
  constexpr std::uint32_t many = 200'000;
  std::uint32_t fresh = 0;
  for (std::uint32_t number = 0; number < many; ++number) {
    fresh += tree.add(glob(number), number) == number ? 1U : 0U;
  }
  CHECK(fresh == many);
  for (const std::uint32_t number : {0U, 1U, 77'777U, many - 1}) {
    CHECK(tree.add(glob(number), many) == number);
  }
  CHECK(looked_up(tree, "un12345") == std::vector<std::uint32_t>{5, 45, 345, 2345, 12345});
}

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
