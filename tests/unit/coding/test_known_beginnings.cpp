// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include <themata/text/utf8.hpp>

#include "../../../src/coding/run_words.hpp"
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

/// As RunWords::may_be says of a word that the scan finds in a text.
bool may_hold(const KnownBeginnings& known, const std::string& word) {
  const std::string text = word + ". More of it";
  Vocabulary vocabulary;
  std::array<Token, 1> tokens{{{{0, static_cast<std::uint32_t>(word.size())}, unnamed}}};
  return RunWords{text, tokens, vocabulary}.may_be(known, 0);
}
bool may_hold(const WordClasses& classes, const std::string& word) {
  return may_hold(classes.beginnings(), word);
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
      if (random() % 20 == 0) text = std::string(wildcard_run_utf8) + "'t";
      atoms.push_back({std::move(text), false});
    }
    if (random() % 4 == 0) atoms.push_back({"[bB]c.*", true});
    const WordClasses classes = compiled(atoms);
    std::vector<std::uint32_t> found;
    for (int looked_at = 0; looked_at < 200; ++looked_at) {
      const std::string word = looked_at % 2 == 0 ? atoms[random() % atoms.size()].text.substr(0, 6)
                               : looked_at % 7 == 0 ? random_word(random, 8) + "'T"
                                                    : random_word(random, 10);
      if (!std::all_of(word.begin(), word.end(), is_ascii)) continue;  // the wildcard
      classes.of_form(small(word), found);
      if (found.empty()) continue;
      ++held;
      INFO(word);
      REQUIRE(may_hold(classes, word));
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
    CHECK(may_hold(classes, word));
  }
  std::size_t doubtful = 0;
  std::mt19937 random(5);
  constexpr std::size_t all = 2000;
  for (std::size_t at = 0; at < all; ++at) {
    std::string word(2 + random() % 7, 'a');
    for (char& letter : word) letter = static_cast<char>('a' + random() % 26);
    doubtful += may_hold(classes, word) ? 1U : 0U;
  }
  CHECK(doubtful < all / 100);
}

TEST_CASE("a glob without a head, and a class of any word, hold whatever there is") {
  const WordClasses classes = compiled({{std::string(wildcard_run_utf8) + "ing", false}});
  CHECK(may_hold(classes, "testing"));
  CHECK(may_hold(classes, "whatever"));
  KnownBeginnings::Collector any;
  any.add(classes.beginnings_by_class().at(WordClasses::any));
  CHECK(may_hold(any.take(), "whatever"));
}

TEST_CASE("a glob for all contractions holds words that end so, and no others") {
  const WordClasses classes = compiled({{std::string(wildcard_run_utf8) + "n't", false}});
  for (const char* word : {"don't", "DON'T", "shouldn't", "'t"}) CHECK(may_hold(classes, word));
  for (const char* word : {"dont", "not", "t", "it's", "o'tay"})
    CHECK_FALSE(may_hold(classes, word));
  const WordClasses both = compiled({{std::string(wildcard_run_utf8) + "n't", false},
                                     {"do" + std::string(wildcard_run_utf8) + "n't", false},
                                     {std::string(wildcard_run_utf8) + "t", false}});
  CHECK(may_hold(both, "whatever"));
}
