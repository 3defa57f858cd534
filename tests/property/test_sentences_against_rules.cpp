// SPDX-License-Identifier: MIT
// Sentences found by jumping between terminators against the rules read one code
// point after another: all short strings of sentence-break classes, and random ones.
#include <catch2/catch.hpp>

#include <random>
#include <string>
#include <vector>

#include <themata/segment/sentences.hpp>
#include <themata/text/utf8.hpp>

#include "plain_sentences.hpp"
#include "real_data.hpp"

using namespace themata;
using themata_test::plain_sentence_breaks;
using themata_test::plain_sentence_starts;
using themata_test::PlainSuppressions;

namespace {

std::string suppression_list() {
  return read_file(std::filesystem::path(THEMATA_SOURCE_DIR) / "src/segment/suppressions.txt");
}

/// A character or two of every class, in one byte and in several.
const std::vector<std::string> one_of_each{
    "a",      "B", "é",      "1",  ".",      "\u2024", "!",      "\u3002", "\n",     "\r", "\u2029",
    "\u0085", " ", "\u00A0", "\"", "\u2019", ",",      "\u0301", "\u00AD", "\u4E2D", "*"};

struct Comparison {
  PlainSuppressions plain{suppression_list()};
  std::vector<std::uint32_t> breaks{};

  bool agrees(const std::string& text) {
    find_sentence_breaks(text, nullptr, breaks);
    if (breaks != plain_sentence_breaks(text, nullptr)) return false;
    find_sentence_breaks(text, &Suppressions::built_in(), breaks);
    if (breaks != plain_sentence_breaks(text, &plain)) return false;
    std::string blanks = text;
    std::replace(blanks.begin(), blanks.end(), '\n', ' ');
    find_sentence_breaks(text, &Suppressions::built_in(), breaks, LineFeeds::blank);
    return breaks == plain_sentence_breaks(blanks, &plain);
  }
};

/// Every string of `length` letters of `alphabet`; counts those that differ.
std::size_t differing(const std::vector<std::string>& alphabet, std::size_t length,
                      const std::string& before = {}) {
  Comparison comparison;
  std::vector<std::size_t> at(length, 0);
  std::size_t found = 0;
  for (;;) {
    std::string text = before;
    for (const std::size_t letter : at) text += alphabet[letter];
    if (!comparison.agrees(text) && ++found == 1) UNSCOPED_INFO("first: " << text);
    std::size_t place = 0;
    while (place < length && ++at[place] == alphabet.size()) at[place++] = 0;
    if (place == length) return found;
  }
}

std::string random_string(const std::vector<std::string>& alphabet, std::mt19937& random,
                          std::size_t longest) {
  std::string text;
  for (std::size_t left = random() % (longest + 1); left > 0; --left) {
    text += alphabet[random() % alphabet.size()];
  }
  return text;
}

const std::vector<std::string> talk{"Mr",
                                    "No",
                                    "e.g",
                                    "s",
                                    "word",
                                    "Word",
                                    "approx",
                                    "MESSRS",
                                    "étal",
                                    "\u4E2D",
                                    "5",
                                    " ",
                                    " ",
                                    " ",
                                    " ",
                                    "\n",
                                    ".",
                                    ".",
                                    ".",
                                    "?",
                                    "!",
                                    "\u2026",
                                    "\u2019",
                                    "\u201D",
                                    ")",
                                    ",",
                                    "\u2014",
                                    "\u0301",
                                    "\u3002",
                                    "\u00A0",
                                    "\r",
                                    "\u2029",
                                    "longer than sixteen bytes",
                                    "\xC3",
                                    "\xE2\x80",
                                    "\x80",
                                    "incomprehensibilities"};

}  // namespace

TEST_CASE("short strings of sentence-break classes break as the rules say") {
  for (std::size_t length = 0; length <= 4; ++length) CHECK(differing(one_of_each, length) == 0);
}

TEST_CASE("longer strings of fewer classes break as the rules say, beyond sixteen bytes too") {
  const std::vector<std::string> few{"a", "B", "1", ".", "!", "\n", " ", "\"", "\u0301"};
  CHECK(differing(few, 6) == 0);
  CHECK(differing(few, 4, "fourteen bytes") == 0);
}

TEST_CASE("random talk breaks as the rules say") {
  std::mt19937 random(3);
  Comparison comparison;
  for (int round = 0; round < 60000; ++round) {
    const std::string text = random_string(talk, random, 40);
    if (!comparison.agrees(text)) FAIL("differs: " << text);
  }
}

TEST_CASE("words begin sentences as in a copy with blanks for marks and line feeds") {
  const PlainSuppressions plain(suppression_list());
  const Segmenter segmenter{SegmentOptions{}};
  const SegmenterScratch scratch = segmenter.make_scratch();
  Vocabulary vocabulary;
  std::vector<Token> words;
  std::vector<std::uint32_t> starts;
  std::mt19937 random(4);
  const std::vector<std::string> well_formed(talk.begin(), talk.begin() + 33);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = "x. " + random_string(well_formed, random, 40) + " Y";
    const auto size = static_cast<std::uint32_t>(text.size());
    const std::uint32_t begin = random() % 2 == 0 ? 0 : 3;
    std::vector<std::uint32_t> paragraphs{begin};
    std::vector<Mark> marks;
    std::uint32_t marked = begin;
    for (std::uint32_t at = begin + 1; at < size; ++at) {
      if ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) continue;
      if (random() % (text[at - 1] == '\n' ? 2 : 16) == 0) paragraphs.push_back(at);
      if (random() % 12 == 0 && marked < at) {
        marks.push_back({{marked, at}, MarkKind::note});
        marked = at + 1;
      } else if (random() % 3 == 0) {
        marked = at;
      }
    }
    const Passage passage{text, {begin, size}, marks, paragraphs};
    words.clear();
    segmenter.words(passage, *scratch, vocabulary, words);
    segmenter.sentence_starts(passage, words, *scratch, starts);
    if (starts != plain_sentence_starts(passage, words, &plain)) FAIL("differs: " << text);
  }
}
