// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include <themata/text/utf8.hpp>

#include "../../../src/coding/word_classes.hpp"

using namespace themata;

namespace {

/// Of letters that words have in common, and of what else stands in words.
std::string random_word(std::mt19937& random, std::size_t longest) {
  constexpr std::string_view letters = "abcABC'5_";
  std::string word(1 + random() % longest, 'a');
  for (char& letter : word) letter = letters[random() % letters.size()];
  return word;
}

std::string small(std::string word) {
  for (char& letter : word) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter | 0x20);
  }
  return word;
}

/// As the scan finds it in a text.
std::uint64_t beginning_in_text(const std::string& word) {
  const std::string text = word + ". More of it";
  return beginning_at(text.data(), {0, static_cast<std::uint32_t>(word.size())});
}

WordClasses compiled(const std::vector<WordClasses::Atom>& atoms) {
  WordClasses classes;
  for (const WordClasses::Atom& atom : atoms) classes.add(std::array{atom});
  classes.compile();
  return classes;
}

}  // namespace

TEST_CASE("no word that a class holds has a beginning that none of its words has") {
  std::mt19937 random(3);
  std::size_t held = 0;
  for (int round = 0; round < 300; ++round) {
    std::vector<WordClasses::Atom> atoms;
    for (std::size_t more = 1 + random() % 8; more > 0; --more) {
      std::string text = small(random_word(random, 10));
      if (random() % 3 == 0) text += std::string(wildcard_run_utf8) + random_word(random, 2);
      atoms.push_back({std::move(text), false});
    }
    if (random() % 4 == 0) atoms.push_back({"[bB]c.*", true});
    const WordClasses classes = compiled(atoms);
    std::vector<std::uint32_t> found;
    for (int looked_at = 0; looked_at < 200; ++looked_at) {
      const std::string word = looked_at % 2 == 0 ? atoms[random() % atoms.size()].text.substr(0, 6)
                                                  : random_word(random, 10);
      if (!std::all_of(word.begin(), word.end(), is_ascii)) continue;  // the wildcard
      classes.of_form(small(word), found);
      if (found.empty()) continue;
      ++held;
      INFO(word);
      REQUIRE(classes.may_hold(beginning_in_text(word)));
    }
  }
  CHECK(held > 1000);
}

TEST_CASE("most words that no class holds are told by their beginnings") {
  std::vector<WordClasses::Atom> atoms;
  for (const char* text : {"court", "justice", "victim", "hear"}) atoms.push_back({text, false});
  atoms.push_back({"testi" + std::string(wildcard_run_utf8), false});
  atoms.push_back({"[0-9]+", true});
  const WordClasses classes = compiled(atoms);
  for (const char* word : {"court", "Victim", "testimony", "5"}) {
    CHECK(classes.may_hold(beginning_in_text(word)));
  }
  std::size_t doubtful = 0;
  std::mt19937 random(5);
  constexpr std::size_t all = 2000;
  for (std::size_t at = 0; at < all; ++at) {
    std::string word(2 + random() % 7, 'a');
    for (char& letter : word) letter = static_cast<char>('a' + random() % 26);
    doubtful += classes.may_hold(beginning_in_text(word)) ? 1U : 0U;
  }
  CHECK(doubtful < all / 100);
}

TEST_CASE("a glob without a head, and a class of any word, hold whatever there is") {
  const WordClasses classes = compiled({{std::string(wildcard_run_utf8) + "ing", false}});
  CHECK(classes.may_hold(beginning_in_text("testing")));
  CHECK(classes.may_hold(beginning_in_text("whatever")));
  KnownBeginnings::Collector any;
  any.add(classes.beginnings_by_class().at(WordClasses::any));
  CHECK(any.take().may_hold(beginning_in_text("whatever")));
}
